//! How large a past issue may be. The limits lie far above any newsletter, and far below what would
//! take long or fill the memory; beyond them nothing is imported.

use super::{ImportedIssue, LONGEST, MOST_ENTRIES, MOST_LINES};
use crate::body::{BREAK, Body, Inline};
use crate::error::{Error, Result};

/// Refuses a plain text or Markdown that is too long, before it is looked at.
pub(super) fn check_text(text: &str) -> Result<()> {
    if text.len() > LONGEST {
        return Err(too_long());
    }
    // Most texts are shorter than so many line ends would be.
    if text.len() > MOST_LINES && text.bytes().filter(|byte| *byte == b'\n').count() > MOST_LINES {
        return Err(too_many_lines());
    }
    Ok(())
}

/// Refuses the text of a page or a mail that is too long. Pictures do not count.
pub(super) fn check_body(body: &Body) -> Result<()> {
    let mut length = 0;
    let mut lines = body.lines.len();
    for inline in body.lines.iter().flat_map(|line| &line.inline) {
        if let Inline::Text { text, marks } = inline {
            length += text.len() + marks.link.as_ref().map_or(0, String::len);
            lines += text.matches(BREAK).count();
        }
    }
    if length > LONGEST {
        Err(too_long())
    } else if lines > MOST_LINES {
        Err(too_many_lines())
    } else {
        Ok(())
    }
}

/// Refuses an issue of more items than any has.
pub(super) fn check_entries(issue: &ImportedIssue) -> Result<()> {
    if issue.entries.len() > MOST_ENTRIES {
        let reason = format!(
            "There seem to be {} items in this text, and an issue has at most 1,000. Nothing was imported; cut one issue out of \
             the text and import that.",
            issue.entries.len()
        );
        return Err(Error::invalid("file", reason));
    }
    Ok(())
}

fn too_long() -> Error {
    let reason = "The text is longer than 2 MB, which no newsletter is. Nothing was imported; cut one issue out of it \
                  and import that.";
    Error::invalid("file", reason)
}

fn too_many_lines() -> Error {
    let reason = "The text has more than 20,000 lines, which no newsletter has. Nothing was imported; cut one issue \
                  out of it and import that.";
    Error::invalid("file", reason)
}
