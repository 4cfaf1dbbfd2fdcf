//! Mailchimp. Its tags stand between `*|` and `|*`; without the one for leaving it adds a footer of its own.
//! Conditions stand in comments, which are therefore kept.

use super::{Markup, Opening, Place, Profile, TRACKING, Token, address};

pub(super) const PROFILE: Profile = Profile {
    name: "mailchimp",
    label: "Mailchimp",
    openings: &[Opening::Exact("*|")],
    tokens: &[
        address(Place::Unsubscribe, "*|UNSUB|*"),
        address(Place::Browser, "*|ARCHIVE|*"),
        Token {
            place: Place::PostalAddress,
            markup: Markup::Words("*|HTML:LIST_ADDRESS_HTML|*"),
            text: "*|LIST:ADDRESSLINE|*",
        },
        Token {
            place: Place::Preheader,
            markup: Markup::Words("<!--*|IF:MC_PREVIEW_TEXT|*-->*|MC_PREVIEW_TEXT|*<!--*|END:IF|*-->"),
            text: "*|MC_PREVIEW_TEXT|*",
        },
    ],
    overhead: TRACKING,
    ..Profile::NONE
};
