//! Whether a page is only a step on the way to another: what `<meta http-equiv="refresh">` says. Nothing is asked here;
//! who fetches decides whether to go there.

use url::Url;

use super::{say, tree};
use crate::charset;

/// A page that goes on after longer than this is to be read first, in seconds.
const SOON: u32 = 3;
/// After longer than this it is reloaded rather than left.
const LATEST: u32 = 30;
/// With fewer characters than this there is nothing to read on a page.
const BARE: usize = 400;

/// Where a page leads that is only a step on the way; none where it is a page to be read. `said` is the charset that
/// came with the bytes, `url` their address.
pub fn leads_on(bytes: &[u8], said: Option<&str>, url: &str) -> Option<String> {
    let page = charset::decode_as(bytes, said);
    if page.binary.is_some() || !mentions_refresh(&page.text) {
        return None;
    }
    let here = Url::parse(url).ok()?;
    let tree = tree::read(&page.text);
    let base = say::base(&tree, Some(&here))?;
    let mut is_bare = None;
    let metas =
        tree.named("meta").filter(|id| tree.attribute(*id, "http-equiv").trim().eq_ignore_ascii_case("refresh"));
    for id in metas {
        let Some((seconds, place)) = refresh(tree.attribute(id, "content")) else { continue };
        let Some(next) = base.join(place).ok().filter(|next| is_elsewhere(&here, next)) else { continue };
        // What is for browsers without scripts says of a page to be read that it wants them.
        let is_fallback = tree.ancestors(id).any(|around| tree.name(around) == "noscript");
        let goes = match seconds {
            0..=SOON if !is_fallback => true,
            0..=LATEST => *is_bare.get_or_insert_with(|| length(&tree) < BARE),
            _ => false,
        };
        if goes {
            return Some(next.into());
        }
    }
    None
}

fn mentions_refresh(page: &str) -> bool {
    page.as_bytes().windows(7).any(|word| word.eq_ignore_ascii_case(b"refresh"))
}

/// Another page of the web, and not this one once more.
fn is_elsewhere(here: &Url, next: &Url) -> bool {
    let bare = |url: &Url| {
        let mut url = url.clone();
        url.set_fragment(None);
        url
    };
    matches!(next.scheme(), "http" | "https") && next.has_host() && bare(here) != bare(next)
}

/// How many characters there are to be read.
fn length(tree: &tree::Tree) -> usize {
    let words = tree.words(tree::ROOT).chars().count();
    let fallback: usize = tree.named("noscript").map(|id| tree.words(id).chars().count()).sum();
    words.saturating_sub(fallback)
}

/// The seconds and the address of a refresh, as browsers read them (HTML Standard, shared declarative refresh steps);
/// none where it names no address.
fn refresh(content: &str) -> Option<(u32, &str)> {
    let content = content.trim_start();
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let seconds = match &content[..digits] {
        // A time below one second may be written without its zero.
        "" if content.starts_with('.') => 0,
        "" => return None,
        digits => digits.parse().unwrap_or(u32::MAX),
    };
    let rest = content[digits..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let rest = rest.trim_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_start();
    let named = rest
        .get(..3)
        .filter(|word| word.eq_ignore_ascii_case("url"))
        .and_then(|_| rest[3..].trim_start().strip_prefix('='));
    let place = named.unwrap_or(rest).trim();
    let place = match place.chars().next() {
        Some(quote @ ('"' | '\'')) => place[1..].split(quote).next().unwrap_or_default().trim(),
        _ => place,
    };
    (!place.is_empty()).then_some((seconds, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refresh_is_read_as_browsers_do() {
        let check = |content: &str, expect: Option<(u32, &str)>| assert_eq!(refresh(content), expect, "{content}");
        check("0;url=https://a.example/", Some((0, "https://a.example/")));
        check(" 0 ; URL = 'https://a.example/b c' ", Some((0, "https://a.example/b c")));
        check("0;url=\"/a\" and more", Some((0, "/a")));
        check("3, /a", Some((3, "/a")));
        check("1.5; url=/a", Some((1, "/a")));
        check(".5;url=/a", Some((0, "/a")));
        check("0 url=/a", Some((0, "/a")));
        check("0;/url=a", Some((0, "/url=a")));
        check("99999999999;url=/a", Some((u32::MAX, "/a")));
        check("0;url=", None);
        check("300", None);
        check("url=/a", None);
        check("", None);
    }

    #[test]
    fn a_step_on_the_way_is_told_from_a_page_to_be_read() {
        let story = "<p>The harbour took in its first freighter on Tuesday, after four months of ice.</p>".repeat(12);
        let check = |page: &str, expect: Option<&str>| {
            let page = page.replace("STORY", &story);
            let found = leads_on(page.as_bytes(), None, "https://go.example/x/1?a=b");
            assert_eq!(found.as_deref(), expect, "{page}");
        };
        check("<meta http-equiv=refresh content='0;url=/n'>", Some("https://go.example/n"));
        check("<META HTTP-EQUIV=\"Refresh\" CONTENT=\"0; URL=n&amp;c=d\">", Some("https://go.example/x/n&c=d"));
        check("<base href=https://b.example/><meta http-equiv=refresh content='0;url=n'>", Some("https://b.example/n"));
        check("<p>You are taken on…</p><meta http-equiv=refresh content='5;url=/n'>", Some("https://go.example/n"));
        check(
            "<noscript><meta http-equiv=refresh content='0;url=/n'></noscript><script>go()</script>",
            Some("https://go.example/n"),
        );
        check("<meta http-equiv=refresh content='0;url=/n'>STORY", Some("https://go.example/n"));
        // Pages to be read: they reload, or want a script, or send on those who waited.
        check("STORY<meta http-equiv=refresh content='300'>", None);
        check("STORY<meta http-equiv=refresh content='10;url=/n'>", None);
        check("STORY<noscript><meta http-equiv=refresh content='0;url=/no-script'></noscript>", None);
        check("<p>Live</p><meta http-equiv=refresh content='60;url=/n'>", None);
        check("<meta http-equiv=refresh content='0;url=https://go.example/x/1?a=b#top'>", None);
        check("<!-- <meta http-equiv=refresh content='0;url=/n'> --><p>x", None);
        check("<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", None);
        check("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>", None);
        check("<meta name=refresh content='0;url=/n'>", None);
        check("", None);
    }
}
