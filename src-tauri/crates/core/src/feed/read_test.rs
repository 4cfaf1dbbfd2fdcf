//! Odd feeds as they are met in the wild, written by us: each with what a reader can make of it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::{Duration, Instant};

use super::*;
use crate::html;

/// A feed in one line: title, page, language, then each entry with what it says.
fn shown(feed: &ParsedFeed) -> String {
    let mut all = vec![join(&[("", &feed.title), ("<", &feed.link), ("~", &feed.language)])];
    for entry in &feed.entries {
        let moment = |at: Option<DateTime<FixedOffset>>| {
            at.map(|at| at.to_utc().format("%FT%TZ").to_string()).unwrap_or_default()
        };
        let text = |html: &str| html::to_body(html).body.to_text();
        all.push(join(&[
            ("", &entry.title),
            ("#", &entry.id),
            ("<", &entry.link),
            ("@", &moment(entry.published)),
            ("^", &moment(entry.updated)),
            ("by ", &entry.author),
            ("~", &entry.language),
            ("of ", &entry.source),
            ("at ", &entry.source_url),
            ("s:", &text(&entry.summary)),
            ("c:", &text(&entry.content)),
        ]));
    }
    all.join(" | ")
}

fn join(parts: &[(&str, &str)]) -> String {
    let said = parts.iter().filter(|(_, words)| !words.is_empty());
    said.map(|(mark, words)| format!("{mark}{words}")).collect::<Vec<_>>().join(" ")
}

fn check_bytes(bytes: &[u8], said: Option<&str>, expect: &str) {
    let shown = match read(bytes, said, Some("https://base.example/dir/feed")) {
        Ok(feed) => shown(&feed),
        Err(why) => format!("{why:?}"),
    };
    assert_eq!(shown, expect, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(400)]));
}

fn check(feed: &str, expect: &str) {
    check_bytes(feed.as_bytes(), None, expect);
}

#[test]
fn who_gathers_says_whose_an_entry_is() {
    check(
        "<rss><channel><title>T</title><item><title>One - Paper</title><link>https://g.example/1</link>
         <source url='https://paper.example'>Paper</source></item></channel></rss>",
        "T | One - Paper <https://g.example/1 of Paper at https://paper.example",
    );
    check(
        "<feed><title>T</title><entry><title>One</title><link href='https://blog.example/1'/><source><title>Blog</title>
         <link rel='self' href='https://blog.example/feed'/><link href='https://blog.example/'/></source></entry></feed>",
        "T | One <https://blog.example/1 of Blog at https://blog.example/",
    );
    check(
        "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><title>T</title><item><title>One</title>
         <link>https://counts.example/~r/1</link><feedburner:origLink>https://blog.example/1</feedburner:origLink></item></channel></rss>",
        "T | One <https://blog.example/1",
    );
}

#[test]
fn every_version_of_rss_is_read() {
    check(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><link>https://a.example/</link>
         <language>en-gb</language><item><title>One</title><link>https://a.example/1</link><guid>g1</guid>
         <pubDate>Fri, 03 Jan 2025 08:00:00 GMT</pubDate><author>j@a.example (Jane)</author>
         <description>Short</description></item></channel></rss>",
        "T <https://a.example/ ~en-GB | One #g1 <https://a.example/1 @2025-01-03T08:00:00Z by Jane s:Short",
    );
    for version in ["0.90", "0.91", "0.92", "0.93", "0.94", "2.01", "3.0", "", "two"] {
        check(
            &format!(
                "<rss version=\"{version}\"><channel><title>T</title><item><title>One</title></item></channel></rss>"
            ),
            "T | One",
        );
    }
    check("<rss><channel><title>T</title><item><title>One</title></item></channel></rss>", "T | One");
    check("<RSS VERSION='2.0'><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>", "T | One");
    // Entries beside the channel, as RSS 1.0 and some of its imitators have them.
    check("<rss version='2.0'><channel><title>T</title></channel><item><title>One</title></item></rss>", "T | One");
    check("<channel><title>T</title><item><title>One</title></item></channel>", "T | One");
    check(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'
           xmlns:dc='http://purl.org/dc/elements/1.1/'>
         <channel rdf:about='x'><title>T</title><link>https://a.example/</link><dc:language>zh-cn</dc:language></channel>
         <item rdf:about='https://a.example/1'><title>One</title><dc:creator>Wang</dc:creator>
         <dc:date>2025-01-03T08:00:00+08:00</dc:date></item></rdf:RDF>",
        "T <https://a.example/ ~zh-CN | One #https://a.example/1 <https://a.example/1 @2025-01-03T00:00:00Z by Wang",
    );
    check(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://channel.netscape.com/rdf/simple/0.9/'>
         <channel><title>T</title></channel><item><title>One</title><link>https://a.example/1</link></item></rdf:RDF>",
        "T | One <https://a.example/1",
    );
}

#[test]
fn both_versions_of_atom_are_read() {
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title type='html'>T &amp;amp; U</title>
         <link rel='self' href='https://a.example/feed'/><link href='https://a.example/'/>
         <author><name>Desk</name></author>
         <entry><id>urn:1</id><title>One</title><link rel='alternate' type='text/html' href='1.html'/>
         <published>2025-01-03T08:00:00Z</published><updated>2025-01-04T08:00:00Z</updated>
         <summary>Short</summary><content type='html'>&lt;p&gt;Long&lt;/p&gt;</content></entry></feed>",
        "T & U <https://a.example/ ~de | One #urn:1 <https://base.example/dir/1.html @2025-01-03T08:00:00Z \
         ^2025-01-04T08:00:00Z by Desk s:Short c:Long",
    );
    check(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title mode='escaped'>T</title>
         <link rel='alternate' type='text/html' href='https://a.example/'/>
         <entry><title>One</title><id>tag:1</id><issued>2004-01-03T08:00:00Z</issued><modified>2004-01-04T08:00:00Z</modified>
         <content mode='xml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long</p></div></content></entry></feed>",
        "T <https://a.example/ | One #tag:1 @2004-01-03T08:00:00Z ^2004-01-04T08:00:00Z c:Long",
    );
    check(
        "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml'>
         <atom:title>T</atom:title><atom:entry><atom:title type='xhtml'><h:div>One <h:b>bold</h:b></h:div></atom:title>
         <atom:content type='xhtml'><h:div><h:p>Long &amp; <h:i>more</h:i></h:p></h:div></atom:content>
         </atom:entry></atom:feed>",
        "T | One bold c:Long & more",
    );
    check(
        "<feed><title>T</title><entry><title>One</title><content type='text'>a &lt; b</content>
         <author><email>x@a.example</email></author><author><name>Two</name></author></entry></feed>",
        "T | One by x@a.example, Two c:a < b",
    );
    check("<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title><id>x</id></entry>", " | One #x");
    check(
        "<feed xml:base='https://b.example/x/'><title>T</title><entry xml:base='y/'><title>One</title><link href='z'/></entry></feed>",
        "T | One <https://b.example/x/y/z",
    );
    check(
        "<feed><title>T</title><entry><title>One</title><content type='application/octet-stream'>d29yZHM=</content></entry></feed>",
        "T | One c:words",
    );
}

#[test]
fn json_feeds_are_read_whatever_types_they_use() {
    check(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://a.example/","language":"en",
          "authors":[{"name":"Desk"}],"items":[{"id":"1","url":"/1","title":"One","content_html":"<p>Long</p>",
          "summary":"Short","date_published":"2025-01-03T08:00:00+08:00"}]}"#,
        "T <https://a.example/ ~en | One #1 <https://base.example/1 @2025-01-03T00:00:00Z by Desk s:Short c:Long",
    );
    check(
        r#"{"version":"https://jsonfeed.org/version/1","title":null,"author":{"name":"Desk"},
          "items":[{"id":7,"title":{"rendered":"One"},"content_text":"a < b","author":"Own","date_published":1735862400}]}"#,
        " | One #7 @2025-01-03T00:00:00Z by Own c:a < b",
    );
    check("\u{FEFF}\n{\"items\":[{\"title\":\"One\",\"id\":\"x\",},],}", " | One #x");
    check("{\"title\":\"T\",\"items\":[{\"title\":\"One\nline\",\"id\":\"1\"},{\"title\":\"Tw", "T | One line #1 | Tw");
    check(r#"{"version":"https://jsonfeed.org/version/1","title":"T","items":[]}"#, "T");
    check(r#"[{"title":"One","url":"https://a.example/1"}]"#, " | One <https://a.example/1");
    check(r#"{"some":"thing"}"#, "Unknown");
    check("[]", "Unknown");
    check(&"[".repeat(100_000), "Unknown");
    check(&"{\"a\":".repeat(100_000), "Unknown");
}

#[test]
fn what_is_broken_is_read_as_it_was_meant() {
    let good = "<rss version='2.0'><channel><title>T</title><item><title>One</title></item></channel></rss>";
    let with = |from: &str, to: &str| good.replace(from, to);
    for junk in [
        "\n\n  ",
        "\u{FEFF}\n",
        "Warning: mysql_connect()<br />\n",
        "<!-- built by hand -->\n",
        "<?php echo 1 ?>",
        "\0\0",
    ] {
        check(&format!("{junk}<?xml version='1.0'?>{good}"), "T | One");
    }
    check(&format!("{good}\n<!-- 0.2 s --><script>x</script></html>"), "T | One");
    check(&with("One", "Caf&eacute;&nbsp;&hellip; &unknown; & more &#8217; &#146;"), "T | Café … &unknown; & more ’ ’");
    check(&with("One", "<![CDATA[One & <b>two</b>]]>"), "T | One & two");
    check(&with("One", "<![CDATA[One"), "T | One</title></item></channel></rss>");
    check(&with("One", "O\u{1}n\u{8}e\u{B}"), "T | One");
    check(&with("One", "&lt;b&gt;One&lt;/b&gt;"), "T | One");
    check(&with("One", "&amp;lt;i&amp;gt; &amp;amp;amp; One"), "T | <i> & One");
    check(&with("</channel></rss>", ""), "T | One");
    check(&with("</item></channel></rss>", ""), "T | One");
    check(&with("</title></item></channel></rss>", ""), "T | One");
    check(&with("<item>", "<item><unknown:x><y>"), "T | One");
    check(&with("<title>One</title>", "<title>One<link>https://a.example/1</link>"), "T | One <https://a.example/1");
    check(&with("</item>", "<item><title>Two</title></item>"), "T | One | Two");
    check(&with("<title>One</title>", "<media:title>One</media:title>"), "T | One");
    check(&with("<title>One</title>", "<dc:title>One</dc:title><dc:creator>Jane</dc:creator>"), "T | One by Jane");
    check(&with("<title>One</title>", "<content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"), "T | c:Long");
    check(
        &with("<title>One</title>", "<description>&lt;p&gt;Short &amp;amp; plain&lt;/p&gt;</description>"),
        "T | s:Short & plain",
    );
    check(&with("<title>One</title>", "<description><p>Not <b>escaped</b></p></description>"), "T | s:Not escaped");
    check(
        &with("<title>One</title>", "<guid>https://a.example/1</guid>"),
        "T | #https://a.example/1 <https://a.example/1",
    );
    check(
        &with("<title>One</title>", "<guid isPermaLink='false'>https://a.example/1</guid>"),
        "T | #https://a.example/1",
    );
    check(&with("<title>One</title>", "<link>/1</link>"), "T | <https://base.example/1");
    check(
        &with("<title>One</title>", "<link>  https://a.example/?a=1&b=2&copy=3\n</link>"),
        "T | <https://a.example/?a=1&b=2&copy=3",
    );
    check(&with("<title>One</title>", "<atom:link href='https://a.example/1'/>"), "T | <https://a.example/1");
    check(&with("<title>One</title>", "<link/>https://a.example/1<title>x</title>"), "T | x");
    check(
        &with(
            "<title>One</title>",
            "<enclosure url='https://a.example/1.mp3' type='audio/mpeg'/><itunes:title>One</itunes:title>",
        ),
        "T | One <https://a.example/1.mp3",
    );
    check(&with("<title>One</title>", "<title>One</title><pubDate>gestern</pubDate>"), "T | One");
    check(&with("<item>", "<image><title>Picture</title><url>x</url></image><item>"), "T | One");
    check(&with("<title>T</title>", "<image><title>Picture</title></image><title>T</title>"), "T | One");
    check(
        "<!DOCTYPE rss [<!ENTITY desk 'The Desk'>]><rss version='2.0'><channel><title>&desk;</title></channel></rss>",
        "The Desk",
    );
    check(&format!("<html><body><pre>{good}</pre></body></html>"), "T | One");
    check(
        "<item><title>One</title><link>https://a.example/1</link></item><item><title>Two</title></item>",
        " | One <https://a.example/1 | Two",
    );
    check("<rss version='2.0'><channel><title>T</title></channel></rss>", "T");
    check("<rss version='2.0'/>", "");
    check("<rss></rss>", "");
}

#[test]
fn charsets_are_told_from_bytes_and_from_what_came_with_them() {
    let feed = "<?xml version='1.0' encoding='ENC'?><rss version='2.0'><channel><title>新闻</title><item><title>港口牌照</title></item></channel></rss>";
    let expect = "新闻 | 港口牌照";
    for name in ["gb2312", "gbk", "gb18030"] {
        let text = feed.replace("ENC", name);
        check_bytes(&encoding_rs::GB18030.encode(&text).0, None, expect);
    }
    let big = "<?xml version='1.0' encoding='big5'?><rss><channel><title>新聞</title></channel></rss>";
    check_bytes(&encoding_rs::BIG5.encode(big).0, None, "新聞");
    let japanese = "<?xml version='1.0' encoding='ENC'?><rss><channel><title>日本の新聞</title></channel></rss>";
    check_bytes(&encoding_rs::SHIFT_JIS.encode(&japanese.replace("ENC", "Shift_JIS")).0, None, "日本の新聞");
    check_bytes(&encoding_rs::EUC_JP.encode(&japanese.replace("ENC", "euc-jp")).0, None, "日本の新聞");
    check_bytes(&encoding_rs::GB18030.encode(&feed.replace(" encoding='ENC'", "")).0, Some("gb2312"), expect);
    check_bytes(&encoding_rs::GB18030.encode(&feed.replace("ENC", "utf-8")).0, Some("gbk"), expect);
    for text in [feed.replace("ENC", "utf-16"), feed.replace("ENC", "utf-8"), feed.replace(" encoding='ENC'", "")] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check_bytes(&little, None, expect);
        check_bytes(&big, None, expect);
        check_bytes(&[b"\xFF\xFE", little.as_slice()].concat(), None, expect);
        check_bytes(&[b"\xFE\xFF", big.as_slice()].concat(), Some("utf-8"), expect);
        let wide: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        check_bytes(&wide, None, expect);
        check_bytes(text.as_bytes(), Some("iso-8859-1"), expect);
        // Cut in the middle of a character.
        let odd = &little[..little.len() - 21];
        assert!(read(odd, None, None).is_ok());
    }
}

#[test]
fn what_is_no_feed_is_told() {
    check("", "Empty");
    check(" \n ", "Empty");
    check("<!doctype html><html><head><title>Page</title></head><body><p>Words</p></body></html>", "Page");
    check("plain words", "Unknown");
    check("<svg><path/></svg>", "Unknown");
    check_bytes(b"%PDF-1.7 \x01\x02", None, "Unknown");
    check_bytes(&[0; 4_000], None, "Unknown");
}

#[test]
fn hostile_documents_end_within_time() {
    let started = Instant::now();
    let item = "<item><title>x</title></item>";
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a \"ha\">");
    for (before, name) in ("abcdefghi".chars()).zip("bcdefghij".chars()) {
        bomb.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10)));
    }
    bomb.push_str("]><rss version='2.0'><channel><title>&j;</title></channel></rss>");
    for (name, feed) in [
        ("bomb", bomb),
        ("deep", format!("<rss version='2.0'><channel>{}", "<a>".repeat(100_000))),
        (
            "deep in an entry",
            format!("<rss version='2.0'><channel><item><description>{}</description></item>", "<div>".repeat(100_000)),
        ),
        ("entries in entries", format!("<rss version='2.0'><channel>{}", "<item>".repeat(100_000))),
        ("wide", format!("<rss {} version='2.0'><channel>{item}</channel></rss>", "a='1' ".repeat(80_000))),
        (
            "wide entry",
            format!("<rss version='2.0'><channel><item {}><title>x</title></item>", "a='1' ".repeat(80_000)),
        ),
        ("many entries", format!("<rss version='2.0'><channel>{}", item.repeat(200_000))),
        ("many spaces", format!("<rss {} version='2.0'><channel>{item}", "xmlns:a='b' ".repeat(50_000))),
        (
            "references",
            format!("<rss version='2.0'><channel><title>{}</title></channel></rss>", "&amp;".repeat(500_000)),
        ),
        ("angles", format!("<rss version='2.0'><channel><title>{}</title></channel></rss>", "< ".repeat(500_000))),
        ("open sections", format!("<rss version='2.0'><channel>{}", "<title><![CDATA[".repeat(100_000))),
        (
            "many bases",
            format!("<rss version='2.0'><channel>{}", "<item xml:base='a/'><link>x</link></item>".repeat(20_000)),
        ),
    ] {
        let begun = Instant::now();
        if let Ok(found) = read(feed.as_bytes(), None, Some("https://base.example/")) {
            assert!(found.entries.len() <= MOST && found.title.len() < 100_000, "{name}");
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{name}: {:?}", begun.elapsed());
    }
    assert!(started.elapsed() < Duration::from_secs(90));
}

#[test]
fn addresses_within_texts_are_made_whole() {
    let feed = "<rss version='2.0'><channel><title>T</title><item><title>x</title><description>
        &lt;a href=\"/a?b=1&amp;amp;c=2\"&gt;x&lt;/a&gt; &lt;img src='p.png'&gt; &lt;a href='#top'&gt;y&lt;/a&gt;</description>
        </item></channel></rss>";
    let feed = read(feed.as_bytes(), None, Some("https://base.example/dir/feed")).unwrap();
    let summary = &feed.entries[0].summary;
    assert!(summary.contains("href=\"https://base.example/a?b=1&amp;c=2\""), "{summary}");
    assert!(summary.contains("src='https://base.example/dir/p.png'"), "{summary}");
    assert!(summary.contains("href='#top'"), "{summary}");
}

mod any {
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn bytes_are_read_without_falling_over(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = super::read(&bytes, None, None);
        }

        #[test]
        fn pieces_of_feeds_are_read_without_falling_over(
            pieces in proptest::collection::vec(prop_oneof![
                Just("<rss version='2.0'>"), Just("<channel>"), Just("<item>"), Just("</item>"), Just("<title>"),
                Just("</title>"), Just("<link href='"), Just("<![CDATA["), Just("]]>"), Just("&amp;"), Just("&#x41;"),
                Just("<feed>"), Just("<entry"), Just(" xml:base='//x'"), Just(">"), Just("<!--"), Just("-->"),
                Just("<!DOCTYPE x ["), Just("<!ENTITY a 'b'>"), Just("\""), Just("字"), Just("<content type='xhtml'>"),
                Just("{\"items\":[{"), Just("\"title\":"), Just("\\"), Just("2025-01-03"),
            ], 0..60)
        ) {
            let _ = super::read(pieces.concat().as_bytes(), None, Some("https://x.example/"));
        }

        #[test]
        fn any_words_may_stand_where_a_date_does(words in "\\PC{0,40}") {
            let _ = super::date::moment(&words, super::date::Region::Elsewhere);
        }
    }
}
