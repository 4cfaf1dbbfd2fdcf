//! Outlets.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::outlet::{OutletCreate, OutletField, OutletMatch, OutletMerge, OutletSet, OutletShow, OutletView};
use crate::{resolve, view};
use galley_core::change::Label;
use galley_core::error::Error;
use galley_core::outlet::{domain, merge, register};
use serde::de::DeserializeOwned;

pub fn outlet_list(session: &mut Session, _: Empty) -> Reply<Vec<OutletView>> {
    read(session, |reader| Ok(reader.outlets()?.iter().map(view::outlet).collect()))
}

pub fn outlet_show(session: &mut Session, request: OutletShow) -> Reply<OutletView> {
    read(session, |reader| {
        let id = resolve::outlet(reader, &request.outlet)?;
        Ok(view::outlet(&reader.outlet(id)?))
    })
}

pub fn outlet_create(session: &mut Session, request: OutletCreate) -> Reply<Changed<OutletView>> {
    change(
        session,
        Label::new("outlet_create", ""),
        |tx| register::create(tx, &line(&request.name)),
        |reader, id| Ok(view::outlet(&reader.outlet(id)?)),
    )
}

pub fn outlet_set(session: &mut Session, request: OutletSet) -> Reply<Changed<OutletView>> {
    change(
        session,
        Label::new("outlet_set", ""),
        |tx| {
            let id = resolve::outlet(&tx.read(), &request.outlet)?;
            register::edit(tx, id, |outlet| {
                let words = line(&request.value);
                match request.field {
                    OutletField::Name => outlet.name = words,
                    OutletField::Credit => outlet.credit = words,
                    OutletField::Home => outlet.home = words,
                    OutletField::Domains => outlet.domains = register::domains(&words),
                    OutletField::Language => outlet.language = words,
                    OutletField::Kind => {
                        outlet.kind = known(
                            &words,
                            "kind",
                            "newspaper, agency, regulator, filing, company, social, report, blog",
                        )?;
                    }
                    OutletField::Paywall => outlet.paywall = known(&words, "paywall", "unknown, free, partial, full")?,
                    OutletField::TrustNote => outlet.trust_note = request.value.trim().to_owned(),
                }
                Ok(())
            })
        },
        |reader, outlet| Ok(view::outlet(&reader.outlet(outlet.id)?)),
    )
}

pub fn outlet_merge(session: &mut Session, request: OutletMerge) -> Reply<Changed<OutletView>> {
    change(
        session,
        Label::new("outlet_merge", ""),
        |tx| {
            let from = resolve::outlet(&tx.read(), &request.outlet)?;
            let into = resolve::outlet(&tx.read(), &request.into)?;
            merge::merge(tx, from, into)
        },
        |reader, id| Ok(view::outlet(&reader.outlet(id)?)),
    )
}

pub fn outlet_match(session: &mut Session, request: OutletMatch) -> Reply<Option<OutletView>> {
    read(session, |reader| {
        let found = domain::outlet_of(reader, &request.url)?;
        found.map(|outlet| Ok(view::outlet(&reader.outlet(outlet.id)?))).transpose()
    })
}

/// A value of a closed list by its name.
pub(super) fn known<T: DeserializeOwned>(word: &str, field: &'static str, list: &str) -> Result<T, Error> {
    serde_json::from_value(serde_json::Value::String(word.to_lowercase()))
        .map_err(|_| Error::invalid(field, format!("“{word}” is not one of: {list}.")))
}
