//! `galley story import` and `galley story export`.

use galley_api::Session;
use serde_json::{Value, json};

use super::job;
use crate::argument::StoryForm;
use crate::print::{self, word};
use crate::{Stop, host};

fn form(form: Option<StoryForm>) -> Option<&'static str> {
    form.map(|form| match form {
        StoryForm::Jsonl => "json_lines",
        StoryForm::Csv => "csv",
        StoryForm::Opml => "opml",
        StoryForm::Ris => "ris",
        StoryForm::CslJson => "csl_json",
        StoryForm::Markdown => "markdown",
    })
}

pub fn import(session: &mut Session, file: &str, format: Option<StoryForm>, json: bool) -> Result<(), Stop> {
    if !json {
        job::tell(session);
    }
    let done = host::ask(session, "story_import", json!({ "path": file, "form": form(format) }))?;
    if json {
        return print::json(&done);
    }
    for finding in done["findings"].as_array().into_iter().flatten() {
        let of = match word(finding, "file") {
            "" => String::new(),
            file => format!("{file}, "),
        };
        print::aside(&format!("{of}line {}: {}", finding["line"], word(finding, "message")));
    }
    let count = |name: &str| done[name].as_u64().unwrap_or(0);
    let mut said = format!("{} stories are new.", count("added"));
    if count("already") > 0 {
        said.push_str(&format!(" {} were in the library already.", count("already")));
    }
    if count("refused") > 0 {
        said.push_str(&format!(" {} could not be read and were passed over.", count("refused")));
    }
    print::line(&said)
}

pub fn export(
    session: &mut Session,
    file: &str,
    format: Option<StoryForm>,
    query: Option<String>,
    json: bool,
) -> Result<(), Stop> {
    if file != "-" {
        let done = host::ask(session, "story_export", json!({ "path": file, "form": form(format), "query": query }))?;
        return if json { print::json(&done) } else { told(&done) };
    }
    // By way of a file, so that what is written is whole.
    let folder = std::env::temp_dir().join(format!("galley-export-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("stories");
    let form = form(format).unwrap_or("json_lines");
    let written = host::ask(session, "story_export", json!({ "path": path, "form": form, "query": query }))
        .and_then(|_| copy(&path));
    // What remains there is the system's to clear.
    let _ = std::fs::remove_dir_all(&folder);
    written
}

fn copy(path: &std::path::Path) -> Result<(), Stop> {
    let mut from = std::fs::File::open(path)?;
    std::io::copy(&mut from, &mut std::io::stdout().lock())?;
    Ok(())
}

fn told(done: &Value) -> Result<(), Stop> {
    print::line(&format!("{} stories were written to {}", done["stories"], word(done, "path")))
}
