//! Whole files and folders in and out: stories in the forms of other programs, past issues of a publication.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use chrono::{DateTime, Utc};

use super::import::found;
use super::{Reply, read};
use crate::command::{Onward, Session};
use crate::failure::{Code, Failure};
use crate::import::ImportFrom;
use crate::issue::{IssueImportAll, IssueOfFile, IssuesImported, RefusedFile};
use crate::job::JobKind;
use crate::story::{LineFinding, StoryExport, StoryExported, StoryImport, StoryImported};
use crate::{resolve, view};
use galley_core::Result as CoreResult;
use galley_core::change::Label;
use galley_core::id::{PublicationId, StoryId};
use galley_core::import::bundle::Bundle;
use galley_core::import::{Format, ImportedIssue};
use galley_core::issue::keep;
use galley_core::search::find::{Ask, Counting, Order};
use galley_core::search::join::Joining;
use galley_core::search::parse::Typing;
use galley_core::story::exchange::{self, Carried, Form, Refused, Writer, markdown};
use galley_core::story::take_in::{Prepared, Preparing, TakenIn, Taking, carry_out};

/// How many stories are kept in one transaction: enough to be quick, few enough that other work gets its turn.
const BATCH: usize = 4_000;

/// How many stories are handed over at once, and how often that is done ahead of the writing.
const HANDED_OVER: usize = 200;
const AHEAD: usize = 8;

/// How many findings are given back.
const FINDINGS: usize = 1_000;

/// How many files of a folder are read.
const FILES: usize = 100_000;

/// How deep folders are looked into.
const DEPTH: usize = 8;

pub fn story_import(session: &mut Session, request: StoryImport) -> Reply<StoryImported> {
    let path = Path::new(&request.path);
    let source = Source::open(path, request.form.map(Form::from))?;
    let at = (session.clock)();
    let preparing = Preparing::begin(&mut session.library, at)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    session.tell(JobKind::StoryImport, name.clone());
    // One series, so that undo takes back the whole file however many transactions it took.
    let label = Label::series("story_import", name, format!("story_import {}", StoryId::new(at)));
    let (sender, receiver) = sync_channel(AHEAD);
    // Stories are read and made ready beside the writing of those before them.
    std::thread::scope(|scope| {
        let reading = scope.spawn(move || source.read(path, Handing::to(sender, preparing)));
        let kept = keep(session, at, &label, receiver);
        let read = reading.join().unwrap_or_else(|_| Err(Halt::Failed(crate::work::fault())));
        let done = kept?;
        match read {
            Err(Halt::Failed(failure)) => Err(failure),
            Err(Halt::NobodyTakes) | Ok(()) => Ok(done),
        }
    })
}

/// A story that was read, or why one could not be.
enum Piece {
    Story(Box<Prepared>),
    Refused(LineFinding),
}

/// Why the reading of a file ended before its end.
enum Halt {
    Failed(Failure),
    /// The writing has failed, and says why itself.
    NobodyTakes,
}

impl From<galley_core::Error> for Halt {
    fn from(error: galley_core::Error) -> Halt {
        Halt::Failed(error.into())
    }
}

/// Where stories are read from.
enum Source {
    File(Form, BufReader<File>),
    /// Markdown files.
    Folder(Vec<PathBuf>),
}

impl Source {
    fn open(path: &Path, form: Option<Form>) -> Reply<Source> {
        let about = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if about.is_dir() {
            return Ok(Source::Folder(files(path, &["md", "markdown"])?));
        }
        let mut from = open(path)?;
        let form = match form.or_else(|| Form::of_name(&path.to_string_lossy())) {
            Some(form) => form,
            None => Form::sniff(from.fill_buf().map_err(|error| unreadable(path, &error))?),
        };
        Ok(Source::File(form, from))
    }

    fn read(self, path: &Path, mut handing: Handing) -> Result<(), Halt> {
        match self {
            Source::File(form, from) => exchange::read(form, from, &stem(path), |entry, _| handing.take(entry))?,
            Source::Folder(all) => {
                for file in all {
                    handing.file = Some(shown(path, &file));
                    let from = open(&file).map_err(Halt::Failed)?;
                    exchange::read(Form::Markdown, from, &stem(&file), |entry, _| handing.take(entry))?;
                }
            }
        }
        handing.hand_over()
    }
}

/// A file's name without what tells its form.
fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Makes stories ready and hands them over, many at a time.
struct Handing {
    to: SyncSender<Vec<Piece>>,
    preparing: Preparing,
    waiting: Vec<Piece>,
    file: Option<String>,
}

impl Handing {
    fn to(to: SyncSender<Vec<Piece>>, preparing: Preparing) -> Handing {
        Handing { to, preparing, waiting: Vec::with_capacity(HANDED_OVER), file: None }
    }

    fn take(&mut self, entry: Result<Carried, Refused>) -> Result<(), Halt> {
        self.waiting.push(match entry {
            Ok(story) => Piece::Story(Box::new(self.preparing.story(story)?)),
            Err(refused) => {
                Piece::Refused(LineFinding { file: self.file.clone(), line: refused.line, message: refused.reason })
            }
        });
        if self.waiting.len() < HANDED_OVER { Ok(()) } else { self.hand_over() }
    }

    fn hand_over(&mut self) -> Result<(), Halt> {
        let waiting = std::mem::replace(&mut self.waiting, Vec::with_capacity(HANDED_OVER));
        self.to.send(waiting).map_err(|_| Halt::NobodyTakes)
    }
}

/// Keeps what is handed over, in transactions of many.
fn keep(session: &mut Session, at: DateTime<Utc>, label: &Label, from: Receiver<Vec<Piece>>) -> Reply<StoryImported> {
    let mut done = StoryImported::default();
    let mut taking = Taking::default();
    let mut read = 0;
    let Session { library, work, telling, .. } = session;
    while let Some(first) = from.recv().ok().filter(|_| !done.stopped) {
        library.transact(at, label.clone(), |tx| {
            let mut next = Some(first);
            let mut count = 0;
            while let Some(pieces) = next {
                for piece in &pieces {
                    count += 1;
                    match piece {
                        Piece::Story(story) => match taking.story(tx, story)? {
                            TakenIn::Added(_) => done.added += 1,
                            TakenIn::Already(_) => done.already += 1,
                        },
                        Piece::Refused(finding) => {
                            done.refused += 1;
                            if done.findings.len() < FINDINGS {
                                done.findings.push(finding.clone());
                            }
                        }
                    }
                }
                read += pieces.len() as u64;
                // What was read ahead is given up where the editor stops it: nobody takes it any more.
                done.stopped = telling.map_or(Onward::GoOn, |job| work.report(job, read, None)) == Onward::Stop;
                next = if count < BATCH && !done.stopped { from.recv().ok() } else { None };
            }
            Ok(())
        })?;
        library.join_on(Joining::Crowded, || true);
    }
    // A search looks into every piece, so a large import leaves few. What the editor stops here is gone on with when
    // nobody waits.
    library
        .join_on(Joining::Whole, || telling.map_or(Onward::GoOn, |job| work.report(job, read, None)) == Onward::GoOn);
    Ok(done)
}

pub fn story_export(session: &mut Session, request: StoryExport) -> Reply<StoryExported> {
    let path = Path::new(&request.path);
    session.tell(JobKind::StoryExport, path.file_name().unwrap_or_default().to_string_lossy());
    let form = request.form.map(Form::from).or_else(|| Form::of_name(&request.path));
    let form = form.unwrap_or(if path.is_dir() { Form::Markdown } else { Form::JsonLines });
    let query = match &request.query {
        Some(query) => Some(super::search::query(session, query, Typing::Finished)?),
        None => None,
    };
    let stories = read(session, |reader| match query {
        Some(query) => {
            // The oldest first, as a file of everything has them.
            let ask = Ask { query, order: Order::Oldest, after: None, limit: u32::MAX - 1 };
            let found = reader.stories(&ask, Counting::Apart)?.stories;
            write_all(path, form, found.into_iter().map(|found| carry_out(reader, found.story.id)))
        }
        None => {
            let mut after = 0;
            let mut page = Vec::new();
            let everything = std::iter::from_fn(|| {
                if page.is_empty() {
                    match reader.stories_after(after, 500) {
                        Ok(rows) => page = rows.into_iter().rev().collect(),
                        Err(error) => return Some(Err(error)),
                    }
                }
                let (row, id) = page.pop()?;
                after = row;
                Some(carry_out(reader, id))
            });
            write_all(path, form, everything)
        }
    })?;
    Ok(StoryExported { path: request.path, stories })
}

/// Writes all; a file is whole or not there.
fn write_all(path: &Path, form: Form, all: impl Iterator<Item = CoreResult<Carried>>) -> CoreResult<u32> {
    let failed = |source| galley_core::Error::Io { doing: "Writing", path: path.to_owned(), source };
    let mut count = 0;
    if form == Form::Markdown {
        std::fs::create_dir_all(path).map_err(failed)?;
        for story in all {
            let story = story?;
            let file = File::create(path.join(markdown::file_name(&story))).map_err(failed)?;
            let mut writer = Writer::begin(form, BufWriter::new(file)).map_err(failed)?;
            writer.write(&story).and_then(|()| writer.end()).map_err(failed)?;
            count += 1;
        }
        return Ok(count);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = (|| {
        let mut writer = Writer::begin(form, BufWriter::new(File::create(&part).map_err(failed)?)).map_err(failed)?;
        for story in all {
            writer.write(&story?).map_err(failed)?;
            count += 1;
        }
        let file = writer.end().map_err(failed)?.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(&part, path).map_err(failed)?;
        Ok(count)
    })();
    if written.is_err() {
        // What was begun is of no use; that it cannot be removed changes nothing of the failure.
        let _ = std::fs::remove_file(&part);
    }
    written
}

pub fn issue_import_all(session: &mut Session, request: IssueImportAll) -> Reply<IssuesImported> {
    let publication = read(session, |reader| resolve::publication(reader, &request.publication))?;
    let folder = Path::new(&request.path);
    if folder.is_file() {
        return issues_of_archive(session, publication, folder);
    }
    let found_files = files(folder, ISSUES)?;
    let total = found_files.len() as u64;
    session.tell(JobKind::IssueImport, folder.file_name().unwrap_or_default().to_string_lossy());
    let mut all = IssuesImported::default();
    for (number, file) in (1_u64..).zip(&found_files) {
        let name = shown(folder, file);
        match issue_of(session, publication, file) {
            Ok(issue) => all.issues.push(IssueOfFile { file: name, ..issue }),
            Err(failure) if failure.code.is_refusal() => {
                all.refused.push(RefusedFile { file: name, message: failure.message });
            }
            Err(failure) => return Err(failure),
        }
        if session.report(number, Some(total)) == Onward::Stop {
            all.stopped = number < total;
            break;
        }
    }
    Ok(all)
}

/// The endings of files that may be past issues.
const ISSUES: &[&str] = &["txt", "html", "htm", "md", "markdown", "eml", "mht", "mhtml"];

/// Takes in every past issue of an archive.
fn issues_of_archive(session: &mut Session, publication: PublicationId, path: &Path) -> Reply<IssuesImported> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut bundle = Bundle::open(BufReader::new(file), ISSUES)?;
    let members = bundle.members().to_vec();
    let total = members.len() as u64;
    session.tell(JobKind::IssueImport, path.file_name().unwrap_or_default().to_string_lossy());
    let mut all = IssuesImported::default();
    for (number, member) in (1_u64..).zip(&members) {
        let kept = bundle.read(member).map_err(Failure::from).and_then(|bytes| {
            let format = Format::of_name(&member.name).unwrap_or_else(|| Format::sniff(&bytes));
            let stem = member.name.rsplit('/').next().unwrap_or_default();
            keep_issue(session, publication, galley_core::import::import(&bytes, format)?, stem)
        });
        match kept {
            Ok(issue) => all.issues.push(IssueOfFile { file: member.name.clone(), ..issue }),
            Err(failure) if failure.code.is_refusal() => {
                all.refused.push(RefusedFile { file: member.name.clone(), message: failure.message });
            }
            Err(failure) => return Err(failure),
        }
        if session.report(number, Some(total)) == Onward::Stop {
            all.stopped = number < total;
            break;
        }
    }
    Ok(all)
}

fn issue_of(session: &mut Session, publication: PublicationId, file: &Path) -> Reply<IssueOfFile> {
    let path = file.to_string_lossy().into_owned();
    let imported = found(&ImportFrom::File { path }, None)?;
    let stem = stem(file);
    keep_issue(session, publication, imported, &stem)
}

/// Keeps a past issue. What its text does not say, its file's name often does.
fn keep_issue(
    session: &mut Session,
    publication: PublicationId,
    mut imported: ImportedIssue,
    stem: &str,
) -> Reply<IssueOfFile> {
    imported.date = imported.date.or_else(|| date_in(stem));
    let findings = imported.notes.len();
    let at = (session.clock)();
    let kept = session.library.transact(at, Label::new("issue_import", ""), |tx| {
        let id = keep::keep(tx, publication, &imported)?;
        tx.read().snapshot(id)
    })?;
    let items =
        kept.value.entries.iter().filter(|entry| matches!(entry, galley_core::issue::snapshot::SnapshotEntry::Item(_)));
    Ok(IssueOfFile {
        file: String::new(),
        issue: kept.value.issue.id.to_string(),
        number: kept.value.issue.number,
        date: kept.value.issue.date.map(|date| date.to_string()),
        items: view::count(items.count()),
        findings: view::count(findings),
    })
}

/// A day in a file's name, as `2025-01-03` or `20250103`.
fn date_in(stem: &str) -> Option<chrono::NaiveDate> {
    let starts = stem.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let day = stem.get(at..at + 10).and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        day.or_else(|| {
            let digits = stem.get(at..at + 8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            chrono::NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
        })
    })
}

/// The files of a folder and of those in it with one of these endings, by name. Links are not followed.
fn files(folder: &Path, endings: &[&str]) -> Reply<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Err(Failure {
            code: Code::NotFound,
            message: format!("There is no folder {}.", folder.display()),
            hint: None,
        });
    }
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if kind.is_dir() && depth < DEPTH {
                waiting.push((path, depth + 1));
            } else if kind.is_file()
                && path
                    .extension()
                    .is_some_and(|ending| endings.contains(&ending.to_string_lossy().to_lowercase().as_str()))
            {
                found.push(path);
            }
            if found.len() > FILES {
                return Err(Failure::invalid(format!(
                    "There are more than {FILES} files in {}. Nothing was read.",
                    folder.display()
                )));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn open(path: &Path) -> Reply<BufReader<File>> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Failure { code: Code::NotFound, message: format!("There is no file {path}."), hint: None }
        }
        _ => Failure::invalid(format!("{path} could not be read: {error}.")),
    }
}

/// A file as people know it: by its place in the folder.
fn shown(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/")
}
