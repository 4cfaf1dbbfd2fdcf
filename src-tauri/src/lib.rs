//! The window: a shell around the contract. It carries requests of the page to the library's thread, shows the
//! system's panels and menu, and guards what the page may reach. What Galley means stands in `galley-core`; what can
//! be asked of it in `galley-api`; how it looks in `ui/`.

mod chosen;
mod close;
mod dialog;
mod dropped;
mod events;
mod hot_key;
mod language;
mod library;
mod library_thread;
mod link;
mod menu;
mod rpc;
mod window;

use std::process::ExitCode;

use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, RunEvent, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;

use crate::library_thread::LibraryThread;

/// Runs the window until it is closed.
pub fn run() -> ExitCode {
    if !has_display() {
        eprintln!("There is no display to open a window on. Nothing was changed.");
        eprintln!("Without one, use the `galley` command: `galley help`.");
        return ExitCode::from(2);
    }
    match build() {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("The window could not be opened: {error}. Nothing was changed.");
            ExitCode::from(2)
        }
    }
}

fn build() -> tauri::Result<App> {
    tauri::Builder::default()
        .plugin(single_instance())
        .plugin(
            tauri_plugin_window_state::Builder::new().with_filename("window.json").with_state_flags(geometry()).build(),
        )
        .manage(chosen::Chosen::default())
        .manage(library::Stopping::default())
        .manage(link::Waiting::default())
        .manage(hot_key::Heard::default())
        .manage(close::Closing::default())
        .manage(language::Spoken::default())
        .manage(menu::Standing::default())
        .on_menu_event(|app, event| menu::on_chosen(app, &event))
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            dialog::choose_import_file,
            dialog::choose_file,
            dialog::choose_review_files,
            dropped::take_dropped,
            dialog::choose_export_file,
            dialog::read_theme_file,
            dialog::reveal_file,
            link::open_link,
            menu::set_menu,
            hot_key::set_hot_key,
            close::close_window,
        ])
        .setup(|app| Ok(setup(app.handle())?))
        .build(tauri::generate_context!())
}

/// A second start on the same library brings this window to the front instead of opening another. This is a courtesy
/// to the person; what keeps two processes from harming a library is the library itself.
fn single_instance() -> TauriPlugin<Wry> {
    let mut builder = tauri_plugin_single_instance::Builder::new();
    if let Some(folder) = library::named() {
        builder = builder.dbus_id(format!("app.galley.desktop.library_{:016x}", library::mark(&folder)));
    }
    builder
        .callback(|app, arguments, _| {
            window::bring_to_front(app);
            opened(app, link::to_clip(arguments));
        })
        .build()
}

/// What the window remembers of itself.
fn geometry() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

fn setup(app: &AppHandle) -> tauri::Result<()> {
    let (teller, reporter, stopped) = (app.clone(), app.clone(), app.clone());
    let open = move |bell| {
        let reporter = reporter.clone();
        library::open(bell, &stopped.state::<library::Stopping>(), move |notice| {
            events::job_progress(&reporter, &notice)
        })
    };
    app.manage(LibraryThread::start(open, move || events::library_changed(&teller))?);
    menu::stand(app, menu::first())?;
    window::open(app)?;
    opened(app, link::to_clip(std::env::args()));
    Ok(())
}

/// The system handed over a link. A page that is not there yet hears of it as soon as it listens.
fn opened(app: &AppHandle, link: Option<String>) {
    events::clip_link(app, app.state::<link::Waiting>().pass(link));
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            close::begin(app);
        }
        // Here a link comes as an event and not as an argument of a start.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            window::bring_to_front(app);
            opened(app, link::among(urls.iter().map(ToString::to_string)));
        }
        RunEvent::Exit => close::end(app),
        _ => {}
    }
}

/// Whether there is a display to open a window on. Only Linux can be without; there the toolkit would end the process
/// with a fault instead of a sentence.
fn has_display() -> bool {
    let is_named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_named("DISPLAY") || is_named("WAYLAND_DISPLAY")
}
