//! The state of a page that a script builds: whoever opens it sees an article of which the page as it comes shows
//! nothing, since its words lie in a script, as JSON, as a value that is assigned, or as one long string.

pub(super) mod script;

use serde_json::{Map, Value};

use crate::article::block::size;
use crate::article::data::parse;
use crate::article::tree::Tree;

/// The most values that are looked at in one page's state.
const MOST: usize = 200_000;

/// Less text than this is no article.
const LEAST: usize = 160;

/// How many objects around a text are asked what they say of it.
const AROUND: usize = 4;

/// What the state of a page says of its article. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct State {
    /// The text, as HTML or as lines; empty where there is none to speak of.
    pub body: String,
    pub title: String,
    pub author: String,
    pub site: String,
    /// The date, as it is written.
    pub published: String,
}

/// The article that the state of a page holds: the longest text that bears the name of one.
pub fn of(tree: &Tree) -> State {
    let mut finding = Finding { left: MOST, best: State::default() };
    let mut budget = script::Budget::default();
    let (mut strings, mut stream) = (Vec::new(), String::new());
    for (_, id, text) in tree.data.iter().filter(|(kind, ..)| !kind.contains("ld+json")) {
        let Some(value) = parse(text).or_else(|| parse(&unescaped(text)?)) else { continue };
        match value {
            Value::Array(all) if id == "__NUXT_DATA__" => together(&all).iter().for_each(|value| finding.within(value)),
            value => finding.within(&value),
        }
    }
    for text in &tree.scripts {
        let is_streamed = text.contains("__next_f.push(");
        let least = if is_streamed { 0 } else { script::SHORTEST };
        script::values(text, least, &mut budget, |value| match value.get(1).and_then(Value::as_str) {
            Some(piece) if is_streamed => stream.push_str(piece),
            _ => finding.within(&value),
        });
        if !is_streamed {
            strings.extend(script::markup(text, &mut budget));
        }
    }
    script::rows(&stream, |value| finding.within(&value));
    let mut best = finding.best;
    if let Some(longest) = strings.into_iter().max_by_key(|text| size(text))
        && size(&longest) > 2 * size(&best.body)
    {
        best.body = longest;
    }
    if size(&best.body) >= LEAST { best } else { State::default() }
}

/// Data that was written as part of an address is: `%7B%22` begins an object.
fn unescaped(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with("%7B") && !text.starts_with("%5B") {
        return None;
    }
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(|text| text.into_owned())
}

/// The objects of a list in which members name their values by their places (the form of the package `devalue`), with
/// the words and numbers that they mean.
fn together(all: &[Value]) -> Vec<Value> {
    let meant = |place: &Value| {
        let value = place.as_u64().and_then(|place| all.get(usize::try_from(place).ok()?));
        value.filter(|value| value.is_string() || value.is_number()).unwrap_or(place).clone()
    };
    let objects = all.iter().filter_map(Value::as_object);
    objects.map(|object| object.iter().map(|(name, place)| (name.clone(), meant(place))).collect()).collect()
}

struct Finding {
    left: usize,
    best: State,
}

impl Finding {
    fn within(&mut self, value: &Value) {
        self.look(value, &mut Vec::new());
    }

    /// Looks at a value; `around` are the objects that it stands in, the outermost first.
    fn look<'v>(&mut self, value: &'v Value, around: &mut Vec<&'v Map<String, Value>>) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        match value {
            Value::Array(all) => all.iter().for_each(|value| self.look(value, around)),
            Value::Object(members) => {
                around.push(members);
                for (name, value) in members {
                    if is_body(&plain(name)) {
                        let text = joined(value, 0);
                        if size(&text) > size(&self.best.body) {
                            self.best = said(text, around);
                        }
                    }
                    self.look(value, around);
                }
                around.pop();
            }
            _ => {}
        }
    }
}

/// A name as programs spell it in many ways: `publish_time` and `publishTime` are one.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a text of an article may bear this name.
fn is_body(name: &str) -> bool {
    const NAMES: [&str; 6] = ["paragraphs", "blocks", "components", "markdown", "document", "article"];
    const ENDINGS: [&str; 5] = ["content", "body", "html", "text", "contents"];
    // What stands around every article, often at length.
    const OTHERS: [&str; 10] =
        ["comment", "reply", "footer", "header", "legal", "privacy", "cookie", "terms", "license", "error"];
    (NAMES.contains(&name) || ENDINGS.iter().any(|ending| name.ends_with(ending)))
        && !OTHERS.iter().any(|other| name.starts_with(other))
}

/// The words of a text that is kept in pieces.
fn joined(value: &Value, depth: usize) -> String {
    match value {
        Value::String(words) if words.contains(' ') || size(words) >= 8 => words.clone(),
        Value::Array(all) if depth < 6 => {
            let parts: Vec<String> =
                all.iter().map(|value| joined(value, depth + 1)).filter(|part| !part.is_empty()).collect();
            parts.join("\n")
        }
        Value::Object(members) if depth < 6 => {
            let part = ["text", "content", "html", "value", "body", "children", "data"]
                .iter()
                .find_map(|name| members.get(*name))
                .map(|value| joined(value, depth + 1));
            part.unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// What the objects around a text say of it.
fn said(body: String, around: &[&Map<String, Value>]) -> State {
    let find = |names: &[&str]| {
        around.iter().rev().take(AROUND).find_map(|members| {
            names.iter().find_map(|wanted| {
                let named = members.iter().find(|(name, _)| plain(name) == *wanted);
                named.map(|(_, value)| words(value)).filter(|words| !words.is_empty())
            })
        })
    };
    State {
        body,
        title: find(&["title", "headline", "articletitle", "newstitle", "posttitle", "widgettitle"])
            .unwrap_or_default(),
        author: find(&["author", "authorname", "authors", "byline", "writer", "reporter", "user", "creator"])
            .unwrap_or_default(),
        site: find(&["source", "sourcename", "media", "medianame", "publisher", "sitename"]).unwrap_or_default(),
        published: find(&[
            "publishtime",
            "publishedtime",
            "publishedat",
            "firstpublishtime",
            "publishdate",
            "datepublished",
            "pubtime",
            "pubdate",
            "ptime",
            "createtime",
            "createdat",
            "created",
            "ctime",
            "date",
        ])
        .unwrap_or_default(),
    }
}

/// A short value in words: a name, a number, or the name of what is described.
fn words(value: &Value) -> String {
    match value {
        Value::String(words) if words.len() <= 400 => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(all) => {
            let names: Vec<String> = all.iter().take(12).map(words).filter(|words| !words.is_empty()).collect();
            names.join(", ")
        }
        Value::Object(members) => ["name", "nickname", "nickName", "screen_name", "userName", "title"]
            .iter()
            .find_map(|name| members.get(*name)?.as_str())
            .unwrap_or_default()
            .trim()
            .to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::tree;

    const TEXT: &str = "The council met on Tuesday to settle the matter of the bridge, and agreed at last. ";

    fn found(page: &str) -> State {
        of(&tree::read(page))
    }

    fn html() -> String {
        format!("<p>{TEXT}</p>").repeat(4)
    }

    #[test]
    fn the_longest_text_that_bears_a_name_is_it() {
        let page = format!(
            "<script id=__NEXT_DATA__ type=application/json>{{\"props\":{{\"post\":{{\"title\":\"T\",\"body\":\"{}\"}}}}}}</script>",
            html()
        );
        assert_eq!((found(&page).body, found(&page).title), (html(), "T".to_owned()));
        let text = TEXT.repeat(5);
        let parts = format!(
            "<script type=application/json>{{\"content\":[{{\"type\":\"p\",\"text\":\"{text}\"}},{{\"text\":\"{text}\"}}]}}</script>"
        );
        assert_eq!(found(&parts).body.lines().count(), 2);
        let legal = format!("<script type=application/json>{{\"privacy_text\":\"{}\"}}</script>", text.repeat(3));
        assert_eq!(found(&legal), State::default());
    }

    #[test]
    fn a_script_is_read_in_each_way_that_it_can_hold_an_article() {
        let state = serde_json::json!({"detail": {"data": {
            "widgetTitle": "Bridge", "author": {"name": "Ada Wu"}, "publish_time": 1_735_900_000, "source": "Gazette",
            "widgetContent": html(),
        }}});
        let escaped = html().replace('<', "\\u003C");
        let expect = |page: String| {
            let found = found(&page);
            assert_eq!(found.body, html(), "{page}");
            found
        };
        for page in [
            format!("<script>window.initialState={state}</script>"),
            format!("<script>var a=1;window.__STATE__ = {state};(function(){{var s;}})()</script>"),
            format!("<script>load({state})</script>"),
            format!("<script>window.S = JSON.parse({})</script>", serde_json::Value::from(state.to_string())),
            format!("<script>window.S = JSON.parse('{}')</script>", state.to_string().replace('"', "\\x22")),
            format!(
                "<script>window.S={}</script>",
                state.to_string().replace("\"source\"", "\"none\":undefined,\"source\"")
            ),
            format!(
                "<script id=RENDER_DATA type=application/json>{}</script>",
                percent_encoding::utf8_percent_encode(&state.to_string(), percent_encoding::NON_ALPHANUMERIC)
            ),
        ] {
            let found = expect(page);
            assert_eq!(
                [found.title, found.author, found.site, found.published],
                ["Bridge", "Ada Wu", "Gazette", "1735900000"]
            );
        }
        expect(format!(
            "<script>window.__NUXT__=(function(a,b){{return {{a:a,b:b}}}}(\"Bridge\",\"{escaped}\"))</script>"
        ));
        // A stream is sent in pieces that end anywhere.
        let stream = format!("0:[\"$\",\"div\",null,{{}}]\n1:T{:x},{}2:[]\n", html().len(), html());
        let pushed = |piece: &str| format!("<script>self.__next_f.push({})</script>", serde_json::json!([1, piece]));
        expect(format!("{}{}", pushed(&stream[..300]), pushed(&stream[300..])));
        let nuxt = serde_json::json!([["R", 1], {"d": 2}, {"title": 3, "content": 4, "ctime": 5}, "Bridge", html(), 1_735_900_000]);
        let found = expect(format!("<script type=application/json id=__NUXT_DATA__>{nuxt}</script>"));
        assert_eq!((found.title.as_str(), found.published.as_str()), ("Bridge", "1735900000"));
    }

    #[test]
    fn a_script_that_builds_something_else_says_nothing() {
        let template = "<div class=\\\"${a}\\\"><p>{{ name }}</p><p>{{ other }}</p></div>".repeat(30);
        assert_eq!(found(&format!("<script>var t=\"{template}\";</script>")), State::default());
        assert_eq!(found("<script>var x = {a: function() { return [1, 2] }};</script>"), State::default());
        // Many beginnings of values that never end take no longer than they are long.
        let hostile = "={\"a\":[".repeat(200_000);
        assert_eq!(found(&format!("<script>{hostile}</script>")), State::default());
        let hostile = "\"<p>".repeat(200_000);
        assert_eq!(found(&format!("<script>{hostile}</script>")), State::default());
    }
}
