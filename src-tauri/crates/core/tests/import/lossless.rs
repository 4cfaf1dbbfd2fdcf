//! No word is lost, whatever the blocks and their order, and nothing makes the importer fall over.

use std::collections::HashSet;

use galley_core::body::Body;
use galley_core::import::{Format, ImportedEntry, ImportedIssue, import};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Everything an issue says, in fields, bodies and notes.
fn said(issue: &ImportedIssue) -> String {
    let mut said = String::new();
    let mut say = |words: &str| {
        said.push_str(words);
        said.push('\n');
    };
    let body = |body: &Body| body.lines.iter().map(|line| line.words() + "\n").collect::<String>();
    for field in [&issue.masthead, &issue.topic_line, &issue.title, &issue.outro_heading].into_iter().flatten() {
        say(field);
    }
    say(&body(&issue.intro));
    say(&body(&issue.outro));
    for entry in &issue.entries {
        match entry {
            ImportedEntry::Section(title) => say(title),
            ImportedEntry::Item(item) => {
                say(item.kicker.as_deref().unwrap_or_default());
                say(&item.headline);
                say(item.dek.as_deref().unwrap_or_default());
                say(&body(&item.body));
                for source in &item.sources {
                    say(&source.outlet);
                }
            }
        }
    }
    if let Some(call) = &issue.call_to_action {
        say(&call.text);
        say(&call.label);
    }
    for note in &issue.notes {
        say(&note.text);
    }
    said
}

/// Words that can be told apart and are in no list of phrases: numbers stand in fields of their own,
/// and the labels of source lines become roles.
fn words(text: &str) -> HashSet<String> {
    let ours = |word: &&str| word.starts_with('q') && word.ends_with('x');
    text.split(|c: char| !c.is_alphanumeric()).filter(ours).map(str::to_owned).collect()
}

/// A block of an issue with places for words that occur nowhere else.
fn block() -> impl Strategy<Value = &'static str> {
    select(vec![
        "Q? Opens Q? Shops",
        "1. Q? Opens Q? Shops",
        "2. Q? Opens Q?",
        "3. Q? Opens Q? Shops in Q?",
        "(2) Q? Opens",
        "二、Q?",
        "The shops of q? opened on Monday after q? had closed them. It was q? who paid, and q? who sang.",
        "The shops of q? opened on Monday after q? had closed them.\nIt was q? who paid.",
        "  1. q? of the one\n  2. q? of the other\n  3. q? of q?",
        "- q? bread\n- q? salt\n  - q? in jars",
        "Source: Q? Post",
        "Sources: Q? Post, The Q? and Q?",
        "Via Q?",
        "They opened q? early. (Source: Q? Post)",
        "Q? Money",
        "SHOPS",
        "Shops",
        "Wrapping Up",
        "That was q? week and q? was in it, as q? always is.",
        "To read q? more, click here.",
        "Q? Weekly: Q?, Q? & Q?",
        "Good morning. Q? is back with q? and q?.",
        "In this issue:",
        "-----",
        "Title q? of q?\n=====",
        "**Q? Opens Q?**",
        "> q? was said",
        "Comments",
        "Share | Tweet",
        "Top",
        "1.",
        "q?",
        "Q? [q?](https://harbour.example/a) went q?.",
        "Q? – q? told q? that q? would open",
        "RETAIL | Q? Opens",
    ])
}

/// The blocks with their places filled.
fn filled(blocks: &[&str]) -> Vec<String> {
    let mut count = 0;
    let mut fill = |block: &str| {
        let mut filled = String::new();
        for (nth, part) in block.split('?').enumerate() {
            if nth > 0 {
                filled.push_str(&format!("{count}x"));
                count += 1;
            }
            filled.push_str(part);
        }
        filled.replace('Q', "q")
    };
    blocks.iter().map(|block| fill(block)).collect()
}

/// The same with the capitals that make titles look like titles: the words are compared without.
fn capital(text: &str) -> String {
    text.replace("q", "Q")
}

fn check(text: &str, format: Format, expect: &HashSet<String>) {
    let issue = import(text.as_bytes(), format).unwrap();
    let found = words(&said(&issue).to_lowercase());
    let lost: Vec<&String> = expect.difference(&found).collect();
    assert!(lost.is_empty(), "lost {lost:?} of\n{text}\n{issue:#?}");
    for entry in &issue.entries {
        let ImportedEntry::Item(item) = entry else { continue };
        assert_eq!(item.body.clone().normalized(), item.body);
        assert!(!item.headline.contains('\n') && item.headline.trim() == item.headline);
    }
}

proptest! {
    #[test]
    fn no_word_of_a_plain_text_is_lost(blocks in vec(block(), 1..24), gaps in vec(0..3_usize, 24)) {
        let filled = filled(&blocks);
        let expect: HashSet<String> = filled.iter().flat_map(|block| words(block)).collect();
        prop_assume!(!expect.is_empty());
        let text: String = filled.iter().zip(gaps).map(|(block, gap)| format!("{}\n{}", capital(block), "\n".repeat(gap))).collect();
        check(&text, Format::Text, &expect);
    }

    #[test]
    fn no_word_of_a_page_is_lost(blocks in vec(block(), 1..24), tags in vec(0..8_usize, 24)) {
        let filled = filled(&blocks);
        let expect: HashSet<String> = filled.iter().flat_map(|block| words(block)).collect();
        prop_assume!(!expect.is_empty());
        let tag = |tag: usize| ["p", "h1", "h2", "h3", "div", "li", "td", "strong"][tag];
        let page: String = filled.iter().zip(tags).map(|(block, at)| {
            let words = capital(block).replace('&', "&amp;").replace('>', "&gt;").replace('\n', "<br>");
            format!("<{0}>{words}</{0}>\n", tag(at))
        }).collect();
        check(&format!("<body>{page}</body>"), Format::Html, &expect);
    }

    #[test]
    fn no_word_of_a_markdown_text_is_lost(blocks in vec(block(), 1..16), gaps in vec(0..3_usize, 16)) {
        let filled = filled(&blocks);
        let expect: HashSet<String> = filled.iter().flat_map(|block| words(block)).collect();
        prop_assume!(!expect.is_empty());
        let text: String = filled.iter().zip(gaps).map(|(block, gap)| format!("{}\n{}", capital(block), "\n".repeat(gap))).collect();
        check(&text, Format::Markdown, &expect);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Html, Format::Markdown, Format::Mail, Format::sniff(&bytes)] {
            let _ = import(&bytes, format);
        }
    }

    #[test]
    fn any_text_of_telling_signs_is_read(parts in vec(select(SIGNS.to_vec()), 0..60)) {
        let text = parts.concat();
        for format in [Format::Text, Format::Html, Format::Markdown, Format::Mail] {
            let _ = import(text.as_bytes(), format);
        }
    }
}

/// Pieces that some part of the importer looks for, to be put together in every order.
const SIGNS: [&str; 62] = [
    "1",
    "1.",
    "2)",
    "(3",
    "①",
    "十",
    "第",
    "期",
    "年",
    "月",
    "日",
    "12",
    "2025",
    "-",
    "–",
    "|",
    "·",
    ":",
    "：",
    "、",
    "，",
    "。",
    ".",
    "?",
    "(",
    ")",
    "（",
    "）",
    "【",
    "】",
    "[",
    "]",
    "*",
    "**",
    "#",
    "# ",
    ">",
    "<",
    "<b>",
    "</b>",
    "<p>",
    "<li>",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2028}",
    "\u{A0}",
    "\u{FEFF}",
    "\u{3000}",
    "\t",
    " ",
    "Source",
    "via ",
    "Vol. 3",
    "No. ",
    "Jan",
    "https://",
    "a.example",
    "click here",
    "Top",
    "é",
    "😀",
];
