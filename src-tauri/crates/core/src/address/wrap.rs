//! Addresses that only lead on to another which stands in them: what search pages, networks and mail filters put around
//! a link, and copies of a page in a cache for phones. Whoever clips one means the page behind it.
//!
//! Each line is our own. A host is named here only where its address carries the whole address of the page; what must
//! be asked where it leads, such as a short link, is known by where it led when it was asked (`storage/redirect`).

use url::Url;

use super::rule::is_of;

/// How often one may stand in another.
const DEEPEST: usize = 4;

/// The host and what stands below it, how the path begins, and the parameters of which one holds the address.
pub(super) const WRAPS: &[(&str, &str, &[&str])] = &[
    // Search.
    ("google.*", "/url", &["q", "url"]),
    ("duckduckgo.com", "/l", &["uddg"]),
    ("search.yahoo.com", "/cbclk", &["ru"]),
    // Networks.
    ("facebook.com", "/l.php", &["u"]),
    ("l.instagram.com", "/", &["u"]),
    ("l.threads.net", "/", &["u"]),
    ("l.threads.com", "/", &["u"]),
    ("linkedin.com", "/redir/redirect", &["url"]),
    ("linkedin.com", "/safety/go", &["url"]),
    ("out.reddit.com", "/", &["url"]),
    ("youtube.com", "/redirect", &["q"]),
    ("vk.com", "/away.php", &["to"]),
    ("t.umblr.com", "/redirect", &["z"]),
    ("steamcommunity.com", "/linkfilter", &["u", "url"]),
    ("weibo.cn", "/sinaurl", &["u", "toasturl"]),
    ("link.zhihu.com", "/", &["target"]),
    ("link.juejin.cn", "/", &["target"]),
    ("link.csdn.net", "/", &["target"]),
    ("link.jianshu.com", "/", &["t"]),
    ("jianshu.com", "/go-wild", &["url"]),
    ("douban.com", "/link2", &["url"]),
    ("sspai.com", "/link", &["target"]),
    ("gitee.com", "/link", &["target"]),
    ("oschina.net", "/action/gotolink", &["url"]),
    ("developers.weixin.qq.com", "/community/middlepage/href", &["href"]),
    ("c.pc.qq.com", "/", &["pfurl", "url"]),
    ("docs.qq.com", "/scenario/link.html", &["url"]),
    // Mail and chat.
    ("safelinks.protection.outlook.com", "/", &["url"]),
    ("slack-redir.net", "/link", &["url"]),
];

/// The address that is meant: the one that stands in this one, and so on; itself where none does.
pub(super) fn meant(mut url: Url) -> Url {
    for _ in 0..DEEPEST {
        match inside(&url).and_then(|inner| Url::parse(&inner).ok()) {
            Some(inner) if matches!(inner.scheme(), "http" | "https") && inner.has_host() => url = inner,
            _ => break,
        }
    }
    url
}

/// The address that stands in another, as it is written there.
fn inside(url: &Url) -> Option<String> {
    let (host, path) = (url.host_str()?.trim_end_matches('.'), url.path());
    if let Some(copied) = copied(host, path) {
        // Parameters behind it are those of the page.
        return Some(match url.query() {
            Some(query) => format!("{copied}?{query}"),
            None => copied,
        });
    }
    let lower = path.to_ascii_lowercase();
    let leads_on = |begin: &str| match begin {
        "/" => true,
        begin => lower.strip_prefix(begin).is_some_and(|rest| matches!(rest, "" | "/")),
    };
    let mut wraps = WRAPS.iter().filter(|(site, begin, _)| is_of(host, site) && leads_on(begin));
    wraps.find_map(|(.., names)| {
        let value =
            |name: &&str| url.query_pairs().find(|(known, _)| known == *name).map(|(_, value)| value.into_owned());
        names.iter().filter_map(value).find(|value| value.starts_with("http://") || value.starts_with("https://"))
    })
}

/// The address of the page of which a cache for phones (AMP) holds a copy: `/amp/s/example.com/a`, `/c/s/example.com/a`.
fn copied(host: &str, path: &str) -> Option<String> {
    let rest = if is_of(host, "google.*") {
        path.strip_prefix("/amp/")
    } else if host.ends_with(".cdn.ampproject.org") {
        path.get(..3).filter(|kind| matches!(*kind, "/c/" | "/v/" | "/r/" | "/w/")).and_then(|_| path.get(3..))
    } else {
        None
    }?;
    let (scheme, rest) = rest.strip_prefix("s/").map_or(("http", rest), |rest| ("https", rest));
    let has_host = rest.split('/').next().is_some_and(|host| host.contains('.') && !host.starts_with('.'));
    has_host.then(|| format!("{scheme}://{rest}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_is_meant_is_found() {
        let check = |wrapped: &str, expect: &str| {
            assert_eq!(meant(Url::parse(wrapped).unwrap()).as_str(), expect, "{wrapped}");
        };
        check("https://www.google.com/url?sa=t&q=https://example.com/a%3Fid%3D1&usg=x", "https://example.com/a?id=1");
        check("https://www.google.co.uk/url?url=http%3A%2F%2Fexample.com%2F", "http://example.com/");
        check("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa&h=x", "https://example.com/a");
        check("https://link.zhihu.com/?target=https%3A//example.com/a", "https://example.com/a");
        check("https://weibo.cn/sinaurl?u=https%3A%2F%2Fexample.com%2Fa", "https://example.com/a");
        check(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com&data=1",
            "https://example.com/",
        );
        check("https://www.google.com/amp/s/example.com/a/b?id=1", "https://example.com/a/b?id=1");
        check("https://example-com.cdn.ampproject.org/c/s/example.com/a", "https://example.com/a");
        // One in another.
        check(
            "https://www.google.com/url?q=https%3A%2F%2Flink.zhihu.com%2F%3Ftarget%3Dhttps%253A%252F%252Fexample.com%252Fa",
            "https://example.com/a",
        );
        // What only looks like it is left alone.
        for same in [
            "https://www.google.com/search?q=https://example.com/a",
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://example.com/url?q=https://example.org/a",
            "https://notgoogle.com.example/url?q=https://example.org/a",
            "https://www.google.com/amp/s/",
            "https://www.youtube.com/watch?v=redirect&q=https://example.com/",
        ] {
            check(same, same);
            assert_eq!(crate::address::meant(same), same);
        }
        assert_eq!(crate::address::meant("HTTPS://Example.com/a b"), "HTTPS://Example.com/a b");
    }
}
