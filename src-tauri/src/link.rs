//! Which links may leave the window, and how: only ordinary web and mail addresses, handed to the system's own
//! program for them. The page never navigates away and never opens a second window.

use std::sync::{Mutex, PoisonError};

use galley_api::{Code, Failure};
use tauri::Url;

/// Longest address that is handed on; browsers and desktop launchers take no longer ones either.
const LONGEST: usize = 8 * 1024;

/// The address in its normal form, if it may be opened outside.
pub(crate) fn checked_link(address: &str) -> Result<Url, Failure> {
    let refused = |why: &str| Failure::invalid(format!("This link was not opened: {why}"));
    if address.len() > LONGEST {
        return Err(refused("it is too long."));
    }
    // The parser drops line breaks and tabs silently; whoever wrote them meant to hide something.
    if address.chars().any(|c| c.is_control() || is_direction_mark(c)) {
        return Err(refused("it has invisible characters in it."));
    }
    let url = Url::parse(address.trim()).map_err(|_| refused("it is not a whole web address."))?;
    match url.scheme() {
        "http" | "https" if !address_has_authority(address) => Err(refused("it is not a whole web address.")),
        "http" | "https" if !url.username().is_empty() || url.password().is_some() => {
            Err(refused("it hides a name or a password before the host."))
        }
        "http" | "https" | "mailto" => Ok(url),
        _ => Err(refused("only web and mail addresses are.")),
    }
}

/// Opens a link of the page in the program that the system has for it.
#[tauri::command]
pub(crate) async fn open_link(url: String) -> Result<(), Failure> {
    let url = checked_link(&url)?;
    tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|error| Failure {
        code: Code::Io,
        message: format!("The link could not be opened: {error}."),
        hint: Some("Copy the address into a browser.".to_owned()),
    })
}

/// The link to clip a page among the arguments of a start, as the system hands it over; what it means is read by the
/// contract.
pub(crate) fn to_clip(arguments: impl IntoIterator<Item = String>) -> Option<String> {
    among(arguments.into_iter().skip(1))
}

/// The link to clip a page among what the system handed over.
pub(crate) fn among(mut words: impl Iterator<Item = String>) -> Option<String> {
    words.find(|word| {
        word.len() <= LONGEST && word.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case("galley://"))
    })
}

/// A link that came before the page listens, until it does.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Page>);

#[derive(Default)]
struct Page {
    listens: bool,
    link: Option<String>,
}

impl Waiting {
    /// Gives the link back where the page listens already, and keeps it where it does not.
    pub(crate) fn pass(&self, link: Option<String>) -> Option<String> {
        let mut page = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if page.listens {
            return link;
        }
        page.link = link.or_else(|| page.link.take());
        None
    }

    /// The page listens from now on; the link that waited for it.
    pub(crate) fn take(&self) -> Option<String> {
        let mut page = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        page.listens = true;
        page.link.take()
    }
}

/// Whether the page itself may go there: only where it came from, and the preview's own frame.
pub(crate) fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        "http" | "https" => match url.host_str() {
            Some("tauri.localhost") => true,
            // The development server, which only exists in a build that does not carry the interface.
            Some("localhost") => cfg!(dev) && url.port() == Some(1420),
            _ => false,
        },
        _ => false,
    }
}

/// `http:host` is parsed as if it had the slashes; it is refused, because no honest page writes it.
fn address_has_authority(address: &str) -> bool {
    address.trim_start().split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"))
}

/// Characters that change the direction of what follows, with which an address can be made to look like another.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod test {
    use super::*;

    fn check(address: &str, expect: Option<&str>) {
        let found = checked_link(address).ok().map(|url| url.to_string());
        assert_eq!(found.as_deref(), expect, "{address:?}");
    }

    #[test]
    fn web_and_mail_addresses_are_opened_in_their_normal_form() {
        check("https://example.com/a?b=c#d", Some("https://example.com/a?b=c#d"));
        check(" http://Example.COM ", Some("http://example.com/"));
        check("mailto:desk@example.com", Some("mailto:desk@example.com"));
        check("https://例え.jp/道", Some("https://xn--r8jz45g.jp/%E9%81%93"));
        check("https://аррӏе.com/", Some("https://xn--80ak6aa92e.com/"));
    }

    #[test]
    fn everything_else_is_refused() {
        for address in [
            "",
            "example.com",
            "/etc/passwd",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
            "smb://host/share",
            "\\\\host\\share",
            "ms-msdt:/id",
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "tauri://localhost/",
            "ftp://example.com/",
            "http:evil",
            "https:/evil.example",
            "https:evil.example",
            "http://",
            "https://example.com/\r\nHost: evil",
            "https://example.com/\tx",
            "https://example.com/\u{202E}gpj.exe",
            "https://name:word@example.com/",
            "https://example.com@evil.example/",
        ] {
            check(address, None);
        }
        check(&format!("https://example.com/{}", "a".repeat(9000)), None);
    }

    #[test]
    fn a_link_to_clip_is_found_among_the_arguments_of_a_start() {
        let check = |arguments: &[&str], expect: Option<&str>| {
            assert_eq!(to_clip(arguments.iter().map(|one| (*one).to_owned())).as_deref(), expect, "{arguments:?}");
        };
        check(
            &["galley-desktop", "galley://clip?url=https%3A%2F%2Fa.example"],
            Some("galley://clip?url=https%3A%2F%2Fa.example"),
        );
        check(&["galley-desktop", "--flag", "GALLEY://clip?url=x"], Some("GALLEY://clip?url=x"));
        check(&["galley://clip?url=x"], None);
        check(&["galley-desktop", "https://example.com", "galle"], None);
        check(&["galley-desktop", &format!("galley://{}", "x".repeat(LONGEST))], None);
        check(&[], None);
    }

    #[test]
    fn a_link_waits_until_the_page_listens() {
        let (waiting, link) = (Waiting::default(), |words: &str| Some(words.to_owned()));
        assert_eq!(waiting.pass(link("first")), None);
        assert_eq!(waiting.pass(None), None);
        assert_eq!(waiting.take(), link("first"));
        assert_eq!(waiting.take(), None);
        assert_eq!(waiting.pass(link("second")), link("second"));
        assert_eq!(waiting.pass(None), None);
    }

    #[test]
    fn the_page_stays_where_it_came_from() {
        let own = |address: &str| is_own_page(&Url::parse(address).unwrap());
        assert!(own("tauri://localhost/"));
        assert!(own("tauri://localhost/index.html#/desk"));
        assert!(own("http://tauri.localhost/"));
        assert!(own("about:srcdoc"));
        assert!(own("about:blank"));
        for address in [
            "https://example.com/",
            "http://localhost:8080/",
            "tauri://evil/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:config",
            "blob:tauri://localhost/x",
            "http://tauri.localhost.evil.example/",
        ] {
            assert!(!own(address), "{address}");
        }
    }
}
