//! Outlets of the register.

use galley_core::id::OutletId;
use galley_core::outlet::Outlet;

use crate::outlet::OutletView;

pub fn outlet((outlet, stories): &(Outlet, u32)) -> OutletView {
    OutletView {
        id: outlet.id.to_string(),
        name: outlet.name.clone(),
        credit: outlet.credit.clone(),
        home: outlet.home.clone(),
        domains: outlet.domains.clone(),
        language: outlet.language.clone(),
        kind: outlet.kind.into(),
        paywall: outlet.paywall.into(),
        trust_note: outlet.trust_note.clone(),
        stories: *stories,
    }
}

pub fn outlet_id(text: &str) -> Option<OutletId> {
    text.parse().ok()
}
