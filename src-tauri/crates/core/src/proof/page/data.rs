//! What stands in a page: the mail once, as it is, and beside it what the mail does not say already.
//!
//! Most words of an issue stand in its mail, at marks that say which passage they are of and where in it. The page
//! counts along these marks anyway, so of each passage only its length is given and the characters that no mark leads
//! to, in their order: ends of lines, words that the mail prints otherwise. Marks name a passage by its number in the
//! list. Whatever the page would read otherwise than it is gets given, because what a reader finds is found here first.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::body::{EMBED, is_uncounted_char};
use crate::proof::payload::{EntryKind, Part, Passage, Payload};

/// The block of data and the mail, as they stand in script elements.
pub(super) struct Data {
    /// What the page knows besides.
    pub json: String,
    /// The mail; empty where it stands in the data.
    pub mail: String,
}

/// What stands in the page for a payload.
pub(super) fn of(payload: &Payload) -> Data {
    let mut value = serde_json::to_value(payload).unwrap_or_default();
    let mail = numbered(&payload.mail, &payload.passages);
    let said = said(&mail);
    let owners = owners(payload);
    let passages = payload.passages.iter().enumerate();
    value["passages"] =
        passages.map(|(number, passage)| given(passage, &owners, said.get(&number.to_string()))).collect();
    for (entry, shown) in payload.entries.iter().zip(value["entries"].as_array_mut().into_iter().flatten()) {
        let is_headline = entry.kind == EntryKind::Item && entry.title == headline(&payload.passages, entry.id);
        if is_headline && let Some(shown) = shown.as_object_mut() {
            shown.remove("title");
        }
    }
    if let Some(object) = value.as_object_mut() {
        object.remove("mail");
    }
    if holds_script(&mail) {
        value["mail"] = json!(mail);
        return Data { json: data(&value), mail: String::new() };
    }
    Data { json: data(&value), mail }
}

/// The payload of a page: the same that it was made of.
pub fn read(page: &str) -> Option<Payload> {
    let block = |id: &str| {
        let from = page.split_once(&format!(" id=\"{id}\">"))?.1;
        Some(from.split_once("</script>")?.0)
    };
    let mut value: Value = serde_json::from_str(block("proof")?).ok()?;
    let mail = match value["mail"].as_str() {
        Some(mail) => mail.to_owned(),
        None => block("mail")?.to_owned(),
    };
    let said = said(&mail);
    let issue = value["issue"]["id"].clone();
    let owners: Vec<Value> =
        std::iter::once(issue).chain(value["entries"].as_array()?.iter().map(|entry| entry["id"].clone())).collect();
    let mut names = Vec::new();
    let mut passages = Vec::new();
    for (number, given) in value["passages"].as_array()?.iter().enumerate() {
        let (owner, part) = (owners.get(usize::try_from(given[0].as_u64()?).ok()?)?, given[1].as_str()?);
        let text = text_of(given, said.get(&number.to_string()))?;
        names.push(format!("{}/{part}", owner.as_str()?));
        passages.push(json!({ "owner": owner, "part": part, "text": text }));
    }
    value["mail"] = json!(replaced(&mail, |name| names.get(name.parse::<usize>().ok()?).cloned()));
    value["passages"] = Value::Array(passages.clone());
    for entry in value["entries"].as_array_mut()? {
        if entry.get("title").is_none() {
            let is_headline = |passage: &&Value| passage["owner"] == entry["id"] && passage["part"] == "headline";
            let title = passages.iter().find(is_headline).map_or(json!(""), |passage| passage["text"].clone());
            entry["title"] = title;
        }
    }
    serde_json::from_value(value).ok()
}

/// Owners by the numbers that passages name them by: the issue, then what stands in the rundown.
fn owners(payload: &Payload) -> Vec<Uuid> {
    std::iter::once(payload.issue.id).chain(payload.entries.iter().map(|entry| entry.id)).collect()
}

fn headline(passages: &[Passage], owner: Uuid) -> &str {
    let found = passages.iter().find(|passage| passage.owner == owner && passage.part == Part::Headline);
    found.map_or("", |passage| passage.text.as_str())
}

/// A passage as the data gives it: owner, part, length, the characters that the mail does not say, and where it says
/// others.
fn given(passage: &Passage, owners: &[Uuid], said: Option<&BTreeMap<usize, char>>) -> Value {
    let owner = owners.iter().position(|owner| *owner == passage.owner).unwrap_or_default();
    let (mut length, mut rest, mut wrong) = (0, String::new(), Vec::new());
    for (at, c) in passage.text.chars().enumerate() {
        length = at + 1;
        match said.and_then(|said| said.get(&at)) {
            Some(said) if *said == c => {}
            Some(_) => {
                wrong.push(at);
                rest.push(c);
            }
            None => rest.push(c),
        }
    }
    let mut given = vec![json!(owner), json!(passage.part), json!(length), json!(rest)];
    if !wrong.is_empty() {
        given.push(json!(wrong));
    }
    Value::Array(given)
}

fn text_of(given: &Value, said: Option<&BTreeMap<usize, char>>) -> Option<String> {
    let length = usize::try_from(given[2].as_u64()?).ok()?;
    let mut rest = given[3].as_str()?.chars();
    let is_wrong = |at: usize| given[4].as_array().is_some_and(|wrong| wrong.contains(&json!(at)));
    let said = |at: usize| said.and_then(|said| said.get(&at)).copied().filter(|_| !is_wrong(at));
    (0..length).map(|at| said(at).or_else(|| rest.next())).collect()
}

/// The data inside a script element: nothing in it ends the element, and nothing in it is taken for the end of a line
/// by an old browser.
fn data(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Whether a mail could not stand in a script element as it is. Ours never says so, since no script is printed and
/// words are escaped.
fn holds_script(mail: &str) -> bool {
    let small = mail.to_ascii_lowercase();
    small.contains("<script") || small.contains("</script") || mail.contains(['\r', '\0'])
}

/// The mail, its marks naming passages by number.
fn numbered(mail: &str, passages: &[Passage]) -> String {
    let name = |passage: &Passage| format!("{}/{}", passage.owner, passage.part.name());
    let numbers: BTreeMap<String, usize> =
        passages.iter().enumerate().map(|(number, passage)| (name(passage), number)).collect();
    replaced(mail, |name| numbers.get(name).map(usize::to_string))
}

/// The mail with other names of passages in its marks. Only tags are looked into: in them a quotation mark that is not
/// written as a reference ends a value, so that nobody's words are taken for a mark.
fn replaced(mail: &str, name: impl Fn(&str) -> Option<String>) -> String {
    const MARK: &str = "data-place=\"";
    let mut out = String::with_capacity(mail.len());
    let mut rest = mail;
    while let Some(start) = rest.find('<') {
        let length = tag(&rest[start..]);
        let (before, tag) = (&rest[..start], &rest[start..start + length]);
        rest = &rest[start + length..];
        out.push_str(before);
        // A long line of the mail is folded between attributes, so any white space may stand before a mark.
        let mark = tag.match_indices(MARK).find(|(at, _)| tag[..*at].ends_with(char::is_whitespace));
        let mark = mark.map(|(at, _)| at + MARK.len()).filter(|_| !tag.starts_with("<!--"));
        let found = mark.and_then(|from| {
            let (place, after) = tag[from..].split_once('"')?;
            let (passage, position) = place.rsplit_once('/')?;
            Some((from, name(passage)?, position, after))
        });
        match found {
            Some((from, name, position, after)) => {
                out.push_str(&tag[..from]);
                out.push_str(&format!("{name}/{position}\"{after}"));
            }
            None => out.push_str(tag),
        }
    }
    out.push_str(rest);
    out
}

/// The length of a tag or a comment.
fn tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// What a reader who counts along the marks finds: by passage, the character at each position.
pub(super) fn said(mail: &str) -> BTreeMap<String, BTreeMap<usize, char>> {
    let tokenizer = Tokenizer::new(Counter::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(mail));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().said
}

/// Counts as the page does: an element's mark holds within it, a picture is one character.
#[derive(Default)]
struct Counter(RefCell<Count>);

#[derive(Default)]
struct Count {
    said: BTreeMap<String, BTreeMap<usize, char>>,
    /// The elements that are open, each with the passage around it and whether its words are passed over.
    open: Vec<(String, String, bool)>,
    passage: String,
    at: usize,
    is_added: bool,
}

impl Count {
    fn count(&mut self, c: char) {
        if !self.passage.is_empty() && !self.is_added && !is_uncounted_char(c) {
            self.said.entry(self.passage.clone()).or_default().insert(self.at, c);
            self.at += 1;
        }
    }

    fn open(&mut self, tag: &Tag) {
        let value = |name: &str| tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| one.value.to_string());
        let is_added = self.is_added || value("data-added").is_some();
        if &*tag.name == "img" {
            if !is_added {
                self.count(EMBED);
            }
            return;
        }
        if matches!(&*tag.name, "br" | "hr" | "wbr" | "meta" | "link" | "input" | "col" | "base") {
            return;
        }
        self.open.push((tag.name.to_string(), self.passage.clone(), self.is_added));
        self.is_added = is_added;
        if is_added {
            return;
        }
        if let Some((passage, position)) = value("data-place").as_deref().and_then(|place| place.rsplit_once('/')) {
            self.passage = passage.to_owned();
            self.at = position.parse().unwrap_or_default();
        }
    }

    fn close(&mut self, tag: &Tag) {
        let Some(at) = self.open.iter().rposition(|(name, ..)| **name == *tag.name) else { return };
        self.open.truncate(at + 1);
        if let Some((_, passage, is_added)) = self.open.pop() {
            (self.passage, self.is_added) = (passage, is_added);
        }
    }
}

impl TokenSink for Counter {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut count = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(words) => words.chars().for_each(|c| count.count(c)),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => count.close(&tag),
            Token::TagToken(tag) => {
                count.open(&tag);
                match &*tag.name {
                    "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
