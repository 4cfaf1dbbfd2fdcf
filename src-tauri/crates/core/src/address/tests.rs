use proptest::prelude::*;

use super::rule::{Rule, Rules, Verdict};
use super::*;

#[test]
fn one_page_has_one_address() {
    let check = |written: &str, expect: &str| {
        assert_eq!(normal(written, &Rules::default()).as_deref(), Some(expect), "{written}");
    };
    check("HTTP://Example.COM:80/a/../b/./c", "http://example.com/b/c");
    check("https://example.com:443", "https://example.com/");
    check("https://example.com:8443/", "https://example.com:8443/");
    check("https://example.com./a", "https://example.com/a");
    check("https://example.com/a/", "https://example.com/a");
    check("https://example.com//", "https://example.com/");
    check("https://example.com/a?", "https://example.com/a");
    check("https://example.com/a#top", "https://example.com/a");
    check("https://example.com/#/news/7", "https://example.com/#/news/7");
    check("https://example.com/a?b=2&a=1&b=1", "https://example.com/a?a=1&b=2&b=1");
    check("https://example.com/a?&a=1&&", "https://example.com/a?a=1");
    check("https://example.com/%7euser/%e4%b8%ad%2f", "https://example.com/~user/%E4%B8%AD%2F");
    check("https://example.com/a?q=%e4%b8%ad&r=%41", "https://example.com/a?q=%E4%B8%AD&r=A");
    check("https://例子.测试/路径", "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84");
    check("https://Bücher.example/", "https://xn--bcher-kva.example/");
    check("  https://example.com/a b ", "https://example.com/a%20b");
    check("https://example.com/100%", "https://example.com/100%");
}

#[test]
fn what_only_says_how_a_reader_came_goes() {
    let check = |written: &str, expect: &str| {
        assert_eq!(normal(written, &Rules::default()).as_deref(), Some(expect), "{written}");
    };
    check("https://example.com/a?utm_source=x&id=7&UTM_Medium=mail&fbclid=z", "https://example.com/a?id=7");
    check("https://example.com/a?utm%5Fsource=x", "https://example.com/a");
    check("https://www.youtube.com/watch?v=abc&si=xyz&t=42", "https://www.youtube.com/watch?t=42&v=abc");
    check("https://x.com/a/status/1?s=20&t=zz", "https://x.com/a/status/1");
    check("https://example.com/?s=harbour&t=1", "https://example.com/?s=harbour&t=1");
    check(
        "https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=2&sn=f&scene=21&chksm=9#wechat_redirect",
        "https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=2&sn=f&chksm=9",
    );
    check("https://www.amazon.co.uk/dp/B0?ref=nav&th=1", "https://www.amazon.co.uk/dp/B0?th=1");
    check("https://techcrunch.com/a?guccounter=1&guce_referrer=x&guce_referrer_sig=y", "https://techcrunch.com/a");
    check("https://en.wikipedia.org/wiki/Ferry?wprov=sfla1", "https://en.wikipedia.org/wiki/Ferry");
    check("https://www.toutiao.com/article/1?log_from=x&wid=1", "https://www.toutiao.com/article/1");
    check(
        "https://www.toutiao.com/article/1?tt_from=weixin&is_new_connect=0&group_id=1",
        "https://www.toutiao.com/article/1?group_id=1",
    );
    check(
        "https://www.douyin.com/video/1?previous_page=app_code_link&u_code=1&modal_id=2",
        "https://www.douyin.com/video/1?modal_id=2",
    );
    check(
        "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a&mpshare=1&key=k",
        "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a&key=k",
    );
    check("https://notamazon.example/dp?ref=nav", "https://notamazon.example/dp?ref=nav");
    // Never what opens or signs: the order stays with it.
    check("https://example.com/a?z=1&sig=b&a=2&utm_source=x", "https://example.com/a?z=1&sig=b&a=2");
    check(
        "https://www.nytimes.com/a.html?unlocked_article_code=Q&smid=url-share",
        "https://www.nytimes.com/a.html?unlocked_article_code=Q",
    );
    check("https://example.com/login?next=%2Fa&token=t", "https://example.com/login?next=%2Fa&token=t");
    let s3 = "https://b.s3.amazonaws.com/k?X-Amz-Date=2&X-Amz-Algorithm=A&X-Amz-Signature=f";
    check(s3, s3);
}

#[test]
fn what_is_no_address_of_the_web_has_no_normal_form() {
    for written in ["", "example.com/a", "mailto:a@example.com", "javascript:alert(1)", "file:///etc/passwd", "http://"]
    {
        assert_eq!(normal(written, &Rules::default()), None, "{written}");
    }
    assert_eq!(key("", &Rules::default()), None);
    assert!(key("example.com/a", &Rules::default()).is_some());
}

#[test]
fn an_editor_can_add_rules() {
    let rule =
        |host: &str, parameter: &str, verdict| Rule { host: host.to_owned(), parameter: parameter.to_owned(), verdict };
    let rules = Rules::with(vec![rule("example.com", "from*", Verdict::Drop), rule("", "utm_id", Verdict::Keep)]);
    let check = |written: &str, expect: &str| assert_eq!(normal(written, &rules).as_deref(), Some(expect));
    check("https://news.example.com/a?from=app&fromage=1&id=2", "https://news.example.com/a?id=2");
    check("https://example.org/a?from=app&utm_id=1&utm_source=2", "https://example.org/a?from=app&utm_id=1");
}

proptest! {
    #[test]
    fn normal_is_normal_and_of_the_same_origin(
        host in "[a-zA-Z]{1,8}(\\.[a-z]{2,6}){1,2}|[中文例]{1,3}\\.com|127\\.0\\.0\\.1|\\[::1\\]",
        port in proptest::option::of(1u16..9000),
        rest in "(/[a-zA-Z0-9%.~_中 /-]{0,12}){0,3}(\\?([a-z_]{1,6}(=[%a-zA-Z0-9+/中&=?-]{0,9})?&?){0,4})?(#[a-z!/%]{0,6})?",
        scheme in "https?",
    ) {
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let written = format!("{scheme}://{host}{port}{rest}");
        let rules = Rules::default();
        if let Some(once) = normal(&written, &rules) {
            prop_assert_eq!(normal(&once, &rules), Some(once.clone()), "{}", written);
            let origin = |text: &str| Url::parse(text).map(|url| url.origin().ascii_serialization());
            prop_assert_eq!(origin(&once), origin(&written));
        }
    }
}

#[test]
fn what_is_kept_and_printed_is_clean_and_else_as_it_was() {
    let check = |written: &str, expect: &str| {
        assert_eq!(clean(written, &Rules::default()), expect, "{written}");
        assert_eq!(clean(expect, &Rules::default()), expect, "{written}, again");
    };
    check("https://example.com/a/?b=2&utm_source=x&a=1#part", "https://example.com/a/?b=2&a=1#part");
    check("https://example.com/a/?utm_source=x", "https://example.com/a/");
    check("https://example.com/a#:~:text=some%20words", "https://example.com/a");
    check("https://example.com/a#part:~:text=some", "https://example.com/a#part");
    check(
        "https://mp.weixin.qq.com/s?__biz=M&mid=1&sn=a&scene=27#wechat_redirect",
        "https://mp.weixin.qq.com/s?__biz=M&mid=1&sn=a",
    );
    check(
        "https://www.google.com/url?q=https://example.com/a%3Futm_medium%3Dmail%26id%3D1",
        "https://example.com/a?id=1",
    );
    check("https://example.com/a?utm_source=x&token=t&sig=s", "https://example.com/a?token=t&sig=s");
    // Nothing to take off: not a letter changes.
    for same in
        ["HTTPS://Example.com/a b/?z=1&&a=%7e", "http://example.com", "mailto:a@example.com?utm_source=x", "words", ""]
    {
        check(same, same);
    }
    let own = Rules::with(vec![Rule {
        host: "example.com".to_owned(),
        parameter: "from".to_owned(),
        verdict: Verdict::Drop,
    }]);
    assert_eq!(clean("https://example.com/a?from=app&id=1", &own), "https://example.com/a?id=1");
}
