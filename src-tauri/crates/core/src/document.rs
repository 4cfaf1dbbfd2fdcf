//! Documents: the truth of every record. The only module that names Loro.
//!
//! A document is a set of named registers, running texts and one movable list, with full history. It
//! merges, moves and remembers by itself; this module says which registers there are and what they
//! mean. Where a document is kept, and in which transaction, is `storage`'s business.

mod body;
mod dictionary;
mod feed;
mod issue;
mod item;
mod outlet;
mod person;
mod pin;
mod publication;
mod saved_search;
mod snippet;
mod story;
#[cfg(test)]
mod tests;
mod theme;
mod thread;

use std::panic::{AssertUnwindSafe, catch_unwind};

use loro::{
    ExpandType, ExportMode, Frontiers, LoroDoc, LoroMap, LoroValue, StyleConfig, StyleConfigMap, VersionVector,
};

use crate::error::{Error, Result};

pub use dictionary::WordDocument;
pub use feed::{FeedDocument, RuleDocument};
pub use issue::{IssueDocument, Part};
pub use item::ItemDocument;
pub use outlet::OutletDocument;
pub use person::PersonDocument;
pub use pin::{Held, Pin};
pub use publication::PublicationDocument;
pub use saved_search::SavedSearchDocument;
pub use snippet::SnippetDocument;
pub use story::StoryDocument;
pub use theme::ThemeDocument;
pub use thread::ThreadDocument;

/// The map of registers every document has.
const FIELDS: &str = "fields";
/// The register that says that a record was removed.
const REMOVED: &str = "removed";

/// What kind of record a document is the truth of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Publication,
    Issue,
    Item,
    Story,
    Outlet,
    Theme,
    SavedSearch,
    Feed,
    Rule,
    Person,
    Thread,
    Snippet,
    Word,
}

impl Kind {
    /// Every kind, in an order in which projections can be made anew.
    pub const ALL: [Kind; 13] = [
        Kind::Theme,
        Kind::Publication,
        Kind::Outlet,
        Kind::Feed,
        Kind::Rule,
        Kind::Story,
        Kind::Item,
        Kind::Issue,
        Kind::SavedSearch,
        Kind::Person,
        Kind::Thread,
        Kind::Snippet,
        Kind::Word,
    ];

    /// The kind's name in the library.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Publication => "publication",
            Kind::Issue => "issue",
            Kind::Item => "item",
            Kind::Story => "story",
            Kind::Outlet => "outlet",
            Kind::Theme => "theme",
            Kind::SavedSearch => "saved_search",
            Kind::Feed => "feed",
            Kind::Rule => "rule",
            Kind::Person => "person",
            Kind::Thread => "thread",
            Kind::Snippet => "snippet",
            Kind::Word => "word",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Names one state of a document: what an edit was made on. Hexadecimal digits on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Version(Vec<u8>);

impl Version {
    /// The bytes, as kept in the library.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// A version from bytes kept in the library.
    pub fn from_bytes(bytes: &[u8]) -> Version {
        Version(bytes.to_owned())
    }

    fn of(frontiers: &Frontiers) -> Version {
        Version(frontiers.encode())
    }

    fn frontiers(&self) -> Result<Frontiers> {
        guarded(|| Frontiers::decode(&self.0).ok())
            .ok_or_else(|| Error::invalid("version", "The version that the change was made on cannot be read."))
    }
}

impl Version {
    /// Whether it is the state before anything was written.
    pub fn is_empty(&self) -> bool {
        self.frontiers().is_ok_and(|frontiers| frontiers.is_empty())
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Version {
    type Err = Error;
    fn from_str(text: &str) -> Result<Version> {
        let unreadable = || Error::invalid("version", "The version that the change was made on cannot be read.");
        if !text.len().is_multiple_of(2) || !text.is_ascii() {
            return Err(unreadable());
        }
        let digit = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| unreadable());
        (0..text.len()).step_by(2).map(digit).collect::<Result<Vec<u8>>>().map(Version)
    }
}

/// What one transaction changed in a document: one row of the change log.
#[derive(Debug, Clone)]
pub struct DocumentChange {
    /// The update, as Loro encodes it.
    pub payload: Vec<u8>,
    /// The state before.
    pub before: Version,
    /// The state after.
    pub after: Version,
}

/// A document of any kind, loaded for reading or for one transaction's edits.
pub struct Document {
    doc: LoroDoc,
    loaded: VersionVector,
    before: Version,
    /// How many changes the library keeps behind the piece into which it folded the others.
    pub(crate) gathered: usize,
}

impl Document {
    /// An empty document that is written to as `writer`.
    pub fn empty(writer: u64) -> Document {
        let doc = configured(LoroDoc::new());
        // The id was chosen at random by the caller; Loro refuses only its own reserved highest value.
        let _ = doc.set_peer_id(writer >> 1);
        let before = Version::of(&doc.oplog_frontiers());
        Document { loaded: doc.oplog_vv(), before, doc, gathered: 0 }
    }

    /// A document that is there already, as it is.
    fn over(doc: LoroDoc) -> Document {
        let before = Version::of(&doc.oplog_frontiers());
        Document { loaded: doc.oplog_vv(), before, doc, gathered: 0 }
    }

    /// The first change of a new document: what `write` makes it say.
    pub fn of_new(writer: u64, write: impl FnOnce(&mut Document) -> Result<()>) -> Result<DocumentChange> {
        let mut document = Document::empty(writer);
        write(&mut document)?;
        document.take_change()?.ok_or_else(refused)
    }

    /// The document that these updates make, in any order. Damaged bytes are refused whole.
    pub fn load(writer: u64, updates: &[Vec<u8>]) -> Result<Document> {
        let mut document = Document::empty(writer);
        let imported = guarded(|| {
            let status = match updates {
                [] => return Some(true),
                [only] => document.doc.import(only).ok()?,
                many => document.doc.import_batch(many).ok()?,
            };
            Some(status.pending.is_none())
        });
        if imported != Some(true) {
            return Err(Error::Damaged { reason: "A record's history cannot be read.".to_owned() });
        }
        document.loaded = document.doc.oplog_vv();
        document.before = Version::of(&document.doc.oplog_frontiers());
        Ok(document)
    }

    /// The state it is in.
    pub fn version(&self) -> Version {
        self.doc.commit();
        Version::of(&self.doc.oplog_frontiers())
    }

    /// Whether there is no record in it: it was never written, its making was taken back, or it was removed.
    pub fn is_void(&self) -> bool {
        self.fields().is_empty() || !self.word(REMOVED).is_empty()
    }

    /// Says that the record was removed; its fields stay, so that an edit of somebody else does not bring back half of
    /// it, and undo all of it.
    pub fn remove(&mut self) -> Result<()> {
        self.set_word(REMOVED, "yes")
    }

    /// What was changed since it was loaded; none where nothing was.
    pub fn take_change(&mut self) -> Result<Option<DocumentChange>> {
        self.doc.commit();
        let now = self.doc.oplog_vv();
        if now == self.loaded {
            return Ok(None);
        }
        let payload = self.doc.export(ExportMode::updates(&self.loaded)).map_err(|_| refused())?;
        let after = Version::of(&self.doc.oplog_frontiers());
        let before = std::mem::replace(&mut self.before, after.clone());
        self.loaded = now;
        Ok(Some(DocumentChange { payload, before, after }))
    }

    /// The whole history in one piece.
    pub fn fold(&self) -> Result<Vec<u8>> {
        self.doc.commit();
        self.doc.export(ExportMode::all_updates()).map_err(|_| refused())
    }

    /// The same document as it was at an earlier state, for reading.
    pub fn at(&self, version: &Version) -> Result<Document> {
        let frontiers = version.frontiers()?;
        let fork = guarded(|| self.doc.fork_at(&frontiers).ok())
            .ok_or_else(|| Error::invalid("version", "This library does not have that state of the text."))?;
        Ok(Document::over(configured(fork)))
    }

    /// Takes in what was written in another copy of it.
    pub fn join(&mut self, other: &Document) -> Result<()> {
        self.doc.commit();
        other.doc.commit();
        let update = other.doc.export(ExportMode::updates(&self.doc.oplog_vv())).map_err(|_| refused())?;
        guarded(|| self.doc.import(&update).ok()).map(|_| ()).ok_or_else(refused)
    }

    /// Goes to a state for reading, which is quicker than a second document in that state. Nothing can be written from
    /// then on.
    pub fn turn_to(&mut self, version: &Version) -> Result<()> {
        let frontiers = version.frontiers()?;
        guarded(|| self.doc.checkout(&frontiers).ok())
            .ok_or_else(|| Error::invalid("version", "This library does not have that state of the text."))
    }

    /// Brings back an earlier state, as a new change.
    pub fn return_to(&mut self, version: &Version) -> Result<()> {
        let frontiers = version.frontiers()?;
        guarded(|| self.doc.revert_to(&frontiers).ok()).ok_or_else(refused)
    }

    /// Takes back the making of a document that has registers and nothing else: the same as going back to its empty
    /// state, without walking its history.
    pub fn clear(&mut self) -> Result<()> {
        self.fields().clear().map_err(|_| refused())
    }

    fn fields(&self) -> LoroMap {
        self.doc.get_map(FIELDS)
    }

    /// The words of a register; empty where it was never set.
    fn word(&self, name: &str) -> String {
        match self.value(name) {
            Some(LoroValue::String(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    /// Sets the words of a register; the same words again are no change.
    fn set_word(&mut self, name: &str, word: &str) -> Result<()> {
        if self.word(name) == word && (!word.is_empty() || self.value(name).is_none()) {
            return Ok(());
        }
        self.set_value(name, word.into())
    }

    fn value(&self, name: &str) -> Option<LoroValue> {
        self.fields().get(name).and_then(|value| value.into_value().ok()).filter(|value| !value.is_null())
    }

    fn set_value(&mut self, name: &str, value: LoroValue) -> Result<()> {
        if self.value(name).unwrap_or(LoroValue::Null) == value {
            return Ok(());
        }
        self.fields().insert(name, value).map_err(|_| refused())
    }

    /// A structured register, as JSON; none where it was never set or is of another shape.
    fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        let value = self.value(name)?;
        serde_json::from_value(serde_json::to_value(value).ok()?).ok()
    }

    fn set_json<T: serde::Serialize>(&mut self, name: &str, value: &T) -> Result<()> {
        let json = serde_json::to_value(value).map_err(|_| refused())?;
        self.set_value(name, LoroValue::from(json))
    }
}

fn configured(doc: LoroDoc) -> LoroDoc {
    doc.config_text_style(styles());
    doc
}

/// A line's attributes never spread to typed text; marks go on as one types, links do not.
fn styles() -> StyleConfigMap {
    let mut styles = StyleConfigMap::new();
    for name in body::MARKS {
        styles.insert(name.into(), StyleConfig { expand: ExpandType::After });
    }
    for name in body::CLOSED {
        styles.insert(name.into(), StyleConfig { expand: ExpandType::None });
    }
    styles
}

/// Runs a step of Loro on bytes that may be damaged: a panic there is a refusal, not a crash.
fn guarded<T>(step: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(step)).ok().flatten()
}

fn refused() -> Error {
    Error::Damaged { reason: "A record's document refused the change.".to_owned() }
}
