//! Five hundred feeds of twenty entries each, from a server on this machine: how long all of it takes, and how long
//! what the window asks meanwhile has to wait for the library.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use galley_net::clock::Patience;
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::Sandbox;
use galley_tests::web_server::{Answers, Asked, WebServer};
use serde_json::{Value, json};

const FEEDS: usize = 500;
const ENTRIES: usize = 20;

/// No moment between two questions: the server is this machine's own, and it is the library that is measured.
const QUICK: Patience = Patience {
    connect: Duration::from_secs(5),
    answer: Duration::from_secs(20),
    message: Duration::from_secs(30),
    between: Duration::ZERO,
};

struct Nowhere;

impl Keychain for Nowhere {
    fn keep(&self, _: &str, _: &Secret) -> Result<(), NoKeychain> {
        Err(NoKeychain::Locked)
    }
    fn find(&self, _: &str) -> Result<Option<Secret>, NoKeychain> {
        Err(NoKeychain::Locked)
    }
    fn forget(&self, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain::Locked)
    }
}

fn main() {
    let played = WebServer::start(Answers::by(|asked: &Asked| {
        let place = asked.path.trim_start_matches('/').to_owned();
        let entries: String = (0..ENTRIES)
            .map(|at| {
                format!(
                    "<item><guid>{place}-{at}</guid><title>Story {at} about place {place} and what came of it</title>\
                     <link>https://news.example/{place}/{at}</link>\
                     <description>Words {at} of {place}, as long as a summary is: the council met on Tuesday, the bridge \
                     stays closed, and a ferry goes every twenty minutes until it opens again.</description></item>"
                )
            })
            .collect();
        let feed = format!("<rss version='2.0'><channel><title>Place {place}</title>{entries}</channel></rss>");
        Answers::with(200, &[("content-type", "application/rss+xml")], feed)
    }));
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), QUICK);
    sandbox.ask("host_allow", json!({ "host": "127.0.0.1" }));
    let outlines: String =
        (0..FEEDS).map(|at| format!("<outline text='F{at}' xmlUrl='{}/{at}'/>", played.url())).collect();
    sandbox.ask("opml_import", json!({ "text": format!("<opml><body>{outlines}</body></opml>") }));
    for round in ["everything is new", "nothing is new"] {
        let began = Instant::now();
        let job = sandbox.ask("feed_refresh", json!({}))["job"].clone();
        let mut waits = Vec::new();
        let ended = loop {
            // What the window asks while it shows the inbox and how far the asking is.
            let mut ask = |name: &str, args: Value| {
                let asked = Instant::now();
                let answer = sandbox.ask(name, args);
                waits.push(asked.elapsed());
                answer
            };
            ask("story_list", json!({ "limit": 100 }));
            let view = ask("job_show", json!({ "job": job }));
            if view["state"] != "running" {
                break view;
            }
        };
        waits.sort_unstable();
        let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
        println!(
            "{round}: {} new stories from {FEEDS} feeds in {:.1?}; a command waited {:.1?} (median), {:.1?} (99 of 100), \
             {:.1?} (longest)",
            ended["outcome"]["result"]["stories"],
            began.elapsed(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}
