//! MailerLite. Its tags stand in `{$ }`. The tag for the web page rests on one source.

use super::{Opening, Place, Profile, TRACKING, address};

pub(super) const PROFILE: Profile = Profile {
    name: "mailerlite",
    label: "MailerLite",
    openings: &[Opening::Exact("{$")],
    tokens: &[address(Place::Unsubscribe, "{$unsubscribe}"), address(Place::Browser, "{$url}")],
    overhead: TRACKING,
    ..Profile::NONE
};
