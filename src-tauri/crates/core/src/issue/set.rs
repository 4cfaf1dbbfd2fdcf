//! Changing an issue's own fields.

use chrono::NaiveDate;

use super::create::taken;
use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::IssueId;
use crate::issue::{Issue, IssueState};
use crate::library::Tx;

/// A field of an issue with its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Field {
    Number(Option<u32>),
    Date(Option<NaiveDate>),
    State(IssueState),
    Masthead(String),
    Title(String),
    Subject(String),
    Preheader(String),
    TopicLine(String),
    OutroHeading(String),
    CallToActionText(String),
    CallToActionLabel(String),
    CallToActionUrl(String),
    Intro(Body),
    Outro(Body),
}

/// Gives a field its value.
pub fn set(tx: &mut Tx<'_>, id: IssueId, field: Field) -> Result<Issue> {
    if let Field::Number(Some(number)) = field {
        let (issue, _) = tx.read().issue(id)?;
        let others = tx.read().issues(Some(issue.publication))?;
        if others.iter().any(|other| other.issue.id != id && other.issue.number == Some(number)) {
            return Err(taken(&tx.read().publication(issue.publication)?, number));
        }
    }
    if let Field::State(IssueState::Sealed | IssueState::Corrected) = field {
        let reason = "An issue is sealed with `galley seal`, so that the archive holds what went out, and corrected with \
                      `galley archive correct`. Its state was left as it is.";
        return Err(Error::invalid("state", reason));
    }
    tx.edit::<Issue>(id.uuid(), "issue", |issue| {
        match field {
            Field::Number(number) => issue.number = number,
            Field::Date(date) => issue.date = date,
            Field::State(state) => issue.state = state,
            Field::Masthead(words) => issue.masthead = words,
            Field::Title(words) => issue.title = words,
            Field::Subject(words) => issue.subject = words,
            Field::Preheader(words) => issue.preheader = words,
            Field::TopicLine(words) => issue.topic_line = words,
            Field::OutroHeading(words) => issue.outro_heading = words,
            Field::CallToActionText(words) => issue.call_to_action.text = words,
            Field::CallToActionLabel(words) => issue.call_to_action.label = words,
            Field::CallToActionUrl(words) => issue.call_to_action.url = words,
            Field::Intro(body) => issue.intro = body,
            Field::Outro(body) => issue.outro = body,
        }
        Ok(())
    })
}
