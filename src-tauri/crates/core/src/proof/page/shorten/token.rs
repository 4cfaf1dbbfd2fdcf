//! A script in tokens: names, signs, and what is left as it is: strings, regular expressions, the words of templates.

use super::super::squeeze;

/// The script in tokens; joined they are the script again.
pub(super) fn tokens(script: &str) -> Vec<&str> {
    let mut tokens: Vec<&str> = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let length = match c {
            '"' | '\'' => squeeze::quoted(rest, c),
            '`' => {
                let whole = squeeze::template(rest);
                tokens.extend(in_template(&rest[..whole]));
                rest = &rest[whole..];
                continue;
            }
            '/' if squeeze::expects_value(tokens.last().copied().unwrap_or("(")) => squeeze::expression(rest),
            '.' if rest.starts_with("...") => 3,
            '=' if rest.starts_with("=>") => 2,
            c if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = &rest[length..];
    }
    tokens
}

/// A template: its words as they are, what stands in its places as script.
fn in_template(template: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some(start) = template[from..].find("${").map(|at| from + at + 2) {
        let end = start + squeeze::place(&template[start..]);
        tokens.push(&template[from..start]);
        tokens.extend(self::tokens(&template[start..end]));
        from = end;
    }
    tokens.push(&template[from..]);
    tokens
}

/// Whether a token is a name or a word of the language.
pub(super) fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
}

/// Whether a token is a piece of a template before one of its places.
pub(super) fn opens_place(token: &str) -> bool {
    token.ends_with("${") && (token.starts_with('`') || token.starts_with('}'))
}

/// Whether a token is a piece of a template behind one of its places.
pub(super) fn closes_place(token: &str) -> bool {
    token.len() > 1 && token.starts_with('}')
}
