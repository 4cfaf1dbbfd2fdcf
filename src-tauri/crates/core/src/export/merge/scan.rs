//! Where a character of our own finished markup stands, as far as a merge tag matters there.

/// Where a character stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// Among words, where an element may be put.
    Words,
    /// In an attribute or in the title, where only characters may stand.
    Value,
    /// In a comment, a style sheet or a tag's own words: all of it is ours.
    Own,
}

/// Every character with its place and where it stands. The markup is the renderer's own: attributes are
/// quoted, and nothing else holds `<`.
pub(super) fn contexts(markup: &str) -> impl Iterator<Item = (usize, char, Context)> + '_ {
    let mut state = State::Words;
    markup.char_indices().map(move |(at, c)| {
        let context = state.context();
        state = state.after(c, &markup[at..], &markup[..at]);
        (at, c, context)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Words,
    Title,
    Style,
    Tag,
    Value,
    Comment,
}

impl State {
    fn context(self) -> Context {
        match self {
            State::Words => Context::Words,
            State::Title | State::Value => Context::Value,
            State::Style | State::Tag | State::Comment => Context::Own,
        }
    }

    fn after(self, c: char, rest: &str, before: &str) -> State {
        match (self, c) {
            (State::Words, '<') if rest.starts_with("<!--") => State::Comment,
            (State::Words, '<') => State::Tag,
            (State::Title, '<') if rest.starts_with("</title>") => State::Tag,
            (State::Style, '<') if rest.starts_with("</style>") => State::Tag,
            (State::Tag, '"') => State::Value,
            (State::Tag, '>') => opened(before),
            (State::Value, '"') => State::Tag,
            (State::Comment, '>') if before.ends_with("--") => State::Words,
            (state, _) => state,
        }
    }
}

/// What a tag that has just ended opens.
fn opened(before: &str) -> State {
    let tag = before.rsplit('<').next().unwrap_or_default();
    match tag.split_ascii_whitespace().next() {
        Some("title") => State::Title,
        Some("style") => State::Style,
        _ => State::Words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_context() {
        let check = |markup: &str, expect: &str| {
            let shape: String = contexts(markup)
                .map(|(_, _, context)| match context {
                    Context::Words => 'w',
                    Context::Value => 'v',
                    Context::Own => '.',
                })
                .collect();
            assert_eq!(shape, expect, "{markup}");
        };
        check("a<b>c</b>", "ww..ww...");
        check("<a x=\"1\">", "w.....vv.");
        check("<title>t</title>w", "w......vv.......w");
        check("<!-- c -->w", "w.........w");
    }
}
