//! A new issue, filled with what the recipe says recurs.

use chrono::{Days, NaiveDate};

use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::{IssueId, PublicationId};
use crate::issue::{Issue, IssueState};
use crate::library::Tx;
use crate::markdown;
use crate::publication::Publication;
use crate::variable::Values;

/// What the maker of an issue may decide; the rest follows from the last issue and the recipe.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Its number.
    pub number: Option<u32>,
}

/// Makes the next issue of a publication.
pub fn create(tx: &mut Tx<'_>, publication: PublicationId, wanted: Wanted) -> Result<IssueId> {
    let publication = tx.read().publication(publication)?;
    let earlier = tx.read().issues(Some(publication.id))?;
    let number = wanted.number.or_else(|| {
        let highest = earlier.iter().filter_map(|summary| summary.issue.number).max();
        Some(highest.unwrap_or(0).saturating_add(1))
    });
    if let Some(number) = wanted.number
        && earlier.iter().any(|summary| summary.issue.number == Some(number))
    {
        return Err(taken(&publication, number));
    }
    let last = earlier.iter().filter_map(|summary| summary.issue.date).max();
    let today = tx.at().date_naive();
    let date = wanted.date.or_else(|| next_date(last, publication.recipe.cadence_days, today));
    let issue = fresh(IssueId::new(tx.at()), &publication, number, date);
    tx.name(title_of(&publication, issue.number, issue.date));
    tx.create(&issue)?;
    Ok(issue.id)
}

/// The refusal of a number that another issue has.
pub fn taken(publication: &Publication, number: u32) -> Error {
    Error::invalid("number", format!("There is an issue No. {number} of “{}” already.", publication.name))
}

/// An issue as people call it: the publication with number, else date.
pub fn title_of(publication: &Publication, number: Option<u32>, date: Option<NaiveDate>) -> String {
    match (number, date) {
        (Some(number), _) => format!("{} No. {number}", publication.name),
        (None, Some(date)) => format!("{} {date}", publication.name),
        (None, None) => publication.name.clone(),
    }
}

/// The date a cadence after the last issue, but not before today; today where issues come as they come.
fn next_date(last: Option<NaiveDate>, cadence_days: u32, today: NaiveDate) -> Option<NaiveDate> {
    match (last, cadence_days) {
        (Some(last), days) if days > 0 => {
            let next = last.checked_add_days(Days::new(u64::from(days)))?;
            Some(next.max(today))
        }
        _ => Some(today),
    }
}

fn fresh(id: IssueId, publication: &Publication, number: Option<u32>, date: Option<NaiveDate>) -> Issue {
    let recipe = &publication.recipe;
    let values = Values::of_new(publication, number, date);
    let text = |source: &str| if source.trim().is_empty() { Body::default() } else { markdown::to_body(source) };
    Issue {
        id,
        publication: publication.id,
        number,
        date,
        title: String::new(),
        state: IssueState::Open,
        masthead: String::new(),
        subject: values.fill_known(&recipe.subject_pattern),
        preheader: values.fill_known(&recipe.preheader_pattern),
        topic_line: String::new(),
        intro: text(&values.fill_known(&recipe.intro)),
        outro_heading: recipe.outro_heading.clone(),
        outro: text(&values.fill_known(&recipe.outro)),
        call_to_action: recipe.call_to_action.clone(),
        rundown: Vec::new(),
    }
}
