//! The language of what the system draws for us (menu, dialogs). The page decides it and says so.

use std::sync::atomic::{AtomicU8, Ordering};

use serde::Deserialize;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// English.
    #[default]
    En,
    /// 简体中文.
    Zh,
}

impl Language {
    /// The wording of this language.
    pub(crate) fn say(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self {
            Language::En => english,
            Language::Zh => chinese,
        }
    }
}

/// The language the page said last.
#[derive(Default)]
pub(crate) struct Spoken(AtomicU8);

impl Spoken {
    /// What it is now.
    pub(crate) fn now(&self) -> Language {
        match self.0.load(Ordering::Relaxed) {
            1 => Language::Zh,
            _ => Language::En,
        }
    }

    /// Takes what the page said.
    pub(crate) fn set(&self, language: Language) {
        self.0.store(u8::from(language == Language::Zh), Ordering::Relaxed);
    }
}
