//! The sample library: two publications, ten outlets, a desk full of stories, two issues of each
//! publication. It is made by the same verbs as anybody's work, so it can be played with and undone.

use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::HashMap;

use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::{EntryId, IssueId, ItemId, OutletId, PublicationId, StoryId};
use crate::issue::{Entry, Issue, IssueState};
use crate::item::{Item, Source, SourceRole};
use crate::library::Tx;
use crate::markdown;
use crate::outlet::{Outlet, OutletKind, Paywall};
use crate::publication::create::Preset;
use crate::publication::{CallToAction, Imprint, Publication};
use crate::story::capture::{self, Capture};
use crate::story::{Story, StoryState};

macro_rules! sample {
    ($name:literal) => {
        serde_json::from_str(include_str!(concat!("../sample/", $name, ".json"))).map_err(unreadable)?
    };
}

#[derive(Deserialize)]
struct SamplePublication {
    slug: String,
    name: String,
    masthead: String,
    language: String,
    preset: String,
    recipe: serde_json::Map<String, serde_json::Value>,
    theme: String,
    imprint: Imprint,
}

#[derive(Deserialize)]
struct SampleOutlet {
    name: String,
    credit: String,
    home: String,
    domains: Vec<String>,
    language: String,
    kind: OutletKind,
    paywall: Paywall,
    trust_note: String,
}

#[derive(Deserialize)]
struct SampleStory {
    key: String,
    title: String,
    state: StoryState,
    tags: Vec<String>,
    notes: String,
    outlet: String,
    url: String,
    language: String,
    date: String,
    clippings: Vec<SampleClipping>,
}

#[derive(Deserialize)]
struct SampleClipping {
    title: String,
    author: String,
    published: String,
    url: String,
    language: String,
    text: String,
}

#[derive(Deserialize)]
struct SampleIssue {
    publication: String,
    number: u32,
    date: NaiveDate,
    state: IssueState,
    title: String,
    subject: String,
    preheader: String,
    topic_line: String,
    intro: String,
    entries: Vec<SampleEntry>,
    outro_heading: String,
    outro: String,
    call_to_action: CallToAction,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SampleEntry {
    Section { section: String },
    Item { story: String, kicker: String, headline: String, dek: String, body: String, sources: Vec<SampleSource> },
}

#[derive(Deserialize)]
struct SampleSource {
    outlet: String,
    url: String,
    role: SourceRole,
}

/// What has been made so far, by the names the sample uses.
#[derive(Default)]
struct Made {
    publications: HashMap<String, PublicationId>,
    outlets: HashMap<String, OutletId>,
    stories: HashMap<String, StoryId>,
}

/// Fills an empty library.
pub fn fill(tx: &mut Tx<'_>) -> Result<()> {
    let mut made = Made::default();
    let publications: Vec<SamplePublication> = sample!("publications");
    for sample in publications {
        fill_publication(tx, &mut made, sample)?;
    }
    let outlets: Vec<SampleOutlet> = sample!("outlets");
    for sample in outlets {
        let outlet = Outlet {
            id: OutletId::new(tx.at()),
            name: sample.name.clone(),
            credit: sample.credit,
            home: sample.home,
            domains: sample.domains,
            language: sample.language,
            kind: sample.kind,
            paywall: sample.paywall,
            trust_note: sample.trust_note,
            merged_into: None,
        };
        tx.create(&outlet)?;
        made.outlets.insert(sample.name, outlet.id);
    }
    let mut stories: Vec<SampleStory> = sample!("stories");
    stories.sort_by_key(|story| (arrival(story.state), story.date.clone()));
    for sample in stories {
        fill_story(tx, &mut made, sample)?;
    }
    let issues: Vec<SampleIssue> = sample!("issues");
    for sample in issues {
        fill_issue(tx, &made, sample)?;
    }
    tx.name("");
    Ok(())
}

/// What has been dealt with came first, so that the newest arrivals are the ones still to be looked at.
fn arrival(state: StoryState) -> usize {
    use StoryState::{Drafting, Hold, Inbox, Placed, Ran, Ready, Shortlist, Spiked};
    let order = [Spiked, Hold, Ran, Placed, Ready, Drafting, Shortlist, Inbox];
    order.iter().position(|other| *other == state).unwrap_or_default()
}

fn fill_publication(tx: &mut Tx<'_>, made: &mut Made, sample: SamplePublication) -> Result<()> {
    let preset = if sample.preset == "daily_pulse" { Preset::DailyPulse } else { Preset::WeeklyDigest };
    let mut recipe = serde_json::to_value(preset.recipe()).map_err(unreadable)?;
    if let Some(members) = recipe.as_object_mut() {
        members.extend(sample.recipe);
    }
    let publication = Publication {
        id: PublicationId::new(tx.at()),
        slug: sample.slug.clone(),
        name: sample.name,
        masthead: sample.masthead,
        language: sample.language,
        recipe: serde_json::from_value(recipe).map_err(unreadable)?,
        theme: sample.theme,
        imprint: sample.imprint,
    };
    tx.create(&publication)?;
    made.publications.insert(sample.slug, publication.id);
    Ok(())
}

fn fill_story(tx: &mut Tx<'_>, made: &mut Made, sample: SampleStory) -> Result<()> {
    let captures = sample
        .clippings
        .into_iter()
        .map(|clipping| Capture {
            url: clipping.url,
            title: clipping.title,
            author: clipping.author,
            published: clipping.published,
            language: clipping.language,
            body: markdown::to_body(&clipping.text),
        })
        .collect();
    let story = Story {
        state: sample.state,
        tags: sample.tags,
        notes: sample.notes,
        url: sample.url,
        outlet: made.outlets.get(&sample.outlet).copied(),
        language: sample.language,
        date: sample.date,
        ..Story::titled(StoryId::new(tx.at()), sample.title)
    };
    let id = capture::create(tx, story, captures)?;
    made.stories.insert(sample.key, id);
    Ok(())
}

fn fill_issue(tx: &mut Tx<'_>, made: &Made, sample: SampleIssue) -> Result<()> {
    let publication =
        made.publications.get(&sample.publication).copied().ok_or_else(|| unreadable(&sample.publication))?;
    let mut rundown = Vec::with_capacity(sample.entries.len());
    for entry in sample.entries {
        rundown.push(match entry {
            SampleEntry::Section { section } => Entry::Section { id: EntryId::new(tx.at()), title: section },
            SampleEntry::Item { story, kicker, headline, dek, body, sources } => {
                let sources = sources.iter().map(|source| Source {
                    outlet: made.outlets.get(&source.outlet).copied(),
                    clipping: None,
                    name: String::new(),
                    url: source.url.clone(),
                    role: source.role,
                });
                let item = Item {
                    id: ItemId::new(tx.at()),
                    issue: None,
                    story: made.stories.get(&story).copied(),
                    kicker,
                    headline,
                    dek,
                    body: markdown::to_body(&body),
                    sources: sources.collect(),
                };
                tx.create(&item)?;
                Entry::Item(item.id)
            }
        });
    }
    let text = |source: &str| if source.is_empty() { Body::default() } else { markdown::to_body(source) };
    tx.create(&Issue {
        id: IssueId::new(tx.at()),
        publication,
        number: Some(sample.number),
        date: Some(sample.date),
        title: sample.title,
        state: sample.state,
        masthead: String::new(),
        subject: sample.subject,
        preheader: sample.preheader,
        topic_line: sample.topic_line,
        intro: text(&sample.intro),
        outro_heading: sample.outro_heading,
        outro: text(&sample.outro),
        call_to_action: sample.call_to_action,
        rundown,
    })
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::Damaged { reason: format!("The sample that ships with Galley cannot be read: {error}.") }
}
