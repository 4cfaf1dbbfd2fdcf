//! What the page hears without having asked. Everything else it learns from the reply to its own request.

use tauri::{AppHandle, Emitter};

/// Another process wrote to the library.
const LIBRARY_CHANGED: &str = "library_changed";

/// Tells the page that another process wrote to the library. A page that does not listen yet reads it anew anyway.
pub(crate) fn library_changed(app: &AppHandle) {
    let _ = app.emit(LIBRARY_CHANGED, ());
}
