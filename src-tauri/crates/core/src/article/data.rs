//! The data that pages carry for machines: JSON-LD. It is often broken; what can be repaired is, and the rest says
//! nothing. The state of pages that a script builds is read by `state`.

use serde_json::{Map, Value};

use crate::article::tree::Tree;

/// The most values that are looked at in one page's data.
const MOST: usize = 200_000;

/// The type names of JSON-LD that are an article.
const ARTICLES: &[&str] = &[
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "blogposting",
    "liveblogposting",
    "socialmediaposting",
    "discussionforumposting",
    "techarticle",
    "report",
    "scholarlyarticle",
    "webpage",
    "qapage",
    "question",
    "medicalwebpage",
    "advertisercontentarticle",
    "satiricalarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "review",
    "creativework",
    "posting",
];

/// What the data of a page says. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Data {
    pub headline: String,
    pub authors: Vec<String>,
    pub publisher: String,
    pub published: String,
    pub language: String,
    pub address: String,
    pub image: String,
    pub description: String,
    /// The text, where the data holds it.
    pub body: String,
    /// Whether the whole is free to read, where it is said.
    pub free: Option<bool>,
}

/// Reads the data of a page.
pub fn of(tree: &Tree) -> Data {
    let mut data = Data::default();
    let mut best = 0;
    let mut values = Vec::new();
    for (kind, _, text) in tree.data.iter().filter(|(kind, ..)| kind.contains("ld+json")) {
        let _ = kind;
        if let Some(value) = parse(text) {
            values.push(value);
        }
    }
    for value in &values {
        let mut left = MOST;
        articles(value, &mut left, &mut |rank, found| {
            if rank > best {
                best = rank;
                let before = std::mem::replace(&mut data, read(found, value));
                fill(&mut data, before);
            } else {
                fill(&mut data, read(found, value));
            }
        });
    }
    data
}

/// Takes over what is not known yet.
fn fill(data: &mut Data, other: Data) {
    let take = |known: &mut String, other: String| {
        if known.is_empty() {
            *known = other;
        }
    };
    take(&mut data.headline, other.headline);
    take(&mut data.publisher, other.publisher);
    take(&mut data.published, other.published);
    take(&mut data.language, other.language);
    take(&mut data.address, other.address);
    take(&mut data.image, other.image);
    take(&mut data.description, other.description);
    take(&mut data.body, other.body);
    if data.authors.is_empty() {
        data.authors = other.authors;
    }
    data.free = data.free.or(other.free);
}

/// Finds what is an article, with how surely it is.
fn articles(value: &Value, left: &mut usize, meet: &mut impl FnMut(u8, &Map<String, Value>)) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    match value {
        Value::Array(all) => all.iter().for_each(|value| articles(value, left, meet)),
        Value::Object(members) => {
            let rank = kinds(members).iter().map(|kind| rank(kind)).max().unwrap_or(0);
            if rank > 0 {
                meet(rank, members);
            }
            for (name, value) in members {
                if matches!(
                    name.as_str(),
                    "@graph" | "mainEntity" | "mainEntityOfPage" | "hasPart" | "itemListElement" | "item"
                ) {
                    articles(value, left, meet);
                }
            }
        }
        _ => {}
    }
}

fn kinds(members: &Map<String, Value>) -> Vec<String> {
    let name = |value: &Value| {
        let written = value.as_str().unwrap_or_default();
        written.rsplit(['/', ':', '#']).next().unwrap_or_default().to_ascii_lowercase()
    };
    match members.get("@type") {
        Some(Value::Array(all)) => all.iter().map(name).collect(),
        Some(value) => vec![name(value)],
        None => Vec::new(),
    }
}

fn rank(kind: &str) -> u8 {
    match kind {
        "newsarticle" | "reportagenewsarticle" | "liveblogposting" | "analysisnewsarticle" => 5,
        "article" | "blogposting" | "opinionnewsarticle" | "techarticle" | "scholarlyarticle" => 4,
        "webpage" | "qapage" | "creativework" | "medicalwebpage" => 1,
        kind if ARTICLES.contains(&kind) => 3,
        _ => 0,
    }
}

fn read(members: &Map<String, Value>, whole: &Value) -> Data {
    let text = |name: &str| members.get(name).map(words).unwrap_or_default();
    let first =
        |names: &[&str]| names.iter().map(|name| text(name)).find(|words| !words.is_empty()).unwrap_or_default();
    let mut body = first(&["articleBody", "reviewBody", "text"]);
    if let Some(Value::Array(updates)) = members.get("liveBlogUpdate") {
        let mut all = vec![body];
        for update in updates.iter().filter_map(Value::as_object).take(500) {
            for name in ["headline", "articleBody"] {
                all.extend(update.get(name).map(words));
            }
        }
        all.retain(|words| !words.is_empty());
        body = all.join("\n");
    }
    Data {
        headline: first(&["headline", "name", "alternativeHeadline"]),
        authors: names(members.get("author").or_else(|| members.get("creator")), whole),
        publisher: names(members.get("publisher"), whole).into_iter().next().unwrap_or_default(),
        published: first(&["datePublished", "dateCreated", "uploadDate"]),
        language: first(&["inLanguage"]),
        address: match members.get("mainEntityOfPage") {
            Some(Value::Object(page)) => page.get("@id").or_else(|| page.get("url")).map(words).unwrap_or_default(),
            Some(value) if !words(value).is_empty() => words(value),
            _ => text("url"),
        },
        image: members.get("image").map(picture).unwrap_or_default(),
        description: text("description"),
        body,
        free: match members.get("isAccessibleForFree") {
            Some(Value::Bool(free)) => Some(*free),
            Some(value) => match words(value).to_ascii_lowercase().rsplit('/').next().unwrap_or_default() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
            None => None,
        },
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(words) => crate::article::tree::resolved(words.trim()).into_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(all) => all.iter().map(words).find(|words| !words.is_empty()).unwrap_or_default(),
        Value::Object(members) => ["@value", "name", "@id", "url"]
            .iter()
            .find_map(|name| members.get(*name).and_then(Value::as_str))
            .unwrap_or_default()
            .to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Null => String::new(),
    }
}

fn picture(value: &Value) -> String {
    match value {
        Value::Array(all) => all.first().map(picture).unwrap_or_default(),
        Value::Object(members) => {
            ["url", "contentUrl", "@id"].iter().find_map(|name| members.get(*name).map(words)).unwrap_or_default()
        }
        other => words(other),
    }
}

/// Names of people or of a house. A reference is looked up in the whole.
fn names(value: Option<&Value>, whole: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut waiting: Vec<&Value> = value.into_iter().collect();
    let mut looked = 0;
    while let Some(value) = waiting.pop() {
        looked += 1;
        if looked > 200 {
            break;
        }
        match value {
            Value::Array(all) => waiting.extend(all.iter().rev().take(50)),
            Value::Object(members) => match members.get("name") {
                Some(name) => names.push(words(name)),
                None => {
                    if let Some(id) = members.get("@id").and_then(Value::as_str)
                        && let Some(found) = by_id(whole, id)
                    {
                        names.extend(found.get("name").map(words));
                    }
                }
            },
            other => names.push(words(other)),
        }
    }
    names.retain(|name| !name.is_empty() && !name.starts_with("http"));
    names
}

fn by_id<'a>(whole: &'a Value, id: &str) -> Option<&'a Map<String, Value>> {
    let graph = whole.get("@graph").and_then(Value::as_array)?;
    graph
        .iter()
        .take(1_000)
        .filter_map(Value::as_object)
        .find(|members| members.get("@id").and_then(Value::as_str) == Some(id) && members.contains_key("name"))
}

/// Reads JSON as pages write it.
pub fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches('\u{FEFF}');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let bare = text.trim_start_matches("//").trim_start_matches("<![CDATA[").trim_start_matches("<!--").trim();
    let repaired = repaired(bare);
    let mut all = serde_json::Deserializer::from_str(&repaired).into_iter::<Value>();
    // What stands behind the first value is an accident.
    match all.next() {
        Some(Ok(value)) => Some(value),
        _ if repaired.contains("&quot;") => {
            serde_json::from_str(&self::repaired(&crate::article::tree::resolved(bare))).ok()
        }
        _ => None,
    }
}

/// The text without comments and trailing commas, with line ends in strings written as they must be.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut in_string = false;
    while let Some(c) = chars.next() {
        if in_string {
            match c {
                '\\' => match chars.peek() {
                    Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') => {
                        out.push('\\');
                        out.extend(chars.next());
                    }
                    Some('\'') => out.extend(chars.next()),
                    _ => out.push_str("\\\\"),
                },
                '"' => {
                    in_string = false;
                    out.push('"');
                }
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                out.push('"');
            }
            // Marks of a section or a comment of HTML around the data.
            '<' | '!' | '-' | '>' if out.trim_end().is_empty() => {}
            '/' if chars.peek() == Some(&'*') => {
                chars.next();
                let mut before = ' ';
                for c in chars.by_ref() {
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
            }
            '/' if chars.peek() == Some(&'/') => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            ']' | '}' => {
                let kept = out.trim_end().len();
                out.truncate(kept);
                if out.ends_with(',') {
                    out.pop();
                }
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::article::tree;

    fn data(json: &str) -> Data {
        of(&tree::read(&format!("<script type=\"application/ld+json\">{json}</script>")))
    }

    #[test]
    fn an_article_is_found_wherever_it_stands() {
        let check = |json: &str| assert_eq!(data(json).headline, "A", "{json}");
        check(r#"{"@type":"NewsArticle","headline":"A"}"#);
        check(r#"[{"@type":"Organization","name":"O"},{"@type":["Thing","NewsArticle"],"headline":"A"}]"#);
        check(r#"{"@graph":[{"@type":"WebPage","name":"W"},{"@type":"Article","headline":"A"}]}"#);
        check(r#"{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/NewsArticle","headline":"A"}}"#);
    }

    #[test]
    fn broken_data_is_repaired() {
        let check = |json: &str| assert_eq!(data(json).headline, "A b", "{json}");
        check("<!-- {\"@type\":\"Article\",\"headline\":\"A b\"} -->");
        check("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A b\"}\n//]]>");
        check("{\"@type\":\"Article\",/* why */\"headline\":\"A b\",}");
        check("{\"@type\":\"Article\",\"headline\":\"A b\", // which\n\"description\":\"two\nlines\"}");
        check("{\"@type\":\"Article\",\"headline\":\"A b\",\"image\":[\"x\",],};");
        check("{\"@type\":\"Article\",\"headline\":\"A b\"} trailing");
        assert_eq!(data("{broken").headline, "");
        assert_eq!(data(&format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000))).headline, "");
    }

    #[test]
    fn people_and_houses_are_named() {
        let found = data(
            r##"{"@graph":[{"@type":"Article","author":[{"@id":"#p"},{"@type":"Person","name":"Bo Li"},"Cy Day"],
            "publisher":{"@type":"Organization","name":"Gazette"},"isAccessibleForFree":"False"},
            {"@type":"Person","@id":"#p","name":"Ada Wu"}]}"##,
        );
        assert_eq!(found.authors, ["Ada Wu", "Bo Li", "Cy Day"]);
        assert_eq!((found.publisher.as_str(), found.free), ("Gazette", Some(false)));
    }
}
