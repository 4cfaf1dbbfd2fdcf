//! SendGrid. Templates of its marketing side have handlebars, its older tags stand in `<% %>`, and two words
//! in square brackets are tags too. The tag for the web page rests on one old source.

use super::{Markup, Opening, Place, Profile, TRACKING, Token, address};

pub(super) const PROFILE: Profile = Profile {
    name: "sendgrid",
    label: "SendGrid",
    openings: &[
        Opening::Exact("{{"),
        Opening::Exact("<%"),
        Opening::Exact("[%"),
        Opening::Exact("[unsubscribe"),
        Opening::Exact("[Unsubscribe"),
        Opening::Exact("[weblink"),
        Opening::Exact("[Weblink"),
    ],
    tokens: &[
        address(Place::Unsubscribe, "<%asm_group_unsubscribe_raw_url%>"),
        address(Place::Browser, "[weblink]"),
        Token {
            place: Place::PostalAddress,
            markup: Markup::Words("{{Sender_Address}}, {{Sender_City}} {{Sender_State}} {{Sender_Zip}}"),
            text: "{{Sender_Address}}, {{Sender_City}} {{Sender_State}} {{Sender_Zip}}",
        },
    ],
    overhead: TRACKING,
    ..Profile::NONE
};
