//! The names that other programs give to what a story has: columns of their tables, keys of their objects, lines of
//! their front matter. A file that calls its headline `Headline` or `标题` is read like one of ours.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::tidy;

/// What a story has, with the names that programs use for it; those that mean it more surely stand first.
const NAMES: [(&str, &[&str]); 10] = [
    (
        "title",
        &["title", "headline", "article title", "page title", "标题", "標題", "题目", "タイトル", "subject", "name"],
    ),
    (
        "text",
        &[
            "text",
            "body",
            "content",
            "full text",
            "正文",
            "内容",
            "abstract note",
            "abstract",
            "excerpt",
            "summary",
            "摘要",
            "description",
            "selection",
        ],
    ),
    ("url", &["url", "link", "address", "href", "article url", "page url", "permalink", "uri", "网址", "链接", "地址"]),
    (
        "outlet",
        &[
            "outlet",
            "publication title",
            "site name",
            "source",
            "publication",
            "media",
            "publisher",
            "site",
            "website",
            "来源",
            "媒体",
        ],
    ),
    ("language", &["language", "lang", "语言", "語言"]),
    (
        "date",
        &[
            "date",
            "published",
            "publication date",
            "publish date",
            "published date",
            "date published",
            "published at",
            "publishedat",
            "datepublished",
            "pub date",
            "pubdate",
            "issued",
            "日期",
            "发布日期",
            "发布时间",
            "发表时间",
            "publication year",
            "year",
        ],
    ),
    ("author", &["author", "authors", "byline", "creator", "writer", "作者"]),
    (
        "tags",
        &[
            "tags",
            "labels",
            "keywords",
            "keyword",
            "tag",
            "label",
            "manual tags",
            "automatic tags",
            "document tags",
            "topics",
            "topic",
            "categories",
            "category",
            "标签",
            "關鍵詞",
            "关键词",
            "分类",
        ],
    ),
    ("notes", &["notes", "note", "my notes", "comment", "comments", "备注", "笔记"]),
    ("state", &["state"]),
];

/// Which of our names a name stands for, and how surely: the lower the surer.
fn ours(name: &str) -> Option<(&'static str, usize)> {
    let plain = name.trim().trim_start_matches('\u{FEFF}').replace(['_', '-'], " ").to_lowercase();
    NAMES.iter().find_map(|(ours, names)| Some((*ours, names.iter().position(|known| *known == plain)?)))
}

/// Whether one of the names tells a title.
pub fn has_title<'a>(names: impl IntoIterator<Item = &'a str>) -> bool {
    names.into_iter().any(|name| matches!(ours(name), Some(("title", _))))
}

/// Whether one of the names tells a title or an address, without which nothing can be taken.
pub fn are_names<'a>(names: impl IntoIterator<Item = &'a str>) -> bool {
    names.into_iter().any(|name| matches!(ours(name), Some(("title" | "url", _))))
}

/// The same object under our names. Of several values for one name the surest is taken and the others stay as they
/// are; labels of all of them are gathered. What an object that Galley wrote says under our name counts, and be it
/// nothing.
pub fn renamed(object: &Map<String, Value>) -> Cow<'_, Map<String, Value>> {
    let is_ours = |name: &str| NAMES.iter().any(|(ours, _)| *ours == name);
    if object.keys().all(|name| is_ours(name) || ours(name).is_none()) {
        return Cow::Borrowed(object);
    }
    let is_written_here = object.get("galley").is_some_and(|own| own.get("id").is_some());
    let mut taken: Vec<(&'static str, usize, usize)> = Vec::new();
    for (at, (name, value)) in object.iter().enumerate() {
        let Some((mut field, sure)) = ours(name) else { continue };
        // Where from, said by an address, is where it stands.
        if field == "outlet" && name != "outlet" && value.as_str().is_some_and(tidy::is_address) {
            field = "url";
        }
        let is_said = if is_written_here && object.contains_key(field) { name == field } else { !is_empty(value) };
        if is_said {
            taken.push((field, sure, at));
        }
    }
    let best = |field: &str, at: usize| {
        let of_it = taken.iter().filter(|(other, ..)| *other == field);
        of_it.min_by_key(|(_, sure, at)| (*sure, *at)).is_some_and(|(_, _, first)| *first == at)
    };
    let mut told = Map::new();
    let mut tags = Vec::new();
    for (at, (name, value)) in object.iter().enumerate() {
        match taken.iter().find(|(.., place)| *place == at).map(|(field, ..)| *field) {
            Some("tags") => match value {
                Value::Array(list) => tags.extend(list.iter().cloned()),
                Value::String(line) => tags.extend(tidy::tags(line).iter().map(|tag| Value::from(tag.trim()))),
                other => tags.push(other.clone()),
            },
            Some(field) if best(field, at) => drop(told.insert(field.to_owned(), value.clone())),
            _ if is_ours(name) && taken.iter().any(|(field, ..)| field == name) => {}
            _ => drop(told.insert(name.clone(), value.clone())),
        }
    }
    if !tags.is_empty() {
        told.insert("tags".to_owned(), Value::Array(tags));
    }
    Cow::Owned(told)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(words) => words.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_other_programs_call_it_is_read() {
        let check = |from: Value, expect: Value| {
            let object = from.as_object().unwrap().clone();
            assert_eq!(Value::Object(renamed(&object).into_owned()), expect, "{from}");
        };
        check(json!({"Headline": "One", "Link": "x"}), json!({"title": "One", "url": "x"}));
        check(
            json!({"标题": "一", "发布日期": "d", "来源": "报"}),
            json!({"title": "一", "date": "d", "outlet": "报"}),
        );
        // The surer name wins, the other stays.
        check(json!({"summary": "s", "content": "c"}), json!({"summary": "s", "text": "c"}));
        check(
            json!({"Date": "2025-01-03", "Publication Year": "2025"}),
            json!({"date": "2025-01-03", "Publication Year": "2025"}),
        );
        check(json!({"title": "", "name": "One"}), json!({"title": "One"}));
        check(json!({"source": "https://example.com/a"}), json!({"url": "https://example.com/a"}));
        check(
            json!({"url": "x", "source": "https://example.com/a"}),
            json!({"url": "x", "source": "https://example.com/a"}),
        );
        check(json!({"Manual Tags": "a; b", "Automatic Tags": "c"}), json!({"tags": ["a", "b", "c"]}));
        check(json!({"title": "t", "tags": "a, b", "rating": 5}), json!({"title": "t", "tags": "a, b", "rating": 5}));
        // What was taken away here stays away.
        let own = json!({"title": "t", "outlet": null, "source": "x", "galley": {"id": "1"}});
        check(own.clone(), own);
    }
}
