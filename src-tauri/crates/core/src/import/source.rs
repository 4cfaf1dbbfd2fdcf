//! Source lines: the printed credit, on a line of its own or at the end of a paragraph.

use super::ImportedSource;
use super::cut;
use super::date;
use super::label::{Label, read_label};
use super::phrase::Phrases;
use super::word::{Ending, ending, fold, has_word, one_line};
use crate::body::text::count_words;
use crate::body::{BREAK, Inline, Line, is_blank_char};
use crate::item::SourceRole;

/// What a source line said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credit {
    /// Who is credited.
    pub sources: Vec<ImportedSource>,
    /// Words of the line that name nobody (a date behind the name).
    pub rest: Vec<String>,
}

/// The longest source line, in bytes.
const LONGEST: usize = 600;

/// The longest name, in words.
const LONGEST_NAME: usize = 20;

/// The credit of a line that is nothing but a source line.
pub(super) fn read(line: &Line, text: &str) -> Option<Credit> {
    if text.len() > LONGEST || line.is_rule() {
        return None;
    }
    let (from, to) = inside_brackets(text, 0, text.len());
    let (label, from) = read_label(line, text, from, to)?;
    let credit = names(line, text, (from, to), label);
    let readable = !credit.sources.is_empty()
        && credit.sources.iter().all(|source| count_words(&source.outlet) <= LONGEST_NAME)
        && !holds_sentences(&text[from..to]);
    readable.then_some(credit)
}

/// The line without the credit at its end ("… opened. (Source: Caijing)"), and the credit.
pub(super) fn take_from_end(line: &Line, text: &str) -> Option<(Line, Credit)> {
    if text.len() > 50_000 {
        return None;
    }
    // A credit stands in the last stretch of a paragraph, so a long one is not searched whole.
    let stretch = text.len().saturating_sub(300);
    let stretch = (stretch..text.len()).find(|&at| text.is_char_boundary(at))?;
    let starts = text[stretch..].char_indices().map(|(at, c)| (stretch + at, c)).filter(|(at, _)| *at > 0);
    for (at, c) in starts {
        let bracketed = matches!(c, '(' | '（' | '[' | '【') && {
            let tail = text[at..].trim_end_matches(['.', '。', ' ']);
            inside_brackets(tail, 0, tail.len()).0 > 0
        };
        let before = text[..at].trim_end_matches(|c: char| c != BREAK && is_blank_char(c));
        let after_sentence = text[..at].ends_with(|c: char| is_blank_char(c) || is_ideographic_stop(c))
            && matches!(ending(before), Ending::Stop | Ending::Open)
            || before.ends_with([BREAK, '|', '—', '–']);
        if !(bracketed || after_sentence && c.is_alphabetic()) {
            continue;
        }
        let (kept, tail) = cut::split(line, at);
        let tail_text = cut::text_of(&tail);
        let named = tail_text.trim_end_matches(['.', '。']);
        // Outside brackets only a label with a colon is safe from being prose.
        let safe = bracketed || tail_text.chars().take(24).any(|c| matches!(c, ':' | '：'));
        if let Some(credit) = safe.then(|| read(&cut::split(&tail, named.len()).0, named)).flatten()
            && has_word(&cut::text_of(&kept))
        {
            let kept_text = cut::text_of(&kept);
            let trimmed = kept_text.trim_end_matches(|c| matches!(c, '|' | '—' | '–') || is_blank_char(c)).len();
            return Some((cut::split(&kept, trimmed).0, credit));
        }
    }
    None
}

fn is_ideographic_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '）' | '”')
}

/// The bytes inside a pair of brackets that holds everything, dashes and bullets in front left out.
fn inside_brackets(text: &str, from: usize, to: usize) -> (usize, usize) {
    let slice = &text[from..to];
    let lead = slice.len()
        - slice
            .trim_start_matches(|c: char| is_blank_char(c) || matches!(c, '—' | '–' | '-' | '•' | '*' | '→' | '>'))
            .len();
    let end = slice.trim_end_matches(is_blank_char).len();
    if lead >= end {
        return (from, to);
    }
    let inner = &slice[lead..end];
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')] {
        if let Some(rest) = inner.strip_prefix(open)
            && let Some(words) = rest.strip_suffix(close)
            && !words.contains(open)
        {
            let start = from + lead + open.len_utf8();
            return (start, start + words.len());
        }
    }
    (from + lead, from + end)
}

fn holds_sentences(names: &str) -> bool {
    names.contains(". ") && count_words(names) > 12 || names.contains('。')
}

/// The names between two bytes of a line.
fn names(line: &Line, text: &str, (from, to): (usize, usize), label: Label) -> Credit {
    let links = cut::links(line);
    let plural = label.plural || text[from..to].contains([',', '，', '、']);
    let mut credit = Credit::default();
    let mut role = label.role;
    for piece in divide(text, from, to, &links, plural) {
        let mut start = piece.from;
        if let Some((next, length)) = role_word(&text[piece.from..piece.to]) {
            role = next;
            start += length;
        }
        add_name(&mut credit, text, (start, piece.to), &links, role);
    }
    credit
}

/// "via Yahoo", "h/t Yahoo" behind the first name.
fn role_word(words: &str) -> Option<(SourceRole, usize)> {
    for word in ["via ", "h/t ", "hat tip ", "转自", "轉自"] {
        if words.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return Some((SourceRole::Via, word.len()));
        }
    }
    None
}

#[derive(Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
}

/// The pieces between separators; linked words are never cut.
fn divide(text: &str, from: usize, to: usize, links: &[(usize, usize, String)], plural: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < to {
        let rest = &text[at..to];
        let c = rest.chars().next().unwrap_or(' ');
        let linked = links.iter().any(|(begin, end, _)| *begin < at && at < *end);
        let cut = if linked || inside_address(text, start, at) { None } else { separator(text, start, at, to, plural) };
        match cut {
            Some(length) => {
                pieces.push(Piece { from: start, to: at });
                at += length;
                start = at;
            }
            None => at += c.len_utf8(),
        }
    }
    pieces.push(Piece { from: start, to });
    pieces.into_iter().map(|piece| trimmed(text, piece)).filter(|piece| piece.from < piece.to).collect()
}

fn trimmed(text: &str, piece: Piece) -> Piece {
    let edge = |c: char| {
        is_blank_char(c)
            || matches!(c, '(' | ')' | '（' | '）' | '<' | '>' | '[' | ']' | '.' | '。' | '-' | '–' | '—' | ':')
    };
    let words = &text[piece.from..piece.to];
    // Brackets inside a name ("Reuters (China)") stay; only those that open or close the whole go.
    let from = piece.from + words.len() - words.trim_start_matches(edge).len();
    let mut to = piece.from
        + words.trim_end_matches(|c| is_blank_char(c) || matches!(c, '.' | '。' | '>' | '-' | '–' | '—')).len();
    let to_open = text[from.min(to)..to].matches(['(', '（']).count();
    if to_open == 0 {
        to = from + text[from.min(to)..to].trim_end_matches([')', '）', ']']).len();
    }
    Piece { from, to: to.max(from) }
}

fn inside_address(text: &str, start: usize, at: usize) -> bool {
    text[start..at].rfind("://").is_some_and(|scheme| {
        !text[start + scheme..at].contains(|c: char| is_blank_char(c) || matches!(c, ')' | '>' | ',' | ';' | '）'))
    })
}

/// How many bytes the separator at this byte has.
fn separator(text: &str, start: usize, at: usize, to: usize, plural: bool) -> Option<usize> {
    let rest = &text[at..to];
    let c = rest.chars().next()?;
    match c {
        ',' | '，' => {
            let next = rest[c.len_utf8()..].trim_start_matches(is_blank_char);
            let company = ["Inc", "Ltd", "LLC", "Co.", "Corp", "plc", "S.A", "GmbH"];
            let dated = date::find(&text[start..to]).iter().any(|d| start + d.from < at && at < start + d.to);
            (!dated && !company.iter().any(|form| next.starts_with(form))).then_some(c.len_utf8())
        }
        ';' | '；' | '、' | '|' | '｜' | '·' | '•' | BREAK => Some(c.len_utf8()),
        '/' => (spaced(text, at, to, 1)).then_some(1),
        '+' => (spaced(text, at, to, 1)).then_some(1),
        '&' => (plural && spaced(text, at, to, 1)).then_some(1),
        '(' | '（' => role_word(&rest[c.len_utf8()..]).map(|_| c.len_utf8()),
        _ if at > start && text[..at].ends_with(is_blank_char) => {
            if role_word(rest).is_some() {
                return Some(0);
            }
            let joined = ["and ", "und ", "et ", "y "].into_iter().find(|word| rest.starts_with(word))?;
            let single = |words: &str| words.split_whitespace().count() == 1;
            let both = single(&text[start..at]) && single(&rest[joined.len()..]);
            (plural || both).then_some(joined.len())
        }
        _ => None,
    }
}

fn spaced(text: &str, at: usize, to: usize, length: usize) -> bool {
    text[..at].ends_with(is_blank_char) && text[at + length..to].starts_with(is_blank_char)
}

/// Adds the name between two bytes, or gives the name before it the address that stands here.
fn add_name(
    credit: &mut Credit,
    text: &str,
    (from, to): (usize, usize),
    links: &[(usize, usize, String)],
    role: SourceRole,
) {
    let words = &text[from..to];
    let link = links.iter().find(|(start, end, _)| *start < to && from < *end).map(|(_, _, url)| url.clone());
    let (name, address) = split_address(words);
    let url = link.or(address);
    if name.is_empty() {
        let Some(url) = url else { return };
        match credit.sources.last_mut() {
            Some(before) if before.url.is_none() => before.url = Some(url),
            _ => credit.sources.push(ImportedSource { outlet: host(&url), url: Some(url), role }),
        }
        return;
    }
    if date::is_only_date(&name, &date::find(&name)) {
        credit.rest.push(name);
        return;
    }
    let role = if role == SourceRole::Primary && names_document(&name) { SourceRole::Document } else { role };
    credit.sources.push(ImportedSource { outlet: name, url, role });
}

/// The name and the address behind it ("Caijing (https://…)").
fn split_address(words: &str) -> (String, Option<String>) {
    let at = ["https://", "http://", "www."].into_iter().filter_map(|scheme| words.find(scheme)).min();
    let Some(at) = at else { return (one_line(words), None) };
    let address: &str =
        words[at..].split(|c: char| is_blank_char(c) || matches!(c, ')' | '>' | '）' | ']')).next().unwrap_or("");
    let address = address.trim_end_matches(['.', ',', ';']);
    let url = if address.starts_with("www.") { format!("https://{address}") } else { address.to_owned() };
    let edge =
        |c: char| is_blank_char(c) || matches!(c, '(' | '（' | '<' | '[' | ':' | '：' | '-' | '–' | '—' | ',' | '|');
    let before = words[..at].trim_end_matches(edge);
    let after =
        words[at + address.len()..].trim_matches(|c: char| edge(c) || matches!(c, ')' | '>' | '）' | ']' | '.'));
    (one_line(&format!("{before} {after}")), Some(url))
}

fn names_document(name: &str) -> bool {
    static DOCUMENTS: Phrases = Phrases::new(
        "filing | filings | prospectus | press release | annual report | circular | official notice | \
         stock exchange announcement | 公告 | 财报 | 招股书 | 招股说明书",
    );
    DOCUMENTS.stand_in(&fold(name))
}

/// The host of an address, without `www.`.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or(host);
    host.trim_start_matches("www.").to_lowercase()
}

/// Whether an address is only the home page of the site that another leads into.
pub(super) fn is_home_of(address: &str, page: &str) -> bool {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split_once('/').map_or("", |(_, path)| path);
    path.is_empty() && host(address) == host(page)
}

/// A line that joins a label and the lines that hold its names.
pub(super) fn joined(label: &Line, names: &[Line]) -> Line {
    let mut line = label.clone();
    for (nth, name) in names.iter().enumerate() {
        line.inline.push(Inline::text(if nth == 0 { " " } else { "; " }));
        line.inline.extend(name.inline.iter().cloned());
    }
    cut::tidy(line)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::body::{LineKind, Marks};

    fn shown(credit: &Credit) -> String {
        let source = |source: &ImportedSource| {
            let url = source.url.as_deref().map(|url| format!(" <{url}>")).unwrap_or_default();
            format!("{}:{}{url}", source.role.name(), source.outlet)
        };
        credit.sources.iter().map(source).collect::<Vec<_>>().join(" + ")
    }

    fn line(text: &str) -> Line {
        Line::of(LineKind::Paragraph, text)
    }

    #[test]
    fn a_source_line_is_read_in_many_hands() {
        let check = |text: &str, expect: &str| {
            let found = read(&line(text), text).map(|credit| shown(&credit)).unwrap_or_default();
            assert_eq!(found, expect, "{text}");
        };
        check("Source: Harbour Post", "primary:Harbour Post");
        check("SOURCE: Harbour Post.", "primary:Harbour Post");
        check("Source – Harbour Post", "primary:Harbour Post");
        check(
            "Sources: Harbour Post, The Quay and Reed Weekly",
            "primary:Harbour Post + primary:The Quay + primary:Reed Weekly",
        );
        check("Source: Quay and Reed", "primary:Quay + primary:Reed");
        check("Source: Food and Drug Administration", "primary:Food and Drug Administration");
        check("Source: Quay Holdings, Inc.", "primary:Quay Holdings, Inc");
        check("(Source: Harbour Post)", "primary:Harbour Post");
        check("[Source: Harbour Post]", "primary:Harbour Post");
        check("— Source: Harbour Post", "primary:Harbour Post");
        check("Via Harbour Post", "via:Harbour Post");
        check("(via Harbour Post)", "via:Harbour Post");
        check("Via: Harbour Post", "via:Harbour Post");
        check("h/t Harbour Post", "via:Harbour Post");
        check("来源：海港邮报", "primary:海港邮报");
        check("来源: 海港邮报、码头周刊", "primary:海港邮报 + primary:码头周刊");
        check("（来源：海港邮报）", "primary:海港邮报");
        check("来源：海港邮报；转自码头周刊", "primary:海港邮报 + via:码头周刊");
        check("转自码头周刊", "via:码头周刊");
        check("来源地的码头周一重新开放", "");
        check("Source: Harbour Post via The Quay", "primary:Harbour Post + via:The Quay");
        check("Source: Harbour Post (via The Quay)", "primary:Harbour Post + via:The Quay");
        check(
            "Source: Harbour Post (https://harbour.example/a?b=1,2)",
            "primary:Harbour Post <https://harbour.example/a?b=1,2>",
        );
        check("Source: https://www.harbour.example/a", "primary:harbour.example <https://www.harbour.example/a>");
        check("Source: Harbour Post <https://harbour.example/>", "primary:Harbour Post <https://harbour.example/>");
        check("Source: Harbour Post, 3 January 2025", "primary:Harbour Post");
        check("Source: Harbour exchange filing", "document:Harbour exchange filing");
        check("Read more at Harbour Post", "primary:Harbour Post");
        check("Sources say that shops will open again.", "");
        check("Via its own app the company sells tickets", "");
        check("Via the app, shops sell tickets.", "");
        check("Source code of the shop was published", "");
        check("Sources close to the matter: it is over.", "");
        check("Read more", "");
        check("Source:", "");
    }

    #[test]
    fn linked_names_keep_their_addresses() {
        let link = |url: &str| Marks { link: Some(url.to_owned()), ..Marks::default() };
        let line = Line {
            kind: LineKind::Paragraph,
            indent: 0,
            inline: vec![
                Inline::text("Sources: "),
                Inline::Text { text: "Quay, Reed & Sons".into(), marks: link("https://quay.example/") },
                Inline::text(" and "),
                Inline::Text { text: "Harbour Post".into(), marks: link("https://harbour.example/") },
            ],
            ..Line::default()
        };
        let credit = read(&line, &cut::text_of(&line)).unwrap();
        assert_eq!(
            shown(&credit),
            "primary:Quay, Reed & Sons <https://quay.example/> + primary:Harbour Post <https://harbour.example/>"
        );
    }

    #[test]
    fn a_credit_at_the_end_of_a_paragraph_is_taken_out() {
        let check = |text: &str, kept: &str, expect: &str| {
            let found = take_from_end(&line(text), text);
            let found = found.map(|(line, credit)| (cut::text_of(&line), shown(&credit)));
            let expect = (!expect.is_empty()).then(|| (kept.to_owned(), expect.to_owned()));
            assert_eq!(found, expect, "{text}");
        };
        check("Shops opened. (Source: Harbour Post)", "Shops opened.", "primary:Harbour Post");
        check("Shops opened (via Harbour Post).", "Shops opened", "via:Harbour Post");
        check("Shops opened. Source: Harbour Post.", "Shops opened.", "primary:Harbour Post");
        check("Shops opened.\u{2028}Source: Harbour Post", "Shops opened.", "primary:Harbour Post");
        check("商店开门。（来源：海港邮报）", "商店开门。", "primary:海港邮报");
        check("商店开门。来源：海港邮报", "商店开门。", "primary:海港邮报");
        check("Shops opened (one by one).", "", "");
        check("They sold it via Harbour Post", "", "");
    }
}
