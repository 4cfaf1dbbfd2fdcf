//! Substack. It has an editor and no way in but the clipboard, and brings every style, the preheader (the
//! subtitle) and the footer.

use super::{Comments, Footer, Form, Overhead, Profile, Strip};

pub(super) const PROFILE: Profile = Profile {
    name: "substack",
    label: "Substack",
    form: Form::Article,
    comments: Comments::LeftOut,
    footer: Footer::Tool,
    strips: &[Strip::Comments, Strip::StyleSheets, Strip::Styles, Strip::Anchors, Strip::Preheader],
    // Its document around a post, and its footer, take some 20 kB; its links lead through addresses of
    // some 250 bytes.
    overhead: Overhead { fixed: 20_000, per_link: 250 },
    ..Profile::NONE
};
