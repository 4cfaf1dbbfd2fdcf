//! Variables in recurring text: `{{issue.number}}` in a subject, an intro, a footer.
//!
//! A variable that is not known stays as it was written, and a check finds it.

use chrono::{Datelike, NaiveDate};

use crate::body::{Body, Inline};
use crate::export::language::Language;
use crate::issue::snapshot::IssueSnapshot;
use crate::publication::Publication;

/// The names of all variables.
pub const NAMES: [&str; 8] = [
    "issue.number",
    "issue.date",
    "issue.year",
    "issue.title",
    "issue.items",
    "publication.name",
    "publication.masthead",
    "publication.home",
];

/// The longest name that something between double braces can have and still count as a variable.
const LONGEST: usize = 60;

/// A piece of a text whose variables are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The words that are printed.
    pub words: &'a str,
    /// How many characters of the text they stand for.
    pub length: usize,
    /// Whether they stand for a variable.
    pub is_filled: bool,
}

/// What the variables of one issue stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    number: String,
    date: String,
    year: String,
    title: String,
    items: String,
    name: String,
    masthead: String,
    home: String,
}

impl Values {
    /// The values of an issue that is being made; it has no title and no items yet.
    pub fn of_new(publication: &Publication, number: Option<u32>, date: Option<NaiveDate>) -> Values {
        let language = Language::of(&publication.language);
        Values {
            number: number.map(|number| number.to_string()).unwrap_or_default(),
            date: date.map(|date| language.date(date)).unwrap_or_default(),
            year: date.map(|date| date.year().to_string()).unwrap_or_default(),
            title: String::new(),
            items: String::new(),
            name: publication.name.clone(),
            masthead: publication.printed_masthead().to_owned(),
            home: publication.imprint.home_url.clone(),
        }
    }

    /// The values of an issue.
    pub fn of(snapshot: &IssueSnapshot) -> Values {
        let issue = &snapshot.issue;
        Values {
            title: issue.title.clone(),
            items: snapshot.items().count().to_string(),
            masthead: snapshot.masthead().to_owned(),
            ..Values::of_new(&snapshot.publication, issue.number, issue.date)
        }
    }

    /// What a variable stands for; none where the name is not known.
    pub fn get(&self, name: &str) -> Option<&str> {
        Some(match name {
            "issue.number" => &self.number,
            "issue.date" => &self.date,
            "issue.year" => &self.year,
            "issue.title" => &self.title,
            "issue.items" => &self.items,
            "publication.name" => &self.name,
            "publication.masthead" => &self.masthead,
            "publication.home" => &self.home,
            _ => return None,
        })
    }

    /// The text with what its variables stand for.
    pub fn fill(&self, text: &str) -> String {
        self.fill_where(text, |_| true)
    }

    /// The same, but a variable that stands for nothing yet stays, to be filled in when it does.
    pub fn fill_known(&self, text: &str) -> String {
        self.fill_where(text, |value| !value.is_empty())
    }

    fn fill_where(&self, text: &str, wanted: impl Fn(&str) -> bool) -> String {
        if !text.contains("{{") {
            return text.to_owned();
        }
        let mut filled = String::with_capacity(text.len());
        let mut from = 0;
        for (start, end, name) in places(text) {
            filled.push_str(&text[from..start]);
            match self.get(name).filter(|value| wanted(value)) {
                Some(value) => filled.push_str(value),
                None => filled.push_str(&text[start..end]),
            }
            from = end;
        }
        filled.push_str(&text[from..]);
        filled
    }

    /// The pieces of a text that make up what [`Values::fill`] gives.
    pub(crate) fn pieces<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Piece<'a>> {
        let mut pieces = Vec::new();
        let mut from = 0;
        let length = |words: &str| words.chars().count();
        let own = |words: &'a str| Piece { words, length: length(words), is_filled: false };
        for (start, end, name) in places(text) {
            if let Some(value) = self.get(name) {
                pieces.push(own(&text[from..start]));
                pieces.push(Piece { words: value, length: length(&text[start..end]), is_filled: true });
                from = end;
            }
        }
        pieces.push(own(&text[from..]));
        pieces.into_iter().filter(|piece| piece.length > 0)
    }

    /// The body with what its variables stand for. A variable has to stand in words of one setting.
    pub fn fill_body(&self, body: &Body) -> Body {
        let mut filled = body.clone();
        for inline in filled.lines.iter_mut().flat_map(|line| &mut line.inline) {
            if let Inline::Text { text, .. } = inline
                && text.contains("{{")
            {
                *text = self.fill(text);
            }
        }
        filled
    }
}

/// The names of the variables in a text, in order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    places(text).into_iter().map(|(_, _, name)| name)
}

/// Where variables stand: start, end, name.
fn places(text: &str) -> Vec<(usize, usize, &str)> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let Some(length) = text[start + 2..].find("}}") else { break };
        let inner = &text[start + 2..start + 2 + length];
        let name = inner.trim();
        if name.is_empty() || name.len() > LONGEST || inner.contains(['{', '}', '\n']) {
            from = start + 1;
            continue;
        }
        places.push((start, start + length + 4, name));
        from = start + length + 4;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> Values {
        Values { number: "41".to_owned(), name: "Harbour Letter".to_owned(), ..Values::default() }
    }

    #[test]
    fn what_is_known_is_filled_in_and_all_else_stays() {
        let check = |text: &str, expect: &str| assert_eq!(values().fill(text), expect, "{text}");
        check("No. {{issue.number}} of {{ publication.name }}", "No. 41 of Harbour Letter");
        check("{{issue.date}}.", ".");
        check("{{ Name }} and {{issue.numbr}}", "{{ Name }} and {{issue.numbr}}");
        check("{{{issue.number}}}", "{41}");
        check("{{issue.number", "{{issue.number");
        check("}} {{", "}} {{");
        check("{{}} {{issue.number}}", "{{}} 41");
        check("中{{issue.number}}文", "中41文");
        assert_eq!(values().fill_known("{{issue.date}} {{issue.number}}"), "{{issue.date}} 41");
    }

    #[test]
    fn pieces_make_up_what_is_filled_in_and_count_what_they_stand_for() {
        for text in ["", "plain", "No. {{issue.number}} of {{ publication.name }}", "{{ Name }}{{issue.number}}中"] {
            let values = values();
            let pieces: Vec<Piece<'_>> = values.pieces(text).collect();
            assert_eq!(pieces.iter().map(|piece| piece.words).collect::<String>(), values.fill(text));
            assert_eq!(pieces.iter().map(|piece| piece.length).sum::<usize>(), text.chars().count());
        }
    }

    #[test]
    fn every_name_stands_for_something() {
        for name in NAMES {
            assert!(values().get(name).is_some(), "{name}");
        }
        assert_eq!(names("{{a}} {{ b.c }}").collect::<Vec<_>>(), ["a", "b.c"]);
    }
}
