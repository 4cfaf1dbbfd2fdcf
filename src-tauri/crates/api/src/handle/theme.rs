//! Themes: listing, copying, changing, taking in and writing out.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::theme::*;
use crate::view;
use galley_core::Result as CoreResult;
use galley_core::change::Label;
use galley_core::error::OrNotFound;
use galley_core::export::write;
use galley_core::library::Reader;
use galley_core::theme::keep;
use std::path::Path;

pub fn theme_list(session: &mut Session, _: Empty) -> Reply<Vec<ThemeRow>> {
    read(session, rows)
}

fn rows(reader: &Reader<'_>) -> CoreResult<Vec<ThemeRow>> {
    let publications = reader.publications()?;
    Ok(reader.themes()?.iter().map(|theme| view::theme_row(theme, &publications)).collect())
}

pub fn theme_show(session: &mut Session, request: ThemeShow) -> Reply<ThemeView> {
    read(session, |reader| view::theme(reader, &request.theme))
}

pub fn theme_file(session: &mut Session, request: ThemeShow) -> Reply<ThemeFileView> {
    read(session, |reader| {
        let theme = reader.theme(&request.theme)?.or_not_found("theme", &request.theme)?;
        Ok(ThemeFileView { content: theme.to_file() })
    })
}

pub fn theme_export(session: &mut Session, request: ThemeExport) -> Reply<ThemeFileView> {
    let file = theme_file(session, ThemeShow { theme: request.theme })?;
    write::write_file(Path::new(&request.path), file.content.as_bytes())?;
    Ok(file)
}

pub fn theme_copy(session: &mut Session, request: ThemeCopy) -> Reply<Changed<ThemeView>> {
    let name = request.name.as_deref().map(line);
    change(
        session,
        Label::new("theme_copy", ""),
        |tx| keep::copy(tx, &request.theme, name.as_deref()),
        |reader, theme| view::theme(reader, &theme.slug),
    )
}

pub fn theme_import(session: &mut Session, request: ThemeImport) -> Reply<Changed<ThemeView>> {
    change(
        session,
        Label::new("theme_import", ""),
        |tx| keep::import(tx, &request.content),
        |reader, theme| view::theme(reader, &theme.slug),
    )
}

pub fn theme_set(session: &mut Session, request: ThemeSet) -> Reply<Changed<ThemeView>> {
    // A colour that is dragged over is one change, not a hundred.
    let series = format!("theme_set {} {}", request.theme, request.token);
    change(
        session,
        Label::series("theme_set", "", series),
        |tx| keep::set(tx, &request.theme, &request.token, &request.value),
        |reader, theme| view::theme(reader, &theme.slug),
    )
}

pub fn theme_remove(session: &mut Session, request: ThemeShow) -> Reply<Changed<Vec<ThemeRow>>> {
    change(session, Label::new("theme_remove", ""), |tx| keep::remove(tx, &request.theme), |reader, ()| rows(reader))
}
