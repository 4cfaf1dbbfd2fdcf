//! Foreign text: cleaned, or read as a body.

use super::Reply;
use crate::body::{BodyForm, BodyParse, BodyView, Sanitize, Sanitized};
use crate::command::Session;
use crate::view;
use galley_core::{html, markdown};

pub fn body_parse(_: &mut Session, request: BodyParse) -> Reply<BodyView> {
    let body = match request.form {
        BodyForm::Html => html::to_body(&request.text).body,
        BodyForm::Markdown => markdown::to_body(&request.text),
    };
    Ok(BodyView { delta: view::delta(&body) })
}

pub fn sanitize(_: &mut Session, request: Sanitize) -> Reply<Sanitized> {
    Ok(Sanitized { html: html::sanitize(&request.html).html.into_string() })
}
