//! Which addresses may come out: those that may come in (`html::address`), checked once more, since
//! what a document holds may come from another machine.

use url::Url;

use crate::body::EMBED;
use crate::hash::base64;
use crate::html::address;

/// An address that may be printed and linked to. ASCII without white space or quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

/// Stands around the name of a place that the last stage fills in (see `merge`). No foreign words and no
/// foreign address can hold this character when they are printed.
pub(super) const PLACE: char = EMBED;

impl Address {
    /// The address of a link, or none where it may not be linked to.
    pub fn of_link(text: &str) -> Option<Address> {
        address::link(text).map(encoded)
    }

    /// The address of a picture: http or https only.
    pub fn of_picture(text: &str) -> Option<Address> {
        address::picture(text).map(encoded)
    }

    /// The address of a picture inside the mail.
    pub(super) fn inline(file_name: &str) -> Address {
        Address(format!("cid:{file_name}@galley"))
    }

    /// The address that holds the picture itself.
    pub(super) fn embedded(mime: &str, bytes: &[u8]) -> Address {
        Address(format!("data:{mime};base64,{}", base64(bytes)))
    }

    /// The address of a file in a folder, which is named absolutely or beside the page.
    pub(super) fn in_folder(base: &str, file_name: &str) -> Option<Address> {
        let slash = if base.is_empty() || base.ends_with('/') { "" } else { "/" };
        let whole = format!("{base}{slash}{file_name}");
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_');
        if !base.starts_with('/') && whole.bytes().all(plain) {
            return Some(Address(whole));
        }
        Address::of_picture(&whole)
    }

    /// A place that the last stage fills in with the mail tool's own words.
    pub(super) fn place(name: &str) -> Address {
        Address(format!("{PLACE}{name}{PLACE}"))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a mail address.
    pub fn is_mail(&self) -> bool {
        self.0.starts_with("mailto:")
    }

    /// The words that name it shortest: the host of a page, the address of a mailbox.
    pub fn short_name(&self) -> String {
        match Url::parse(&self.0) {
            Ok(url) if self.is_mail() => url.path().to_owned(),
            Ok(url) => url.host_str().map_or_else(|| self.0.clone(), |host| host.trim_start_matches("www.").to_owned()),
            Err(_) => self.0.clone(),
        }
    }

    /// Whether words are nothing but this address, as people type it.
    pub fn is_spelled_by(&self, words: &str) -> bool {
        let bare = |text: &str| {
            let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
            let text = text.strip_prefix("mailto:").unwrap_or(&text);
            let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
            text.strip_prefix("www.").unwrap_or(text).to_owned()
        };
        bare(&self.0) == bare(words)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address without characters that RFC 3986 keeps out of one and that mail tools read as the beginning
/// of a tag. A bracket may stand in a host alone.
fn encoded(address: String) -> Address {
    if !address.contains(['{', '}', '|', '[', ']', '^', '`']) {
        return Address(address);
    }
    let host = address.find("://").map_or(0, |scheme| scheme + 3);
    let rest = address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end);
    let mut encoded = String::with_capacity(address.len() + 16);
    for (at, c) in address.char_indices() {
        match c {
            '{' | '}' | '|' | '^' | '`' => encoded.push_str(&format!("%{:02X}", c as u32)),
            '[' | ']' if at >= rest || host == 0 => encoded.push_str(&format!("%{:02X}", c as u32)),
            c => encoded.push(c),
        }
    }
    Address(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absolute_web_and_mail_addresses_are_linked_to() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(Address::of_link(text).as_ref().map(Address::as_str), expect, "{text:?}")
        };
        check("https://example.com/a?b=c&d=e#f", Some("https://example.com/a?b=c&d=e#f"));
        check("https://example.com", Some("https://example.com"));
        check("https://example.com/a[1]?q={{x}}|y", Some("https://example.com/a%5B1%5D?q=%7B%7Bx%7D%7D%7Cy"));
        check("http://[::1]:80/a", Some("http://[::1]:80/a"));
        check("mailto:desk@example.com?subject=Hi", Some("mailto:desk@example.com?subject=Hi"));
        check("https://例子.测试/路 径", Some("https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%20%E5%BE%84"));
        for refused in ["", "/relative", "#top", "javascript:alert(1)", "data:text/html,x", "blob:abc", "cid:abc"] {
            check(refused, None);
        }
        let place = Address::place("unsubscribe");
        check(place.as_str(), None);
        assert_eq!(Address::of_picture(place.as_str()), None);
    }

    #[test]
    fn a_picture_is_never_a_mailbox() {
        assert!(Address::of_picture("mailto:a@example.com").is_none());
        assert!(Address::of_picture("http://example.com/a.png").is_some());
    }

    #[test]
    fn words_that_spell_an_address_are_recognized() {
        let check = |address: &str, words: &str, expect: bool| {
            assert_eq!(Address::of_link(address).map(|address| address.is_spelled_by(words)), Some(expect), "{words}")
        };
        check("https://www.example.com/", "example.com", true);
        check("https://example.com/a", "https://example.com/a", true);
        check("mailto:desk@example.com", "desk@example.com", true);
        check("https://example.com/a", "example.com", false);
        check("https://example.com/", "our page", false);
    }
}
