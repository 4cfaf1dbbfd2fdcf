//! The call to action: the sentence at the end that asks the reader to click, subscribe or read on.

use super::Hints;
use super::cut;
use super::phrase::Phrases;
use super::row::Row;
use super::word::{Ending, ending, fold_short, has_word, one_line};
use crate::body::text::{count_words, is_ideographic};
use crate::body::{Line, is_blank_char};
use crate::publication::CallToAction;

/// Words that ask for a click so plainly that no news text holds them at its end.
static PLAIN_ASKS: Phrases = Phrases::new(
    "click here | click this link | click below | tap here | click on this link | 点击这里 | 点击此处 | 點擊這裡 | 請按此 | \
     点击链接 | 点击阅读 | 点击查看 | 点击下载 | 点击订阅 | こちらをクリック | 여기를 클릭 | hier klicken | klicken sie hier | cliquez ici | \
     haga clic aquí | haz clic aquí",
);

/// Other words that ask the reader to act; the earlier ones are the surer labels.
static ASKS: Phrases = Phrases::new(
    "read the full report | read our full report | read our latest report | read the report | \
     read our report | download the full report | download the report | download our report | \
     get the full report | get the report | see the full report | view the full report | \
     access the full report | read the full story | read the full issue | read the full edition | \
     subscribe here | subscribe now | subscribe today | subscribe | \
     sign up here | sign up now | sign up | join us | join our | register here | register now | \
     learn more | find out more | get in touch | contact us | book a demo | request a demo | \
     become a member | support us | upgrade to | follow us | read more here | download here | \
     order your copy | 阅读全文 | 阅读完整报告 | 查看完整报告 | 下载完整报告 | 下载报告 | 立即订阅 | 订阅 | 扫码 | 扫描二维码 | 关注我们 | 了解更多 | 详情请点击",
);

/// A call to action taken out of rows, and the addresses that had no place in it.
pub(super) struct Taken {
    pub call: CallToAction,
    pub lost: Vec<String>,
}

/// Takes the call to action out of the rows that close an issue. What stood before it in its own
/// paragraph stays.
pub(super) fn take(rows: &mut Vec<Row>, hints: &Hints) -> Option<Taken> {
    if let Some(taken) = take_addressed(rows) {
        return Some(taken);
    }
    let plainly = rows.iter().rposition(|row| may_ask(row) && asks_plainly(row));
    let at =
        plainly.or_else(|| rows.iter().rposition(|row| may_ask(row) && asks(row))).or_else(|| linked_close(rows))?;
    Some(take_row(rows, at, hints))
}

/// The last paragraph, where an address stands on the line under it.
fn take_addressed(rows: &mut Vec<Row>) -> Option<Taken> {
    let last = rows.iter().rposition(|row| !row.is_rule())?;
    let at = last.checked_sub(1).filter(|&at| may_ask(&rows[at]) && rows[at].words <= 60)?;
    let address = &rows[last];
    let url = match cut::links(&address.line).as_slice() {
        [(0, end, url)] if *end == address.text.len() && is_shown_address(&address.text, url) => url.clone(),
        _ => return None,
    };
    let row = &rows[at];
    if address.gap > 0 || !cut::links(&row.line).is_empty() {
        return None;
    }
    let label = label(row).map_or("", |(from, to)| &row.text[from..to]);
    let call = CallToAction { text: one_line(&row.text), label: one_line(label), url };
    rows.drain(at..=last);
    Some(Taken { call, lost: Vec::new() })
}

/// Takes the call to action out of the last item's text, where no outro was found: only the last
/// paragraph counts, only a plain request, and the item keeps text of its own.
pub(super) fn take_from_item(rows: &mut Vec<Row>, hints: &Hints) -> Option<Taken> {
    let last = rows.iter().rposition(|row| !row.is_rule() && row.credit.is_none())?;
    let others = rows[..last].iter().any(|row| row.is_prose() || row.is_list());
    let row = &rows[last];
    let asks = asks_plainly(row) || row.words <= 25 && asks(row);
    (others && asks && may_ask(row)).then(|| take_row(rows, last, hints))
}

fn take_row(rows: &mut Vec<Row>, at: usize, hints: &Hints) -> Taken {
    let (taken, before) = read(&rows[at]);
    match before {
        Some(line) => rows[at] = Row::of(line, rows[at].gap, hints),
        None => {
            rows.remove(at);
        }
    }
    taken
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

/// Whether words ask that may as well tell: they carry a link, or their sentence begins as a request.
fn asks(row: &Row) -> bool {
    label(row).is_some_and(|(from, to)| {
        let linked = cut::links(&row.line).iter().any(|(start, end, _)| *start < to && from < *end);
        linked || is_request(&row.text[sentence_start(&row.text, from)..]) || is_ideographic_start(&row.text[from..])
    })
}

fn is_ideographic_start(text: &str) -> bool {
    text.chars().next().is_some_and(is_ideographic)
}

/// Whether words begin as a request does.
fn is_request(text: &str) -> bool {
    static OPENINGS: Phrases = Phrases::new(
        "read | get | download | see | visit | join | follow | find | check | learn | explore | discover | to | \
         want | for more | for the | subscribe | sign | click | buy | order | register | book | watch | browse | contact | \
         if you | write | tell | send | reply | let us | drop us | support | become | please | don't miss | listen | \
         share | forward | more | try | start | upgrade",
    );
    let start: String = text.chars().take(40).collect();
    let folded = fold_short(&start);
    OPENINGS.open(&folded)
}

/// The last paragraph, where its last sentence holds its one link: as a request, or as a close behind
/// other text.
fn linked_close(rows: &[Row]) -> Option<usize> {
    let last = rows.iter().rposition(|row| !row.is_rule())?;
    let row = &rows[last];
    let links = cut::links(&row.line);
    let [(from, to, _)] = links.as_slice() else { return None };
    let sentence = &row.text[sentence_start(&row.text, *from)..];
    let behind = row.text.len() - sentence.len() > 0 || rows[..last].iter().any(Row::is_prose);
    let ends_there = !has_word(&row.text[sentence_end(&row.text, *to)..]);
    let whole = !has_word(&row.text[..*from]) && !has_word(&row.text[*to..]);
    let short = count_words(sentence) <= 30;
    (may_ask(row) && short && ends_there && (whole || is_request(sentence) || behind)).then_some(last)
}

/// The call to action of a row, and what stands before it in the same paragraph.
fn read(row: &Row) -> (Taken, Option<Line>) {
    let links = cut::links(&row.line);
    let phrase = label(row);
    let (start, place) = asking_part(row, &links, phrase);
    // The link that carries the asking words, else the last one behind them, else the last of all.
    let link = phrase
        .and_then(|(from, to)| links.iter().find(|(start, end, _)| *start < to && from < *end))
        .or_else(|| links.iter().rev().find(|(from, ..)| *from >= place))
        .or(links.iter().rev().find(|(from, ..)| *from >= start));
    let (kept, asking) = cut::split(&row.line, start);
    let text = one_line(&cut::text_of(&asking));
    let bare = bare_address(&text);
    let label = match (link, phrase) {
        (Some((from, to, url)), _) if !is_shown_address(&row.text[*from..*to], url) => &row.text[*from..*to],
        (_, Some((from, to))) => &row.text[from..to],
        (Some((from, to, _)), None) => &row.text[*from..*to],
        (None, None) => "",
    };
    let arrow = |c: char| matches!(c, '→' | '»' | '›' | '>') || is_blank_char(c);
    let label = one_line(label.trim_matches(arrow));
    let url = link.map(|(.., url)| url.clone()).or_else(|| bare.as_ref().map(|(.., url)| url.clone()));
    let lost = links.iter().filter(|(from, _, other)| *from >= start && Some(other) != url.as_ref());
    let lost = lost.map(|(.., url)| url.clone()).collect();
    let text = match bare {
        Some((from, to, _)) if phrase.is_some() => without_address(&text, from, to),
        _ => text,
    };
    let call = CallToAction { text, label, url: url.unwrap_or_default() };
    (Taken { call, lost }, (start > 0).then_some(kept).filter(|line| !line.is_blank()))
}

/// Where the asking part of a paragraph begins, and where its asking words or its link stand.
fn asking_part(row: &Row, links: &[(usize, usize, String)], phrase: Option<(usize, usize)>) -> (usize, usize) {
    let place = phrase.map(|(from, _)| from).or(links.last().map(|(from, ..)| *from)).unwrap_or(0);
    let start = sentence_start(&row.text, place);
    // A short question ("Want more?") belongs to the request; a text of its own stays behind. Words
    // after the request would be lost with it, so such a paragraph is not cut.
    let apart = count_words(&row.text[..start]) >= 8;
    let closes = !has_word(&row.text[sentence_end(&row.text, place)..]);
    (if apart && closes { start } else { 0 }, place)
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
