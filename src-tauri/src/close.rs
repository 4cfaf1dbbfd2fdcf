//! The way out: the page first saves what is still in the fingers, then the process ends. A page that does not
//! answer cannot keep the window open for longer than `PATIENCE`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, State};

use crate::dropped;
use crate::library_thread::LibraryThread;

/// How long the page may take to save, and after it the library to answer what still waits.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the page hears when the window is about to close.
const CLOSING: &str = "closing";

/// Whether the way out has begun.
#[derive(Default)]
pub(crate) struct Closing(AtomicBool);

/// Tells the page, and sees to it that the process ends even if the page does not answer.
pub(crate) fn begin(app: &AppHandle) {
    if app.state::<Closing>().0.swap(true, Ordering::SeqCst) {
        return;
    }
    if app.emit(CLOSING, ()).is_err() {
        app.exit(0);
        return;
    }
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        app.exit(0);
    });
}

/// The page has nothing left to save: its answer to `closing`.
#[tauri::command]
pub(crate) fn close_window(app: AppHandle, closing: State<'_, Closing>) {
    if closing.0.load(Ordering::SeqCst) {
        app.exit(0);
    } else {
        begin(&app);
    }
}

/// The last thing before the process ends.
pub(crate) fn end(app: &AppHandle) {
    if let Some(library) = app.try_state::<LibraryThread>() {
        library.finish(PATIENCE);
    }
    dropped::clear();
}
