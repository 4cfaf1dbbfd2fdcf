//! What each command does: resolve names, run one read or one transaction, show the result.

mod archive;
mod body;
mod clip;
mod destination;
mod exchange;
mod export;
mod feed;
mod feed_discover;
mod feed_refresh;
mod history;
mod host;
mod image;
mod import;
mod inbox;
mod invitation;

mod issue;
mod item;
mod job;
mod library;
mod link;
mod mail;
mod outgoing;
mod outlet;
mod person;
mod picture;
mod proof;
mod publication;
mod review;
mod revision;
mod rule;
mod saved_search;
mod search;
mod serving;
mod snippet;
mod spelling;
mod story;
mod suggestion;
mod theme;
mod thread;
mod writing;

pub use archive::*;
pub use body::*;
pub use clip::*;
pub use destination::*;
pub use exchange::*;
pub use export::*;
pub use feed::*;
pub use feed_discover::*;
pub use feed_refresh::*;
pub use history::*;
pub use host::*;
pub use image::*;
pub use import::*;
pub use inbox::*;
pub use invitation::*;

pub use issue::*;
pub use item::*;
pub use job::*;
pub use library::*;
pub use link::*;
pub use mail::*;
pub use outlet::*;
pub use person::*;
pub use picture::*;
pub use proof::*;
pub use publication::*;
pub use review::*;
pub use revision::*;
pub use rule::*;
pub use saved_search::*;
pub use search::*;
pub use serving::*;
pub use snippet::*;
pub use spelling::*;
pub use story::*;
pub use suggestion::*;
pub use theme::*;
pub use thread::*;

pub use writing::*;

use galley_core::Result as CoreResult;
use galley_core::change::{Changed as CoreChanged, Label, Touched as CoreTouched, Undo};
use galley_core::document::Kind;
use galley_core::library::{ActionName, Reader, Tx};

use crate::command::Session;
use crate::failure::Failure;
use crate::history::{ActionLabel, Changed, Touched};

type Reply<T> = Result<T, Failure>;

/// Reads at one moment.
fn read<T>(session: &mut Session, look: impl FnOnce(&Reader<'_>) -> CoreResult<T>) -> Reply<T> {
    Ok(session.library.read(look)?)
}

/// Runs one change as one transaction and shows its result, with what undo and redo would now do.
fn change<T, V>(
    session: &mut Session,
    label: Label,
    decide: impl FnOnce(&mut Tx<'_>) -> CoreResult<T>,
    show: impl FnOnce(&Reader<'_>, T) -> CoreResult<V>,
) -> Reply<Changed<V>> {
    let at = (session.clock)();
    let changed = session.library.transact(at, label, |tx| {
        let value = decide(tx)?;
        show(&tx.read(), value)
    })?;
    finish(session, changed)
}

/// Runs one change that undo passes over, of which the window needs to hear nothing: settings, contacts, links.
fn store<T>(session: &mut Session, verb: &'static str, change: impl FnOnce(&mut Tx<'_>) -> CoreResult<T>) -> Reply<T> {
    let at = (session.clock)();
    let label = Label { undo: Undo::Withheld, ..Label::new(verb, "") };
    Ok(session.library.transact(at, label, change)?.value)
}

fn finish<V>(session: &mut Session, changed: CoreChanged<V>) -> Reply<Changed<V>> {
    let (undo, redo) = session.library.read(|reader| reader.reversible())?;
    Ok(Changed {
        value: changed.value,
        touched: touched(&changed.touched),
        undo: undo.map(action_label),
        redo: redo.map(action_label),
    })
}

fn touched(touched: &CoreTouched) -> Touched {
    let ids = |kind| touched.of(kind).map(|uuid| uuid.to_string()).collect();
    Touched {
        publications: ids(Kind::Publication),
        issues: ids(Kind::Issue),
        items: ids(Kind::Item),
        stories: ids(Kind::Story),
        outlets: ids(Kind::Outlet),
        themes: ids(Kind::Theme),
        saved_searches: ids(Kind::SavedSearch),
        feeds: ids(Kind::Feed),
        rules: ids(Kind::Rule),
        people: ids(Kind::Person),
        threads: ids(Kind::Thread),
        snippets: ids(Kind::Snippet),
        words: ids(Kind::Word),
    }
}

fn action_label(name: ActionName) -> ActionLabel {
    ActionLabel { verb: name.verb, subject: name.subject }
}

/// A line of text as it is kept in a field: no line breaks, no control characters, no space around.
fn line(words: &str) -> String {
    let clean = words.chars().map(|c| if c.is_whitespace() || c == galley_core::body::BREAK { ' ' } else { c });
    let clean: String = clean.filter(|c| !galley_core::body::is_forbidden_char(*c)).collect();
    clean.trim().to_owned()
}
