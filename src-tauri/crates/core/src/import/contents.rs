//! A table of contents before the items: lines that repeat the headlines. It is made anew from the
//! rundown, so it is left out, with a note.

use std::collections::HashSet;

use super::outro;
use super::row::Row;
use super::word::{Ending, fold, fold_short, shortened};
use super::{ImportNote, ImportNoteKind};

/// Takes a table of contents out of the rows before the items.
pub(super) fn take(rows: &mut Vec<Row>, headlines: &HashSet<String>) -> Option<ImportNote> {
    let repeats = |row: &Row| row.text.len() <= 400 && headlines.contains(&fold(row.words_after_number()));
    let first = rows.iter().position(repeats)?;
    let last = rows.iter().rposition(repeats)?;
    let count = rows[first..=last].iter().filter(|row| repeats(row)).count();
    let all = last - first + 1;
    if count < 2 || count * 10 < all * 8 {
        return None;
    }
    let announces = |row: &Row| {
        let folded = fold_short(&row.text);
        row.words <= 10 && (outro::is_opening(&folded) || row.ending == Ending::Pending && !row.is_list())
    };
    let from = if first > 0 && announces(&rows[first - 1]) { first - 1 } else { first };
    let taken: Vec<String> = rows.drain(from..=last).map(|row| row.text).collect();
    Some(ImportNote { kind: ImportNoteKind::Residue, text: shortened(&taken.join("; ")) })
}
