//! In which pieces an index of words lies, and which of them are to be joined next.
//!
//! Each save leaves a small piece and each batch of an import a few larger ones; a search looks into all. FTS5 joins the
//! pieces of a level into one of the next. It chooses by their number alone, so that a large piece on a low level would be
//! written anew for every few saves; a piece of everything stands above all levels there were, and is left alone until
//! what came since is worth it.

/// How many pieces on one level are worth joining where nobody waits; `usermerge` in migration 14.
const FEW: usize = 8;

/// How many a long work lets come together before it joins them itself.
const CROWD: usize = 256;

/// A piece that holds more than this many times the others of its level is not written anew for their sake.
const OUTWEIGHS: u64 = 8;

/// An index below so many pages is too small to make it anew for what was taken out of it.
const SMALL: u64 = 256;

/// When pieces are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// A little at a time, while nobody waits.
    Aside,
    /// As the end of a long work.
    Whole,
    /// In the midst of a long work: only what would else become too many.
    Crowded,
}

impl Joining {
    fn least(self) -> usize {
        if self == Joining::Crowded { CROWD } else { FEW }
    }

    /// How many pages are written at one go: few where somebody may come to wait.
    pub(crate) fn pages(self) -> i64 {
        if self == Joining::Aside { 64 } else { 2_000 }
    }
}

/// Whether there is more to join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// There may be.
    More,
    /// Not until something is written.
    Enough,
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// What FTS5 chooses: what is under way, or else the level of the most pieces.
    Level,
    /// All pieces into one, above all levels.
    All,
}

/// A piece of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    pub pages: u64,
    /// How many records it holds, and how many of those were taken out or written anew since.
    pub records: u64,
    pub gone: u64,
}

/// The pieces of a level, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Level {
    pub pieces: Vec<Piece>,
    /// Whether some of them are being joined.
    pub under_way: bool,
}

/// What is to be joined next, if anything is worth it.
pub(crate) fn next(levels: &[Level], joining: Joining) -> Option<Step> {
    let least = joining.least();
    // Of several that are as full FTS5 takes the lowest; `max_by_key` gives the last.
    let fullest = levels.iter().rev().max_by_key(|level| level.pieces.len())?;
    if joining == Joining::Crowded {
        return (fullest.pieces.len() >= least).then_some(Step::Level);
    }
    if levels.iter().any(|level| level.under_way) {
        return Some(Step::Level);
    }
    let all = || levels.iter().flat_map(|level| &level.pieces);
    let pages = |pieces: &mut dyn Iterator<Item = &Piece>| pieces.map(|piece| piece.pages).sum::<u64>();
    let total = pages(&mut all());
    let largest = all().map(|piece| piece.pages).max()?;
    let grew = all().count() >= least && (total - largest) * 2 >= largest;
    let (records, gone) = all().fold((0, 0), |sum, piece| (sum.0 + piece.records, sum.1 + piece.gone));
    let thinned = total >= SMALL && gone * 10 >= records;
    if grew || thinned {
        return Some(Step::All);
    }
    if fullest.pieces.len() < least {
        return None;
    }
    let here = pages(&mut fullest.pieces.iter());
    let heaviest = fullest.pieces.iter().map(|piece| piece.pages).max().unwrap_or_default();
    let outweighed = heaviest > (here - heaviest) * OUTWEIGHS;
    Some(if outweighed { Step::All } else { Step::Level })
}

/// Reads FTS5's record of its pieces, as `fts5_index.c` describes it under "structure record"; none where it is of
/// another form than is known here.
pub(crate) fn read(record: &[u8]) -> Option<Vec<Level>> {
    // Four bytes tell of the settings; four more mark the form of tables from which rows can be taken out.
    let rest = record.get(4..)?.strip_prefix(&[0xFF, 0, 0, 1])?;
    let mut numbers = Numbers(rest);
    let (count, _pieces, _written) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let mut levels = Vec::new();
    for _ in 0..count {
        let under_way = numbers.next()? > 0;
        let mut level = Level { under_way, ..Level::default() };
        for _ in 0..numbers.next()? {
            let (_name, first, last) = (numbers.next()?, numbers.next()?, numbers.next()?);
            let (_oldest, _newest, _marks) = (numbers.next()?, numbers.next()?, numbers.next()?);
            let (gone, records) = (numbers.next()?, numbers.next()?);
            level.pieces.push(Piece { pages: (last + 1).checked_sub(first)?, records, gone });
        }
        levels.push(level);
    }
    numbers.0.is_empty().then_some(levels)
}

/// Numbers as SQLite writes them: seven bits a byte, the highest first; all eight of a ninth byte.
struct Numbers<'a>(&'a [u8]);

impl Iterator for Numbers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for at in 0..9 {
            let byte = *self.0.get(at)?;
            if at == 8 {
                number = number << 8 | u64::from(byte);
            } else {
                number = number << 7 | u64::from(byte & 0x7F);
            }
            if at == 8 || byte < 0x80 {
                self.0 = self.0.get(at + 1..)?;
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "join_test.rs"]
mod test;
