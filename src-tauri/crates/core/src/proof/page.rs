//! The proof page: one HTML file by which a reviewer reads an issue, comments on its words and says what they
//! think of it, in any browser, opened from disk.
//!
//! Its script and style are the files in `page/`, joined as they are compiled: no bundler, so that a plain
//! `cargo build` needs none. All words of the issue stand in blocks of data, and the script puts them on the
//! page as text, never as markup; the mail is shown in a frame without scripts. What the page asks of the network
//! is nothing, and its policy holds it to that.

mod data;
mod shorten;
mod squeeze;

use std::fmt::Write;
use std::sync::LazyLock;

use super::payload::{Payload, Served};
use crate::export::escaped;
use crate::hash;

pub use data::read;

#[cfg(test)]
mod tests;

/// The pieces of the script, in the order in which they are joined.
const SCRIPT: [&str; 21] = [
    include_str!("page/type.js"),
    include_str!("page/words_en.js"),
    include_str!("page/words_zh.js"),
    include_str!("page/language.js"),
    include_str!("page/element.js"),
    include_str!("page/state.js"),
    include_str!("page/store.js"),
    include_str!("page/place.js"),
    include_str!("page/text.js"),
    include_str!("page/frame.js"),
    include_str!("page/mark.js"),
    include_str!("page/choice.js"),
    include_str!("page/cursor.js"),
    include_str!("page/composer.js"),
    include_str!("page/card.js"),
    include_str!("page/margin.js"),
    include_str!("page/sign.js"),
    include_str!("page/finish.js"),
    include_str!("page/dialog.js"),
    include_str!("page/bar.js"),
    include_str!("page/main.js"),
];

/// The piece that a served page has besides.
const SERVED: &str = include_str!("page/store_served.js");

/// The pieces of the style.
const STYLE: [&str; 3] =
    [include_str!("page/colour.css"), include_str!("page/sheet.css"), include_str!("page/panel.css")];

/// The whole file.
pub fn page(payload: &Payload) -> String {
    let script = script(payload.served.as_ref());
    let style = style();
    let title = format!("{} {} · {}", payload.publication, named(payload), payload.number);
    let data = data::of(payload);
    let mut html = String::with_capacity(data.json.len() + data.mail.len() + script.len() + style.len() + 2_048);
    html.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // A served page has its policy from the server, which may say more than a page can.
    if payload.served.is_none() {
        let _ = writeln!(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(None));
    }
    let _ = write!(
        html,
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{style}</style>\n</head>\n\
         <body>\n<noscript>This proof needs a browser with JavaScript. 请在浏览器中启用 JavaScript 后打开此校样。</noscript>\n\
         <script type=\"application/json\" id=\"proof\">{}</script>\n<script type=\"text/plain\" id=\"mail\">{}</script>\n\
         <script>{script}</script>\n</body>\n</html>\n",
        escaped(title.trim()),
        data.json,
        data.mail,
    );
    html
}

/// The content security policy of a page: the one that stands in it where it is opened from disk, and the one that
/// a server sends along with it.
pub fn policy(served: Option<&Served>) -> String {
    let reached = if served.is_some() { "'self'" } else { "'none'" };
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; img-src data:; connect-src {reached}; \
         frame-src 'self'; base-uri 'none'; form-action 'none'",
        hash::hash_base64(script(served).as_bytes())
    )
}

/// What the issue is called in the title of the page.
fn named(payload: &Payload) -> String {
    match payload.issue.number {
        Some(number) => number.to_string(),
        None => payload.issue.title.clone(),
    }
}

/// The script: all pieces in one function, so that it leaves no name behind. Made once in a run.
fn script(served: Option<&Served>) -> &'static str {
    static DISK: LazyLock<String> = LazyLock::new(|| joined(""));
    static HOST: LazyLock<String> = LazyLock::new(|| joined(SERVED));
    if served.is_some() { &HOST } else { &DISK }
}

fn joined(more: &str) -> String {
    let whole = format!("(()=>{{\n\"use strict\";\n{more}{}}})();", SCRIPT.concat());
    shorten::shorten(&squeeze::script(&whole))
}

fn style() -> String {
    squeeze::style(&STYLE.concat())
}
