//! The cookies of one fetch: some sites lead in a circle until they see their own again. They are forgotten with it.

use std::collections::BTreeMap;

use reqwest::Url;
use reqwest::header::{HeaderMap, SET_COOKIE};

/// The most cookies of a fetch, and the longest one.
const MOST: usize = 40;
const LONGEST: usize = 4_096;

/// What hosts set, each for itself alone.
#[derive(Debug, Default)]
pub struct Jar(BTreeMap<(String, String), String>);

impl Jar {
    /// Takes what an answer sets.
    pub fn take(&mut self, url: &Url, headers: &HeaderMap) {
        let host = url.host_str().unwrap_or_default();
        for cookie in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if self.0.len() < MOST && pair.len() <= LONGEST && !name.trim().is_empty() {
                self.0.insert((host.to_owned(), name.trim().to_owned()), value.trim().to_owned());
            }
        }
    }

    /// What a request to an address shows; none where nothing was set there.
    pub fn header(&self, url: &Url) -> Option<String> {
        let host = url.host_str().unwrap_or_default();
        let own = self.0.iter().filter(|((of, _), _)| of == host);
        let pairs: Vec<String> = own.map(|((_, name), value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_goes_back_only_to_the_host_that_set_it() {
        let mut jar = Jar::default();
        let mut headers = HeaderMap::new();
        headers.append(SET_COOKIE, "seen=1; Path=/; HttpOnly".parse().unwrap());
        headers.append(SET_COOKIE, "broken".parse().unwrap());
        let own = Url::parse("https://example.com/a").unwrap();
        jar.take(&own, &headers);
        assert_eq!(jar.header(&own).as_deref(), Some("seen=1"));
        assert_eq!(jar.header(&Url::parse("https://other.example/").unwrap()), None);
    }
}
