//! No tool in particular. Nothing is a merge tag here, so what looks like one stays as it was written.

use super::Profile;

pub(super) const PROFILE: Profile = Profile { name: "plain", label: "Plain HTML", ..Profile::NONE };
