//! Reading the query language.
//!
//! `words` must all stand in the text, `"phrases"` as they are, `begin*` may go on, `-this` must not stand
//! there, `one OR other` takes either and binds closer than standing side by side, `( )` holds together.
//! `name:value` narrows; what can stand there is the table in `filter`. What cannot be read is a [`Fault`]
//! that points at its place.

mod filter;
mod lex;

use chrono::NaiveDate;

use self::filter::Narrowing;
use self::lex::{Lexeme, Token};
use super::phrase::{Ending, Phrase};
use super::query::{Part, Query};
use super::variant;
use crate::error::Error;

/// A query has no more words and conditions than this.
const MOST_TERMS: usize = 64;

/// Brackets stand no deeper than this.
const DEEPEST: usize = 16;

/// A query is no longer than this, in bytes.
const LONGEST: usize = 4_000;

/// How a query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The day on which it is asked, for ages and `today`.
    pub today: NaiveDate,
    /// Whether it is still being typed.
    pub typing: Typing,
    /// How Chinese characters that are written in two ways are taken.
    pub script: Script,
}

/// How Chinese characters that are written in two ways are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Script {
    /// As they are typed.
    #[default]
    AsTyped,
    /// Simplified and traditional forms count as one.
    Either,
}

/// Whether a query is still being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// It is whole.
    Finished,
    /// The last word may go on, and what has been opened need not be closed yet.
    Going,
}

/// Why a query cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it begins, in bytes of the query.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// A sentence that says what is wrong and what would do.
    pub message: String,
}

impl Fault {
    fn new(lexeme: &Lexeme<'_>, message: impl Into<String>) -> Fault {
        Fault { from: lexeme.from, to: lexeme.to, message: message.into() }
    }

    /// The refusal of the query, with the place in characters counting from 1.
    pub fn refusal(&self, query: &str) -> Error {
        let characters = |to: usize| query.get(..to).map_or(0, |before| before.chars().count());
        let (from, to) = (characters(self.from) + 1, characters(self.to));
        let place = if to > from { format!("Characters {from} to {to}") } else { format!("Character {from}") };
        let mut part: String = query.get(self.from..self.to).unwrap_or_default().chars().take(QUOTED + 1).collect();
        if let Some((cut, _)) = part.char_indices().nth(QUOTED) {
            part.truncate(cut);
            part.push('…');
        }
        Error::invalid("query", format!("{place} of the search, “{part}”: {}", self.message))
    }
}

/// How many characters of a faulty part its refusal quotes; more would push out of sight what is wrong with it.
const QUOTED: usize = 60;

/// Reads a query. Nothing but white space is met by everything.
pub fn parse(text: &str, reading: Reading) -> Result<Query, Fault> {
    if text.len() > LONGEST {
        return Err(Fault { from: 0, to: text.len(), message: "This is longer than a search can be.".to_owned() });
    }
    let lexemes = lex::lexemes(text, reading.typing)?;
    let mut parser = Parser { lexemes: &lexemes, at: 0, reading, end: text.len(), terms: 0 };
    let query = parser.group(0)?;
    match parser.lexemes.get(parser.at) {
        Some(stray) => Err(Fault::new(stray, "This bracket closes nothing.")),
        None => Ok(query),
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme<'a>],
    at: usize,
    reading: Reading,
    end: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    /// What stands side by side, up to the end or the bracket that closes.
    fn group(&mut self, depth: usize) -> Result<Query, Fault> {
        let mut all: Vec<Query> = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        while let Some(lexeme) = self.lexemes.get(self.at) {
            match lexeme.token {
                Token::Close => break,
                Token::Or => {
                    self.at += 1;
                    let last = self.lexemes.get(self.at).is_none_or(|next| next.token == Token::Close);
                    if last && self.reading.typing == Typing::Going && !all.is_empty() {
                        continue;
                    }
                    let Some(before) = all.pop().filter(|_| !last) else {
                        return Err(Fault::new(lexeme, "OR stands between two words: there is none on one side."));
                    };
                    let Some(after) = self.term(depth, &mut parts)? else {
                        return Err(Fault::new(lexeme, "OR stands between two words: there is none on one side."));
                    };
                    all.push(match before {
                        Query::Any(mut any) => {
                            any.push(after);
                            Query::Any(any)
                        }
                        one => Query::Any(vec![one, after]),
                    });
                }
                _ => all.extend(self.term(depth, &mut parts)?),
            }
        }
        if !parts.is_empty() {
            all.iter_mut().for_each(|query| confine(query, &parts));
        }
        Ok(if all.len() == 1 { all.swap_remove(0) } else { Query::All(all) })
    }

    /// One word, phrase, condition or group; none where it only says in which part to look.
    fn term(&mut self, depth: usize, parts: &mut Vec<Part>) -> Result<Option<Query>, Fault> {
        let Some(lexeme) = self.lexemes.get(self.at) else { return Ok(None) };
        self.at += 1;
        self.terms += 1;
        if self.terms > MOST_TERMS {
            return Err(Fault::new(lexeme, format!("A search has at most {MOST_TERMS} words and conditions.")));
        }
        match &lexeme.token {
            Token::Not => {
                let following =
                    self.lexemes.get(self.at).filter(|next| !matches!(next.token, Token::Or | Token::Close));
                if following.is_none() {
                    return match self.reading.typing {
                        Typing::Going => Ok(None),
                        Typing::Finished => Err(Fault::new(lexeme, "There is nothing behind this to leave out.")),
                    };
                }
                let mut confined = Vec::new();
                let inner = self.term(depth, &mut confined)?;
                // Not in one part is in the others.
                parts.extend(Part::ALL.into_iter().filter(|part| !confined.is_empty() && !confined.contains(part)));
                Ok(inner.map(negated))
            }
            Token::Open => {
                if depth == DEEPEST {
                    return Err(Fault::new(lexeme, "The brackets stand too deep within one another."));
                }
                let inner = self.group(depth + 1)?;
                match self.lexemes.get(self.at) {
                    Some(close) if close.token == Token::Close => self.at += 1,
                    _ if self.reading.typing == Typing::Going => {}
                    _ => return Err(Fault::new(lexeme, "This bracket is not closed.")),
                }
                Ok((inner != Query::everything()).then_some(inner))
            }
            Token::Phrase(words) => self.text(lexeme, words, Ending::Whole, Vec::new()).map(Some),
            Token::Word(word) => self.word(lexeme, word, Vec::new()).map(Some),
            Token::Named { name, value } => match filter::narrowing(lexeme, name, value, self.reading)? {
                Narrowing::To(query) => Ok(Some(query)),
                Narrowing::In(part) => {
                    parts.push(part);
                    Ok(None)
                }
                Narrowing::Words(part) => match value.quoted {
                    true => self.text(lexeme, value.text, Ending::Whole, vec![part]).map(Some),
                    false => self.word(lexeme, value.text, vec![part]).map(Some),
                },
                Narrowing::NotYet => Ok(None),
            },
            Token::Or | Token::Close => Ok(None),
        }
    }

    fn word(&self, lexeme: &Lexeme<'_>, word: &str, parts: Vec<Part>) -> Result<Query, Fault> {
        let open_ended = self.reading.typing == Typing::Going && lexeme.to == self.end && word.chars().count() > 1;
        match word.strip_suffix(['*', '＊']) {
            Some(begin) => self.text(lexeme, begin, Ending::Begun, parts),
            None if open_ended => self.text(lexeme, word, Ending::Begun, parts),
            None => self.text(lexeme, word, Ending::Whole, parts),
        }
    }

    fn text(&self, lexeme: &Lexeme<'_>, words: &str, ending: Ending, parts: Vec<Part>) -> Result<Query, Fault> {
        match Phrase::of(words, ending) {
            Some(phrase) if self.reading.script == Script::AsTyped => Ok(Query::Text { phrase, parts }),
            Some(_) => {
                let forms = variant::forms(words);
                let forms = forms.iter().filter_map(|form| Phrase::of(form, ending));
                let mut any: Vec<Query> = forms.map(|phrase| Query::Text { phrase, parts: parts.clone() }).collect();
                Ok(if any.len() == 1 { any.swap_remove(0) } else { Query::Any(any) })
            }
            None if self.reading.typing == Typing::Going => Ok(Query::everything()),
            None => Err(Fault::new(lexeme, "There is no letter and no digit in this to look for.")),
        }
    }
}

/// The opposite; of an opposite, the thing itself.
fn negated(query: Query) -> Query {
    match query {
        Query::Not(inner) => *inner,
        other => Query::Not(Box::new(other)),
    }
}

/// Looks for the words in these parts alone, where they do not name a part themselves.
fn confine(query: &mut Query, to: &[Part]) {
    match query {
        Query::Text { parts, .. } if parts.is_empty() => parts.extend_from_slice(to),
        Query::Text { .. } | Query::Filter(_) => {}
        Query::Not(inner) => confine(inner, to),
        Query::All(all) | Query::Any(all) => all.iter_mut().for_each(|one| confine(one, to)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests;
