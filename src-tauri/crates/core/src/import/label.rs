//! The words before a credit: "Source:", "via", "来源：", and what must follow them.

use super::cut;
use super::phrase::Phrases;
use super::word::{Ending, ending, fold_short};
use crate::body::text::is_ideographic;
use crate::body::{Line, is_blank_char};
use crate::item::SourceRole;

/// What must stand between a label and the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A colon or a dash: the label is a word of everyday language.
    Sign,
    /// A space is enough.
    Space,
}

/// Labels that are alike in what they say and in what follows them.
struct Labels {
    words: Phrases,
    role: SourceRole,
    joint: Joint,
}

static LABELS: [Labels; 5] = [
    Labels {
        words: Phrases::new(
            "source | sources | source(s) | src | news source | original | original source | original article | \
             original story | original report | credit | credits | reference | references | full story | full article | \
             read more | quelle | quellen | fuente | fuentes | fonte | fonti | bron | 来源 | 來源 | 资料来源 | 資料來源 | \
             消息来源 | 新闻来源 | 信息来源 | 文章来源 | 出处 | 出典 | ソース | 출처",
        ),
        role: SourceRole::Primary,
        joint: Joint::Sign,
    },
    Labels {
        words: Phrases::new(
            "reported by | read the full story at | read the full story on | read the full article at | \
             read the full article on | read the original at | read more at | read more on | read it at | read on at | \
             continue reading at | continue reading on | full story at | full story on | more at",
        ),
        role: SourceRole::Primary,
        joint: Joint::Space,
    },
    Labels {
        words: Phrases::new("via | found via | h/t | hat tip | hat tip to | 转自 | 轉自"),
        role: SourceRole::Via,
        joint: Joint::Space,
    },
    Labels { words: Phrases::new("ht"), role: SourceRole::Via, joint: Joint::Sign },
    Labels { words: Phrases::new("document | documents | filing"), role: SourceRole::Document, joint: Joint::Sign },
];

/// A label found at the start of a line.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// What those are that it names.
    pub role: SourceRole,
    /// Whether it announces several.
    pub plural: bool,
}

/// Whether a line is a bare label ("Source:") whose name stands on the next line.
pub(super) fn is_open_label(text: &str) -> bool {
    let trimmed = text.trim_end();
    text.len() <= 40
        && trimmed.ends_with([':', '：'])
        && LABELS.iter().any(|labels| labels.words.has(&fold_short(trimmed)))
}

/// The label at the start and the byte where the names begin.
pub(super) fn read_label(line: &Line, text: &str, from: usize, to: usize) -> Option<(Label, usize)> {
    let words = &text[from..to];
    let found = LABELS.iter().flat_map(|labels| {
        labels.words.like(words).filter_map(|label| {
            let at = from + matched(words, label)?;
            let names = names_start(line, text, at, to, labels.joint)?;
            let plural = label.ends_with('s') || label.ends_with("(s)");
            Some((label.len(), Label { role: labels.role, plural }, names))
        })
    });
    // Of "read more" and "read more at" the longer one was meant.
    found.max_by_key(|(length, ..)| *length).map(|(_, label, names)| (label, names))
}

/// Where the names begin behind a label that ends at a byte, if what stands between allows it.
fn names_start(line: &Line, text: &str, at: usize, to: usize, joint: Joint) -> Option<usize> {
    let rest = &text[at..to];
    let words = rest.trim_start_matches(is_blank_char);
    let spaced = words.len() < rest.len();
    let start = |words: &str| to - words.trim_start_matches(is_blank_char).len();
    if let Some(names) = words.strip_prefix([':', '：', '|', '｜', '︰']) {
        return (!names.starts_with('/')).then(|| start(names));
    }
    if let Some(names) = words.strip_prefix(['-', '–', '—']) {
        // "Source-based" is a word; a dash counts with a space beside it.
        return (spaced || names.starts_with(is_blank_char)).then(|| start(names));
    }
    let names = start(words);
    let told = match joint {
        Joint::Space => is_name(line, text, names, to),
        Joint::Sign => is_all_link(line, names, to),
    };
    // A few Han words more may be a name; a clause is none.
    let unspaced = text[..at].ends_with(is_ideographic) && rest.chars().count() <= 12;
    ((spaced || unspaced) && told).then_some(names)
}

fn matched(words: &str, label: &str) -> Option<usize> {
    let mut wanted = label.chars();
    let mut length = 0;
    for c in words.chars() {
        let Some(expect) = wanted.next() else { break };
        let c_folded = if is_blank_char(c) { ' ' } else { c.to_lowercase().next().unwrap_or(c) };
        if c_folded != expect {
            return None;
        }
        length += c.len_utf8();
    }
    let unspaced = label.chars().next_back().is_some_and(is_ideographic);
    let whole = unspaced || words[length..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (wanted.next().is_none() && whole).then_some(length)
}

fn is_all_link(line: &Line, from: usize, to: usize) -> bool {
    cut::links(line).iter().any(|(start, end, _)| *start <= from && to <= *end)
}

/// Whether words after "Via" or "Read more at" can be a name: short, no sentence, upper case or linked.
fn is_name(line: &Line, text: &str, from: usize, to: usize) -> bool {
    let words = &text[from..to];
    if is_all_link(line, from, to) {
        return true;
    }
    let first = words.chars().next().unwrap_or(' ');
    let upper = words
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || is_ideographic(c) || c == '@'))
        .count();
    let count = words.split_whitespace().count();
    let named = first.is_uppercase() || is_ideographic(first) || first == '@' || starts_as_address(words);
    named && count <= 8 && upper * 2 >= count && ending(words) == Ending::Bare && !words.contains(". ")
}

fn starts_as_address(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://") || words.starts_with("www.")
}
