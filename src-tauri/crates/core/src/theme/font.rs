//! Font stacks that follow the script of the issue.

use std::fmt;

use crate::export::language::Script;

/// The name of a font: letters, digits, spaces and hyphens, so that it can stand in a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontName(String);

/// Fonts in the order of preference, and the kind that stands in for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontStack {
    /// The fonts.
    pub names: Vec<FontName>,
    /// The kind.
    pub generic: Generic,
}

/// A kind of font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generic {
    /// With serifs.
    Serif,
    /// Without serifs.
    Sans,
    /// All characters of one width.
    Mono,
}

impl FontName {
    /// The name, where it can be one.
    pub fn new(name: &str) -> Option<FontName> {
        let name = name.trim();
        let valid = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_');
        (!name.is_empty() && name.len() <= 60 && name.bytes().all(valid)).then(|| FontName(name.to_owned()))
    }
}

impl fmt::Display for FontName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Single quotation marks, since the style itself stands in double ones.
        let bare = self.0.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
        if bare { f.write_str(&self.0) } else { write!(f, "'{}'", self.0) }
    }
}

impl FontStack {
    /// A stack of fonts; names that cannot be font names are left out.
    pub fn new(names: &[&str], generic: Generic) -> FontStack {
        FontStack { names: names.iter().filter_map(|name| FontName::new(name)).collect(), generic }
    }

    /// The stack of names apart by commas, the kind last; none where a name cannot be one.
    pub fn parse(text: &str) -> Option<FontStack> {
        let mut names: Vec<&str> = text.split(',').map(|name| name.trim().trim_matches(['\'', '"']).trim()).collect();
        let generic = match names.pop()? {
            "serif" => Generic::Serif,
            "sans-serif" => Generic::Sans,
            "monospace" => Generic::Mono,
            _ => return None,
        };
        // A long list is paid for in every element of the mail.
        (names.len() <= 8).then_some(())?;
        Some(FontStack { names: names.into_iter().map(FontName::new).collect::<Option<_>>()?, generic })
    }

    /// The value of `font-family`: the stack's own fonts, then those that hold the script.
    pub(crate) fn css(&self, script: Script) -> String {
        let mut css: Vec<String> = self.names.iter().map(FontName::to_string).collect();
        css.extend(fallback(script, self.generic).iter().filter_map(|name| FontName::new(name)).map(|n| n.to_string()));
        css.push(self.generic.name().to_owned());
        css.join(",")
    }
}

impl Generic {
    fn name(self) -> &'static str {
        match self {
            Generic::Serif => "serif",
            Generic::Sans => "sans-serif",
            Generic::Mono => "monospace",
        }
    }
}

/// As people write it: names apart by commas, the kind last.
impl fmt::Display for FontStack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.names.iter().try_for_each(|name| write!(f, "{}, ", name.0))?;
        f.write_str(self.generic.name())
    }
}

/// Fonts that mail programs find on Apple's systems, on Windows and on Linux, in this order. Windows
/// has no serif Han font that is fit for long text on a screen; its sans is used.
fn fallback(script: Script, generic: Generic) -> &'static [&'static str] {
    use Generic::{Mono, Sans, Serif};
    match (script, generic) {
        (Script::SimplifiedHan, Serif) => &["Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Microsoft YaHei"],
        (Script::SimplifiedHan, Sans | Mono) => &["PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei"],
        (Script::TraditionalHan, Serif) => &["Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Microsoft JhengHei"],
        (Script::TraditionalHan, Sans | Mono) => &["PingFang TC", "Noto Sans CJK TC", "Microsoft JhengHei"],
        (Script::Japanese, Serif) => &["Hiragino Mincho ProN", "Noto Serif CJK JP", "Yu Mincho", "Meiryo"],
        (Script::Japanese, Sans | Mono) => &["Hiragino Sans", "Noto Sans CJK JP", "Meiryo"],
        (Script::Korean, Serif) => &["AppleMyungjo", "Noto Serif CJK KR", "Malgun Gothic"],
        (Script::Korean, Sans | Mono) => &["Apple SD Gothic Neo", "Noto Sans CJK KR", "Malgun Gothic"],
        (Script::Arabic, _) => &["Geeza Pro", "Noto Naskh Arabic", "Segoe UI", "Tahoma"],
        (Script::Hebrew, _) => &["Arial Hebrew", "Noto Sans Hebrew", "Segoe UI"],
        (Script::Cased | Script::Other, _) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_is_a_value_that_cannot_leave_its_style() {
        let stack = FontStack::new(&["Georgia", "Times New Roman", "x\";}", "a'b", ""], Generic::Serif);
        assert_eq!(stack.css(Script::Cased), "Georgia,'Times New Roman',serif");
    }

    #[test]
    fn a_han_issue_gets_fonts_that_hold_its_characters() {
        let stack = FontStack::new(&["Georgia"], Generic::Serif);
        let css = stack.css(Script::SimplifiedHan);
        assert!(css.starts_with("Georgia,'Songti SC',") && css.ends_with(",'Microsoft YaHei',serif"), "{css}");
    }
}
