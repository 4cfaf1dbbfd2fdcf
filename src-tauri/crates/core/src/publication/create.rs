//! Making a publication from one of two recipes, and changing it.

use crate::error::{Error, Result};
use crate::id::PublicationId;
use crate::library::Tx;
use crate::publication::{CallToAction, Imprint, Numbering, Presence, Publication, Recipe, TopLink};

/// A recipe to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// A numbered flat list of items between an intro and a wrap-up, with a call to action.
    WeeklyDigest,
    /// Kickers, source lines and Top links, issue by issue as they come.
    DailyPulse,
}

impl Preset {
    /// The recipe.
    pub fn recipe(self) -> Recipe {
        match self {
            Preset::WeeklyDigest => Recipe {
                numbering: Numbering::Issue,
                kickers: Presence::Off,
                source_line: Presence::Off,
                outro_heading: "Wrapping up".to_owned(),
                call_to_action: CallToAction {
                    text: "To read more, click here.".to_owned(),
                    label: "click here".to_owned(),
                    url: String::new(),
                },
                subject_pattern: "{{publication.name}} No. {{issue.number}}".to_owned(),
                item_count: Some((8, 12)),
                item_words: Some((50, 180)),
                cadence_days: 7,
                ..Recipe::default()
            },
            Preset::DailyPulse => Recipe {
                numbering: Numbering::Off,
                kickers: Presence::On,
                source_line: Presence::On,
                top_link: TopLink::Item,
                subject_pattern: "{{publication.name}}, {{issue.date}}".to_owned(),
                item_count: Some((3, 8)),
                item_words: Some((60, 260)),
                cadence_days: 1,
                ..Recipe::default()
            },
        }
    }
}

/// Makes a publication. Its short name is made from the title where none is wanted.
pub fn create(
    tx: &mut Tx<'_>,
    name: &str,
    slug: Option<&str>,
    preset: Preset,
    language: &str,
) -> Result<PublicationId> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "A publication needs a name."));
    }
    let slug = match slug {
        Some(slug) => checked_slug(slug)?,
        None => free_slug(tx, name)?,
    };
    if tx.read().publication_by_slug(&slug)?.is_some() {
        return Err(slug_taken(&slug));
    }
    tx.name(name);
    let publication = Publication {
        id: PublicationId::new(tx.at()),
        slug,
        name: name.to_owned(),
        masthead: String::new(),
        language: language.to_owned(),
        recipe: preset.recipe(),
        theme: String::new(),
        imprint: Imprint::default(),
    };
    tx.create(&publication)?;
    Ok(publication.id)
}

/// Changes a publication.
pub fn edit(
    tx: &mut Tx<'_>,
    id: PublicationId,
    decide: impl FnOnce(&mut Publication) -> Result<()>,
) -> Result<Publication> {
    let publication = tx.edit::<Publication>(id.uuid(), "publication", |publication| {
        decide(publication)?;
        publication.slug = checked_slug(&publication.slug)?;
        if publication.name.trim().is_empty() {
            return Err(Error::invalid("name", "A publication needs a name."));
        }
        Ok(())
    })?;
    if tx.read().publications()?.iter().any(|other| other.id != id && other.slug == publication.slug) {
        return Err(slug_taken(&publication.slug));
    }
    tx.name(publication.name.clone());
    Ok(publication)
}

fn slug_taken(slug: &str) -> Error {
    Error::invalid("slug", format!("There is a publication with the short name “{slug}” already."))
}

fn checked_slug(slug: &str) -> Result<String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || slug.len() > 40 || !slug.chars().all(fits) || slug.starts_with('-') {
        return Err(Error::invalid(
            "slug",
            "A short name has up to 40 lower-case letters, digits and hyphens, and begins with a letter or a digit.",
        ));
    }
    Ok(slug.to_owned())
}

/// The short name that a name makes; `nothing` where it has no letters for one.
pub(crate) fn slug_of(name: &str, nothing: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() >= 32 {
            break;
        }
    }
    match slug.trim_matches('-') {
        "" => nothing.to_owned(),
        stem => stem.to_owned(),
    }
}

fn free_slug(tx: &Tx<'_>, name: &str) -> Result<String> {
    let stem = slug_of(name, "publication");
    let mut candidate = stem.clone();
    let mut count = 1;
    while tx.read().publication_by_slug(&candidate)?.is_some() {
        count += 1;
        candidate = format!("{stem}-{count}");
    }
    Ok(candidate)
}
