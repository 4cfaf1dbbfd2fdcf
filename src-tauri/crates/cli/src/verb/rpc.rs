//! `galley rpc`: JSON lines `{"id", "name", "args"}` in, `{"id", "ok"}` or `{"id", "error"}` out.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use galley_api::{Failure, Session};
use serde_json::{Value, json};

use crate::Stop;

pub fn run(session: &mut Session) -> Result<ExitCode, Stop> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        writeln!(out, "{}", answer(session, &line))?;
        out.flush()?;
        // The answer is out; what comes next on the line waits some milliseconds at most.
        session.rest();
    }
    Ok(ExitCode::SUCCESS)
}

fn answer(session: &mut Session, line: &str) -> String {
    let request: Value = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => {
            let failure = Failure::invalid(format!("This line is not JSON: {error}."));
            return json!({ "id": null, "error": failure }).to_string();
        }
    };
    let id = request.get("id").cloned().unwrap_or(Value::Null);
    let name = request.get("name").and_then(Value::as_str).unwrap_or_default();
    match session.reply(name, request.get("args").cloned().unwrap_or(Value::Null)) {
        // The reply is the text of JSON already.
        Ok(reply) => format!("{{\"id\":{id},\"ok\":{reply}}}"),
        Err(failure) => json!({ "id": id, "error": failure }).to_string(),
    }
}
