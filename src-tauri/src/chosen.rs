//! Which files the page may name. A path in a request counts only if the person chose that very file in a native
//! dialog of this run: so the page cannot read or write any place by itself, whatever it is made to say.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use galley_api::Failure;
use serde_json::Value;

/// The files chosen in dialogs since the start.
#[derive(Default)]
pub(crate) struct Chosen(Mutex<HashSet<PathBuf>>);

impl Chosen {
    /// Remembers a choice.
    pub(crate) fn remember(&self, path: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Refuses a request that names a file which was not chosen, wherever in it the name stands.
    pub(crate) fn admit(&self, args: &Value) -> Result<(), Failure> {
        match args {
            Value::Object(fields) => fields.iter().try_for_each(|(name, value)| match (name.as_str(), value) {
                ("path" | "file", Value::String(path)) => self.admit_path(path),
                ("files", Value::Array(paths)) => {
                    paths.iter().filter_map(Value::as_str).try_for_each(|path| self.admit_path(path))
                }
                _ => self.admit(value),
            }),
            Value::Array(values) => values.iter().try_for_each(|value| self.admit(value)),
            _ => Ok(()),
        }
    }

    /// Refuses a file that was not chosen.
    pub(crate) fn admit_path(&self, path: &str) -> Result<(), Failure> {
        if self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(Path::new(path)) {
            return Ok(());
        }
        Err(Failure::invalid(format!(
            "The file {path} was not chosen in a dialog, so it was neither read nor written."
        ))
        .with_hint("Choose the file again."))
    }
}

#[cfg(test)]
mod test {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_a_chosen_file_may_be_named_wherever_the_name_stands() {
        let chosen = Chosen::default();
        chosen.remember(Path::new("/home/a/issue.txt"));
        let check = |args: Value, expect: bool| assert_eq!(chosen.admit(&args).is_ok(), expect, "{args}");
        check(json!(null), true);
        check(json!({}), true);
        check(json!({ "issue": "/etc/passwd" }), true);
        check(json!({ "path": "/home/a/issue.txt" }), true);
        check(json!({ "path": "/home/a/issue.txt/../other.txt" }), false);
        check(json!({ "path": "/etc/passwd" }), false);
        check(json!({ "path": "" }), false);
        check(json!({ "from": { "kind": "file", "path": "/home/a/issue.txt" } }), true);
        check(json!({ "from": { "kind": "file", "path": "/etc/passwd" } }), false);
        check(json!([{ "deep": [{ "path": "/etc/passwd" }] }]), false);
        check(json!({ "path": { "path": "/etc/passwd" } }), false);
        check(json!({ "file": "/home/a/issue.txt" }), true);
        check(json!({ "file": "/etc/passwd" }), false);
        check(json!({ "file": null }), true);
        check(json!({ "files": [] }), true);
        check(json!({ "files": ["/home/a/issue.txt"] }), true);
        check(json!({ "files": ["/home/a/issue.txt", "/etc/passwd"] }), false);
    }
}
