//! Pages to flat lines: plain text, HTML and Markdown, each with what it says beside its lines.

use super::word::fold;
use super::{Hints, ImportNote, ImportNoteKind, bound, lines, number, residue};
use crate::body::{Body, is_blank_char};
use crate::error::Result;
use crate::html::{self, Bound, ParsedBody};
use crate::markdown;

/// How many bytes from the start are searched for the hidden preheader and the main headings.
const FRONT: usize = 256 * 1024;

/// How many main headings are looked up.
const MOST_HEADINGS: usize = 40;

/// The lines of a plain text.
pub(super) fn of_text(text: &str) -> Result<(Body, Hints)> {
    bound::check_text(text)?;
    Ok((lines::of_text(text), Hints::default()))
}

/// The lines of a page.
pub(super) fn of_html(text: &str, notes: &mut Vec<ImportNote>) -> (Body, Hints) {
    let parsed = html::to_body(text);
    note_parsed(&parsed, notes);
    let front = front_of(text);
    let hints = Hints {
        title: parsed.title.filter(|title| super::word::has_word(title)),
        preheader: preheader(front),
        top_headings: top_headings(front),
        ..Hints::default()
    };
    (parsed.body, hints)
}

/// Notes the limits that were met and the links that led nowhere.
fn note_parsed(parsed: &ParsedBody, notes: &mut Vec<ImportNote>) {
    for bound in &parsed.bounds {
        notes.push(bounded(match bound {
            Bound::Size => "The page is larger than is read as HTML; the rest is kept as plain text.",
            Bound::Depth => "The page is nested deeper than is read; what lies deeper is kept as plain text.",
            Bound::Attributes => "Some tags have more attributes than are read.",
            Bound::Elements => "The page has more elements than are read; the rest is kept as plain text.",
        }));
    }
    // A link that leads nowhere but around the page ("Top") is no loss.
    let lost = parsed.unlinked.iter().filter(|words| !residue::is_residue(&fold(words)));
    notes.extend(lost.map(|words| ImportNote { kind: ImportNoteKind::Link, text: super::word::shortened(words) }));
}

/// The lines of a Markdown text.
pub(super) fn of_markdown(text: &str, notes: &mut Vec<ImportNote>) -> Result<(Body, Hints)> {
    bound::check_text(text)?;
    let (matter, text) = front_matter(text.trim_start_matches('\u{FEFF}'));
    let loose = loosened(text);
    let mut hints = Hints { title: matter, ..Hints::default() };
    for line in outside_fences(text).take(20_000) {
        if let Some(heading) = line.strip_prefix("# ") {
            hints.top_headings.push(fold(&words_of(heading)));
        } else if let Some(number) = entry_number(line) {
            let words = fold(&words_of(line[number.length..].trim_start()));
            hints.numbers.entry(words).or_default().push(number.value);
        }
    }
    let parsed = markdown::parse(&loose);
    note_parsed(&parsed, notes);
    Ok((parsed.body, hints))
}

fn bounded(text: &str) -> ImportNote {
    ImportNote { kind: ImportNoteKind::Bounded, text: text.to_owned() }
}

fn front_of(text: &str) -> &str {
    let end = (0..=text.len().min(FRONT)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// The words of the page's main headings.
fn top_headings(page: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut rest = page;
    while headings.len() < MOST_HEADINGS
        && let Some(start) = find_ignoring_case(rest, "<h1")
    {
        rest = &rest[start..];
        let end = find_ignoring_case(rest, "</h1").unwrap_or(rest.len());
        let words = html::to_body(&rest[..end]).body.to_text();
        let words = fold(&words);
        if !words.is_empty() {
            headings.push(words);
        }
        rest = &rest[end.max(3).min(rest.len())..];
    }
    headings
}

/// The words that a mail hides at its start for the list of mails: those of the first elements that
/// do not show.
fn preheader(page: &str) -> Option<String> {
    let body = find_ignoring_case(page, "<body").unwrap_or(0);
    let mut rest = &page[body..];
    for _ in 0..200 {
        let open = rest.find('<')?;
        // Words that show come after the preheader, never before it.
        if has_shown_words(&rest[..open]) && !std::ptr::eq(rest, &page[body..]) {
            return None;
        }
        rest = &rest[open..];
        let end = rest.find('>')?;
        let tag = &rest[..end];
        if let Some(name) = hidden_element(tag) {
            let inside = &rest[end + 1..];
            let close = find_ignoring_case(inside, &format!("</{name}")).unwrap_or(inside.len().min(2_000));
            let close = (0..=close).rev().find(|&at| inside.is_char_boundary(at)).unwrap_or(0);
            let words = preheader_words(&inside[..close]);
            if words.is_some() {
                return words;
            }
            rest = &inside[close..];
        } else if let Some(name) = ["style", "script", "title", "!--"].into_iter().find(|name| opens(tag, name)) {
            let close = if name == "!--" { "-->".to_owned() } else { format!("</{name}") };
            let skip = find_ignoring_case(rest, &close)?;
            rest = &rest[skip + 1..];
        } else {
            rest = &rest[end + 1..];
        }
    }
    None
}

fn has_shown_words(text: &str) -> bool {
    // Before any tag stands the rest of the body's own tag.
    super::word::has_word(&html::to_body(text).body.to_text())
}

fn opens(tag: &str, name: &str) -> bool {
    tag.get(1..1 + name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// The name of an element whose tag hides it.
fn hidden_element(tag: &str) -> Option<&str> {
    let lower: String = tag.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let hides = ["display:none", "mso-hide:all", "max-height:0", "font-size:0", "opacity:0"]
        .iter()
        .any(|style| lower.contains(style));
    let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    (hides && ["div", "span", "p", "td", "font", "preheader"].iter().any(|known| name.eq_ignore_ascii_case(known)))
        .then_some(name)
}

/// The words without the invisible filling that keeps later text out of the list of mails.
fn preheader_words(inside: &str) -> Option<String> {
    let words = html::to_body(inside).body.to_text();
    let filling = |c: char| {
        is_blank_char(c) || matches!(c, '\u{34F}' | '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{2800}' | '\u{61C}')
    };
    let shown: String = words.chars().map(|c| if filling(c) { ' ' } else { c }).collect();
    let shown = super::word::one_line(&shown);
    super::word::has_word(&shown).then_some(shown)
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    text.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

/// The title in the front matter of a Markdown file, and the text after it.
fn front_matter(text: &str) -> (Option<String>, &str) {
    let inside = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"));
    let Some((matter, rest)) = inside.and_then(|inside| inside.split_once("\n---")) else { return (None, text) };
    let fields =
        matter.lines().all(|line| line.trim().is_empty() || line.contains(':') || line.starts_with([' ', '-', '\t']));
    if !fields || matter.len() > 8_000 {
        return (None, text);
    }
    let title = matter.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned()).filter(|title| !title.is_empty());
    (title, rest.split_once('\n').map_or("", |(_, rest)| rest))
}

fn words_of(line: &str) -> String {
    let short = line.char_indices().nth(600).map_or(line, |(at, _)| &line[..at]);
    markdown::to_body(short).to_text()
}

/// The number of a top-level entry of an ordered list.
fn entry_number(line: &str) -> Option<number::Enumerator> {
    let number = number::read(line)?;
    matches!(number.style, number::Style::Dot | number::Style::Paren).then_some(number).filter(|number| !number.alone)
}

fn outside_fences(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// The text with a blank line wherever a line end was meant as the end of a paragraph: Markdown would
/// join such lines. In a text that was wrapped at a column line ends mean nothing.
fn loosened(text: &str) -> String {
    if lines::is_wrapped(text) {
        return text.to_owned();
    }
    let mut loose = String::with_capacity(text.len() + text.len() / 50);
    let mut fenced = false;
    let mut before: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let fence = bare.trim_start().starts_with("```") || bare.trim_start().starts_with("~~~");
        if !fenced && !fence && before.is_some_and(|before| ends_paragraph(before, bare)) {
            loose.push('\n');
        }
        fenced ^= fence;
        before = (!fenced && !fence).then_some(bare);
        loose.push_str(line);
    }
    loose
}

/// Whether the line ends a paragraph that Markdown would draw the next line into.
fn ends_paragraph(line: &str, next: &str) -> bool {
    if line.trim().is_empty() || next.trim().is_empty() || line.ends_with("  ") || line.ends_with('\\') {
        return false;
    }
    let (line, next) = (Sort::of(line), Sort::of(next));
    match next {
        Sort::Text => matches!(line, Sort::Text | Sort::Entry | Sort::Bullet),
        // A list that does not begin with one would not begin at all.
        Sort::Entry => line == Sort::Text,
        Sort::Bullet | Sort::Other => false,
    }
}

/// What a line of Markdown begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Text,
    Entry,
    Bullet,
    /// A heading, a quote, a table, HTML, a drawn line, or the inside of what stands above.
    Other,
}

impl Sort {
    fn of(line: &str) -> Sort {
        let bare = line.trim_start();
        let spaced = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
        if line.starts_with([' ', '\t']) && bare.len() < line.len() {
            return Sort::Other;
        }
        let heading = bare.starts_with('#') && spaced(bare.trim_start_matches('#'));
        let drawn = bare.len() >= 3 && ['-', '=', '*', '_'].iter().any(|sign| bare.chars().all(|c| c == *sign));
        if heading || drawn || bare.starts_with(['>', '|', '<', '`', '~']) {
            Sort::Other
        } else if bare.starts_with(['-', '*', '+']) && spaced(&bare[1..]) {
            Sort::Bullet
        } else if entry_number(bare).is_some() {
            Sort::Entry
        } else {
            Sort::Text
        }
    }
}
