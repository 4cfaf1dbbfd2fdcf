//! The document of an outlet.

use super::Document;
use crate::error::Result;
use crate::id::OutletId;
use crate::outlet::Outlet;

/// An outlet's document; see [`Outlet`] for the meaning of the fields.
pub struct OutletDocument<'a>(pub &'a mut Document);

impl OutletDocument<'_> {
    /// The outlet as it stands.
    pub fn read(&self, id: OutletId) -> Outlet {
        Outlet {
            id,
            name: self.0.word("name"),
            credit: self.0.word("credit"),
            home: self.0.word("home"),
            domains: self.0.json("domains").unwrap_or_default(),
            language: self.0.word("language"),
            kind: self.0.json("kind").unwrap_or_default(),
            paywall: self.0.json("paywall").unwrap_or_default(),
            trust_note: self.0.word("trust_note"),
            merged_into: self.0.word("merged_into").parse().ok(),
        }
    }

    /// Makes it so.
    pub fn write(&mut self, outlet: &Outlet) -> Result<()> {
        self.0.set_word("name", &outlet.name)?;
        self.0.set_word("credit", &outlet.credit)?;
        self.0.set_word("home", &outlet.home)?;
        self.0.set_json("domains", &outlet.domains)?;
        self.0.set_word("language", &outlet.language)?;
        self.0.set_json("kind", &outlet.kind)?;
        self.0.set_json("paywall", &outlet.paywall)?;
        self.0.set_word("trust_note", &outlet.trust_note)?;
        self.0.set_word("merged_into", &outlet.merged_into.map(|into| into.to_string()).unwrap_or_default())
    }
}
