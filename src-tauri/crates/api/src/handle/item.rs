//! Items.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::issue::TextSaved;
use crate::item::*;
use crate::{resolve, view};
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::item::draft::{self, Field};
use galley_core::item::{Item, Source, SourceRole};
use galley_core::library::Tx;
use galley_core::outlet::register;
use galley_core::{Result, html, markdown};

pub fn item_show(session: &mut Session, request: ItemShow) -> Reply<ItemView> {
    read(session, |reader| view::item(reader, resolve::item(reader, &request.item)?))
}

pub fn item_held(session: &mut Session, _: ItemHeld) -> Reply<Vec<ItemCard>> {
    read(session, |reader| reader.held_items()?.iter().map(|item| view::held_card(reader, item)).collect())
}

pub fn item_create(session: &mut Session, request: ItemCreate) -> Reply<Changed<ItemView>> {
    change(
        session,
        Label::new("item_create", ""),
        |tx| {
            let headline = line(&request.headline);
            let item = match &request.story {
                Some(story) => {
                    let story = resolve::story(&tx.read(), story)?;
                    let drafted = draft::from_story(tx, story)?;
                    if headline.is_empty() { drafted } else { draft::set(tx, drafted.id, Field::Headline(headline))? }
                }
                None => draft::new(tx, headline)?,
            };
            tx.name(item.headline.clone());
            Ok(item.id)
        },
        view::item,
    )
}

pub fn item_set(session: &mut Session, request: ItemSet) -> Reply<Changed<ItemView>> {
    let verb = match request.field {
        ItemField::Kicker => "item_kicker",
        ItemField::Headline => "item_headline",
        ItemField::Dek => "item_dek",
        ItemField::Body | ItemField::BodyHtml => "item_body",
        ItemField::Sources => "item_sources",
    };
    let series = matches!(request.field, ItemField::Kicker | ItemField::Headline | ItemField::Dek);
    let label = match series {
        true => Label::series(verb, "", format!("{verb} {}", request.item)),
        false => Label::new(verb, ""),
    };
    change(
        session,
        label,
        |tx| {
            let id = resolve::item(&tx.read(), &request.item)?;
            let field = match request.field {
                ItemField::Kicker => Field::Kicker(line(&request.value)),
                ItemField::Headline => Field::Headline(line(&request.value)),
                ItemField::Dek => Field::Dek(line(&request.value)),
                ItemField::Body => Field::Body(markdown::to_body(&request.value)),
                ItemField::BodyHtml => Field::Body(html::to_body(&request.value).body),
                ItemField::Sources => {
                    let lines = request.value.lines().map(line).filter(|one| !one.is_empty());
                    let credits: Vec<SourceView> = lines.map(|one| credit(&one)).collect();
                    Field::Sources(sources(tx, &credits)?)
                }
            };
            Ok(draft::set(tx, id, field)?.id)
        },
        view::item,
    )
}

pub fn item_save(session: &mut Session, request: ItemSave) -> Reply<Changed<TextSaved>> {
    let label = Label::series("item_body", "", format!("item_body {}", request.item));
    change(
        session,
        label,
        |tx| {
            let id = resolve::item(&tx.read(), &request.item)?;
            let body = Body::from_delta(&request.delta.0);
            let (item, version): (Item, _) =
                tx.save_item_body(id, &body, &request.base.parse()?, &super::put(&request.threads))?;
            tx.name(item.headline.clone());
            Ok((item.body, version))
        },
        |_, (body, version)| Ok(view::text_saved(&body, &version, &request.delta)),
    )
}

pub fn item_sources(session: &mut Session, request: ItemSources) -> Reply<Changed<ItemView>> {
    change(
        session,
        Label::new("item_sources", ""),
        |tx| {
            let id = resolve::item(&tx.read(), &request.item)?;
            let sources = sources(tx, &request.sources)?;
            Ok(draft::set(tx, id, Field::Sources(sources))?.id)
        },
        view::item,
    )
}

/// Credits as they are kept: the outlet from the register where it is known, the name where it differs.
fn sources(tx: &mut Tx<'_>, credits: &[SourceView]) -> Result<Vec<Source>> {
    let rules = tx.read().address_rules()?;
    let mut sources = Vec::with_capacity(credits.len());
    for credit in credits {
        let name = line(&credit.outlet);
        let outlet = match credit.outlet_id.as_deref().and_then(view::outlet_id) {
            Some(id) => Some(tx.read().outlet(id)?.0),
            None => register::of_name(tx, &name)?,
        };
        let printed = outlet.as_ref().is_some_and(|outlet| outlet.printed_credit() == name);
        let url = galley_core::address::clean(&line(credit.url.as_deref().unwrap_or_default()), &rules);
        sources.push(Source {
            outlet: outlet.map(|outlet| outlet.id),
            clipping: None,
            name: if printed { String::new() } else { name },
            url,
            role: credit.role.into(),
        });
    }
    Ok(sources)
}

/// A credit from a line: `Name`, `Name | address`, with `via` or `document` before the name.
fn credit(words: &str) -> SourceView {
    let (name, url) = match words.split_once('|') {
        Some((name, url)) => (name.trim(), Some(url.trim().to_owned()).filter(|url| !url.is_empty())),
        None => (words, None),
    };
    let role = |word: &str| {
        let (first, rest) = name.split_once(' ')?;
        first.eq_ignore_ascii_case(word).then(|| rest.trim().to_owned())
    };
    let (name, role) = match (role("via"), role("document")) {
        (Some(name), _) => (name, SourceRole::Via),
        (None, Some(name)) => (name, SourceRole::Document),
        (None, None) => (name.to_owned(), SourceRole::Primary),
    };
    SourceView { outlet: name, outlet_id: None, url, role: role.into() }
}
