//! The one window: where it stands, what it may show, and how it comes back to the front.

use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::link::is_own_page;

/// The window's name in the configuration and the permissions.
pub(crate) const MAIN: &str = "main";

/// Paper, so that the window is not white before the page is there.
const PAPER: Color = Color(0xFB, 0xFA, 0xF7, 0xFF);

/// Opens the window. Where it last stood is restored by the window-state plugin.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()))
        .title("Galley")
        .inner_size(1360.0, 860.0)
        .min_inner_size(760.0, 480.0)
        .background_color(PAPER)
        // The page takes dropped pictures itself; the shell's own handler would keep them from it.
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_document_title_changed(|window, title| {
            // A title that cannot be shown is no reason to disturb anybody.
            let _ = window.set_title(&title);
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    outlive_the_page(&window)?;
    Ok(window)
}

/// The page runs in a process of its own. If that dies, the page is loaded anew from what was saved, instead of
/// leaving an empty window. The other systems' web views do so by themselves or ask.
#[cfg(target_os = "linux")]
fn outlive_the_page(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|page| {
        page.inner().connect_web_process_terminated(|page, _| page.reload());
    })
}

#[cfg(not(target_os = "linux"))]
fn outlive_the_page(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Brings the window to the front, for a second start.
pub(crate) fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    // A window manager may decline each of these; then the window simply stays where it is.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}
