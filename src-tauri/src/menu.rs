//! The native menu. The page owns every action with its words, its keys and whether it is possible now, and says
//! them here; a chosen entry comes back to it as the action's name. So menu, palette and buttons cannot disagree.

use std::sync::{Mutex, PoisonError};

use galley_api::{Code, Failure};
use serde::Deserialize;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, State, Wry};

use crate::language::{Language, Spoken};
use crate::{close, events, link};

/// What the page hears when an entry is chosen: the name of an action.
const ACTION: &str = "action";

/// The one action that is carried out here, because it must work while the page does not.
const QUIT: &str = "quit";

/// The menu bar as the page wants it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct MenuBar {
    language: Language,
    menus: Vec<MenuWish>,
}

/// One menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct MenuWish {
    label: String,
    entries: Vec<EntryWish>,
}

/// One entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum EntryWish {
    Action {
        action: String,
        label: String,
        /// As in `CmdOrCtrl+Shift+E`. The system takes these keys before the page sees them.
        #[serde(default)]
        shortcut: Option<String>,
        enabled: bool,
    },
    /// `{}`: a line between groups.
    Line {},
}

/// The menu bar that stands, and its entries by action.
#[derive(Default)]
pub(crate) struct Standing(Mutex<Option<(MenuBar, Vec<MenuItem<Wry>>)>>);

/// A menu for the time before the page has said its own, so that the window does not jump when it does.
pub(crate) fn first() -> MenuBar {
    let quit = EntryWish::Action {
        action: QUIT.to_owned(),
        label: "Quit".to_owned(),
        // Without keys: the toolkit complains when a menu that has some is replaced.
        shortcut: None,
        enabled: true,
    };
    MenuBar { language: Language::En, menus: vec![MenuWish { label: "File".to_owned(), entries: vec![quit] }] }
}

/// Takes the menu that the page wants.
#[tauri::command]
pub(crate) async fn set_menu(bar: MenuBar, app: AppHandle, spoken: State<'_, Spoken>) -> Result<(), Failure> {
    spoken.set(bar.language);
    // A page that says its menu listens by then.
    events::clip_link(&app, app.state::<link::Waiting>().take());
    stand(&app, bar).map_err(|error| Failure {
        code: Code::Unknown,
        message: format!("The menu could not be shown: {error}."),
        hint: None,
    })
}

/// Hands a chosen entry to the page.
pub(crate) fn on_chosen(app: &AppHandle, event: &MenuEvent) {
    match event.id().as_ref() {
        QUIT => close::begin(app),
        // A page that is not there yet has nothing to do either.
        action => drop(app.emit(ACTION, action)),
    }
}

/// Makes the menu stand: by new words on the entries where only those differ, else as a whole.
pub(crate) fn stand(app: &AppHandle, bar: MenuBar) -> tauri::Result<()> {
    let standing = app.state::<Standing>();
    let mut standing = standing.0.lock().unwrap_or_else(PoisonError::into_inner);
    match standing.as_mut() {
        Some((now, _)) if *now == bar => {}
        Some((now, items)) if has_form_of(now, &bar) => {
            for (item, (label, enabled)) in items.iter().zip(faces(&bar)) {
                item.set_text(label)?;
                item.set_enabled(enabled)?;
            }
            *now = bar;
        }
        _ => {
            let (menu, items) = build(app, &bar)?;
            app.set_menu(menu)?;
            *standing = Some((bar, items));
        }
    }
    Ok(())
}

fn build(app: &AppHandle, bar: &MenuBar) -> tauri::Result<(Menu<Wry>, Vec<MenuItem<Wry>>)> {
    let menu = Menu::new(app)?;
    let mut items = Vec::new();
    #[cfg(target_os = "macos")]
    menu.append(&editing(app, bar.language)?)?;
    for wish in &bar.menus {
        let submenu = Submenu::new(app, &wish.label, true)?;
        for entry in &wish.entries {
            match entry {
                EntryWish::Action { action, label, shortcut, enabled } => {
                    let keys = shortcut.as_deref().filter(|keys| is_chord(keys));
                    let item = MenuItem::with_id(app, action, label, *enabled, keys)?;
                    submenu.append(&item)?;
                    items.push(item);
                }
                EntryWish::Line {} => submenu.append(&PredefinedMenuItem::separator(app)?)?,
            }
        }
        menu.append(&submenu)?;
    }
    Ok((menu, items))
}

/// The editing keys of macOS reach the page only through a menu that has them.
#[cfg(target_os = "macos")]
fn editing(app: &AppHandle, language: Language) -> tauri::Result<Submenu<Wry>> {
    Submenu::with_items(
        app,
        language.say("Text", "文字"),
        true,
        &[
            &PredefinedMenuItem::cut(app, None)?,
            &PredefinedMenuItem::copy(app, None)?,
            &PredefinedMenuItem::paste(app, None)?,
            &PredefinedMenuItem::select_all(app, None)?,
        ],
    )
}

/// Keys with a modifier other than Shift, or a function key: a menu must never take a letter from the text.
fn is_chord(keys: &str) -> bool {
    let mut parts = keys.rsplit('+');
    let key = parts.next().unwrap_or_default();
    let is_function_key = key.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
    is_function_key || parts.any(|modifier| modifier != "Shift")
}

/// Whether two menus differ in words and possibility at most, so that no entry has to be made anew.
fn has_form_of(a: &MenuBar, b: &MenuBar) -> bool {
    fn form(bar: &MenuBar) -> impl Iterator<Item = (&str, Option<(&str, Option<&str>)>)> {
        bar.menus.iter().flat_map(|menu| {
            menu.entries.iter().map(|entry| match entry {
                EntryWish::Action { action, shortcut, .. } => {
                    (menu.label.as_str(), Some((action.as_str(), shortcut.as_deref())))
                }
                EntryWish::Line {} => (menu.label.as_str(), None),
            })
        })
    }
    form(a).eq(form(b))
}

/// The words and the possibility of every action, in order.
fn faces(bar: &MenuBar) -> impl Iterator<Item = (&str, bool)> {
    bar.menus.iter().flat_map(|menu| &menu.entries).filter_map(|entry| match entry {
        EntryWish::Action { label, enabled, .. } => Some((label.as_str(), *enabled)),
        EntryWish::Line {} => None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod test {
    use super::*;
    use serde_json::json;

    fn bar(label: &str, enabled: bool, shortcut: Option<&str>) -> MenuBar {
        serde_json::from_value(json!({ "language": "zh", "menus": [{ "label": "编辑", "entries": [
            { "action": "undo", "label": label, "enabled": enabled, "shortcut": shortcut },
            {},
            { "action": "find", "label": "查找", "enabled": true },
        ] }] }))
        .unwrap()
    }

    #[test]
    fn new_words_keep_the_entries_and_new_keys_or_actions_do_not() {
        let now = bar("Undo", false, Some("CmdOrCtrl+Z"));
        assert!(has_form_of(&now, &bar("Undo move “A”", true, Some("CmdOrCtrl+Z"))));
        assert!(!has_form_of(&now, &bar("Undo", false, None)));
        assert!(!has_form_of(&now, &first()));
        assert_eq!(faces(&now).collect::<Vec<_>>(), [("Undo", false), ("查找", true)]);
        assert_eq!(now.menus[0].entries[1], EntryWish::Line {});
    }

    #[test]
    fn a_menu_takes_chords_and_function_keys_only() {
        let check = |keys: &str, expect: bool| assert_eq!(is_chord(keys), expect, "{keys}");
        check("CmdOrCtrl+Z", true);
        check("CmdOrCtrl+Shift+Z", true);
        check("Alt+ArrowUp", true);
        check("F11", true);
        check("Shift+F3", true);
        check("A", false);
        check("Shift+A", false);
        check("?", false);
        check("", false);
        check("F", false);
    }
}
