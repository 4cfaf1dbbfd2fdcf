//! What holds for the marks of any issue: whoever counts along them finds every character where it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use proptest::prelude::*;
use scraper::{ElementRef, Html, Node};
use uuid::Uuid;

use crate::body::{BREAK, Body, EMBED, Image, Inline, Line, LineKind, is_uncounted_char};
use crate::export::arbitrary::snapshot;
use crate::export::sample::Sample;
use crate::export::{Images, Target, html, marked_html};
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry};
use crate::proof::payload::{Part, passages};
use crate::publication::Presence;

/// What a reader of the marks finds: for each passage its characters, each at the position counted for it.
type Found = BTreeMap<String, Vec<(usize, char)>>;

fn read(markup: &str) -> Found {
    let mut found = Found::new();
    walk(Html::parse_document(markup).root_element(), &mut None, &mut found);
    found
}

fn walk(element: ElementRef<'_>, at: &mut Option<(String, usize)>, found: &mut Found) {
    if element.attr("data-added").is_some() {
        return;
    }
    if element.value().name() == "img" {
        count(EMBED, at, found);
    }
    let outer = at.is_some();
    if let Some(place) = element.attr("data-place") {
        let (passage, position) = place.rsplit_once('/').unwrap();
        *at = Some((passage.to_owned(), position.parse().unwrap()));
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => text.chars().for_each(|c| count(c, at, found)),
            _ => ElementRef::wrap(child).into_iter().for_each(|child| walk(child, at, found)),
        }
    }
    // Inside a line counting goes on from here; after the line it is over.
    if !outer {
        *at = None;
    }
}

fn count(c: char, at: &mut Option<(String, usize)>, found: &mut Found) {
    if let Some((passage, position)) = at
        && !is_uncounted_char(c)
    {
        found.entry(passage.clone()).or_default().push((*position, c));
        *position += 1;
    }
}

/// What is seen of a character: all white space alike.
fn seen(c: char) -> char {
    if c.is_whitespace() { ' ' } else { c }
}

fn with_own_ids(mut snapshot: IssueSnapshot) -> IssueSnapshot {
    for (index, entry) in snapshot.entries.iter_mut().enumerate() {
        if let SnapshotEntry::Item(item) = entry {
            item.id = Uuid::from_u128(0x0198_0000_0000_7000_8000_00c0_0000_0000 + index as u128).into();
        }
    }
    snapshot
}

/// Every character stands where its mark says, and no letter of a printed passage is without one.
fn marks_are_true(snapshot: &IssueSnapshot) {
    let markup = marked_html(snapshot, &snapshot.theme, Images::none());
    let found = read(&markup);
    let mut seen_passages = 0;
    for passage in passages(snapshot) {
        let name = format!("{}/{}", passage.owner, passage.part.name());
        let flat: Vec<char> = passage.text.chars().collect();
        let marked = found.get(&name).cloned().unwrap_or_default();
        seen_passages += usize::from(!marked.is_empty());
        for (position, c) in &marked {
            let stands = flat.get(*position).copied();
            assert_eq!(stands.map(seen), Some(seen(*c)), "{name} at {position} of {:?}", passage.text);
        }
        let is_printed = match passage.part {
            Part::Subject | Part::Preheader | Part::Title => false,
            Part::Kicker => snapshot.publication.recipe.kickers == Presence::On,
            Part::Intro | Part::Outro | Part::OutroHeading => !passage.text.contains("{{"),
            Part::Headline | Part::Dek | Part::Body => true,
        };
        // A kicker alone makes no item.
        if is_printed && (passage.part != Part::Kicker || !marked.is_empty()) {
            let letters = |all: &[(usize, char)]| -> Vec<(usize, char)> {
                all.iter().copied().filter(|(_, c)| c.is_alphanumeric()).collect()
            };
            let wanted: Vec<(usize, char)> = flat.iter().copied().enumerate().collect();
            assert_eq!(letters(&marked), letters(&wanted), "{name} in {:?}: {markup}", passage.text);
        }
    }
    assert_eq!(found.len(), seen_passages, "a mark names a passage that is not there");
}

/// Elements with their attributes, and the words, without the marks.
fn shape(markup: &str) -> (Vec<String>, String) {
    let document = Html::parse_document(markup);
    let mut elements = Vec::new();
    let mut words = String::new();
    for node in document.tree.nodes() {
        match node.value() {
            Node::Element(element) if element.attr("data-place").or(element.attr("data-added")).is_some() => {}
            // A place where a long line may end stands where the line happens to be long.
            Node::Element(element) if element.name() == "wbr" => {}
            Node::Element(element) => elements.push(format!("{:?}", element)),
            Node::Text(text) => words.extend(text.chars().filter(|c| !c.is_whitespace())),
            _ => {}
        }
    }
    (elements, words)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_issue_is_marked_truly(snapshot in snapshot()) {
        marks_are_true(&with_own_ids(snapshot));
    }

    #[test]
    fn marks_change_no_word_of_the_mail(snapshot in snapshot()) {
        let plain = html(&snapshot, &snapshot.theme, Target::Plain);
        prop_assert!(!plain.contains("data-place") && !plain.contains("data-added"));
        let (elements, words) = shape(&plain);
        let (_, marked_words) = shape(&marked_html(&snapshot, &snapshot.theme, Images::none()));
        prop_assert_eq!(words, marked_words);
        prop_assert!(!elements.is_empty());
    }
}

/// An issue of one item, and what is read of its body.
fn body_of(body: Body) -> Vec<(usize, char)> {
    let mut snapshot = Sample::read(r#"{"entries":[{"headline":"Head"}]}"#).snapshot();
    if let SnapshotEntry::Item(item) = &mut snapshot.entries[0] {
        item.body = body;
    }
    marks_are_true(&snapshot);
    let found = read(&marked_html(&snapshot, &snapshot.theme, Images::none()));
    found.into_iter().find(|(name, _)| name.ends_with("/body")).map(|(_, read)| read).unwrap_or_default()
}

fn text_of(read: &[(usize, char)]) -> String {
    read.iter().map(|(_, c)| seen(*c)).collect()
}

#[test]
fn lines_of_every_kind_are_found_at_their_marks() {
    let body = Body {
        lines: vec![
            Line::of(LineKind::Paragraph, "One two"),
            Line::of(LineKind::Paragraph, ""),
            Line::of(LineKind::Heading2, "Three"),
            Line::of(LineKind::Ordered, "Four"),
            Line { indent: 1, ..Line::of(LineKind::Bullet, "Five") },
            Line::of(LineKind::Quote, format!("Six{BREAK}seven")),
            Line::of(LineKind::Code, "let a"),
            Line::of(LineKind::Code, "  = b"),
        ],
    };
    let flat: Vec<char> = body.flat_text().chars().collect();
    let read = body_of(body);
    assert_eq!(text_of(&read).replace(' ', ""), "OnetwoThreeFourFiveSixsevenleta=b");
    assert!(read.iter().all(|(at, c)| seen(flat[*at]) == seen(*c)));
}

#[test]
fn what_is_left_out_or_put_in_does_not_disturb_the_count() {
    let picture = |src: &str| Inline::Image(Image { src: src.to_owned(), alt: "tram".to_owned(), ..Image::default() });
    let body = Body {
        lines: vec![Line {
            inline: vec![
                Inline::text("\u{FEFF}a\u{200B}b\u{202E}c "),
                picture("cid:nowhere"),
                Inline::text(" trams "),
                picture("https://example.com/a.png"),
                Inline::text(" end"),
            ],
            ..Line::default()
        }],
    };
    let read = body_of(body);
    assert_eq!(text_of(&read), "abc  trams \u{FFFC} end");
    assert_eq!(read.iter().find(|(_, c)| *c == EMBED).map(|(at, _)| *at), Some(15));
}

#[test]
fn a_variable_that_is_filled_in_is_passed_over() {
    let sample =
        r#"{"issue":{"number":41,"intro":["No. {{issue.number}} is here"]},"entries":[{"headline":"  A   b "}]}"#;
    let snapshot = Sample::read(sample).snapshot();
    let marked = marked_html(&snapshot, &snapshot.theme, Images::none());
    assert!(marked.contains("<span data-added>41</span>"), "{marked}");
    let found = read(&marked);
    let intro = &found[&format!("{}/intro", snapshot.issue.id)];
    assert_eq!(text_of(intro), "No.  is here");
    assert_eq!(intro[4], (20, ' '));
    let headline = found.iter().find(|(name, _)| name.ends_with("/headline")).unwrap().1;
    assert_eq!(*headline, [(2, 'A'), (3, ' '), (6, 'b')]);
}
