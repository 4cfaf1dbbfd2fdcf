//! Words of feeds made plain: titles with tags or with references escaped twice, names behind addresses, languages.

use crate::html;
use crate::html::guard::reference::{In, decoded};

/// Longer titles are cut, in characters.
const TITLE: usize = 2_000;

/// The tags that titles are written with.
const TAGS: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "br", "center", "cite", "code", "del", "dfn", "div",
    "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "img", "ins", "kbd", "li", "mark", "nobr", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "tt", "u",
    "ul", "var", "wbr",
];

/// How the words of a title are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// As words: an angle is an angle.
    Plain,
    /// As HTML.
    Html,
    /// Nobody says: as HTML where it looks like it.
    Unsaid,
}

/// A title as plain text on one line.
pub fn title(words: &str, meant: Meant) -> String {
    let words: String = if words.len() > TITLE * 8 { words.chars().take(TITLE).collect() } else { words.to_owned() };
    let is_html = match meant {
        Meant::Html => words.contains(['<', '&']),
        Meant::Unsaid => has_tags(&words),
        Meant::Plain => false,
    };
    let plain = if is_html { html::to_body(&words).body.to_text() } else { words };
    line(&without_references(&plain))
}

/// On one line, without characters that turn the text around.
pub fn line(words: &str) -> String {
    let spaced: String = words
        .chars()
        .filter(
            |c| !matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'),
        )
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .take(TITLE)
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a tag of those that titles are written with stands there, and is closed by an angle.
fn has_tags(words: &str) -> bool {
    words.match_indices('<').any(|(at, _)| {
        let rest = words[at + 1..].trim_start_matches('/');
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let tag = rest[..end].to_ascii_lowercase();
        TAGS.contains(&tag.as_str())
            && rest[end..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            && rest.contains('>')
    })
}

/// References that were escaped once too often become what they stand for; an ampersand alone stays one.
fn without_references(words: &str) -> String {
    let mut plain = words.to_owned();
    // Twice is common, three times was seen.
    for _ in 0..2 {
        if !has_references(&plain) {
            break;
        }
        plain = whole_references(&plain);
    }
    plain
}

fn has_references(words: &str) -> bool {
    words.match_indices('&').any(|(at, _)| reference(&words[at..]).is_some())
}

/// The reference that words begin with: named or numbered, with its semicolon.
fn reference(words: &str) -> Option<&str> {
    let end = words.char_indices().take(34).find(|(_, c)| *c == ';').map(|(at, _)| at)?;
    let name = &words[1..end];
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    let digits = name.strip_prefix('#').map(|digits| digits.strip_prefix(['x', 'X']).unwrap_or(digits));
    let is_number = digits.is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit()));
    (is_name || is_number).then(|| &words[..=end])
}

fn whole_references(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some(whole) => {
                out.push_str(&decoded(whole, In::Words));
                rest = &rest[whole.len()..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// A name out of what feeds write as an author: `jane@example.com (Jane Doe)`, `Jane Doe <jane@example.com>`.
pub fn author(words: &str) -> String {
    let words = title(&words.replace(['<', '>'], " "), Meant::Plain);
    let is_address = |word: &str| word.contains('@') && !word.starts_with('@');
    if let Some((before, rest)) = words.split_once('(')
        && before.split(' ').any(is_address)
    {
        let name = rest.trim_end_matches(')').trim();
        if !name.is_empty() {
            return name.to_owned();
        }
    }
    let named: Vec<&str> = words.split(' ').filter(|word| !is_address(word)).collect();
    let name = named.join(" ");
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let name = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
    // Whoever gives an address alone is called by it.
    if name.is_empty() { words } else { name.to_owned() }
}

/// A language tag as BCP 47 writes it; empty for what is none.
pub fn language(words: &str) -> String {
    let words = words.trim().split([',', ';', ' ']).next().unwrap_or_default().replace('_', "-");
    let parts: Vec<&str> = words.split('-').collect();
    let sound =
        parts.iter().all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    let first = parts
        .first()
        .is_some_and(|first| (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphabetic()));
    if !sound || !first {
        return String::new();
    }
    let cased = parts.iter().enumerate().map(|(at, part)| match (at, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
        _ => part.to_ascii_lowercase(),
    });
    cased.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_made_plain() {
        let check = |words: &str, meant: Meant, expect: &str| assert_eq!(title(words, meant), expect, "{words}");
        check(" Two \n lines\t here ", Meant::Unsaid, "Two lines here");
        check("<b>Bold</b> &amp; more", Meant::Unsaid, "Bold & more");
        check("<b>Bold</b> &amp; more", Meant::Html, "Bold & more");
        check("How <b> works", Meant::Plain, "How <b> works");
        check("a < b and c > d", Meant::Unsaid, "a < b and c > d");
        check("Vec<T> explained", Meant::Unsaid, "Vec<T> explained");
        check("Q&A at AT&T", Meant::Unsaid, "Q&A at AT&T");
        check("Q&amp;A", Meant::Unsaid, "Q&A");
        check("Harbour&amp;#8217;s &#8220;day&#8221;", Meant::Unsaid, "Harbour’s “day”");
        check("Harbour&nbsp;day", Meant::Plain, "Harbour day");
        check("&unknown; &;", Meant::Unsaid, "&unknown; &;");
        check("turn\u{202E}ed", Meant::Unsaid, "turned");
        check("line<br/>break", Meant::Unsaid, "line break");
        check("<script>x</script>Words", Meant::Unsaid, "Words");
    }

    #[test]
    fn authors_are_names() {
        let check = |words: &str, expect: &str| assert_eq!(author(words), expect, "{words}");
        check("jane@example.com (Jane Doe)", "Jane Doe");
        check("Jane Doe <jane@example.com>", "Jane Doe");
        check("jane@example.com", "jane@example.com");
        check("(Jane Doe) jane@example.com", "Jane Doe");
        check("Jane Doe (Harbour News)", "Jane Doe (Harbour News)");
        check("  王 小明 ", "王 小明");
    }

    #[test]
    fn languages_are_tags() {
        let check = |words: &str, expect: &str| assert_eq!(language(words), expect, "{words}");
        check("en-us", "en-US");
        check("ZH_hans_cn", "zh-Hans-CN");
        check("zh-cn, en", "zh-CN");
        check("english", "");
        check("中文", "");
        check("", "");
    }
}
