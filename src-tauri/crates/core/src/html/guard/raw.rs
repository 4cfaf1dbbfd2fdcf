//! Where comments and raw text end.

/// The index after the comment that begins at `start` (with `<!--`).
pub fn after_comment(source: &str, start: usize) -> usize {
    let body = start + "<!--".len();
    let rest = &source[body..];
    if rest.starts_with('>') {
        return body + 1;
    }
    if rest.starts_with("->") {
        return body + 2;
    }
    let mut at = body;
    while let Some(offset) = source[at..].find("--") {
        let after = at + offset + 2;
        let tail = &source.as_bytes()[after..];
        match tail {
            [b'>', ..] => return after + 1,
            [b'!', b'>', ..] => return after + 2,
            // The second hyphen may begin the end itself ("--->").
            _ => at = after - 1,
        }
    }
    source.len()
}

/// The index of the end tag of a raw-text element whose content begins at `start`.
pub fn end_of(source: &str, start: usize, name: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let is_name = |at: usize, name: &str| {
        bytes.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(at + name.len()).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
    };
    let mut at = start;
    // Inside `<!-- … -->` a script may write another script's tags.
    let (mut commented, mut nested) = (false, false);
    while let Some(offset) = source[at..].find(['<', '-']) {
        at += offset;
        if bytes[at] == b'-' {
            if source[at..].starts_with("-->") {
                (commented, nested) = (false, false);
            }
        } else if bytes.get(at + 1) == Some(&b'/') && is_name(at + 2, name) {
            if !nested {
                return Some(at);
            }
            nested = false;
        } else if name == "script" {
            if source[at..].starts_with("<!--") {
                commented = true;
                // "<!-->" closes again at once.
                at += 2;
                continue;
            }
            nested |= commented && is_name(at + 1, "script");
        }
        at += 1;
    }
    None
}
