//! One item: headline, kicker, dek, text and credits out of its rows.

use std::ops::Range;

use super::row::Row;
use super::word::{Ending, has_word, holds_sentences, one_line};
use super::{ImportedItem, ImportedSource, cut, list, source};
use crate::body::text::count_words;
use crate::body::{Inline, Line, LineKind, is_blank_char};

/// Where the parts of an item stand.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    /// The row of the headline.
    pub head: usize,
    /// The row of the kicker.
    pub kicker: Option<usize>,
    /// The kicker in the headline's own line, and the byte where the headline goes on.
    pub inline_kicker: Option<(Range<usize>, usize)>,
    /// The row of the dek.
    pub dek: Option<usize>,
    /// All rows of the item.
    pub rows: Range<usize>,
}

/// An item, and words that had no place in it.
pub(super) struct Found {
    pub item: ImportedItem,
    /// Words and addresses that had no place in it.
    pub rest: Vec<String>,
}

/// Reads an item.
pub(super) fn read(rows: &[Row], parts: &Parts) -> Found {
    let row = &rows[parts.head];
    let mut found = Found { item: ImportedItem::default(), rest: Vec::new() };
    let item = &mut found.item;
    let numbered = |at: usize| rows[at].enumerator.map(|enumerator| enumerator.value);
    item.number = numbered(parts.head).or_else(|| parts.kicker.and_then(numbered));
    item.kicker = parts.kicker.map(|at| one_line(unbracketed(rows[at].words_after_number())));
    item.dek = parts.dek.map(|at| one_line(&rows[at].text));
    let mut start = row.enumerator.map_or(0, |enumerator| enumerator.length);
    if let Some((label, next)) = &parts.inline_kicker {
        item.kicker = Some(one_line(row.text[label.clone()].trim()));
        start = *next;
    }
    let (_, line) = cut::split(&row.line, start);
    let (headline, text) = headline(row, line);
    let (headline, named) = bracketed_credit(headline);
    found.item.sources.extend(named);
    let link = cut::links(&headline).into_iter().next().map(|(.., url)| url);
    let headline = take_credit(headline, &mut found);
    found.item.headline = bare_headline(&cut::text_of(&headline));
    let mut body: Vec<Row> = Vec::new();
    let pictures = headline.inline.iter().filter(|inline| matches!(inline, Inline::Image(_))).cloned();
    let pictures = Line { inline: pictures.collect(), ..Line::default() };
    let lead =
        [pictures, text.unwrap_or_default()].into_iter().filter(|line| !line.is_blank() && !line.inline.is_empty());
    let before: Vec<&Row> = parts
        .rows
        .clone()
        .take_while(|&at| at < parts.head)
        .filter(|&at| Some(at) != parts.kicker)
        .map(|at| &rows[at])
        .collect();
    body.extend(before.into_iter().cloned());
    for line in lead {
        let line = take_credit(line, &mut found);
        body.push(Row { enumerator: None, ..Row::of(line, 0, &super::Hints::default()) });
    }
    for at in parts.rows.clone().filter(|&at| at > parts.head && Some(at) != parts.dek) {
        let row = &rows[at];
        match &row.credit {
            Some(credit) => {
                found.item.sources.extend(credit.sources.iter().cloned());
                found.rest.extend(credit.rest.iter().cloned());
            }
            None if row.is_prose() || row.is_list() => {
                let mut row = row.clone();
                if let Some((line, credit)) = source::take_from_end(&row.line, &row.text) {
                    found.item.sources.extend(credit.sources);
                    found.rest.extend(credit.rest);
                    row.line = line;
                }
                body.push(row);
            }
            None => body.push(row.clone()),
        }
    }
    found.item.body = list::body(&body);
    if let Some(url) = link {
        credit_link(&mut found, url);
    }
    found
}

/// A label without the brackets around all of it.
fn unbracketed(label: &str) -> &str {
    let inside = |(open, close): (char, char)| label.trim().strip_prefix(open)?.strip_suffix(close);
    [('[', ']'), ('【', '】'), ('(', ')'), ('（', '）')]
        .into_iter()
        .find_map(inside)
        .filter(|inside| has_word(inside) && !inside.contains(['[', ']', '【', '】', '(', ')']))
        .unwrap_or(label)
}

/// A headline without the linked name in brackets at its end ("Ferry sold (Quay Courier)"), and that name as a
/// credit.
fn bracketed_credit(headline: Line) -> (Line, Option<ImportedSource>) {
    let text = cut::text_of(&headline);
    let Some((from, to, url)) = cut::links(&headline).pop() else { return (headline, None) };
    let before = text[..from].trim_end();
    let closed = matches!(text[to..].trim(), ")" | "]" | "）" | "】");
    let name = text[from..to].trim();
    let Some(open) = before.strip_suffix(['(', '[', '（', '【']).filter(|open| has_word(open)) else {
        return (headline, None);
    };
    if !closed || !has_word(name) || name.split_whitespace().count() > 5 {
        return (headline, None);
    }
    let source = ImportedSource { outlet: one_line(name), url: Some(url), ..ImportedSource::default() };
    (cut::split(&headline, open.trim_end().len()).0, Some(source))
}

fn take_credit(line: Line, found: &mut Found) -> Line {
    match source::take_from_end(&line, &cut::text_of(&line)) {
        Some((line, credit)) => {
            found.item.sources.extend(credit.sources);
            found.rest.extend(credit.rest);
            line
        }
        None => line,
    }
}

/// A headline's link leads to the story: it is the address of the only credit that has none, or only
/// the outlet's home page, and the credit itself where there is no other.
fn credit_link(found: &mut Found, url: String) {
    match found.item.sources.as_mut_slice() {
        [] => {
            let source = ImportedSource { outlet: source::host(&url), url: Some(url), ..ImportedSource::default() };
            found.item.sources.push(source);
        }
        [only] if only.url.as_deref().is_none_or(|own| own == url || source::is_home_of(own, &url)) => {
            only.url = Some(url)
        }
        all if all.iter().any(|source| source.url.as_ref() == Some(&url)) => {}
        _ => found.rest.push(url),
    }
}

/// The headline of a row and the text that stands in the same row behind it.
fn headline(row: &Row, line: Line) -> (Line, Option<Line>) {
    let text = cut::text_of(&line);
    let parts = |(end, next): (usize, usize)| (cut::split(&line, end).0, Some(as_text(cut::split(&line, next).1)));
    if row.title {
        return (line, None);
    }
    if let Some(lead) = marked_lead(&line, &text) {
        return parts(lead);
    }
    if row.words <= 30 && row.ending != Ending::Stop {
        return (line, None);
    }
    match typed_lead(&text) {
        Some(lead) => parts(lead),
        // A sentence over text of its own is a headline, if a long one; a paragraph is not.
        None if row.words <= 30 && !holds_sentences(&text) && !row.is_list() => (line, None),
        None => (Line::default(), Some(as_text(line))),
    }
}

fn as_text(line: Line) -> Line {
    Line { kind: LineKind::Paragraph, indent: 0, ..line }
}

/// Where a headline that runs into its text ends, and where the text begins: words set off by a mark
/// or a link of their own.
fn marked_lead(line: &Line, text: &str) -> Option<(usize, usize)> {
    let marked = cut::mark_end(line, 0);
    let linked = cut::links(line).first().and_then(|(from, to, _)| (*from == 0).then_some(*to));
    let end = [marked, linked].into_iter().flatten().find(|&end| is_lead(text, end))?;
    Some((end, after_joint(text, end)))
}

/// The same for short words before a dash or a colon.
fn typed_lead(text: &str) -> Option<(usize, usize)> {
    let signs = [": ", "：", " – ", " — ", " - ", "——"];
    let (at, length) = signs.iter().filter_map(|sign| text.find(sign).map(|at| (at, sign.len()))).min()?;
    let short = is_lead(text, at) && !holds_sentences(&text[..at]) && count_words(&text[..at]) <= 15;
    short.then(|| (at, after_joint(text, at + length)))
}

fn is_lead(text: &str, end: usize) -> bool {
    (1..=20).contains(&count_words(&text[..end])) && count_words(&text[end..]) >= 4
}

fn after_joint(text: &str, at: usize) -> usize {
    let joint = |c: char| is_blank_char(c) || matches!(c, ':' | '：' | '.' | '。' | '–' | '—' | '-' | '|' | ',');
    text.len() - text[at..].trim_start_matches(joint).len()
}

/// The words of a headline on one line, without the colon that led into the text.
fn bare_headline(text: &str) -> String {
    let line = one_line(text);
    let kept = line.trim_end_matches([':', '：']).trim_end();
    if has_word(kept) { kept.to_owned() } else { line }
}
