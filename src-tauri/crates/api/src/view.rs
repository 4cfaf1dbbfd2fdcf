//! Records of the core as the wire shows them. Nothing is decided here.

use galley_core::Result;
use galley_core::address::rule::Verdict;
use galley_core::body::Body;
use galley_core::check::{Finding, check};
use galley_core::duplicate::{Duplicate, Reason};
use galley_core::error::OrNotFound;
use galley_core::export::Target;
use galley_core::export::target::{self, Form, Markup, Strip};
use galley_core::id::{IssueId, ItemId, OutletId, PublicationId, StoryId};
use galley_core::issue::snapshot::{Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};
use galley_core::issue::{Issue, IssueState};
use galley_core::item::{Item, SourceRole};
use galley_core::library::Reader;
use galley_core::memory::RanBy;
use galley_core::outlet::{Outlet, OutletKind, Paywall};
use galley_core::publication::{CallToAction, Imprint, Numbering, Presence, Publication, Recipe, TopLink};
use galley_core::search::find::{Finds, Hit, Order};
use galley_core::search::parse::Script;
use galley_core::search::query::Found;
use galley_core::search::snippet::Snippet;
use galley_core::story::exchange::Form as CarriedForm;
use galley_core::story::{Clipping, Shelf, StoryState};
use galley_core::theme::token::{TOKENS, TokenKind};
use galley_core::theme::{Contrast, Scheme, Theme, shipped};
use galley_core::{ActionRow, Ran, StorySummary, html};

use crate::body::Delta;
use crate::export::{StripView, TargetForm, TargetInfo, TargetToken, TargetView};
use crate::history::{ActionLabel, ActionState, ActionView};
use crate::issue::*;
use crate::item::{ItemCard, ItemView, RoleView, SourceView};
use crate::outlet::{OutletKindView, OutletView, PaywallView};
use crate::publication::*;
use crate::search::{FoundView, HitView, ScriptView, VerdictView};
use crate::story::*;
use crate::theme::*;

/// Gives two closed lists of one meaning their translation in both directions.
macro_rules! same {
    ($core:ident = $wire:ident: $($name:ident)*) => {
        impl From<$core> for $wire {
            fn from(value: $core) -> $wire {
                match value { $($core::$name => $wire::$name),* }
            }
        }
        impl From<$wire> for $core {
            fn from(value: $wire) -> $core {
                match value { $($wire::$name => $core::$name),* }
            }
        }
    };
}
same!(IssueState = IssueStateView: Planned Open Proof Approved Exported Sealed Corrected);
same!(StoryState = StoryStateView: Inbox Shortlist Drafting Ready Placed Ran Hold Spiked);
same!(SourceRole = RoleView: Primary Via Document);
same!(Numbering = NumberingView: Off Issue Section);
same!(Presence = PresenceView: Off On);
same!(TopLink = TopLinkView: None Item Section End);
same!(OutletKind = OutletKindView: Newspaper Agency Regulator Filing Company Social Report Blog);
same!(CarriedForm = FormView: JsonLines Csv Opml Ris CslJson Markdown);
same!(Verdict = VerdictView: Drop Keep);
same!(Script = ScriptView: AsTyped Either);
same!(Order = OrderView: Newest Oldest LatestDay EarliestDay Title Best);
same!(Paywall = PaywallView: Unknown Free Partial Full);
same!(Scheme = SchemeView: Light Dark);
same!(Form = TargetForm: Document Fragment Article);
same!(Strip = StripView: Comments StyleSheets Styles Anchors Preheader);
same!(Target = TargetView: Plain Mailchimp Listmonk Ghost Buttondown Brevo Sendgrid CampaignMonitor Kit Mailerlite
    Substack Gmail);

/// Absent where there are no words.
pub fn some(words: &str) -> Option<String> {
    (!words.trim().is_empty()).then(|| words.to_owned())
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub fn delta(body: &Body) -> Delta {
    Delta(body.to_delta())
}

pub fn call_to_action(call: &CallToAction) -> CallToActionText {
    CallToActionText { text: call.text.clone(), label: call.label.clone(), url: call.url.clone() }
}

pub fn call_to_action_of(call: &CallToActionText) -> CallToAction {
    CallToAction { text: call.text.clone(), label: call.label.clone(), url: call.url.clone() }
}

pub fn publication(publication: &Publication) -> PublicationView {
    let recipe = &publication.recipe;
    PublicationView {
        id: publication.id.to_string(),
        slug: publication.slug.clone(),
        name: publication.name.clone(),
        masthead: publication.masthead.clone(),
        language: publication.language.clone(),
        recipe: RecipeView {
            numbering: recipe.numbering.into(),
            kickers: recipe.kickers.into(),
            source_line: recipe.source_line.into(),
            source_links: recipe.source_links.into(),
            contents: recipe.contents.into(),
            top_link: recipe.top_link.into(),
            source_label: recipe.source_label.clone(),
            intro: recipe.intro.clone(),
            outro_heading: recipe.outro_heading.clone(),
            outro: recipe.outro.clone(),
            call_to_action: call_to_action(&recipe.call_to_action),
            subject_pattern: recipe.subject_pattern.clone(),
            preheader_pattern: recipe.preheader_pattern.clone(),
            item_count: recipe.item_count,
            item_words: recipe.item_words,
            footer: recipe.footer.clone(),
            cadence_days: recipe.cadence_days,
        },
        theme: if publication.theme.is_empty() { Theme::plain().slug } else { publication.theme.clone() },
        imprint: imprint(&publication.imprint),
    }
}

fn imprint(imprint: &Imprint) -> ImprintView {
    ImprintView {
        postal_address: imprint.postal_address.clone(),
        reason: imprint.reason.clone(),
        unsubscribe_url: imprint.unsubscribe_url.clone(),
        browser_url: imprint.browser_url.clone(),
        home_url: imprint.home_url.clone(),
        sender: imprint.sender.clone(),
        image_url: imprint.image_url.clone(),
    }
}

pub fn imprint_of(imprint: ImprintView) -> Imprint {
    let line = |words: String| words.trim().to_owned();
    Imprint {
        postal_address: line(imprint.postal_address),
        reason: line(imprint.reason),
        unsubscribe_url: line(imprint.unsubscribe_url),
        browser_url: line(imprint.browser_url),
        home_url: line(imprint.home_url),
        sender: line(imprint.sender),
        image_url: line(imprint.image_url),
    }
}

fn used_by(theme: &Theme, publications: &[Publication]) -> Vec<String> {
    let plain = theme.slug == Theme::plain().slug;
    let uses = |publication: &&Publication| publication.theme == theme.slug || (plain && publication.theme.is_empty());
    publications.iter().filter(uses).map(|publication| publication.slug.clone()).collect()
}

pub fn theme_row(theme: &Theme, publications: &[Publication]) -> ThemeRow {
    let light = &theme.light;
    ThemeRow {
        slug: theme.slug.clone(),
        name: theme.name.clone(),
        shipped: shipped::find(&theme.slug).is_some(),
        used_by: used_by(theme, publications),
        swatch: [light.desk, light.paper, light.ink, light.accent].iter().map(ToString::to_string).collect(),
    }
}

pub fn theme(reader: &Reader<'_>, slug: &str) -> Result<ThemeView> {
    let theme = reader.theme(slug)?.or_not_found("theme", slug)?;
    Ok(ThemeView {
        slug: theme.slug.clone(),
        name: theme.name.clone(),
        shipped: reader.own_theme(slug)?.is_none(),
        used_by: used_by(&theme, &reader.publications()?),
        tokens: TOKENS
            .iter()
            .map(|token| TokenView {
                name: token.name.to_owned(),
                kind: token_kind(token.kind),
                value: token.get(&theme),
            })
            .collect(),
        contrasts: theme
            .contrasts()
            .into_iter()
            .map(|pair| ContrastView {
                scheme: pair.scheme.into(),
                text: pair.text.to_owned(),
                ground: pair.ground.to_owned(),
                // What is shown with two places must not say 4.50 of a pair that fails.
                ratio: (pair.ratio * 100.0).floor() / 100.0,
                needed: Contrast::NEEDED,
                holds: pair.holds(),
            })
            .collect(),
    })
}

fn token_kind(kind: TokenKind) -> TokenKindView {
    match kind {
        TokenKind::Words(most) => TokenKindView::Words { most: count(most) },
        TokenKind::Colour => TokenKindView::Colour,
        TokenKind::Fonts => TokenKindView::Fonts,
        TokenKind::Length(least, most) => TokenKindView::Length { least, most },
        TokenKind::Choice(names) => TokenKindView::Choice { of: names.iter().map(|name| (*name).to_owned()).collect() },
        TokenKind::Picture => TokenKindView::Picture,
    }
}

pub fn target_info(target: Target) -> TargetInfo {
    let profile = target.profile();
    TargetInfo {
        target: target.into(),
        label: profile.label.to_owned(),
        form: profile.form.into(),
        tokens: profile
            .tokens
            .iter()
            .map(|token| TargetToken {
                place: token.place.name().to_owned(),
                words: match token.markup {
                    Markup::Address(words) | Markup::Words(words) => words.to_owned(),
                    Markup::Element(name) => format!("<{name}>"),
                },
            })
            .collect(),
        brings_footer: profile.footer == target::Footer::Tool,
        strips: profile.strips.iter().map(|strip| (*strip).into()).collect(),
        overhead_fixed: profile.overhead.fixed,
        overhead_per_link: profile.overhead.per_link,
    }
}

pub fn recipe_of(recipe: RecipeView) -> Recipe {
    Recipe {
        numbering: recipe.numbering.into(),
        kickers: recipe.kickers.into(),
        source_line: recipe.source_line.into(),
        source_links: recipe.source_links.into(),
        contents: recipe.contents.into(),
        top_link: recipe.top_link.into(),
        source_label: recipe.source_label,
        intro: recipe.intro,
        outro_heading: recipe.outro_heading,
        outro: recipe.outro,
        call_to_action: call_to_action_of(&recipe.call_to_action),
        subject_pattern: recipe.subject_pattern,
        preheader_pattern: recipe.preheader_pattern,
        item_count: recipe.item_count,
        item_words: recipe.item_words,
        footer: recipe.footer,
        cadence_days: recipe.cadence_days,
    }
}

pub fn source(credit: &Credit) -> SourceView {
    SourceView {
        outlet: credit.name.clone(),
        outlet_id: credit.outlet.map(|outlet| outlet.to_string()),
        url: some(&credit.url),
        role: credit.role.into(),
    }
}

pub fn card(item: &SnapshotItem) -> ItemCard {
    ItemCard {
        id: item.id.to_string(),
        position: item.position,
        number: item.number,
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        words: count(item.body.word_count()),
        story: item.story.map(|story| story.to_string()),
        sources: item.sources.iter().map(source).collect(),
    }
}

pub fn held_card(reader: &Reader<'_>, item: &Item) -> Result<ItemCard> {
    Ok(ItemCard {
        id: item.id.to_string(),
        position: 0,
        number: None,
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        words: count(item.body.word_count()),
        story: item.story.map(|story| story.to_string()),
        sources: credits(reader, item)?,
    })
}

fn credits(reader: &Reader<'_>, item: &Item) -> Result<Vec<SourceView>> {
    item.sources.iter().map(|one| reader.credit(one).map(|credit| source(&credit))).collect()
}

pub fn desk(reader: &Reader<'_>, id: IssueId) -> Result<IssueDesk> {
    let (issue, version) = reader.issue(id)?;
    let snapshot = reader.snapshot(id)?;
    Ok(IssueDesk {
        id: issue.id.to_string(),
        version: version.to_string(),
        publication: publication(&snapshot.publication),
        number: issue.number,
        date: issue.date.map(|date| date.to_string()),
        title: issue.title.clone(),
        state: issue.state.into(),
        masthead: snapshot.masthead().to_owned(),
        subject: issue.subject.clone(),
        preheader: issue.preheader.clone(),
        topic_line: issue.topic_line.clone(),
        intro: delta(&issue.intro),
        outro_heading: issue.outro_heading.clone(),
        outro: delta(&issue.outro),
        call_to_action: call_to_action(&issue.call_to_action),
        findings: findings(&check(&snapshot, Target::Plain)),
        entries: snapshot
            .entries
            .iter()
            .map(|entry| match entry {
                SnapshotEntry::Section { id, title } => EntryView::Section { id: id.to_string(), title: title.clone() },
                SnapshotEntry::Item(item) => EntryView::Item(card(item)),
            })
            .collect(),
    })
}

pub fn text(body: &Body) -> Option<TextView> {
    (!body.is_blank()).then(|| TextView { text: body.to_text(), html: html::from_body(body).into_string() })
}

fn prose(item: &SnapshotItem) -> ItemProse {
    ItemProse {
        id: Some(item.id.to_string()),
        position: item.position,
        section: item.section.clone(),
        kicker: some(&item.kicker),
        headline: item.headline.clone(),
        dek: some(&item.dek),
        text: item.body.to_text(),
        html: html::from_body(&item.body).into_string(),
        words: count(item.body.word_count()),
        sources: item.sources.iter().map(source).collect(),
    }
}

/// The form of an issue that programs read.
pub fn issue(snapshot: &IssueSnapshot) -> IssueView {
    let issue: &Issue = &snapshot.issue;
    let mut sections = Vec::new();
    let mut items = Vec::new();
    for entry in &snapshot.entries {
        match entry {
            SnapshotEntry::Section { id, title } => {
                sections.push(SectionView {
                    id: Some(id.to_string()),
                    title: title.clone(),
                    before: count(items.len()),
                });
            }
            SnapshotEntry::Item(item) => items.push(prose(item)),
        }
    }
    IssueView {
        id: Some(issue.id.to_string()),
        publication: snapshot.publication.slug.clone(),
        number: issue.number,
        date: issue.date.map(|date| date.to_string()),
        title: some(&issue.title),
        state: issue.state.into(),
        masthead: some(snapshot.masthead()),
        subject: some(&issue.subject),
        preheader: some(&issue.preheader),
        topic_line: some(&issue.topic_line),
        intro: text(&issue.intro),
        sections,
        items,
        outro: outro(&issue.outro_heading, &issue.outro),
        call_to_action: call_view(&issue.call_to_action),
        findings: findings(&check(snapshot, Target::Plain)),
    }
}

pub fn findings(findings: &[Finding]) -> Vec<FindingView> {
    findings
        .iter()
        .map(|finding| FindingView {
            check: finding.check.to_owned(),
            severity: finding.severity.name().to_owned(),
            item: finding.item.map(|item| item.to_string()),
            message: finding.message.clone(),
            range: finding.range,
        })
        .collect()
}

pub fn outro(heading: &str, body: &Body) -> Option<OutroView> {
    (!heading.trim().is_empty() || !body.is_blank()).then(|| OutroView {
        heading: some(heading),
        text: body.to_text(),
        html: html::from_body(body).into_string(),
    })
}

pub fn call_view(call: &CallToAction) -> Option<CallToActionView> {
    (!call.is_blank()).then(|| CallToActionView {
        text: call.text.clone(),
        label: some(&call.label),
        url: some(&call.url),
    })
}

pub fn item(reader: &Reader<'_>, id: ItemId) -> Result<ItemView> {
    let (item, version) = reader.item(id)?;
    Ok(ItemView {
        id: item.id.to_string(),
        issue: item.issue.map(|issue| issue.to_string()),
        story: item.story.map(|story| story.to_string()),
        version: version.to_string(),
        kicker: item.kicker.clone(),
        headline: item.headline.clone(),
        dek: item.dek.clone(),
        body: delta(&item.body),
        text: item.body.to_text(),
        html: html::from_body(&item.body).into_string(),
        words: count(item.body.word_count()),
        sources: credits(reader, &item)?,
    })
}

pub fn outlet((outlet, stories): &(Outlet, u32)) -> OutletView {
    OutletView {
        id: outlet.id.to_string(),
        name: outlet.name.clone(),
        credit: outlet.credit.clone(),
        home: outlet.home.clone(),
        domains: outlet.domains.clone(),
        language: outlet.language.clone(),
        kind: outlet.kind.into(),
        paywall: outlet.paywall.into(),
        trust_note: outlet.trust_note.clone(),
        stories: *stories,
    }
}

pub fn ran(ran: Ran) -> RanView {
    let (by, likeness) = match ran.by {
        RanBy::Story => (RanByView::Story, None),
        RanBy::Address => (RanByView::Address, None),
        RanBy::Headline(likeness) => (RanByView::Headline, Some(likeness.hundredths())),
    };
    RanView {
        issue: ran.issue.to_string(),
        publication: ran.slug,
        publication_name: ran.publication,
        number: ran.number,
        date: ran.date,
        item: ran.item.to_string(),
        headline: ran.headline,
        position: ran.position,
        by,
        likeness,
    }
}

pub fn duplicate(reader: &Reader<'_>, duplicate: &Duplicate) -> Result<DuplicateView> {
    let (by, likeness) = match duplicate.by {
        Reason::Address => (RanByView::Address, None),
        Reason::Headline(likeness) => (RanByView::Headline, Some(likeness.hundredths())),
    };
    Ok(DuplicateView { story: story_row(reader, &reader.story(duplicate.story)?)?, by, likeness })
}

pub fn story_row(reader: &Reader<'_>, found: &StorySummary) -> Result<StoryRow> {
    let story = &found.story;
    Ok(StoryRow {
        id: story.id.to_string(),
        title: story.title.clone(),
        state: story.state.into(),
        outlet: found.outlet_name.clone(),
        outlet_id: story.outlet.map(|outlet| outlet.to_string()),
        url: some(&story.url),
        language: some(&story.language),
        date: some(&story.date),
        tags: story.tags.clone(),
        ran: reader.ran(found)?.into_iter().map(ran).collect(),
    })
}

fn clipping(clipping: &Clipping) -> ClippingView {
    let body = Body::from_json(&clipping.body).unwrap_or_default();
    ClippingView {
        id: clipping.id.to_string(),
        url: some(&clipping.url),
        title: clipping.title.clone(),
        author: some(&clipping.author),
        published: some(&clipping.published),
        language: some(&clipping.language),
        captured_at: clipping.captured_at.to_rfc3339(),
        text: body.to_text(),
        body: delta(&body),
    }
}

pub fn story(reader: &Reader<'_>, id: StoryId) -> Result<StoryView> {
    let found = reader.story(id)?;
    let clippings = found.story.clippings.iter().map(|id| reader.clipping(*id).map(|one| clipping(&one)));
    Ok(StoryView {
        row: story_row(reader, &found)?,
        notes: found.story.notes.clone(),
        clippings: clippings.collect::<Result<_>>()?,
        shelf: match found.story.shelf {
            Shelf::Library => ShelfView::Library,
            Shelf::Trash => ShelfView::Trash,
            Shelf::Merged(_) => ShelfView::Merged,
        },
        merged_into: match found.story.shelf {
            Shelf::Merged(into) => Some(into.to_string()),
            Shelf::Library | Shelf::Trash => None,
        },
        merged: found.story.merged.iter().map(|merged| merged.story.to_string()).collect(),
    })
}

pub fn issue_row(reader: &Reader<'_>, summary: &galley_core::IssueSummary) -> Result<IssueRow> {
    let publication: Publication = reader.publication(PublicationId::from(summary.issue.publication.uuid()))?;
    Ok(IssueRow {
        id: summary.issue.id.to_string(),
        publication: publication.slug,
        publication_name: publication.name,
        number: summary.issue.number,
        date: summary.issue.date.map(|date| date.to_string()),
        title: some(&summary.issue.title),
        state: summary.issue.state.into(),
        items: summary.items,
    })
}

pub fn action(row: ActionRow) -> ActionView {
    ActionView {
        id: row.id,
        made_at: row.made_at,
        state: match row.state.as_str() {
            "undone" => ActionState::Undone,
            "gone" => ActionState::Gone,
            _ => ActionState::Done,
        },
        label: ActionLabel { verb: row.verb, subject: row.subject },
    }
}

pub fn outlet_id(text: &str) -> Option<OutletId> {
    text.parse().ok()
}

/// A place in a text as scripts count it: UTF-16 units before it.
pub fn utf16(text: &str, at: usize) -> u32 {
    count(text.get(..at).map_or(0, |before| before.encode_utf16().count()))
}

fn marks(snippet: &Snippet) -> Vec<(u32, u32)> {
    snippet.marks.iter().map(|&(from, to)| (utf16(&snippet.text, from), utf16(&snippet.text, to))).collect()
}

pub fn finds(finds: &Finds) -> FindsView {
    FindsView {
        title_marks: marks(&finds.title),
        snippet: finds.snippet.text.clone(),
        snippet_marks: marks(&finds.snippet),
    }
}

pub fn hit(hit: &Hit) -> HitView {
    HitView {
        id: hit.uuid.to_string(),
        kind: match hit.kind {
            Found::Story => FoundView::Story,
            Found::Item => FoundView::Item,
            Found::Issue => FoundView::Issue,
        },
        title: hit.title.text.clone(),
        date: some(&hit.date),
        outlet: some(&hit.outlet),
        snippet: hit.snippet.text.clone(),
        title_marks: marks(&hit.title),
        snippet_marks: marks(&hit.snippet),
    }
}
