//! The other reading: the Readability algorithm. Only here is its library named, and it is given a page that was
//! bounded already.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};

use crate::article::block::{self, Block, Kind};
use crate::article::tree::{self, Content, Tree};

/// The most nodes of a page that it is given: beyond them it takes too long.
const MOST: usize = 25_000;
/// The longest text in which a block is looked for that it has put together otherwise.
const LONGEST: usize = 100_000;
/// The most nodes of a page in which it is looked for at all.
const SEARCHED: usize = 20_000;

/// How many bytes it may look through for characters that are written as references.
const MAX_LOOKS: usize = 50_000_000;

/// What the other reading chose.
#[derive(Debug, Clone, Default)]
pub struct Smooth {
    keys: HashSet<String>,
    all: String,
}

/// Reads a page; nothing where it finds no article.
pub fn read(tree: &Tree) -> Option<Smooth> {
    if tree.len() > MOST || !is_affordable(tree) {
        return None;
    }
    let page = tree::write(tree);
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST, ..Config::default() };
    // A fault in a library must not take the clipping with it: there is the other reading.
    let article = catch_unwind(AssertUnwindSafe(|| {
        Readability::new(page.as_str(), None, Some(config)).ok().and_then(|mut reader| reader.parse().ok())
    }));
    let article = article.ok().flatten()?;
    let chosen = tree::read(&article.content);
    let blocks = block::blocks(&chosen);
    let mut smooth = Smooth::default();
    for block in &blocks {
        let key = block.key();
        if smooth.all.len() < LONGEST && tree.len() <= SEARCHED {
            smooth.all.push_str(&key);
        }
        smooth.keys.insert(key);
    }
    smooth.keys.remove("");
    (!smooth.keys.is_empty()).then_some(smooth)
}

/// Whether its writing of words ends in time: for each character that is written as a reference it looks through the
/// rest of the words.
fn is_affordable(tree: &Tree) -> bool {
    let mut looks = 0_usize;
    for id in 0..tree.len() {
        if let Content::Words(words) = &tree.node(id).content {
            let references = words.bytes().filter(|b| matches!(b, b'&' | b'<' | b'>' | 0xC2)).count();
            looks = looks.saturating_add(references.saturating_mul(words.len()));
        }
    }
    looks <= MAX_LOOKS
}

impl Smooth {
    /// Whether it chose this block.
    pub fn has(&self, block: &Block) -> bool {
        let key = block.key();
        if key.is_empty() {
            return false;
        }
        self.keys.contains(&key)
            || (block.size >= 40
                && self.all.len() < LONGEST
                && !matches!(block.kind, Kind::Heading(_))
                && self.all.contains(&key))
    }
}
