//! Kit. The mail is put into a template that brings the document; tags are Liquid's.

use super::{Comments, Form, Markup, Opening, Overhead, Place, Profile, Strip, Token, address};

pub(super) const PROFILE: Profile = Profile {
    name: "kit",
    label: "Kit",
    form: Form::Fragment,
    openings: &[Opening::Exact("{{"), Opening::Exact("{%")],
    tokens: &[
        address(Place::Unsubscribe, "{{ unsubscribe_url }}"),
        Token { place: Place::PostalAddress, markup: Markup::Words("{{ address }}"), text: "{{ address }}" },
    ],
    comments: Comments::LeftOut,
    strips: &[Strip::Comments, Strip::StyleSheets, Strip::Preheader],
    overhead: Overhead { fixed: 3_000, per_link: 110 },
    ..Profile::NONE
};
