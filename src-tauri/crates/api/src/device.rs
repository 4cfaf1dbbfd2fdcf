//! The identity of this machine as a writer. It is kept outside every library, so that a copied
//! library is not mistaken for the same writer.

use std::path::Path;

use chrono::Utc;
use galley_core::id::DeviceId;

/// The identity kept in a folder of settings; made there on the first day. Where the folder cannot be
/// written, an identity for this run alone.
pub fn identity(settings: &Path) -> DeviceId {
    let file = settings.join("device");
    if let Some(known) = std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()) {
        return known;
    }
    let made = DeviceId::new(Utc::now());
    // Two first starts at once: whichever file stands is the one both read next time.
    if std::fs::create_dir_all(settings).is_ok() {
        let _ = std::fs::write(&file, format!("{made}\n"));
    }
    made
}

/// The platform's folder for a user's data; none where there is no home.
pub fn data_folder() -> Option<std::path::PathBuf> {
    dirs::data_dir()
}

/// Galley's folder for settings, which belong to the machine and not to a library.
pub fn settings_folder() -> std::path::PathBuf {
    dirs::config_dir().map_or_else(|| std::env::temp_dir().join("galley-settings"), |config| config.join("Galley"))
}
