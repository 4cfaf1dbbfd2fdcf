//! Publications.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::publication::{Preset, PublicationCreate, PublicationSet, PublicationShow, PublicationView};
use crate::{resolve, view};
use galley_core::change::Label;
use galley_core::publication::create;
use galley_core::theme::keep;

pub fn publication_list(session: &mut Session, _: Empty) -> Reply<Vec<PublicationView>> {
    read(session, |reader| Ok(reader.publications()?.iter().map(view::publication).collect()))
}

pub fn publication_show(session: &mut Session, request: PublicationShow) -> Reply<PublicationView> {
    read(session, |reader| {
        let id = resolve::publication(reader, &request.publication)?;
        Ok(view::publication(&reader.publication(id)?))
    })
}

pub fn publication_create(session: &mut Session, request: PublicationCreate) -> Reply<Changed<PublicationView>> {
    let preset = match request.preset {
        Preset::WeeklyDigest => create::Preset::WeeklyDigest,
        Preset::DailyPulse => create::Preset::DailyPulse,
    };
    let language = request.language.as_deref().map(line).filter(|tag| !tag.is_empty()).unwrap_or("en".to_owned());
    change(
        session,
        Label::new("publication_create", ""),
        |tx| create::create(tx, &line(&request.name), request.slug.as_deref(), preset, &language),
        |reader, id| Ok(view::publication(&reader.publication(id)?)),
    )
}

pub fn publication_set(session: &mut Session, request: PublicationSet) -> Reply<Changed<PublicationView>> {
    let label = Label::new("publication_set", "");
    change(
        session,
        label,
        |tx| {
            let id = resolve::publication(&tx.read(), &request.publication)?;
            if let Some(theme) = &request.theme {
                keep::choose(tx, id, theme)?;
            }
            create::edit(tx, id, |publication| {
                let set = |field: &mut String, words: Option<&String>| {
                    if let Some(words) = words {
                        *field = line(words);
                    }
                };
                set(&mut publication.name, request.name.as_ref());
                set(&mut publication.slug, request.slug.as_ref());
                set(&mut publication.masthead, request.masthead.as_ref());
                set(&mut publication.language, request.language.as_ref());
                if let Some(imprint) = request.imprint {
                    publication.imprint = view::imprint_of(imprint);
                }
                if let Some(recipe) = request.recipe {
                    publication.recipe = view::recipe_of(recipe);
                }
                Ok(())
            })
        },
        |_, publication| Ok(view::publication(&publication)),
    )
}
