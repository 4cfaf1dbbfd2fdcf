//! What the page hears without having asked. Everything else it learns from the reply to its own request.

use galley_api::JobNotice;
use galley_api::job::{JobKind, JobState};
use tauri::{AppHandle, Emitter};

/// Another process wrote to the library.
const LIBRARY_CHANGED: &str = "library_changed";

/// Another program opened a link to clip a page.
const CLIP_LINK: &str = "clip_link";

/// The hot key was pressed: something is to be clipped.
const CLIP_WANTED: &str = "clip_wanted";

/// A job is further, or has ended.
const JOB_PROGRESS: &str = "job_progress";

/// Tells the page that another process wrote to the library. A page that does not listen yet reads it anew anyway.
pub(crate) fn library_changed(app: &AppHandle) {
    let _ = app.emit(LIBRARY_CHANGED, ());
}

/// Hands the page a link to clip, where there is one.
pub(crate) fn clip_link(app: &AppHandle, link: Option<String>) {
    if let Some(link) = link {
        let _ = app.emit(CLIP_LINK, link);
    }
}

/// Tells the page that something is to be clipped, with the address that was copied, where there is one.
pub(crate) fn clip_wanted(app: &AppHandle, address: Option<String>) {
    let _ = app.emit(CLIP_WANTED, address);
}

/// Tells the page how far a job is. A page that does not listen yet asks with `job_list`.
pub(crate) fn job_progress(app: &AppHandle, notice: &JobNotice) {
    if let JobNotice::Progress(view) = notice {
        let _ = app.emit(JOB_PROGRESS, view);
        // What a reviewer wrote came in beside every request of the page, as if another process had written it.
        if view.kind == JobKind::Serving && view.state == JobState::Running && view.done > 0 {
            library_changed(app);
        }
    }
}
