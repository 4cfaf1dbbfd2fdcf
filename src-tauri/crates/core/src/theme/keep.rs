//! Keeping themes: copying one to change it, taking one in from a file, changing a token, choosing one, giving
//! one up.

use crate::error::{Error, OrNotFound, Result};
use crate::id::{PublicationId, ThemeId};
use crate::library::Tx;
use crate::publication::{Publication, create};
use crate::theme::token::named;
use crate::theme::{OwnTheme, Theme, shipped};

/// Makes a theme of the library's own that says what another says, under another name.
pub fn copy(tx: &mut Tx<'_>, slug: &str, name: Option<&str>) -> Result<Theme> {
    let original = tx.read().theme(slug)?.or_not_found("theme", slug)?;
    let name = name.map_or_else(|| format!("{} copy", original.name), |name| name.trim().to_owned());
    keep(tx, Theme { name, ..original })
}

/// Keeps the theme that a file describes, as a new one.
pub fn import(tx: &mut Tx<'_>, file: &str) -> Result<Theme> {
    keep(tx, Theme::from_file(file)?)
}

/// Changes one token of one of the library's own themes.
pub fn set(tx: &mut Tx<'_>, slug: &str, token: &str, value: &str) -> Result<Theme> {
    let own = own(tx, slug)?;
    let token = named(token)?;
    let changed = tx.edit::<OwnTheme>(own.id.uuid(), "theme", |own| {
        token.set(&mut own.theme, value)?;
        refuse_nameless(&own.theme)
    })?;
    tx.name(changed.theme.name.clone());
    Ok(changed.theme)
}

/// Gives up one of the library's own themes. One that a publication wears stays, since its mail would change.
pub fn remove(tx: &mut Tx<'_>, slug: &str) -> Result<()> {
    let own = own(tx, slug)?;
    let wearers: Vec<String> =
        tx.read().publications()?.into_iter().filter(|one| one.theme == slug).map(|one| one.name).collect();
    if !wearers.is_empty() {
        let reason = format!(
            "“{}” is the theme of {}. Choose another theme there first; nothing was changed.",
            own.theme.name,
            wearers.join(", ")
        );
        return Err(Error::invalid("theme", reason));
    }
    tx.name(own.theme.name);
    tx.remove::<OwnTheme>(own.id.uuid(), "theme")
}

/// Makes a publication look like that theme.
pub fn choose(tx: &mut Tx<'_>, publication: PublicationId, slug: &str) -> Result<Publication> {
    let theme = tx.read().theme(slug)?.or_not_found("theme", slug)?;
    let publication = create::edit(tx, publication, |publication| {
        publication.theme = theme.slug;
        Ok(())
    })?;
    Ok(publication)
}

fn keep(tx: &mut Tx<'_>, mut theme: Theme) -> Result<Theme> {
    refuse_nameless(&theme)?;
    theme.slug = free_slug(tx, &theme.name)?;
    tx.name(theme.name.clone());
    tx.create(&OwnTheme { id: ThemeId::new(tx.at()), theme: theme.clone() })?;
    Ok(theme)
}

fn own(tx: &Tx<'_>, slug: &str) -> Result<OwnTheme> {
    if let Some(own) = tx.read().own_theme(slug)? {
        return Ok(own);
    }
    if shipped::find(slug).is_some() {
        let reason = format!("“{slug}” comes with Galley and stays as it is. Copy it, and change the copy.");
        return Err(Error::invalid("theme", reason));
    }
    Err(Error::not_found("theme", slug))
}

fn refuse_nameless(theme: &Theme) -> Result<()> {
    if theme.name.trim().is_empty() { Err(Error::invalid("name", "A theme needs a name.")) } else { Ok(()) }
}

/// A short name made from the name, that no theme has.
fn free_slug(tx: &Tx<'_>, name: &str) -> Result<String> {
    let stem = create::slug_of(name, "theme");
    let mut slug = stem.clone();
    let mut count = 1;
    while tx.read().theme(&slug)?.is_some() {
        count += 1;
        slug = format!("{stem}-{count}");
    }
    Ok(slug)
}
