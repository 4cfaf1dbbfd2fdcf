//! Reads the issues that the tests of this module are written with: JSON that a person can read and
//! write, with a body as plain paragraphs or in the Delta form.
#![allow(clippy::unwrap_used, missing_docs)]

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use crate::body::{Body, Delta};
use crate::issue::snapshot::{Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::issue::{Issue, IssueState};
use crate::item::SourceRole;
use crate::publication::{CallToAction, Imprint, Publication, Recipe};
use crate::theme::Theme;

/// An issue as the tests write it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sample {
    /// The block the sample shows.
    pub block: String,
    pub publication: SamplePublication,
    pub issue: SampleIssue,
    pub entries: Vec<SampleEntry>,
    /// Tokens in which the theme is not the plain one, or `theme` with the name of a shipped one.
    pub theme: std::collections::BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SamplePublication {
    pub name: String,
    pub masthead: String,
    pub language: String,
    pub recipe: Recipe,
    pub imprint: Imprint,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SampleIssue {
    pub number: Option<u32>,
    pub date: Option<NaiveDate>,
    pub title: String,
    pub masthead: String,
    pub subject: String,
    pub preheader: String,
    pub topic_line: String,
    pub intro: SampleBody,
    pub outro_heading: String,
    pub outro: SampleBody,
    pub call_to_action: CallToAction,
}

#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum SampleEntry {
    Section {
        section: String,
    },
    Item {
        #[serde(default)]
        kicker: String,
        #[serde(default)]
        headline: String,
        #[serde(default)]
        dek: String,
        #[serde(default)]
        body: SampleBody,
        #[serde(default)]
        sources: Vec<SampleSource>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleSource {
    pub name: String,
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub role: SourceRole,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum SampleBody {
    Paragraphs(Vec<String>),
    Delta(Delta),
}

impl Default for SamplePublication {
    fn default() -> SamplePublication {
        SamplePublication {
            name: "Harbour Letter".to_owned(),
            masthead: String::new(),
            language: "en".to_owned(),
            recipe: Recipe::default(),
            imprint: Imprint::default(),
        }
    }
}

impl Default for SampleBody {
    fn default() -> SampleBody {
        SampleBody::Paragraphs(Vec::new())
    }
}

impl SampleBody {
    fn body(&self) -> Body {
        match self {
            SampleBody::Paragraphs(texts) => Body::paragraphs(texts.iter().cloned()),
            SampleBody::Delta(delta) => Body::from_delta(delta),
        }
    }
}

/// An id that would be recognized anywhere in an output.
fn id<T: From<Uuid>>(number: usize) -> T {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_00c0_ffee_0000 + number as u128).into()
}

impl Sample {
    pub fn read(json: &str) -> Sample {
        serde_json::from_str(json).unwrap()
    }

    /// The theme: a shipped one, with some tokens changed.
    pub fn theme(&self) -> Theme {
        let shipped = self.theme.get("theme").and_then(|slug| crate::theme::shipped::find(slug));
        let mut theme = shipped.unwrap_or_else(Theme::plain);
        for (name, value) in self.theme.iter().filter(|(name, _)| *name != "theme") {
            crate::theme::token::named(name).and_then(|token| token.set(&mut theme, value)).unwrap();
        }
        theme
    }

    /// The snapshot, numbered as its recipe says.
    pub fn snapshot(&self) -> IssueSnapshot {
        let publication = &self.publication;
        let issue = &self.issue;
        let mut snapshot = IssueSnapshot {
            standing: crate::proof::verdict::Standing::default(),
            publication: Publication {
                id: id(1),
                slug: "harbour".to_owned(),
                name: publication.name.clone(),
                masthead: publication.masthead.clone(),
                language: publication.language.clone(),
                recipe: publication.recipe.clone(),
                theme: String::new(),
                imprint: publication.imprint.clone(),
            },
            issue: Issue {
                id: id(2),
                publication: id(1),
                number: issue.number,
                date: issue.date,
                title: issue.title.clone(),
                masthead: issue.masthead.clone(),
                state: IssueState::Open,
                subject: issue.subject.clone(),
                preheader: issue.preheader.clone(),
                topic_line: issue.topic_line.clone(),
                intro: issue.intro.body(),
                outro_heading: issue.outro_heading.clone(),
                outro: issue.outro.body(),
                call_to_action: issue.call_to_action.clone(),
                rundown: Vec::new(),
            },
            theme: self.theme(),
            entries: self.entries.iter().enumerate().map(|(index, entry)| entry.print(index)).collect(),
            broken: Vec::new(),
            suggestions: Vec::new(),
        };
        snapshot.settle();
        snapshot.number_items();
        snapshot
    }
}

impl SampleEntry {
    fn print(&self, index: usize) -> SnapshotEntry {
        match self {
            SampleEntry::Section { section } => SnapshotEntry::Section { id: id(100 + index), title: section.clone() },
            SampleEntry::Item { kicker, headline, dek, body, sources } => SnapshotEntry::Item(SnapshotItem {
                id: id(200 + index),
                story: Some(id(300 + index)),
                position: 0,
                number: None,
                section: None,
                kicker: kicker.clone(),
                headline: headline.clone(),
                dek: dek.clone(),
                body: body.body(),
                sources: sources
                    .iter()
                    .map(|source| Credit {
                        outlet: Some(id(400 + index)),
                        name: source.name.clone(),
                        url: source.url.clone(),
                        role: source.role,
                    })
                    .collect(),
            }),
        }
    }
}
