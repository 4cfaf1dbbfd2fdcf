//! The one table of commands. From it come the dispatcher, the list of names, and the TypeScript map.
//!
//! Adding a command: 1. declare its request and reply in the subject's file, 2. add a line here,
//! 3. write the function of that name in `handle/`; then refresh the types (`UPDATE_BINDINGS=1`).

/// Hands every command to another macro as `name(Request) -> Reply;`.
macro_rules! with_commands {
    ($use:ident) => {
        $use! {
            library_status(library::Empty) -> library::LibraryStatus;
            library_sample(library::LibrarySample) -> history::Changed<library::LibraryStatus>;
            library_doctor(library::LibraryDoctor) -> library::DoctorReport;
            library_backup(library::LibraryBackup) -> library::BackupView;
            history_list(history::HistoryList) -> Vec<history::ActionView>;
            undo(library::Empty) -> history::Changed<Option<history::ActionLabel>>;
            redo(library::Empty) -> history::Changed<Option<history::ActionLabel>>;

            publication_list(library::Empty) -> Vec<publication::PublicationView>;
            publication_show(publication::PublicationShow) -> publication::PublicationView;
            publication_create(publication::PublicationCreate) -> history::Changed<publication::PublicationView>;
            publication_set(publication::PublicationSet) -> history::Changed<publication::PublicationView>;

            theme_list(library::Empty) -> Vec<theme::ThemeRow>;
            theme_show(theme::ThemeShow) -> theme::ThemeView;
            theme_file(theme::ThemeShow) -> theme::ThemeFileView;
            theme_export(theme::ThemeExport) -> theme::ThemeFileView;
            theme_copy(theme::ThemeCopy) -> history::Changed<theme::ThemeView>;
            theme_import(theme::ThemeImport) -> history::Changed<theme::ThemeView>;
            theme_set(theme::ThemeSet) -> history::Changed<theme::ThemeView>;
            theme_remove(theme::ThemeShow) -> history::Changed<Vec<theme::ThemeRow>>;

            issue_list(issue::IssueList) -> Vec<issue::IssueRow>;
            issue_show(issue::IssueShow) -> issue::IssueView;
            issue_open(issue::IssueShow) -> issue::IssueDesk;
            issue_create(issue::IssueCreate) -> history::Changed<issue::IssueDesk>;
            issue_set(issue::IssueSet) -> history::Changed<issue::IssueDesk>;
            issue_text_save(issue::IssueTextSave) -> history::Changed<issue::TextSaved>;
            issue_add(issue::IssueAdd) -> history::Changed<issue::Added>;
            issue_move(issue::IssueMove) -> history::Changed<issue::IssueDesk>;
            issue_remove(issue::IssueRemove) -> history::Changed<issue::IssueDesk>;
            issue_transfer(issue::IssueTransfer) -> history::Changed<issue::IssueDesk>;
            section_rename(issue::SectionRename) -> history::Changed<issue::IssueDesk>;

            issue_parse(import::IssueParse) -> import::ParsedIssue;
            issue_keep(import::IssueKeep) -> history::Changed<issue::IssueDesk>;
            issue_import(import::IssueImport) -> history::Changed<issue::IssueView>;
            issue_import_all(issue::IssueImportAll) -> issue::IssuesImported;
            issue_import_preview(import::IssueImport) -> issue::IssueView;
            issue_preview(export::IssuePreview) -> export::PreviewView;
            picture_load(export::PictureLoad) -> job::JobView;
            issue_render(export::IssueRender) -> export::RenderView;
            issue_export(export::IssueExport) -> export::ExportView;
            issue_clipboard(export::IssueClipboard) -> export::ClipboardView;
            issue_copied(export::IssueClipboard) -> Vec<archive::ExportedView>;
            issue_check(export::IssueCheck) -> export::CheckView;
            target_list(library::Empty) -> Vec<export::TargetInfo>;

            export_list(archive::IssueSeal) -> Vec<archive::ExportedView>;
            issue_seal(archive::IssueSeal) -> history::Changed<archive::Sealed>;
            archive_list(archive::ArchiveList) -> Vec<archive::ArchiveEntry>;
            archive_show(archive::ArchiveShow) -> archive::ArchiveView;
            archive_correct(archive::IssueSeal) -> history::Changed<issue::IssueDesk>;
            archive_compare(archive::IssueSeal) -> archive::CorrectionView;
            archive_note(archive::ArchiveNote) -> history::Changed<archive::NotePlaced>;

            image_add(image::ImageAdd) -> image::ImageAdded;
            image_show(image::ImageShow) -> image::ImageData;
            image_list(library::Empty) -> Vec<image::ImageView>;

            mail_setting_show(library::Empty) -> mail::MailSettingView;
            mail_setting_set(mail::MailSetting) -> mail::MailSettingView;
            test_mail_send(mail::TestMailSend) -> job::JobView;
            secret_set(mail::SecretSet) -> job::JobView;
            secret_forget(mail::SecretForget) -> job::JobView;
            destination_list(library::Empty) -> Vec<destination::DestinationView>;
            destination_set(destination::DestinationSet) -> Vec<destination::DestinationView>;
            destination_remove(destination::DestinationName) -> Vec<destination::DestinationView>;
            issue_push(destination::IssuePush) -> job::JobView;
            contact_list(library::Empty) -> Vec<destination::ContactView>;

            job_list(library::Empty) -> Vec<job::JobView>;
            job_show(job::JobShow) -> job::JobView;
            job_cancel(job::JobShow) -> job::JobView;

            item_show(item::ItemShow) -> item::ItemView;
            item_held(item::ItemHeld) -> Vec<item::ItemCard>;
            item_create(item::ItemCreate) -> history::Changed<item::ItemView>;
            item_set(item::ItemSet) -> history::Changed<item::ItemView>;
            item_save(item::ItemSave) -> history::Changed<issue::TextSaved>;
            item_sources(item::ItemSources) -> history::Changed<item::ItemView>;
            item_quote(writing::ItemQuote) -> history::Changed<writing::ItemQuoted>;
            item_story(writing::ItemStory) -> history::Changed<item::ItemView>;

            issue_find(writing::IssueFind) -> Vec<writing::FoundView>;
            issue_replace(writing::IssueReplace) -> history::Changed<writing::ReplacedView>;
            issue_quotes(writing::IssueQuotes) -> history::Changed<writing::ReplacedView>;
            issue_count(issue::IssueShow) -> Vec<writing::PartCountView>;

            snippet_list(library::Empty) -> Vec<writing::SnippetView>;
            snippet_create(writing::SnippetCreate) -> history::Changed<Vec<writing::SnippetView>>;
            snippet_set(writing::SnippetSet) -> history::Changed<Vec<writing::SnippetView>>;
            snippet_remove(writing::SnippetShow) -> history::Changed<Vec<writing::SnippetView>>;
            spelling_check(writing::SpellingCheck) -> writing::SpellingChecked;
            spelling_suggest(writing::SpellingSuggest) -> Vec<String>;
            dictionary_list(library::Empty) -> Vec<writing::WordView>;
            dictionary_add(writing::WordView) -> history::Changed<Vec<writing::WordView>>;
            dictionary_remove(writing::WordView) -> history::Changed<Vec<writing::WordView>>;

            person_list(library::Empty) -> person::PeopleView;
            person_me(person::PersonMe) -> history::Changed<person::PeopleView>;
            person_set(person::PersonSet) -> history::Changed<person::PeopleView>;
            thread_list(thread::ThreadList) -> Vec<thread::ThreadView>;
            comment_add(thread::CommentAdd) -> history::Changed<thread::ThreadView>;
            comment_reply(thread::CommentReply) -> history::Changed<thread::ThreadView>;
            comment_edit(thread::CommentEdit) -> history::Changed<thread::ThreadView>;
            comment_remove(thread::CommentRemove) -> history::Changed<Option<thread::ThreadView>>;
            thread_resolve(thread::ThreadShow) -> history::Changed<thread::ThreadView>;
            thread_reopen(thread::ThreadShow) -> history::Changed<thread::ThreadView>;
            thread_place(thread::ThreadPlace) -> history::Changed<thread::ThreadView>;
            thread_decide(thread::ThreadDecide) -> history::Changed<thread::ThreadView>;
            thread_remove(thread::ThreadShow) -> history::Changed<Option<thread::ThreadView>>;
            suggestion_list(suggestion::SuggestionList) -> Vec<suggestion::SuggestionView>;
            suggestion_decide(suggestion::SuggestionDecide) -> history::Changed<issue::TextSaved>;

            revision_list(revision::RevisionList) -> Vec<revision::RevisionView>;
            revision_show(revision::RevisionShow) -> revision::RevisionText;
            revision_compare(revision::RevisionCompare) -> Vec<revision::RevisionDifference>;
            revision_restore(revision::RevisionShow) -> history::Changed<Vec<revision::RevisionView>>;
            revision_name(revision::RevisionName) -> history::Changed<Vec<revision::RevisionView>>;
            proof_make(proof::ProofMake) -> history::Changed<proof::ProofView>;
            proof_list(proof::ProofShow) -> Vec<proof::ProofView>;
            proof_page(proof::ProofPage) -> proof::ProofView;
            proof_compare(proof::ProofShow) -> proof::ProofDifference;
            verdict_set(proof::VerdictSet) -> history::Changed<proof::GateView>;
            review_import(proof::ReviewImport) -> history::Changed<Vec<proof::ReviewImported>>;
            gate(proof::GateShow) -> proof::GateView;
            serving_show(library::Empty) -> serving::ServingView;
            serving_start(serving::ServingStart) -> serving::ServingView;
            serving_stop(library::Empty) -> serving::ServingView;
            invitation_list(serving::InvitationList) -> Vec<serving::InvitationView>;
            invitation_create(serving::InvitationCreate) -> serving::InvitationView;
            invitation_renew(serving::InvitationRenew) -> serving::InvitationView;
            invitation_revoke(serving::InvitationShow) -> serving::InvitationView;

            outlet_list(library::Empty) -> Vec<outlet::OutletView>;
            outlet_show(outlet::OutletShow) -> outlet::OutletView;
            outlet_create(outlet::OutletCreate) -> history::Changed<outlet::OutletView>;
            outlet_set(outlet::OutletSet) -> history::Changed<outlet::OutletView>;
            outlet_merge(outlet::OutletMerge) -> history::Changed<outlet::OutletView>;
            outlet_match(outlet::OutletMatch) -> Option<outlet::OutletView>;

            story_list(story::StoryList) -> story::StoryPage;
            story_count(story::StoryList) -> search::Counted;
            story_facets(library::Empty) -> story::StoryFacets;
            story_show(story::StoryShow) -> story::StoryView;
            story_create(story::StoryCreate) -> history::Changed<story::StoryView>;
            story_set(story::StorySet) -> history::Changed<story::StoryView>;
            story_change(story::StoryChange) -> history::Changed<Vec<story::StoryRow>>;
            story_merge(story::StoryMerge) -> history::Changed<story::StoryView>;
            story_part(story::StoryShow) -> history::Changed<story::StoryView>;
            story_duplicates(story::StoryShow) -> Vec<story::DuplicateView>;
            story_groups(library::Empty) -> Vec<Vec<story::StoryRow>>;
            story_import(story::StoryImport) -> story::StoryImported;
            story_export(story::StoryExport) -> story::StoryExported;
            used_before(story::UsedBefore) -> Vec<story::RanView>;
            links_check(link::LinksCheck) -> job::JobView;

            saved_search_list(library::Empty) -> Vec<saved_search::SavedSearchView>;
            saved_search_create(saved_search::SavedSearchCreate) -> history::Changed<Vec<saved_search::SavedSearchView>>;
            saved_search_set(saved_search::SavedSearchSet) -> history::Changed<Vec<saved_search::SavedSearchView>>;
            saved_search_move(saved_search::SavedSearchMove) -> history::Changed<Vec<saved_search::SavedSearchView>>;
            saved_search_remove(saved_search::SavedSearchShow) -> history::Changed<Vec<saved_search::SavedSearchView>>;
            feed_list(library::Empty) -> feed::FeedListView;
            feed_show(feed::FeedShow) -> feed::FeedView;
            feed_add(feed::FeedAdd) -> history::Changed<feed::FeedAdded>;
            feed_set(feed::FeedSet) -> history::Changed<feed::FeedListView>;
            feed_remove(feed::FeedNames) -> history::Changed<feed::FeedListView>;
            feed_folder_rename(feed::FolderRename) -> history::Changed<feed::FeedListView>;
            feed_discover(feed::FeedDiscover) -> job::JobView;
            feed_refresh(feed::FeedRefresh) -> job::JobView;
            feed_setting_show(library::Empty) -> feed::FeedSetting;
            feed_setting_set(feed::FeedSetting) -> feed::FeedSetting;
            opml_import(feed::OpmlImport) -> history::Changed<feed::OpmlImported>;
            opml_export(feed::OpmlExport) -> feed::OpmlExported;

            inbox_list(feed::InboxList) -> feed::InboxPage;
            inbox_triage(feed::InboxTriage) -> history::Changed<Vec<story::StoryRow>>;
            rule_list(library::Empty) -> Vec<feed::RuleView>;
            rule_add(feed::RuleAdd) -> history::Changed<feed::RuleView>;
            rule_set(feed::RuleSet) -> history::Changed<feed::RuleView>;
            rule_remove(feed::RuleShow) -> history::Changed<Vec<feed::RuleView>>;
            rule_apply(feed::RuleShow) -> history::Changed<feed::RuleDone>;
            rule_revert(feed::RuleShow) -> history::Changed<feed::RuleDone>;

            clip_read(clip::ClipRead) -> job::JobView;
            clip_show(clip::ClipShow) -> clip::ClipDraft;
            clip_keep(clip::ClipKeep) -> history::Changed<clip::Clipped>;
            clip(clip::Clip) -> job::JobView;
            clip_link(clip::ClipLink) -> clip::ClipFrom;
            clip_bookmarklet(library::Empty) -> clip::BookmarkletView;
            clipping_page(clip::ClippingShow) -> clip::ClippingPage;
            clipping_original(clip::ClippingOriginal) -> clip::OriginalView;
            host_list(library::Empty) -> Vec<clip::HostView>;
            host_allow(clip::HostName) -> Vec<clip::HostView>;
            host_forget(clip::HostName) -> Vec<clip::HostView>;

            search(search::Search) -> search::SearchPage;
            search_count(search::Search) -> search::Counted;
            search_parse(search::SearchParse) -> search::SearchParsed;
            url_clean(search::UrlClean) -> search::CleanUrl;
            url_rules(library::Empty) -> Vec<search::UrlRule>;
            url_rules_shipped(library::Empty) -> Vec<search::UrlRule>;
            url_rules_set(search::UrlRuleSet) -> Vec<search::UrlRule>;

            body_parse(body::BodyParse) -> body::BodyView;
            sanitize(body::Sanitize) -> body::Sanitized;
        }
    };
}

#[cfg(test)]
pub(crate) use with_commands;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use galley_core::id::DeviceId;
use galley_core::library::Library;
use galley_core::library::backup::Restored;
use galley_core::search::join::{Joined, Joining};
use galley_net::clock::Patience;
use galley_net::secret::Keychain;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::failure::{Code, Failure};
use crate::work::{self, Ended, JobNotice, Ready, Stops, Work};
use crate::{
    archive, body, clip, destination, export, feed, handle, history, image, import, issue, item, job, library, link,
    mail, outlet, person, proof, publication, revision, saved_search, search, serving, story, suggestion, theme,
    thread, writing,
};

/// Longer than this the steps of jobs do not keep a command waiting.
const AT_ONCE: Duration = Duration::from_millis(25);

/// An open library and a clock: what a host asks its commands of. It can be sent to another thread, but
/// one command runs at a time.
pub struct Session {
    pub(crate) library: Library,
    pub(crate) clock: fn() -> DateTime<Utc>,
    pub(crate) work: Work,
    /// The long work of the command that runs now, as it is told.
    pub(crate) telling: Option<u32>,
}

/// Whether long work is to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Onward {
    /// It is.
    GoOn,
    /// The person stopped it. What it has kept by then stays.
    Stop,
}

impl Session {
    /// Opens the library of a folder.
    pub fn open(folder: &Path, device: DeviceId) -> Result<Session, Failure> {
        let library = Library::open(folder, device)?;
        let mut session = Session { library, clock: Utc::now, work: Work::default(), telling: None };
        handle::take_place(&mut session);
        Ok(session)
    }

    /// Makes a library in a folder that holds none yet.
    pub fn create(folder: &Path, device: DeviceId) -> Result<Session, Failure> {
        let library = Library::create(folder, device, Utc::now())?;
        Ok(Session { library, clock: Utc::now, work: Work::default(), telling: None })
    }

    /// The same session with another clock, for tests.
    pub fn with_clock(mut self, clock: fn() -> DateTime<Utc>) -> Session {
        self.clock = clock;
        self
    }

    /// The same session with another keychain and less patience with the outside world, for tests.
    pub fn with_outside(mut self, keychain: Arc<dyn Keychain>, patience: Patience) -> Session {
        self.work.meet(keychain, patience);
        self
    }

    /// The same session with a folder for what belongs to this computer and not to the library.
    pub fn with_settings(mut self, folder: &Path) -> Session {
        self.work.settings = Some(folder.to_owned());
        self
    }

    /// Has `listen` hear of every job, from any thread.
    pub fn on_job(&self, listen: impl Fn(JobNotice) + Send + Sync + 'static) {
        self.work.listen(listen);
    }

    /// Brings what jobs have found into the library. A host calls it when it hears [`JobNotice::Ready`];
    /// every command does so before anything else.
    pub fn tend(&mut self) {
        let begun = Instant::now();
        while let Some(ready) = self.work.next_ready() {
            self.settle(ready);
            if begun.elapsed() > AT_ONCE {
                // Whoever waits for a reply goes first; the rest is heard of again.
                self.work.ring();
                return;
            }
        }
    }

    /// Does a little of what can wait, in some milliseconds, and says whether there is more of it. A host calls it while
    /// nobody asks for anything.
    pub fn rest(&mut self) -> bool {
        // What is refused now, because another process writes, is done another time.
        self.library.join_index(Joining::Aside).is_ok_and(|joined| joined == Joined::More)
    }

    /// Waits for a job to end: what the command line does, which has nothing else to do meanwhile.
    pub fn wait(&mut self, job: u32) -> Result<job::JobView, Failure> {
        loop {
            let view = self.work.view(job)?;
            if view.state != job::JobState::Running {
                return Ok(view);
            }
            match self.work.wait_ready() {
                Some(ready) => self.settle(ready),
                None => return self.work.view(job),
            }
        }
    }

    fn settle(&mut self, ready: Ready) {
        let (job, settle) = match ready {
            Ready::Errand(errand) => {
                // An errand that fails over leaves its job without an answer, which the job tells.
                let _ = catch_unwind(AssertUnwindSafe(|| errand(self)));
                return;
            }
            Ready::End { job, settle } => (job, settle),
        };
        let ended = catch_unwind(AssertUnwindSafe(|| settle(self))).unwrap_or_else(|_| Ended::Failed(work::fault()));
        self.work.end(job, ended);
    }

    /// Asks the feeds whose time has come, where the editor switched that on and no asking is under way. A host that
    /// stays open calls it now and then; nothing else is ever asked by itself.
    pub fn refresh_if_due(&mut self) -> Result<Option<job::JobView>, Failure> {
        let running = |job: &job::JobView| job.kind == job::JobKind::FeedRefresh && job.state == job::JobState::Running;
        if self.work.views().iter().any(running) || !handle::feeds_are_due(self)? {
            return Ok(None);
        }
        handle::feed_refresh(self, feed::FeedRefresh { due: true, ..feed::FeedRefresh::default() }).map(Some)
    }

    /// The way to stop work from another thread, while a command holds the session.
    pub fn stops(&self) -> Stops {
        self.work.stops()
    }

    /// Begins to tell of long work that the running command does itself. It ends with the command, whose reply
    /// says what came of it.
    pub(crate) fn tell(&mut self, kind: job::JobKind, subject: impl Into<String>) {
        self.telling = Some(self.work.open(kind, subject.into()));
    }

    /// Tells how far the long work of the running command is; a `total` of nothing is not known.
    pub(crate) fn report(&mut self, done: u64, total: Option<u64>) -> Onward {
        self.telling.map_or(Onward::GoOn, |job| self.work.report(job, done, total))
    }

    /// Makes the copy of the day in the library's own folder, once a day; says whether it was made now.
    pub fn back_up_daily(&mut self) -> Result<bool, Failure> {
        let today = (self.clock)().date_naive();
        Ok(self.library.back_up_daily(today)?.is_some())
    }

    /// Puts a copy in the place of the library of a folder.
    pub fn restore(file: &Path, folder: &Path) -> Result<Restored, Failure> {
        Ok(galley_core::library::backup::restore(file, folder, Utc::now())?)
    }

    /// Whether a folder holds a library.
    pub fn exists(folder: &Path) -> bool {
        folder.join(galley_core::library::FILE).exists()
    }

    /// A number that changes whenever another process has written; none if it cannot be read now.
    pub fn outside_version(&self) -> Option<i64> {
        self.library.outside_version().ok()
    }

    /// Runs one command. A fault inside it is a [`Code::Fault`] and leaves the library as it was.
    pub fn dispatch(&mut self, name: &str, args: Value) -> Result<Value, Failure> {
        self.answered(name, args)
    }

    /// Runs one command as [`Session::dispatch`] does and gives the reply as the text of its JSON: for hosts that only
    /// pass it on, since no tree of it is made.
    pub fn reply(&mut self, name: &str, args: Value) -> Result<String, Failure> {
        self.answered(name, args)
    }

    fn answered<A: Answer>(&mut self, name: &str, args: Value) -> Result<A, Failure> {
        self.tend();
        let reply = self.dispatched(name, args);
        if let Some(job) = self.telling.take() {
            self.work.close(job, reply.as_ref().err());
        }
        reply
    }

    fn dispatched<A: Answer>(&mut self, name: &str, args: Value) -> Result<A, Failure> {
        match catch_unwind(AssertUnwindSafe(|| call(self, name, args))) {
            Ok(reply) => reply,
            Err(_) => Err(Failure {
                code: Code::Fault,
                message: format!(
                    "Galley itself failed in “{name}”. Nothing of this change was kept; all earlier work is safe."
                ),
                hint: Some("Try again. If it happens again, please report what you did.".to_owned()),
            }),
        }
    }
}

/// What a reply is given out as.
trait Answer: Sized {
    fn of<T: Serialize>(reply: &T) -> serde_json::Result<Self>;
}

impl Answer for Value {
    fn of<T: Serialize>(reply: &T) -> serde_json::Result<Value> {
        serde_json::to_value(reply)
    }
}

impl Answer for String {
    fn of<T: Serialize>(reply: &T) -> serde_json::Result<String> {
        serde_json::to_string(reply)
    }
}

fn parse<T: DeserializeOwned>(name: &str, args: Value) -> Result<T, Failure> {
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    serde_json::from_value(args).map_err(|error| Failure {
        code: Code::Unknown,
        message: format!("The request “{name}” is not of the form it should have: {error}."),
        hint: None,
    })
}

fn encode<T: Serialize, A: Answer>(name: &str, reply: &T) -> Result<A, Failure> {
    A::of(reply).map_err(|error| Failure {
        code: Code::Fault,
        message: format!("The reply to “{name}” could not be written: {error}."),
        hint: None,
    })
}

macro_rules! dispatcher {
    ($($name:ident($request:ty) -> $reply:ty;)*) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        fn call<A: Answer>(session: &mut Session, name: &str, args: Value) -> Result<A, Failure> {
            match name {
                $(stringify!($name) => {
                    let request: $request = parse(name, args)?;
                    let reply: $reply = handle::$name(session, request)?;
                    encode(name, &reply)
                })*
                _ => Err(Failure {
                    code: Code::Unknown,
                    message: format!("There is no command “{name}”."),
                    hint: None,
                }),
            }
        }
    };
}
with_commands!(dispatcher);
