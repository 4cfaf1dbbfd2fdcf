//! Lists from lines that only know their indent.

use super::chain::Voice;
use super::sheet::{Block, Sheet};

/// The lists that are open around the next entry.
#[derive(Debug, Default)]
pub struct Nest {
    /// Whether each counts, and how many blocks were open before it.
    lists: Vec<(bool, usize)>,
}

impl Nest {
    /// Opens an entry at this indent; lists that it needs are opened, those that it ends are closed. An
    /// indent that was skipped is a list straight in a list.
    pub fn entry(&mut self, sheet: &mut Sheet, ordered: bool, indent: usize) {
        self.leave(sheet, indent + 1);
        if let Some((same, level)) = self.lists.get(indent).copied() {
            if same == ordered {
                sheet.close_to(level + 1);
            } else {
                self.leave(sheet, indent);
            }
        }
        while self.lists.len() <= indent {
            self.lists.push((ordered, sheet.level()));
            sheet.open(Block::List { ordered }, Voice::default());
        }
        sheet.open(Block::Entry, Voice::default());
    }

    /// Goes back into the entry that a paragraph at this indent continues.
    pub fn continue_entry(&mut self, sheet: &mut Sheet, indent: usize) {
        self.leave(sheet, indent);
        if let Some((_, level)) = self.lists.last() {
            sheet.close_to(level + 2);
        }
    }

    /// Closes lists until `count` are open.
    pub fn leave(&mut self, sheet: &mut Sheet, count: usize) {
        while self.lists.len() > count {
            if let Some((_, level)) = self.lists.pop() {
                sheet.close_to(level);
            }
        }
    }
}
