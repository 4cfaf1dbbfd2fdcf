//! What the page is called: its head, and the title of the document.

use super::inline::Span;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::export::place::Places;
use crate::issue::snapshot::IssueSnapshot;
use crate::publication::TopLink;
use crate::variable::Values;

/// The head of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Masthead {
    /// The printed name; never empty.
    pub name: Clean,
    /// Number and date; empty for none.
    pub issue_line: Clean,
    /// The issue's own title; empty for none.
    pub title: Clean,
    /// The title with its marks, in a proof.
    pub marked_title: Vec<Span>,
    /// The topics; empty for none.
    pub topic_line: Clean,
    /// Whether links lead back here.
    pub anchored: bool,
}

/// The mail's subject, else the publication's name and the issue's number.
pub(super) fn title(snapshot: &IssueSnapshot, values: &Values, language: &Language) -> Clean {
    let subject = Clean::line(&values.fill(&snapshot.issue.subject));
    if !subject.is_empty() {
        return subject;
    }
    let name = name(snapshot);
    match snapshot.issue.number {
        Some(number) => Clean::line(&format!("{name} {}", language.issue_number(number))),
        None => name,
    }
}

/// The publication by the first of its names that says anything.
fn name(snapshot: &IssueSnapshot) -> Clean {
    let publication = &snapshot.publication;
    [&publication.name, &publication.masthead, &publication.slug]
        .into_iter()
        .map(|name| Clean::line(name))
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| Clean::line("Newsletter"))
}

/// The head of the page.
pub(super) fn masthead(snapshot: &IssueSnapshot, language: &Language, top_link: TopLink, places: Places) -> Masthead {
    let issue = &snapshot.issue;
    let printed = Clean::line(snapshot.masthead());
    let name = if printed.is_empty() { name(snapshot) } else { printed };
    let number = issue.number.map(|number| language.issue_number(number));
    let date = issue.date.map(|date| language.date(date));
    let issue_line: Vec<String> = number.into_iter().chain(date).collect();
    let topic_line = Clean::line(&issue.topic_line);
    // A title that only says the masthead or the topics again ("Weekly Digest #41") is not printed twice.
    let title = Clean::line(&issue.title);
    let folded = title.as_str().to_lowercase();
    let repeats = |other: &Clean| !other.is_empty() && folded.contains(&other.as_str().to_lowercase());
    let title = if repeats(&name) || repeats(&topic_line) { Clean::default() } else { title };
    let passage = places.passage(issue.id.uuid(), "title");
    Masthead {
        marked_title: passage.map(|passage| passage.line(&issue.title, None, title.as_str())).unwrap_or_default(),
        title,
        issue_line: Clean::line(&issue_line.join(" · ")),
        topic_line,
        anchored: top_link != TopLink::None,
        name,
    }
}
