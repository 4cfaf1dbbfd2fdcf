//! Languages by their names: what people and other programs write where a tag is meant.

use isolang::Language;

/// Codes of ISO 639-2 for bibliographies that differ from those of ISO 639-3, with the codes of ISO 639-1.
const BIBLIOGRAPHIC: [(&str, &str); 20] = [
    ("alb", "sq"),
    ("arm", "hy"),
    ("baq", "eu"),
    ("bur", "my"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dut", "nl"),
    ("fre", "fr"),
    ("geo", "ka"),
    ("ger", "de"),
    ("gre", "el"),
    ("ice", "is"),
    ("mac", "mk"),
    ("mao", "mi"),
    ("may", "ms"),
    ("per", "fa"),
    ("rum", "ro"),
    ("slo", "sk"),
    ("tib", "bo"),
    ("wel", "cy"),
];

/// A language as a BCP 47 tag: tags in other cases of letters, codes of three letters, and names in English, in
/// Chinese or in the language itself.
pub fn tag_of(written: &str) -> String {
    let written = written.trim();
    if let Some(tag) = super::tag(written) {
        let (first, rest) = tag.split_at(tag.find('-').unwrap_or(tag.len()));
        return two_letters(first).map_or_else(|| tag.clone(), |first| format!("{first}{rest}"));
    }
    let lower = written.to_lowercase();
    if ["chinese", "mandarin", "中文", "汉语", "漢語", "华语", "普通话"].iter().any(|name| lower.contains(name))
    {
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        return match (has(&["simplified", "简", "簡"]), has(&["traditional", "繁"])) {
            (true, false) => "zh-Hans",
            (false, true) => "zh-Hant",
            _ => "zh",
        }
        .to_owned();
    }
    let chinese_name = match lower.as_str() {
        "英文" | "英语" | "英語" => Some("en"),
        "日文" | "日语" | "日語" => Some("ja"),
        "韩文" | "韩语" | "韓語" => Some("ko"),
        "法文" | "法语" | "法語" => Some("fr"),
        "德文" | "德语" | "德語" => Some("de"),
        "俄文" | "俄语" | "俄語" => Some("ru"),
        "西班牙语" | "西班牙語" => Some("es"),
        _ => None,
    };
    let named = || {
        let found = Language::from_name_lowercase(&lower).or_else(|| Language::from_autonym(written))?;
        Some(found.to_639_1().unwrap_or_else(|| found.to_639_3()))
    };
    chinese_name.or_else(named).map_or_else(|| written.to_owned(), str::to_owned)
}

/// The two letters for a code of three.
fn two_letters(code: &str) -> Option<&'static str> {
    if code.len() != 3 {
        return None;
    }
    let bibliographic = BIBLIOGRAPHIC.iter().find(|(long, _)| *long == code).map(|(_, short)| *short);
    bibliographic.or_else(|| Language::from_639_3(code)?.to_639_1())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_tags_whatever_they_are_called() {
        let check = |written: &str, expect: &str| assert_eq!(tag_of(written), expect, "{written}");
        check("en_us", "en-US");
        check("eng", "en");
        check("chi", "zh");
        check("zho-Hant", "zh-Hant");
        check("English", "en");
        check("deutsch", "deutsch");
        check("Deutsch", "de");
        check("中文", "zh");
        check("Chinese (Simplified)", "zh-Hans");
        check("繁體中文", "zh-Hant");
        check("日语", "ja");
        check("日本語", "ja");
        check("Klingonese", "Klingonese");
        check("", "");
    }
}
