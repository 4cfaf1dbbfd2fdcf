//! `galley theme …`

use std::path::Path;
use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::Theme;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Theme, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Theme::List => list(&host::ask(session, "theme_list", json!({}))?, json)?,
        Theme::Show { theme } if json => {
            let file = host::ask(session, "theme_file", json!({ "theme": theme }))?;
            print::raw(word(&file, "content"))?;
        }
        Theme::Show { theme } => show(&host::ask(session, "theme_show", json!({ "theme": theme }))?, json)?,
        Theme::Set { theme, token, value, file, copy, publication } => {
            let mut shown = match (theme, file, copy) {
                (_, Some(file), _) => {
                    let content = if file == "-" { host::input()? } else { host::file(Path::new(&file))? };
                    host::ask(session, "theme_import", json!({ "content": content }))?["value"].take()
                }
                (Some(name), None, Some(of)) => {
                    host::ask(session, "theme_copy", json!({ "theme": of, "name": name }))?["value"].take()
                }
                (theme, ..) => host::ask(session, "theme_show", json!({ "theme": theme.unwrap_or_default() }))?,
            };
            let slug = word(&shown, "slug").to_owned();
            if let (Some(token), Some(value)) = (token, value) {
                let request = json!({ "theme": slug, "token": token, "value": value });
                shown = host::ask(session, "theme_set", request)?["value"].take();
            }
            if let Some(publication) = publication {
                host::ask(session, "publication_set", json!({ "publication": publication, "theme": slug }))?;
                shown = host::ask(session, "theme_show", json!({ "theme": slug }))?;
            }
            show(&shown, json)?;
        }
        Theme::Remove { theme } => {
            list(&host::ask(session, "theme_remove", json!({ "theme": theme }))?["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(list: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(list);
    }
    for theme in list.as_array().into_iter().flatten() {
        let users: Vec<&str> = theme["used_by"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let origin = if theme["shipped"] == json!(true) { "comes with Galley" } else { "own" };
        let used = if users.is_empty() { String::new() } else { format!(", used by {}", users.join(", ")) };
        print::line(&format!("{:<16} {:<20} {origin}{used}", word(theme, "slug"), word(theme, "name")))?;
    }
    Ok(())
}

fn show(theme: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(theme);
    }
    print::line(&format!("{}  ({})", word(theme, "name"), word(theme, "slug")))?;
    for token in theme["tokens"].as_array().into_iter().flatten() {
        print::line(&format!("{:<24} {}", word(token, "name"), word(token, "value")))?;
    }
    for pair in theme["contrasts"].as_array().into_iter().flatten().filter(|pair| pair["holds"] == json!(false)) {
        print::line(&format!(
            "Hard to read: {} {} on {}, {} where {} is needed.",
            word(pair, "scheme"),
            word(pair, "text"),
            word(pair, "ground"),
            pair["ratio"],
            pair["needed"]
        ))?;
    }
    Ok(())
}
