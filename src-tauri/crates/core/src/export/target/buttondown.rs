//! Buttondown. A mail is a Django template; the first line says that it is to be taken as it is.

use super::{Opening, Place, Profile, TRACKING, address};

pub(super) const PROFILE: Profile = Profile {
    name: "buttondown",
    label: "Buttondown",
    openings: &[Opening::Exact("{{"), Opening::Exact("{%"), Opening::Exact("{#")],
    tokens: &[address(Place::Unsubscribe, "{{ unsubscribe_url }}"), address(Place::Browser, "{{ email_url }}")],
    overhead: TRACKING,
    wrap: ("<!-- buttondown-editor-mode: plaintext -->", ""),
    ..Profile::NONE
};
