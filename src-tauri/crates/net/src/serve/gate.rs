//! Whether a request comes from the page itself: under a name of this host, and, where it changes anything, sent by a page
//! of this host and no other.
//!
//! The name comes first: a name that an attacker's DNS points here ("DNS rebinding") makes their page one of the same
//! origin, whose requests carry everything that a page's own do, the name excepted.

use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Uri};

use super::Place;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The names of a host, as browsers send them.
#[derive(Debug, Clone)]
pub(super) struct Names {
    scheme: &'static str,
    authorities: Vec<String>,
}

impl Names {
    pub fn of(place: &Place) -> Names {
        let authorities = place.hosts.iter().map(|host| format!("{host}:{}", place.port)).collect();
        Names { scheme: place.scheme(), authorities }
    }

    /// Whether it was sent to a name of this host, said once.
    pub fn are_meant(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let named = single(headers, &HOST).is_some_and(|host| self.knows(host));
        named && uri.authority().is_none_or(|authority| self.knows(authority.as_str()))
    }

    /// Whether a page of this host sent it, as JSON.
    pub fn sent_it(&self, headers: &HeaderMap) -> bool {
        let same = |host: &str| single(headers, &ORIGIN) == Some(format!("{}://{host}", self.scheme).as_str());
        let own = single(headers, &HOST).is_some_and(same);
        // Browsers that are too old to say from where leave it out; the origin is never left out.
        let site = headers.get(FETCH_SITE).is_none_or(|site| site == "same-origin");
        own && site && is_json(headers)
    }

    fn knows(&self, authority: &str) -> bool {
        self.authorities.iter().any(|own| own.eq_ignore_ascii_case(authority))
    }
}

/// A header that stands there exactly once.
pub(super) fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let only = all.next()?;
    if all.next().is_some() { None } else { only.to_str().ok() }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = single(headers, &CONTENT_TYPE).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn names() -> Names {
        Names { scheme: "http", authorities: vec!["127.0.0.1:4040".to_owned(), "[::1]:4040".to_owned()] }
    }

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn only_its_own_names_are_answered_to() {
        let check = |uri: &str, lines: &[(&'static str, &'static str)], expect: bool| {
            assert_eq!(names().are_meant(&headers(lines), &uri.parse().unwrap()), expect, "{uri} {lines:?}");
        };
        check("/r/", &[("host", "127.0.0.1:4040")], true);
        check("/r/", &[("host", "[::1]:4040")], true);
        check("http://127.0.0.1:4040/r/", &[("host", "127.0.0.1:4040")], true);
        check("/r/", &[], false);
        check("/r/", &[("host", "127.0.0.1")], false);
        check("/r/", &[("host", "127.0.0.1:80")], false);
        check("/r/", &[("host", "rebound.example:4040")], false);
        check("/r/", &[("host", "127.0.0.1:4040.example")], false);
        check("/r/", &[("host", "127.0.0.1:4040"), ("host", "rebound.example:4040")], false);
        check("http://rebound.example/r/", &[("host", "127.0.0.1:4040")], false);
    }

    #[test]
    fn only_its_own_pages_change_anything() {
        const HOST: (&str, &str) = ("host", "127.0.0.1:4040");
        const JSON: (&str, &str) = ("content-type", "application/json");
        let check = |lines: &[(&'static str, &'static str)], expect: bool| {
            assert_eq!(names().sent_it(&headers(lines)), expect, "{lines:?}");
        };
        let own = ("origin", "http://127.0.0.1:4040");
        check(&[HOST, JSON, own], true);
        check(&[HOST, JSON, own, ("sec-fetch-site", "same-origin")], true);
        check(&[HOST, ("content-type", "application/json; charset=utf-8"), own], true);
        check(&[HOST, JSON], false);
        check(&[HOST, JSON, ("origin", "null")], false);
        check(&[HOST, JSON, ("origin", "http://[::1]:4040")], false);
        check(&[HOST, JSON, ("origin", "https://127.0.0.1:4040")], false);
        check(&[HOST, JSON, ("origin", "http://127.0.0.1:4041")], false);
        check(&[HOST, JSON, own, own], false);
        check(&[HOST, JSON, own, ("sec-fetch-site", "same-site")], false);
        check(&[HOST, JSON, own, ("sec-fetch-site", "cross-site")], false);
        check(&[HOST, ("content-type", "text/plain"), own], false);
        check(&[HOST, ("content-type", "application/x-www-form-urlencoded"), own], false);
        check(&[HOST, own], false);
    }
}
