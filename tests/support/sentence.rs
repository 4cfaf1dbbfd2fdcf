//! The sentences in Rust sources, for the house rule that every one of them is said in Chinese too. It reads
//! string literals and the macros around them, no more of the language than that.

/// A string literal in code that is not for tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// The line it begins on, from 1.
    pub line: usize,
    /// The name before the bracket that it is the first thing in: `format!`, `while_doing`; empty if there is none.
    pub call: String,
    /// Its text, with its escapes read; where a macro fills it in, with every place as `{}`.
    pub text: String,
}

/// Macros that fill in places.
const FILLING: [&str; 6] = ["format!", "print!", "println!", "eprintln!", "write!", "error"];

/// The string literals of a source, down to its tests.
pub fn literals(source: &str) -> Vec<Literal> {
    let code: Vec<char> = without_tests(source).chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = code.get(at) {
        let next = code.get(at + 1).copied().unwrap_or('\0');
        let end = match c {
            '/' if next == '/' => end_of(&code, at, "\n"),
            '/' if next == '*' => end_of(&code, at + 2, "*/") + 1,
            // A lifetime has no closing mark right behind one character.
            '\'' if next == '\\' => end_of(&code, at + 3, "'"),
            '\'' if code.get(at + 2) == Some(&'\'') => at + 2,
            'r' if next == '"' && !is_word_before(&code, at) => end_of(&code, at + 2, "\""),
            'r' if next == '#' && code.get(at + 2) == Some(&'"') => end_of(&code, at + 3, "\"#") + 1,
            '"' => {
                let end = end_of_literal(&code, at);
                let call = call_before(&code, at);
                let text = read(&code[at + 1..end.min(code.len())]);
                let text = if FILLING.contains(&call.as_str()) { with_bare_places(&text) } else { doubled(&text) };
                found.push(Literal { line, call, text });
                end
            }
            _ => at,
        };
        let end = end.min(code.len() - 1);
        line += code[at..=end].iter().filter(|&&c| c == '\n').count();
        at = end + 1;
    }
    found
}

/// Whether a literal is a sentence for people: it begins like one, has several words, and ends like one or with
/// another that is put behind it.
pub fn is_sentence(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_uppercase() || c == '“') || text.starts_with("{}");
    let ends = text.ends_with(['.', '?', '!']) || [". {}", ": {}", ".{}"].iter().any(|end| text.ends_with(end));
    let is_of_words = text.contains(' ') && (text.starts_with('“') || text.chars().any(|c| c.is_ascii_lowercase()));
    begins && ends && is_of_words
}

/// A template with every place as `{}`: `There is no {what}.` as `There is no {}.`
pub fn with_bare_places(template: &str) -> String {
    let mut bare = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        bare.push_str(before);
        let doubled = after.starts_with("{{") || after.starts_with("}}");
        let length = if doubled { 2 } else { after.find('}').map_or(after.len(), |end| end + 1) };
        bare.push_str(if doubled { &after[..2] } else { "{}" });
        rest = &after[length..];
    }
    bare + rest
}

fn doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// What stands before the tests at the end of a file.
fn without_tests(source: &str) -> &str {
    let tests = source.match_indices("#[cfg(test)]").map(|(at, _)| at).find(|&at| {
        let mut below = source[at..].lines().skip(1).map(str::trim).skip_while(|line| line.starts_with("#["));
        below.next().is_some_and(|line| line.starts_with("mod ") && line.ends_with('{'))
    });
    &source[..tests.unwrap_or(source.len())]
}

/// The index of the last character before that mark, or of the mark itself where it is one character long.
fn end_of(code: &[char], from: usize, mark: &str) -> usize {
    let mark: Vec<char> = mark.chars().collect();
    (from..code.len()).find(|&at| code[at..].starts_with(&mark)).unwrap_or(code.len())
}

fn end_of_literal(code: &[char], opening: usize) -> usize {
    let mut at = opening + 1;
    while at < code.len() && code[at] != '"' {
        at += if code[at] == '\\' { 2 } else { 1 };
    }
    at
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_word_before(code: &[char], at: usize) -> bool {
    at > 0 && is_word(code[at - 1])
}

/// The name in front of the bracket that a literal is the first thing in; `write!` has another thing before it.
fn call_before(code: &[char], at: usize) -> String {
    let before: String = code[at.saturating_sub(120)..at].iter().collect();
    let before = before.trim_end();
    let written = before.rsplit_once("write!(").or_else(|| before.rsplit_once("writeln!("));
    if let Some((_, rest)) = written
        && rest.ends_with(',')
        && rest.matches(',').count() == 1
    {
        return "write!".to_owned();
    }
    let Some(name) = before.strip_suffix('(') else { return String::new() };
    let start = name.rfind(|c| !is_word(c) && c != '!').map_or(0, |at| at + 1);
    name[start..].trim_start_matches(|c: char| !is_word(c)).to_owned()
}

/// The text between the marks of a literal.
fn read(literal: &[char]) -> String {
    let mut text = String::new();
    let mut characters = literal.iter().copied().peekable();
    while let Some(c) = characters.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match characters.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('0') => text.push('\0'),
            Some('u') => {
                let digits: String = characters.by_ref().skip(1).take_while(|&c| c != '}').collect();
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            // A line that goes on takes up where the next one has words.
            Some('\n') => while characters.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: &[(&str, &str)]) {
        let found = literals(code);
        let found: Vec<_> = found.iter().map(|one| (one.call.as_str(), one.text.as_str())).collect();
        assert_eq!(found, expected, "{code}");
    }

    #[test]
    fn literals_are_found_with_the_call_that_they_begin() {
        check(r#"Error::invalid("name", "A name.")"#, &[("invalid", "name"), ("", "A name.")]);
        check("format!(\n    \"There is no {what} “{}”.\", x)", &[("format!", "There is no {} “{}”.")]);
        check(r#"write!(f, "at most {MOST:.1} of {{{name}}}")"#, &[("write!", "at most {} of {{{}}}")]);
        check(r#"#[error("It is {source}.")]"#, &[("error", "It is {}.")]);
        check(r#"let plain = "A {name} as it stands.";"#, &[("", "A {{name}} as it stands.")]);
    }

    #[test]
    fn what_is_no_literal_is_passed_over() {
        check("// \"A remark.\"\n/* \"Another.\" */ x('\"', '\\'', b'\\\\', \"One.\")", &[("", "One.")]);
        check(
            "fn f<'a>(x: &'a str) { g(\"Two.\") } r\"raw\" r#\"a \"raw\" one\"# h(\"Three.\")",
            &[("g", "Two."), ("h", "Three.")],
        );
        check("f(\"One.\");\n#[cfg(test)]\n#[allow(x)]\nmod tests {\n g(\"Two.\");\n}", &[("f", "One.")]);
        check("#[cfg(test)]\nmod other_test;\nf(\"One.\");", &[("f", "One.")]);
    }

    #[test]
    fn escapes_are_read_and_a_long_literal_is_one_line() {
        check("f(\"One \\\n      line.\\n\\u{201c}x\\\"\")", &[("f", "One line.\n“x\"")]);
    }

    #[test]
    fn sentences_are_told_from_other_words() {
        for text in ["There is no “{}”.", "“{}” is no host.", "{} could not be read: {}.", "It failed: {}"] {
            assert!(is_sentence(text), "{text}");
        }
        for text in ["saving the change", "application/json", "SELECT id FROM a", "{} of {}", "#{}", "Galley"] {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
