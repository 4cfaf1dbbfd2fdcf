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
            history_list(history::HistoryList) -> Vec<history::ActionView>;
            undo(library::Empty) -> history::Changed<Option<history::ActionLabel>>;
            redo(library::Empty) -> history::Changed<Option<history::ActionLabel>>;

            publication_list(library::Empty) -> Vec<publication::PublicationView>;
            publication_show(publication::PublicationShow) -> publication::PublicationView;
            publication_create(publication::PublicationCreate) -> history::Changed<publication::PublicationView>;
            publication_set(publication::PublicationSet) -> history::Changed<publication::PublicationView>;

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
            issue_import_preview(import::IssueImport) -> issue::IssueView;
            issue_preview(export::IssuePreview) -> export::PreviewView;
            issue_export(export::IssueExport) -> export::ExportView;

            item_show(item::ItemShow) -> item::ItemView;
            item_held(item::ItemHeld) -> Vec<item::ItemCard>;
            item_create(item::ItemCreate) -> history::Changed<item::ItemView>;
            item_set(item::ItemSet) -> history::Changed<item::ItemView>;
            item_save(item::ItemSave) -> history::Changed<issue::TextSaved>;
            item_sources(item::ItemSources) -> history::Changed<item::ItemView>;

            outlet_list(library::Empty) -> Vec<outlet::OutletView>;
            outlet_show(outlet::OutletShow) -> outlet::OutletView;
            outlet_create(outlet::OutletCreate) -> history::Changed<outlet::OutletView>;
            outlet_set(outlet::OutletSet) -> history::Changed<outlet::OutletView>;

            story_list(story::StoryList) -> story::StoryPage;
            story_facets(library::Empty) -> story::StoryFacets;
            story_show(story::StoryShow) -> story::StoryView;
            story_create(story::StoryCreate) -> history::Changed<story::StoryView>;
            story_set(story::StorySet) -> history::Changed<story::StoryView>;

            body_parse(body::BodyParse) -> body::BodyView;
            sanitize(body::Sanitize) -> body::Sanitized;
        }
    };
}

pub(crate) use with_commands;
