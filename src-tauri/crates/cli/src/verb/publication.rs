//! `galley publication …`

use std::process::ExitCode;

use galley_api::{Failure, Session};
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
        Publication::Set { publication, field, value } => {
            let known = host::ask(session, "publication_show", json!({ "publication": publication }))?;
            let request = change(&known, &super::field(&field), value.as_deref().unwrap_or_default())?;
            show(&host::ask(session, "publication_set", request)?["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The request that sets one field, named by the path to it, and leaves the others as they are.
fn change(known: &Value, field: &str, value: &str) -> Result<Value, Stop> {
    let mut path = field.split('.');
    let top = path.next().unwrap_or_default();
    let mut whole = known[top].clone();
    let mut place = &mut whole;
    for name in path {
        place = place.get_mut(name).ok_or_else(|| unknown(field))?;
    }
    *place = match place {
        Value::String(_) => json!(value),
        Value::Number(_) => json!(value.trim().parse::<u32>().map_err(|_| refused(field, "a whole number"))?),
        // A range, or none.
        Value::Array(_) | Value::Null if field.starts_with("recipe.item_") => match value.trim() {
            "" => Value::Null,
            range => json!(ends(range).ok_or_else(|| refused(field, "a range like 8-12"))?),
        },
        _ => return Err(unknown(field)),
    };
    if top == "id" {
        return Err(unknown(field));
    }
    let mut request = json!({ "publication": known["id"] });
    request[top] = whole;
    Ok(request)
}

/// Least and most of a range as it is typed; one number alone is both.
fn ends(range: &str) -> Option<(u32, u32)> {
    let (least, most) = range.split_once(['-', '–', ',']).unwrap_or((range, range));
    let ends = (least.trim().parse().ok()?, most.trim().parse().ok()?);
    (ends.0 <= ends.1).then_some(ends)
}

fn refused(field: &str, wanted: &str) -> Stop {
    Failure::invalid(format!("The field “{}” takes {wanted}. Nothing was changed.", field.replace('_', "-"))).into()
}

fn unknown(field: &str) -> Stop {
    Failure::invalid(format!("A publication has no field “{}”. Nothing was changed.", field.replace('_', "-")))
        .with_hint("`galley help publication set` lists the fields.")
        .into()
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
