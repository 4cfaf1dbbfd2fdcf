//! The list of feeds: entering, changing, removing, carrying in and out. Nothing is asked here.

use std::path::Path;

use galley_core::change::Label;
use galley_core::error::Error;
use galley_core::feed::pace;
use galley_core::feed::subscribe::{self, Entered};
use galley_core::feed::{Feed, Reading, exchange};
use galley_core::id::FeedId;
use galley_core::library::Tx;
use galley_core::outlet::register;

use super::{Reply, change, line, read, store};
use crate::command::Session;
use crate::failure::{Code, Failure};
use crate::feed::*;
use crate::history::Changed;
use crate::library::Empty;
use crate::view::count;
use crate::{resolve, view_feed};

/// Under which name the library keeps how feeds are asked.
const SETTING: &str = "feeds";

/// The largest OPML file that is taken in, in bytes.
const MOST_OPML: u64 = 20_000_000;

pub fn feed_list(session: &mut Session, _: Empty) -> Reply<FeedListView> {
    read(session, view_feed::feeds)
}

pub fn feed_show(session: &mut Session, request: FeedShow) -> Reply<FeedView> {
    read(session, |reader| {
        let id = resolve::feed(reader, &request.feed)?;
        Ok(view_feed::feed(&reader.feed(id)?))
    })
}

pub fn feed_add(session: &mut Session, request: FeedAdd) -> Reply<Changed<FeedAdded>> {
    let words = |words: &Option<String>| line(words.as_deref().unwrap_or_default());
    change(
        session,
        Label::new("feed_add", ""),
        |tx| {
            let outlet = register::of_name(tx, &words(&request.outlet))?.map(|outlet| outlet.id);
            let feed = Feed {
                title: words(&request.title),
                home: words(&request.home),
                folder: words(&request.folder),
                outlet,
                ..Feed::at(FeedId::new(tx.at()), line(&request.url))
            };
            subscribe::add(tx, feed)
        },
        |reader, entered| {
            let feed = view_feed::feed(&reader.feed(entered.id())?);
            Ok(FeedAdded { feed, already: matches!(entered, Entered::Already(_)) })
        },
    )
}

pub fn feed_set(session: &mut Session, request: FeedSet) -> Reply<Changed<FeedListView>> {
    let value = line(&request.value);
    change(
        session,
        Label::new("feed_set", ""),
        |tx| {
            let ids = feeds(tx, &request.feeds)?;
            if ids.len() > 1 && matches!(request.field, FeedField::Url | FeedField::Title | FeedField::Home) {
                return Err(Error::invalid("feeds", "An address or a name is one feed's own. Change one at a time."));
            }
            let reading = match (request.field, value.as_str()) {
                (FeedField::Paused, "yes" | "true") => Reading::Paused,
                (FeedField::Paused, "no" | "false" | "") => Reading::Going,
                (FeedField::Paused, _) => return Err(Error::invalid("paused", "This is “yes” or “no”.")),
                _ => Reading::Going,
            };
            let outlet = match request.field {
                FeedField::Outlet => register::of_name(tx, &value)?.map(|outlet| outlet.id),
                _ => None,
            };
            for id in &ids {
                subscribe::edit(tx, *id, |feed| {
                    match request.field {
                        FeedField::Url => feed.url.clone_from(&value),
                        FeedField::Title => feed.title.clone_from(&value),
                        FeedField::Home => feed.home.clone_from(&value),
                        FeedField::Folder => feed.folder.clone_from(&value),
                        FeedField::Outlet => feed.outlet = outlet,
                        FeedField::Paused => feed.reading = reading,
                    }
                    Ok(())
                })?;
            }
            name_many(tx, ids.len());
            Ok(())
        },
        |reader, ()| view_feed::feeds(reader),
    )
}

pub fn feed_remove(session: &mut Session, request: FeedNames) -> Reply<Changed<FeedListView>> {
    change(
        session,
        Label::new("feed_remove", ""),
        |tx| {
            let ids = feeds(tx, &request.feeds)?;
            ids.iter().try_for_each(|id| subscribe::remove(tx, *id))?;
            name_many(tx, ids.len());
            Ok(())
        },
        |reader, ()| view_feed::feeds(reader),
    )
}

pub fn feed_folder_rename(session: &mut Session, request: FolderRename) -> Reply<Changed<FeedListView>> {
    let (from, to) = (subscribe::folder(&line(&request.folder)), subscribe::folder(&line(&request.name)));
    change(
        session,
        Label::new("feed_folder_rename", from.clone()),
        |tx| {
            let within = |folder: &str| {
                let rest = folder.strip_prefix(from.as_str())?;
                (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
            };
            let all = tx.read().feeds()?;
            let moved: Vec<_> = all
                .iter()
                .filter(|one| !one.feed.folder.is_empty())
                .filter_map(|one| within(&one.feed.folder).map(|folder| (one.feed.id, folder)))
                .collect();
            if from.is_empty() || moved.is_empty() {
                return Err(Error::not_found("folder", &request.folder));
            }
            for (id, folder) in moved {
                subscribe::edit(tx, id, |feed| {
                    feed.folder = folder;
                    Ok(())
                })?;
            }
            tx.name(from.clone());
            Ok(())
        },
        |reader, ()| view_feed::feeds(reader),
    )
}

pub fn feed_setting_show(session: &mut Session, _: Empty) -> Reply<FeedSetting> {
    setting(session)
}

pub fn feed_setting_set(session: &mut Session, request: FeedSetting) -> Reply<FeedSetting> {
    let every = if request.every == 0 { 0 } else { request.every.clamp(pace::SHORTEST, pace::LONGEST) };
    let setting = FeedSetting { every };
    store(session, "feed_setting_set", |tx| tx.set_setting(SETTING, &setting))?;
    Ok(setting)
}

/// How feeds are asked.
pub(super) fn setting(session: &mut Session) -> Reply<FeedSetting> {
    read(session, |reader| Ok(reader.setting::<FeedSetting>(SETTING)?.unwrap_or_default()))
}

pub fn opml_import(session: &mut Session, request: OpmlImport) -> Reply<Changed<OpmlImported>> {
    let (text, name) = match (request.text, request.path) {
        (Some(text), _) => (text, String::new()),
        (None, Some(path)) => (file(Path::new(&path))?, line(&path)),
        (None, None) => return Err(Failure::invalid("An OPML document is needed, as text or as a file.")),
    };
    let (found, refused) = galley_core::story::exchange::opml::feeds(text.as_bytes());
    let mut refused: Vec<String> = refused.into_iter().map(|one| one.reason).collect();
    if found.is_empty() {
        let reason = refused.first().cloned().unwrap_or_else(|| "It names no feed.".to_owned());
        return Err(Failure::invalid(format!("No feed was taken in. {reason}")));
    }
    change(
        session,
        Label::new("opml_import", name.clone()),
        |tx| {
            let (mut added, mut already) = (Vec::new(), 0);
            for one in &found {
                match subscribe::add(tx, exchange::feed_of(one, FeedId::new(tx.at()))) {
                    Ok(Entered::Added(id)) => added.push(id),
                    Ok(Entered::Already(_)) => already += 1,
                    Err(error @ Error::Invalid { .. }) => refused.push(format!("“{}”: {error}", one.title)),
                    Err(error) => return Err(error),
                }
            }
            tx.name(if name.is_empty() { added.len().to_string() } else { name.clone() });
            Ok((added, already, refused))
        },
        |reader, (added, already, refused)| {
            let added = added.iter().map(|id| Ok(view_feed::feed(&reader.feed(*id)?)));
            Ok(OpmlImported { added: added.collect::<Result<_, Error>>()?, already, refused })
        },
    )
}

pub fn opml_export(session: &mut Session, request: OpmlExport) -> Reply<OpmlExported> {
    let feeds = read(session, |reader| reader.feeds())?;
    let mut text = Vec::new();
    exchange::write(&mut text, &feeds).map_err(|error| io(Path::new("OPML"), "written", &error))?;
    if let Some(path) = &request.path {
        let path = Path::new(path);
        galley_core::export::write::write_file(path, &text)?;
    }
    Ok(OpmlExported {
        text: String::from_utf8_lossy(&text).into_owned(),
        path: request.path,
        feeds: count(feeds.len()),
    })
}

fn file(path: &Path) -> Reply<String> {
    let about = std::fs::metadata(path).map_err(|error| io(path, "read", &error))?;
    if about.len() > MOST_OPML {
        return Err(Failure::invalid(format!("{} is larger than an OPML file can be.", path.display())));
    }
    let bytes = std::fs::read(path).map_err(|error| io(path, "read", &error))?;
    Ok(galley_core::charset::decode(&bytes).text)
}

fn io(path: &Path, what: &str, error: &std::io::Error) -> Failure {
    Failure { code: Code::Io, message: format!("{} could not be {what}: {error}.", path.display()), hint: None }
}

/// The feeds of these names, each once.
fn feeds(tx: &Tx<'_>, names: &[String]) -> Result<Vec<FeedId>, Error> {
    let mut ids = Vec::with_capacity(names.len());
    for name in names {
        let id = resolve::feed(&tx.read(), name)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        return Err(Error::invalid("feeds", "Name at least one feed. Nothing was changed."));
    }
    Ok(ids)
}

/// A change to several feeds is called by their number.
fn name_many(tx: &mut Tx<'_>, count: usize) {
    if count > 1 {
        tx.name(count.to_string());
    }
}
