//! Campaign Monitor. Its links are elements of its own, which no standard knows; words in square brackets
//! are tags.

use super::{Markup, Opening, Place, Profile, TRACKING, Token};

pub(super) const PROFILE: Profile = Profile {
    name: "campaign-monitor",
    label: "Campaign Monitor",
    openings: &[Opening::BeforeLetter('['), Opening::Exact("{{")],
    tokens: &[
        Token { place: Place::Unsubscribe, markup: Markup::Element("unsubscribe"), text: "[unsubscribe]" },
        Token { place: Place::Browser, markup: Markup::Element("webversion"), text: "[webversion]" },
    ],
    overhead: TRACKING,
    ..Profile::NONE
};
