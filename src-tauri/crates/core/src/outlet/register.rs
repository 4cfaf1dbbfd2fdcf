//! Entering outlets in the register, finding them by name, changing them.

use crate::error::{Error, Result};
use crate::id::OutletId;
use crate::library::Tx;
use crate::outlet::{Outlet, OutletKind, Paywall};

/// The outlet of that name or preferred credit; entered in the register where it is new. None for no name.
pub fn of_name(tx: &mut Tx<'_>, name: &str) -> Result<Option<Outlet>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let id = OutletId::new(tx.at());
    of_name_as(tx, name, id).map(Some)
}

/// The same for a name that is not blank; where it is new, it is entered under this id.
pub(crate) fn of_name_as(tx: &mut Tx<'_>, name: &str, id: OutletId) -> Result<Outlet> {
    if let Some((found, _)) = tx.read().outlet_by_name(name)? {
        return Ok(found);
    }
    let outlet = named(id, name);
    tx.create(&outlet)?;
    Ok(outlet)
}

/// Enters a new outlet.
pub fn create(tx: &mut Tx<'_>, name: &str) -> Result<OutletId> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "An outlet needs a name."));
    }
    if tx.read().outlet_by_name(name)?.is_some() {
        return Err(Error::invalid("name", format!("There is an outlet “{name}” already.")));
    }
    tx.name(name);
    let outlet = named(OutletId::new(tx.at()), name);
    tx.create(&outlet)?;
    Ok(outlet.id)
}

/// Enters an outlet with everything known of it.
pub fn enter(tx: &mut Tx<'_>, outlet: &Outlet) -> Result<()> {
    tx.create(outlet)
}

/// Changes an outlet.
pub fn edit(tx: &mut Tx<'_>, id: OutletId, decide: impl FnOnce(&mut Outlet) -> Result<()>) -> Result<Outlet> {
    let (Outlet { name: before, .. }, _) = tx.read().outlet(id)?;
    let outlet = tx.edit::<Outlet>(id.uuid(), "outlet", decide)?;
    if outlet.name.trim().is_empty() {
        return Err(Error::invalid("name", "An outlet needs a name."));
    }
    let is_taken = |(other, _): &(Outlet, u32)| other.id != id && other.name.eq_ignore_ascii_case(&outlet.name);
    if outlet.name != before && tx.read().outlets()?.iter().any(is_taken) {
        return Err(Error::invalid("name", format!("There is an outlet “{}” already.", outlet.name)));
    }
    tx.name(outlet.name.clone());
    Ok(outlet)
}

/// Domains from words apart by commas or white space: lower-case, bare of scheme, path and `www.`.
pub fn domains(words: &str) -> Vec<String> {
    let mut domains: Vec<String> = Vec::new();
    for word in words.split(|c: char| c.is_whitespace() || c == ',') {
        let bare = word.split_once("://").map_or(word, |(_, rest)| rest);
        let host = bare.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host).trim_matches('.').to_owned();
        if !host.is_empty() && !domains.contains(&host) {
            domains.push(host);
        }
    }
    domains
}

fn named(id: OutletId, name: &str) -> Outlet {
    Outlet {
        id,
        name: name.to_owned(),
        credit: String::new(),
        home: String::new(),
        domains: Vec::new(),
        language: String::new(),
        kind: OutletKind::default(),
        paywall: Paywall::default(),
        trust_note: String::new(),
        merged_into: None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn domains_are_kept_bare() {
        let check = |words: &str, expect: &[&str]| assert_eq!(super::domains(words), expect);
        check("https://www.Example.com/news, example.com blog.example.org.", &["example.com", "blog.example.org"]);
        check(" , ", &[]);
    }
}
