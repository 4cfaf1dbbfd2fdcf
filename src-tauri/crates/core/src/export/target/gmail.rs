//! Gmail. What is pasted into a new mail keeps the styles of its elements and loses style sheets.

use super::{Comments, Form, Profile, Strip};

pub(super) const PROFILE: Profile = Profile {
    name: "gmail",
    label: "Gmail",
    form: Form::Fragment,
    comments: Comments::LeftOut,
    strips: &[Strip::Comments, Strip::StyleSheets, Strip::Anchors, Strip::Preheader],
    ..Profile::NONE
};
