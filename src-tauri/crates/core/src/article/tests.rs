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

/// What is read of a page that stands at `https://news.example.com/a`.
fn text(page: &str) -> String {
    read(page).body.to_text()
}

#[test]
fn boxes_of_a_kit_are_no_widgets_of_a_margin() {
    let widget = |kind: &str, inner: &str| {
        format!(
            "<div class='elementor-element elementor-widget elementor-widget-{kind}'>
             <div class='elementor-widget-container'>{inner}</div></div>"
        )
    };
    let lines = ["The lock was mended.", "The ice is gone.", "A second freighter waits outside."];
    let parts: String = lines.iter().map(|line| widget("text-editor", &format!("<p>{line} {TEXT}</p>"))).collect();
    let share = widget("share-buttons", "<p>Tell everybody you know about the harbour and what is in it today.</p>");
    let read = text(&format!("<h1>Harbour</h1><p>{TEXT}</p>{parts}{share}"));
    for line in lines {
        assert!(read.contains(line), "{line} in {read}");
    }
    assert!(!read.contains("Tell everybody"), "{read}");
}

#[test]
fn the_labels_of_a_post_are_no_judgement_of_it() {
    let aside = format!(
        "<aside class=widget><p>{}</p></aside>",
        "Our programme says a great deal about everything. ".repeat(40)
    );
    let post = format!(
        "<article><div class='post-148 post type-post tag-sponsored category-share'><p>{TEXT}</p></div></article>"
    );
    let read = text(&format!("{post}{aside}"));
    assert!(read.contains("freighter") && !read.contains("programme"), "{read}");
}

#[test]
fn an_id_made_of_a_headings_words_condemns_nothing() {
    let read =
        text(&format!("<h1>T</h1><p>{TEXT}</p><h3 id='nav_share_1'>Only the ice is left</h3><p>{TEXT} Again.</p>"));
    assert!(read.contains("Only the ice is left"), "{read}");
}

#[test]
fn an_article_in_pieces_that_are_called_alike_is_one() {
    let piece =
        |line: &str| format!("<section class='Report__Section Report__Section--Ads'><p>{line} {TEXT}</p></section>");
    let read = text(&format!("<h1>T</h1>{}{}{}", piece("First."), piece("Second."), piece("Third.")));
    assert!(["First.", "Second.", "Third."].iter().all(|line| read.contains(line)), "{read}");
}

#[test]
fn soft_hyphens_part_no_words() {
    assert!(
        text("<p>The har&shy;bour of Varn\u{AD}holm took in its first freighter on Tuesday.</p>")
            .contains("harbour of Varnholm")
    );
}

#[test]
fn links_that_an_article_gives_are_its_own_and_those_of_its_house_are_not() {
    let list = |host: &str| {
        let entry =
            |name: &str| format!("<li><a href='https://{host}/{name}'>The timetable of the {name} quay</a></li>");
        format!("<ul>{}{}</ul>", entry("north"), entry("south"))
    };
    let page = |host: &str| {
        format!("<article><p>{TEXT}</p><p>{TEXT} What the port itself says of it:</p>{}</article>", list(host))
    };
    assert!(text(&page("port.example.org")).contains("north quay"));
    assert!(!text(&page("www.example.com")).contains("north quay"));
}

#[test]
fn a_box_about_the_author_is_no_part_of_the_article() {
    let about =
        "<div class='author-box'><p>Ann Lee writes about harbours and everything that floats in them.</p></div>";
    let read = text(&format!("<article><p>{TEXT}</p><p>{TEXT} Again.</p>{about}</article>"));
    assert!(read.contains("Again.") && !read.contains("Ann Lee"), "{read}");
}

#[test]
fn a_lead_that_the_text_repeats_is_read_once() {
    let check = |lead: &str| {
        let page = format!(
            "<article><div class=head><p>{lead}</p></div><p>12 May 2026, 19:16</p><p>{TEXT}</p><p>Nobody was hurt. {TEXT}</p></article>"
        );
        assert_eq!(text(&page).matches("The harbour of Varnholm").count(), 2, "{lead}");
    };
    check(TEXT);
    check(&format!("{}…", &TEXT[..90]));
    check(&format!("{} [...]", &TEXT[..90]));
}

#[test]
fn teasers_that_say_more_than_the_article_are_none() {
    let teaser = |word: &str| {
        format!(
            "<div class=blog_teaser_text><p>The {word} was discussed at great length by everybody who came to the hall that evening.</p></div>"
        )
    };
    let read = text(&format!(
        "<div>{}{}{}{}</div><div id=content><p>{TEXT}</p></div>",
        teaser("zoo"),
        teaser("museum"),
        teaser("square"),
        teaser("school")
    ));
    assert!(read.contains("freighter") && !read.contains("museum"), "{read}");
}

#[test]
fn what_readers_wrote_beneath_is_left_out_however_long_it_is() {
    let message = |at: usize| {
        format!(
            "<li class=forum-fil><div class=forum-message><p>Message {at}: I have seen this harbour in better days and said so then, twice.</p></div></li>"
        )
    };
    let forum: String = (0..40).map(message).collect();
    let read = text(&format!(
        "<div id=content><p>{TEXT}</p><p>{TEXT} Again.</p></div><div id=navigation><ul class=forum>{forum}</ul></div>"
    ));
    assert!(read.contains("Again.") && !read.contains("Message 3"), "{read}");
}

#[test]
fn what_stands_twice_in_a_row_is_meant_and_what_stands_in_two_boxes_is_not() {
    assert_eq!(text(&format!("<article><p>{TEXT}</p><p>{TEXT}</p></article>")).matches("freighter").count(), 2);
    let boxes = format!(
        "<article><div class=wide><p>{TEXT}</p></div><div class=narrow><p>{TEXT}</p></div><p>It is called the Swan.</p></article>"
    );
    assert_eq!(text(&boxes).matches("freighter").count(), 1);
}
