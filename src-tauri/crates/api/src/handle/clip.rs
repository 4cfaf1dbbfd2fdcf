//! Clipping: reading is a job, looking and keeping are not.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use galley_core::article::{Finding, leads_on};
use galley_core::change::Label;
use galley_core::clip::file::{self, Given};
use galley_core::clip::keep::{self, Deed, Into as KeepInto, Wish};
use galley_core::clip::{Draft, known, link};
use galley_core::duplicate::Reason;
use galley_core::html::Bound;
use galley_core::library::Reader;
use galley_core::outlet::domain;
use galley_net::Cause;
use galley_net::job::{Step, Teller, aside};
use galley_net::link::gone;
use galley_net::page::{self, Fetching, Unfetched};

use super::{Reply, change, line, read};
use crate::clip::*;
use crate::command::Session;
use crate::failure::Failure;
use crate::history::Changed;
use crate::job::{JobKind, JobOutcome, JobView};
use crate::library::Empty;
use crate::story::RanByView;
use crate::{resolve, view};

/// How many drafts are remembered.
const REMEMBERED: usize = 16;

/// What was read in this run and may be kept.
#[derive(Default)]
pub(crate) struct Drafts {
    last: u32,
    drafts: VecDeque<(u32, Arc<Draft>)>,
}

impl Drafts {
    fn add(&mut self, draft: Draft) -> u32 {
        self.last += 1;
        if self.drafts.len() >= REMEMBERED {
            self.drafts.pop_front();
        }
        self.drafts.push_back((self.last, Arc::new(draft)));
        self.last
    }

    fn get(&self, number: u32) -> Reply<Arc<Draft>> {
        let found = self.drafts.iter().find(|(known, _)| *known == number).map(|(_, draft)| draft.clone());
        found.ok_or_else(|| {
            Failure::invalid("What was read is not at hand any more. Nothing was kept.").with_hint("Read it again.")
        })
    }
}

pub fn clip_read(session: &mut Session, request: ClipRead) -> Reply<JobView> {
    begin(session, &request.from, |session, draft| {
        let title = keep::title(&draft);
        Ok(JobOutcome::ClipDraft { draft: session.work.drafts.add(draft), title })
    })
}

pub fn clip(session: &mut Session, request: Clip) -> Reply<JobView> {
    let Clip { from, into, tags } = request;
    begin(session, &from, move |session, draft| {
        refuse_empty(&draft)?;
        let asked = ClipKeep { into, tags, ..ClipKeep::default() };
        let clipped = keep_draft(session, &draft, &asked)?.value;
        Ok(JobOutcome::Clip {
            deed: clipped.deed,
            story: clipped.story.row.id,
            clipping: clipped.clipping,
            title: clipped.story.row.title,
        })
    })
}

pub fn clip_show(session: &mut Session, request: ClipShow) -> Reply<ClipDraft> {
    let draft = session.work.drafts.get(request.draft)?;
    read(session, |reader| show(reader, request.draft, &draft))
}

pub fn clip_keep(session: &mut Session, request: ClipKeep) -> Reply<Changed<Clipped>> {
    let draft = session.work.drafts.get(request.draft)?;
    keep_draft(session, &draft, &request)
}

pub fn clip_link(_: &mut Session, request: ClipLink) -> Reply<ClipFrom> {
    link::deep(&request.link).map(|url| ClipFrom::Address { url }).ok_or_else(|| {
        Failure::invalid("This link does not name a page to clip, so nothing was done.")
            .with_hint("It has the form galley://clip?url=ADDRESS.")
    })
}

pub fn clip_bookmarklet(_: &mut Session, _: Empty) -> Reply<BookmarkletView> {
    Ok(BookmarkletView { address: link::bookmarklet() })
}

pub fn clipping_page(session: &mut Session, request: ClippingShow) -> Reply<ClippingPage> {
    read(session, |reader| {
        let id = reader.clipping_by_prefix(&request.clipping)?;
        let clipping = reader.clipping(id)?;
        let page = reader.page(id)?.unwrap_or_default();
        let html = if page.html.is_empty() {
            let body = galley_core::body::Body::from_json(&clipping.body).unwrap_or_default();
            galley_core::html::from_body(&body).into_string()
        } else {
            page.html
        };
        Ok(ClippingPage {
            clipping: id.to_string(),
            html,
            url: view::some(&clipping.url),
            asked: view::some(&page.asked),
            canonical: view::some(&page.canonical),
            site: view::some(&page.site),
            image: view::some(&page.image),
            description: view::some(&page.description),
            paywall: page.paywall,
            original: (!page.original.is_empty()).then_some(OriginalView {
                hash: page.original,
                media: page.media,
                encoding: page.encoding,
            }),
        })
    })
}

pub fn clipping_original(session: &mut Session, request: ClippingOriginal) -> Reply<OriginalView> {
    let found = clipping_page(session, ClippingShow { clipping: request.clipping })?;
    let original = found.original.ok_or_else(|| {
        Failure::invalid("This clipping was made of words and not of a page, so there is no page to write.")
    })?;
    let bytes = session.library.blobs().get(&original.hash)?;
    galley_core::export::write::write_file(Path::new(&request.path), &bytes)?;
    Ok(original)
}

/// What a job has to read.
enum Task {
    /// A page to fetch.
    Fetch(String),
    /// Something at hand.
    Given(Given),
}

/// Begins the job that reads something; `settle` says what becomes of it.
fn begin(
    session: &mut Session,
    from: &ClipFrom,
    settle: impl FnOnce(&mut Session, Draft) -> Reply<JobOutcome> + Send + 'static,
) -> Reply<JobView> {
    let now = (session.clock)();
    let (task, subject) = task(from)?;
    let address = match task {
        Task::Fetch(url) => page::address(&url)?,
        Task::Given(given) => {
            let work = move |teller: Teller| async move {
                teller.tell(Step::Keeping, 0, 1);
                aside(move || given.read(now)).await
            };
            return session.work.begin(JobKind::Clip, subject, work, |session, read| {
                settle(session, read.ok_or_else(crate::work::fault)??)
            });
        }
    };
    let (named, patience, door) = (super::host::named(session)?, session.work.patience, session.work.door());
    let announce = Box::new(move |host: &str| {
        let host = host.to_owned();
        door.send(move |session| super::store(session, "clip", |tx| tx.count_contact(&host, "page")).is_ok())
    });
    let fetching = Fetching { named, patience, announce, leads_on };
    let work = move |teller: Teller| async move {
        let page = page::fetch(address, &fetching, &teller).await?;
        teller.tell(Step::Keeping, 0, 1);
        Ok(aside(move || read_page(page, now)).await)
    };
    session.work.begin(JobKind::Clip, subject, work, move |session, found: Result<_, Unfetched>| match found {
        Ok(read) => {
            let draft = read.ok_or_else(crate::work::fault)??;
            mark(session, draft.hops.iter().chain([&draft.url]), None)?;
            settle(session, draft)
        }
        Err(Unfetched { refusal, asked }) => {
            if let Cause::Gone(status) = refusal.cause {
                mark(session, asked.iter(), Some(&gone(status)))?;
            }
            super::host::withhold(session, &refusal);
            Err(refusal.into())
        }
    })
}

/// Remembers of addresses that they answered, or why they lead nowhere any more.
fn mark<'a>(session: &mut Session, urls: impl Iterator<Item = &'a String>, gone: Option<&str>) -> Reply<()> {
    let mut urls = urls;
    super::store(session, "clip", |tx| {
        urls.try_for_each(|url| match gone {
            Some(why) => tx.mark_broken(url, why),
            None => tx.mark_sound(url),
        })
    })
}

/// What is to be read, and what people know it by.
fn task(from: &ClipFrom) -> Reply<(Task, String)> {
    // What only leads on need not be asked: fewer hosts learn what is read.
    let address = |url: &str| {
        let url = galley_core::address::meant(url);
        Ok((Task::Fetch(url.clone()), url))
    };
    let own = |url: &Option<String>| url.as_deref().map(str::trim).unwrap_or_default().to_owned();
    Ok(match from {
        ClipFrom::Address { url } => {
            let url = link::pasted(url).or_else(|| link::deep(url)).unwrap_or_else(|| url.clone());
            return address(&url);
        }
        ClipFrom::Text { text, url } => match link::pasted(text) {
            Some(pasted) => return address(&pasted),
            None if text.trim().is_empty() => {
                return Err(Failure::invalid("There are no words to clip. Nothing was kept."));
            }
            None => (Task::Given(Given::Text { text: text.clone(), url: own(url) }), String::new()),
        },
        ClipFrom::Html { html, url } => (Task::Given(Given::Html { html: html.clone(), url: own(url) }), String::new()),
        ClipFrom::File { path, url } => {
            let bytes = super::import::bytes_of(Path::new(path))?;
            let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if let Some(target) = file::shortcut(&name, &bytes)? {
                return address(&target);
            }
            (Task::Given(Given::File { name: name.clone(), bytes, url: own(url) }), name)
        }
    })
}

fn read_page(page: page::Page, now: DateTime<Utc>) -> Reply<Draft> {
    let media = page.media.unwrap_or(page::Media { kind: "text/html".to_owned(), charset: None });
    let mut draft = file::of_answer(page.body, &media.kind, media.charset.as_deref(), &page.url, now)?;
    draft.hops = page.hops;
    Ok(draft)
}

fn refuse_empty(draft: &Draft) -> Reply<()> {
    if draft.article.body.is_blank() && draft.article.title.trim().is_empty() {
        return Err(Failure::invalid("No words to read were found there, so nothing was kept.")
            .with_hint("Select the text in your browser, copy it and paste it here."));
    }
    Ok(())
}

fn keep_draft(session: &mut Session, draft: &Draft, asked: &ClipKeep) -> Reply<Changed<Clipped>> {
    let words = |words: &Option<String>| line(words.as_deref().unwrap_or_default());
    let wish = Wish {
        title: words(&asked.title),
        outlet: words(&asked.outlet),
        tags: asked.tags.iter().map(|tag| line(tag)).collect(),
        notes: asked.notes.as_deref().unwrap_or_default().trim().to_owned(),
        state: asked.state.map(Into::into).unwrap_or_default(),
    };
    let original = match &draft.original {
        // A file without a record is harmless, a record without its file is not.
        Some(original) => session.library.blobs().keep(&original.bytes)?,
        None => String::new(),
    };
    change(
        session,
        Label::new("clip", ""),
        |tx| {
            let into = match &asked.into {
                ClipInto::Matched => KeepInto::Matched,
                ClipInto::New => KeepInto::New,
                ClipInto::Story { story } => KeepInto::Story(resolve::story(&tx.read(), story)?),
            };
            keep::keep(tx, draft, &original, into, &wish)
        },
        |reader, kept| {
            Ok(Clipped {
                deed: match kept.deed {
                    Deed::Story => ClipDeed::Story,
                    Deed::Clipping => ClipDeed::Clipping,
                    Deed::Nothing => ClipDeed::Nothing,
                },
                story: view::story(reader, kept.story)?,
                clipping: kept.clipping.to_string(),
            })
        },
    )
}

fn show(reader: &Reader<'_>, number: u32, draft: &Draft) -> galley_core::Result<ClipDraft> {
    let article = &draft.article;
    let url = keep::address(draft);
    let outlet = match domain::outlet_of(reader, &url)? {
        Some(known) => Some(known),
        None if article.site.is_empty() => None,
        None => reader.outlet_by_name(&article.site)?.map(|(outlet, _)| outlet),
    };
    let already = known::known(reader, draft)?.into_iter().map(|known| {
        let (by, likeness) = match known.duplicate.by {
            Reason::Address => (RanByView::Address, None),
            Reason::Headline(likeness) => (RanByView::Headline, Some(likeness.hundredths())),
        };
        let story = view::story_row(reader, &reader.story(known.duplicate.story)?)?;
        Ok(AlreadyView { story, by, likeness, same_text: known.same.is_some() })
    });
    Ok(ClipDraft {
        draft: number,
        title: keep::title(draft),
        author: view::some(&article.byline),
        outlet: outlet.as_ref().map(|outlet| outlet.name.clone()).or_else(|| view::some(&article.site)),
        outlet_id: outlet.map(|outlet| outlet.id.to_string()),
        published: view::some(&article.published),
        language: view::some(&article.language),
        canonical: view::some(&article.canonical).filter(|canonical| *canonical != draft.url),
        url: view::some(&url),
        image: view::some(&article.image),
        description: view::some(&article.description),
        paywall: article.paywall,
        words: view::count(article.body.word_count()),
        body: view::delta(&article.body),
        text: article.body.to_text(),
        html: article.html.as_str().to_owned(),
        encoding: draft.original.as_ref().and_then(|original| view::some(&original.encoding)),
        hops: draft.hops.clone(),
        findings: article.findings.iter().map(finding).collect(),
        already: already.collect::<galley_core::Result<_>>()?,
        ran: known::ran(reader, draft)?.into_iter().map(view::ran).collect(),
    })
}

fn finding(finding: &Finding) -> ClipFindingView {
    let (kind, message) = match finding {
        Finding::Empty => (ClipFindingKind::Empty, "No readable text was found on this page.".to_owned()),
        Finding::SummaryOnly => (
            ClipFindingKind::SummaryOnly,
            "Only the page's own description was found; its text is brought by a script or not free to read."
                .to_owned(),
        ),
        Finding::Paywall => {
            (ClipFindingKind::Paywall, "It seems that only a part of this page is free to read.".to_owned())
        }
        Finding::Date(words) => {
            (ClipFindingKind::Date, format!("The page gives “{words}” as its date, which cannot be, so it has none."))
        }
        Finding::Encoding(name) => (
            ClipFindingKind::Encoding,
            format!("Some characters could not be read in the page's encoding ({name}) and were replaced."),
        ),
        Finding::Bounded(bound) => (
            ClipFindingKind::Bounded,
            match bound {
                Bound::Size => "The page is larger than is read; what lies beyond is kept as plain text or left out.",
                Bound::Depth => "The page is nested deeper than is read; its words were kept.",
                Bound::Attributes => "The page has tags with more attributes than are read; its words were kept.",
                Bound::Elements => "The page has more elements than are read; what lies beyond is left out.",
            }
            .to_owned(),
        ),
    };
    ClipFindingView { kind, message }
}

/// A page whose fetching ended in a refusal, for those who only have that.
impl From<Unfetched> for Failure {
    fn from(unfetched: Unfetched) -> Failure {
        Failure::from(unfetched.refusal)
    }
}
