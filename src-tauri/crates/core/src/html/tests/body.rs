//! What foreign HTML comes to as a body.

use super::*;
use crate::body::{BREAK, Inline, Line, LineKind, Marks};

/// A body in a form that can be read at a glance: one line each, marks as `{b|words}`, links as
/// `[words](address)`, pictures as `![alt](address)`, a hard break as `⏎`.
fn sketch(body: &Body) -> String {
    let lines: Vec<String> = body.lines.iter().map(sketch_line).collect();
    lines.join("\n")
}

fn sketch_line(line: &Line) -> String {
    let kind = match line.kind {
        LineKind::Paragraph => "",
        LineKind::Heading2 => "## ",
        LineKind::Heading3 => "### ",
        LineKind::Heading4 => "#### ",
        LineKind::Bullet => "- ",
        LineKind::Ordered => "1. ",
        LineKind::Quote => "> ",
        LineKind::Code => "` ",
    };
    let inline: String = line.inline.iter().map(sketch_inline).collect();
    format!("{}{kind}{inline}", "  ".repeat(usize::from(line.indent)))
}

fn sketch_inline(inline: &Inline) -> String {
    match inline {
        Inline::Rule => "---".to_owned(),
        Inline::Image(image) => {
            let size =
                image.width.zip(image.height).map(|(width, height)| format!(" {width}x{height}")).unwrap_or_default();
            let picture = format!("![{}]({}{size})", image.alt, image.src);
            image.link.as_ref().map(|link| format!("[{picture}]({link})")).unwrap_or(picture)
        }
        Inline::Text { text, marks } => {
            let text = text.replace(BREAK, "⏎").replace('\u{A0}', "·");
            let Marks { strong, em, underline, strike, code, sub, sup, link, .. } = marks;
            let names =
                [(strong, 'b'), (em, 'i'), (underline, 'u'), (strike, 's'), (code, 'c'), (sub, '_'), (sup, '^')];
            let names: String = names.iter().filter(|(set, _)| **set).map(|(_, name)| *name).collect();
            let text = if names.is_empty() { text } else { format!("{{{names}|{text}}}") };
            link.as_ref().map(|link| format!("[{text}]({link})")).unwrap_or(text)
        }
    }
}

fn check(foreign: &str, expect: &str) {
    assert_eq!(sketch(&to_body(foreign).body), expect, "{foreign}");
}

#[test]
fn blocks_become_lines() {
    check("<p>One</p><p>Two</p>", "One\nTwo");
    check("One<div>Two</div>Three<section><p>Four</p>Five</section>", "One\nTwo\nThree\nFour\nFive");
    check("<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h6>E</h6>", "## A\n## B\n### C\n#### D\n#### E");
    check("<dl><dt>Term<dd>Text</dl>", "Term\nText");
    check("<blockquote><p>a<p>b</blockquote>c<blockquote>d<ul><li>e</ul></blockquote>", "> a\n> b\nc\n> d\n- e");
    check("<p>a<hr>b", "a\n---\nb");
    check("<pre>\n\n fn a() {\n\n\tb\n }\n\n</pre>", "`  fn a() {\n` \n` \tb\n`  }");
    check("<pre>a<b>b</b>\n<code>c</code></pre>", "` a{b|b}\n` c");
    check("<pre><div>one</div><div>two<br>three</div></pre>", "` one\n` two\n` three");
    check("<article><header>Top</header><p>Text</p><footer>End</footer></article>", "Top\nText\nEnd");
    check("<details><summary>More</summary>Hidden at first</details>", "More\nHidden at first");
    check(
        "<figure><img src=https://example.com/a.png><figcaption>Seen</figcaption></figure>",
        "![](https://example.com/a.png)\nSeen",
    );
}

#[test]
fn white_space_is_what_a_reader_sees() {
    check("<p> a \n\t b </p>", "a b");
    check("<p>a <b> b</b> c</p>", "a {b|b} c");
    check("<p>a<b> b </b>c</p>", "a{b| b }c");
    check("<p>&nbsp;a&nbsp;b&nbsp;</p><p>&nbsp;</p><p> &zwnj;&#8203; </p>", "a·b");
    check("a<br>b", "a⏎b");
    check("<p>a <br> b<br></p>", "a⏎b");
    check("<p>a<br><br>b<br> <br><br>c</p>", "a\nb\nc");
    check("<h2>a<br><br>b</h2>", "## a⏎b");
    check("<p>　　中文\n换行 了 and\nEnglish</p>", "中文换行 了 and English");
    check("<p>한국어\n띄어쓰기</p>", "한국어 띄어쓰기");
    check("<b>a<br>b</b>c", "{b|a⏎b}c");
    check("<div style='white-space:pre-wrap'>a\nb\n\nc <i style='white-space:normal'>d\ne</i></div>", "a⏎b\nc {i|d e}");
}

#[test]
fn lists_nest() {
    check("<ul><li>a<li>b<ol><li>c<li>d</ol><li>e</ul>", "- a\n- b\n  1. c\n  1. d\n- e");
    check("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c");
    check("<ol><li><p>a</p><p>b</p><ul><li>c<p>d</ul></li></ol>", "1. a\n  b\n  - c\n    d");
    check("<ul><li>a<br><br>b</li></ul>", "- a\n  b");
    check("<ul><li></li><li> </li><li>a</li></ul>", "- a");
    check("<li>a<li>b", "- a\n- b");
    check("<ul>stray<li>a</ul>", "- stray\n- a");
    check(&format!("{}deep", "<ul><li>".repeat(9)), "          - deep");
    check("<ul><li><a href=https://example.com/>a</a></li></ul>", "- [a](https://example.com/)");
}

#[test]
fn words_keep_how_they_are_set() {
    check(
        "<b>a</b><strong>b</strong><i>c</i><em>d</em><cite>e</cite><u>f</u><ins>g</ins><s>h</s><del>i</del><strike>j</strike>",
        "{b|ab}{i|cde}{u|fg}{s|hij}",
    );
    check("<code>a</code><kbd>b</kbd><tt>c</tt> x<sub>2</sub>y<sup>3</sup>", "{c|abc} x{_|2}y{^|3}");
    check("<b><i>a</b>b</i>c", "{bi|a}{i|b}c");
    check("<b><p>a</p><p>b</p></b>c", "{b|a}\n{b|b}\nc");
    check("<span style='font-weight:600'>a</span> <span style='font-style:oblique'>b</span>", "{b|a} {i|b}");
    check("<b>a<span style='font-weight:normal'>b</span></b>", "{b|a}b");
    check("<i style='font-style:normal'>a</i><u style='text-decoration:none'>b</u>", "ab");
    check("<p style='text-decoration:line-through'>a</p>", "{s|a}");
    check("<h2 style='font-weight:bold'><span style='font-weight:bold'>a</span> <b>b</b></h2>", "## a {b|b}");
}

#[test]
fn links_lead_to_usable_addresses_or_are_words() {
    check("<a href=https://example.com/?a=1&amp;b=2>a</a>", "[a](https://example.com/?a=1&b=2)");
    check(
        "<a href=/x>a</a> <a href=#top>b</a> <a href='javascript:c'>c</a> <a href=mailto:d@example.com>d</a>",
        "a b c [d](mailto:d@example.com)",
    );
    check("<a href=https://example.com/>a</a><a href=https://example.com/>b</a>", "[ab](https://example.com/)");
    check("<a href=https://example.com/><p>a</p><p>b</p></a>", "[a](https://example.com/)\n[b](https://example.com/)");
    check("<a href=https://example.com/> </a>a", "a");
    check("<a href='https://www.google.com/url?q=https://example.com/a&sa=D'>a</a>", "[a](https://example.com/a)");
    check(
        "<a href=https://example.com/><span style='text-decoration:underline'>a</span> <u>b</u></a>",
        "[a ](https://example.com/)[{u|b}](https://example.com/)",
    );
    let parsed = to_body(
        "<a href=/x>one  two</a> <a name=y>three</a> <a href=https://example.com/>four</a><a href=#z><img src=x></a>",
    );
    assert_eq!(parsed.unlinked, ["one two"]);
}

#[test]
fn pictures_are_kept_and_counters_are_not() {
    check(
        "<p>a <img src=https://example.com/p.png alt=' A\n picture ' width=600 height=400px> b",
        "a ![A picture](https://example.com/p.png 600x400) b",
    );
    check(
        "<a href=https://example.com/><img src=http://example.com/p.png></a>",
        "[![](http://example.com/p.png)](https://example.com/)",
    );
    check(
        "a<img src=https://example.com/p.gif width=1 height=1><img src=https://example.com/p.gif style='height:0'>",
        "a",
    );
    check("a<img src='data:image/png;base64,AAAA'><img src=/p.png><img src=cid:x>", "a");
    check(
        "<img src='data:image/gif;base64,R0' data-src=https://example.com/late.png>",
        "![](https://example.com/late.png)",
    );
}

#[test]
fn what_does_not_show_is_left_out() {
    check("<div style='display:none'>a</div>b<p hidden>c</p><span style='mso-hide:all'>d</span>", "b");
    check("<table><td style='font-size:0'>a<span style='font-size:14px'>b</span>c</table>", "b");
    check("<div style='visibility:hidden;opacity:0'>shown by a script</div>", "shown by a script");
    check(
        "<a href=https://example.com/ style='display:inline-block;mso-hide:all'>button</a>",
        "[button](https://example.com/)",
    );
    check("<script>a</script><style>b</style><title>c</title><template>d</template><noscript>e</noscript>f", "f");
    check("<svg><text>a</text></svg><math><mi>b</mi></math><button>c</button><select><option>d</select>e", "e");
    check("<textarea>a</textarea><iframe>b</iframe><object>c</object><video>d</video>e", "e");
}

#[test]
fn tables_of_facts_are_rows_and_layout_is_read_through() {
    check(
        "<table><tr><th>Day<th>Boats<tr><td>Monday<td>12<tr><td>Tuesday<td></table>",
        "Day | Boats\nMonday | 12\nTuesday |",
    );
    check("<table><tr><td>a<td>b<tr><td>c<td><b>d</b><br>e</table>", "a | b\nc | {b|d} e");
    check(
        "<table><caption>Boats</caption><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</table>",
        "Boats\na | b\n1 | 2",
    );
    check("<table><tr><td>Left<td>Right</table>", "Left\nRight");
    check("<table><tr><td><h2>Title</h2><p>Text</p><tr><td>More</table>", "## Title\nText\nMore");
    check("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "a\nb\nc\nd");
    check("<table><tr><td>a<td><table><tr><td>b<td>c<tr><td>d<td>e</table></table>", "a\nb | c\nd | e");
    let bare = "<table border=0 cellpadding=0 cellspacing=0>";
    check(&format!("{bare}<tr><td>a<td>b<tr><td>c<td>d</table>"), "a\nb\nc\nd");
    check(&format!("{bare}<tr><th>a<th>b<tr><td>c<td>d</table>"), "a | b\nc | d");
    check("<ul><li><table><tr><td>a<td>b<tr><td>c<td>d</table></ul>", "- a | b\n  c | d");
}

#[test]
fn the_title_is_read() {
    let title = |foreign: &str| to_body(foreign).title;
    assert_eq!(title("<title> A &amp; B\n </title><p>c").as_deref(), Some("A & B"));
    assert_eq!(title("<svg><title>drawing</title></svg><p>c"), None);
    assert_eq!(title("<title></title>"), None);
    assert_eq!(title("<head><TITLE>one</TITLE><title>two</title>").as_deref(), Some("one"));
}

#[test]
fn characters_that_other_languages_need_stay() {
    check("<p>👩‍👩‍👧 می‌خواهم שלום 漢字 e&#769;</p>", "👩‍👩‍👧 می‌خواهم שלום 漢字 e\u{301}");
    check("{{x}} *|Y|* <%= z %> &#123;&#123;", "{{x}} *|Y|* <%= z %> {{");
    check("<ruby>漢<rt>kan</rt></ruby> <q>said</q>", "漢(kan) “said”");
    check("don\u{92}t", "dont");
    check("don&#146;t", "don’t");
}

#[test]
fn a_paste_from_a_word_processor_is_read() {
    let pasted = include_str!("../../../../../../tests/fixtures/paste/word.html");
    let expect = "\
## Harbour notes
## Week in short
The {b|new ferry} sailed on {i|time}, with {u|forty} passengers.
- Tickets rose
  - by two per cent
- Fuel fell
Next steps:
1. Ask the pier office
  1. about [tides](https://example.com/tides)
1. Print
{b|Day} | {b|Boats}
Monday | 12
H{_|2}O and 5{^|th}· end.";
    check(pasted, expect);
}

#[test]
fn a_paste_from_an_online_document_is_read() {
    let pasted = include_str!("../../../../../../tests/fixtures/paste/google-docs.html");
    let expect = "\
## Market day
Stalls opened {b|early}{i| and closed late}{u| on}{s| Sunday}, says [the report](https://example.com/report?page=2).
- Fruit
  - {b|Plums}
- m{^|2}
1. First
---
![A stall](https://example.com/stall.png 602x338)";
    check(pasted, expect);
}

#[test]
fn a_mail_is_read_as_its_reader_saw_it() {
    let mail = include_str!("../../../../../../tests/fixtures/paste/mail.html");
    let expect = "\
![The Quay](https://example.com/logo.png 120x40)
Issue 12
## Boats
The bridge opens⏎on Monday.
Bring a coat. More
[Read on](https://example.com/read)
Day | Boats
Monday | 12
Tuesday |
You get this because you asked. Top";
    check(mail, expect);
    let parsed = to_body(mail);
    assert_eq!(parsed.title.as_deref(), Some("The Quay — issue 12"));
    assert_eq!(parsed.unlinked, ["More", "Top"]);
}

#[test]
fn typed_markers_tell_counting_from_bullets() {
    for marker in ["1.", "12)", "(3)", "a.", "b)", "iv.", "（二）", "三、", "1.2.", "7"] {
        assert!(word::counts(marker), "{marker}");
    }
    for marker in ["·", "o", "§", "-", "–", "•", "", " ", "\u{F0B7}", "Ø"] {
        assert!(!word::counts(marker), "{marker}");
    }
}

#[test]
fn a_body_is_written_as_plain_semantic_html() {
    let check = |foreign: &str, expect: &str| {
        assert_eq!(from_body(&to_body(foreign).body).as_str(), expect, "{foreign}");
    };
    check("<h1>A</h1>b<br>c", "<h2>A</h2><p>b<br>c</p>");
    check(
        "<ul><li>a<ol><li>b<p>c</ol><li>d</ul><p>e",
        "<ul><li>a<ol><li>b<p>c</p></li></ol></li><li>d</li></ul><p>e</p>",
    );
    check("<blockquote>a<br><br>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>");
    check("<pre>a\n\n  <b>b</b></pre>", "<pre><code>a\n\n  <strong>b</strong></code></pre>");
    check("<i><b>a</b></i> &lt;&amp; &nbsp;b", "<p><strong><em>a</em></strong> &lt;&amp; &nbsp;b</p>");
    check(
        "a<hr><img src=https://example.com/p.png alt='\"x\"' width=600>",
        "<p>a</p><hr><p><img src=\"https://example.com/p.png\" alt=\"&quot;x&quot;\" width=\"600\"></p>",
    );
    let skipping = Body { lines: vec![Line { indent: 2, ..Line::of(LineKind::Bullet, "deep") }] };
    assert_eq!(from_body(&skipping).as_str(), "<ul><ul><ul><li>deep</li></ul></ul></ul>");
    assert_eq!(from_body(&Body::default()).as_str(), "");
}
