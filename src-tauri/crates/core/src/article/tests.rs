use std::time::{Duration, Instant};

use super::*;

/// What one page may take in a build for tests; a page of news takes a thousandth of it.
const PATIENCE: Duration = Duration::from_secs(60);

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_000_000, 0).unwrap_or_default()
}

fn read(page: &str) -> Article {
    let began = Instant::now();
    let article = of_page(page, "https://news.example.com/a", now());
    assert!(began.elapsed() < PATIENCE, "{:?} for {} bytes", began.elapsed(), page.len());
    article
}

const TEXT: &str = "The harbour of Varnholm took in its first freighter on Tuesday morning, four months after ice and a \
    broken lock had closed it to all but the smallest boats.";

#[test]
fn an_empty_page_is_a_finding() {
    assert_eq!(read("").findings, [Finding::Empty]);
    assert!(read("<html><body></body></html>").body.is_blank());
}

#[test]
fn hostile_pages_end_in_findings_within_their_time() {
    let check = |page: String, bound: Bound| {
        let article = read(&page);
        assert!(article.findings.contains(&Finding::Bounded(bound)), "{:?}", article.findings);
        article
    };
    let deep = check(format!("{}<p>{TEXT}</p>", "<div>".repeat(100_000)), Bound::Depth);
    assert!(deep.body.to_text().contains("freighter"));
    let wide = check(format!("<p {}>{TEXT}</p>", "a=b ".repeat(80_000)), Bound::Attributes);
    assert!(wide.body.to_text().contains("freighter"));
    check(format!("<p>{TEXT}</p>{}", "<i>x</i> ".repeat(300_000)), Bound::Elements);
    check(format!("<p>{TEXT}</p>{}", "word ".repeat(4_000_000)), Bound::Size);
}

#[test]
fn pages_made_to_take_long_do_not() {
    let paragraph = format!("<p>{TEXT}</p>");
    for page in [
        paragraph.repeat(8_000),
        format!("<div class='comment share related'>{}", paragraph.repeat(5_000)),
        "<table><tr><td>a<td>b".repeat(20_000),
        "<ul><li>".repeat(30_000),
        format!("<table>{}</table>", "<tr><td>a</td><td>b</td></tr>".repeat(30_000)),
        "<a href='".repeat(100_000),
        "<b><i>".repeat(50_000),
        "<div class='a'>".repeat(250) + &"<time>2025</time><h2>x</h2>".repeat(20_000),
        format!("<script type='application/ld+json'>{}</script>", "[".repeat(1_000_000)),
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{}\"}}</script>{}",
            TEXT.repeat(2_000),
            paragraph.repeat(3_000)
        ),
        "&".repeat(200_000),
        "<!--".repeat(300_000),
        "<svg>".repeat(100_000) + TEXT,
    ] {
        read(&page);
    }
}

#[test]
fn text_that_is_hidden_until_a_script_runs_is_found() {
    let page = format!(
        "<h1>Harbour opens</h1><div style='display: none'><p>{TEXT}</p><p>{TEXT} Again.</p><p>{TEXT} And again.</p></div>"
    );
    assert!(read(&page).body.to_text().contains("freighter"));
}

#[test]
fn addresses_are_made_whole_and_marks_are_kept() {
    let page = format!(
        "<article><h1>T</h1><p>{TEXT} See <a href='../list?a=1&amp;b=2'>the <b>list</b></a>.</p><p>{TEXT} <a href='javascript:x()'>Not</a> this.</p></article>"
    );
    let html = read(&page).html;
    assert!(
        html.as_str().contains("<a href=\"https://news.example.com/list?a=1&amp;b=2\">the <strong>list</strong></a>"),
        "{html}"
    );
    assert!(!html.as_str().contains("javascript"), "{html}");
}

#[test]
fn what_a_page_names_as_its_own_address_must_be_of_its_house() {
    let check = |canonical: &str, expect: &str| {
        let page = format!("<link rel=canonical href='{canonical}'><p>{TEXT}</p>");
        assert_eq!(
            of_page(&page, "https://www.example.com/a?id=1&utm_source=x", now()).canonical,
            expect,
            "{canonical}"
        );
    };
    check("/a?id=1", "https://www.example.com/a?id=1");
    check("https://news.example.com/a", "https://news.example.com/a");
    check("https://evil.example.org/a", "");
    check("https://www.example.com/", "");
    check("javascript:alert(1)", "");
}

#[test]
fn dates_that_cannot_be_are_findings() {
    for date in ["0000-01-01", "9999-12-31T00:00:00Z", "0001-01-01T00:00:00Z"] {
        let page = format!("<meta property='article:published_time' content='{date}'><p>{TEXT}</p>");
        let article = read(&page);
        assert_eq!(article.published, "");
        assert_eq!(article.findings, [Finding::Date(date.to_owned())]);
    }
}
