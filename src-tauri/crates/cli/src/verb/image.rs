//! `galley image …`

use std::process::ExitCode;

use base64::Engine;
use galley_api::{Failure, Session};
use galley_core::export::write;
use serde_json::{Value, json};

use crate::argument::Image;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Image, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Image::Add { file } => {
            let path = file.to_str().ok_or_else(|| Failure::invalid("The name of this file is not valid Unicode."))?;
            let reply = host::ask(session, "image_add", json!({ "from": { "kind": "file", "path": path } }))?;
            if json {
                print::json(&reply)?;
            } else {
                line(&reply["image"])?;
                let changes: Vec<&str> =
                    reply["changes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                if !changes.is_empty() {
                    print::line(&format!("It was {}.", changes.join(", ")))?;
                }
            }
        }
        Image::List => {
            let reply = host::ask(session, "image_list", json!({}))?;
            if json {
                print::json(&reply)?;
            } else {
                reply.as_array().into_iter().flatten().try_for_each(line)?;
            }
        }
        Image::Show { image, out } => {
            let reply = host::ask(session, "image_show", json!({ "image": image }))?;
            let Some(out) = out else {
                if json {
                    print::json(&reply["image"])?
                } else {
                    line(&reply["image"])?
                }
                return Ok(ExitCode::SUCCESS);
            };
            let coded = word(&reply, "data").split_once(',').map_or("", |(_, coded)| coded);
            let bytes = base64::engine::general_purpose::STANDARD.decode(coded);
            let bytes = bytes.map_err(|_| Failure::invalid("The picture did not arrive whole."))?;
            write::write_file(&out, &bytes).map_err(Failure::from)?;
            if json {
                print::json(&json!({ "path": out.display().to_string(), "bytes": bytes.len() }))?;
            } else {
                print::line(&format!("Wrote {} ({} bytes).", out.display(), bytes.len()))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(image: &Value) -> Result<(), Stop> {
    print::line(&format!(
        "{}  {}  {} × {}  {} bytes",
        word(image, "src"),
        word(image, "media_type"),
        image["width"],
        image["height"],
        image["bytes"]
    ))
}
