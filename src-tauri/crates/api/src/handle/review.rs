//! Taking reviews in: each one is a change of its own, so that one that is refused keeps no other from coming in.

use std::path::Path;

use super::Reply;
use crate::command::Session;
use crate::failure::Failure;
use crate::history::Changed;
use crate::proof::*;
use galley_core::change::{Label, Touched};
use galley_core::error::Error;
use galley_core::proof::file::{self, LARGEST, Review};
use galley_core::proof::merge::{self, Earlier, Merged};

pub fn review_import(session: &mut Session, request: ReviewImport) -> Reply<Changed<Vec<ReviewImported>>> {
    if request.files.is_empty() && request.text.is_none() {
        return Err(Failure::invalid("There is nothing to take in: name review files, or give the text of one."));
    }
    let mut imported = Vec::new();
    let mut touched = Touched::default();
    let mut earlier = Earlier::default();
    let sources = request.files.iter().map(|name| (Some(name.clone()), bytes_of(Path::new(name))));
    let text = request.text.map(|text| (None, Ok(text.into_bytes())));
    for (file, bytes) in sources.chain(text) {
        match bytes.and_then(|bytes| file::read(&bytes)) {
            Ok(reviews) => {
                for review in reviews {
                    imported.push(take(session, file.clone(), &review, &mut earlier, &mut touched));
                }
            }
            Err(error) => imported.push(refused(file, &error)),
        }
    }
    super::finish(session, galley_core::change::Changed { value: imported, touched })
}

fn take(
    session: &mut Session,
    file: Option<String>,
    review: &Review,
    earlier: &mut Earlier,
    touched: &mut Touched,
) -> ReviewImported {
    let at = (session.clock)();
    let merged = |tx: &mut galley_core::library::Tx<'_>| merge::merge_among(tx, review, earlier);
    match session.library.transact(at, Label::new("review_import", ""), merged) {
        Ok(changed) => {
            touched.join(&changed.touched);
            shown(session, file, review, changed.value)
        }
        Err(error) => refused(file, &error),
    }
}

fn shown(session: &mut Session, file: Option<String>, review: &Review, merged: Merged) -> ReviewImported {
    let issue = session.library.read(|reader| reader.proof(review.proof.into())).ok().flatten();
    ReviewImported {
        file,
        by: merged.by,
        proof: Some(merged.proof),
        issue: issue.map(|proof| proof.issue.to_string()),
        added: merged.added,
        already: merged.already,
        lost: merged.lost,
        threads: merged.threads.iter().map(ToString::to_string).collect(),
        verdict: merged.verdict.map(super::proof::shown),
        refused: None,
    }
}

fn refused(file: Option<String>, error: &Error) -> ReviewImported {
    ReviewImported {
        file,
        by: String::new(),
        proof: None,
        issue: None,
        added: 0,
        already: 0,
        lost: 0,
        threads: Vec::new(),
        verdict: None,
        refused: Some(error.to_string()),
    }
}

fn bytes_of(path: &Path) -> galley_core::Result<Vec<u8>> {
    let fault = |source| Error::Io { doing: "Reading", path: path.to_owned(), source };
    let length = std::fs::metadata(path).map_err(fault)?.len();
    if length > LARGEST as u64 {
        return Err(Error::invalid("review", "This is larger than a review can be, so it was not read."));
    }
    std::fs::read(path).map_err(fault)
}
