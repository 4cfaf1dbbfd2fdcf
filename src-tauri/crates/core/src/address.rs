//! Addresses in one normal form, so that one page has one address however it was come by.
//!
//! Scheme and host in lower case and ASCII, no default port, no dot segments, percent signs only where they
//! are needed and in capitals, no slash at the end of a path, no fragment, parameters in order, and without
//! those that only say how the reader came (`rule`). Never another origin, but where an address only leads on to
//! another that stands in it (`wrap`), and never without a parameter that chooses, opens or signs what is shown.
//! Normal is normal: doing it twice changes nothing more.

pub mod rule;
mod wrap;

use std::borrow::Cow;

use sha2::{Digest, Sha256};
use url::Url;

use self::rule::Rules;

/// The longest address that is looked at.
const LONGEST: usize = 16_384;

/// The normal form of an address of the web; none where it is not one (another scheme, no host, not to be
/// read at all).
pub fn normal(written: &str, rules: &Rules) -> Option<String> {
    let written = written.trim();
    if written.len() > LONGEST {
        return None;
    }
    let url = Url::parse(written).ok()?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return None;
    }
    let mut url = wrap::meant(url);
    if let Some(bare) = url.host_str().and_then(|host| host.strip_suffix('.')).map(str::to_owned)
        && !bare.is_empty()
    {
        url.set_host(Some(&bare)).ok()?;
    }
    let path = encoding(url.path()).into_owned();
    let bare = path.trim_end_matches('/');
    url.set_path(if bare.is_empty() { "/" } else { bare });
    let query = url.query().and_then(|query| parameters(query, url.host_str().unwrap_or_default(), rules));
    url.set_query(query.as_deref());
    if !url.fragment().is_some_and(shows_another_page) {
        url.set_fragment(None);
    }
    Some(url.into())
}

/// The address as it is kept and printed: of the page that is meant, without what only says how a reader came. Nothing
/// else of it changes, so that it leads where it led; what is no address of the web stays as it is.
pub fn clean(written: &str, rules: &Rules) -> String {
    let written = written.trim();
    let Some(url) = Url::parse(written).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
    else {
        return written.to_owned();
    };
    if written.len() > LONGEST {
        return written.to_owned();
    }
    let mut clean = wrap::meant(url.clone());
    let host = clean.host_str().unwrap_or_default().to_owned();
    if let Some(query) = clean.query().map(str::to_owned) {
        let stays = |parameter: &&str| !rules.drops(&host, &name_of(parameter));
        let kept: Vec<&str> = query.split('&').filter(stays).collect();
        if kept.len() < query.split('&').count() {
            let kept = kept.join("&");
            clean.set_query((!kept.is_empty()).then_some(kept.as_str()));
        }
    }
    // What to mark on the page (Scroll To Text Fragment), and what chat programs add to every page of an account.
    if let Some(fragment) = clean.fragment().map(str::to_owned) {
        let own = fragment.split(":~:").next().unwrap_or_default();
        let is_added = rule::is_of(&host, "weixin.qq.com") && matches!(own, "rd" | "wechat_redirect");
        if own.len() < fragment.len() || is_added {
            clean.set_fragment(Some(own).filter(|own| !own.is_empty() && !is_added));
        }
    }
    if clean == url { written.to_owned() } else { clean.into() }
}

/// The name of a parameter as it is written in a query.
fn name_of(parameter: &str) -> String {
    let name = parameter.split('=').next().unwrap_or_default();
    percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned()
}

/// The address of the page that is meant: the one that stands in an address that only leads on, else the same words.
pub fn meant(written: &str) -> String {
    match Url::parse(written.trim()) {
        Ok(url) => {
            let meant = wrap::meant(url.clone());
            if meant == url { written.to_owned() } else { meant.into() }
        }
        Err(_) => written.to_owned(),
    }
}

/// The number by which the library knows an address: 64 bits of the hash of its normal form, of which encryption and
/// a `www` before the host say nothing. What is no address of the web goes by its bare words; none for no words.
pub fn key(written: &str, rules: &Rules) -> Option<i64> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let normal = normal(written, rules).map_or(Cow::Borrowed(written), Cow::Owned);
    let digest = Sha256::digest(page(&normal));
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    Some(i64::from_be_bytes(first))
}

/// What of a normal form tells one page from another: houses moved their pages to `https`, and answer with and without
/// `www`, and an old issue links to what the page was called then.
fn page(normal: &str) -> &str {
    let bare = normal.strip_prefix("https://").or_else(|| normal.strip_prefix("http://")).unwrap_or(normal);
    bare.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(bare)
}

/// What the numbers are made by, as a hash: numbers of another form are made anew.
pub fn form() -> String {
    let mut digest = Sha256::new_with_prefix("2");
    digest.update(format!("{:?}{:?}", Rules::shipped(), wrap::WRAPS));
    digest.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether words are an address of the web and nothing else.
pub fn is_whole(words: &str) -> bool {
    let begins = |scheme: &&str| words.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://"].iter().find(|scheme| begins(scheme)).is_some_and(|scheme| words.len() > scheme.len())
        && !words.contains(char::is_whitespace)
}

/// The host of an address of the web, as ASCII in lower case.
pub fn host(written: &str) -> Option<String> {
    let url = Url::parse(written.trim()).ok()?;
    let host = matches!(url.scheme(), "http" | "https").then(|| url.host_str().map(str::to_owned)).flatten()?;
    Some(host.trim_end_matches('.').to_owned())
}

/// Whether a fragment chooses what is shown, as the routes of pages made by scripts do.
fn shows_another_page(fragment: &str) -> bool {
    fragment.starts_with('/') || (fragment.starts_with('!') && fragment.len() > 1)
}

/// What is left of a query, in order; none where nothing is. Where something in it is signed, the order is
/// part of what was signed and stays.
fn parameters(query: &str, host: &str, rules: &Rules) -> Option<String> {
    let normal = encoding(query);
    let mut kept: Vec<(String, &str)> = normal
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| (name_of(parameter), parameter))
        .filter(|(name, _)| !rules.drops(host, name))
        .collect();
    if !kept.iter().any(|(name, _)| rule::signs(name)) {
        // Several of one name keep their order: it can matter.
        kept.sort_by(|a, b| a.0.cmp(&b.0));
    }
    let kept: Vec<&str> = kept.into_iter().map(|(_, parameter)| parameter).collect();
    (!kept.is_empty()).then(|| kept.join("&"))
}

/// Percent signs in their normal form (RFC 3986, section 6.2.2): capitals, and none for what needs none.
fn encoding(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut normal = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        normal.push_str(&rest[..at]);
        let from = text.len() - rest.len() + at;
        let digits = bytes.get(from + 1..from + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))) {
            Some(byte) => {
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                    normal.push(char::from(byte));
                } else {
                    normal.push_str(&format!("%{byte:02X}"));
                }
                rest = &rest[at + 3..];
            }
            None => {
                normal.push('%');
                rest = &rest[at + 1..];
            }
        }
    }
    normal.push_str(rest);
    Cow::Owned(normal)
}

#[cfg(test)]
mod tests;
