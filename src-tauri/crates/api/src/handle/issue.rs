//! Issues and rundowns.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::issue::*;
use crate::{resolve, view};
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::document::{Kind, Part};
use galley_core::error::Error;
use galley_core::id::{EntryId, IssueId};
use galley_core::issue::arrange;
use galley_core::issue::create::{self, Wanted};
use galley_core::issue::rundown;
use galley_core::issue::set::{self, Field};
use galley_core::library::Tx;
use galley_core::memory;
use galley_core::{Result, markdown};

pub fn issue_list(session: &mut Session, request: IssueList) -> Reply<Vec<IssueRow>> {
    read(session, |reader| {
        let of = match &request.publication {
            Some(name) => Some(resolve::publication(reader, name)?),
            None => None,
        };
        reader.issues(of)?.iter().map(|summary| view::issue_row(reader, summary)).collect()
    })
}

pub fn issue_show(session: &mut Session, request: IssueShow) -> Reply<IssueView> {
    read(session, |reader| Ok(view::issue(&reader.snapshot(resolve::issue(reader, &request.issue)?)?)))
}

pub fn issue_open(session: &mut Session, request: IssueShow) -> Reply<IssueDesk> {
    read(session, |reader| view::desk(reader, resolve::issue(reader, &request.issue)?))
}

pub fn issue_create(session: &mut Session, request: IssueCreate) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::new("issue_create", ""),
        |tx| {
            let publication = resolve::publication(&tx.read(), &request.publication)?;
            let date = request.date.as_deref().map(date).transpose()?.flatten();
            create::create(tx, publication, Wanted { date, number: request.number })
        },
        view::desk,
    )
}

pub fn issue_set(session: &mut Session, request: IssueSet) -> Reply<Changed<IssueDesk>> {
    let words = matches!(
        request.field,
        IssueField::Title
            | IssueField::Masthead
            | IssueField::Subject
            | IssueField::Preheader
            | IssueField::TopicLine
            | IssueField::OutroHeading
            | IssueField::CallToActionText
            | IssueField::CallToActionLabel
            | IssueField::CallToActionUrl
    );
    let verb = verb_of(request.field);
    let label = match words {
        true => Label::series(verb, "", format!("{verb} {}", request.issue)),
        false => Label::new(verb, ""),
    };
    change(
        session,
        label,
        |tx| {
            let id = resolve::issue(&tx.read(), &request.issue)?;
            name_after(tx, id)?;
            set::set(tx, id, field(&request)?)?;
            Ok(id)
        },
        view::desk,
    )
}

pub fn issue_text_save(session: &mut Session, request: IssueTextSave) -> Reply<Changed<TextSaved>> {
    let (part, verb) = match request.part {
        IssuePart::Intro => (Part::Intro, "issue_intro"),
        IssuePart::Outro => (Part::Outro, "issue_outro"),
    };
    change(
        session,
        Label::series(verb, "", format!("{verb} {}", request.issue)),
        |tx| {
            let id = resolve::issue(&tx.read(), &request.issue)?;
            name_after(tx, id)?;
            let body = Body::from_delta(&request.delta.0);
            let put = super::put(&request.threads);
            let (issue, version) = tx.save_issue_body(id, part, &body, &request.base.parse()?, &put)?;
            let merged = match part {
                Part::Intro => issue.intro,
                Part::Outro => issue.outro,
            };
            Ok((merged, version))
        },
        |_, (body, version)| Ok(view::text_saved(&body, &version, &request.delta)),
    )
}

pub fn issue_add(session: &mut Session, request: IssueAdd) -> Reply<Changed<Added>> {
    let verb = match request.what {
        Addition::Section { .. } => "section_add",
        _ => "issue_add",
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let place = match &request.before {
                Some(before) => arrange::Place::Before(entry(tx, issue, before)?),
                None => arrange::Place::End,
            };
            let one = |what| Ok(vec![what]);
            let what: Vec<rundown::Addition> = match &request.what {
                Addition::Item { item } => one(rundown::Addition::Item(resolve::item(&tx.read(), item)?)),
                Addition::Story { story } => one(rundown::Addition::Story(resolve::story(&tx.read(), story)?)),
                Addition::Stories { stories } => {
                    let ids = super::story::stories(tx, stories)?;
                    Ok(ids.into_iter().map(rundown::Addition::Story).collect())
                }
                Addition::New { headline } => one(rundown::Addition::New(line(headline))),
                Addition::Section { title } => one(rundown::Addition::Section(line(title))),
            }?;
            Ok((issue, rundown::add_all(tx, issue, what, place)?))
        },
        |reader, (issue, entries)| {
            let mut ran = Vec::new();
            for entry in &entries {
                // A section is no item and never ran.
                if reader.stands(Kind::Item, entry.uuid())? {
                    ran.extend(memory::of_item(reader, entry.uuid().into())?.into_iter().map(view::ran));
                }
            }
            let first = entries.first().map(ToString::to_string).unwrap_or_default();
            Ok(Added { entry: first, issue: view::desk(reader, issue)?, ran })
        },
    )
}

pub fn issue_move(session: &mut Session, request: IssueMove) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::new("issue_move", ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let moved = entry(tx, issue, &request.entry)?;
            let place = match &request.to {
                Place::Before { entry: before } => arrange::Place::Before(entry(tx, issue, before)?),
                Place::Position { position } => arrange::Place::Position(*position),
                Place::End => arrange::Place::End,
            };
            rundown::shift(tx, issue, moved, place)?;
            Ok(issue)
        },
        view::desk,
    )
}

pub fn issue_remove(session: &mut Session, request: IssueRemove) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::new("issue_remove", ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let removed = entry(tx, issue, &request.entry)?;
            rundown::remove(tx, issue, removed)?;
            Ok(issue)
        },
        view::desk,
    )
}

pub fn issue_transfer(session: &mut Session, request: IssueTransfer) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::new("issue_transfer", ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let to = resolve::issue(&tx.read(), &request.to)?;
            let moved = entry(tx, issue, &request.entry)?;
            rundown::transfer(tx, issue, moved, to)?;
            Ok(issue)
        },
        view::desk,
    )
}

pub fn section_rename(session: &mut Session, request: SectionRename) -> Reply<Changed<IssueDesk>> {
    change(
        session,
        Label::series("section_rename", "", format!("section_rename {}", request.section)),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let section = entry(tx, issue, &request.section)?;
            rundown::rename_section(tx, issue, section, &line(&request.title))?;
            Ok(issue)
        },
        view::desk,
    )
}

fn entry(tx: &Tx<'_>, issue: IssueId, name: &str) -> Result<EntryId> {
    resolve::entry(&tx.read().issue(issue)?.0, name)
}

pub(super) fn name_after(tx: &mut Tx<'_>, id: IssueId) -> Result<()> {
    let (issue, _) = tx.read().issue(id)?;
    let publication = tx.read().publication(issue.publication)?;
    tx.name(create::title_of(&publication, issue.number, issue.date));
    Ok(())
}

fn verb_of(field: IssueField) -> &'static str {
    match field {
        IssueField::Number => "issue_number",
        IssueField::Date => "issue_date",
        IssueField::Title => "issue_title",
        IssueField::Masthead => "issue_masthead",
        IssueField::State => "issue_state",
        IssueField::Subject => "issue_subject",
        IssueField::Preheader => "issue_preheader",
        IssueField::TopicLine => "issue_topic_line",
        IssueField::OutroHeading => "issue_outro_heading",
        IssueField::CallToActionText | IssueField::CallToActionLabel | IssueField::CallToActionUrl => {
            "issue_call_to_action"
        }
        IssueField::Intro => "issue_intro",
        IssueField::Outro => "issue_outro",
    }
}

fn field(request: &IssueSet) -> Result<Field> {
    let words = line(&request.value);
    Ok(match request.field {
        IssueField::Number if words.is_empty() => Field::Number(None),
        IssueField::Number => {
            let number = words.parse::<u32>().ok().filter(|number| *number > 0);
            Field::Number(Some(number.ok_or_else(|| {
                Error::invalid("number", format!("“{words}” is not an issue's number: give digits, from 1 on."))
            })?))
        }
        IssueField::Date => Field::Date(date(&words)?),
        IssueField::State => {
            let state = galley_core::issue::IssueState::from_name(&words);
            Field::State(state.ok_or_else(|| {
                Error::invalid("state", format!("“{words}” is not one of: planned, open, proof, approved, exported."))
            })?)
        }
        IssueField::Title => Field::Title(words),
        IssueField::Masthead => Field::Masthead(words),
        IssueField::Subject => Field::Subject(words),
        IssueField::Preheader => Field::Preheader(words),
        IssueField::TopicLine => Field::TopicLine(words),
        IssueField::OutroHeading => Field::OutroHeading(words),
        IssueField::CallToActionText => Field::CallToActionText(words),
        IssueField::CallToActionLabel => Field::CallToActionLabel(words),
        IssueField::CallToActionUrl => Field::CallToActionUrl(words),
        IssueField::Intro => Field::Intro(markdown::to_body(&request.value)),
        IssueField::Outro => Field::Outro(markdown::to_body(&request.value)),
    })
}

/// A date as `YYYY-MM-DD`; none for no words.
pub(super) fn date(words: &str) -> Result<Option<chrono::NaiveDate>> {
    if words.trim().is_empty() {
        return Ok(None);
    }
    let read = words.trim().parse::<chrono::NaiveDate>();
    read.map(Some).map_err(|_| {
        Error::invalid("date", format!("“{words}” is not a date: write it as year, month and day, like 2025-01-03."))
    })
}
