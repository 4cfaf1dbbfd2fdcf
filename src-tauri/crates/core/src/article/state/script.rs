//! What a script holds without running it: values in JSON that are assigned or handed over, and long strings of HTML.
//! Every look is paid for from a budget, so that a script made to be slow is only read in part.

use serde_json::Value;

use crate::article::block::size;
use crate::article::data::parse;

/// How much is looked at in the scripts of one page.
pub struct Budget {
    /// Beginnings of values that are tried.
    tries: usize,
    /// Bytes that are read while trying.
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { tries: 2_000, bytes: 24 << 20 }
    }
}

/// Strings and values shorter than this, in bytes, hold no article.
pub const SHORTEST: usize = 200;

/// The words or the number that a script gives to a name: `var ct = "1735900000"`, `"ptime":"2025-01-03"`.
pub fn assigned(script: &str, name: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
    let mut at = 0;
    while let Some(found) = script[at..].find(name).map(|found| at + found) {
        at = found + name.len();
        let behind = script[at..].trim_start_matches(['"', '\'']).trim_start();
        if script[..found].ends_with(is_part) {
            continue;
        }
        let Some(value) = behind.strip_prefix(['=', ':']).filter(|value| !value.starts_with('=')) else { continue };
        let value = value.trim_start().trim_start_matches("htmlDecode(").trim_start();
        let words = if value.starts_with(['"', '\'']) {
            // What is assigned here is short, whatever follows.
            let end = value.char_indices().nth(200).map_or(value.len(), |(end, _)| end);
            string(&value[..end]).0
        } else {
            value.chars().take_while(char::is_ascii_digit).take(20).collect()
        };
        if !words.trim().is_empty() {
            return Some(words.trim().to_owned());
        }
    }
    None
}

/// Shows every value in JSON that stands behind an equals sign or a bracket, and those that are parsed from a string,
/// where it can have at least so many bytes.
pub fn values(script: &str, least: usize, budget: &mut Budget, mut show: impl FnMut(Value)) {
    let bytes = script.as_bytes();
    let mut at = 0;
    while let Some(found) = script[at..].find(['=', '(']).map(|found| at + found) {
        at = found + 1;
        let start = found + 1 + bytes[found + 1..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let first = bytes.get(start).copied().unwrap_or_default();
        if bytes.len() - start < least || budget.tries == 0 || budget.bytes == 0 {
            continue;
        }
        match first {
            b'{' | b'[' => {
                budget.tries -= 1;
                if let Some((value, length)) = value(&script[start..], budget) {
                    at = start + length;
                    show(value);
                }
            }
            b'"' | b'\'' if script[..found].ends_with("JSON.parse") => {
                budget.tries -= 1;
                let (text, length) = string(&script[start..]);
                budget.bytes = budget.bytes.saturating_sub(length);
                at = start + length;
                if let Some(value) = parse(&text) {
                    show(value);
                }
            }
            _ => {}
        }
    }
}

/// The value that a text begins with, and its length.
fn value(text: &str, budget: &mut Budget) -> Option<(Value, usize)> {
    let mut all = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let read = all.next();
    match read {
        Some(Ok(value)) => {
            let length = all.byte_offset();
            budget.bytes = budget.bytes.saturating_sub(length);
            Some((value, length))
        }
        Some(Err(error)) => {
            // A failed reading was as long as the place where it failed.
            let failed = text.lines().take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum::<usize>();
            budget.bytes = budget.bytes.saturating_sub(failed + error.column());
            // What no JSON knows but scripts write most.
            let from = (failed + error.column()).saturating_sub(24);
            let near: String = text.bytes().skip(from).take(48).map(char::from).collect();
            if !near.contains("undefined") {
                return None;
            }
            let length = balanced(text);
            budget.bytes = budget.bytes.saturating_sub(2 * length);
            let whole = text[..length].replace(":undefined", ":null").replace("[undefined", "[null");
            parse(&whole.replace(",undefined", ",null")).map(|value| (value, length))
        }
        None => None,
    }
}

/// How far the brackets reach that a text begins with.
fn balanced(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at += string(&text[at..]).1 - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The strings of a script that are HTML of running text.
pub fn markup(script: &str, budget: &mut Budget) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = script[at..].find(['"', '\'', '`']).map(|start| at + start) {
        let (text, length) = string(&script[start..]);
        at = start + length.max(1);
        budget.bytes = budget.bytes.saturating_sub(length);
        if budget.bytes == 0 {
            break;
        }
        if length >= SHORTEST && is_running_text(&text) {
            found.push(text);
        }
    }
    found
}

/// Whether a string is HTML with paragraphs of words, and nothing that waits to be filled in.
fn is_running_text(text: &str) -> bool {
    let paragraphs = text.matches("<p>").count() + text.matches("<p ").count() + text.matches("<br").count();
    if paragraphs < 2 || text.contains("${") || text.contains("{{") || text.contains("<%") || text.contains("<script") {
        return false;
    }
    let mut inside = false;
    let words: String = text
        .chars()
        .filter(|c| {
            let was = inside;
            inside = (inside || *c == '<') && *c != '>';
            !was && !inside
        })
        .collect();
    size(&words) >= 160 && size(&words) * 4 >= size(text)
}

/// What stands in the rows of a stream of React's server components: a number, a colon, then JSON to the end of the
/// line, or `T`, a length in bytes in hexadecimal digits, a comma and that much text.
pub fn rows(stream: &str, mut show: impl FnMut(Value)) {
    let mut rest = stream;
    while let Some((number, behind)) = rest.split_once(':') {
        let number = number.trim_start_matches('\n');
        if number.len() > 8 || !number.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            // Not a row: the next line may be one.
            let Some((_, next)) = rest.split_once('\n') else { return };
            rest = next;
            continue;
        }
        let text = behind.strip_prefix('T').and_then(|row| row.split_once(','));
        let text = text.and_then(|(length, text)| {
            let mut length = usize::from_str_radix(length, 16).ok()?.min(text.len());
            while !text.is_char_boundary(length) {
                length -= 1;
            }
            Some(text.split_at(length))
        });
        if let Some((text, next)) = text {
            let mut row = serde_json::Map::new();
            row.insert("text".to_owned(), text.into());
            show(Value::Object(row));
            rest = next;
            continue;
        }
        let (row, next) = behind.split_once('\n').unwrap_or((behind, ""));
        if let Ok(value) = serde_json::from_str(row) {
            show(value);
        }
        rest = next;
    }
}

/// The string that a text begins with, its escapes resolved as ECMAScript 2024, 12.9.4 tells, and its length with its
/// marks. A string that is not closed on its line ends there, but for one between backticks.
fn string(text: &str) -> (String, usize) {
    let mut chars = text.char_indices();
    let Some((_, mark)) = chars.next() else { return (String::new(), 0) };
    let mut out = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            c if c == mark => return (out, at + c.len_utf8()),
            '\n' if mark != '`' => return (out, at),
            '\\' => match chars.next().map(|(_, c)| c) {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r' | 'b' | 'f' | 'v' | '0' | '\n') => {}
                Some('x') => out.extend(unit(&mut chars, 2).and_then(char::from_u32)),
                Some('u') => out.extend(code_point(&mut chars)),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    (out, text.len())
}

/// A number of so many hexadecimal digits.
fn unit(chars: &mut std::str::CharIndices<'_>, digits: usize) -> Option<u32> {
    let rest = chars.as_str();
    let value = rest.get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok())?;
    chars.nth(digits - 1);
    Some(value)
}

/// The character behind `\u`: four digits, digits in curly brackets, or two halves of a pair.
fn code_point(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    if let Some(rest) = chars.as_str().strip_prefix('{') {
        let digits = rest.split_once('}').map(|(digits, _)| digits).filter(|digits| digits.len() <= 6)?;
        let value = u32::from_str_radix(digits, 16).ok();
        chars.nth(digits.len() + 1);
        return value.and_then(char::from_u32);
    }
    let first = unit(chars, 4)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    let mut ahead = chars.clone();
    let is_pair = ahead.as_str().starts_with("\\u");
    ahead.nth(1);
    let second = if is_pair { unit(&mut ahead, 4).filter(|unit| (0xDC00..0xE000).contains(unit)) } else { None }?;
    *chars = ahead;
    char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_with_their_escapes() {
        let check = |text: &str, expect: &str, rest: &str| {
            let (read, length) = string(text);
            assert_eq!((read.as_str(), &text[length..]), (expect, rest), "{text}");
        };
        check(r#""a" b"#, "a", " b");
        check(r#"'it\'s "it"'x"#, "it's \"it\"", "x");
        check(r#""\u003Cp\x3E\/ \u{1F600}\uD83D\uDE00""#, "<p>/ 😀😀", "");
        check(r#""\uD83D x""#, " x", "");
        check("\"open\nnext", "open", "\nnext");
        check("`two\nlines`", "two\nlines", "");
        check("\"never", "never", "");
        check("\"\\", "", "");
        check("\"\\u12", "12", "");
    }

    #[test]
    fn rows_of_a_stream_are_read_by_their_length() {
        let mut seen = Vec::new();
        rows("0:[\"$\"]\n1:T7,港\nab,2:{\"a\":1}\nno row\nff:I[1]\n3:T99,short", |value| seen.push(value.to_string()));
        assert_eq!(seen, [r#"["$"]"#, r#"{"text":"港\nab,"}"#, r#"{"a":1}"#, r#"{"text":"short"}"#]);
    }

    #[test]
    fn what_is_given_to_a_name_is_read() {
        let check =
            |script: &str, expect: Option<&str>| assert_eq!(assigned(script, "ct").as_deref(), expect, "{script}");
        check("var act = 1; var ct = \"1735900000\";", Some("1735900000"));
        check("{\"ct\": 1735900000, \"x\": 1}", Some("1735900000"));
        check("ct='港口'", Some("港口"));
        check("var ct = htmlDecode(\"a &amp; b\")", Some("a &amp; b"));
        check("if (ct == 1) {} var ct = ''; ctx = 2", None);
    }

    #[test]
    fn brackets_are_followed_past_strings() {
        let check = |text: &str, expect: &str| assert_eq!(&text[..balanced(text)], expect, "{text}");
        check(r#"{"a":"}"};x"#, r#"{"a":"}"}"#);
        check("[[1],{}] rest]", "[[1],{}]");
        check("{never", "{never");
    }
}
