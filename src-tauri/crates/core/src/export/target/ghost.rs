//! Ghost. It takes a fragment as an HTML card, brings the document, the preheader (the post's excerpt) and
//! the footer, and parses the markup before it fills in its tags.

use super::{Comments, Footer, Form, Opening, Overhead, Profile, Strip};

pub(super) const PROFILE: Profile = Profile {
    name: "ghost",
    label: "Ghost",
    form: Form::Fragment,
    openings: &[Opening::Exact("%%{"), Opening::Exact("{{")],
    comments: Comments::LeftOut,
    footer: Footer::Tool,
    strips: &[Strip::Comments, Strip::StyleSheets, Strip::Preheader],
    // Its document around a post, and its footer, take some 12 kB.
    overhead: Overhead { fixed: 12_000, per_link: 60 },
    wrap: ("<!--kg-card-begin: html-->\n", "<!--kg-card-end: html-->\n"),
    ..Profile::NONE
};
