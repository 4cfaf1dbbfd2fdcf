//! A golden pair for every block: an issue in, the block's HTML and the issue's text out.
//!
//! The pairs stand in `tests/fixtures/export`. `UPDATE_GOLDEN=1 cargo test -p galley-core golden`
//! writes them anew; the difference is then read before it is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use askama::Template;

use super::block::{
    Body, Button, Dek, Divider, Document, Footer, Fragment, HeadStyle, Headline, Inline, Kicker, Line, Preheader, Row,
    Sheet, SourceLine, TopLink,
};
use super::style::{Head, Style};
use crate::export::mail::{self, Envelope};
use crate::export::page::{Block, Item, Page, Part, Setting, Span};
use crate::export::place::Places;
use crate::export::sample::Sample;
use crate::export::{Images, Target, Theme, html, render, text};
use crate::issue::snapshot::IssueSnapshot;
use crate::theme::shipped;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/export");

/// The block of that name in an issue.
fn print(block: &str, page: &Page, style: &Style) -> String {
    let item =
        || page.parts.iter().find_map(|part| if let Part::Item(item) = part { Some(item) } else { None }).unwrap();
    let rows = |wanted: fn(&Row<'_>) -> bool| {
        let rows: Vec<String> = Row::all(page, style).iter().filter(|row| wanted(row)).map(Row::to_string).collect();
        rows.join("\n")
    };
    match block {
        "masthead" => rows(|row| matches!(row, Row::Masthead(_))),
        "intro" => rows(|row| matches!(row, Row::Intro(_))),
        "section" => rows(|row| matches!(row, Row::Section(_) | Row::Item(_))),
        "item" => rows(|row| matches!(row, Row::Item(_))),
        "top_link_row" => rows(|row| matches!(row, Row::TopLink(_))),
        "outro" => rows(|row| matches!(row, Row::Outro(_))),
        "call_to_action" => rows(|row| matches!(row, Row::CallToAction(_))),
        "top_link" => TopLink { words: page.language.top_link(), style }.render().unwrap(),
        "kicker" => Kicker { text: Line::of(item().kicker.as_str(), &[], style), style }.render().unwrap(),
        "headline" => headlines(page, style),
        "dek" => Dek { text: Line::of(item().dek.as_str(), &[], style), style }.render().unwrap(),
        "source_line" => source_lines(page, style),
        "inline" => inline(item(), style),
        "paragraph" | "subheading" | "list" | "quote" | "code" | "rule" | "picture" => {
            Body::text(&item().body, style).to_string()
        }
        "preheader" => Preheader::of(page, Target::Plain.profile()).unwrap().render().unwrap(),
        "footer" => Footer::of(page, style).unwrap().render().unwrap(),
        "head_style" => HeadStyle::of(style).render().unwrap(),
        "header" => rows(|row| matches!(row, Row::Header(_))),
        "contents" => rows(|row| matches!(row, Row::Contents(_))),
        "sheet" => Sheet::of(page, style).render().unwrap(),
        "fragment" => Fragment::of(page, style).render().unwrap(),
        "button" => {
            let call = page.call_to_action.as_ref().unwrap();
            Button::of(call.address.as_ref().unwrap().as_str(), call.label.as_str(), style).unwrap().render().unwrap()
        }
        "divider" => Divider::of(style).unwrap().render().unwrap(),
        "document" => Document::of(page, Target::Plain.profile(), style).render().unwrap(),
        other => panic!("no block is called {other}"),
    }
}

fn items(page: &Page) -> impl Iterator<Item = &Item> {
    page.parts.iter().filter_map(|part| if let Part::Item(item) = part { Some(item) } else { None })
}

fn headlines(page: &Page, style: &Style) -> String {
    let headlines: Vec<String> = items(page).map(|item| Headline::of(item, style).unwrap().to_string()).collect();
    headlines.join("\n")
}

fn source_lines(page: &Page, style: &Style) -> String {
    let lines: Vec<String> =
        items(page).filter_map(|item| SourceLine::of(&item.source_line, style)).map(|line| line.to_string()).collect();
    lines.join("\n")
}

fn inline(item: &Item, style: &Style) -> String {
    let line = |content: &[Span]| Inline { content, link: &style.link, style }.to_string();
    let lines: Vec<String> = item
        .body
        .iter()
        .map(|block| if let Block::Paragraph { content, .. } = block { line(content) } else { panic!("{block:?}") })
        .collect();
    lines.join("\n")
}

fn samples() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn compare(path: &Path, actual: &str) -> Result<(), String> {
    let actual = format!("{}\n", actual.trim_end_matches('\n'));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if actual == expected {
        return Ok(());
    }
    let line = actual.lines().zip(expected.lines()).position(|(a, e)| a != e).unwrap_or(0);
    let at = |text: &str| text.lines().nth(line).unwrap_or("").to_owned();
    let name = path.file_name().unwrap().to_string_lossy();
    Err(format!("{name}, line {}:\n  is       {}\n  expected {}", line + 1, at(&actual), at(&expected)))
}

#[test]
fn every_block_is_written_as_it_was_reviewed() {
    let mut differences = Vec::new();
    for path in samples() {
        let sample = Sample::read(&fs::read_to_string(&path).unwrap());
        let snapshot = sample.snapshot();
        let theme = sample.theme();
        let setting = Setting {
            theme: &theme,
            profile: Target::Plain.profile(),
            images: Images::none(),
            places: Places::Unmarked,
        };
        let page = Page::of(&snapshot, &setting);
        let style = Style::new(&theme, &page.language, Head::Ours);
        match sample.block.as_str() {
            "targets" => {
                differences.extend(
                    Target::ALL
                        .into_iter()
                        .flat_map(|target| compare_whole(&path, target.name(), &snapshot, &theme, target)),
                );
                continue;
            }
            "themes" => {
                differences.extend(
                    shipped::all()
                        .into_iter()
                        .flat_map(|theme| compare_whole(&path, &theme.slug, &snapshot, &theme, Target::Plain)),
                );
                continue;
            }
            _ => {}
        }
        let markup = match sample.block.as_str() {
            "issue" => html(&snapshot, &theme, Target::Plain),
            block => print(block, &page, &style),
        };
        if path.file_stem().is_some_and(|name| name == "issue_chinese") {
            let envelope = Envelope { seed: "golden".to_owned(), ..Envelope::default() };
            let rendered = render(&snapshot, &theme, Target::Plain);
            let mail = String::from_utf8(mail::write(&snapshot, &rendered, Vec::new(), &envelope)).unwrap();
            differences.extend(compare(&path.with_extension("eml"), &mail.replace("\r\n", "\n")).err());
        }
        differences.extend(compare(&path.with_extension("html"), &markup).err());
        differences.extend(compare(&path.with_extension("txt"), &text(&snapshot, Target::Plain)).err());
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Compares both parts of a whole issue with those kept for a target or a theme.
fn compare_whole(sample: &Path, name: &str, snapshot: &IssueSnapshot, theme: &Theme, target: Target) -> Vec<String> {
    let rendered = render(snapshot, theme, target);
    let folder = sample.with_extension("");
    let pair = [("html", rendered.html), ("txt", rendered.text)];
    pair.iter()
        .filter_map(|(ending, actual)| compare(&folder.join(name).with_extension(ending), actual).err())
        .collect()
}

#[test]
fn no_block_is_without_a_golden_pair() {
    let templates = concat!(env!("CARGO_MANIFEST_DIR"), "/src/export/html/block");
    let blocks: BTreeSet<String> = fs::read_dir(templates)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let shown: BTreeSet<String> =
        samples().iter().map(|path| Sample::read(&fs::read_to_string(path).unwrap()).block).collect();
    let missing: Vec<&String> = blocks.difference(&shown).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
