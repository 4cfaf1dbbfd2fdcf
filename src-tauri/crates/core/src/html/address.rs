//! Which addresses words and pictures may carry: absolute, http, https or mailto, without a name and
//! password, without characters that parsers disagree on. An address that is fine stays as it was
//! written, so that it can be compared; one that only needs encoding is encoded.

use std::borrow::Cow;

use url::Url;

use super::text::is_html_space;
use crate::body::is_blank_char;

/// The longest address that is kept.
const MAX_LENGTH: usize = 8_192;

/// How many redirect wrappers around an address are taken off.
const MAX_WRAPPERS: usize = 8;

/// The address that words may lead to, in canonical form; none where it is not usable.
pub fn link(written: &str) -> Option<String> {
    let mut address = checked(written)?;
    for _ in 0..MAX_WRAPPERS {
        match unwrapped(&address) {
            Some(inner) => address = checked(&inner)?,
            None => return Some(address),
        }
    }
    None
}

/// The address that a picture may be shown from: http or https.
pub fn picture(written: &str) -> Option<String> {
    checked(written).filter(|address| address.starts_with("http"))
}

fn checked(written: &str) -> Option<String> {
    let written = written.trim_matches(|c: char| is_html_space(c) || (is_blank_char(c) && !c.is_control()));
    if written.is_empty() || written.len() > MAX_LENGTH || written.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    let scheme = written.split_once(':')?.0;
    if scheme.eq_ignore_ascii_case("mailto") {
        return mail(written);
    }
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let url = Url::parse(written).ok()?;
    if !url.has_host() || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let kept = if is_plain(written) && has_plain_host(written, &url) { written } else { url.as_str() };
    // An "@" before the path reads as a name even where it is empty.
    let names_a_user = authority(written).contains('@');
    (is_plain(kept) && kept.len() <= MAX_LENGTH && !names_a_user).then(|| kept.to_owned())
}

fn mail(written: &str) -> Option<String> {
    let url = Url::parse(written).ok()?;
    let kept = if is_plain(written) && written.starts_with("mailto:") { written } else { url.as_str() };
    let lower = kept.to_ascii_lowercase();
    let breaks_the_header = lower.contains("%0a") || lower.contains("%0d");
    (is_plain(kept) && kept.len() > "mailto:".len() && !breaks_the_header).then(|| kept.to_owned())
}

/// Whether every character can stand in an attribute, a mail header and a Markdown link as it is.
fn is_plain(address: &str) -> bool {
    address.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\'))
}

/// Whether scheme and host are written as parsers write them.
fn has_plain_host(written: &str, url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    written.starts_with(url.scheme()) && written[url.scheme().len()..].starts_with("://") && {
        let authority = authority(written);
        let name = match authority.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => authority,
        };
        // Capitals in a host are common and harmless; anything else that parsing changed is not kept.
        name.eq_ignore_ascii_case(host)
    }
}

fn authority(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or("")
}

/// The address inside a redirect wrapper that pastes from documents and mails carry.
fn unwrapped(address: &str) -> Option<String> {
    // Parsing every address a second time is not worth it where no wrapper can be.
    if !address.contains("google.") && !address.contains(".safelinks.protection.outlook.com") {
        return None;
    }
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let names: &[&str] = if is_google(host) && url.path() == "/url" {
        &["q", "url"]
    } else if host.ends_with(".safelinks.protection.outlook.com") {
        &["url"]
    } else {
        return None;
    };
    let inner = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value): (_, Cow<'_, str>)| value);
    names
        .iter()
        .filter_map(|name| inner(name))
        .find(|value| value.starts_with("http://") || value.starts_with("https://"))
        .map(Cow::into_owned)
}

fn is_google(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.strip_prefix("google.").is_some_and(|rest| rest.len() <= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usable_addresses_stay_as_they_were_written() {
        for address in [
            "https://example.com",
            "http://example.com/a?b=c&d=e#f",
            "https://Example.com:8080/%E4%B8%AD",
            "mailto:desk@example.com",
            "mailto:desk@example.com?subject=Hello%20there",
            "https://[2001:db8::1]/x",
            "https://example.com/?u={{id}}",
        ] {
            assert_eq!(link(address).as_deref(), Some(address));
        }
    }

    #[test]
    fn addresses_in_other_spellings_are_brought_into_one() {
        let check = |written: &str, expect: &str| assert_eq!(link(written).as_deref(), Some(expect), "{written}");
        check("  https://example.com/a \n", "https://example.com/a");
        check("HTTPS://example.com/", "https://example.com/");
        check("https:example.com/a", "https://example.com/a");
        check("https://例え.jp/道", "https://xn--r8jz45g.jp/%E9%81%93");
        check("https://example.com/a b\"c", "https://example.com/a%20b%22c");
        check("MAILTO:desk@example.com", "mailto:desk@example.com");
        check("https://www.google.com/url?q=https://example.com/a%3Fb%3D1&sa=D&ust=1", "https://example.com/a?b=1");
        check("https://www.google.com.hk/url?sa=t&url=https%3A%2F%2Fexample.com%2F", "https://example.com/");
        check(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fx&data=05",
            "https://example.com/x",
        );
    }

    #[test]
    fn unusable_addresses_are_refused() {
        for address in [
            "",
            "  ",
            "#top",
            "/news",
            "news.html",
            "//example.com/x",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://example.com/0",
            "ftp://example.com/",
            "tel:123",
            "https://user:secret@example.com/",
            "https://user@example.com/",
            "https://@example.com/",
            "https:\\\\example.com\\",
            "https://example.com\\@evil.example/",
            "https://exa\nmple.com/",
            "https://example.com/\u{0}",
            "https://example.com/\u{85}",
            "https://",
            "https:///",
            "http://a b/",
            "mailto:",
            "mailto:a@example.com?subject=x%0D%0ABcc:b@example.com",
            "https://www.google.com/url?q=https://user:secret@example.com/",
        ] {
            assert_eq!(link(address), None, "{address:?}");
        }
        assert_eq!(link(&format!("https://example.com/{}", "x".repeat(MAX_LENGTH))), None);
        assert_eq!(picture("mailto:desk@example.com"), None);
    }

    #[test]
    fn the_kept_form_is_kept_again() {
        for address in
            ["https://例え.jp/道 x?{a}|b#`c`", "http://EXAMPLE.com/%zz", "mailto:ä@example.com", "https:///x.y"]
        {
            if let Some(kept) = link(address) {
                assert_eq!(link(&kept), Some(kept.clone()), "{address}");
            }
        }
    }
}
