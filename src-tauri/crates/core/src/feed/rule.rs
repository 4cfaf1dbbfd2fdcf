//! Rules for what arrives: what they ask of a story and what they do with it. Every rule that answers puts its
//! labels on; the first one that gives a state decides the state. What a rule did is remembered, so that it can be
//! told and taken back.

use serde::{Deserialize, Serialize};

use super::subscribe;
use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::{FeedId, OutletId, RuleId, StoryId};
use crate::library::Tx;
use crate::search::find::{Ask, Counting, Order};
use crate::search::phrase::{Ending, Phrase};
use crate::search::query::{Filter, Query};
use crate::story::capture::tidy_tags;
use crate::story::{Story, StoryState};

/// How many stories are looked at together.
const PAGE: u32 = 200;

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// What it asks and does.
    pub words: RuleWords,
}

/// What a rule asks and does. What it does not name it does not ask; one that asks nothing answers to everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleWords {
    /// What people call it; empty for none.
    pub name: String,
    /// Whether it is asked.
    pub standing: Standing,
    /// Only what came of one of these feeds.
    pub feeds: Vec<FeedId>,
    /// Only what came of a feed of this folder, or of one within it.
    pub folder: String,
    /// Only what one of these outlets published.
    pub outlets: Vec<OutletId>,
    /// Only in one of these languages, as BCP 47 tags; `zh` answers to `zh-Hans` too.
    pub languages: Vec<String>,
    /// Only where one of these words or phrases stands; a star at the end stands for any end.
    pub words: Vec<String>,
    /// Not where one of these stands.
    pub without: Vec<String>,
    /// Where words are looked for.
    pub place: Place,
    /// The labels that it puts on.
    pub tags: Vec<String>,
    /// The state that it gives.
    pub state: Option<Given>,
}

/// Whether a rule is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is.
    #[default]
    On,
    /// It rests.
    Off,
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In title and text.
    #[default]
    Anywhere,
    /// In the title.
    Title,
}

/// A state that a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Given {
    Shortlist,
    Hold,
    Spiked,
}

impl From<Given> for StoryState {
    fn from(given: Given) -> StoryState {
        match given {
            Given::Shortlist => StoryState::Shortlist,
            Given::Hold => StoryState::Hold,
            Given::Spiked => StoryState::Spiked,
        }
    }
}

/// What a rule did to a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The story.
    pub story: StoryId,
    /// The rule.
    pub rule: RuleId,
    /// The rule's words at that moment, as [`describe`] has them.
    pub name: String,
    /// The state that it gave.
    pub state: Option<StoryState>,
    /// The labels that it put on.
    pub tags: Vec<String>,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// What a rule is asked about.
#[derive(Debug, Clone, Copy, Default)]
pub struct News<'a> {
    /// The feeds it came of, each with its folder.
    pub feeds: &'a [(FeedId, &'a str)],
    /// Who published it.
    pub outlet: Option<OutletId>,
    /// Its language.
    pub language: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// The rules that are asked, in their order, with their words ready to be looked for.
#[derive(Debug, Clone, Default)]
pub struct Rulebook(Vec<(Rule, Vec<Phrase>, Vec<Phrase>)>);

impl Rulebook {
    /// A book of these rules.
    pub fn of(rules: Vec<Rule>) -> Rulebook {
        let standing = rules.into_iter().filter(|rule| rule.words.standing == Standing::On);
        Rulebook(
            standing
                .map(|rule| (phrases(&rule.words.words), phrases(&rule.words.without), rule))
                .map(|(with, without, rule)| (rule, with, without))
                .collect(),
        )
    }

    /// The rules that answer to this, in their order.
    pub fn answering<'a>(&'a self, news: &'a News<'_>) -> impl Iterator<Item = &'a Rule> {
        self.0.iter().filter(|(rule, with, without)| answers(&rule.words, with, without, news)).map(|(rule, ..)| rule)
    }

    /// Lets every rule that answers do its work on a story that is about to be kept; gives back what each did.
    pub fn apply(&self, story: &mut Story, news: &News<'_>, made_at: &str) -> Vec<Effect> {
        let mut effects: Vec<Effect> = Vec::new();
        for rule in self.answering(news) {
            let decided = effects.iter().any(|effect| effect.state.is_some());
            let state = rule.words.state.map(StoryState::from).filter(|_| !decided);
            let tags: Vec<String> = rule.words.tags.iter().filter(|tag| !story.tags.contains(tag)).cloned().collect();
            if state.is_none() && tags.is_empty() {
                continue;
            }
            story.state = state.unwrap_or(story.state);
            story.tags.extend(tags.iter().cloned());
            effects.push(Effect {
                story: story.id,
                rule: rule.id,
                name: describe(&rule.words),
                state,
                tags,
                made_at: made_at.to_owned(),
            });
        }
        story.tags = tidy_tags(std::mem::take(&mut story.tags));
        effects
    }
}

fn phrases(words: &[String]) -> Vec<Phrase> {
    let phrase = |words: &String| match words.trim().strip_suffix('*') {
        Some(begun) => Phrase::of(begun, Ending::Begun),
        None => Phrase::of(words, Ending::Whole),
    };
    words.iter().filter_map(phrase).collect()
}

fn answers(rule: &RuleWords, with: &[Phrase], without: &[Phrase], news: &News<'_>) -> bool {
    let within = |folder: &str| {
        folder == rule.folder || folder.strip_prefix(&rule.folder).is_some_and(|rest| rest.starts_with('/'))
    };
    let stands = |phrase: &Phrase| {
        !phrase.find(news.title, 1).is_empty()
            || (rule.place == Place::Anywhere && !phrase.find(news.text, 1).is_empty())
    };
    (rule.feeds.is_empty() || news.feeds.iter().any(|(feed, _)| rule.feeds.contains(feed)))
        && (rule.folder.is_empty() || news.feeds.iter().any(|(_, folder)| within(folder)))
        && (rule.outlets.is_empty() || news.outlet.is_some_and(|outlet| rule.outlets.contains(&outlet)))
        && (rule.languages.is_empty() || rule.languages.iter().any(|range| is_of(news.language, range)))
        // Words that hold no letter ask for nothing that could be found.
        && (rule.words.is_empty() || with.iter().any(stands))
        && !without.iter().any(stands)
}

/// Whether a language tag is of a range (RFC 4647, section 3.3.1: basic filtering).
fn is_of(tag: &str, range: &str) -> bool {
    let (tag, range) = (tag.to_ascii_lowercase(), range.to_ascii_lowercase());
    tag == range || tag.strip_prefix(&range).is_some_and(|rest| rest.starts_with('-'))
}

/// What a rule is called: its name, else the words it looks for, else the labels it puts on.
pub fn describe(rule: &RuleWords) -> String {
    let lists = [rule.words.join(", "), rule.folder.clone(), rule.tags.join(", ")];
    std::iter::once(rule.name.clone()).chain(lists).find(|words| !words.is_empty()).unwrap_or_default()
}

/// Enters a rule.
pub fn add(tx: &mut Tx<'_>, words: RuleWords) -> Result<RuleId> {
    let rule = Rule { id: RuleId::new(tx.at()), words: tidy(words)? };
    tx.name(describe(&rule.words));
    tx.create(&rule)?;
    Ok(rule.id)
}

/// Puts other words in the place of a rule's.
pub fn set(tx: &mut Tx<'_>, id: RuleId, words: RuleWords) -> Result<RuleId> {
    let words = tidy(words)?;
    tx.name(describe(&words));
    tx.edit::<Rule>(id.uuid(), "rule", |rule| {
        rule.words = words;
        Ok(())
    })?;
    Ok(id)
}

/// Removes a rule. What it did stays, and stays told.
pub fn remove(tx: &mut Tx<'_>, id: RuleId) -> Result<()> {
    let name = describe(&tx.read().rule(id)?.words);
    tx.name(name);
    tx.remove::<Rule>(id.uuid(), "rule")
}

/// Lets a rule do its work on what waits in the inbox; gives back how many stories it changed.
pub fn apply_to_inbox(tx: &mut Tx<'_>, id: RuleId) -> Result<u32> {
    let rule = tx.read().rule(id)?;
    tx.name(describe(&rule.words));
    // It is asked now, whether or not it rests.
    let book = Rulebook::of(vec![Rule { words: RuleWords { standing: Standing::On, ..rule.words }, ..rule }]);
    let state = Query::Filter(Filter::State(StoryState::Inbox.name().to_owned()));
    let mut ask = Ask { query: state, order: Order::Oldest, after: None, limit: PAGE };
    let mut changed = 0;
    loop {
        // By arrival, so that what leaves the inbox on the way moves no page.
        let page = tx.read().stories(&ask, Counting::Apart)?;
        for story in &page.stories {
            changed += u32::from(apply_to(tx, &book, story.story.id)?);
        }
        match page.next {
            Some(next) => ask.after = Some(next),
            None => return Ok(changed),
        }
    }
}

fn apply_to(tx: &mut Tx<'_>, book: &Rulebook, id: StoryId) -> Result<bool> {
    let story = tx.read().story(id)?.story;
    let folders = tx.read().feeds_of(id)?.into_iter().map(|feed| Ok((feed, tx.read().feed(feed)?.feed.folder)));
    let folders: Vec<(FeedId, String)> = folders.collect::<Result<_>>()?;
    let feeds: Vec<(FeedId, &str)> = folders.iter().map(|(feed, folder)| (*feed, folder.as_str())).collect();
    let mut text = String::new();
    for clipping in &story.clippings {
        let body = Body::from_json(&tx.read().clipping(*clipping)?.body).unwrap_or_default();
        text.push_str(&body.to_text());
        text.push('\n');
    }
    let news =
        News { feeds: &feeds, outlet: story.outlet, language: &story.language, title: &story.title, text: &text };
    let mut decided = story.clone();
    let effects = book.apply(&mut decided, &news, &tx.moment());
    if decided == story {
        return Ok(false);
    }
    tx.edit::<Story>(id.uuid(), "story", |story| {
        story.state = decided.state;
        story.tags = decided.tags;
        Ok(())
    })?;
    effects.iter().try_for_each(|effect| tx.keep_effect(effect))?;
    Ok(true)
}

/// Takes back what a rule did: its labels, and its state where nobody has given another since. Gives back how many
/// stories were changed.
pub fn revert(tx: &mut Tx<'_>, id: RuleId) -> Result<u32> {
    tx.name(describe(&tx.read().rule(id)?.words));
    let mut changed = 0;
    for effect in tx.read().effects_of(id)? {
        let Some(found) = tx.read().story_if_any(effect.story)? else { continue };
        let before = found.story;
        let after = tx.edit::<Story>(effect.story.uuid(), "story", |story| {
            story.tags.retain(|tag| !effect.tags.contains(tag));
            if effect.state == Some(story.state) {
                story.state = StoryState::Inbox;
            }
            Ok(())
        })?;
        changed += u32::from(after.state != before.state || after.tags != before.tags);
    }
    Ok(changed)
}

fn tidy(words: RuleWords) -> Result<RuleWords> {
    let list = |words: Vec<String>| -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        for word in words.into_iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()) {
            if !kept.contains(&word) {
                kept.push(word);
            }
        }
        kept
    };
    let words = RuleWords {
        name: words.name.trim().to_owned(),
        folder: subscribe::folder(&words.folder),
        languages: list(words.languages),
        words: list(words.words),
        without: list(words.without),
        tags: tidy_tags(words.tags),
        ..words
    };
    if words.tags.is_empty() && words.state.is_none() {
        return Err(Error::invalid("rule", "A rule needs something to do: labels to put on, or a state to give."));
    }
    if phrases(&words.words).len() < words.words.len() || phrases(&words.without).len() < words.without.len() {
        return Err(Error::invalid("words", "Words to look for hold at least one letter or digit."));
    }
    Ok(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn rule(words: RuleWords) -> Rule {
        Rule { id: RuleId::new(DateTime::UNIX_EPOCH), words }
    }

    #[test]
    fn a_rule_answers_to_what_it_names() {
        let at = DateTime::UNIX_EPOCH;
        let (feed, other, outlet) = (FeedId::new(at), FeedId::new(at), OutletId::new(at));
        let check = |words: RuleWords, expect: bool| {
            let feeds = [(feed, "News/China")];
            let news = News {
                feeds: &feeds,
                outlet: Some(outlet),
                language: "zh-Hans",
                title: "港口 licences for Ｈarbour traffic",
                text: "The regulator spoke of 新能源汽车.",
            };
            let shown = format!("{words:?}");
            let book = Rulebook::of(vec![rule(words)]);
            assert_eq!(book.answering(&news).count() == 1, expect, "{shown}");
        };
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        check(RuleWords::default(), true);
        check(RuleWords { standing: Standing::Off, ..RuleWords::default() }, false);
        check(RuleWords { feeds: vec![feed], ..RuleWords::default() }, true);
        check(RuleWords { feeds: vec![other], ..RuleWords::default() }, false);
        check(RuleWords { folder: "News".to_owned(), ..RuleWords::default() }, true);
        check(RuleWords { folder: "New".to_owned(), ..RuleWords::default() }, false);
        check(RuleWords { outlets: vec![outlet], ..RuleWords::default() }, true);
        check(RuleWords { outlets: vec![OutletId::new(at)], ..RuleWords::default() }, false);
        check(RuleWords { languages: words(&["zh"]), ..RuleWords::default() }, true);
        check(RuleWords { languages: words(&["z", "en"]), ..RuleWords::default() }, false);
        check(RuleWords { words: words(&["harbour"]), ..RuleWords::default() }, true);
        check(RuleWords { words: words(&["harb"]), ..RuleWords::default() }, false);
        check(RuleWords { words: words(&["harb*"]), ..RuleWords::default() }, true);
        check(RuleWords { words: words(&["能源"]), ..RuleWords::default() }, true);
        check(RuleWords { words: words(&["能源"]), place: Place::Title, ..RuleWords::default() }, false);
        check(RuleWords { words: words(&["licences for harbour"]), ..RuleWords::default() }, true);
        check(RuleWords { words: words(&["港口"]), without: words(&["regulator"]), ..RuleWords::default() }, false);
    }

    #[test]
    fn labels_add_up_and_the_first_state_decides() {
        let at = DateTime::UNIX_EPOCH;
        let tagging = |tag: &str, state| rule(RuleWords { tags: vec![tag.to_owned()], state, ..RuleWords::default() });
        let book = Rulebook::of(vec![
            tagging("b", None),
            tagging("a", Some(Given::Spiked)),
            tagging("c", Some(Given::Shortlist)),
            rule(RuleWords { state: Some(Given::Hold), ..RuleWords::default() }),
        ]);
        let mut story = Story::titled(StoryId::new(at), "Title");
        let effects = book.apply(&mut story, &News::default(), "now");
        assert_eq!(story.tags, ["a", "b", "c"]);
        assert_eq!(story.state, StoryState::Spiked);
        let states: Vec<_> = effects.iter().map(|effect| effect.state).collect();
        assert_eq!(states, [None, Some(StoryState::Spiked), None], "the last one did nothing and is not told");
    }
}
