//! Near-equal headlines: MinHash over shingles finds candidates, Jaccard over the same shingles decides.
//!
//! Shingles are pairs of characters where a script has no spaces, and runs of five letters elsewhere. Eight
//! bands of two hashes find a headline in which one word was changed with a chance of 0.99; SimHash, which
//! is often used for this, fails on texts as short as headlines.

use std::ops::ControlFlow;

use crate::search::unit::{Writing, walk};

/// Headlines this alike or more are nearly the same.
pub const ALIKE: f64 = 0.5;

/// How alike two headlines are, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness(u8);

impl Likeness {
    /// From a share between 0 and 1.
    pub fn of(share: f64) -> Likeness {
        // The bounds make the conversion exact.
        Likeness((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// In hundredths, from 0 to 100.
    pub fn hundredths(self) -> u8 {
        self.0
    }
}

/// How many bands, and how many hashes make one.
const BANDS: usize = 8;
const ROWS: usize = 2;

/// How many letters make a shingle.
const LETTERS: usize = 5;

/// Fewer shingles than this say nothing.
const FEWEST: usize = 3;

/// The shingles of a headline, as hashes in order, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of a text.
    pub fn of(text: &str) -> Shingles {
        let (mut hashes, mut letters) = (Vec::new(), Vec::new());
        Shingles::gather(text, &mut hashes, &mut letters);
        hashes.sort_unstable();
        hashes.dedup();
        Shingles(hashes)
    }

    /// Adds the hashes of a text's shingles as they come; `letters` is a place to work in.
    fn gather(text: &str, hashes: &mut Vec<u64>, letters: &mut Vec<char>) {
        letters.clear();
        let mut open: Option<char> = None;
        walk(text, |unit| {
            if unit.writing == Writing::Word {
                open = None;
                if !letters.is_empty() {
                    letters.push(' ');
                }
                letters.extend(unit.folded.chars());
                return ControlFlow::Continue(());
            }
            let Some(character) = unit.folded.chars().next() else { return ControlFlow::Continue(()) };
            if let (Some(before), Writing::Joined) = (open, unit.writing) {
                hashes.push(hash(&[before, character]));
            }
            open = Some(character);
            ControlFlow::Continue(())
        });
        if letters.len() >= LETTERS {
            hashes.extend(letters.windows(LETTERS).map(hash));
        } else if !letters.is_empty() {
            hashes.push(hash(letters));
        }
    }

    /// Compares this headline with many others.
    pub fn comparing(&self) -> Comparing<'_> {
        Comparing { with: self, hashes: Vec::new(), letters: Vec::new() }
    }

    /// How alike two headlines are: shared shingles by all shingles, from 0 to 1.
    pub fn likeness(&self, other: &Shingles) -> f64 {
        let mut shared = 0_u32;
        let (mut here, mut there) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (here.peek(), there.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(here.next()),
                std::cmp::Ordering::Greater => drop(there.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    here.next();
                    there.next();
                }
            }
        }
        let all = u32::try_from(self.0.len() + other.0.len()).unwrap_or(u32::MAX) - shared;
        if all == 0 { 0.0 } else { f64::from(shared) / f64::from(all) }
    }

    /// The fingerprints that a headline nearly the same shares at least one of; none for a headline that is
    /// too short to tell.
    pub fn bands(&self) -> Vec<u64> {
        if self.0.len() < FEWEST {
            return Vec::new();
        }
        let mut least = [u64::MAX; BANDS * ROWS];
        for shingle in &self.0 {
            for (at, least) in (1_u64..).zip(&mut least) {
                *least = (*least).min(scatter(shingle ^ at.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
            }
        }
        (0_u64..)
            .zip(least.chunks(ROWS))
            .map(|(at, rows)| rows.iter().fold(at + 1, |all, row| scatter(all ^ row)))
            .collect()
    }
}

/// Compares one headline with many, most of which are not like it.
pub struct Comparing<'a> {
    with: &'a Shingles,
    hashes: Vec<u64>,
    letters: Vec<char>,
}

impl Comparing<'_> {
    /// How alike another headline is, where it is [`ALIKE`] or more.
    pub fn with(&mut self, other: &str) -> Option<f64> {
        self.hashes.clear();
        Shingles::gather(other, &mut self.hashes, &mut self.letters);
        // Whoever shares less than that share of the shingles of one alone cannot share it of all: most end here, before
        // anything is put in order.
        let shared = self.hashes.iter().filter(|hash| self.with.0.binary_search(hash).is_ok()).count();
        if (shared as f64) < ALIKE * (self.with.0.len() as f64) {
            return None;
        }
        let mut other = Shingles(std::mem::take(&mut self.hashes));
        other.0.sort_unstable();
        other.0.dedup();
        let likeness = other.likeness(self.with);
        self.hashes = other.0;
        (likeness >= ALIKE).then_some(likeness)
    }
}

/// The fingerprints as tokens of the index: apart from every word by a letter of private use, apart from
/// each other by spaces.
pub fn tokens(bands: &[u64]) -> String {
    let mut text = String::with_capacity(bands.len() * 14);
    for band in bands {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token(*band));
    }
    text
}

/// One fingerprint as a token. Forty bits are enough to find candidates by.
pub fn token(band: u64) -> String {
    format!("{MARK}{:010x}", band >> 24)
}

/// What begins the token of a fingerprint.
pub const MARK: char = '\u{E000}';

/// FNV-1a over the characters.
fn hash(characters: &[char]) -> u64 {
    characters
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01B3))
}

/// SplitMix64: every bit of the input moves every bit of the result.
fn scatter(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        Shingles::of(one).likeness(&Shingles::of(other))
    }

    fn shares_a_band(one: &str, other: &str) -> bool {
        let bands = Shingles::of(one).bands();
        Shingles::of(other).bands().iter().any(|band| bands.contains(band))
    }

    #[test]
    fn headlines_with_one_word_changed_are_alike() {
        let check = |one: &str, other: &str| {
            assert!(likeness(one, other) >= ALIKE, "{one} / {other}: {}", likeness(one, other));
            assert!(shares_a_band(one, other), "{one} / {other}");
        };
        check("Harbour licences go to the ferry company", "Harbour licences go to a ferry company");
        check("Harbour licences go to the ferry company", "HARBOUR LICENCES go to the ferry company!");
        check("港口牌照发给渡轮公司引发争议", "港口牌照发给渡轮企业引发争议");
        check("Tariff on ledgers falls to 5%: 关税下调", "Tariff on ledgers falls to 5% 关税下调了");
    }

    #[test]
    fn comparing_with_many_says_what_comparing_each_says() {
        let headlines = [
            "Harbour licences go to the ferry company",
            "Harbour licences go to a ferry company",
            "Harbour Harbour Harbour Harbour licences",
            "Ferry company fined over harbour fees",
            "港口牌照发给渡轮公司引发争议",
            "港口牌照发给渡轮企业引发争议",
            "Tariff on ledgers falls to 5%: 关税下调",
            "A",
            "",
        ];
        for one in headlines {
            let shingles = Shingles::of(one);
            let mut comparing = shingles.comparing();
            for other in headlines {
                let expect = Some(likeness(one, other)).filter(|likeness| *likeness >= ALIKE);
                assert_eq!(comparing.with(other), expect, "{one} / {other}");
            }
        }
    }

    #[test]
    fn other_headlines_are_not() {
        let check = |one: &str, other: &str| assert!(likeness(one, other) < ALIKE, "{one} / {other}");
        check("Harbour licences go to the ferry company", "Ferry company fined over harbour fees");
        check("港口牌照发给渡轮公司", "芯片补贴名单公布");
        check("", "");
        assert!(Shingles::of("A b").bands().is_empty());
    }
}
