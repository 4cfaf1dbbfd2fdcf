//! The head of an issue: masthead, topic line, title, number and date, in the short lines above the
//! first text.

use chrono::NaiveDate;

use super::date::{self, Printed};
use super::issue_number::issue_number;
use super::phrase::Phrases;
use super::row::{Rank, Row};
use super::word::{Ending, fold, fold_short, has_word, one_line};
use super::{Hints, cut};
use crate::body::text::count_words;
use crate::body::{BREAK, Line, LineKind, is_blank_char};

/// What the head of an issue said.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The printed masthead.
    pub masthead: Option<String>,
    /// The line of topics.
    pub topic_line: Option<String>,
    /// A title beside the masthead.
    pub title: Option<String>,
    /// The printed number.
    pub number: Option<u32>,
    /// The printed date.
    pub date: Option<NaiveDate>,
    /// How many rows it took.
    pub rows: usize,
    /// Which of those rows were not understood and stay as text.
    pub kept: Vec<usize>,
    /// Words that were read but have no place of their own ("Vol. 3").
    pub rest: Vec<String>,
}

/// The head of the rows that stand before the items. `near` is a day known from elsewhere, for dates
/// printed without a year.
pub(super) fn read(rows: &[Row], near: Option<NaiveDate>) -> Head {
    let count = rows.iter().take_while(|row| belongs(row, near)).count();
    let mut head = Head { rows: count, ..Head::default() };
    for (at, row) in rows[..head.rows].iter().enumerate() {
        if !has_word(&row.text) {
            if !row.is_rule() && !read_logo(&mut head, row, &rows[..count]) {
                head.kept.push(at);
            }
            continue;
        }
        let before = head.kept.len();
        read_row(&mut head, row, near);
        if head.kept.len() > before {
            head.kept.pop();
            head.kept.push(at);
        }
    }
    head
}

/// Reads a picture in the head. A logo says the masthead where no text does, and is left out where
/// one does; any other picture stays.
fn read_logo(head: &mut Head, row: &Row, rows: &[Row]) -> bool {
    static LOGOS: Phrases = Phrases::new("logo | banner | header | masthead");
    let alt = one_line(&row.line.words());
    let folded = fold(&alt);
    let said = rows.iter().any(|row| has_word(&row.text) && fold(&row.text).contains(&folded));
    let logo = LOGOS.stand_in(&folded);
    if folded.is_empty() || !(said || logo || names_publication(&alt)) {
        return false;
    }
    let named = rows.iter().any(|row| facts(&row.text, None).words.iter().any(|words| has_word(words)));
    if named || logo || head.masthead.is_some() {
        head.rest.push(alt);
    } else {
        head.masthead = Some(alt);
    }
    true
}

/// Whether a row may stand in the head: a title, or nothing but number and date.
fn belongs(row: &Row, near: Option<NaiveDate>) -> bool {
    if row.is_rule() || row.is_picture() {
        return true;
    }
    if row.text.len() > 400 || row.credit.is_some() || row.is_list() {
        return false;
    }
    let short = row.title || row.ending == Ending::Stop && row.words <= 12;
    let facts = facts(&row.text, near);
    let only_facts =
        (facts.number.is_some() || facts.date.is_some()) && facts.words.iter().all(|words| !has_word(words));
    only_facts || short && row.title && !opens_intro(&row.text)
}

/// Whether words speak to the reader, as an intro does.
pub(super) fn opens_intro(text: &str) -> bool {
    static OPENINGS: Phrases = Phrases::new(
        "hi | hello | hey | dear | welcome | greetings | good morning | good afternoon | good evening | \
         good day | happy friday | happy monday | happy sunday | happy weekend | happy new year | happy holidays | here are | here is | here's | below are | below is | in this issue | \
         in this edition | in today's issue | in today's edition | this is | we are | we're | this week we | \
         this week, we | today we | i'm | i am | inside this issue | thank you for | thanks for | 大家好 | 早上好 | \
         早安 | 下午好 | 晚上好 | 读者 | 各位 | 亲爱的 | 你好 | 您好 | 欢迎 | 以下",
    );
    let start: String = text.chars().take(60).collect();
    let folded = fold_short(&start);
    OPENINGS.open(&folded)
}

/// Whether words name a publication ("Quay Weekly Digest").
pub(super) fn names_publication(text: &str) -> bool {
    static WORDS: Phrases = Phrases::new(
        "daily | weekly | monthly | fortnightly | biweekly | quarterly | digest | newsletter | bulletin | \
         briefing | brief | pulse | roundup | round-up | gazette | dispatch | edition | monitor | tracker | \
         times | journal | herald | insider | weekly review | week in review | this week in | the week in | \
         newswire | 周报 | 日报 | 早报 | 晚报 | 周刊 | 月刊 | 快讯 | 简报 | 通讯 | 速递 | 电子报 | ニュースレター",
    );
    let folded = fold_short(text);
    WORDS.stand_in(&folded)
}

fn read_row(head: &mut Head, row: &Row, near: Option<NaiveDate>) {
    let facts = facts(&row.text, near);
    head.rest.extend(facts.rest.iter().cloned());
    if head.number.is_none() {
        head.number = facts.number;
    } else if facts.number.is_some() && facts.number != head.number {
        head.rest.push(one_line(&row.text));
    }
    if facts.spans_days && head.title.is_none() {
        head.title = Some(one_line(&row.text));
    }
    head.date = head.date.or(facts.date);
    let words: Vec<String> = facts.words.iter().filter(|words| has_word(words)).cloned().collect();
    let plain = facts.number.is_none() && facts.date.is_none();
    for (nth, words) in words.into_iter().enumerate() {
        if head.masthead.is_none() && head.title.is_none() && facts.leads && nth == 0 {
            // "Issue 12: The Long Quay" names the issue, not the publication.
            head.title = Some(words);
        } else if head.masthead.is_none() {
            let (masthead, topics) = split_topics(&words);
            head.masthead = Some(masthead);
            head.topic_line = head.topic_line.take().or(topics);
        } else if same(&head.masthead, &words) || same(&head.topic_line, &words) || same(&head.title, &words) {
            continue;
        } else if head.topic_line.is_none() && (lists_topics(&words) || is_tagline(&words) && !row.is_heading()) {
            head.topic_line = Some(words);
        } else if head.title.is_none() && (plain || nth == 0) && may_be_title(row, &words) {
            head.title = Some(words);
        } else if plain {
            head.kept.push(0);
            return;
        } else {
            head.rest.push(words);
        }
    }
}

/// Whether words beside the masthead can be the issue's title: a name of two words is its author's.
fn may_be_title(row: &Row, words: &str) -> bool {
    static BYLINES: Phrases = Phrases::new("by | edited by | written by | 作者 | 编辑");
    !BYLINES.open(&fold(words)) && (row.is_heading() || row.rank == Rank::Strong || count_words(words) >= 3)
}

fn same(field: &Option<String>, words: &str) -> bool {
    field.as_deref().is_some_and(|field| fold(field) == fold(words))
}

/// "Daily Pulse: Shops & Ships" as the masthead and its topics.
pub(super) fn split_topics(words: &str) -> (String, Option<String>) {
    let signs = [": ", "：", " | ", "｜", " – ", " — ", " - ", " · ", " • ", " // ", "——"];
    let cut = signs.iter().filter_map(|sign| words.find(sign).map(|at| (at, sign.len()))).min();
    match cut {
        Some((at, length))
            if has_word(&words[..at]) && has_word(&words[at + length..]) && words[..at].split(' ').count() <= 10 =>
        {
            (one_line(&words[..at]), Some(one_line(&words[at + length..])))
        }
        _ => (one_line(words), None),
    }
}

/// Whether words are a list of topics.
pub(super) fn lists_topics(words: &str) -> bool {
    let signs = [", ", "，", "、", " & ", " + ", " · ", " | ", "｜", " / ", "; ", "；", " • ", " and "];
    signs.iter().any(|sign| words.contains(sign))
}

fn is_tagline(words: &str) -> bool {
    static OPENINGS: Phrases = Phrases::new(
        "your | all the | the week in | what you need | everything you | news | a weekly | a daily | weekly | \
         daily | the latest | making sense | stories | a newsletter",
    );
    let folded = fold(words);
    OPENINGS.open(&folded)
}

/// Number and date in a line of the head, and the words around them.
struct Facts {
    number: Option<u32>,
    date: Option<NaiveDate>,
    words: Vec<String>,
    rest: Vec<String>,
    /// Whether the line begins with the number.
    leads: bool,
    /// Whether the line names a span of days, of which the last is taken.
    spans_days: bool,
}

fn facts(text: &str, near: Option<NaiveDate>) -> Facts {
    let dates = date::find(text);
    let number = issue_number(text);
    let dated: Vec<(&Printed, NaiveDate)> = dates.iter().filter_map(|d| d.date(near).map(|date| (d, date))).collect();
    let mut spans: Vec<(usize, usize)> = dated.iter().map(|(printed, _)| (printed.from, printed.to)).collect();
    let mut rest = Vec::new();
    if let Some(number) = &number {
        spans.push((number.from, number.to));
        rest.extend(number.volume.map(|volume| format!("Vol. {volume}")));
    }
    spans.sort_unstable();
    let leads = number.as_ref().is_some_and(|number| !has_word(&text[..number.from]));
    let ranged = |(printed, _): &(&Printed, NaiveDate)| text[printed.from..printed.to].contains(['–', '—']);
    let spans_days = (dates.len() > 1 || dated.first().is_some_and(ranged)) && date::is_only_date(text, &dates);
    let only_date = !dated.is_empty() && date::is_only_date(text, &dates);
    let words = if only_date { Vec::new() } else { around(text, &spans) };
    Facts { number: number.map(|n| n.value), date: dated.last().map(|(_, date)| *date), words, rest, leads, spans_days }
}

/// The words outside some spans, without the signs that held the two apart; split further where such
/// signs stand between words of a line that holds number or date.
fn around(text: &str, spans: &[(usize, usize)]) -> Vec<String> {
    let mut words = Vec::new();
    let mut from = 0;
    for &(start, end) in spans {
        if start >= from {
            words.push(&text[from..start]);
        }
        from = from.max(end);
    }
    words.push(&text[from..]);
    if spans.is_empty() {
        return vec![one_line(text)];
    }
    let signs = [" | ", " · ", " • ", "｜", " // ", "\u{2028}"];
    let edge = |c: char| {
        is_blank_char(c)
            || matches!(
                c,
                ',' | '，'
                    | ':'
                    | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '|'
                    | '｜'
                    | '·'
                    | '•'
                    | '/'
                    | '('
                    | '（'
                    | '['
                    | ';'
                    | BREAK
            )
    };
    let mut pieces = Vec::new();
    for part in words {
        let mut part = part.to_owned();
        for sign in signs {
            part = part.replace(sign, "\n");
        }
        pieces.extend(part.split('\n').map(|piece| {
            let piece = piece.trim_matches(edge);
            let closed = piece.trim_end_matches([')', '）', ']']);
            let open = closed.contains(['(', '（', '[']);
            let piece = if open { piece } else { closed.trim_start_matches([')', '）', ']']) };
            one_line(without_companions(piece.trim_matches(edge)))
        }));
    }
    pieces.retain(|piece| has_word(piece));
    pieces
}

/// Words that only announce a date or a number ("Published on").
fn without_companions(piece: &str) -> &str {
    static COMPANIONS: Phrases =
        Phrases::new("published | published on | posted | posted on | date | week of | for | on | of | 发布 | 日期");
    if COMPANIONS.has(&fold(piece)) { "" } else { piece }
}

/// The head that a single line outside the text makes: a mail's subject, a page's title.
pub(super) fn read_name(name: &str, near: Option<NaiveDate>) -> Head {
    let mut head = Head::default();
    let line = Line::of(LineKind::Paragraph, name);
    read_row(&mut head, &Row::of(cut::tidy(line), 0, &Hints::default()), near);
    head
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Hints, assemble};
    use super::*;
    use crate::body::Body;

    fn shown(lines: &[&str]) -> String {
        let rows = assemble::read(Body::paragraphs(lines.iter().copied()), &Hints::default());
        let head = read(&rows, None);
        let field = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
        let number = head.number.map_or("-".to_owned(), |number| number.to_string());
        let date = head.date.map_or("-".to_owned(), |date| date.to_string());
        format!("{} / {} / {} / {number} / {date}", field(&head.masthead), field(&head.topic_line), field(&head.title))
    }

    #[test]
    fn the_head_of_an_issue_is_read_in_many_forms() {
        let check = |lines: &[&str], expect: &str| assert_eq!(shown(lines), expect, "{lines:?}");
        check(&["Daily Quay Pulse: Ships, Shops & Sheds"], "Daily Quay Pulse / Ships, Shops & Sheds / - / - / -");
        check(&["Daily Quay Pulse", "Ships, Shops & Sheds"], "Daily Quay Pulse / Ships, Shops & Sheds / - / - / -");
        check(&["Quay Weekly No. 12", "3 January 2025"], "Quay Weekly / - / - / 12 / 2025-01-03");
        check(&["Quay Weekly | Issue #12 | 3 January 2025"], "Quay Weekly / - / - / 12 / 2025-01-03");
        check(&["Quay Weekly (Issue 12)", "Friday, January 3, 2025"], "Quay Weekly / - / - / 12 / 2025-01-03");
        check(&["Quay Weekly", "Vol. 3, No. 4"], "Quay Weekly / - / - / 4 / -");
        check(&["Quay Weekly #7: Ships and Sheds"], "Quay Weekly / Ships and Sheds / - / 7 / -");
        check(&["码头周刊 第12期", "2025年1月3日"], "码头周刊 / - / - / 12 / 2025-01-03");
        check(&["码头周刊（第十二期）"], "码头周刊 / - / - / 12 / -");
        check(&["Issue 12: The Long Quay"], "- / - / The Long Quay / 12 / -");
        check(&["Quay Weekly", "The Long Quay"], "Quay Weekly / - / The Long Quay / - / -");
        check(&["Quay Weekly", "Good day to all of you"], "Quay Weekly / - / - / - / -");
        check(&["Quay Weekly, 12th edition"], "Quay Weekly / - / - / 12 / -");
        check(&["Good day to all of you."], "- / - / - / - / -");
    }
}
