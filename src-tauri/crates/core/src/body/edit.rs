//! Words of a body replaced in place: what stands around them stays, and so do the marks and links they were
//! set in. The places are those of [`Body::flat`].

use super::{Body, EMBED, Inline, Line, LineKind, Marks, is_forbidden_char};

/// Words in the place of others, in Unicode scalars of the flat text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where they begin.
    pub from: usize,
    /// Where they end.
    pub to: usize,
    /// What comes in their place.
    pub words: String,
}

/// One character of a line, or what stands there instead of one.
#[derive(Clone)]
enum Cell {
    Character(char, Marks),
    Other(Inline),
}

impl Body {
    /// The body as one text: a line feed between two lines, U+FFFC for a picture or a rule.
    pub fn flat(&self) -> String {
        let mut text = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            for inline in &line.inline {
                match inline {
                    Inline::Text { text: words, .. } => text.push_str(words),
                    Inline::Image(_) | Inline::Rule => text.push(EMBED),
                }
            }
        }
        text
    }

    /// For every character of the flat text whether it is code.
    pub fn flat_code(&self) -> Vec<bool> {
        let mut code = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                code.push(false);
            }
            for inline in &line.inline {
                match inline {
                    Inline::Text { text, marks } => {
                        let is_code = marks.code || line.kind == LineKind::Code;
                        code.extend(text.chars().map(|_| is_code));
                    }
                    Inline::Image(_) | Inline::Rule => code.push(false),
                }
            }
        }
        code
    }

    /// The body with those words replaced. `edits` stand in order and apart, each within one line; one that does
    /// not is passed over.
    pub fn edited(&self, edits: &[Edit]) -> Body {
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut begin = 0;
        let mut rest = edits;
        for line in &self.lines {
            let mut cells = cells(line);
            let end = begin + cells.len();
            let here = rest.iter().take_while(|edit| edit.from <= end).count();
            let (these, later) = rest.split_at(here);
            rest = later;
            // From the last to the first, so that the places of the earlier ones stay.
            let mut limit = cells.len();
            for edit in these.iter().rev() {
                let Some(from) = edit.from.checked_sub(begin) else { continue };
                let Some(to) = edit.to.checked_sub(begin) else { continue };
                if from <= to && to <= limit {
                    put(&mut cells, from, to, &edit.words);
                    limit = from;
                }
            }
            lines.push(Line { inline: joined(cells), ..line.clone() });
            begin = end + 1;
        }
        Body { lines }.normalized()
    }
}

fn cells(line: &Line) -> Vec<Cell> {
    let mut cells = Vec::new();
    for inline in &line.inline {
        match inline {
            Inline::Text { text, marks } => cells.extend(text.chars().map(|c| Cell::Character(c, marks.clone()))),
            other => cells.push(Cell::Other(other.clone())),
        }
    }
    cells
}

fn joined(cells: Vec<Cell>) -> Vec<Inline> {
    let mut inline: Vec<Inline> = Vec::new();
    for cell in cells {
        match cell {
            Cell::Other(other) => inline.push(other),
            Cell::Character(c, setting) => match inline.last_mut() {
                Some(Inline::Text { text, marks }) if *marks == setting => text.push(c),
                _ => inline.push(Inline::Text { text: c.to_string(), marks: setting }),
            },
        }
    }
    inline
}

/// What begins and ends alike keeps its own setting; what is new between is set as what it replaces.
fn put(cells: &mut Vec<Cell>, from: usize, to: usize, words: &str) {
    let old = &cells[from..to];
    if old.iter().any(|cell| matches!(cell, Cell::Other(_))) {
        return;
    }
    let plain = words.chars().map(|c| if c == '\n' { ' ' } else { c });
    let new: Vec<char> = plain.filter(|c| !is_forbidden_char(*c)).collect();
    let is = |cell: &Cell, c: char| matches!(cell, Cell::Character(there, _) if *there == c);
    let start = old.iter().zip(&new).take_while(|(cell, c)| is(cell, **c)).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(cell, c)| is(cell, **c)).count();
    let (first, last) = (from + start, to - end);
    // Words put between two are set as those before them.
    let like = if first < last { Some(first) } else { first.checked_sub(1).filter(|at| *at >= from).or(Some(first)) };
    let marks = match like.and_then(|at| cells.get(at)) {
        Some(Cell::Character(_, marks)) => marks.clone(),
        _ => Marks::default(),
    };
    let middle = new[start..new.len() - end].iter().map(|c| Cell::Character(*c, marks.clone()));
    cells.splice(first..last, middle.collect::<Vec<_>>());
}

/// The words with others in the place of some; the same for a field without marks.
pub fn edited_words(words: &str, edits: &[Edit]) -> String {
    let characters: Vec<char> = words.chars().collect();
    let mut text = String::with_capacity(words.len());
    let mut at = 0;
    for edit in edits.iter().filter(|edit| edit.to <= characters.len() && edit.from <= edit.to) {
        if edit.from < at {
            continue;
        }
        text.extend(&characters[at..edit.from]);
        text.push_str(&edit.words);
        at = edit.to;
    }
    text.extend(&characters[at..]);
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::body::arbitrary;

    fn strong(text: &str) -> Inline {
        Inline::Text { text: text.to_owned(), marks: Marks { strong: true, ..Marks::default() } }
    }

    fn check(inline: Vec<Inline>, (from, to): (usize, usize), words: &str, expect: Vec<Inline>) {
        let body = |inline| Body { lines: vec![Line { inline, ..Line::default() }] };
        let edit = Edit { from, to, words: words.to_owned() };
        assert_eq!(body(inline).edited(&[edit]), body(expect).normalized(), "{from}..{to} {words}");
    }

    #[test]
    fn words_are_set_as_those_they_replace() {
        let inline = || vec![Inline::text("The "), strong("Ferry"), Inline::text(" was late")];
        check(inline(), (4, 9), "Boat", vec![Inline::text("The "), strong("Boat"), Inline::text(" was late")]);
        check(inline(), (0, 9), "The Boat", vec![Inline::text("The "), strong("Boat"), Inline::text(" was late")]);
        check(inline(), (4, 13), "Ferry is", vec![Inline::text("The "), strong("Ferry"), Inline::text(" is late")]);
        check(inline(), (4, 9), "Ferries", vec![Inline::text("The "), strong("Ferries"), Inline::text(" was late")]);
        check(inline(), (4, 10), "", vec![Inline::text("The was late")]);
        check(vec![strong("港口")], (1, 2), "\n口", vec![strong("港 口")]);
    }

    #[test]
    fn a_picture_is_never_part_of_what_is_replaced() {
        let image = Inline::Image(crate::body::Image { src: "https://a.example/b.png".into(), ..Default::default() });
        let inline = vec![Inline::text("a"), image, Inline::text("b")];
        check(inline.clone(), (0, 3), "x", inline);
    }

    proptest! {
        #[test]
        fn what_is_replaced_by_itself_stays(body in arbitrary::body(), at in 0_usize..40, length in 0_usize..9) {
            let body = body.normalized();
            let flat: Vec<char> = body.flat().chars().collect();
            let from = at.min(flat.len());
            let to = (from + length).min(flat.len());
            let words: String = flat[from..to].iter().collect();
            prop_assert_eq!(body.edited(&[Edit { from, to, words }]), body);
        }

        #[test]
        fn the_flat_text_is_edited_as_plain_words_are(body in arbitrary::body(), at in 0_usize..40, words in "[a-z港]{0,4}") {
            let body = body.normalized();
            let flat = body.flat();
            let characters: Vec<char> = flat.chars().collect();
            let from = at.min(characters.len());
            let whole = |c: Option<&char>| c.is_some_and(|c| *c != '\n' && *c != EMBED);
            let to = if whole(characters.get(from)) { from + 1 } else { from };
            let edit = [Edit { from, to, words }];
            // A rule stands alone: words beside it make a line of their own.
            prop_assume!(!body.lines.iter().any(Line::is_rule) && !body.lines.is_empty());
            let expected = edited_words(&flat, &edit);
            let edited = body.edited(&edit);
            prop_assume!(!edited.lines.is_empty());
            prop_assert_eq!(edited.flat(), expected);
        }
    }
}
