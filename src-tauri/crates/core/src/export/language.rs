//! The language of an issue as the renderer needs it: tag, script, direction, and the few words that
//! Galley prints of itself (number, date, link back to the top).
//!
//! The words stand in `table`. What an editor writes is never translated.

mod date;
mod phrase;
mod table;

use chrono::NaiveDate;

/// The language of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    tag: String,
    script: Script,
    words: &'static table::Words,
}

/// The script of a language, as far as type has to follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Latin, Greek, Cyrillic: letters with case, which may be spaced and set in capitals.
    Cased,
    /// Han characters in the simplified form.
    SimplifiedHan,
    /// Han characters in the traditional form.
    TraditionalHan,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Arabic letters, written from right to left and joined.
    Arabic,
    /// Hebrew letters, written from right to left.
    Hebrew,
    /// Any other: neither case nor letter spacing is used.
    Other,
}

/// The direction of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Language {
    /// The language of a BCP 47 tag; English where the tag is empty or no tag at all, since the words
    /// that Galley prints would then be English too.
    pub fn of(tag: &str) -> Language {
        let tag = tag.trim().replace('_', "-");
        let valid = tag.split('-').enumerate().all(|(place, subtag)| {
            let length = if place == 0 { 2..=8 } else { 1..=8 };
            length.contains(&subtag.len())
                && subtag.bytes().all(|b| if place == 0 { b.is_ascii_alphabetic() } else { b.is_ascii_alphanumeric() })
        });
        let tag = if valid { tag } else { "en".to_owned() };
        let subtags: Vec<String> = tag.split('-').map(str::to_ascii_lowercase).collect();
        let script = script_of(&subtags);
        let words = table::words(&subtags[0], script);
        Language { tag, script, words }
    }

    /// The tag, for `lang`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The script.
    pub fn script(&self) -> Script {
        self.script
    }

    /// The direction.
    pub fn direction(&self) -> Direction {
        match self.script {
            Script::Arabic | Script::Hebrew => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }

    /// A date as it is printed ("3 January 2025").
    pub fn date(&self, date: NaiveDate) -> String {
        date::print(date, self.words)
    }

    /// The number of an issue as it is printed ("No. 41").
    pub fn issue_number(&self, number: u32) -> String {
        self.words.number.replace("{n}", &number.to_string())
    }

    /// The words of a link back to the top.
    pub fn top_link(&self) -> &'static str {
        self.words.top
    }

    /// The words of a link to the mail on the web.
    pub fn browser(&self) -> &'static str {
        self.phrases().browser
    }

    /// The words of a link that leads off the list.
    pub fn unsubscribe(&self) -> &'static str {
        self.phrases().unsubscribe
    }

    /// The heading over the list of the items.
    pub fn contents(&self) -> &'static str {
        self.phrases().contents
    }

    fn phrases(&self) -> &'static phrase::Phrases {
        phrase::of(self.words.language, self.script)
    }

    /// The word before an outlet through which a story was found, as it stands within a sentence, with
    /// the space after it where the language has spaces.
    pub fn via(&self) -> &'static str {
        self.words.via
    }

    /// Words in capitals, where the language has them and they can be told without a dictionary.
    pub fn capitals(&self, words: &str) -> String {
        // In Turkish and its kin the dotted and the dotless i would be mixed up.
        let dotted = ["tr", "az", "tt", "kk"].iter().any(|language| self.tag.split('-').next() == Some(language));
        if self.script == Script::Cased && !dotted { words.to_uppercase() } else { words.to_owned() }
    }

    /// Words that begin as a sentence does.
    pub fn sentence_case(&self, words: &str) -> String {
        let mut characters = words.chars();
        match characters.next() {
            Some(first) => self.capitals(first.encode_utf8(&mut [0; 4])) + characters.as_str(),
            None => String::new(),
        }
    }

    /// What stands between a label and what it labels.
    pub fn colon(&self) -> &'static str {
        match self.script {
            Script::SimplifiedHan | Script::TraditionalHan | Script::Japanese => "：",
            _ if self.words.language == "fr" => "\u{A0}: ",
            _ => ": ",
        }
    }

    /// What stands between two credits.
    pub fn semicolon(&self) -> &'static str {
        match self.script {
            Script::SimplifiedHan | Script::TraditionalHan | Script::Japanese => "；",
            Script::Arabic => "؛ ",
            _ => "; ",
        }
    }

    /// What stands between two words: nothing in scripts that are written without spaces.
    pub fn space(&self) -> &'static str {
        match self.script {
            Script::SimplifiedHan | Script::TraditionalHan | Script::Japanese => "",
            _ => " ",
        }
    }
}

/// The script that the tag names, or the usual one of its language.
fn script_of(subtags: &[String]) -> Script {
    let has = |subtag: &str| subtags.iter().skip(1).any(|other| other == subtag);
    for subtag in subtags.iter().skip(1).filter(|subtag| subtag.len() == 4) {
        match subtag.as_str() {
            "hans" => return Script::SimplifiedHan,
            "hant" => return Script::TraditionalHan,
            "arab" | "aran" => return Script::Arabic,
            "hebr" => return Script::Hebrew,
            "latn" | "cyrl" | "grek" => return Script::Cased,
            "jpan" => return Script::Japanese,
            "kore" => return Script::Korean,
            _ => {}
        }
    }
    match subtags[0].as_str() {
        "zh" | "yue" if has("tw") || has("hk") || has("mo") || subtags[0] == "yue" => Script::TraditionalHan,
        "zh" | "cmn" | "wuu" => Script::SimplifiedHan,
        "ja" => Script::Japanese,
        "ko" => Script::Korean,
        "ar" | "fa" | "ur" | "ps" | "sd" | "ug" | "ckb" | "arz" | "ary" | "prs" | "azb" => Script::Arabic,
        "he" | "iw" | "yi" | "ji" => Script::Hebrew,
        "hi" | "bn" | "ta" | "te" | "mr" | "gu" | "kn" | "ml" | "pa" | "ne" | "si" | "th" | "lo" | "km" | "my"
        | "am" | "ka" | "hy" | "bo" | "dv" | "ks" => Script::Other,
        _ => Script::Cased,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_decides_script_and_direction() {
        use Direction::*;
        use Script::*;
        let check = |tag: &str, script: Script, direction: Direction| {
            let language = Language::of(tag);
            assert_eq!((language.script(), language.direction()), (script, direction), "{tag}");
        };
        check("en", Cased, LeftToRight);
        check("en-GB", Cased, LeftToRight);
        check("zh", SimplifiedHan, LeftToRight);
        check("zh-Hant-TW", TraditionalHan, LeftToRight);
        check("zh_TW", TraditionalHan, LeftToRight);
        check("ja-JP", Japanese, LeftToRight);
        check("ar", Arabic, RightToLeft);
        check("fa-IR", Arabic, RightToLeft);
        check("ur", Arabic, RightToLeft);
        check("HE", Hebrew, RightToLeft);
        check("az-Arab", Arabic, RightToLeft);
        check("ug-Latn", Cased, LeftToRight);
        check("th", Other, LeftToRight);
    }

    #[test]
    fn what_is_no_tag_counts_as_english() {
        for tag in ["", "  ", "e", "en\" onload=\"x", "中文", "en--x", "123"] {
            assert_eq!(Language::of(tag).tag(), "en", "{tag:?}");
        }
        assert_eq!(Language::of(" pt_BR ").tag(), "pt-BR");
    }

    #[test]
    fn numbers_and_dates_are_printed_as_the_language_does() {
        let date = NaiveDate::from_ymd_opt(2025, 1, 3).unwrap();
        let check = |tag: &str, number: &str, printed: &str| {
            let language = Language::of(tag);
            assert_eq!((language.issue_number(41).as_str(), language.date(date).as_str()), (number, printed), "{tag}");
        };
        check("en", "No. 41", "3 January 2025");
        check("en-US", "No. 41", "3 January 2025");
        check("zh-CN", "第41期", "2025年1月3日");
        check("zh-Hant", "第41期", "2025年1月3日");
        check("ja", "第41号", "2025年1月3日");
        check("ko", "제41호", "2025년 1월 3일");
        check("de-AT", "Nr. 41", "3. Januar 2025");
        check("fr", "N°\u{A0}41", "3 janvier 2025");
        check("es", "N.º 41", "3 de enero de 2025");
        check("ru", "№ 41", "3 января 2025 г.");
        check("ar", "العدد 41", "3 يناير 2025");
        check("he", "גיליון 41", "3 בינואר 2025");
        check("eo", "No. 41", "2025-01-03");
    }
}
