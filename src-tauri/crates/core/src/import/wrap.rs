//! Finding out whether a text was wrapped at a column, and which of its line ends mean nothing.

use std::collections::HashMap;

use super::drawn::drawn_line;
use super::lines::Typed;
use super::word::{Ending, ending, fold_short};
use super::{number, outro, residue, source};
use crate::body::text::is_ideographic;
use crate::body::{Line, LineKind, is_blank_char};

/// Joins two lines that were one.
pub(super) fn join(words: &mut String, next: &str) {
    let touching = |c: Option<char>| {
        c.is_some_and(|c| is_ideographic(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '」' | '）'))
    };
    let hyphen = words.ends_with('-') && words.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if !(hyphen || touching(words.chars().next_back()) && touching(next.chars().next())) {
        words.push(' ');
    }
    words.push_str(next);
}

/// The columns a text takes; Han, Kana and Hangul take two.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

/// The column at which the text was wrapped, where it was: the one by which the most line ends are
/// there because the next word had no room. `headings` are those that are underlined, which tell nothing.
pub(super) fn wrap_width(typed: &[Typed], headings: &HashMap<usize, usize>) -> Option<usize> {
    // Headings that are underlined to the sign were set by a program, which wraps as well.
    let (least, share) = if headings.is_empty() { (3, 6) } else { (1, 4) };
    let mut in_heading = vec![false; typed.len()];
    for (&start, &underline) in headings {
        in_heading[start..=underline].fill(true);
    }
    let told = |at: &usize| !in_heading[*at] && !in_heading[at + 1];
    let pairs: Vec<Room> =
        (0..typed.len().saturating_sub(1)).filter(told).filter_map(|at| room(&typed[at..at + 2])).collect();
    // For every column, how many line ends it explains: each is explained from the line's own width
    // up to where the next word would have fitted.
    let mut starts = [0_i64; WIDEST + 2];
    for room in &pairs {
        starts[room.width.min(WIDEST + 1)] += 1;
        starts[(room.width + room.needed).min(WIDEST + 1)] -= 1;
    }
    let mut best = (0, 0);
    let mut soft = 0;
    for (width, change) in starts.iter().enumerate().take(WIDEST + 1) {
        soft += change;
        if width >= NARROWEST && soft > best.0 {
            best = (soft, width);
        }
    }
    let (soft, width) = best;
    let shown = typed.iter().filter(|line| !line.text.is_empty());
    let (all, wider) = shown.fold((0, 0), |(all, wider), line| (all + 1, wider + usize::from(width_of(line) > width)));
    // Wrapping cuts sentences, so that most lines go on in small letters; lines that are paragraphs of
    // their own end with a sentence, and titles go on with a capital.
    let count = |cut: Cut| pairs.iter().filter(|room| room.ends_at(width) && room.cut == cut).count() as i64;
    let (small, open) = (count(Cut::Small), count(Cut::Open));
    let cuts = (small + open) * 10 >= soft * share && small * 10 >= soft * 3;
    let cuts = cuts || count(Cut::Ideographic) * 10 >= soft * 6;
    let likely = soft >= least && soft * 10 >= pairs.len() as i64 * 3 && cuts && wider * 6 <= all;
    likely.then_some(width)
}

/// The columns between which a text may have been wrapped.
const NARROWEST: usize = 50;
const WIDEST: usize = 100;

/// What a line end says about wrapping.
struct Room {
    /// The width of the line.
    width: usize,
    /// The columns that the next line's first word would have needed.
    needed: usize,
    /// Where in a sentence the line ends.
    cut: Cut,
}

impl Room {
    /// Whether the line ends where it would if it were wrapped at this column.
    fn ends_at(&self, width: usize) -> bool {
        self.width <= width && self.width + self.needed > width
    }
}

/// Where in a sentence a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// At its end.
    None,
    /// In it, before a small letter.
    Small,
    /// In it, before anything else.
    Open,
    /// In it, before a character that has no capital.
    Ideographic,
}

/// What the end of a line says; nothing where the next line cannot continue it.
fn room(pair: &[Typed]) -> Option<Room> {
    let [line, next] = pair else { return None };
    if line.text.is_empty() || next.text.is_empty() || line.quote != next.quote {
        return None;
    }
    if drawn_line(next.text).is_some() || begins_anew(next.text) {
        return None;
    }
    // An address alone under the end of a sentence is where that leads.
    if matches!(ending(line.text), Ending::Stop | Ending::Open) && is_address(next.text) {
        return None;
    }
    let first = next.text.chars().next();
    let needed = first_piece(next.text) + usize::from(!first.is_some_and(is_wide));
    let cut = match first {
        _ if ending(line.text) == Ending::Stop => Cut::None,
        Some(c) if c.is_lowercase() => Cut::Small,
        Some(c) if is_ideographic(c) => Cut::Ideographic,
        _ => Cut::Open,
    };
    Some(Room { width: width_of(line), needed, cut })
}

/// The columns of a line's first piece that is never divided: a word, or a Han character with the signs
/// that may not be parted from it.
fn first_piece(text: &str) -> usize {
    let mut width = 0;
    let mut before: Option<char> = None;
    for c in text.chars().take(200) {
        let opened = before.is_none_or(|before| matches!(before, '（' | '「' | '『' | '《' | '【' | '“' | '‘' | '('));
        let closes =
            matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '」' | '』' | '》' | '】' | '”' | '’');
        let wide = is_ideographic(c) || before.is_some_and(is_ideographic);
        if is_blank_char(c) || !opened && !closes && wide {
            break;
        }
        width += 1 + usize::from(is_wide(c));
        before = Some(c);
    }
    width
}

fn is_wide(c: char) -> bool {
    is_ideographic(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}')
}

fn width_of(line: &Typed) -> usize {
    // Longer than any wrapped line is all that matters of a long one.
    let start = line.text.char_indices().nth(400).map_or(line.text, |(at, _)| &line.text[..at]);
    line.indent + columns(start)
}

/// Whether a line ends only because the next word had no room. A line that no blank could break is
/// longer than the column itself.
pub(super) fn is_soft(pair: &[Typed], width: usize) -> bool {
    room(pair).is_some_and(|room| room.ends_at(width) || room.width > width && pair[0].text.contains("://"))
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(is_blank_char)
}

/// Whether a line cannot continue the one before: it opens a list entry, an item or a credit.
fn begins_anew(text: &str) -> bool {
    let bullet = text.starts_with(['•', '●', '▪', '■', '◦', '‣', '#'])
        || text.get(1..2) == Some(" ") && text.starts_with(['-', '*', '+', '·']);
    let counted = number::read(text)
        .is_some_and(|number| number.style != number::Style::Bare && number.style != number::Style::Roman);
    let folded = fold_short(text);
    let last = residue::is_residue(&folded) || outro::is_closing(&folded);
    last || bullet || counted || source::read(&Line::of(LineKind::Paragraph, text), text).is_some()
}
