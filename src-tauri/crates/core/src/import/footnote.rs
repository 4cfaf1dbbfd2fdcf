//! Footnotes of a plain text: addresses that are listed under the text, put back on the words that
//! their numbers stand behind. The text form of many mails is made so, Galley's own among them.

use super::cut;
use crate::body::{BREAK, Inline, Line, Marks, is_blank_char};

/// The longest line, in bytes, that is searched for numbers, and the most numbers of a line.
const LONGEST_LINE: usize = 20_000;
const MOST_MARKS: usize = 50;

/// How many listed addresses before and after a line are looked at.
const NEAR: usize = 1_000;

/// A listed address.
struct Footnote {
    /// The line it stands on.
    at: usize,
    number: u32,
    address: String,
}

/// Puts listed addresses back on their words. A listed address that no number leads to stays a line.
pub(super) fn put_back(lines: &mut Vec<Line>) {
    let footnotes: Vec<Footnote> = lines.iter().enumerate().filter_map(|(at, line)| read(at, line)).collect();
    if footnotes.is_empty() {
        return;
    }
    let mut used = vec![false; footnotes.len()];
    for (at, line) in lines.iter_mut().enumerate() {
        if footnotes.binary_search_by_key(&at, |footnote| footnote.at).is_err() {
            link_words(line, at, &footnotes, &mut used);
        }
    }
    let taken: Vec<usize> =
        footnotes.iter().zip(used).filter(|(_, used)| *used).map(|(footnote, _)| footnote.at).collect();
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        taken.binary_search(&(at - 1)).is_err()
    });
}

/// `[1] https://…`, alone on its line.
fn read(at: usize, line: &Line) -> Option<Footnote> {
    let text = cut::text_of(line);
    let (number, rest) = text.trim().strip_prefix('[')?.split_once(']')?;
    let address = rest.trim_start_matches(':').trim();
    let is_address = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let plain = is_address && !address.contains(is_blank_char) && number.len() <= 3;
    let address = crate::html::address::link(address).filter(|_| plain)?;
    Some(Footnote { at, number: digits(number)?, address })
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Takes the numbers out of a line and gives the words before them their addresses.
fn link_words(line: &mut Line, at: usize, footnotes: &[Footnote], used: &mut [bool]) {
    let text = cut::text_of(line);
    // From the end, so that the places before a number stay what they are.
    if text.len() > LONGEST_LINE {
        return;
    }
    for (open, _) in text.rmatch_indices('[').take(MOST_MARKS) {
        let Some((number, _)) = text[open + 1..].split_once(']') else { continue };
        let end = open + number.len() + 2;
        let Some(wanted) = digits(number).filter(|_| number.len() <= 3) else { continue };
        let words = text[..open].trim_end_matches(is_blank_char);
        let fits = |footnote: &&Footnote| footnote.number == wanted;
        let after = footnotes.partition_point(|footnote| footnote.at <= at);
        let listed = footnotes[after..].iter().take(NEAR).find(fits);
        let listed = listed.or_else(|| footnotes[..after].iter().rev().take(NEAR).find(fits));
        let linked = cut::links(line).iter().any(|(from, to, _)| *from < words.len() && words.len() <= *to);
        let (Some(footnote), false, false) = (listed, linked, words.is_empty()) else { continue };
        let start =
            words.rfind(parts_words).map_or(0, |blank| blank + words[blank..].chars().next().map_or(1, char::len_utf8));
        set_link(line, (start, words.len(), end), &footnote.address);
        if let Ok(place) = footnotes.binary_search_by_key(&footnote.at, |other| other.at) {
            used[place] = true;
        }
    }
}

/// Whether words end before this sign, where no blank parts them.
fn parts_words(c: char) -> bool {
    is_blank_char(c) || c == BREAK || matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | '？' | '（' | '《')
}

/// Gives the words between the first two bytes an address, and leaves out what follows up to the third.
fn set_link(line: &mut Line, (from, to, end): (usize, usize, usize), address: &str) {
    let (before, rest) = cut::divide(line, from);
    let (words, rest) = cut::divide(&rest, to - from);
    let (_, after) = cut::divide(&rest, end - to);
    line.inline = before.inline;
    line.inline.extend(words.inline.into_iter().map(|inline| match inline {
        Inline::Text { text, marks } => Inline::Text { text, marks: Marks { link: Some(address.to_owned()), ..marks } },
        other => other,
    }));
    line.inline.extend(after.inline);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::body::LineKind;

    fn check(texts: &[&str], expect: &[&str]) {
        let mut lines: Vec<Line> = texts.iter().map(|text| Line::of(LineKind::Paragraph, *text)).collect();
        put_back(&mut lines);
        let shown = |line: &Line| {
            let inline = |inline: &Inline| match inline {
                Inline::Text { text, marks: Marks { link: Some(url), .. } } => format!("<{text}|{url}>"),
                Inline::Text { text, .. } => text.clone(),
                _ => String::new(),
            };
            line.inline.iter().map(inline).collect::<String>()
        };
        assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn listed_addresses_go_back_to_their_words() {
        check(
            &["It went to the archive [1], and [2] the quay[2].", "[1] https://a.example/", "[2]: https://b.example/"],
            &["It went to the <archive|https://a.example/>, <and|https://b.example/> the <quay|https://b.example/>."],
        );
        check(
            &["One [1]", "[1] https://a.example/", "Two [1]", "[1] https://b.example/"],
            &["<One|https://a.example/>", "<Two|https://b.example/>"],
        );
    }

    #[test]
    fn what_no_number_leads_to_stays() {
        check(&["No mark", "[1] https://a.example/"], &["No mark", "[1] https://a.example/"]);
        check(&["As said [3], and so on", "[1] A book"], &["As said [3], and so on", "[1] A book"]);
        check(&["[1] Shops Open", "[1] https://a.example/"], &["[1] Shops Open", "[1] https://a.example/"]);
    }
}
