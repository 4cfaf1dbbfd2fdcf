//! The language of a text: what the page says, as long as the script agrees, else a guess from the script and from the
//! commonest words.

pub mod name;

/// How much of a text is looked at, in characters.
const LOOK: usize = 4_000;

/// The language, as a BCP 47 tag; empty where nothing tells.
pub fn of<'a>(said: impl IntoIterator<Item = &'a str>, text: &str) -> String {
    let guess = guess(text);
    let tidy = said.into_iter().filter_map(tag).find(|tag| agrees(tag, &guess));
    tidy.unwrap_or(guess)
}

/// A tag as it is written properly: `zh-cn` and `zh_CN` are `zh-CN`. None for what is none.
pub fn tag(said: &str) -> Option<String> {
    let said = said.split([',', ';', ' ']).next().unwrap_or_default().trim();
    let parts: Vec<&str> = said.split(['-', '_']).collect();
    let is_part = |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary =
        parts.first().filter(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()))?;
    if !parts.iter().all(is_part) || parts.len() > 4 {
        return None;
    }
    let mut tag = match primary.to_ascii_lowercase().as_str() {
        // Countries that are often written where their language is meant.
        "cn" => "zh".to_owned(),
        "jp" => "ja".to_owned(),
        "kr" => "ko".to_owned(),
        other => other.to_owned(),
    };
    for part in &parts[1..] {
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

/// Whether what is said can be, by the script.
fn agrees(tag: &str, guess: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    match guess {
        "" => true,
        "zh" => matches!(primary, "zh" | "yue" | "wuu" | "nan" | "ja"),
        "ja" | "ko" | "th" | "he" | "el" | "hi" => primary == guess,
        "ar" => matches!(primary, "ar" | "fa" | "ur" | "ps" | "ku" | "ug"),
        "ru" => matches!(primary, "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" | "tg"),
        // One Latin language is easily taken for another; the page knows better.
        _ => !matches!(primary, "zh" | "ja" | "ko" | "ru" | "ar" | "th" | "he" | "el" | "hi"),
    }
}

/// The language by its script and its commonest words; empty where nothing tells.
fn guess(text: &str) -> String {
    let (
        mut han,
        mut kana,
        mut hangul,
        mut latin,
        mut cyrillic,
        mut arabic,
        mut hebrew,
        mut greek,
        mut thai,
        mut hindi,
    ) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    for c in text.chars().take(LOOK) {
        match c {
            '\u{3040}'..='\u{30FF}' => kana += 1,
            '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' => han += 1,
            '\u{AC00}'..='\u{D7AF}' => hangul += 1,
            '\u{0400}'..='\u{052F}' => cyrillic += 1,
            '\u{0590}'..='\u{05FF}' => hebrew += 1,
            '\u{0600}'..='\u{06FF}' => arabic += 1,
            '\u{0370}'..='\u{03FF}' => greek += 1,
            '\u{0E00}'..='\u{0E7F}' => thai += 1,
            '\u{0900}'..='\u{097F}' => hindi += 1,
            c if c.is_alphabetic() => latin += 1,
            _ => {}
        }
    }
    // A character of Chinese says as much as a few letters.
    let all = [
        ("zh", if kana * 10 > han { 0 } else { han * 3 }),
        ("ja", if kana * 10 > han { (kana + han) * 3 } else { 0 }),
        ("ko", hangul * 3),
        ("ru", cyrillic),
        ("ar", arabic),
        ("he", hebrew),
        ("el", greek),
        ("th", thai),
        ("hi", hindi),
        ("latin", latin),
    ];
    match all.into_iter().max_by_key(|(_, count)| *count) {
        Some((_, count)) if count < 8 => String::new(),
        Some(("latin", _)) => latin_guess(text),
        Some((language, _)) => language.to_owned(),
        None => String::new(),
    }
}

const COMMON: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "in", "is", "that", "was", "for", "with", "said", "has"]),
    ("de", &["der", "die", "und", "das", "den", "ist", "nicht", "mit", "von", "ein", "eine", "auf"]),
    ("fr", &["le", "la", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "pas"]),
    ("es", &["el", "los", "las", "una", "del", "por", "con", "para", "que", "como", "más", "es"]),
    ("it", &["il", "di", "che", "per", "una", "sono", "della", "del", "non", "gli", "nel", "più"]),
    ("pt", &["o", "os", "uma", "não", "para", "com", "que", "dos", "mais", "do", "da", "em"]),
    ("nl", &["de", "het", "een", "van", "en", "niet", "dat", "met", "voor", "zijn", "op", "ook"]),
    ("sv", &["och", "att", "det", "som", "en", "är", "för", "på", "inte", "av", "med", "till"]),
    ("pl", &["i", "w", "nie", "na", "się", "że", "do", "jest", "to", "z", "jak", "po"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok", "daha", "olan", "ne"]),
    ("vi", &["và", "của", "là", "có", "được", "cho", "không", "các", "trong", "một", "người", "với"]),
    ("id", &["yang", "dan", "di", "dengan", "untuk", "ini", "dari", "tidak", "itu", "pada", "akan", "dalam"]),
];

fn latin_guess(text: &str) -> String {
    let short: String = text.chars().take(LOOK).collect::<String>().to_lowercase();
    let words: Vec<&str> = short.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let counts =
        COMMON.iter().map(|(language, common)| (*language, words.iter().filter(|word| common.contains(word)).count()));
    let mut counts: Vec<(&str, usize)> = counts.collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(language, first), (_, second), ..] if *first >= 4 && first > second && first * 12 >= words.len() => {
            (*language).to_owned()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_counts_where_the_script_agrees() {
        let check =
            |said: &[&str], text: &str, expect: &str| assert_eq!(of(said.iter().copied(), text), expect, "{said:?}");
        let chinese = "新能源汽车出口继续增长，分析人士表示市场空间仍然很大。";
        check(&["zh-cn"], chinese, "zh-CN");
        check(&["zh_hant_tw"], chinese, "zh-Hant-TW");
        check(&["en"], chinese, "zh");
        check(&["en", "zh-TW"], chinese, "zh-TW");
        check(&[], "これは日本語の文章です。市場は拡大しています。", "ja");
        check(&["ja-JP"], "市場拡大、過去最高", "ja-JP");
        check(&[], "정부는 오늘 새로운 정책을 발표했다고 밝혔다.", "ko");
        check(&["en_US"], "The harbour opened.", "en-US");
        check(&[], "The harbour that was closed in the storm is open to ships, the port said.", "en");
        check(
            &[],
            "Der Hafen ist nach dem Sturm nicht mehr gesperrt, und die Schiffe fahren mit der Flut von hier ab.",
            "de",
        );
        check(&["<b>"], "", "");
        check(&[], "Правительство сообщило о новых мерах поддержки.", "ru");
    }
}
