//! A key that is heard in every program and opens the dialog to clip, with the address on the clipboard. Off until the
//! person chooses one in the settings; until then nothing of it is set up. The page remembers the choice and says it.

use std::sync::{Mutex, PoisonError};
use std::thread;

use galley_api::{Code, Failure};
use galley_core::clip::link::pasted;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_global_shortcut::{Builder, GlobalShortcutExt, Modifiers, Shortcut, ShortcutState};
use tokio::sync::oneshot;

use crate::{events, window};

/// The key that is heard now.
#[derive(Default)]
pub(crate) struct Heard(Mutex<Option<Shortcut>>);

/// Hears these keys from now on (as in `Control+Alt+KeyG`), or none; answers why this system has no such keys, where it
/// has none. Keys that cannot be had leave none.
#[tauri::command]
pub(crate) async fn set_hot_key(
    keys: Option<String>,
    app: AppHandle,
    heard: State<'_, Heard>,
) -> Result<Option<String>, Failure> {
    let obstacle = obstacle(|name| std::env::var(name).unwrap_or_default());
    let wanted = keys.filter(|_| obstacle.is_none()).map(|keys| shortcut(&keys)).transpose()?;
    if app.try_state::<tauri_plugin_global_shortcut::GlobalShortcut<tauri::Wry>>().is_none() {
        if wanted.is_none() {
            return Ok(obstacle);
        }
        set_up(&app).await?;
    }
    let mut now = heard.0.lock().unwrap_or_else(PoisonError::into_inner);
    if *now == wanted {
        return Ok(obstacle);
    }
    if let Some(before) = now.take() {
        app.global_shortcut().unregister(before).map_err(|_| taken())?;
    }
    if let Some(wanted) = wanted {
        app.global_shortcut().on_shortcut(wanted, pressed).map_err(|_| taken())?;
        *now = Some(wanted);
    }
    Ok(obstacle)
}

/// Sets the listening up, on the main thread, as systems demand.
async fn set_up(app: &AppHandle) -> Result<(), Failure> {
    let (sender, done) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || {
        // The asker can only be gone when the window is.
        let _ = sender.send(handle.plugin(Builder::new().build()));
    })
    .map_err(|_| taken())?;
    done.await.map_err(|_| taken())?.map_err(|_| taken())
}

/// Why this system has no keys that are heard in every program; none where it has.
fn obstacle(variable: impl Fn(&str) -> String) -> Option<String> {
    let is_wayland =
        variable("XDG_SESSION_TYPE").eq_ignore_ascii_case("wayland") || !variable("WAYLAND_DISPLAY").is_empty();
    (cfg!(target_os = "linux") && is_wayland).then(|| {
        "This desktop runs on Wayland, which lets no program hear keys that are pressed in another. Use the bookmark, or \
         set a key in the settings of your desktop that opens galley://clip."
            .to_owned()
    })
}

/// Keys in the page's words. Without Ctrl, Alt or the system's key they would be taken from what people write.
fn shortcut(keys: &str) -> Result<Shortcut, Failure> {
    let known = keys.replace("Meta", "Super").parse::<Shortcut>().ok();
    known.filter(|keys| keys.mods.intersects(Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER)).ok_or_else(|| {
        Failure::invalid("These keys cannot be heard in every program.")
            .with_hint("Choose a letter, digit or function key together with Ctrl, Alt or the system’s own key.")
    })
}

fn taken() -> Failure {
    Failure {
        code: Code::Invalid,
        message: "These keys could not be taken; another program may have them. Galley hears none now.".to_owned(),
        hint: Some("Choose other keys.".to_owned()),
    }
}

/// The keys were pressed somewhere.
fn pressed(app: &AppHandle, _: &Shortcut, event: tauri_plugin_global_shortcut::ShortcutEvent) {
    if event.state != ShortcutState::Pressed {
        return;
    }
    let app = app.clone();
    // Whoever holds the clipboard is asked for it, which may be this very program: not on a thread that it needs.
    let asked = thread::Builder::new().name("hot_key".to_owned()).spawn(move || {
        let copied = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
        // Only an address leaves here: what else was copied is nobody's business.
        let address = copied.ok().and_then(|words| pasted(&words));
        window::bring_to_front(&app);
        events::clip_wanted(&app, address);
    });
    if let Err(error) = asked {
        eprintln!("The clipboard could not be asked: {error}.");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod test {
    use super::*;

    #[test]
    fn keys_are_taken_that_nobody_writes_with() {
        let check = |keys: &str, expect: bool| assert_eq!(shortcut(keys).is_ok(), expect, "{keys}");
        check("Control+Alt+KeyG", true);
        check("Control+Shift+Digit5", true);
        check("Meta+Shift+KeyG", true);
        check("Alt+F9", true);
        check("Control+Alt+Space", true);
        check("KeyG", false);
        check("Shift+KeyG", false);
        check("Control", false);
        check("Control+Alt+Nonsense", false);
        check("", false);
        assert_eq!(shortcut("Control+Alt+KeyG").unwrap(), shortcut("Alt+Control+KeyG").unwrap());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn where_no_key_can_be_heard_it_is_said() {
        let with = |name: &'static str, value: &'static str| {
            obstacle(move |asked| if asked == name { value.to_owned() } else { String::new() }).is_some()
        };
        assert!(with("WAYLAND_DISPLAY", "wayland-0"));
        assert!(with("XDG_SESSION_TYPE", "wayland"));
        assert!(!with("XDG_SESSION_TYPE", "x11"));
        assert!(!with("DISPLAY", ":0"));
    }
}
