//! What every name of a script is at its place: one that is declared, one that is used, a property, a key.
//!
//! Brackets tell it: within those of an object, a name before a colon is a key, and one alone is key and name at once.

use std::collections::{BTreeMap, BTreeSet};

use super::token::{closes_place, is_name, opens_place};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// No name.
    Sign,
    /// The name of a value.
    Value,
    /// Key and name of a value at once: `{ name }`.
    Both,
    /// A key of an object, a method's name included.
    Key,
    /// Behind a point.
    Property,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Round,
    Square,
    Object,
    Block,
    Place,
}

/// A script read: what each of its tokens is, and in which of its statements it stands.
pub(super) struct Reading<'a> {
    /// The tokens without white space.
    pub tokens: Vec<&'a str>,
    /// What they are.
    pub roles: Vec<Role>,
    /// Which statement of the outermost function each stands in.
    pub regions: Vec<usize>,
    /// The names that are declared in the outermost function.
    pub everywhere: BTreeSet<&'a str>,
    /// The names that are declared deeper, by statement.
    pub within: BTreeMap<usize, BTreeSet<&'a str>>,
    /// How deep in brackets each token stands.
    depths: Vec<usize>,
    /// Where the bracket that a token closes was opened, and the other way round.
    partner: BTreeMap<usize, usize>,
}

impl<'a> Reading<'a> {
    /// Reads a script in tokens without white space.
    pub fn of(tokens: Vec<&'a str>) -> Reading<'a> {
        let mut reading = Reading {
            roles: vec![Role::Sign; tokens.len()],
            regions: vec![0; tokens.len()],
            depths: vec![0; tokens.len()],
            everywhere: BTreeSet::new(),
            within: BTreeMap::new(),
            partner: BTreeMap::new(),
            tokens,
        };
        reading.place();
        reading.declare();
        reading
    }

    /// The token so many places further; nothing past the ends.
    pub fn near(&self, at: usize, step: isize) -> &'a str {
        at.checked_add_signed(step).and_then(|at| self.tokens.get(at)).copied().unwrap_or_default()
    }

    /// The bracket that belongs to the one at a place.
    pub fn partner(&self, at: usize) -> Option<usize> {
        self.partner.get(&at).copied()
    }

    /// How deep the statements of the outermost function stand: within `(()=>{` and outside of it alike.
    fn outermost(&self) -> usize {
        if self.tokens.starts_with(&["(", "(", ")", "=>", "{"]) { 2 } else { 0 }
    }

    fn place(&mut self) {
        let (mut open, mut region): (Vec<(Bracket, usize)>, usize) = (Vec::new(), 0);
        for at in 0..self.tokens.len() {
            let (token, before, after) = (self.tokens[at], self.near(at, -1), self.near(at, 1));
            let closes = matches!(token, ")" | "]" | "}") || closes_place(token);
            if closes && let Some((_, from)) = open.pop() {
                self.partner.insert(at, from);
                self.partner.insert(from, at);
            }
            let is_outer = open.len() == self.outermost();
            if is_outer && (matches!(token, "const" | "let" | "function") || (token == "async" && after == "function"))
            {
                region += usize::from(before != "async");
            }
            (self.regions[at], self.depths[at]) = (region, open.len());
            self.roles[at] =
                if is_name(token) { role(open.last().map(|open| open.0), before, after) } else { Role::Sign };
            match token {
                "(" => open.push((Bracket::Round, at)),
                "[" => open.push((Bracket::Square, at)),
                "{" if is_object(before) => open.push((Bracket::Object, at)),
                "{" => open.push((Bracket::Block, at)),
                _ if opens_place(token) => open.push((Bracket::Place, at)),
                _ => {}
            }
        }
    }

    fn declare(&mut self) {
        for at in 0..self.tokens.len() {
            match self.tokens[at] {
                "const" | "let" => self.declare_pattern(at + 1, self.depths[at]),
                "function" => {
                    self.declare_name(at + 1, self.depths[at]);
                    self.declare_pattern(at + 1 + usize::from(is_name(self.near(at, 1))), usize::MAX);
                }
                "catch" if self.near(at, 1) == "(" => self.declare_pattern(at + 1, usize::MAX),
                "=>" if is_name(self.near(at, -1)) => self.declare_name(at - 1, usize::MAX),
                "=>" => {
                    if let Some(from) = self.partner(at - 1) {
                        self.declare_pattern(from, usize::MAX);
                    }
                }
                "(" if self.roles[at.saturating_sub(1)] == Role::Key => self.declare_pattern(at, usize::MAX),
                _ => {}
            }
        }
    }

    /// Declares a name, or all the names of a pattern in brackets.
    fn declare_pattern(&mut self, at: usize, depth: usize) {
        match self.near(at, 0) {
            "(" | "[" | "{" => {
                let end = self.partner(at).unwrap_or(at);
                // Behind an equals sign stands what a name is where nothing is given.
                let names = (at..end)
                    .filter(|&at| matches!(self.roles[at], Role::Value | Role::Both) && self.near(at, -1) != "=");
                for at in names.collect::<Vec<_>>() {
                    self.declare_name(at, depth);
                }
            }
            _ => self.declare_name(at, depth),
        }
    }

    fn declare_name(&mut self, at: usize, depth: usize) {
        let name = self.near(at, 0);
        if !is_name(name) {
            return;
        }
        if depth == self.outermost() {
            self.everywhere.insert(name);
        } else {
            self.within.entry(self.regions[at]).or_default().insert(name);
        }
    }
}

fn role(bracket: Option<Bracket>, before: &str, after: &str) -> Role {
    match (bracket, before, after) {
        (_, ".", _) => Role::Property,
        (Some(Bracket::Object), "{" | "," | "async", ":" | "(") => Role::Key,
        (Some(Bracket::Object), "{" | ",", "," | "}" | "=") => Role::Both,
        _ => Role::Value,
    }
}

/// Whether a curly bracket behind that token begins an object or a pattern, and not a block.
fn is_object(before: &str) -> bool {
    matches!(before, "(" | "," | "=" | ":" | "[" | "?" | "&" | "|" | "return" | "const" | "let" | "...")
        || opens_place(before)
}
