//! Brevo. Its tags are those of a Django-like template.

use super::{Opening, Place, Profile, TRACKING, address};

pub(super) const PROFILE: Profile = Profile {
    name: "brevo",
    label: "Brevo",
    openings: &[Opening::Exact("{{"), Opening::Exact("{%"), Opening::Exact("{#")],
    tokens: &[address(Place::Unsubscribe, "{{ unsubscribe }}"), address(Place::Browser, "{{ mirror }}")],
    overhead: TRACKING,
    ..Profile::NONE
};
