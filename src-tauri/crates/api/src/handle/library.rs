//! The library as a whole.

use super::{Reply, change, read};
use crate::command::Session;
use crate::failure::Failure;
use crate::history::Changed;
use crate::library::{
    BackupView, DoctorMode, DoctorReport, Empty, LibraryBackup, LibraryDoctor, LibrarySample, LibraryStatus,
};
use galley_core::change::{Label, Undo};
use galley_core::sample;

pub fn library_status(session: &mut Session, _: Empty) -> Reply<LibraryStatus> {
    let (counts, (undo, redo)) = read(session, |reader| Ok((reader.counts()?, reader.reversible()?)))?;
    Ok(LibraryStatus {
        path: session.library.folder().display().to_string(),
        schema: session.library.form()?,
        version: session.library.version()?,
        publications: counts.publications,
        issues: counts.issues,
        items: counts.items,
        stories: counts.stories,
        outlets: counts.outlets,
        undo: undo.map(super::action_label),
        redo: redo.map(super::action_label),
    })
}

pub fn library_sample(session: &mut Session, _: LibrarySample) -> Reply<Changed<LibraryStatus>> {
    let counts = read(session, |reader| reader.counts())?;
    if counts.publications + counts.stories > 0 {
        return Err(Failure::invalid("This library has content already, so the sample was not added to it.")
            .with_hint("Make the sample in an empty folder of its own."));
    }
    let label = Label { undo: Undo::Withheld, ..Label::new("library_sample", "") };
    let made = change(session, label, sample::fill, |_, ()| Ok(()))?;
    let status = library_status(session, Empty {})?;
    Ok(Changed { value: status, touched: made.touched, undo: made.undo, redo: made.redo })
}

pub fn library_doctor(session: &mut Session, request: LibraryDoctor) -> Reply<DoctorReport> {
    let rebuilt = request.mode == DoctorMode::Rebuild;
    if rebuilt {
        session.library.rebuild()?;
    }
    let found = session.library.examine()?;
    Ok(DoctorReport { sound: found.faults.is_empty(), documents: found.documents, faults: found.faults, rebuilt })
}

pub fn library_backup(session: &mut Session, request: LibraryBackup) -> Reply<BackupView> {
    let made = session.library.back_up(std::path::Path::new(&request.path))?;
    Ok(BackupView {
        path: request.path,
        documents: made.documents,
        blobs: made.blobs,
        bytes: made.bytes,
        lost: made.lost,
    })
}
