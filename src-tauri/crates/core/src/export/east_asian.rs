//! Which characters are written without spaces between words, and where their lines may end.

use unicode_width::UnicodeWidthChar;

use crate::body::text::is_ideographic;

/// Whether a character belongs to a script written without spaces: Han, Kana, their punctuation and
/// wide forms. Korean has spaces.
pub(super) fn is_unspaced(c: char) -> bool {
    let korean = matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{D7FF}');
    (is_ideographic(c) && !korean) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}')
}

/// Whether a line may end between two characters that no space stands between.
pub(super) fn divides(before: char, after: char) -> bool {
    (is_unspaced(before) || is_unspaced(after)) && !opens(before) && !closes(after)
}

/// Whether a clause ends with this character, so that a line may best end after it.
pub(super) fn is_pause(c: char) -> bool {
    "，。；：、！？」』）》】".contains(c)
}

/// Characters that no line ends with.
fn opens(c: char) -> bool {
    "([{“‘（［｛「『《〈【〔$￥¥#".contains(c)
}

/// Characters that no line starts with.
fn closes(c: char) -> bool {
    is_pause(c) || ")]}”’,.;:!?%…—］｝〉〕％·ーっッゃャゅュょョ々".contains(c) || c.width() == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_a_typesetter_would_end_it() {
        let check = |before: char, after: char, expect: bool| {
            assert_eq!(divides(before, after), expect, "{before} {after}");
        };
        check('中', '文', true);
        check('中', '，', false);
        check('，', '文', true);
        check('（', '文', false);
        check('中', 'a', true);
        check('a', 'b', false);
        check('한', '국', false);
        check('ち', 'ょ', false);
        check('中', '\u{301}', false);
    }
}
