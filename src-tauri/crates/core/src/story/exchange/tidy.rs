//! What other programs write in their own ways, as Galley writes it: dates, labels, addresses. What cannot
//! be understood stays as it was written; nothing is guessed that could be wrong.

use chrono::Datelike;
use serde_json::Value;

use crate::article::date as article_date;
pub use crate::article::language::name::tag_of as language;

/// Years in which a report can have come out; other numbers only look like dates.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2200;

/// Signs between labels that stand in one line.
const BETWEEN: [char; 8] = [',', ';', '|', '，', '；', '、', '\n', '\r'];

/// A date as RFC 3339 writes it; of a month or a year alone as much of it as is known. A day that can be read in two
/// ways, such as `01/03/2025`, stays as it was written.
pub fn date(written: &str) -> String {
    let written = written.trim();
    // A time behind the day, in whatever form, is not lost.
    if written.get(..10).is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok()) {
        return written.to_owned();
    }
    match article_date::told(written).filter(|(day, _)| YEARS.contains(&day.year())) {
        Some((_, shown)) => shown,
        None => month(written).unwrap_or_else(|| written.to_owned()),
    }
}

/// Whether a tidy date is one: a day, or a month or a year alone.
pub fn is_date(date: &str) -> bool {
    let day = |date: &str| date.parse::<chrono::NaiveDate>().is_ok();
    match date.len() {
        4 => day(&format!("{date}-01-01")),
        7 => day(&format!("{date}-01")),
        _ => date.get(..10).is_some_and(day),
    }
}

/// `2025/1`, `2025年1月`, `January 2025`.
fn month(written: &str) -> Option<String> {
    // A month with its first day is a day that is read above.
    let numbers: Vec<&str> =
        written.split(['/', '-', '.', '年', '月']).filter(|part| !part.trim().is_empty()).collect();
    let (year, month) = match numbers.as_slice() {
        [year, month] if year.trim().len() == 4 => {
            (year.trim().parse::<i32>().ok()?, month.trim().parse::<u32>().ok()?)
        }
        _ => {
            let (name, year) = written.rsplit_once([' ', '-'])?;
            let (day, _) = article_date::told(&format!("1 {} {year}", name.trim_end_matches([',', '.'])))?;
            (day.year(), day.month())
        }
    };
    (YEARS.contains(&year) && (1..=12).contains(&month)).then(|| format!("{year:04}-{month:02}"))
}

/// The labels that one line names: a list as JSON or Python write it, else apart by semicolons, by upright strokes,
/// or by commas, whichever of these comes first in that order.
pub fn tags(line: &str) -> Vec<String> {
    let line = line.trim();
    if let Some(inside) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let read: Option<Vec<Value>> = serde_json::from_str(line).ok();
        return match read {
            Some(read) => read.iter().filter_map(tag).collect(),
            None => inside.split(',').map(|one| one.trim().trim_matches(['"', '\'']).to_owned()).collect(),
        };
    }
    if line.starts_with('#') && line.split_whitespace().all(|word| word.len() > 1 && word.starts_with('#')) {
        return line.split_whitespace().map(|word| word[1..].to_owned()).collect();
    }
    let apart: &[char] = match () {
        () if line.contains([';', '；']) => &[';', '；', '\n', '\r'],
        () if line.contains('|') => &['|', '\n', '\r'],
        () => &[',', '，', '、', '\n', '\r'],
    };
    line.split(apart).map(str::to_owned).collect()
}

/// A label of a list: words, or an object that names them.
pub fn tag(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => {
            let named = ["tag", "name", "label", "title", "text"].iter().find_map(|name| object.get(*name)?.as_str());
            named.map(str::to_owned)
        }
        _ => None,
    }
}

/// Labels as one line that [`tags`] reads again.
pub fn tag_line(tags: &[String]) -> String {
    let mistakable = |tag: &String| tag.contains(BETWEEN) || tag.starts_with(['[', '#']);
    if tags.iter().any(mistakable) {
        return serde_json::to_string(tags).unwrap_or_default();
    }
    tags.join(", ")
}

/// Words as plain text, where a program keeps them as HTML: what begins with a tag and closes one of running text.
pub fn plain(words: &str) -> String {
    const CLOSED: [&str; 12] = [
        "</p>",
        "</div>",
        "</span>",
        "</a>",
        "</li>",
        "</h1>",
        "</h2>",
        "</strong>",
        "</em>",
        "</b>",
        "</article>",
        "</section>",
    ];
    let is_html = words.trim_start().starts_with('<') && CLOSED.iter().any(|tag| words.contains(tag));
    let read = if is_html { crate::html::to_body(words).body.to_text() } else { String::new() };
    if read.is_empty() { words.to_owned() } else { read }
}

/// An address without what only says how a reader came, by Galley's own rules.
pub fn address(written: &str) -> String {
    crate::address::clean(written, &crate::address::rule::Rules::default())
}

/// Whether words are the address of a page and nothing else, with white space around it at most.
pub fn is_address(words: &str) -> bool {
    crate::address::is_whole(words.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_programs_write_them() {
        let check = |written: &str, expect: &str| assert_eq!(date(written), expect, "{written}");
        check("2025-01-03", "2025-01-03");
        check("2025-01-03 10:30:00", "2025-01-03 10:30:00");
        check(" 3 Jan 2025 ", "2025-01-03");
        check("January 4, 2025 10:30 AM", "2025-01-04");
        check("2025年1月3日", "2025-01-03");
        check("2025/1/3", "2025-01-03");
        check("1735900000", "2025-01-03T10:26:40Z");
        check("1735900000123", "2025-01-03T10:26:40Z");
        check("Fri, 03 Jan 2025 10:00:00 GMT", "2025-01-03T10:00:00Z");
        check("13/01/2025", "2025-01-13");
        check("3.1.2025", "2025-01-03");
        check("2025/01", "2025-01");
        check("2025年1月", "2025-01");
        check("January 2025", "2025-01");
        check("Jan. 2025", "2025-01");
        assert!(["2025-01-03", "2025-01-03T10:26:40Z", "2025-01", "2025"].into_iter().all(is_date));
        assert!(!["", "soon", "01/03/2025", "2025-13", "2025-02-30", "20xx"].into_iter().any(is_date));
        // What is no date, or two, stays.
        for written in ["01/03/2025", "2025", "soon", "", "9999999999", "0000-00-00", "spring 2025", "12-2025"] {
            check(written, written);
        }
    }

    #[test]
    fn words_kept_as_html_are_read_as_such() {
        let check = |words: &str, expect: &str| assert_eq!(plain(words), expect, "{words}");
        check("<p>A <b>note</b> &amp; more</p><p>Two</p>", "A note & more\n\nTwo");
        check("a < b and c</p>", "a < b and c</p>");
        check("<3 this", "<3 this");
        check("<script>x</script>", "<script>x</script>");
    }

    #[test]
    fn labels_are_told_apart_as_programs_join_them() {
        let check = |line: &str, expect: &[&str]| {
            assert_eq!(crate::story::capture::tidy_tags(tags(line)), expect, "{line}");
        };
        check("a, b", &["a", "b"]);
        check("trade, foreign; ai", &["ai", "trade, foreign"]);
        check("news|china tech", &["china tech", "news"]);
        check(r#"["a","b c"]"#, &["a", "b c"]);
        check("['a', 'b c']", &["a", "b c"]);
        check("#a #b/c", &["a", "b/c"]);
        check("芯片、出口，人工智能", &["人工智能", "出口", "芯片"]);
        check("#1 cause", &["#1 cause"]);
        check("[]", &[]);
        check("", &[]);
    }

    #[test]
    fn labels_that_could_be_mistaken_come_back() {
        for kept in [vec!["a, b", "c"], vec!["x;y"], vec!["#one", "#two"], vec!["plain", "words here"], vec!["[x]"]] {
            let kept: Vec<String> = kept.into_iter().map(str::to_owned).collect();
            assert_eq!(tags(&tag_line(&kept)).iter().map(|tag| tag.trim().to_owned()).collect::<Vec<_>>(), kept);
        }
    }
}
