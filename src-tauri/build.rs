//! Compiles the window's configuration and its permissions into the binary.

/// Every command the page may call. A command that is not named here cannot be granted by a capability.
const COMMANDS: &[&str] = &[
    "rpc",
    "choose_import_file",
    "choose_file",
    "choose_review_files",
    "take_dropped",
    "choose_export_file",
    "read_theme_file",
    "reveal_file",
    "open_link",
    "set_menu",
    "set_hot_key",
    "close_window",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    Ok(tauri_build::try_build(attributes)?)
}
