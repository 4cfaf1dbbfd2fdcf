//! A query cut into words, quotations, signs and `name:value`, each with its place. Quotation marks,
//! colons, brackets and spaces of a Chinese keyboard are taken for what they stand for.

use super::{Fault, Typing};

/// A piece of a query and where it stands, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme<'a> {
    pub from: usize,
    pub to: usize,
    pub token: Token<'a>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// Bare words up to the next space.
    Word(&'a str),
    /// Words between quotation marks.
    Phrase(&'a str),
    /// `name:value`.
    Named { name: &'a str, value: Value<'a> },
    /// `-` before something, or NOT.
    Not,
    /// OR, or `|`.
    Or,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
}

/// What stands behind the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<'a> {
    /// The words, without quotation marks.
    pub text: &'a str,
    /// Whether they stood in quotation marks.
    pub quoted: bool,
}

/// Cuts a query up.
pub fn lexemes(text: &str, typing: Typing) -> Result<Vec<Lexeme<'_>>, Fault> {
    let mut lexer = Lexer { text, at: 0, typing };
    let mut found = Vec::new();
    while let Some(lexeme) = lexer.next()? {
        found.push(lexeme);
    }
    Ok(found)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    typing: Typing,
}

impl<'a> Lexer<'a> {
    fn next(&mut self) -> Result<Option<Lexeme<'a>>, Fault> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let from = self.at;
        let Some(first) = self.rest().chars().next() else { return Ok(None) };
        let token = match first {
            '(' | '（' => self.sign(first, Token::Open),
            ')' | '）' => self.sign(first, Token::Close),
            '|' | '｜' => self.sign(first, Token::Or),
            '-' | '－' | '−' => {
                let token = self.sign(first, Token::Not);
                // A dash among spaces is punctuation.
                if self.rest().chars().next().is_some_and(char::is_whitespace) {
                    return self.next();
                }
                token
            }
            _ if closing(first).is_some() => Token::Phrase(self.quotation()?),
            _ => self.word_or_name()?,
        };
        Ok(Some(Lexeme { from, to: self.at, token }))
    }

    fn sign(&mut self, sign: char, token: Token<'a>) -> Token<'a> {
        self.at += sign.len_utf8();
        token
    }

    /// The words between quotation marks, which may each be of another kind.
    fn quotation(&mut self) -> Result<&'a str, Fault> {
        let from = self.at;
        let Some(close) = self.rest().chars().next().and_then(closing) else { return Ok("") };
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let inner = self.rest();
        if let Some((end, mark)) = inner.char_indices().find(|(_, c)| close.contains(c)) {
            self.at += end + mark.len_utf8();
            return Ok(&inner[..end]);
        }
        self.at = self.text.len();
        match self.typing {
            Typing::Going => Ok(inner),
            Typing::Finished => Err(Fault {
                from,
                to: self.text.len(),
                message: "This quotation is not closed. Put a quotation mark at its end.".to_owned(),
            }),
        }
    }

    fn word_or_name(&mut self) -> Result<Token<'a>, Fault> {
        let rest = self.rest();
        let end = rest.char_indices().find(|(_, c)| ends_word(*c)).map_or(rest.len(), |(at, _)| at);
        let colon = rest[..end].char_indices().find(|(_, c)| matches!(c, ':' | '：'));
        if let Some((at, sign)) = colon
            && at > 0
            && rest[..at].bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            let name = &rest[..at];
            self.at += at + sign.len_utf8();
            let behind = self.rest();
            if behind.chars().next().and_then(closing).is_some() {
                let text = self.quotation()?;
                return Ok(Token::Named { name, value: Value { text, quoted: true } });
            }
            let end = behind.char_indices().find(|(_, c)| ends_word(*c)).map_or(behind.len(), |(at, _)| at);
            self.at += end;
            return Ok(Token::Named { name, value: Value { text: &behind[..end], quoted: false } });
        }
        self.at += end;
        Ok(match &rest[..end] {
            "OR" => Token::Or,
            "NOT" => Token::Not,
            word => Token::Word(word),
        })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}

/// The marks that close a quotation that this one opens.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' | '„' | '＂' => Some(&['"', '“', '”', '＂']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '"' | '“' | '”' | '＂')
}
