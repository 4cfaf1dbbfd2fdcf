//! Fetching a page: where its address leads, step by step, and what stands there.
//!
//! Each host is announced before it is contacted, and each step passes the guard. What the bytes mean is not known
//! here beyond their type; an answer that cannot be a page is refused before its body is taken in.

mod cookie;
mod media;

use std::collections::BTreeSet;

use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, LOCATION};
use reqwest::{StatusCode, Url};

use crate::clock::Patience;
use crate::guard::Named;
use crate::http::{Redirects, Take, Web};
use crate::job::{Awaited, Step, Teller};
use crate::refusal::{Cause, Refusal};
use cookie::Jar;

pub use media::Media;

/// The most bytes of a page, unpacked.
pub const LARGEST: usize = 10_000_000;
/// The most times that an address may lead on to another.
pub const MAX_HOPS: usize = 10;
/// The longest address that is asked.
const LONGEST: usize = 8_192;

/// Says before a host is contacted that it will be; the contact waits for the word.
pub type Announce = Box<dyn Fn(&str) -> Awaited + Send + Sync>;

/// How pages are fetched.
pub struct Fetching {
    /// The hosts in private networks that may be reached.
    pub named: Named,
    /// How long everything may take.
    pub patience: Patience,
    /// Who is told of each host.
    pub announce: Announce,
}

/// A page as it came.
#[derive(Debug, Clone)]
pub struct Page {
    /// The address that answered.
    pub url: String,
    /// The addresses that led there, in order; empty where the first one answered.
    pub hops: Vec<String>,
    /// The type of the bytes, where the server said one.
    pub media: Option<Media>,
    /// The bytes, unpacked.
    pub body: Vec<u8>,
}

/// Why there is no page, and which host it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfetched {
    /// Why.
    pub refusal: Refusal,
    /// The host; empty where there was none.
    pub host: String,
}

/// Reads an address that a person gave.
pub fn address(written: &str) -> Result<Url, Refusal> {
    let invalid = |message: &str, hint: &str| Refusal::new(Cause::Invalid, message, hint);
    if written.len() > LONGEST {
        return Err(invalid("This address is too long to be asked. Nothing was fetched.", ""));
    }
    let url = Url::parse(written.trim())
        .map_err(|_| invalid("This is not the address of a page. Nothing was fetched.", "It begins with https://."))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(invalid("This is not the address of a page. Nothing was fetched.", "It begins with https://."));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid(
            "This address holds a name or a password before its host, which Galley does not send. Nothing was fetched.",
            "Take out what stands before the “@”.",
        ));
    }
    Ok(url)
}

/// Fetches the page of an address.
pub async fn fetch(from: Url, fetching: &Fetching, teller: &Teller) -> Result<Page, Unfetched> {
    let host = host_of(&from);
    match tokio::time::timeout(fetching.patience.message, follow(from, fetching, teller)).await {
        Ok(ended) => ended,
        Err(_) => {
            let message = format!("“{host}” did not come to an end in time, so nothing was kept.");
            Err(Unfetched { refusal: Refusal::new(Cause::TooSlow, message, "Try again later."), host })
        }
    }
}

async fn follow(from: Url, fetching: &Fetching, teller: &Teller) -> Result<Page, Unfetched> {
    let first = host_of(&from);
    let web = Web::new(fetching.named.clone(), Redirects::Refused, fetching.patience)
        .map_err(|refusal| Unfetched { refusal, host: first })?
        .at_most(LARGEST);
    let (mut url, mut hops, mut jar) = (from, Vec::new(), Jar::default());
    let mut seen = BTreeSet::new();
    let mut announced = BTreeSet::new();
    loop {
        let host = host_of(&url);
        let about = |refusal| Unfetched { refusal, host: host.clone() };
        // The same address once more with other cookies is how some sites say "come in".
        if !seen.insert((without_fragment(&url), jar.header(&url))) {
            return Err(about(Refusal::new(
                Cause::Declined,
                format!("“{host}” leads in a circle, so there is no page to fetch."),
                "Open the address in a browser and copy the one that is shown there.",
            )));
        }
        fetching.named.check_literal(&url).map_err(about)?;
        teller.tell(Step::Connecting, count(hops.len()), count(hops.len() + 1));
        if announced.insert(host.clone()) && !(fetching.announce)(&host).come().await {
            return Err(about(Refusal::new(
                Cause::Invalid,
                format!("It could not be noted that “{host}” is contacted, so it was not."),
                "Try again.",
            )));
        }
        let mut request = web.client().get(without_fragment(&url)).header(ACCEPT, media::WANTED);
        if let Some(cookies) = jar.header(&url).and_then(|cookies| HeaderValue::from_str(&cookies).ok()) {
            request = request.header(COOKIE, cookies);
        }
        let request = request.build().map_err(|_| about(unaskable()))?;
        teller.tell(Step::Fetching, count(hops.len()), count(hops.len() + 1));
        let look = |status: StatusCode, headers: &HeaderMap| look(&host, status, headers);
        let answer = web.ask_where(request, look).await.map_err(about)?;
        jar.take(&url, &answer.headers);
        if answer.status.is_redirection() {
            let next = next(&url, &host, &answer.headers).map_err(about)?;
            hops.push(url.to_string());
            if hops.len() > MAX_HOPS {
                return Err(about(Refusal::new(
                    Cause::Declined,
                    format!("“{host}” leads on and on to other addresses, so there is no page to fetch."),
                    "Open the address in a browser and copy the one that is shown there.",
                )));
            }
            url = next;
            continue;
        }
        return Ok(Page { url: url.into(), hops, media: Media::of(&answer.headers), body: answer.body });
    }
}

/// Looks at the beginning of an answer: whether there can be a page behind it.
fn look(host: &str, status: StatusCode, headers: &HeaderMap) -> Result<Take, Refusal> {
    if status.is_redirection() && headers.contains_key(LOCATION) {
        return Ok(Take::Nothing);
    }
    if !status.is_success() {
        return Err(declined(host, status));
    }
    match headers.get(CONTENT_TYPE).and(Media::of(headers)) {
        Some(media) => media.check(host).map(|()| Take::All),
        None => Ok(Take::All),
    }
}

/// Where a redirect leads.
fn next(from: &Url, host: &str, headers: &HeaderMap) -> Result<Url, Refusal> {
    let unusable = || {
        Refusal::new(
            Cause::NotUnderstood,
            format!("“{host}” leads on to something that is not the address of a page."),
            "Open the address in a browser and copy the one that is shown there.",
        )
    };
    let place = headers.get(LOCATION).ok_or_else(unusable)?;
    // Servers write addresses in their own encoding, most often UTF-8.
    let place = String::from_utf8_lossy(place.as_bytes());
    let mut url = from.join(place.trim()).map_err(|_| unusable())?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() || url.as_str().len() > LONGEST {
        return Err(unusable());
    }
    // A name that a page brings along is not ours to show to anybody.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if url.fragment().is_none() {
        url.set_fragment(from.fragment());
    }
    Ok(url)
}

/// The sentence for a status that is no page.
fn declined(host: &str, status: StatusCode) -> Refusal {
    let (message, hint) = match status.as_u16() {
        401 | 407 => (
            format!("“{host}” shows this page only to who signs in."),
            "Save the page in your browser and clip the file.",
        ),
        402 => {
            (format!("“{host}” shows this page only to who pays."), "Save the page in your browser and clip the file.")
        }
        403 | 406 | 429 | 503 => (
            format!("“{host}” did not let Galley have this page (status {}).", status.as_u16()),
            "Try again later, or save the page in your browser and clip the file.",
        ),
        404 | 410 => (format!("“{host}” has no page at this address."), "Check the address."),
        451 => (format!("“{host}” may not show this page for legal reasons."), ""),
        500..=599 => (format!("“{host}” is out of order (status {}).", status.as_u16()), "Try again later."),
        other => (format!("“{host}” answered with the status {other} and no page."), "Check the address."),
    };
    Refusal::new(Cause::Declined, message, hint)
}

fn unaskable() -> Refusal {
    Refusal::new(Cause::Invalid, "This address cannot be asked. Nothing was fetched.", "Check the address.")
}

fn host_of(url: &Url) -> String {
    crate::guard::canonical(url.host_str().unwrap_or_default())
}

fn without_fragment(url: &Url) -> String {
    url.as_str().split('#').next().unwrap_or_default().to_owned()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_asked_and_none_with_a_password() {
        let check = |written: &str, expect: bool| assert_eq!(address(written).is_ok(), expect, "{written}");
        check("https://example.com/a?b=c#d", true);
        check(" http://例え.jp/道 ", true);
        check("ftp://example.com/", false);
        check("file:///etc/passwd", false);
        check("example.com", false);
        check("https://user:word@example.com/", false);
        check("https://user@example.com/", false);
        check(&format!("https://example.com/{}", "a".repeat(LONGEST)), false);
    }

    #[test]
    fn a_redirect_leads_only_to_pages() {
        let check = |place: &str, expect: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(LOCATION, HeaderValue::from_bytes(place.as_bytes()).unwrap());
            let from = Url::parse("https://example.com/a/b#part").unwrap();
            let found = next(&from, "example.com", &headers).ok().map(|url| url.to_string());
            assert_eq!(found.as_deref(), expect, "{place}");
        };
        check("/c", Some("https://example.com/c#part"));
        check("c?d=e#f", Some("https://example.com/a/c?d=e#f"));
        check("//other.example/中", Some("https://other.example/%E4%B8%AD#part"));
        check("https://user:word@other.example/", Some("https://other.example/#part"));
        check("javascript:alert(1)", None);
        check("file:///etc/passwd", None);
        check("data:text/html,x", None);
        check("itms-apps://store/app", None);
    }
}
