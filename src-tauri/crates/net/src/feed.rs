//! Asking feeds and pages for news: only for what is new, never more than a couple of questions to one host at
//! once, and never again before the moment that a server named. What an answer says is not looked at here.

mod gather;

use std::time::{Duration, SystemTime};

use reqwest::header::{
    ACCEPT, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
    RETRY_AFTER,
};
use reqwest::{StatusCode, Url};

use crate::clock::Patience;
use crate::guard::Named;
use crate::http::{MAX_REDIRECTS, Redirects, Web};
use crate::refusal::{Cause, Refusal};

pub use gather::{Gathering, Meet, Pace, gather};

/// The most bytes of a feed, unpacked.
pub const MAX_FEED: usize = 20_000_000;
/// How long a server is left alone that asks for it and does not say how long.
const PAUSE: Duration = Duration::from_secs(3_600);
/// What a reader of feeds takes.
const TAKES: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
                     text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

/// One question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// Where.
    pub url: String,
    /// The mark of the version that is known (`ETag`); empty for none.
    pub etag: String,
    /// The time of the version that is known (`Last-Modified`), as it was given; empty for none.
    pub last_modified: String,
}

/// What came of a question.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What it said, or why not.
    pub said: Said,
    /// Where it is from now on, where every step there was said to be for good.
    pub moved: Option<String>,
}

/// What a server said.
#[derive(Debug, Clone)]
pub enum Said {
    /// This.
    Fresh(Box<Fresh>),
    /// Nothing is new.
    Unchanged,
    /// It is gone for good.
    Gone,
    /// It wants to be left alone that long.
    Later(Duration),
    /// It could not be asked, or did not answer so that it helps.
    Refused(Refusal),
}

/// An answer with something in it.
#[derive(Debug, Clone, Default)]
pub struct Fresh {
    /// The bytes, unpacked.
    pub body: Vec<u8>,
    /// The charset that came with them.
    pub charset: Option<String>,
    /// The address that answered.
    pub url: String,
    /// The mark of this version.
    pub etag: String,
    /// The time of this version.
    pub last_modified: String,
}

/// The way to feeds: in the public network, and on hosts that were named.
pub fn web(named: Named, patience: Patience) -> Result<Web, Refusal> {
    Ok(Web::new(named, Redirects::Refused, patience)?.at_most(MAX_FEED))
}

/// The host of an address; none where it has none.
pub fn host_of(url: &str) -> Option<String> {
    Url::parse(url).ok()?.host_str().map(str::to_lowercase)
}

/// Asks once, and follows where it leads. `meet` is told of a further host before it is contacted, and may refuse.
pub async fn ask(web: &Web, ask: &Ask, meet: &impl Meet) -> Asked {
    let refused = |refusal: Refusal| Asked { said: Said::Refused(refusal), moved: None };
    let mut url = match Url::parse(&ask.url) {
        Ok(url) => url,
        Err(_) => return refused(Refusal::new(Cause::Invalid, "This is not an address of the web.", "")),
    };
    let mut for_good = true;
    let mut moved = None;
    for _ in 0..=MAX_REDIRECTS {
        let answer = match request(web, &url, ask) {
            Ok(request) => web.ask(request).await,
            Err(refusal) => Err(refusal),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(refusal) => return refused(refusal),
        };
        if !leads_on(answer.status) {
            let said = said(&url, answer.status, &answer.headers, answer.body);
            // An address that was left for good is given up only for one that answers.
            let moved = moved.filter(|_| matches!(said, Said::Fresh(_) | Said::Unchanged));
            return Asked { said, moved };
        }
        let Some(next) = target(&url, &answer.headers) else {
            return refused(declined(&url, "leads on to an address that cannot be read"));
        };
        for_good &= matches!(answer.status.as_u16(), 301 | 308);
        // A way out of TLS is followed, but not for good.
        for_good &= !(url.scheme() == "https" && next.scheme() == "http");
        if next.host_str() != url.host_str() && !meet.meet(next.host_str().unwrap_or_default()).await {
            return refused(declined(&next, "was not asked, because the library could not note it"));
        }
        url = next;
        moved = for_good.then(|| url.to_string());
    }
    refused(declined(&url, "leads on and on to other addresses"))
}

fn request(web: &Web, url: &Url, ask: &Ask) -> Result<reqwest::Request, Refusal> {
    let mut request = web.client().get(url.clone()).header(ACCEPT, TAKES);
    for (name, value) in [(IF_NONE_MATCH, &ask.etag), (IF_MODIFIED_SINCE, &ask.last_modified)] {
        if !value.is_empty() {
            request = request.header(name, value);
        }
    }
    request.build().map_err(|_| Refusal::new(Cause::Invalid, "This is not an address that can be asked.", ""))
}

fn leads_on(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn target(from: &Url, headers: &HeaderMap) -> Option<Url> {
    // Addresses in other scripts come as bare UTF-8.
    let words = std::str::from_utf8(headers.get(LOCATION)?.as_bytes()).ok()?;
    let mut next = from.join(words.trim()).ok()?;
    next.set_fragment(None);
    Some(next)
}

fn said(url: &Url, status: StatusCode, headers: &HeaderMap, body: Vec<u8>) -> Said {
    let host = url.host_str().unwrap_or_default();
    let refused = |cause, message: String, hint: &str| Said::Refused(Refusal::new(cause, message, hint));
    match status.as_u16() {
        200..=299 => Said::Fresh(Box::new(Fresh {
            body,
            charset: charset(headers),
            url: url.to_string(),
            etag: word(headers, ETAG),
            last_modified: word(headers, LAST_MODIFIED),
        })),
        304 => Said::Unchanged,
        410 => Said::Gone,
        429 => Said::Later(pause(headers).unwrap_or(PAUSE)),
        503 => match pause(headers) {
            Some(pause) => Said::Later(pause),
            None => refused(
                Cause::Declined,
                format!("“{host}” is out of service for now (503)."),
                "It is asked again later.",
            ),
        },
        401 | 403 | 407 => refused(
            Cause::Declined,
            format!("“{host}” does not give this to everybody ({status}).", status = status.as_u16()),
            "Some feeds have a key in their address: copy the whole address from the site.",
        ),
        404 => refused(
            Cause::Gone(404),
            format!("There is nothing at this address of “{host}” (404)."),
            "Look on the site for where its feed is now.",
        ),
        500..=599 => refused(
            Cause::Declined,
            format!("“{host}” has a fault of its own ({}).", status.as_u16()),
            "It is asked again later.",
        ),
        other => refused(Cause::Declined, format!("“{host}” did not answer with a feed ({other})."), ""),
    }
}

fn declined(url: &Url, what: &str) -> Refusal {
    Refusal::new(Cause::Declined, format!("“{}” {what}.", url.host_str().unwrap_or_default()), "Check the address.")
}

fn word(headers: &HeaderMap, name: HeaderName) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // What is longer than this is not given back.
    if value.len() > 1_024 { String::new() } else { value.to_owned() }
}

/// The charset that a Content-Type names.
pub fn charset(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
    let rest = value.split(';').skip(1).find_map(|part| part.trim().strip_prefix("charset"))?;
    let name = rest.trim_start().strip_prefix('=')?.trim().trim_matches(['"', '\'']).to_owned();
    (!name.is_empty()).then_some(name)
}

/// How long a server wants to be left alone: seconds, or until a date (RFC 9110, section 10.2.3).
fn pause(headers: &HeaderMap) -> Option<Duration> {
    let words = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = words.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = SystemTime::from(chrono::DateTime::parse_from_rfc2822(words).ok()?);
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
        all.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_charset_is_read_from_the_type() {
        let check = |value: &str, expect: Option<&str>| {
            assert_eq!(charset(&headers(&[("content-type", value)])).as_deref(), expect, "{value}");
        };
        check("text/xml; charset=GB2312", Some("gb2312"));
        check("application/rss+xml;charset=\"utf-8\"", Some("utf-8"));
        check("text/xml; boundary=x; Charset = Big5 ", Some("big5"));
        check("text/xml", None);
        check("text/xml; charset=", None);
    }

    #[test]
    fn a_server_names_how_long_it_wants_to_be_left_alone() {
        let check = |value: &str, expect: Option<u64>| {
            let pause = pause(&headers(&[("retry-after", value)]));
            assert_eq!(pause.map(|pause| pause.as_secs()), expect, "{value}");
        };
        check("120", Some(120));
        check("Wed, 21 Oct 2015 07:28:00 GMT", Some(0));
        check("soon", None);
        let later = chrono::DateTime::<chrono::Utc>::from(SystemTime::now() + Duration::from_secs(600));
        let words = later.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        let found = pause(&headers(&[("retry-after", &words)])).unwrap().as_secs();
        assert!((590..=600).contains(&found), "{found}");
    }

    #[test]
    fn an_answer_is_told_by_its_status() {
        let url = Url::parse("https://example.com/feed").unwrap();
        let tell = |status: u16, all: &[(&'static str, &str)]| match said(
            &url,
            StatusCode::from_u16(status).unwrap(),
            &headers(all),
            Vec::new(),
        ) {
            Said::Fresh(_) => "fresh".to_owned(),
            Said::Unchanged => "unchanged".to_owned(),
            Said::Gone => "gone".to_owned(),
            Said::Later(pause) => format!("later {}", pause.as_secs()),
            Said::Refused(refusal) => refusal.message,
        };
        assert_eq!(tell(200, &[]), "fresh");
        assert_eq!(tell(226, &[]), "fresh");
        assert_eq!(tell(304, &[]), "unchanged");
        assert_eq!(tell(410, &[]), "gone");
        assert_eq!(tell(429, &[("retry-after", "7")]), "later 7");
        assert_eq!(tell(429, &[]), "later 3600");
        assert_eq!(tell(503, &[("retry-after", "60")]), "later 60");
        assert!(tell(503, &[]).contains("out of service"));
        assert!(tell(404, &[]).contains("(404)"));
        assert!(tell(403, &[]).contains("(403)"));
        assert!(tell(500, &[]).contains("(500)"));
        assert!(tell(418, &[]).contains("(418)"));
    }
}
