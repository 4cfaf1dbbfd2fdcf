//! The block after the items: where it begins, and what is its heading.

use std::ops::Range;

use super::divide::{Division, Scheme};
use super::phrase::Phrases;
use super::row::{Rank, Row};
use super::word::{Ending, fold_short};

/// Headings that close an issue.
static CLOSING_HEADINGS: Phrases = Phrases::new(
    "wrapping up | wrap up | wrap-up | the wrap | the wrap-up | that's a wrap | that's all | that's it | \
     in closing | closing | closing thoughts | closing words | closing note | closing notes | closing remarks | \
     final thoughts | final words | final word | a final word | a final note | final note | last word | \
     last words | the last word | one last thing | conclusion | conclusions | in conclusion | to conclude | \
     summing up | to sum up | in summary | summary | until next time | until next week | till next time | \
     till next week | see you next week | see you next time | see you soon | see you tomorrow | \
     see you on monday | goodbye | bye | bye for now | over and out | sign-off | signing off | \
     parting thoughts | parting words | parting shot | before you go | before we go | thanks for reading | \
     thank you for reading | thank you | thanks | the end | outro | afterword | postscript | p.s | ps | \
     looking ahead | what's next | about this newsletter | about us | about the author | about the authors | \
     get in touch | stay in touch | stay tuned | keep in touch | contact us | have a great weekend | \
     have a good weekend | have a nice weekend | enjoy your weekend | happy reading | our latest report | \
     learn more | our take | bottom line | the bottom line | takeaway | takeaways | key takeaways | \
     the takeaway | to wrap up | let's wrap up | let's wrap it up | and that's a wrap | end note | endnote | \
     endnotes | that is all | that wraps up | this wraps up | 结语 | 結語 | 结束语 | 尾声 | 尾聲 | 写在最后 | 寫在最後 | 最后 | 总结 | \
     總結 | 小结 | 后记 | 编后语 | 编后记 | 编后 | 以上 | 下期见 | 下期再见 | 下周见 | 明天见 | 感谢阅读 | 本期结束 | 关于我们 | おわりに | まとめ | 編集後記 | \
     最後に | 마치며 | 마무리 | fazit | zum schluss | zum abschluss | en conclusion | conclusión | para terminar",
);

/// How headings begin that close an issue, whatever follows.
static CLOSING_OPENINGS: Phrases = Phrases::new(
    "that's all | that's it | until next | till next | see you | thanks for reading | thank you for reading | \
     that's a wrap | wrapping up | in closing | closing thoughts | final thoughts | before you go | 以上就是",
);

/// Openings of sentences that close an issue.
static CLOSING_SENTENCES: Phrases = Phrases::new(
    "that's all | that is all | that's it for | that is it for | that wraps up | that's a wrap | this wraps up | \
     thanks for reading | thank you for reading | thanks for being | see you next | see you on | \
     see you tomorrow | see you soon | see you again | until next | till next | we'll be back | \
     we will be back | have a great | have a good | have a nice | have a wonderful | enjoy your weekend | \
     enjoy the weekend | happy reading | stay tuned | in closing | to wrap up | wrapping up | best regards | \
     kind regards | warm regards | cheers | yours sincerely | sincerely | as always | if you enjoyed this | \
     if you liked this | if you found this | want more | enjoyed this | did you enjoy | got a tip | \
     got feedback | have feedback | any feedback | questions or comments | 以上就是 | 以上是本 | 本期 | 感谢您的阅读 | 感谢阅读 | \
     下期再见 | 下期见 | 我们下期 | 我们下周 | 如果您喜欢 | 如果你喜欢 | 祝您 | 祝大家 | 祝你",
);

/// Headings of an intro.
static OPENING_HEADINGS: Phrases = Phrases::new(
    "editor's note | editors' note | editor's letter | from the editor | from the editors | \
     letter from the editor | a note from the editor | welcome | introduction | intro | foreword | hello | hi | \
     good morning | good afternoon | dear reader | dear readers | in this issue | in this edition | \
     in today's issue | this week's highlights | today's highlights | in brief | at a glance | overview | \
     table of contents | contents | inside | what's inside | summary | highlights | the highlights | tl;dr | \
     tldr | 前言 | 导语 | 導語 | 编者按 | 編者按 | 卷首语 | 写在前面 | 引言 | 开场 | 本期看点 | 本期目录 | 目录 | 本期导读 | 导读 | はじめに | 目次 | 들어가며",
);

/// Whether folded words are a heading that closes an issue.
pub(super) fn is_closing(folded: &str) -> bool {
    CLOSING_HEADINGS.has(folded) || CLOSING_OPENINGS.open(folded)
}

/// Whether folded words are a heading over an intro.
pub(super) fn is_opening(folded: &str) -> bool {
    OPENING_HEADINGS.has(folded)
}

fn closes(row: &Row) -> bool {
    let start: String = row.text.chars().take(80).collect();
    let folded = fold_short(&start);
    !row.is_list()
        && row.credit.is_none()
        && (CLOSING_SENTENCES.open(&folded) || row.words <= 10 && is_closing(&folded))
}

/// Where the outro stands among the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Its first row.
    pub start: usize,
    /// Whether that row is its heading.
    pub headed: bool,
}

/// The outro in the text of the last item, or none.
pub(super) fn find(rows: &[Row], division: &Division, units: &[Range<usize>]) -> Option<Place> {
    let (last, others) = units.split_last()?;
    let head = *division.heads.last()?;
    let text = head + 1..last.end;
    let weighed = Others::of(rows, division, others);
    for at in text.clone() {
        let row = &rows[at];
        // An item keeps at least its first text row; only a listed or bare item ends at its headline.
        let may_start = at > text.start || division.scheme == Scheme::Listed || is_closing(&fold_short(&row.text));
        if !may_start || row.is_rule() {
            continue;
        }
        let followed = rows[at + 1..last.end].iter().find(|row| !row.is_rule());
        if closes(row) {
            let headed = row.title && row.words <= 12 && followed.is_some() && is_closing(&fold_short(&row.text));
            return Some(Place { start: at, headed });
        }
        if followed.is_some_and(|next| next.is_prose()) && is_new_heading(row, &rows[head], division.scheme, &weighed) {
            return Some(Place { start: at, headed: true });
        }
    }
    after_source_line(rows, &text, &weighed)
        .or_else(|| after_rule(rows, &text, others))
        .or_else(|| after_list(rows, division, &text))
}

/// What the other items have in common.
struct Others {
    /// Whether nearly all of them close with a source line.
    sourced: bool,
    /// Whether titles stand inside the text of any.
    subheaded: bool,
    /// How many there are.
    count: usize,
}

impl Others {
    fn of(rows: &[Row], division: &Division, units: &[Range<usize>]) -> Others {
        let text = |nth: usize| &rows[(division.heads[nth] + 1).min(units[nth].end)..units[nth].end];
        let closing =
            |nth: &usize| text(*nth).iter().rev().find(|row| !row.is_rule()).is_some_and(|row| row.credit.is_some());
        let sourced = (0..units.len()).filter(closing).count();
        let subheaded = (0..units.len()).any(|nth| text(nth).iter().any(|row| row.title && row.rank <= Rank::Caps));
        Others { sourced: sourced * 10 >= units.len() * 6 && sourced > 0, subheaded, count: units.len() }
    }
}

/// Whether a row in the last item's text is the heading of something new: as strong as the headlines,
/// or a short title where no item has one inside.
fn is_new_heading(row: &Row, headline: &Row, scheme: Scheme, others: &Others) -> bool {
    if !row.title || row.words > 12 {
        return false;
    }
    let strong = row.rank < Rank::Plain && row.rank <= headline.rank;
    let short = row.words <= 8 && row.ending != Ending::Pending && row.enumerator.is_none();
    match scheme {
        Scheme::Numbered | Scheme::Listed => strong && row.enumerator.is_none() || short && !others.subheaded,
        Scheme::Ranked(rank) => {
            row.rank < Rank::Plain && row.rank <= rank || short && !others.subheaded && others.count > 0
        }
        Scheme::Titled => false,
    }
}

/// Text after the source line of the last item, where the others end with theirs.
fn after_source_line(rows: &[Row], text: &Range<usize>, others: &Others) -> Option<Place> {
    let last =
        text.clone().rev().find(|&at| rows[at].credit.is_some()).filter(|_| others.sourced || others.count == 0)?;
    let start = (last + 1..text.end).find(|&at| !rows[at].is_rule() && !rows[at].is_picture())?;
    let headed = rows[start].title && rows[start].words <= 12 && rows.get(start + 1).is_some_and(Row::is_prose);
    Some(Place { start, headed: headed && start + 1 < text.end })
}

/// Text after a rule in the last item, where no rule stands inside the others' text.
fn after_rule(rows: &[Row], text: &Range<usize>, others: &[Range<usize>]) -> Option<Place> {
    let inside = |unit: &Range<usize>| {
        let last = unit.clone().rev().find(|&at| !rows[at].is_rule()).unwrap_or(unit.start);
        (unit.start..last).any(|at| rows[at].is_rule())
    };
    let rule = text.clone().skip(1).find(|&at| rows[at].is_rule()).filter(|_| !others.iter().any(inside))?;
    let start = (rule + 1..text.end).find(|&at| !rows[at].is_rule())?;
    let headed = rows[start].title && rows[start].words <= 12 && rows.get(start + 1).is_some_and(Row::is_prose);
    Some(Place { start, headed: headed && start + 1 < text.end })
}

/// Text after the entries of a list that are the items.
fn after_list(rows: &[Row], division: &Division, text: &Range<usize>) -> Option<Place> {
    let start = text.clone().find(|&at| !rows[at].is_rule()).filter(|_| division.scheme == Scheme::Listed)?;
    let free = rows[start].line.indent == 0 && rows[start].credit.is_none() && !rows[start].is_list();
    free.then_some(Place {
        start,
        headed: rows[start].title && rows.get(start + 1).is_some_and(Row::is_prose) && start + 1 < text.end,
    })
}
