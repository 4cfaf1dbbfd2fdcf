//! Reading: one consistent view of the projections. Documents are never decoded here.

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::{ActionName, Library};
use crate::address;
use crate::address::rule::Rules;
use crate::clip::Page;
use crate::dictionary::Word;
use crate::document::{Kind, Version};
use crate::duplicate::near::{Likeness, Shingles};
use crate::error::{OrNotFound, Result};
use crate::id::{ClippingId, IssueId, ItemId, OutletId, PublicationId, SavedSearchId, SnippetId, StoryId};
use crate::image::ImageRecord;
use crate::issue::snapshot::{BrokenLink, Credit, IssueSnapshot, SnapshotEntry, SnapshotItem};
use crate::issue::{Entry, Issue};
use crate::item::{Item, Source};
use crate::memory::{Draft, Ran};
use crate::outlet::Outlet;
use crate::proof::verdict;
use crate::publication::Publication;
use crate::search::find::{Ask, Counting, Finds, Hits, Order, Stories};
use crate::search::query::Query;
use crate::search::saved::SavedSearch;
use crate::snippet::Snippet;
use crate::storage::action::ActionRow;
use crate::storage::contact::ContactRow;
use crate::storage::destination::Destination;
use crate::storage::export::ExportRow;
use crate::storage::issue::IssueSummary;
use crate::storage::seal::SealRow;
use crate::storage::search::find;
use crate::storage::search::memory::{self, Wanted};
use crate::storage::story::{Facets, StorySummary};
use crate::storage::{
    StorageContext, action, address_answer, address_rule, clipping, contact, destination, dictionary, document, export,
    image, issue, item, name, outlet, page, property, publication, redirect, saved_search, seal, snippet, story, theme,
};
use crate::story::Clipping;
use crate::theme::{OwnTheme, Theme, shipped};

/// A view of the library at one moment.
pub struct Reader<'a> {
    connection: &'a Connection,
}

/// How many records there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub publications: u32,
    pub issues: u32,
    pub items: u32,
    pub stories: u32,
    pub outlets: u32,
}

impl Library {
    /// Reads at one moment: what another process writes meanwhile is not seen.
    pub fn read<T>(&mut self, look: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).while_doing("reading")?;
        let value = look(&Reader { connection: &tx })?;
        tx.finish().while_doing("reading")?;
        Ok(value)
    }

    /// A number that changes whenever this or another process has written.
    pub fn version(&self) -> Result<i64> {
        let doing = "looking whether anything changed";
        let others = self.outside_version()?;
        let own: i64 = self
            .connection
            .query_row("SELECT coalesce(max(id), 0) FROM change", [], |row| row.get(0))
            .while_doing(doing)?;
        Ok(own.wrapping_mul(1 << 20).wrapping_add(others))
    }

    /// A number that changes whenever another process has written, and not when this one has.
    pub fn outside_version(&self) -> Result<i64> {
        self.connection
            .pragma_query_value(None, "data_version", |row| row.get(0))
            .while_doing("looking whether anything changed")
    }
}

impl<'a> Reader<'a> {
    pub(super) fn over(connection: &'a Connection) -> Reader<'a> {
        Reader { connection }
    }

    pub(super) fn connection(&self) -> &Connection {
        self.connection
    }

    /// How many records there are. Stories are counted as they come and go: there may be a million.
    pub fn counts(&self) -> Result<Counts> {
        self.connection
            .query_row(
                "SELECT (SELECT count(*) FROM publication), (SELECT count(*) FROM issue), (SELECT count(*) FROM item),
                   (SELECT coalesce(sum(count), 0) FROM facet WHERE kind = 'state')
                     + (SELECT count(*) FROM story INDEXED BY story_apart WHERE shelf <> 'library'),
                   (SELECT count(*) FROM outlet)",
                [],
                |row| {
                    Ok(Counts {
                        publications: row.get(0)?,
                        issues: row.get(1)?,
                        items: row.get(2)?,
                        stories: row.get(3)?,
                        outlets: row.get(4)?,
                    })
                },
            )
            .while_doing("counting its records")
    }

    /// The id of the one record of a kind whose id begins so.
    pub fn by_prefix(&self, kind: Kind, prefix: &str) -> Result<Option<Uuid>> {
        name::by_prefix(self.connection, kind, prefix)
    }

    /// Whether a story, an item or an issue is there and its making was not undone.
    pub fn stands(&self, kind: Kind, uuid: Uuid) -> Result<bool> {
        name::stands(self.connection, kind, uuid)
    }

    /// Every publication, in order of arrival.
    pub fn publications(&self) -> Result<Vec<Publication>> {
        publication::all(self.connection)
    }

    /// The publication of that id.
    pub fn publication(&self, id: PublicationId) -> Result<Publication> {
        publication::get(self.connection, id.uuid())?.or_not_found("publication", id)
    }

    /// The publication of that short name.
    pub fn publication_by_slug(&self, slug: &str) -> Result<Option<Publication>> {
        publication::by_slug(self.connection, slug)
    }

    /// Every theme, the shipped ones first.
    pub fn themes(&self) -> Result<Vec<Theme>> {
        let own = theme::all(self.connection)?.into_iter().map(|own| own.theme);
        Ok(shipped::all().into_iter().chain(own).collect())
    }

    /// The theme of that short name, the library's own or a shipped one.
    pub fn theme(&self, slug: &str) -> Result<Option<Theme>> {
        Ok(self.own_theme(slug)?.map(|own| own.theme).or_else(|| shipped::find(slug)))
    }

    /// The library's own theme of that short name.
    pub fn own_theme(&self, slug: &str) -> Result<Option<OwnTheme>> {
        theme::by_slug(self.connection, slug)
    }

    /// Every snippet, by name.
    pub fn snippets(&self) -> Result<Vec<Snippet>> {
        snippet::all(self.connection)
    }

    /// A snippet.
    pub fn snippet(&self, id: SnippetId) -> Result<Snippet> {
        snippet::get(self.connection, id.uuid())?.or_not_found("snippet", id)
    }

    /// The words of the personal dictionary, those that hold in one item only included.
    pub fn dictionary(&self) -> Result<Vec<Word>> {
        dictionary::all(self.connection)
    }

    /// Every saved search, in the order in which they stand.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        saved_search::all(self.connection)
    }

    /// The saved search of that id.
    pub fn saved_search(&self, id: SavedSearchId) -> Result<SavedSearch> {
        saved_search::get(self.connection, id.uuid())?.or_not_found("saved search", id)
    }

    /// What is found in these stories: their titles and a piece of each one's text, in their order.
    pub fn finds(&self, query: &Query, stories: &[StorySummary]) -> Result<Vec<Finds>> {
        find::finds(self.connection, query, stories)
    }

    /// Issues, the newest first; of one publication or of all.
    pub fn issues(&self, of: Option<PublicationId>) -> Result<Vec<IssueSummary>> {
        issue::list(self.connection, of)
    }

    /// The issue of that id and the version that the next edit is made on.
    pub fn issue(&self, id: IssueId) -> Result<(Issue, Version)> {
        let found = issue::get(self.connection, id.uuid())?.or_not_found("issue", id)?;
        Ok((found.issue, found.version))
    }

    /// The item of that id and the version that the next edit is made on.
    pub fn item(&self, id: ItemId) -> Result<(Item, Version)> {
        let found = item::get(self.connection, id.uuid())?.or_not_found("item", id)?;
        Ok((found.item, found.version))
    }

    /// The items that stand in no rundown, the newest first.
    pub fn held_items(&self) -> Result<Vec<Item>> {
        Ok(item::held(self.connection)?.into_iter().map(|found| found.item).collect())
    }

    /// Every outlet by name, with the count of its stories.
    pub fn outlets(&self) -> Result<Vec<(Outlet, u32)>> {
        outlet::all(self.connection)
    }

    /// The outlet of that id, with the count of its stories.
    pub fn outlet(&self, id: OutletId) -> Result<(Outlet, u32)> {
        outlet::get(self.connection, id.uuid())?.or_not_found("outlet", id)
    }

    /// The outlet of that name or preferred credit, in any case of letters.
    pub fn outlet_by_name(&self, name: &str) -> Result<Option<(Outlet, u32)>> {
        outlet::by_name(self.connection, name)
    }

    /// The outlet that a domain belongs to.
    pub fn outlet_by_domain(&self, domain: &str) -> Result<Option<Outlet>> {
        outlet::by_domain(self.connection, domain)
    }

    /// The stories and items that name an outlet.
    pub(crate) fn outlet_users(&self, id: OutletId) -> Result<(Vec<StoryId>, Vec<ItemId>)> {
        let (stories, items) = outlet::users(self.connection, id.uuid())?;
        Ok((stories.into_iter().map(Into::into).collect(), items.into_iter().map(Into::into).collect()))
    }

    /// A page of stories.
    pub fn stories(&self, ask: &Ask, counting: Counting) -> Result<Stories> {
        find::stories(self.connection, ask, counting)
    }

    /// How many stories match in all, counted up to `most`.
    pub fn story_count(&self, query: &Query, most: u32) -> Result<u32> {
        find::count(self.connection, query, most)
    }

    /// A page of whatever is found, with pieces of its text.
    pub fn search(&self, ask: &Ask, counting: Counting) -> Result<Hits> {
        find::hits(self.connection, ask, counting)
    }

    /// How much is found in all, stories, items and issues, counted up to `most`.
    pub fn search_count(&self, query: &Query, most: u32) -> Result<u32> {
        find::count_hits(self.connection, query, most)
    }

    /// The story of that id, with everything.
    pub fn story(&self, id: StoryId) -> Result<StorySummary> {
        story::get(self.connection, id.uuid())?.or_not_found("story", id)
    }

    /// Where a story ran, by itself, by its addresses and by its title; the latest issue first.
    pub fn ran(&self, found: &StorySummary) -> Result<Vec<Ran>> {
        memory::ran_of_story(self.connection, found.story.id, found.row, &found.story.title)
    }

    /// Where something like a draft ran.
    pub fn ran_like(&self, draft: &Draft<'_>) -> Result<Vec<Ran>> {
        let rules = self.address_rules()?;
        let mut addresses = Vec::new();
        for url in &draft.urls {
            addresses.extend(redirect::keys(self.connection, &rules, url)?);
        }
        memory::ran(
            self.connection,
            &Wanted { story: draft.story, addresses, headline: draft.headline, except: draft.item },
        )
    }

    /// The stories of the library at this address, however it is written, and at the one that it is known to lead to.
    pub fn stories_at(&self, url: &str) -> Result<Vec<StoryId>> {
        let mut all = Vec::new();
        for key in redirect::keys(self.connection, &self.address_rules()?, url)? {
            for id in story::at_address(self.connection, key)? {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        Ok(all)
    }

    /// The stories of the library at the address of that key.
    pub(crate) fn stories_at_key(&self, key: i64) -> Result<Vec<StoryId>> {
        story::at_address(self.connection, key)
    }

    /// The stories of the library that share an address with the story of that row.
    pub(crate) fn stories_sharing_an_address(&self, row: i64) -> Result<Vec<StoryId>> {
        let mut all = Vec::new();
        for key in memory::addresses(self.connection, row)? {
            for id in story::at_address(self.connection, key)? {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        Ok(all)
    }

    /// The stories of the library whose title is nearly this one.
    pub(crate) fn stories_titled_like(&self, title: &str) -> Result<Vec<(StoryId, Likeness)>> {
        let mut all = Vec::new();
        let near =
            memory::stories_near(self.connection, &Shingles::of(title)).while_doing("looking for near titles")?;
        for (row, likeness) in near {
            all.extend(story::at_row(self.connection, row)?.map(|id| (id, likeness)));
        }
        Ok(all)
    }

    /// The newest stories of the library.
    pub(crate) fn newest_stories(&self, count: u32) -> Result<Vec<StoryId>> {
        let ask = Ask { query: Query::everything(), order: Order::Newest, after: None, limit: count };
        Ok(self.stories(&ask, Counting::Apart)?.stories.into_iter().map(|found| found.story.id).collect())
    }

    /// Every story on whatever shelf, in order of arrival, behind this row: rows with ids.
    pub fn stories_after(&self, row: i64, limit: u32) -> Result<Vec<(i64, StoryId)>> {
        story::after(self.connection, row, limit)
    }

    /// Whether there is a record of that id.
    pub fn has_record(&self, uuid: Uuid) -> Result<bool> {
        Ok(document::find(self.connection, uuid)?.is_some())
    }

    /// Whether there is a clipping of that id.
    pub fn has_clipping(&self, id: ClippingId) -> Result<bool> {
        clipping::has(self.connection, id.uuid())
    }

    /// Values to narrow stories by: value, label, count.
    pub fn story_facets(&self, by: Facets) -> Result<Vec<(String, String, u32)>> {
        story::facets(self.connection, by)
    }

    /// The rules by which addresses are cleaned.
    pub fn address_rules(&self) -> Result<Rules> {
        address_rule::in_force(self.connection).while_doing("reading the rules for addresses")
    }

    /// The clipping of that id.
    pub fn clipping(&self, id: ClippingId) -> Result<Clipping> {
        clipping::get(self.connection, id.uuid())?.or_not_found("clipping", id)
    }

    /// The page of a clipping; none where it was no page.
    pub fn page(&self, id: ClippingId) -> Result<Option<Page>> {
        page::get(self.connection, id.uuid())
    }

    /// The clipping whose id begins so.
    pub fn clipping_by_prefix(&self, prefix: &str) -> Result<ClippingId> {
        clipping::by_prefix(self.connection, prefix)?.or_not_found("clipping", prefix)
    }

    /// The picture of that hash.
    pub fn image(&self, hash: &str) -> Result<Option<ImageRecord>> {
        image::get(self.connection, hash)
    }

    /// Every picture, the latest first.
    pub fn images(&self) -> Result<Vec<ImageRecord>> {
        image::all(self.connection)
    }

    /// The exports of an issue, the first one first.
    pub fn exports(&self, id: IssueId) -> Result<Vec<ExportRow>> {
        export::of_issue(self.connection, id)
    }

    /// The seals of an issue, the first one first: that is what readers got.
    pub fn seals(&self, id: IssueId) -> Result<Vec<SealRow>> {
        seal::of_issue(self.connection, id)
    }

    /// Every seal, the latest first.
    pub fn archive(&self) -> Result<Vec<SealRow>> {
        seal::all(self.connection)
    }

    /// Every host that was contacted, the latest contact first.
    pub fn contacts(&self) -> Result<Vec<ContactRow>> {
        contact::all(self.connection)
    }

    /// Every mail tool that drafts are pushed to.
    pub fn destinations(&self) -> Result<Vec<Destination>> {
        destination::all(self.connection)
    }

    /// The mail tool of that name.
    pub fn destination(&self, name: &str) -> Result<Destination> {
        destination::get(self.connection, name)?.or_not_found("destination", name)
    }

    /// A setting of the library; none where it was never made.
    pub fn setting<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        property::get(self.connection, name)
    }

    /// The library's own id, by which its secrets are found outside of it.
    pub fn library_id(&self) -> Result<String> {
        property::word(self.connection, "id")?.or_not_found("library", "id")
    }

    /// What undo would take back, and what redo would bring again.
    pub fn reversible(&self) -> Result<(Option<ActionName>, Option<ActionName>)> {
        let undo = action::last_done(self.connection)?.map(Into::into);
        let redo = action::first_undone(self.connection)?.map(Into::into);
        Ok((undo, redo))
    }

    /// The newest named changes, newest first; those that touched one of the records, where some are named.
    pub fn history(&self, of: Option<&[Uuid]>, limit: u32) -> Result<Vec<ActionRow>> {
        action::list(self.connection, of, limit)
    }

    /// The credit as it is printed.
    pub fn credit(&self, source: &Source) -> Result<Credit> {
        let outlet = match source.outlet {
            Some(id) => outlet::get(self.connection, id.uuid())?.map(|(outlet, _)| outlet),
            None => None,
        };
        let printed = outlet.as_ref().map(Outlet::printed_credit).unwrap_or_default();
        Ok(Credit {
            outlet: source.outlet,
            name: if source.name.is_empty() { printed.to_owned() } else { source.name.clone() },
            url: source.url.clone(),
            role: source.role,
        })
    }

    /// Everything of an issue at this moment.
    pub fn snapshot(&self, id: IssueId) -> Result<IssueSnapshot> {
        let (issue, _) = self.issue(id)?;
        let publication = self.publication(issue.publication)?;
        let mut entries = Vec::with_capacity(issue.rundown.len());
        for entry in &issue.rundown {
            match entry {
                Entry::Section { id, title } => {
                    entries.push(SnapshotEntry::Section { id: *id, title: title.clone() });
                }
                Entry::Item(id) => {
                    // An item that was made elsewhere and has not arrived yet leaves its place empty.
                    let Some(found) = item::get(self.connection, id.uuid())? else { continue };
                    entries.push(SnapshotEntry::Item(self.snapshot_item(found.item)?));
                }
            }
        }
        let theme = self.theme(&publication.theme)?.unwrap_or_else(Theme::plain);
        let (broken, suggestions) = (Vec::new(), Vec::new());
        let mut snapshot = IssueSnapshot {
            publication,
            issue,
            theme,
            entries,
            broken,
            suggestions,
            standing: verdict::Standing::default(),
        };
        snapshot.settle();
        snapshot.number_items();
        snapshot.broken = self.broken_of(&snapshot.addresses())?;
        snapshot.standing = verdict::standing(self, &snapshot)?;
        Ok(snapshot)
    }

    /// Those of some addresses that were asked and led nowhere.
    fn broken_of(&self, urls: &[&str]) -> Result<Vec<BrokenLink>> {
        let rules = self.address_rules()?;
        let mut broken = Vec::new();
        for url in urls {
            let Some(key) = address::key(url, &rules) else { continue };
            if let Some(reason) = address_answer::broken(self.connection, key)? {
                broken.push(BrokenLink { url: (*url).to_owned(), reason });
            }
        }
        Ok(broken)
    }

    fn snapshot_item(&self, item: Item) -> Result<SnapshotItem> {
        let sources = item.sources.iter().map(|source| self.credit(source)).collect::<Result<_>>()?;
        Ok(SnapshotItem {
            id: item.id,
            story: item.story,
            position: 0,
            number: None,
            section: None,
            kicker: item.kicker,
            headline: item.headline,
            dek: item.dek,
            body: item.body,
            sources,
        })
    }
}
