//! The call to action: the sentence at the end that asks the reader to click, subscribe or read on.

use super::Hints;
use super::cut;
use super::row::Row;
use super::word::{Ending, Phrases, ending, fold_short, one_line};
use crate::body::is_blank_char;
use crate::body::text::count_words;
use crate::publication::CallToAction;

/// Words that ask for a click so plainly that no news text holds them at its end.
const PLAIN_ASKS: Phrases = Phrases(
    "click here | click this link | click below | tap here | click on this link | 点击这里 | 点击此处 | 點擊這裡 | 請按此 | \
     点击链接 | 点击阅读 | 点击查看 | 点击下载 | 点击订阅 | こちらをクリック | 여기를 클릭 | hier klicken | klicken sie hier | cliquez ici | \
     haga clic aquí | haz clic aquí",
);

/// Other words that ask the reader to act; the earlier ones are the surer labels.
const ASKS: Phrases = Phrases(
    "read the full report | read our full report | read our latest report | read the report | \
     read our report | download the full report | download the report | download our report | \
     get the full report | get the report | see the full report | view the full report | \
     access the full report | read the full story | read the full issue | read the full edition | \
     subscribe here | subscribe now | subscribe to | subscribe today | subscribe for | subscribe | \
     sign up here | sign up now | sign up for | sign up | join us | join our | register here | register now | \
     register for | learn more | find out more | get in touch | contact us | book a demo | request a demo | \
     become a member | support us | upgrade to | follow us | read more here | download here | \
     order your copy | 阅读全文 | 阅读完整报告 | 查看完整报告 | 下载完整报告 | 下载报告 | 立即订阅 | 订阅 | 扫码 | 扫描二维码 | 关注我们 | 了解更多 | 详情请点击",
);

/// Takes the call to action out of the rows that close an issue. What stood before it in its own
/// paragraph stays.
pub(super) fn take(rows: &mut Vec<Row>, hints: &Hints) -> Option<CallToAction> {
    let plainly = rows.iter().rposition(|row| may_ask(row) && asks_plainly(row));
    let at = plainly
        .or_else(|| rows.iter().rposition(|row| may_ask(row) && label(row).is_some()))
        .or_else(|| linked_close(rows))?;
    let (call, before) = read(&rows[at]);
    match before {
        Some(line) => rows[at] = Row::of(line, rows[at].gap, hints),
        None => {
            rows.remove(at);
        }
    }
    Some(call)
}

/// Takes the call to action out of the last item's text, where no outro was found: only the last
/// paragraph counts, only a plain request, and the item keeps text of its own.
pub(super) fn take_from_item(rows: &mut Vec<Row>, hints: &Hints) -> Option<CallToAction> {
    let last = rows.iter().rposition(|row| !row.is_rule() && row.credit.is_none())?;
    let others = rows[..last].iter().any(|row| row.is_prose() || row.is_list());
    let row = &rows[last];
    let plain = asks_plainly(row)
        || row.words <= 25 && label(row).is_some() && (!cut::links(&row.line).is_empty() || is_request(&row.text));
    if !others || !plain || !may_ask(row) {
        return None;
    }
    let (call, before) = read(row);
    match before {
        Some(line) => rows[last] = Row::of(line, rows[last].gap, hints),
        None => {
            rows.remove(last);
        }
    }
    Some(call)
}

fn may_ask(row: &Row) -> bool {
    row.credit.is_none() && !row.is_rule() && row.text.len() <= 4_000 && (row.title || row.is_prose() || row.is_list())
}

/// The printed words that ask, as bytes of the row's words.
fn label(row: &Row) -> Option<(usize, usize)> {
    PLAIN_ASKS.find_printed(&row.text).or_else(|| ASKS.find_printed(&row.text))
}

fn asks_plainly(row: &Row) -> bool {
    PLAIN_ASKS.find_printed(&row.text).is_some()
}

/// Whether words begin as a request does.
fn is_request(text: &str) -> bool {
    const OPENINGS: Phrases = Phrases(
        "read | get | download | see | visit | join | follow | find | check | learn | explore | discover | to | \
         want | for more | subscribe | sign | click | buy | order | register | book | watch | browse | contact | \
         if you",
    );
    let start: String = text.chars().take(40).collect();
    let folded = fold_short(&start);
    OPENINGS.open(&folded)
}

/// The last paragraph, where it is short and holds one link, and either is all link or asks.
fn linked_close(rows: &[Row]) -> Option<usize> {
    let last = rows.iter().rposition(|row| !row.is_rule())?;
    let row = &rows[last];
    let links = cut::links(&row.line);
    let [(from, to, _)] = links.as_slice() else { return None };
    let whole = row.text[..*from].trim().is_empty() && row.text[*to..].trim().len() <= 3;
    let others = rows[..last].iter().any(Row::is_prose);
    (may_ask(row) && row.words <= 40 && (whole || is_request(&row.text) || others && row.words <= 25)).then_some(last)
}

/// The call to action of a row, and what stands before it in the same paragraph.
fn read(row: &Row) -> (CallToAction, Option<crate::body::Line>) {
    let links = cut::links(&row.line);
    let phrase = label(row);
    // The link that carries the asking words, else the last one of the sentence.
    let link = phrase
        .and_then(|(from, to)| links.iter().find(|(start, end, _)| *start < to && from < *end))
        .or_else(|| links.iter().rev().find(|(start, ..)| phrase.is_none_or(|(from, _)| *start >= from)))
        .or(links.last());
    let place = phrase.map(|(from, _)| from).or(link.map(|(from, ..)| *from)).unwrap_or(0);
    let start = sentence_start(&row.text, place);
    let before = &row.text[..start];
    // A short question ("Want more?") belongs to the request; a paragraph of its own stays.
    let start = if count_words(before) >= 8 { start } else { 0 };
    let end = sentence_end(&row.text, link.map_or(place, |(_, to, _)| (*to).max(place)));
    let tail_words = count_words(&row.text[end..]);
    // Words after the asking sentence would be lost behind it, so such a paragraph stays whole.
    let start = if tail_words > 0 && start > 0 { 0 } else { start };
    let (kept, asking) = cut::split(&row.line, start);
    let text = one_line(&cut::text_of(&asking));
    let bare = bare_address(&text);
    let printed = |(from, to): (usize, usize)| one_line(&row.text[from..to]);
    let label = match (link, phrase) {
        (Some((from, to, url)), _) if !is_shown_address(&row.text[*from..*to], url) => one_line(&row.text[*from..*to]),
        (_, Some(place)) => printed(place),
        (Some((from, to, _)), None) => one_line(&row.text[*from..*to]),
        (None, None) => String::new(),
    };
    let url =
        link.map(|(.., url)| url.clone()).or_else(|| bare.as_ref().map(|(.., url)| url.clone())).unwrap_or_default();
    let text = match bare {
        Some((from, to, _)) if phrase.is_some() => without_address(&text, from, to),
        _ => text,
    };
    let before = (start > 0).then_some(kept).filter(|line| !line.is_blank());
    (
        CallToAction {
            text,
            label: label.trim_matches(|c: char| matches!(c, '→' | '»' | '›' | '>') || is_blank_char(c)).to_owned(),
            url,
        },
        before,
    )
}

fn is_shown_address(words: &str, url: &str) -> bool {
    let bare = |text: &str| {
        text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_lowercase()
    };
    bare(words) == bare(url)
}

/// Where the sentence that holds a byte begins.
fn sentence_start(text: &str, place: usize) -> usize {
    let mut start = 0;
    for (at, c) in text[..place].char_indices() {
        let after = at + c.len_utf8();
        let rest = &text[after..];
        let ends =
            matches!(c, '.' | '!' | '?') && rest.starts_with(is_blank_char) && ending(&text[..after]) != Ending::Bare
                || matches!(c, '。' | '！' | '？' | crate::body::BREAK);
        if ends {
            start = after + rest.len() - rest.trim_start_matches(is_blank_char).len();
        }
    }
    start.min(place)
}

/// Where the sentence that holds a byte ends.
fn sentence_end(text: &str, place: usize) -> usize {
    text[place..]
        .char_indices()
        .find(|&(at, c)| {
            let rest = &text[place + at + c.len_utf8()..];
            matches!(c, '.' | '!' | '?') && (rest.is_empty() || rest.starts_with(is_blank_char))
                || matches!(c, '。' | '！' | '？')
        })
        .map_or(text.len(), |(at, c)| place + at + c.len_utf8())
}

/// An address typed in the text.
fn bare_address(text: &str) -> Option<(usize, usize, String)> {
    let from = text.find("https://").or_else(|| text.find("http://"))?;
    let length = text[from..]
        .find(|c: char| is_blank_char(c) || matches!(c, ')' | '>' | ']' | '）' | '。'))
        .unwrap_or(text.len() - from);
    let url = text[from..from + length].trim_end_matches(['.', ',', ';', '!']);
    Some((from, from + url.len(), url.to_owned()))
}

/// The text without a typed address and the brackets or the colon that held it.
fn without_address(text: &str, from: usize, to: usize) -> String {
    let before = text[..from].trim_end_matches(|c: char| {
        is_blank_char(c) || matches!(c, '(' | '<' | '[' | ':' | '：' | '（' | '-' | '–' | '—')
    });
    let after = text[to..].trim_start_matches([')', '>', ']', '）']);
    one_line(&format!("{before}{after}"))
}
