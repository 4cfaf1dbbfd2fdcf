//! Automatic examinations of an issue before it goes out. They find, they do not fail: what a finding
//! means for an export is decided where one is asked for.
//!
//! Each check is a pure function of the snapshot and of what the mail is for, in a file of its own.

mod alt;
mod approval;
mod contrast;
mod count;
mod direction;
mod duplicate;
mod empty;
mod field;
mod gone;
mod headline;
mod image;
mod link;
pub(crate) mod marker;
mod size;
mod source;
mod suggestion;
mod unsubscribe;
mod variable;
mod words;

pub use approval::{MISSING, REQUESTED};

use std::collections::BTreeMap;

use crate::export::size::Size;
use crate::export::{Target, html};
use crate::id::ItemId;
use crate::issue::snapshot::{IssueSnapshot, SnapshotItem};

/// One result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check's short name, in lower-case words with hyphens.
    pub check: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The item it is about; none where it is about the issue.
    pub item: Option<ItemId>,
    /// What was found and what could be done, in sentences.
    pub message: String,
    /// Start and end in Unicode scalars of the item's text, where it is about a place in it.
    pub range: Option<(u32, u32)>,
    /// The part of the issue it is about, where that is none of its items.
    pub part: Option<Part>,
    /// What the sentence is made of, by name, for those who say it in another language: counts, limits,
    /// addresses. An item is told by `headline` and `position`.
    pub facts: BTreeMap<&'static str, String>,
}

/// A part of an issue, of its publication or of its look that a finding can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The subject of the mail.
    Subject,
    /// The preheader of the mail.
    Preheader,
    /// The line of topics under the masthead.
    TopicLine,
    /// The text before the items.
    Intro,
    /// The text after the items.
    Outro,
    /// The call to action.
    CallToAction,
    /// The publication's footer and imprint.
    Footer,
    /// Where the publication says that its mail stands on the web.
    BrowserAddress,
    /// The theme.
    Theme,
}

impl Part {
    /// The part as a sentence begins with it.
    fn sentence(self) -> &'static str {
        match self {
            Part::Subject => "The subject",
            Part::Preheader => "The preheader",
            Part::TopicLine => "The line of topics",
            Part::Intro => "The intro",
            Part::Outro => "The outro",
            Part::CallToAction => "The call to action",
            Part::Footer => "The footer",
            Part::BrowserAddress => "The address of the mail on the web",
            Part::Theme => "The theme",
        }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The issue should not go out so.
    Block,
    /// It should be looked at.
    Warn,
    /// It may be meant so.
    Note,
}

/// What the checks look at.
pub(crate) struct Look<'a> {
    pub snapshot: &'a IssueSnapshot,
    pub target: Target,
    pub size: Size,
}

type Check = fn(&Look<'_>, &mut Vec<Finding>);

/// Every check, in the order in which findings of one severity are listed.
const CHECKS: &[Check] = &[
    approval::check,
    empty::check,
    marker::check,
    suggestion::check,
    size::check,
    headline::check,
    source::check,
    link::check,
    gone::check,
    alt::check,
    image::check,
    variable::check,
    unsubscribe::check,
    field::check,
    duplicate::check,
    count::check,
    words::check,
    direction::check,
    contrast::check,
];

/// What the checks find in an issue that goes to that mail tool, the weightiest first.
pub fn check(snapshot: &IssueSnapshot, target: Target) -> Vec<Finding> {
    check_rendered(snapshot, target, &html(snapshot, &snapshot.theme, target))
}

/// The same, where the HTML is rendered already.
pub fn check_rendered(snapshot: &IssueSnapshot, target: Target, html: &str) -> Vec<Finding> {
    let look = Look { snapshot, target, size: Size::of(html, target.profile()) };
    let mut findings = Vec::new();
    for check in CHECKS {
        check(&look, &mut findings);
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Those of some findings that an export to that target waits for: for a mail tool, all that block; for none in
/// particular, what is not decided yet, since nobody can say what the text is to be.
pub fn blockers(findings: Vec<Finding>, target: Target) -> Vec<Finding> {
    let waits = |finding: &Finding| target != Target::Plain || waiting_for_people(finding.check);
    findings.into_iter().filter(|finding| finding.severity == Severity::Block && waits(finding)).collect()
}

/// Whether a finding waits for people to decide, wherever the issue is to go.
fn waiting_for_people(check: &str) -> bool {
    matches!(check, suggestion::NAME | approval::MISSING | approval::REQUESTED)
}

impl Severity {
    /// The severity's name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Block => "block",
            Severity::Warn => "warn",
            Severity::Note => "note",
        }
    }
}

impl Finding {
    fn of_issue(check: &'static str, severity: Severity, message: impl Into<String>) -> Finding {
        let facts = BTreeMap::new();
        Finding { check, severity, item: None, message: message.into(), range: None, part: None, facts }
    }

    fn of_part(check: &'static str, severity: Severity, part: Part, message: impl Into<String>) -> Finding {
        Finding { part: Some(part), ..Finding::of_issue(check, severity, message) }
    }

    fn of_item(check: &'static str, severity: Severity, item: &SnapshotItem, message: impl Into<String>) -> Finding {
        let found = Finding { item: Some(item.id), ..Finding::of_issue(check, severity, message) };
        found.with("headline", shortened(item.headline.trim())).with("position", item.position)
    }

    /// The same with something that its sentence is made of.
    fn with(mut self, name: &'static str, value: impl ToString) -> Finding {
        self.facts.insert(name, value.to_string());
        self
    }
}

/// An item as a sentence names it: by its headline, else by its place.
fn name(item: &SnapshotItem) -> String {
    let headline = item.headline.trim();
    if headline.is_empty() { format!("Item {}", item.position) } else { format!("“{}”", shortened(headline)) }
}

/// The beginning of long words.
fn shortened(words: &str) -> String {
    const MOST: usize = 60;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let start: String = words.chars().take(MOST).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests;
