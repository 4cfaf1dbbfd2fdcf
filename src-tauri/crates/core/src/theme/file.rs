//! A theme as a file: one JSON object, members grouped as their tokens are, a number for the form.
//!
//! The shape is closed: what is not a token is refused with its name, what is missing is as in the plain
//! theme. Reading decides everything before a theme is given out.

use serde_json::{Map, Value};

use super::Theme;
use super::token::{TOKENS, TokenKind, named};
use crate::error::{Error, Result};

/// The member that says what the file is, and the newest form known here.
const FORM: (&str, u64) = ("galley_theme", 1);

/// The longest file that is read, in bytes; a theme has some 2,000.
const LONGEST: usize = 64_000;

impl Theme {
    /// The theme as a file.
    pub fn to_file(&self) -> String {
        let mut file = Map::new();
        file.insert(FORM.0.to_owned(), FORM.1.into());
        for token in TOKENS {
            let words = token.get(self);
            let value = match token.kind {
                TokenKind::Length(..) => words.parse::<u16>().map_or(Value::Null, Value::from),
                _ => Value::String(words),
            };
            insert(&mut file, token.name, value);
        }
        let mut text = serde_json::to_string_pretty(&Value::Object(file)).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The theme that a file describes. It has no short name yet.
    pub fn from_file(text: &str) -> Result<Theme> {
        let refused = |reason: String| Error::invalid("theme", reason);
        if text.len() > LONGEST {
            return Err(refused("This file is too long for a theme. Nothing was changed.".to_owned()));
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|error| refused(format!("This is no theme: its JSON cannot be read ({error}).")))?;
        let Value::Object(mut file) = value else {
            return Err(refused("This is no theme: it is not one JSON object.".to_owned()));
        };
        match file.remove(FORM.0) {
            Some(form) if form.as_u64() == Some(FORM.1) => {}
            Some(form) if form.as_u64().is_some_and(|form| form > FORM.1) => {
                return Err(refused("This theme was written by a newer Galley. Nothing was changed.".to_owned()));
            }
            _ => {
                let reason = format!("This is no theme: it does not say “\"{}\": {}”.", FORM.0, FORM.1);
                return Err(refused(reason));
            }
        }
        let mut theme = Theme { slug: String::new(), ..Theme::plain() };
        "Untitled theme".clone_into(&mut theme.name);
        for (name, value) in leaves("", file) {
            let token = named(&name)?;
            let words = match value {
                Value::String(words) => words,
                Value::Number(number) => number.to_string(),
                other => return Err(refused(format!("“{name}” is {}, not words or a number.", kind(&other)))),
            };
            token.set(&mut theme, &words)?;
        }
        if theme.name.trim().is_empty() {
            return Err(refused("A theme needs a name.".to_owned()));
        }
        Ok(theme)
    }
}

/// Puts a value where its name with points says.
fn insert(file: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        None => drop(file.insert(name.to_owned(), value)),
        Some((group, rest)) => {
            let group = file.entry(group).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(members) = group {
                insert(members, rest, value);
            }
        }
    }
}

/// Every member that is no group, with its whole name. An empty group is a member too, so that a
/// misspelt one is not passed over.
fn leaves(above: &str, members: Map<String, Value>) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for (name, value) in members {
        let name = if above.is_empty() { name } else { format!("{above}.{name}") };
        match value {
            Value::Object(members) if !members.is_empty() => found.extend(leaves(&name, members)),
            value => found.push((name, value)),
        }
    }
    found
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Array(_) => "a list",
        Value::Object(_) => "an empty group",
        Value::Number(_) | Value::String(_) => "a value",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_survives_its_file() {
        for theme in crate::theme::shipped::all() {
            let read = Theme::from_file(&theme.to_file()).unwrap();
            assert_eq!(Theme { slug: theme.slug.clone(), ..read }, theme);
        }
    }

    #[test]
    fn what_is_missing_is_as_in_the_plain_theme() {
        let theme = Theme::from_file(r##"{"galley_theme":1,"name":"Mine","light":{"accent":"#005A9C"}}"##).unwrap();
        assert_eq!(theme.light.accent.to_string(), "#005A9C");
        assert_eq!(theme.dark, Theme::plain().dark);
        assert_eq!(theme.name, "Mine");
    }

    #[test]
    fn what_is_no_theme_is_refused_with_a_sentence() {
        let check = |file: &str, expect: &str| {
            let error = Theme::from_file(file).unwrap_err();
            assert!(matches!(error, Error::Invalid { .. }));
            assert!(error.to_string().contains(expect), "{error}");
        };
        check("", "cannot be read");
        check("[]", "not one JSON object");
        check("{}", "does not say");
        check(r#"{"galley_theme":"1"}"#, "does not say");
        check(r#"{"galley_theme":2}"#, "newer Galley");
        check(r#"{"galley_theme":1,"shadow":"deep"}"#, "no token “shadow”");
        check(r#"{"galley_theme":1,"light":{"inkk":"black"}}"#, "no token “light.inkk”");
        check(r#"{"galley_theme":1,"light":{}}"#, "no token “light”");
        check(r#"{"galley_theme":1,"light":{"ink":["a"]}}"#, "is a list");
        check(r#"{"galley_theme":1,"light":{"ink":"black"}}"#, "six hex digits");
        check(r#"{"galley_theme":1,"measure":{"width":6000}}"#, "from 320 to 800");
        check(r#"{"galley_theme":1,"measure":{"width":600.5}}"#, "whole number");
        check(r#"{"galley_theme":1,"name":" "}"#, "needs a name");
        check(&format!(r#"{{"galley_theme":1,"name":"{}"}}"#, "x".repeat(70_000)), "too long");
    }
}
