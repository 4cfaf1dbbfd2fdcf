//! Lists as word processors paste them: paragraphs that note their level in a style and carry a typed
//! marker ("·", "1.", "a)").

use super::nest::Nest;
use super::sheet::{Block, Sheet, Token};

/// Whether a typed marker counts ("1.", "(a)", "iv)", "三、") or is a bullet.
pub fn counts(marker: &str) -> bool {
    let marker = marker.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '（'));
    let Some(end) = marker.find(|c: char| !c.is_alphanumeric()) else {
        // A lone "o" is the bullet of the second level; digits alone count.
        return !marker.is_empty() && marker.chars().all(|c| c.is_ascii_digit());
    };
    let rest = marker[end..].trim();
    let is_end = |c: char| matches!(c, '.' | ')' | '）' | '、' | '．' | ':');
    end > 0 && rest.starts_with(is_end)
}

/// The same text with typed entries as real lists.
pub fn with_real_lists(sheet: Sheet) -> Sheet {
    let is_typed = |token: &Token| matches!(token, Token::Open(Block::TypedEntry { .. }, _));
    if !sheet.tokens.iter().any(is_typed) {
        return sheet;
    }
    let mut out = Sheet::default();
    out.chains = sheet.chains;
    let mut nest = Nest::default();
    let mut inside = false;
    for token in sheet.tokens {
        match (token, inside) {
            (Token::Open(Block::TypedEntry { ordered, level }, _), _) => {
                nest.entry(&mut out, ordered, usize::from(level));
                inside = true;
            }
            // The end of an entry is left to what comes next, which may stand inside it.
            (Token::Close, true) => inside = false,
            (line, true) => out.push(line),
            (token, false) => {
                nest.leave(&mut out, 0);
                match token {
                    Token::Open(block, voice) => out.open(block, voice),
                    Token::Close => out.close(),
                    line => out.push(line),
                }
            }
        }
    }
    nest.leave(&mut out, 0);
    out
}
