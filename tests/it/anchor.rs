//! Comments stay on their words: an oracle knows every character by its identity, whatever is done to the text.

use std::collections::{BTreeMap, BTreeSet};

use galley_tests::Sandbox;
use serde_json::{Value, json};

/// How many edits a run makes; more with `GALLEY_ANCHOR_STEPS`, from another seed on with `GALLEY_ANCHOR_SEED`.
const STEPS: usize = 150;
const SEED: usize = 20_261_121;

/// A character that is this one and no other.
type Glyph = (char, u32);

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }
}

/// Whether the editor tells where comments went, or the core has to find out.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Telling {
    Told,
    Found,
}

struct Desk {
    sandbox: Sandbox,
    dice: Dice,
    item: String,
    version: String,
    text: Vec<Glyph>,
    next: u32,
    /// The glyphs that each comment was made on.
    commented: BTreeMap<String, BTreeSet<u32>>,
    /// The texts that undo and redo lead to.
    undone: Vec<Vec<Glyph>>,
    done: Vec<Vec<Glyph>>,
    words: fn(&mut Dice) -> String,
    /// What was done lately, to be read where a comment stands wrong.
    log: Vec<String>,
}

fn english(dice: &mut Dice) -> String {
    let syllables =
        ["ka", "lo", "mi", "ren", "tas", "vu", "dor", "pel", "qui", "zan", "be", "fro", "gli", "hum", "ost"];
    (0..3).map(|_| syllables[dice.roll(syllables.len())]).collect()
}

fn chinese(dice: &mut Dice) -> String {
    (0..2 + dice.roll(2)).map(|_| char::from_u32(0x4E00 + dice.roll(4_000) as u32).unwrap()).collect()
}

impl Desk {
    fn new(seed: u64, words: fn(&mut Dice) -> String) -> Desk {
        let mut sandbox = Sandbox::empty();
        let item = sandbox.ask("item_create", json!({ "headline": "Quay" }))["value"].clone();
        let mut desk = Desk {
            sandbox,
            dice: Dice(seed),
            item: item["id"].as_str().unwrap().to_owned(),
            version: item["version"].as_str().unwrap().to_owned(),
            text: Vec::new(),
            next: 0,
            commented: BTreeMap::new(),
            undone: Vec::new(),
            done: Vec::new(),
            words,
            log: Vec::new(),
        };
        for _ in 0..4 {
            let line = desk.run(12);
            desk.text.extend(line);
            desk.text.push(desk_glyph(&mut desk.next, '\n'));
        }
        desk.save(Telling::Found);
        desk.done.clear();
        desk
    }

    fn fresh(&mut self, text: &str) -> Vec<Glyph> {
        text.chars().map(|c| desk_glyph(&mut self.next, c)).collect()
    }

    /// Some new words, a space after each.
    fn run(&mut self, count: usize) -> Vec<Glyph> {
        let words: String = (0..count).map(|_| format!("{} ", (self.words)(&mut self.dice))).collect();
        self.fresh(&words)
    }

    /// Where words begin.
    fn starts(&self) -> Vec<usize> {
        let inside = |c: char| !c.is_whitespace();
        (0..self.text.len())
            .filter(|&at| inside(self.text[at].0) && (at == 0 || !inside(self.text[at - 1].0)))
            .collect()
    }

    fn any_start(&mut self) -> usize {
        let starts = self.starts();
        if starts.is_empty() { 0 } else { starts[self.dice.roll(starts.len())] }
    }

    /// Behind how many words from there.
    fn behind(&self, start: usize, words: usize) -> usize {
        let starts = self.starts();
        let line = self.text[start..].iter().position(|(c, _)| *c == '\n').map_or(self.text.len(), |at| start + at);
        let next = starts.iter().filter(|&&at| at > start).nth(words.saturating_sub(1)).copied();
        next.unwrap_or(line).min(line)
    }

    fn comment(&mut self) -> &'static str {
        let start = self.any_start();
        let words = 1 + self.dice.roll(4);
        let mut end = self.behind(start, words);
        while end > start && self.text[end - 1].0.is_whitespace() {
            end -= 1;
        }
        if end <= start {
            return "nothing";
        }
        let request = json!({ "item": self.item, "part": "body", "start": start, "end": end, "body": "Really?" });
        let thread = self.sandbox.ask("comment_add", request)["value"]["id"].as_str().unwrap().to_owned();
        self.commented.insert(thread, self.text[start..end].iter().map(|(_, id)| *id).collect());
        // Undo would take the comment itself back from here on.
        self.done.clear();
        self.undone.clear();
        "comment"
    }

    fn edit(&mut self, telling: Telling) {
        let before = self.text.clone();
        let at = self.any_start();
        match self.dice.roll(7) {
            0 | 1 => {
                let count = 1 + self.dice.roll(3);
                let new = self.run(count);
                self.text.splice(at..at, new);
            }
            2 => {
                let words = 1 + self.dice.roll(3);
                let end = self.behind(at, words);
                self.text.drain(at..end);
            }
            3 => {
                let new = self.fresh("\n");
                self.text.splice(at..at, new);
            }
            4 => {
                if let Some(line) = self.text[..self.text.len() - 1].iter().position(|(c, _)| *c == '\n') {
                    let new = self.fresh(" ");
                    self.text.splice(line..=line, new);
                }
            }
            5 => self.move_line(),
            _ => {
                // A word gets letters at its end.
                let end = at + self.text[at..].iter().take_while(|(c, _)| !c.is_whitespace()).count();
                let new = self.fresh("en");
                self.text.splice(end..end, new);
            }
        }
        if self.text.last().map(|(c, _)| *c) != Some('\n') {
            let new = self.fresh("\n");
            self.text.extend(new);
        }
        // What changes nothing is no change to take back. Where "to be or to" loses two words nobody can say which "to" was
        // meant, if nobody tells.
        if said(&before) == said(&self.text) || telling == Telling::Found && is_ambiguous(&before, &self.text) {
            self.text = before;
            return;
        }
        self.done.push(before);
        self.undone.clear();
    }

    fn move_line(&mut self) {
        let mut lines: Vec<Vec<Glyph>> = self.text.split_inclusive(|(c, _)| *c == '\n').map(<[_]>::to_vec).collect();
        let from = self.dice.roll(lines.len());
        let moved = lines.remove(from);
        let to = self.dice.roll(lines.len() + 1);
        lines.insert(to, moved);
        self.text = lines.concat();
    }

    fn save(&mut self, telling: Telling) {
        let text: String = self.text.iter().map(|(c, _)| c).collect();
        let threads: Value = match telling {
            Telling::Found => json!([]),
            Telling::Told => {
                let spot = |ids: &BTreeSet<u32>| {
                    let first = self.text.iter().position(|(_, id)| ids.contains(id))?;
                    let last = self.text.iter().rposition(|(_, id)| ids.contains(id))?;
                    Some((first, last + 1))
                };
                self.commented
                    .iter()
                    .map(|(thread, ids)| match spot(ids) {
                        Some((start, end)) => json!({ "thread": thread, "start": start, "end": end }),
                        None => json!({ "thread": thread }),
                    })
                    .collect()
            }
        };
        let delta = json!([{ "insert": text }]);
        let request = json!({ "item": self.item, "base": self.version, "delta": delta, "threads": threads });
        let saved = self.sandbox.ask("item_save", request);
        self.version = saved["value"]["version"].as_str().unwrap().to_owned();
    }

    fn walk(&mut self, verb: &'static str) -> &'static str {
        let (from, to) =
            if verb == "undo" { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let Some(text) = from.pop() else { return "nothing" };
        to.push(std::mem::replace(&mut self.text, text));
        self.sandbox.ask(verb, json!({}));
        let shown = self.sandbox.ask("item_show", json!({ "item": self.item }));
        self.version = shown["version"].as_str().unwrap().to_owned();
        let stands: String =
            shown["body"].as_array().unwrap().iter().filter_map(|one| one["insert"].as_str()).collect();
        assert_eq!(stands, said(&self.text), "{verb} leads to another text\n{}", self.log.join("\n"));
        verb
    }

    /// Whether the word at that place has letters that were commented on; letters may have been added to it since.
    fn is_word_of(&self, at: usize, ids: &BTreeSet<u32>) -> bool {
        let inside = |glyph: &&Glyph| !glyph.0.is_whitespace();
        let before = self.text[..at].iter().rev().take_while(inside);
        let after = self.text[at..].iter().take_while(inside);
        before.chain(after).any(|(_, id)| ids.contains(id))
    }

    /// Compares every comment's place with what the oracle knows: how many stand, how many lie in the tray though words
    /// of theirs are there.
    fn compare(&mut self, step: usize, deed: &str) -> (usize, usize) {
        let said = said(&self.text);
        let threads = self.sandbox.ask("thread_list", json!({ "item": self.item }));
        let places: Vec<String> = threads
            .as_array()
            .unwrap()
            .iter()
            .map(|thread| format!("{} {}..{} {}", thread["state"], thread["start"], thread["end"], thread["quote"]))
            .collect();
        self.log.push(format!("{step}, {deed}: {said:?} {}", places.join(", ")));
        let (mut standing, mut missed) = (0, 0);
        assert_eq!(threads.as_array().unwrap().len(), self.commented.len(), "no comment goes");
        for thread in threads.as_array().unwrap() {
            let ids = &self.commented[thread["id"].as_str().unwrap()];
            let survives = self.text.iter().any(|(_, id)| ids.contains(id));
            if thread["state"] == "lost" {
                missed += usize::from(survives);
                continue;
            }
            let (start, end) = (thread["start"].as_u64().unwrap() as usize, thread["end"].as_u64().unwrap() as usize);
            let covered: String = self.text[start..end].iter().map(|(c, _)| c).collect();
            assert!(
                self.is_word_of(start, ids) && self.is_word_of(end - 1, ids),
                "step {step}: the comment on {} stands on {covered:?}\n{}",
                thread["quote"],
                self.log.join("\n")
            );
            standing += 1;
        }
        (standing, missed)
    }
}

fn said(text: &[Glyph]) -> String {
    text.iter().map(|(c, _)| *c).collect()
}

/// Whether a word that both begin or end with beyond what stayed could as well be another one that reads the same.
fn is_ambiguous(before: &[Glyph], after: &[Glyph]) -> bool {
    fn has_more<'t>(pairs: impl Iterator<Item = (&'t Glyph, &'t Glyph)> + Clone) -> bool {
        let stayed = pairs.clone().take_while(|(was, is)| was == is).count();
        let same = pairs.skip(stayed).take_while(|(was, is)| was.0 == is.0).map(|(was, _)| was.0);
        same.skip_while(|c| c.is_whitespace()).any(char::is_whitespace)
    }
    has_more(before.iter().zip(after)) || has_more(before.iter().rev().zip(after.iter().rev()))
}

fn desk_glyph(next: &mut u32, c: char) -> Glyph {
    *next += 1;
    (c, *next)
}

/// A number that a variable gives.
fn wished(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

fn run(words: fn(&mut Dice) -> String, telling: Telling) -> (usize, usize, usize) {
    let (seed, steps) = (wished("GALLEY_ANCHOR_SEED", SEED), wished("GALLEY_ANCHOR_STEPS", STEPS));
    let (mut stood, mut missed, mut seen) = (0, 0, 0);
    for round in seed..seed + steps.div_ceil(STEPS) {
        let mut desk = Desk::new(round as u64, words);
        desk.log.push(format!("{telling:?}, GALLEY_ANCHOR_SEED={round}"));
        for step in 0..STEPS {
            let deed = match desk.dice.roll(10) {
                0 if desk.commented.len() < 20 => desk.comment(),
                1 => desk.walk("undo"),
                2 => desk.walk("redo"),
                _ => {
                    desk.edit(telling);
                    desk.save(telling);
                    "edit"
                }
            };
            let (standing, lost) = desk.compare(step, deed);
            (stood, missed, seen) = (stood + standing, missed + lost, seen + desk.commented.len());
        }
    }
    (stood, missed, seen)
}

#[test]
fn a_comment_never_comes_to_words_that_it_was_not_made_on() {
    let check = |words: fn(&mut Dice) -> String, telling: Telling| {
        let (stood, missed, seen) = run(words, telling);
        println!("{telling:?}: {stood} stand, {missed} of {seen} are in the tray though a word of theirs is there");
        assert!(stood > 0, "comments stand");
        // What the oracle still sees is found but for rare meetings of several edits in one step back; what is missed once
        // lies in the tray from then on, and is counted at every step.
        assert!(
            missed * 20 <= seen,
            "{telling:?}: {missed} of {seen} lie in the tray though words of theirs are there"
        );
    };
    check(english, Telling::Found);
    check(english, Telling::Told);
    check(chinese, Telling::Found);
    check(chinese, Telling::Told);
}
