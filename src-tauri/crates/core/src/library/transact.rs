//! Writing: one transaction, one name, one reply.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::TransactionBehavior;
use uuid::Uuid;

use super::loaded::Loaded;
use super::undo::Way;
use super::{Library, Reader};
use crate::body::Body;
use crate::change::{Changed, Label, Touched, Undo};
use crate::clip::Page;
use crate::document::{Document, DocumentChange, IssueDocument, ItemDocument, Kind, Part, Pin, Version};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{ClippingId, InvitationId, IssueId, ItemId, PersonId, ProofId, ThreadId};
use crate::image::ImageRecord;
use crate::issue::{Issue, IssueState};
use crate::item::Item;
use crate::proof::file::Entry;
use crate::proof::invitation::Kept;
use crate::review::passage as review;
use crate::search::join::Joined;
use crate::storage::destination::Destination;
use crate::storage::document::Writing;
use crate::storage::export::ExportRecord;
use crate::storage::proof::{ProofRow, VerdictRow};
use crate::storage::record::Record;
use crate::storage::seal::SealRow;
use crate::storage::story::Rows;
use crate::storage::{
    StorageContext, action, address_answer, clipping, contact, destination, document, export, image, invitation, issue,
    item, page, proof, property, redirect, revision, seal,
};
use crate::story::{Clipping, Story};

/// A transaction in the making. Reading through it sees what it has written.
pub struct Tx<'a> {
    connection: &'a rusqlite::Transaction<'a>,
    label: Label,
    writing: Writing,
    /// Whether the action's row stands yet: a transaction that changes nothing leaves no name behind.
    begun: bool,
    writer: u64,
    touched: Touched,
    /// Items and issues with whose change an approval may lapse.
    lapsing: BTreeSet<Uuid>,
    /// What was loaded already, as this change left it: what changes it again, and what looks at it, need not read its
    /// whole history again.
    loaded: Loaded,
}

/// Where the editor saw a remark after its own edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The thread.
    pub thread: ThreadId,
    /// Its words in the text as it is saved, in Unicode scalar values; none where they are gone.
    pub range: Option<Range<usize>>,
}

fn ranges(put: &[Put]) -> Vec<Option<Range<usize>>> {
    put.iter().map(|put| put.range.clone()).collect()
}

impl Library {
    /// Runs one change as one transaction. An error leaves the library as it was.
    pub fn transact<T>(
        &mut self,
        at: DateTime<Utc>,
        label: Label,
        change: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Changed<T>> {
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .while_doing("beginning the change")?;
        let mut made = Tx {
            connection: &tx,
            label,
            writing: Writing { device: self.device, person: self.person, action: 0, at },
            begun: false,
            writer: self.writer,
            touched: Touched::default(),
            lapsing: BTreeSet::new(),
            loaded: std::mem::take(&mut self.loaded),
        };
        let value = change(&mut made)?;
        made.lapse()?;
        made.finish()?;
        let (touched, loaded, begun) = (made.touched, made.loaded, made.begun);
        tx.commit().while_doing("saving the change")?;
        self.loaded = loaded.after_change();
        if begun {
            self.joined = Joined::More;
        }
        Ok(Changed { value, touched })
    }
}

impl Tx<'_> {
    /// The moment of the change as it is kept.
    pub(crate) fn moment(&self) -> String {
        document::moment(self.writing.at)
    }

    /// Who makes the change.
    pub fn person(&self) -> Option<PersonId> {
        self.writing.person
    }

    /// Makes the change in the name of somebody else than who works on this device.
    pub(crate) fn speak_for(&mut self, person: PersonId) {
        self.writing.person = Some(person);
    }

    /// The moment of the change.
    pub fn at(&self) -> DateTime<Utc> {
        self.writing.at
    }

    /// The records as this transaction sees them.
    pub fn read(&self) -> Reader<'_> {
        Reader::over(self.connection)
    }

    /// Says what the change is done to, where that is known only now.
    pub fn name(&mut self, subject: impl Into<String>) {
        self.label.subject = subject.into();
    }

    /// Keeps a clipping.
    pub fn keep_clipping(&mut self, record: &Clipping) -> Result<()> {
        clipping::insert(self.connection, record)
    }

    /// Keeps the page of a clipping.
    pub fn keep_page(&mut self, clipping: ClippingId, record: &Page) -> Result<()> {
        page::insert(self.connection, clipping.uuid(), record)
    }

    /// Remembers that an address led to another.
    pub fn keep_redirect(&mut self, url: &str, target: &str) -> Result<()> {
        let rules = self.read().address_rules()?;
        redirect::keep(self.connection, &rules, url, target, self.writing.at)
    }

    /// Records an export.
    pub fn keep_export(&mut self, record: &ExportRecord) -> Result<()> {
        export::insert(self.connection, record, self.writing.at)
    }

    /// Adds the theme, and the words by their hash, to the export that was just recorded.
    pub(crate) fn keep_export_words(&mut self, theme: &str, transcript: &str) -> Result<()> {
        export::complete_last(self.connection, theme, transcript)
    }

    /// Keeps the record of a picture, whose bytes lie in the blobs already.
    pub fn keep_image(&mut self, record: &ImageRecord) -> Result<()> {
        image::insert(self.connection, record, self.writing.at)
    }

    /// Keeps a seal as part of this change, which must have changed the issue already.
    pub(crate) fn keep_seal(&mut self, row: &SealRow) -> Result<()> {
        seal::insert(self.connection, row, self.writing.action, self.writing.at)
    }

    /// Keeps a proof as part of this change.
    pub(crate) fn keep_proof(&mut self, row: &ProofRow) -> Result<()> {
        self.begin()?;
        proof::insert(self.connection, row, self.writing.action)
    }

    /// The number that the next proof of an issue has.
    pub(crate) fn next_proof(&self, issue: IssueId) -> Result<u32> {
        proof::next_number(self.connection, issue)
    }

    /// Keeps a verdict as part of this change.
    pub(crate) fn keep_verdict(&mut self, row: &VerdictRow) -> Result<()> {
        self.begin()?;
        proof::insert_verdict(self.connection, row, self.writing.action)
    }

    /// Remembers which thread came of an entry of a review file.
    pub(crate) fn keep_review_entry(&mut self, entry: Uuid, proof: ProofId, thread: ThreadId) -> Result<()> {
        self.begin()?;
        proof::insert_entry(self.connection, entry, proof, thread, self.writing.action)
    }

    /// Takes it as never come that an entry was taken in: it may come again.
    pub(crate) fn forget_review_entry(&mut self, entry: Uuid) -> Result<()> {
        proof::remove_entry(self.connection, entry)
    }

    /// Keeps a link to a served proof, in the place of the one of the same id.
    pub(crate) fn keep_invitation(&mut self, kept: &Kept) -> Result<()> {
        invitation::keep(self.connection, kept)
    }

    /// Keeps what was written by a link.
    pub(crate) fn keep_invitation_entry(&mut self, id: InvitationId, entry: &Entry) -> Result<()> {
        invitation::keep_entry(self.connection, id, entry.id, &serde_json::to_string(entry).unwrap_or_default())
    }

    /// Takes out what was written by a link.
    pub(crate) fn remove_invitation_entry(&mut self, id: InvitationId, entry: Uuid) -> Result<()> {
        invitation::remove_entry(self.connection, id, entry)
    }

    /// Gives a state of a record a name, as part of this change; one name a change.
    pub(crate) fn name_state(&mut self, owner: Uuid, name: &str, version: &Version) -> Result<()> {
        self.begin()?;
        revision::name_state(self.connection, owner, name, version, self.writing.at, self.writing.action)
    }

    /// Brings an item or an issue back to an earlier state of its own, as a new change.
    pub(crate) fn restore(&mut self, uuid: Uuid, version: &Version) -> Result<()> {
        let (row, kind) = document::find(self.connection, uuid)?.or_not_found("record", uuid)?;
        self.refuse_sealed(kind, uuid)?;
        self.return_to(row, uuid, version).map(|_| ())
    }

    /// Counts a contact with a host, before it is made.
    pub fn count_contact(&mut self, host: &str, purpose: &str) -> Result<()> {
        contact::count(self.connection, host, purpose, self.writing.at)
    }

    /// Says that an address leads nowhere any more, and why, as a sentence: what a fetch, a feed or a check of links
    /// found at this moment. Stories and items that name it are then found by `is:broken`.
    pub fn mark_broken(&mut self, url: &str, why: &str) -> Result<()> {
        match self.address(url)? {
            Some(key) => address_answer::mark_broken(self.connection, key, url, self.writing.at, why),
            None => Ok(()),
        }
    }

    /// Says that an address answered at this moment.
    pub fn mark_sound(&mut self, url: &str) -> Result<()> {
        match self.address(url)? {
            Some(key) => address_answer::mark_sound(self.connection, key, url, self.writing.at),
            None => Ok(()),
        }
    }

    fn address(&self, url: &str) -> Result<Option<i64>> {
        Ok(crate::address::key(url, &self.read().address_rules()?))
    }

    /// Keeps a mail tool, in the place of one of the same name.
    pub fn keep_destination(&mut self, destination: &Destination) -> Result<()> {
        destination::keep(self.connection, destination)
    }

    /// Removes a mail tool.
    pub fn remove_destination(&mut self, name: &str) -> Result<()> {
        destination::remove(self.connection, name)?.then_some(()).or_not_found("destination", name)
    }

    /// Makes a setting of the library.
    pub fn set_setting<T: serde::Serialize>(&mut self, name: &str, value: &T) -> Result<()> {
        property::set(self.connection, name, value)
    }

    /// Keeps the body of an item as it was typed on `base`; gives back the merged item and its version.
    pub fn save_item_body(&mut self, id: ItemId, body: &Body, base: &Version, put: &[Put]) -> Result<(Item, Version)> {
        self.refuse_sealed(Kind::Item, id.uuid())?;
        let mut pins = Vec::new();
        let save = |document: &mut Document| {
            pins = ItemDocument(document).save_body(body, base, &ranges(put))?;
            Ok(())
        };
        let saved = self.change::<Item>(id.uuid(), "item", save)?;
        self.put_back(id.uuid(), put, pins, review::Part::Body)?;
        Ok(saved)
    }

    /// Keeps a running text of an issue as it was typed on `base`; gives back the merged issue and its version.
    pub fn save_issue_body(
        &mut self,
        id: IssueId,
        part: Part,
        body: &Body,
        base: &Version,
        put: &[Put],
    ) -> Result<(Issue, Version)> {
        self.refuse_sealed(Kind::Issue, id.uuid())?;
        let mut pins = Vec::new();
        let save = |document: &mut Document| {
            pins = IssueDocument(document).save_body(part, body, base, &ranges(put))?;
            Ok(())
        };
        let saved = self.change::<Issue>(id.uuid(), "issue", save)?;
        let part = match part {
            Part::Intro => review::Part::Intro,
            Part::Outro => review::Part::Outro,
        };
        self.put_back(id.uuid(), put, pins, part)?;
        Ok(saved)
    }

    fn put_back(&mut self, uuid: Uuid, put: &[Put], pins: Vec<Option<Pin>>, part: review::Part) -> Result<()> {
        if put.is_empty() {
            return Ok(());
        }
        let (row, _) = document::find(self.connection, uuid)?.or_not_found("record", uuid)?;
        let mut loaded = self.take_up(row)?;
        let put: Vec<_> = put.iter().map(|put| put.thread).zip(pins).collect();
        self.put(uuid, &put, part, &mut loaded)?;
        self.lay_by(row, loaded)?;
        Ok(())
    }

    /// Changes the body of an item as it was at `base`; what was written since is merged in.
    pub fn change_item_body(
        &mut self,
        id: ItemId,
        base: &Version,
        change: impl FnOnce(Body) -> Body,
    ) -> Result<(Item, Version)> {
        self.refuse_sealed(Kind::Item, id.uuid())?;
        self.change::<Item>(id.uuid(), "item", |document| ItemDocument(document).change_body(base, change))
    }

    /// Changes a running text of an issue as it was at `base`; what was written since is merged in.
    pub fn change_issue_body(
        &mut self,
        id: IssueId,
        part: Part,
        base: &Version,
        change: impl FnOnce(Body) -> Body,
    ) -> Result<(Issue, Version)> {
        self.refuse_sealed(Kind::Issue, id.uuid())?;
        self.change::<Issue>(id.uuid(), "issue", |document| IssueDocument(document).change_body(part, base, change))
    }

    /// Enters a new record.
    pub(crate) fn create<R: Record>(&mut self, record: &R) -> Result<()> {
        let mut new = Document::empty(self.writer);
        record.to_document(&mut new)?;
        let row = document::insert(self.connection, record.uuid(), R::KIND)?;
        self.keep::<R>(row, record.uuid(), &mut new)?;
        Ok(())
    }

    /// Enters a new story whose document and rows were made beforehand.
    pub(crate) fn create_prepared(&mut self, story: &Story, change: &DocumentChange, rows: &Rows) -> Result<()> {
        let doing = "saving the change";
        let row = document::insert(self.connection, story.id.uuid(), Kind::Story)?;
        self.begin()?;
        document::append_first(self.connection, row, change, &self.writing)?;
        rows.show(story, self.connection, row).while_doing(doing)?;
        self.touch(Kind::Story, story.id.uuid())
    }

    /// Changes a record: loads it, lets `decide` change it, keeps it. Gives back what now stands.
    pub(crate) fn edit<R: Record>(
        &mut self,
        uuid: Uuid,
        what: &'static str,
        decide: impl FnOnce(&mut R) -> Result<()>,
    ) -> Result<R> {
        self.refuse_sealed(R::KIND, uuid)?;
        self.edit_past_seal(uuid, what, decide)
    }

    /// Changes a record even where its issue is sealed: for sealing and correcting themselves.
    pub(crate) fn edit_past_seal<R: Record>(
        &mut self,
        uuid: Uuid,
        what: &'static str,
        decide: impl FnOnce(&mut R) -> Result<()>,
    ) -> Result<R> {
        let (record, _) = self.change::<R>(uuid, what, |document| {
            let mut record = R::of_document(document, uuid).or_not_found(what, uuid)?;
            decide(&mut record)?;
            record.to_document(document)
        })?;
        Ok(record)
    }

    /// Removes a record of a kind that can be removed; undo brings it back.
    pub(crate) fn remove<R: Record>(&mut self, uuid: Uuid, what: &'static str) -> Result<()> {
        let (row, kind) = document::find(self.connection, uuid)?.or_not_found(what, uuid)?;
        let mut loaded = self.take_up(row)?;
        if kind != R::KIND || R::of_document(&mut loaded, uuid).is_none() {
            return Err(Error::not_found(what, uuid));
        }
        loaded.remove()?;
        self.keep::<R>(row, uuid, &mut loaded)?;
        Ok(())
    }

    pub(super) fn writer(&self) -> u64 {
        self.writer
    }

    /// Refuses a change to an issue that is sealed, or to an item that stands in one.
    fn refuse_sealed(&self, kind: Kind, uuid: Uuid) -> Result<()> {
        let issue = match kind {
            Kind::Issue => Some(uuid),
            Kind::Item => item::issue_of_entry(self.connection, uuid)?.map(IssueId::uuid),
            _ => None,
        };
        let Some(found) = issue.map(|issue| issue::get(self.connection, issue)).transpose()?.flatten() else {
            return Ok(());
        };
        if found.issue.state != IssueState::Sealed {
            return Ok(());
        }
        let publication = self.read().publication(found.issue.publication)?;
        let name = crate::issue::create::title_of(&publication, found.issue.number, found.issue.date);
        Err(crate::archive::seal::closed(&name))
    }

    /// Brings a document to an earlier state of its own. Gives back its kind.
    pub(super) fn return_to(&mut self, row: i64, uuid: Uuid, version: &Version) -> Result<Kind> {
        let (_, kind) = document::find(self.connection, uuid)?.or_not_found("record", uuid)?;
        let mut loaded = self.take_up(row)?;
        let watched = self.watch(kind, uuid, &mut loaded)?;
        // What an import brought is mostly taken back to nothing.
        if kind == Kind::Story && version.is_empty() {
            loaded.clear()?
        } else {
            loaded.return_to(version)?
        }
        self.keep_of_kind(kind, row, uuid, &mut loaded)?;
        self.follow(watched, &mut loaded)?;
        self.lay_by(row, loaded)?;
        Ok(kind)
    }

    /// Takes back or does again what led from one state of a record to the next, and leaves what others did since.
    pub(super) fn walk(&mut self, row: i64, uuid: Uuid, way: Way, before: &Version, after: &Version) -> Result<Kind> {
        let (_, kind) = document::find(self.connection, uuid)?.or_not_found("record", uuid)?;
        let mut loaded = self.take_up(row)?;
        // What was made or removed as a whole has nothing to be kept beside it.
        if before.is_empty() || loaded.is_void() {
            self.lay_by(row, loaded)?;
            return self.return_to(row, uuid, if way == Way::Back { before } else { after });
        }
        let watched = self.watch(kind, uuid, &mut loaded)?;
        match kind {
            Kind::Publication => walked::<crate::publication::Publication>(&mut loaded, uuid, way, before, after),
            Kind::Outlet => walked::<crate::outlet::Outlet>(&mut loaded, uuid, way, before, after),
            Kind::Story => walked::<crate::story::Story>(&mut loaded, uuid, way, before, after),
            Kind::Item => walked::<Item>(&mut loaded, uuid, way, before, after),
            Kind::Feed => walked::<crate::feed::Feed>(&mut loaded, uuid, way, before, after),
            Kind::Rule => walked::<crate::feed::rule::Rule>(&mut loaded, uuid, way, before, after),
            Kind::Theme => walked::<crate::theme::OwnTheme>(&mut loaded, uuid, way, before, after),
            Kind::Issue => walked::<Issue>(&mut loaded, uuid, way, before, after),
            Kind::SavedSearch => walked::<crate::search::saved::SavedSearch>(&mut loaded, uuid, way, before, after),
            Kind::Person => walked::<crate::person::Person>(&mut loaded, uuid, way, before, after),
            Kind::Thread => walked::<crate::review::thread::Thread>(&mut loaded, uuid, way, before, after),
            Kind::Snippet => walked::<crate::snippet::Snippet>(&mut loaded, uuid, way, before, after),
            Kind::Word => walked::<crate::dictionary::Word>(&mut loaded, uuid, way, before, after),
        }?;
        self.keep_of_kind(kind, row, uuid, &mut loaded)?;
        self.follow(watched, &mut loaded)?;
        self.lay_by(row, loaded)?;
        Ok(kind)
    }

    pub(super) fn connection(&self) -> &rusqlite::Connection {
        self.connection
    }

    fn change<R: Record>(
        &mut self,
        uuid: Uuid,
        what: &'static str,
        step: impl FnOnce(&mut Document) -> Result<()>,
    ) -> Result<(R, Version)> {
        let (row, kind) = document::find(self.connection, uuid)?.or_not_found(what, uuid)?;
        if kind != R::KIND {
            return Err(Error::not_found(what, uuid));
        }
        let mut loaded = self.take_up(row)?;
        R::of_document(&mut loaded, uuid).or_not_found(what, uuid)?;
        let watched = self.watch(kind, uuid, &mut loaded)?;
        step(&mut loaded)?;
        let kept = self.keep::<R>(row, uuid, &mut loaded)?;
        self.follow(watched, &mut loaded)?;
        let version = loaded.version();
        self.lay_by(row, loaded)?;
        Ok((kept.or_not_found(what, uuid)?, version))
    }

    /// Looks at the document of an item or an issue, as this change has left it so far.
    pub(crate) fn look<T>(&mut self, uuid: Uuid, look: impl FnOnce(Kind, &mut Document) -> T) -> Result<T> {
        let (row, kind) = document::find(self.connection, uuid)?.or_not_found("record", uuid)?;
        let mut loaded = self.take_up(row)?;
        let seen = look(kind, &mut loaded);
        self.lay_by(row, loaded)?;
        Ok(seen)
    }

    /// A document, as this change has left it so far. Whoever changes it keeps the change and lays it by.
    fn take_up(&mut self, row: i64) -> Result<Document> {
        self.loaded.take_up(self.connection, row, self.writer)
    }

    /// Lays a document by that may be changed or looked at again.
    fn lay_by(&mut self, row: i64, loaded: Document) -> Result<()> {
        self.loaded.lay_by(self.connection, row, loaded)
    }

    /// Writes what changed in a document to the log, and shows it. Nothing is written where nothing changed.
    fn keep<R: Record>(&mut self, row: i64, uuid: Uuid, loaded: &mut Document) -> Result<Option<R>> {
        let change = loaded.take_change()?;
        let record = R::of_document(loaded, uuid);
        if let Some(change) = change {
            self.begin()?;
            document::append(self.connection, row, &change, loaded, &self.writing)?;
            match &record {
                Some(record) => record.show(self.connection, row, &loaded.version()),
                None => R::hide(self.connection, row),
            }
            .while_doing("saving the change")?;
            self.touch(R::KIND, uuid)?;
        }
        Ok(record)
    }

    fn keep_of_kind(&mut self, kind: Kind, row: i64, uuid: Uuid, loaded: &mut Document) -> Result<()> {
        match kind {
            Kind::Publication => self.keep::<crate::publication::Publication>(row, uuid, loaded).map(|_| ()),
            Kind::Outlet => self.keep::<crate::outlet::Outlet>(row, uuid, loaded).map(|_| ()),
            Kind::Story => self.keep::<crate::story::Story>(row, uuid, loaded).map(|_| ()),
            Kind::Item => self.keep::<Item>(row, uuid, loaded).map(|_| ()),
            Kind::Feed => self.keep::<crate::feed::Feed>(row, uuid, loaded).map(|_| ()),
            Kind::Rule => self.keep::<crate::feed::rule::Rule>(row, uuid, loaded).map(|_| ()),
            Kind::Theme => self.keep::<crate::theme::OwnTheme>(row, uuid, loaded).map(|_| ()),
            Kind::Issue => self.keep::<Issue>(row, uuid, loaded).map(|_| ()),
            Kind::SavedSearch => self.keep::<crate::search::saved::SavedSearch>(row, uuid, loaded).map(|_| ()),
            Kind::Person => self.keep::<crate::person::Person>(row, uuid, loaded).map(|_| ()),
            Kind::Thread => self.keep::<crate::review::thread::Thread>(row, uuid, loaded).map(|_| ()),
            Kind::Snippet => self.keep::<crate::snippet::Snippet>(row, uuid, loaded).map(|_| ()),
            Kind::Word => self.keep::<crate::dictionary::Word>(row, uuid, loaded).map(|_| ()),
        }
    }

    /// Takes back the state of an issue whose approval was of other words, in the change that made them other.
    fn lapse(&mut self) -> Result<()> {
        if self.label.verb == "undo" || self.label.verb == "redo" {
            // What is gone back to had the state that belongs to it.
            return Ok(());
        }
        let mut issues = BTreeSet::new();
        for uuid in std::mem::take(&mut self.lapsing) {
            issues.insert(item::issue_of_entry(self.connection, uuid)?.map_or(uuid, IssueId::uuid));
        }
        for uuid in issues {
            let found = issue::get(self.connection, uuid)?;
            if found.is_some_and(|found| found.issue.state == IssueState::Approved) {
                crate::proof::verdict::settle(self, uuid.into())?;
            }
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        if !self.begun {
            let state = match self.label.undo {
                Undo::Offered => "done",
                Undo::Withheld if self.label.verb == "undo" || self.label.verb == "redo" => "reversal",
                Undo::Withheld => "quiet",
            };
            let Label { verb, subject, series, .. } = &self.label;
            self.writing.action =
                action::begin(self.connection, verb, subject, series.as_deref(), state, &self.writing)?;
            self.begun = true;
        }
        Ok(())
    }

    /// Brings the name up to date where it became known only on the way.
    fn finish(&mut self) -> Result<()> {
        if self.begun { action::name(self.connection, self.writing.action, &self.label.subject) } else { Ok(()) }
    }

    fn touch(&mut self, kind: Kind, uuid: Uuid) -> Result<()> {
        self.touched.add(kind, uuid);
        if matches!(kind, Kind::Item | Kind::Issue) {
            self.lapsing.insert(uuid);
        }
        if kind == Kind::Item
            && let Some(issue) = item::issue_of_entry(self.connection, uuid)?
        {
            // The desk shows an item as a card of its issue.
            self.touched.add(Kind::Issue, issue.uuid());
        }
        Ok(())
    }
}

/// Walks over what led from one state of a document to the next. What was done and what stands now are laid over the same
/// state, as if they had been written at once, and merged; the document is then made to say that.
fn walked<R: Record>(loaded: &mut Document, uuid: Uuid, way: Way, before: &Version, after: &Version) -> Result<()> {
    let mut walked = loaded.at(after)?;
    let from = match way {
        Way::Back => {
            walked.return_to(before)?;
            after
        }
        Way::Forth => before,
    };
    let mut since = loaded.at(from)?;
    if let Some(present) = R::of_document(loaded, uuid) {
        present.to_document(&mut since)?;
    }
    walked.join(&since)?;
    match R::of_document(&mut walked, uuid) {
        Some(merged) => merged.to_document(loaded),
        None => loaded.return_to(if way == Way::Back { before } else { after }),
    }
}
