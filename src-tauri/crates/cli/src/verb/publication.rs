//! `galley publication …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::{Preset, Publication};
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Publication, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Publication::List => {
            let list = host::ask(session, "publication_list", json!({}))?;
            if json {
                print::record(&list)?;
            } else {
                for publication in list.as_array().into_iter().flatten() {
                    print::line(&format!("{:<16} {}", word(publication, "slug"), word(publication, "name")))?;
                }
            }
        }
        Publication::Show { publication } => {
            show(&host::ask(session, "publication_show", json!({ "publication": publication }))?, json)?;
        }
        Publication::New { name, slug, preset, language } => {
            let preset = match preset {
                Preset::WeeklyDigest => "weekly_digest",
                Preset::DailyPulse => "daily_pulse",
            };
            let request = json!({ "name": name, "slug": slug, "preset": preset, "language": language });
            let reply = host::ask(session, "publication_create", request)?;
            show(&reply["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(publication: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(publication);
    }
    print::line(&format!("{}  ({})", word(publication, "name"), word(publication, "slug")))?;
    let recipe = &publication["recipe"];
    print::line(&format!(
        "numbering {}, kickers {}, source lines {}, Top links {}",
        word(recipe, "numbering"),
        word(recipe, "kickers"),
        word(recipe, "source_line"),
        word(recipe, "top_link")
    ))
}
