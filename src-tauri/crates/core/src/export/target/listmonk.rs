//! listmonk. A campaign is a Go template: any `{{` is executed, and comments are dropped unless the template
//! says that they are safe, so those for Outlook are said to be.

use super::{Comments, Opening, Place, Profile, Strip, TRACKING, address};

pub(super) const PROFILE: Profile = Profile {
    name: "listmonk",
    label: "listmonk",
    openings: &[Opening::Exact("{{")],
    tokens: &[address(Place::Unsubscribe, "{{ UnsubscribeURL }}"), address(Place::Browser, "{{ MessageURL }}")],
    comments: Comments::Wrapped("{{ Safe `", "` }}"),
    strips: &[Strip::Comments],
    overhead: TRACKING,
    ..Profile::NONE
};
