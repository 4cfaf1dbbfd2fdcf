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
use crate::http::{MAX_REDIRECTS, Redirects, Take, Web};
use crate::job::{Awaited, Step, Teller, aside};
use crate::refusal::{Cause, Refusal};
use cookie::Jar;

pub use media::Media;

/// The most bytes of a page, unpacked.
pub const LARGEST: usize = 10_000_000;
/// The longest address that is asked.
const LONGEST: usize = 8_192;

/// Says before a host is contacted that it will be; the contact waits for the word.
pub type Announce = Box<dyn Fn(&str) -> Awaited + Send + Sync>;

/// Says of the bytes of a page, the charset that came with them and their address where the page leads, if it is only a
/// step on the way.
pub type LeadsOn = fn(&[u8], Option<&str>, &str) -> Option<String>;

/// How pages are fetched.
pub struct Fetching {
    /// The hosts in private networks that may be reached.
    pub named: Named,
    /// How long everything may take.
    pub patience: Patience,
    /// Who is told of each host.
    pub announce: Announce,
    /// Who tells a page from a step on the way to one.
    pub leads_on: LeadsOn,
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

/// Why there is no page, and what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfetched {
    /// Why.
    pub refusal: Refusal,
    /// Every address that was asked, in order; the last is the one that it was about.
    pub asked: Vec<String>,
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
    let mut asked = Vec::new();
    let ended = tokio::time::timeout(fetching.patience.message, follow(from, fetching, teller, &mut asked)).await;
    let ended = ended.unwrap_or_else(|_| {
        let message = format!("“{host}” did not come to an end in time, so nothing was kept.");
        Err(Refusal::new(Cause::TooSlow, message, "Try again later."))
    });
    ended.map_err(|refusal| Unfetched { refusal, asked })
}

/// Goes from one address to the next until there is a page; each is put into `asked`.
async fn follow(from: Url, fetching: &Fetching, teller: &Teller, asked: &mut Vec<String>) -> Result<Page, Refusal> {
    let web = Web::new(fetching.named.clone(), Redirects::Refused, fetching.patience)?.at_most(LARGEST);
    let (mut url, mut jar) = (from, Jar::default());
    let mut seen = BTreeSet::new();
    let mut announced = BTreeSet::new();
    loop {
        let host = host_of(&url);
        let steps = count(asked.len());
        // The same address once more with other cookies is how some sites say "come in".
        if !seen.insert((without_fragment(&url), jar.header(&url))) {
            return Err(Refusal::new(
                Cause::Declined,
                format!("“{host}” leads in a circle, so there is no page to fetch."),
                "Open the address in a browser and copy the one that is shown there.",
            ));
        }
        if asked.len() > MAX_REDIRECTS {
            return Err(Refusal::new(
                Cause::Declined,
                format!("“{host}” leads on and on to other addresses, so there is no page to fetch."),
                "Open the address in a browser and copy the one that is shown there.",
            ));
        }
        asked.push(url.to_string());
        fetching.named.check_literal(&url)?;
        teller.tell(Step::Connecting, steps, steps + 1);
        if announced.insert(host.clone()) && (fetching.announce)(&host).come().await.is_none() {
            return Err(Refusal::new(
                Cause::Invalid,
                format!("It could not be noted that “{host}” is contacted, so it was not."),
                "Try again.",
            ));
        }
        let mut request = web.client().get(without_fragment(&url)).header(ACCEPT, media::WANTED);
        if let Some(cookies) = jar.header(&url).and_then(|cookies| HeaderValue::from_str(&cookies).ok()) {
            request = request.header(COOKIE, cookies);
        }
        let request = request.build().map_err(|_| unaskable())?;
        teller.tell(Step::Fetching, steps, steps + 1);
        let look = |status: StatusCode, headers: &HeaderMap| look(&host, status, headers);
        let answer = web.ask_where(request, look).await?;
        jar.take(&url, &answer.headers);
        let next = if answer.status.is_redirection() {
            next(&url, &answer.headers)
        } else {
            let media = Media::of(&answer.headers);
            let page = Page { url: url.clone().into(), hops: Vec::new(), media, body: answer.body };
            match onward(page, fetching.leads_on).await {
                Ok(page) => {
                    let hops = asked[..asked.len() - 1].to_vec();
                    return Ok(Page { hops, ..page });
                }
                Err(place) => target(&url, &place),
            }
        };
        url = next.ok_or_else(|| unusable(&host))?;
    }
}

/// The page, or where it leads. Reading it is left to a thread of its own, since it may be large.
async fn onward(page: Page, leads_on: LeadsOn) -> Result<Page, String> {
    let is_words =
        page.media.as_ref().is_some_and(|media| media.kind != "text/html" && media.kind != "application/xhtml+xml");
    if is_words {
        return Ok(page);
    }
    let kept = page.clone();
    let looked = aside(move || {
        let charset = page.media.as_ref().and_then(|media| media.charset.as_deref());
        match leads_on(&page.body, charset, &page.url) {
            Some(place) => Err(place),
            None => Ok(page),
        }
    });
    // A reader that fell over has not said that the page leads anywhere.
    looked.await.unwrap_or(Ok(kept))
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
fn next(from: &Url, headers: &HeaderMap) -> Option<Url> {
    // Servers write addresses in their own encoding, most often UTF-8.
    target(from, &String::from_utf8_lossy(headers.get(LOCATION)?.as_bytes()))
}

/// The address that a page or a server names, where it can be asked.
fn target(from: &Url, place: &str) -> Option<Url> {
    let mut url = from.join(place.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() || url.as_str().len() > LONGEST {
        return None;
    }
    // A name that a page brings along is not ours to show to anybody.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if url.fragment().is_none() {
        url.set_fragment(from.fragment());
    }
    Some(url)
}

fn unusable(host: &str) -> Refusal {
    Refusal::new(
        Cause::NotUnderstood,
        format!("“{host}” leads on to something that is not the address of a page."),
        "Open the address in a browser and copy the one that is shown there.",
    )
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
        gone @ (404 | 410) => {
            let message = format!("“{host}” has no page at this address.");
            return Refusal::new(Cause::Gone(gone), message, "Check the address.");
        }
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
            let found = next(&from, &headers).map(|url| url.to_string());
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
