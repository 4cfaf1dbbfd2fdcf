//! The themes that come with Galley. They cannot be changed, only copied; their short names are kept for
//! good, since publications name them.

mod broadsheet;
mod plain;
mod signal;

use super::Theme;

/// Every shipped theme, in the order they are listed.
pub fn all() -> [Theme; 3] {
    [plain::theme(), broadsheet::theme(), signal::theme()]
}

/// The shipped theme of that short name.
pub fn find(slug: &str) -> Option<Theme> {
    all().into_iter().find(|theme| theme.slug == slug)
}

/// The theme of a publication that chose none.
pub(super) fn plain() -> Theme {
    plain::theme()
}
