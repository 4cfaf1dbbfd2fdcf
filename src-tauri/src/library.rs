//! The library of this run: where it stands, how it is opened, and the sample that the first start makes.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf, absolute};
use std::sync::{Mutex, PoisonError};

use galley_api::{Failure, JobNotice, Session, Stops, device};
use serde_json::{Value, json};

use crate::library_thread::{Bell, Library};

/// The library's folder: what `GALLEY_LIBRARY` names, else Galley in the platform's data folder, as for `galley`.
pub(crate) fn folder() -> Result<PathBuf, Failure> {
    named().or_else(|| device::data_folder().map(|data| data.join("Galley"))).ok_or_else(|| {
        Failure::invalid("No folder for the library could be found.").with_hint("Name one in GALLEY_LIBRARY.")
    })
}

/// The folder that the environment names, if it names one.
pub(crate) fn named() -> Option<PathBuf> {
    env::var_os("GALLEY_LIBRARY").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// A short mark of a folder, the same for every start that names it.
pub(crate) fn mark(folder: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    absolute(folder).unwrap_or_else(|_| folder.to_owned()).hash(&mut hasher);
    hasher.finish()
}

/// Stops the jobs of the library that is open, past its thread: that one may be in the midst of the very work.
#[derive(Default)]
pub(crate) struct Stopping(Mutex<Option<Stops>>);

impl Stopping {
    /// Stops the job that a request to cancel names.
    pub(crate) fn stop(&self, args: &Value) {
        let job = args.get("job").and_then(Value::as_u64).and_then(|job| u32::try_from(job).ok());
        if let (Some(job), Some(stops)) = (job, &*self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            stops.stop(job);
        }
    }

    fn meet(&self, stops: Stops) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(stops);
    }
}

/// Opens the library, tells of its jobs and has it tended when one has found something.
pub(crate) fn open(
    bell: Bell,
    stopping: &Stopping,
    tell: impl Fn(JobNotice) + Send + Sync + 'static,
) -> Result<Session, Failure> {
    let session = open_or_make()?;
    stopping.meet(session.stops());
    back_up_beside();
    session.on_job(move |notice| match notice {
        JobNotice::Ready => bell.ring(),
        progress => tell(progress),
    });
    Ok(session)
}

/// Makes the copy of the day on a thread of its own, over a connection of its own, so that nobody waits for it.
fn back_up_beside() {
    let copy = || {
        let made = folder()
            .and_then(|folder| Session::open(&folder, device::identity(&device::settings_folder()))?.back_up_daily());
        if let Err(failure) = made {
            eprintln!("The library's daily copy could not be made: {failure}");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("backup".to_owned()).spawn(copy) {
        eprintln!("The library's daily copy could not be begun: {error}.");
    }
}

/// Opens the library; where there is none yet, makes one and puts the sample into it.
fn open_or_make() -> Result<Session, Failure> {
    let (folder, settings) = (folder()?, device::settings_folder());
    let device = device::identity(&settings);
    if Session::exists(&folder) {
        return Ok(Session::open(&folder, device)?.with_settings(&settings));
    }
    let mut session = Session::create(&folder, device)?.with_settings(&settings);
    session.dispatch("library_sample", json!({}))?;
    Ok(session)
}

impl Library for Session {
    fn reply(&mut self, name: &str, args: Value) -> Result<String, Failure> {
        Session::reply(self, name, args)
    }

    fn outside_version(&mut self) -> Option<i64> {
        Session::outside_version(self)
    }

    fn tend(&mut self) {
        Session::tend(self);
    }

    fn rest(&mut self) -> bool {
        Session::rest(self)
    }

    fn keep_time(&mut self) {
        if let Err(failure) = Session::refresh_if_due(self) {
            eprintln!("The feeds could not be asked: {failure}");
        }
    }
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn a_folder_has_one_mark_however_it_is_named() {
        assert_eq!(mark(Path::new("/a/library")), mark(Path::new("/a/./library")));
        assert_ne!(mark(Path::new("/a/library")), mark(Path::new("/a/other")));
    }
}
