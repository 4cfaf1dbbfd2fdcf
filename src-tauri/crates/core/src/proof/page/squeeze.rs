//! Takes out of a script and a style what only their readers need: comments, margins, spaces between signs.
//!
//! It knows strings, templates and regular expressions, and nothing else of the languages. Both are our own files:
//! statements end with a semicolon, and no string goes over the end of a line.

/// The script without comments and spare white space.
pub(super) fn script(source: &str) -> String {
    let mut squeezer = Squeezer { out: String::with_capacity(source.len()), gap: Gap::None };
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => squeezer.keep(rest, quoted(rest, c)),
            '`' => squeezer.keep_template(&rest[..template(rest)]),
            '/' if expects_value(&squeezer.out) => squeezer.keep(rest, expression(rest)),
            '\n' => squeezer.leave(Gap::Line),
            ' ' | '\t' | '\r' => squeezer.leave(Gap::Space),
            c => squeezer.keep(rest, c.len_utf8()),
        };
        rest = &rest[length..];
    }
    squeezer.out.push('\n');
    squeezer.out
}

/// The style without comments and spare white space.
pub(super) fn style(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            _ if rest.starts_with("/*") => length = rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => {
                length = quoted(rest, c);
                out.push_str(&rest[..length]);
            }
            c if c.is_ascii_whitespace() => {
                // A space before a colon or a bracket may part a selector; after them it parts nothing.
                if !out.ends_with([' ', '{', '}', ';', ',', ':']) && !out.is_empty() {
                    out.push(' ');
                }
            }
            '{' | '}' | ';' | ',' => {
                while out.ends_with(' ') || (c == '}' && out.ends_with(';')) {
                    out.pop();
                }
                out.push(c);
            }
            c => out.push(c),
        }
        rest = &rest[length..];
    }
    out.push('\n');
    out
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

struct Squeezer {
    out: String,
    /// What white space was met since the last sign.
    gap: Gap,
}

impl Squeezer {
    fn leave(&mut self, gap: Gap) -> usize {
        self.gap = self.gap.max(gap);
        1
    }

    /// Keeps a template; what stands in its places is squeezed too.
    fn keep_template(&mut self, whole: &str) -> usize {
        let mut kept = String::new();
        let mut from = 0;
        while let Some(start) = whole[from..].find("${").map(|at| from + at + 2) {
            let end = start + place(&whole[start..]);
            kept.push_str(&whole[from..start]);
            kept.push_str(script(&whole[start..end]).trim_end());
            from = end;
        }
        kept.push_str(&whole[from..]);
        self.keep(&kept, kept.len());
        whole.len()
    }

    fn keep(&mut self, rest: &str, length: usize) -> usize {
        let kept = &rest[..length];
        let (before, after) = (self.out.chars().next_back(), kept.chars().next());
        if let (Some(before), Some(after)) = (before, after) {
            match self.gap {
                Gap::Line if !joins_lines(before, after) => self.out.push('\n'),
                Gap::Space | Gap::Line if parts(before, after) => self.out.push(' '),
                _ => {}
            }
        }
        self.out.push_str(kept);
        self.gap = Gap::None;
        length
    }
}

/// Whether a value comes next, so that a stroke begins a regular expression and does not divide.
pub(super) fn expects_value(before: &str) -> bool {
    before.ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '>', '<', '+', '-', '*', '%', '\n'])
        || before.ends_with("return")
}

/// Whether two signs would become one without a space between them.
fn parts(before: char, after: char) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    (word(before) && word(after)) || (before == after && matches!(before, '+' | '-'))
}

/// Whether the end of a line between two signs ends no statement, or one that ends anyway: a block does, and what else
/// ends with a curly bracket has a semicolon.
fn joins_lines(before: char, after: char) -> bool {
    matches!(before, '{' | '}' | '(' | '[' | ',' | ';' | '=' | '&' | '|' | '?' | ':' | '>')
        || matches!(after, '}' | ')' | ']' | '.' | '?' | ':' | '&' | '|' | ',')
}

/// The length of a string, with its quotation marks.
pub(super) fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The length of a template; what stands in its places may hold strings and templates.
pub(super) fn template(rest: &str) -> usize {
    let mut at = 1;
    while let Some(c) = rest[at..].chars().next() {
        at += match c {
            '\\' => 1 + rest[at + 1..].chars().next().map_or(0, char::len_utf8),
            '`' => return at + 1,
            '$' if rest[at..].starts_with("${") => 2 + place(&rest[at + 2..]),
            c => c.len_utf8(),
        };
    }
    rest.len()
}

/// The length of what stands in a place of a template, up to the bracket that closes it.
pub(super) fn place(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(c) = rest[at..].chars().next() {
        at += match c {
            '}' if depth == 0 => return at,
            '`' => template(&rest[at..]),
            '"' | '\'' => quoted(&rest[at..], c),
            c => {
                depth = if c == '{' { depth + 1 } else { depth - usize::from(c == '}') };
                c.len_utf8()
            }
        };
    }
    rest.len()
}

/// The length of a regular expression, without its flags.
pub(super) fn expression(rest: &str) -> usize {
    let (mut escaped, mut class) = (false, false);
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => {}
            '[' => class = true,
            ']' => class = false,
            '/' if !class => return at + 1,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_script_keeps_what_it_says() {
        let check = |source: &str, expect: &str| assert_eq!(super::script(source).trim_end(), expect, "{source}");
        check("const a = 1;\n\n  // why\n  const b = a + +a;", "const a=1;const b=a+ +a;");
        check("/** @type {x} */ let a;\nlet b = a - -1", "let a;let b=a- -1");
        check("a()\nb()", "a()\nb()");
        check("if (a) {\n  b();\n}\nc()", "if(a){b();}c()");
        check("return /a \\/ [/] b/.test(c) / 2", "return/a \\/ [/] b/.test(c)/2");
        check("x = \"a  // b\" + 'c \\' d'", "x=\"a  // b\"+'c \\' d'");
        check("y = `a  ${b ? `${c}  ` : \"}\"}  `;", "y=`a  ${b?`${c}  `:\"}\"}  `;");
        check("a\n  .b()\n  ? c\n  : d", "a.b()?c:d");
        check("typeof x in y", "typeof x in y");
    }

    #[test]
    fn a_style_keeps_what_it_says() {
        let check = |source: &str, expect: &str| assert_eq!(super::style(source).trim_end(), expect, "{source}");
        check(
            "/* x */\n.a .b, .c :hover > d {\n  top: calc(1px + 2px);\n}\n",
            ".a .b,.c :hover > d{top:calc(1px + 2px)}",
        );
        check("@media (max-width: 5px) { a { b: c; } }", "@media (max-width:5px){a{b:c}}");
        check("a { font: 1px \"A  B\", serif }", "a{font:1px \"A  B\",serif}");
    }
}
