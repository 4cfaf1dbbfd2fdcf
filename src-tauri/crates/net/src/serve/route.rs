//! The addresses of the host and what is answered there.
//!
//! `/r/LINK/` is a door without content: it shows the secret from behind the `#` once and then leads on to
//! `/r/LINK/proof`, which only the browser sees that was let in. `/r/LINK/api/…` is where that page keeps the work.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use base64::Engine;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tower_http::limit::RequestBodyLimitLayer;

use super::accept::Seat;
use super::gate::{Names, single};
use super::limit::Limits;
use super::secret::{is_formed, is_signed, sign};
use super::{Answer, Desk, Place, Reason, Secret, Wish, digest, reply};

/// The most bytes of what a page sends.
const LARGEST: usize = 64 << 10;
/// How long a request may take, its body included.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a browser keeps what it holds: as long as a link can be good. Whether it still is, the desk knows.
const KEPT: u32 = 14 * 86_400;

const TOKEN: HeaderName = HeaderName::from_static("x-galley-token");

const DOOR: &str = include_str!("door.html");
const DOOR_SCRIPT: &str = include_str!("door.js");
const DOOR_STYLE: &str = include_str!("door.css");

struct Host {
    desk: Arc<dyn Desk>,
    names: Names,
    limits: Limits,
    secured: bool,
}

pub(super) fn router(place: &Place, desk: Arc<dyn Desk>) -> Router {
    let secured = place.identity.is_some();
    let host = Arc::new(Host { desk, names: Names::of(place), limits: Limits::new(), secured });
    Router::new()
        .route("/r/{link}/", get(door))
        .route("/r/{link}/proof", get(proof))
        .route("/r/{link}/api/session", post(session))
        .route("/r/{link}/api/entry", post(entry))
        .route("/r/{link}/api/entry/remove", post(remove))
        .route("/r/{link}/api/verdict", post(verdict))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(RequestBodyLimitLayer::new(LARGEST))
        .layer(from_fn_with_state(host.clone(), guard))
        .layer(map_response(reply::harden))
        .with_state(host)
}

/// Turns away what is not for this host, too much, or not from its own page; and bounds the time of the rest.
async fn guard(
    State(host): State<Arc<Host>>,
    Extension(seat): Extension<Seat>,
    request: Request,
    next: Next,
) -> Response {
    if !host.names.are_meant(request.headers(), request.uri()) {
        return Reason::Foreign.into_response();
    }
    if !host.limits.allows(seat.peer) {
        return Reason::Busy.into_response();
    }
    let only_looks = matches!(*request.method(), Method::GET | Method::HEAD);
    if !only_looks && !host.names.sent_it(request.headers()) {
        return Reason::Foreign.into_response();
    }
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) if response.status() == StatusCode::PAYLOAD_TOO_LARGE => Reason::Large.into_response(),
        Ok(response) => response,
        Err(_) => Reason::Away.into_response(),
    }
}

async fn door(Path(link): Path<String>) -> Response {
    if !is_link(&link) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let html = DOOR.replace("/*style*/", DOOR_STYLE).replace("/*script*/", DOOR_SCRIPT);
    let hash = |part: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(part.as_bytes()));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; connect-src 'self'; base-uri 'none'; form-action 'none'",
        hash(DOOR_SCRIPT),
        hash(DOOR_STYLE)
    );
    reply::page(html, &policy)
}

async fn proof(
    State(host): State<Arc<Host>>,
    Extension(seat): Extension<Seat>,
    Path(link): Path<String>,
    headers: HeaderMap,
) -> Response {
    if !is_link(&link) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Some(held) = host.held(&link, &headers) else { return Redirect::to("./").into_response() };
    match host.ask(&seat, Wish::Page { link, session: digest(held) }).await {
        Answer::Page { html, policy } => reply::page(html, &policy),
        // The door says why.
        Answer::Refused(_) => Redirect::to("./").into_response(),
        Answer::Work(_) | Answer::Done => Reason::Away.into_response(),
    }
}

#[derive(Deserialize)]
struct Entering {
    #[serde(default)]
    token: String,
}

/// Lets a browser in: by the secret of the link the first time, by what it holds from then on.
async fn session(
    State(host): State<Arc<Host>>,
    Extension(seat): Extension<Seat>,
    Path(link): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let entering: Entering = match read(body) {
        Ok(entering) if is_link(&link) => entering,
        Ok(_) => return Reason::Unknown.into_response(),
        Err(reason) => return reason.into_response(),
    };
    let mut refused = Reason::Unknown;
    if let Some(held) = host.held(&link, &headers) {
        match host.ask(&seat, Wish::Work { link: link.clone(), session: digest(held) }).await {
            Answer::Work(work) => return Json(entered(work, held)).into_response(),
            Answer::Refused(reason) if entering.token.is_empty() => return reason.into_response(),
            Answer::Refused(Reason::Locked) => return Reason::Locked.into_response(),
            _ => {}
        }
    }
    if !entering.token.is_empty() {
        if host.limits.is_locked(seat.peer) {
            return Reason::Locked.into_response();
        }
        let Some(secret) = Secret::new() else { return Reason::Away.into_response() };
        let wish = Wish::Enter { link: link.clone(), token: digest(&entering.token), session: secret.digest() };
        let answer = match is_formed(&entering.token) {
            true => host.ask(&seat, wish).await,
            false => host.wrong(&seat),
        };
        match answer {
            Answer::Work(work) => {
                let cookie = host.cookie(&link, secret.show());
                return ([(SET_COOKIE, cookie)], Json(entered(work, secret.show()))).into_response();
            }
            Answer::Refused(reason) => refused = reason,
            Answer::Page { .. } | Answer::Done => {}
        }
    }
    refused.into_response()
}

fn entered(mut work: Value, held: &str) -> Value {
    if let Value::Object(work) = &mut work {
        work.insert("csrf".to_owned(), json!(sign(held)));
    }
    work
}

#[derive(Deserialize)]
struct Putting {
    entry: Value,
}

async fn entry(
    host: State<Arc<Host>>,
    seat: Extension<Seat>,
    link: Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    change(host, seat, link, headers, body, |link, session, said: Putting| Wish::Put {
        link,
        session,
        entry: said.entry,
    })
    .await
}

#[derive(Deserialize)]
struct Removing {
    id: Value,
}

async fn remove(
    host: State<Arc<Host>>,
    seat: Extension<Seat>,
    link: Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    change(host, seat, link, headers, body, |link, session, said: Removing| Wish::Remove {
        link,
        session,
        entry: said.id,
    })
    .await
}

async fn verdict(
    host: State<Arc<Host>>,
    seat: Extension<Seat>,
    link: Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    change(host, seat, link, headers, body, |link, session, word: Value| Wish::Conclude { link, session, word }).await
}

type Body = Result<Bytes, axum::extract::rejection::BytesRejection>;

/// What changes something needs what the browser holds, and a word that only the page knows.
async fn change<T: serde::de::DeserializeOwned>(
    State(host): State<Arc<Host>>,
    Extension(seat): Extension<Seat>,
    Path(link): Path<String>,
    headers: HeaderMap,
    body: Body,
    wish: impl FnOnce(String, super::Digest, T) -> Wish,
) -> Response {
    let Some(held) = host.held(&link, &headers).filter(|_| is_link(&link)) else {
        return Reason::Unknown.into_response();
    };
    if !single(&headers, &TOKEN).is_some_and(|said| is_signed(held, said)) {
        return Reason::Foreign.into_response();
    }
    let said: T = match read(body) {
        Ok(said) => said,
        Err(reason) => return reason.into_response(),
    };
    match host.ask(&seat, wish(link, digest(held), said)).await {
        Answer::Done => Json(json!({})).into_response(),
        Answer::Refused(reason) => reason.into_response(),
        Answer::Page { .. } | Answer::Work(_) => Reason::Away.into_response(),
    }
}

impl Host {
    /// Asks the desk; an unknown secret counts as a guess, and after some nothing is asked any more.
    async fn ask(&self, seat: &Seat, wish: Wish) -> Answer {
        if self.limits.is_locked(seat.peer) {
            return Answer::Refused(Reason::Locked);
        }
        seat.set_busy(true);
        let answer = self.desk.ask(wish).await;
        seat.set_busy(false);
        match answer {
            Answer::Refused(Reason::Unknown) => self.wrong(seat),
            Answer::Refused(_) => answer,
            _ => {
                self.limits.right(seat.peer);
                answer
            }
        }
    }

    fn wrong(&self, seat: &Seat) -> Answer {
        self.limits.wrong(seat.peer);
        Answer::Refused(Reason::Unknown)
    }

    /// What the browser holds for a link. Two of the same name are none: one of them was put there by somebody else.
    fn held<'a>(&self, link: &str, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.cookie_name(link);
        let all = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut found = all.flat_map(|line| line.split(';')).filter_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        });
        let only = found.next().filter(|value| is_formed(value))?;
        if found.next().is_some() { None } else { Some(only) }
    }

    /// The name of a browser's cookie for a link. Over TLS its prefix has browsers refuse one that another host or an
    /// unsafe connection set (RFC 6265bis, section 4.1.3); over loopback not all take that.
    fn cookie_name(&self, link: &str) -> String {
        let prefix = if self.secured { "__Host-" } else { "" };
        format!("{prefix}galley-{link}")
    }

    fn cookie(&self, link: &str, held: &str) -> HeaderValue {
        let secure = if self.secured { "; Secure" } else { "" };
        let name = self.cookie_name(link);
        let cookie = format!("{name}={held}; Path=/; HttpOnly; SameSite=Strict; Max-Age={KEPT}{secure}");
        HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""))
    }
}

fn is_link(link: &str) -> bool {
    link.len() == 32 && link.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn read<T: serde::de::DeserializeOwned>(body: Body) -> Result<T, Reason> {
    let bytes = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Reason::Large,
        _ => Reason::Form,
    })?;
    serde_json::from_slice(&bytes).map_err(|_| Reason::Form)
}
