//! Feeds, rules and the inbox as the wire has them.

use chrono::SecondsFormat;

use galley_core::Result;
use galley_core::StorySummary;
use galley_core::body::Body;
use galley_core::feed::rule::{Effect, Given, Place, Rule, RuleWords, Standing, describe};
use galley_core::feed::{Fault, FeedSummary, Reading};
use galley_core::library::Reader;
use galley_core::story::StoryState;

use crate::feed::{
    FeedCause, FeedFault, FeedListView, FeedView, FolderView, InboxRow, RuleEffect, RuleView, RuleWordsView, SeenIn,
    Verdict,
};
use crate::view::{count, some, story_row};

/// How much of a text the inbox shows, in characters.
const SUMMARY: usize = 320;

pub fn feed(summary: &FeedSummary) -> FeedView {
    let FeedSummary { feed, outlet_name, fetch, waiting, stories } = summary;
    FeedView {
        id: feed.id.to_string(),
        name: summary.name().to_owned(),
        title: some(&feed.title),
        url: feed.url.clone(),
        home: some(&feed.home).or_else(|| some(&fetch.home)),
        folder: some(&feed.folder),
        outlet: outlet_name.clone(),
        outlet_id: feed.outlet.map(|outlet| outlet.to_string()),
        language: some(&fetch.language),
        paused: feed.reading == Reading::Paused,
        waiting: *waiting,
        stories: *stories,
        asked_at: some(&fetch.asked_at),
        answered_at: some(&fetch.answered_at),
        changed_at: some(&fetch.changed_at),
        next_at: some(&fetch.next_at),
        fault: fetch.fault.as_ref().map(|one| fault(one, fetch.failures)),
    }
}

pub fn fault(fault: &Fault, times: u32) -> FeedFault {
    FeedFault {
        cause: match fault.cause.as_str() {
            "gone" => FeedCause::Gone,
            "later" => FeedCause::Later,
            "no_feed" => FeedCause::NoFeed,
            "too_large" => FeedCause::TooLarge,
            "guarded" => FeedCause::Guarded,
            _ => FeedCause::Outside,
        },
        message: fault.message.clone(),
        hint: some(&fault.hint),
        times,
    }
}

pub fn feeds(reader: &Reader<'_>) -> Result<FeedListView> {
    let all = reader.feeds()?;
    let mut folders: std::collections::BTreeMap<String, (u32, u32)> = std::collections::BTreeMap::new();
    for one in all.iter().filter(|one| !one.feed.folder.is_empty()) {
        // A feed is in its folder and in every folder around that.
        let folder = &one.feed.folder;
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for end in ends {
            let (feeds, waiting) = folders.entry(folder[..end].to_owned()).or_default();
            *feeds += 1;
            *waiting += one.waiting;
        }
    }
    let inbox = reader.story_facets(galley_core::Facets::State)?;
    Ok(FeedListView {
        faults: count(all.iter().filter(|one| one.fetch.fault.is_some()).count()),
        feeds: all.iter().map(feed).collect(),
        folders: folders.into_iter().map(|(folder, (feeds, waiting))| FolderView { folder, feeds, waiting }).collect(),
        waiting: inbox.iter().find(|(state, ..)| state == StoryState::Inbox.name()).map_or(0, |(.., count)| *count),
    })
}

pub fn inbox_row(reader: &Reader<'_>, found: &StorySummary) -> Result<InboxRow> {
    let id = found.story.id;
    let whole = reader.story(id)?;
    let clipping = whole.story.clippings.first().map(|id| reader.clipping(*id)).transpose()?;
    let text = clipping.as_ref().and_then(|one| Body::from_json(&one.body).ok()).unwrap_or_default().to_text();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut summary: String = words.chars().take(SUMMARY).collect();
    if summary.len() < words.len() {
        summary.push('…');
    }
    let mut feeds = Vec::new();
    for feed in reader.feeds_of(id)? {
        feeds.push(SeenIn { feed: feed.to_string(), name: reader.feed_name(feed)? });
    }
    Ok(InboxRow {
        story: story_row(reader, found)?,
        arrived_at: id.made_at().to_rfc3339_opts(SecondsFormat::Secs, true),
        summary,
        author: clipping.and_then(|one| some(&one.author)),
        feeds,
        rules: reader.effects_on(id)?.iter().map(effect).collect(),
    })
}

fn effect(effect: &Effect) -> RuleEffect {
    RuleEffect {
        rule: effect.rule.to_string(),
        name: effect.name.clone(),
        state: effect.state.map(Into::into),
        tags: effect.tags.clone(),
        made_at: effect.made_at.clone(),
    }
}

pub fn rule(reader: &Reader<'_>, rule: &Rule) -> Result<RuleView> {
    let words = &rule.words;
    Ok(RuleView {
        id: rule.id.to_string(),
        name: describe(words),
        effects: count(reader.effects_of(rule.id)?.len()),
        words: RuleWordsView {
            name: words.name.clone(),
            off: words.standing == Standing::Off,
            feeds: words.feeds.iter().map(ToString::to_string).collect(),
            folder: words.folder.clone(),
            outlets: words.outlets.iter().map(ToString::to_string).collect(),
            languages: words.languages.clone(),
            words: words.words.clone(),
            without: words.without.clone(),
            in_title: words.place == Place::Title,
            tags: words.tags.clone(),
            verdict: words.state.map(|given| match given {
                Given::Shortlist => Verdict::Shortlist,
                Given::Hold => Verdict::Hold,
                Given::Spiked => Verdict::Spike,
            }),
        },
    })
}

/// A rule as it was sent, with the names in it resolved.
pub fn rule_words(reader: &Reader<'_>, words: RuleWordsView) -> Result<RuleWords> {
    Ok(RuleWords {
        name: words.name,
        standing: if words.off { Standing::Off } else { Standing::On },
        feeds: words.feeds.iter().map(|feed| crate::resolve::feed(reader, feed)).collect::<Result<_>>()?,
        folder: words.folder,
        outlets: words.outlets.iter().map(|outlet| crate::resolve::outlet(reader, outlet)).collect::<Result<_>>()?,
        languages: words.languages,
        words: words.words,
        without: words.without,
        place: if words.in_title { Place::Title } else { Place::Anywhere },
        tags: words.tags,
        state: words.verdict.and_then(|verdict| match verdict {
            Verdict::Shortlist => Some(Given::Shortlist),
            Verdict::Hold => Some(Given::Hold),
            Verdict::Spike => Some(Given::Spiked),
            Verdict::Inbox => None,
        }),
    })
}
