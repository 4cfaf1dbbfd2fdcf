//! Snippets: pieces of rich text that the library keeps under a name, to be put into any text.

use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::SnippetId;
use crate::library::Tx;

/// A piece of text under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// Its id.
    pub id: SnippetId,
    /// What it is called; no other one is called so, in whatever case.
    pub name: String,
    /// The text.
    pub body: Body,
}

/// Keeps a text under a name that no snippet has yet.
pub fn create(tx: &mut Tx<'_>, name: &str, body: Body) -> Result<Snippet> {
    let snippet = Snippet { id: SnippetId::new(tx.at()), name: named(tx, name, None)?, body: full(body)? };
    tx.name(snippet.name.clone());
    tx.create(&snippet)?;
    Ok(snippet)
}

/// Gives it another name, another text, or both.
pub fn set(tx: &mut Tx<'_>, id: SnippetId, name: Option<&str>, body: Option<Body>) -> Result<Snippet> {
    let name = name.map(|name| named(tx, name, Some(id))).transpose()?;
    let body = body.map(full).transpose()?;
    let snippet = tx.edit::<Snippet>(id.uuid(), "snippet", |snippet| {
        snippet.name = name.unwrap_or(std::mem::take(&mut snippet.name));
        snippet.body = body.unwrap_or(std::mem::take(&mut snippet.body));
        Ok(())
    })?;
    tx.name(snippet.name.clone());
    Ok(snippet)
}

/// Gives it up; undo brings it again. Where it was put in before, the text stays.
pub fn remove(tx: &mut Tx<'_>, id: SnippetId) -> Result<()> {
    let snippet = tx.read().snippet(id)?;
    tx.name(snippet.name);
    tx.remove::<Snippet>(id.uuid(), "snippet")
}

fn full(body: Body) -> Result<Body> {
    let body = body.normalized();
    match body.is_blank() {
        true => Err(Error::invalid("body", "A snippet needs a text.")),
        false => Ok(body),
    }
}

/// A name that no other snippet has. It is typed after a slash, so it begins with none.
fn named(tx: &Tx<'_>, name: &str, of: Option<SnippetId>) -> Result<String> {
    let name = name.trim().trim_start_matches('/').trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "A snippet needs a name."));
    }
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    if tx.read().snippets()?.iter().any(|one| Some(one.id) != of && same(&one.name)) {
        return Err(Error::invalid("name", format!("There is a snippet “{name}” already.")));
    }
    Ok(name.to_owned())
}
