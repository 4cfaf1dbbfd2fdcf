//! Links that name a page to clip: an address as people paste it, `galley://clip?url=…`, the bookmarklet.

use url::Url;

/// The scheme of links that open Galley.
pub const SCHEME: &str = "galley";

/// The longest address that is taken.
const LONGEST: usize = 8_192;

/// The address that some words are, and nothing else; `https://` may be left out.
pub fn pasted(words: &str) -> Option<String> {
    let words = words.trim().trim_matches(['<', '>', '"', '“', '”']).trim();
    if words.is_empty() || words.len() > LONGEST || words.chars().any(char::is_whitespace) {
        return None;
    }
    let begins = |scheme: &str| words.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if begins("http://") || begins("https://") {
        return Url::parse(words).ok().filter(Url::has_host).map(|_| words.to_owned());
    }
    // Bare: a host with a dot and a letters-only ending, so that "e.g." and "3.14" are words.
    let bare = format!("https://{words}");
    let url = Url::parse(&bare).ok()?;
    let host = url.host_str()?;
    let (rest, ending) = host.rsplit_once('.')?;
    let is_name = ending.len() >= 2 && (ending.starts_with("xn--") || ending.bytes().all(|b| b.is_ascii_alphabetic()));
    let is_host = is_name && !rest.is_empty() && url.username().is_empty() && !words.contains('@');
    (is_host && psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known())).then_some(bare)
}

/// The address that a link of Galley's own names: `galley://clip?url=…`.
pub fn deep(link: &str) -> Option<String> {
    if link.len() > 2 * LONGEST {
        return None;
    }
    let url = Url::parse(link.trim()).ok()?;
    let verb = url.host_str().filter(|host| !host.is_empty()).unwrap_or_else(|| url.path().trim_matches('/'));
    if url.scheme() != SCHEME || !verb.eq_ignore_ascii_case("clip") {
        return None;
    }
    let value = url.query_pairs().find(|(name, _)| name == "url").map(|(_, value)| value.into_owned())?;
    let address = pasted(&value)?;
    // Only what is an address of the web by itself: a link from anywhere must not name a file or another scheme.
    address.to_ascii_lowercase().starts_with("http").then_some(address)
}

/// The script of a bookmark that opens Galley with the page it is used on.
pub fn bookmarklet() -> String {
    format!("javascript:void(location.href='{SCHEME}://clip?url='+encodeURIComponent(location.href))")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_words() {
        let check = |words: &str, expect: Option<&str>| assert_eq!(pasted(words).as_deref(), expect, "{words}");
        check("https://example.com/a?b=1", Some("https://example.com/a?b=1"));
        check("  <HTTP://example.com>  ", Some("HTTP://example.com"));
        check("example.com/news/4", Some("https://example.com/news/4"));
        check("www.sina.com.cn", Some("https://www.sina.com.cn"));
        check("例え.jp/道", Some("https://例え.jp/道"));
        check("http://127.0.0.1:9000/x", Some("http://127.0.0.1:9000/x"));
        for words in ["", "e.g.", "3.14", "desk@example.com", "two words.com", "headline", "notes.txt", "ftp://a.com/"]
        {
            check(words, None);
        }
    }

    #[test]
    fn a_link_of_galleys_own_names_a_page_and_nothing_else() {
        let check = |link: &str, expect: Option<&str>| assert_eq!(deep(link).as_deref(), expect, "{link}");
        check("galley://clip?url=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2", Some("https://example.com/a?b=1&c=2"));
        check("galley://clip/?url=https://example.com/", Some("https://example.com/"));
        check("galley:clip?url=https://example.com/", Some("https://example.com/"));
        for link in [
            "galley://clip",
            "galley://clip?url=",
            "galley://clip?url=file:///etc/passwd",
            "galley://clip?url=javascript:alert(1)",
            "galley://seal?url=https://example.com/",
            "https://clip/?url=https://example.com/",
        ] {
            check(link, None);
        }
    }

    #[test]
    fn the_bookmarklet_makes_a_link_that_is_read() {
        let script = bookmarklet();
        assert!(script.starts_with("javascript:"));
        assert!(script.contains("galley://clip?url="));
    }
}
