//! The many hands in which newsletters are typed, each a small issue with the outline that it has.

use galley_core::import::{Format, ImportedEntry, ImportedIssue, import};
use galley_core::item::SourceRole;

/// How a number is typed.
type Mark = Box<dyn Fn(usize) -> String>;

/// How an item is typed, by its number, headline and text.
type Way = Box<dyn Fn(usize, &str, &str) -> String>;

/// How a kicker is typed over a headline.
type Label = Box<dyn Fn(&str, &str) -> String>;

/// The issue in a few lines: head, intro, items with their parts, outro, call, residue.
fn outline(issue: &ImportedIssue) -> String {
    let mut out = Vec::new();
    let head: Vec<String> = [&issue.masthead, &issue.topic_line, &issue.title].into_iter().flatten().cloned().collect();
    let head: Vec<String> = head
        .into_iter()
        .chain(issue.number.map(|number| format!("no {number}")))
        .chain(issue.date.map(|date| date.to_string()))
        .collect();
    if !head.is_empty() {
        out.push(format!("head {}", head.join(" | ")));
    }
    if !issue.intro.lines.is_empty() {
        out.push(format!("intro {}", issue.intro.lines.len()));
    }
    for entry in &issue.entries {
        let item = match entry {
            ImportedEntry::Section(title) => {
                out.push(format!("section {title}"));
                continue;
            }
            ImportedEntry::Item(item) => item,
        };
        let number = item.number.map(|number| format!("{number} ")).unwrap_or_default();
        let kicker = item.kicker.as_ref().map(|kicker| format!("<{kicker}> ")).unwrap_or_default();
        let kinds: String = item
            .body
            .lines
            .iter()
            .map(|line| line.kind.name().and_then(|name| name.chars().next()).unwrap_or('p'))
            .collect();
        let sources: Vec<String> = item
            .sources
            .iter()
            .map(|source| {
                let via = if source.role == SourceRole::Via { "via " } else { "" };
                let url = source.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
                format!("{via}{}{url}", source.outlet)
            })
            .collect();
        let sources = if sources.is_empty() { String::new() } else { format!(" ({})", sources.join(" + ")) };
        out.push(format!("{number}{kicker}{} [{kinds}]{sources}", item.headline));
    }
    if let Some(heading) = &issue.outro_heading {
        out.push(format!("outro {heading}"));
    }
    if !issue.outro.lines.is_empty() {
        out.push(format!("closing {}", issue.outro.lines.len()));
    }
    if let Some(call) = &issue.call_to_action {
        out.push(format!("call {} <{}>", call.label, call.url));
    }
    out.join("\n")
}

fn check(format: Format, text: &str, expect: &[&str]) {
    let issue = import(text.as_bytes(), format).unwrap();
    assert_eq!(outline(&issue), expect.join("\n"), "{text}\n{:?}", issue.notes);
}

/// The three headlines and texts of most cases.
const ONE: (&str, &str) = (
    "The Quay Opens for Night Ferries",
    "The night ferries came back to the quay on Monday, after two years without a single boat. Fares stay as they were.",
);
const TWO: (&str, &str) = (
    "Sheds Are Let to Small Shops",
    "Forty sheds along the water were let to small shops, which pay by the week. The council calls it a trial.",
);
const THREE: (&str, &str) = (
    "A Tram Line Waits for Its Trams",
    "Rails have been laid as far as the market, but the trams will not come before the spring, the builder says.",
);

/// A text of three items: how headline, text and all of it are put together.
fn three(item: impl Fn(usize, &str, &str) -> String, between: &str) -> String {
    let items: Vec<String> =
        [ONE, TWO, THREE].iter().enumerate().map(|(nth, (head, text))| item(nth + 1, head, text)).collect();
    format!("Hello all, here is what happened along the water this week.\n\n{}\n", items.join(between))
}

fn outlined(line: impl Fn(usize, &str) -> String) -> Vec<String> {
    let items = [ONE, TWO, THREE].into_iter().enumerate().map(|(nth, (head, _))| line(nth + 1, head));
    std::iter::once("intro 1".to_owned()).chain(items).collect()
}

fn check_three(format: Format, text: &str, expect: impl Fn(usize, &str) -> String) {
    let expect = outlined(expect);
    check(format, text, &expect.iter().map(String::as_str).collect::<Vec<_>>());
}

fn numbered(number: usize, head: &str) -> String {
    format!("{number} {head} [p]")
}

#[test]
fn a_number_is_typed_in_many_ways() {
    let han = ["一", "二", "三"];
    let full = ["１", "２", "３"];
    let words = ["One", "Two", "Three"];
    let roman = ["I", "II", "III"];
    let marks: Vec<(&str, Mark)> = vec![
        ("dot", Box::new(|n| format!("{n}. "))),
        ("paren", Box::new(|n| format!("{n}) "))),
        ("parens", Box::new(|n| format!("({n}) "))),
        ("brackets", Box::new(|n| format!("[{n}] "))),
        ("full width", Box::new(move |n| format!("{}．", full[n - 1]))),
        ("comma", Box::new(|n| format!("{n}、"))),
        ("han", Box::new(move |n| format!("{}、", han[n - 1]))),
        ("han in brackets", Box::new(move |n| format!("（{}）", han[n - 1]))),
        ("circled", Box::new(|n| format!("{} ", char::from_u32(0x245F + n as u32).unwrap()))),
        ("No.", Box::new(|n| format!("No. {n} "))),
        ("No. with a colon", Box::new(|n| format!("No. {n}: "))),
        ("hash", Box::new(|n| format!("#{n} "))),
        ("hash and colon", Box::new(|n| format!("#{n}: "))),
        ("of all", Box::new(|n| format!("{n}/3 "))),
        ("of all in brackets", Box::new(|n| format!("({n}/3) "))),
        ("item", Box::new(|n| format!("Item {n}: "))),
        ("story", Box::new(|n| format!("Story {n} – "))),
        ("capital item", Box::new(|n| format!("ITEM {n}. "))),
        ("dash", Box::new(|n| format!("{n} - "))),
        ("roman", Box::new(move |n| format!("{}. ", roman[n - 1]))),
        ("in words", Box::new(move |n| format!("{}: ", words[n - 1]))),
        ("two digits", Box::new(|n| format!("0{n} | "))),
        ("alone above", Box::new(|n| format!("{n}.\n"))),
        ("alone above, no sign", Box::new(|n| format!("{n}\n"))),
        ("alone above, apart", Box::new(|n| format!("{n}.\n\n"))),
        ("hash alone above", Box::new(|n| format!("#{n}\n"))),
        ("item alone above", Box::new(|n| format!("Item {n}\n"))),
    ];
    let mut wrong = Vec::new();
    for (name, mark) in &marks {
        for gap in ["\n", "\n\n"] {
            let text = three(|n, head, text| format!("{}{head}{gap}{text}", mark(n)), "\n\n");
            let found = outline(&import(text.as_bytes(), Format::Text).unwrap());
            let expect = outlined(numbered).join("\n");
            if found != expect {
                wrong.push(format!("{name} {gap:?}:\n{found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn one_numbered_item_is_an_item() {
    check(
        Format::Text,
        &format!(
            "Hello all, one thing only this week.\n\n1. {}\n{}\n\nWrapping Up\nThat was all, and it was enough.\nTo read more, click here.",
            ONE.0, ONE.1
        ),
        &["intro 1", "1 The Quay Opens for Night Ferries [p]", "outro Wrapping Up", "closing 1", "call click here <>"],
    );
    check(
        Format::Text,
        &format!("Hello all, one thing only this week.\n\n1. {}\n\n{}\n\n{}", ONE.0, ONE.1, TWO.1),
        &["intro 1", "1 The Quay Opens for Night Ferries [pp]"],
    );
}

#[test]
fn a_headline_is_marked_in_many_ways() {
    let ways: Vec<(&str, Format, Way)> = vec![
        ("atx 1", Format::Markdown, Box::new(|_, h, t| format!("# {h}\n\n{t}"))),
        ("atx 2", Format::Markdown, Box::new(|_, h, t| format!("## {h}\n\n{t}"))),
        ("atx 4", Format::Markdown, Box::new(|_, h, t| format!("#### {h}\n{t}"))),
        ("atx 6", Format::Markdown, Box::new(|_, h, t| format!("###### {h}\n\n{t}"))),
        ("atx closed", Format::Markdown, Box::new(|_, h, t| format!("### {h} ###\n\n{t}"))),
        ("setext double", Format::Markdown, Box::new(|_, h, t| format!("{h}\n====\n\n{t}"))),
        ("setext single", Format::Markdown, Box::new(|_, h, t| format!("{h}\n----\n\n{t}"))),
        ("strong", Format::Markdown, Box::new(|_, h, t| format!("**{h}**\n\n{t}"))),
        ("strong, tight", Format::Markdown, Box::new(|_, h, t| format!("**{h}**\n{t}"))),
        ("underscores", Format::Markdown, Box::new(|_, h, t| format!("__{h}__\n\n{t}"))),
        ("linked heading", Format::Markdown, Box::new(|_, h, t| format!("## {h}\n\n{t}"))),
        ("h1", Format::Html, Box::new(|_, h, t| format!("<h1>{h}</h1><p>{t}</p>"))),
        ("h3", Format::Html, Box::new(|_, h, t| format!("<h3>{h}</h3><p>{t}</p>"))),
        ("h6", Format::Html, Box::new(|_, h, t| format!("<h6>{h}</h6><p>{t}</p>"))),
        ("b", Format::Html, Box::new(|_, h, t| format!("<p><b>{h}</b></p><p>{t}</p>"))),
        ("strong and break", Format::Html, Box::new(|_, h, t| format!("<p><strong>{h}</strong><br>{t}</p>"))),
        (
            "b in a division",
            Format::Html,
            Box::new(|_, h, t| format!("<div><b>{h}</b></div><div>{t}</div><div><br></div>")),
        ),
        (
            "styled span",
            Format::Html,
            Box::new(|_, h, t| format!("<p><span style=\"font-weight:700\">{h}</span></p><p>{t}</p>")),
        ),
        (
            "cells",
            Format::Html,
            Box::new(|_, h, t| format!("<table><tr><td><strong>{h}</strong></td></tr><tr><td>{t}</td></tr></table>")),
        ),
        ("plain over text", Format::Text, Box::new(|_, h, t| format!("{h}\n{t}"))),
        ("capitals", Format::Text, Box::new(|_, h, t| format!("{}\n{t}", h.to_uppercase()))),
        ("asterisks", Format::Text, Box::new(|_, h, t| format!("*{h}*\n{t}"))),
        ("double asterisks", Format::Text, Box::new(|_, h, t| format!("**{h}**\n\n{t}"))),
        ("hashes", Format::Text, Box::new(|_, h, t| format!("## {h}\n\n{t}"))),
        (
            "rules between",
            Format::Text,
            Box::new(|n, h, t| format!("{}{h}\n\n{t}", if n > 1 { "----------\n\n" } else { "" })),
        ),
        ("stars between", Format::Text, Box::new(|n, h, t| format!("{}{h}\n{t}", if n > 1 { "* * *\n" } else { "" }))),
    ];
    let mut wrong = Vec::new();
    for (name, format, way) in &ways {
        let text = three(way, "\n\n").replacen(
            "Hello all, here is what happened along the water this week.",
            if *format == Format::Html {
                "<p>Hello all, here is what happened along the water this week.</p>"
            } else {
                "Hello all, here is what happened along the water this week."
            },
            1,
        );
        let found = outline(&import(text.as_bytes(), *format).unwrap());
        let expect = outlined(|_, head| {
            format!("{} [p]", if *name == "capitals" { head.to_uppercase() } else { head.to_owned() })
        })
        .join("\n");
        if found != expect {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_list_is_the_items_or_stands_in_one() {
    let entry = |_: usize, h: &str, t: &str| format!("<li><strong>{h}</strong><p>{t}</p></li>");
    let page = three(entry, "").replacen('\n', "<ol>", 1) + "</ol>";
    check_three(Format::Html, &page, numbered);
    let entry = |_: usize, h: &str, t: &str| format!("<li><b>{h}.</b> {t}</li>");
    let page = three(entry, "").replacen('\n', "<ol>", 1) + "</ol>";
    check_three(Format::Html, &page, |n, head| format!("{n} {head}. [p]"));
    let page = format!(
        "<h2>1. {}</h2><p>{}</p><ol><li>First boat</li><li>Second boat</li></ol><h2>2. {}</h2><p>{}</p>",
        ONE.0, ONE.1, TWO.0, TWO.1
    );
    check(Format::Html, &page, &["1 The Quay Opens for Night Ferries [poo]", "2 Sheds Are Let to Small Shops [p]"]);
}

#[test]
fn a_source_line_is_told_from_text() {
    let with = |line: &str| three(|n, h, t| format!("{n}. {h}\n{t}\n{line}"), "\n\n");
    let credited = |line: &str, expect: &str| {
        check_three(Format::Text, &with(line), |n, head| format!("{n} {head} [p] ({expect})"));
    };
    credited("Source: Harbour Post", "Harbour Post");
    credited("Sources: Harbour Post, The Quay and Reed Weekly", "Harbour Post + The Quay + Reed Weekly");
    credited("Source: Harbour Post / The Quay", "Harbour Post + The Quay");
    credited("Source - Harbour Post", "Harbour Post");
    credited("(Source: Harbour Post)", "Harbour Post");
    credited("Source:\nHarbour Post", "Harbour Post");
    credited("Source : Harbour Post", "Harbour Post");
    credited("Via Harbour Post", "via Harbour Post");
    credited("via Harbour Post", "via Harbour Post");
    credited("(via Harbour Post)", "via Harbour Post");
    credited("来源：海港邮报", "海港邮报");
    credited("来源: 海港邮报、码头周刊", "海港邮报 + 码头周刊");
    credited("资料来源：海港邮报", "海港邮报");
    credited("Quelle: Hafenpost", "Hafenpost");
    credited("Fuente: El Puerto", "El Puerto");
    credited("Fuentes: El Puerto y La Costa", "El Puerto + La Costa");
    credited("出典：港日報", "港日報");
    credited("Source: Harbour Post (https://harbour.example/a)", "Harbour Post <https://harbour.example/a>");
    credited("Source: Harbour Post https://harbour.example/a", "Harbour Post <https://harbour.example/a>");
    credited("Source: Harbour Post\nhttps://harbour.example/a", "Harbour Post <https://harbour.example/a>");
    credited("Source: [Harbour Post](https://harbour.example/a)", "Harbour Post <https://harbour.example/a>");
    credited("Read more: https://harbour.example/a", "harbour.example <https://harbour.example/a>");
    // A name in brackets may be anything.
    let text = three(|n, h, t| format!("{n}. {h}\n{t} (Harbour Post)"), "\n\n");
    check_three(Format::Text, &text, numbered);
}

#[test]
fn a_kicker_is_typed_in_many_ways() {
    let kickers = ["Boats", "Money", "Rails"];
    let ways: Vec<(&str, Label)> = vec![
        ("capitals and a colon", Box::new(|k, h| format!("{}: {h}", k.to_uppercase()))),
        ("bar", Box::new(|k, h| format!("{} | {h}", k.to_uppercase()))),
        ("brackets", Box::new(|k, h| format!("[{k}] {h}"))),
        ("wide brackets", Box::new(|k, h| format!("【{k}】{h}"))),
        ("capitals above", Box::new(|k, h| format!("{}\n{h}", k.to_uppercase()))),
        ("label above", Box::new(|k, h| format!("{k}\n{h}"))),
        ("brackets above", Box::new(|k, h| format!("[{k}]\n{h}"))),
    ];
    let mut wrong = Vec::new();
    for (name, way) in &ways {
        for credit in ["", "\nSource: Harbour Post"] {
            if name.contains("above") && credit.is_empty() {
                continue;
            }
            let text = three(|n, h, t| format!("{}\n{t}{credit}", way(kickers[n - 1], h)), "\n\n");
            let found = outline(&import(text.as_bytes(), Format::Text).unwrap());
            let shown = |n: usize| {
                let kicker = kickers[n - 1];
                if name.contains("capitals") || *name == "bar" { kicker.to_uppercase() } else { kicker.to_owned() }
            };
            let credited = if credit.is_empty() { "" } else { " (Harbour Post)" };
            let expect = outlined(|n, head| format!("<{}> {head} [p]{credited}", shown(n))).join("\n");
            if found != expect {
                wrong.push(format!("{name}{credit}:\n{found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_masthead_says_number_and_date_in_many_ways() {
    let items = three(|n, h, t| format!("{n}. {h}\n{t}"), "\n\n");
    let mut wrong = Vec::new();
    for (head, expect) in [
        ("Quay Weekly", "Quay Weekly"),
        ("Quay Weekly\nJanuary 3, 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\nFriday, January 3, 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\n3 Jan 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\n3rd January 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\nFri, 3 Jan 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\n2025-01-03", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\n2025/01/03", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly\n2025.01.03", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly – January 3, 2025", "Quay Weekly | 2025-01-03"),
        ("Quay Weekly (January 3, 2025)", "Quay Weekly | 2025-01-03"),
        ("QUAY WEEKLY | ISSUE 12 | JANUARY 3, 2025", "QUAY WEEKLY | no 12 | 2025-01-03"),
        ("Quay Weekly\nVol. 3, No. 12 · January 3, 2025", "Quay Weekly | no 12 | 2025-01-03"),
        ("Quay Weekly\nVolume 3 Issue 12", "Quay Weekly | no 12"),
        ("Quay Weekly #12", "Quay Weekly | no 12"),
        ("Quay Weekly: Issue 12", "Quay Weekly | no 12"),
        ("Issue #12\nQuay Weekly", "Quay Weekly | no 12"),
        ("码头周刊\n2025年1月3日 第12期", "码头周刊 | no 12 | 2025-01-03"),
        ("码头周刊 第12期 2025年1月3日 星期五", "码头周刊 | no 12 | 2025-01-03"),
        ("Quay Weekly: Boats, Sheds & Trams", "Quay Weekly | Boats, Sheds & Trams"),
        (
            "Quay Weekly\nBoats, Sheds & Trams\nIssue 12 | January 3, 2025",
            "Quay Weekly | Boats, Sheds & Trams | no 12 | 2025-01-03",
        ),
    ] {
        let found = outline(&import(format!("{head}\n\n{items}").as_bytes(), Format::Text).unwrap());
        let expect = std::iter::once(format!("head {expect}")).chain(outlined(numbered)).collect::<Vec<_>>().join("\n");
        if found != expect {
            wrong.push(format!("{head}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn an_issue_is_wrapped_up_in_many_ways() {
    let items = three(|n, h, t| format!("{n}. {h}\n{t}"), "\n\n");
    let mut wrong = Vec::new();
    for (end, expect) in [
        ("Wrapping up\nThat was the week, and a long one it was.", "outro Wrapping up\nclosing 1"),
        ("WRAPPING UP\n\nThat was the week, and a long one it was.", "outro WRAPPING UP\nclosing 1"),
        ("Closing\nThat was the week, and a long one it was.", "outro Closing\nclosing 1"),
        ("That's all\nThat was the week, and a long one it was.", "outro That's all\nclosing 1"),
        ("That’s all for this week!\nWe are back on Friday with more.", "outro That’s all for this week!\nclosing 1"),
        ("结语\n以上就是本周的全部内容。", "outro 结语\nclosing 1"),
        (
            "One more thing\nThe clock on the tower goes again, if only in the morning.",
            "outro One more thing\nclosing 1",
        ),
        ("That’s all for this week. See you on Friday.", "closing 1"),
        ("Thanks for reading, and see you next week.", "closing 1"),
        (
            "Wrapping up\nThat was the week.\nRead our full report here.",
            "outro Wrapping up\nclosing 1\ncall Read our full report <>",
        ),
        (
            "Wrapping up\nThat was the week.\nRead the full report: https://quay.example/report",
            "outro Wrapping up\nclosing 1\ncall Read the full report <https://quay.example/report>",
        ),
        (
            "Wrapping up\nThat was the week.\n[Read the full report](https://quay.example/report)",
            "outro Wrapping up\nclosing 1\ncall Read the full report <https://quay.example/report>",
        ),
        (
            "Wrapping up\nThat was the week.\nTo know more, click here: https://quay.example/report",
            "outro Wrapping up\nclosing 1\ncall click here <https://quay.example/report>",
        ),
        ("Wrapping up\nThat was the week.\nSubscribe now", "outro Wrapping up\nclosing 1\ncall Subscribe now <>"),
        ("结语\n以上就是本周的全部内容。\n想了解更多，请点击这里。", "outro 结语\nclosing 1\ncall 点击这里 <>"),
    ] {
        let found = outline(&import(format!("{items}\n{end}\n").as_bytes(), Format::Text).unwrap());
        let expect = format!("{}\n{expect}", outlined(numbered).join("\n"));
        if found != expect {
            wrong.push(format!("{end}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_a_mail_tool_leaves_around_an_issue_is_residue() {
    let items = three(|n, h, t| format!("{n}. {h}\n{t}"), "\n\n");
    let mut wrong = Vec::new();
    for footer in [
        "Unsubscribe",
        "Unsubscribe | View in browser | Forward to a friend",
        "You are receiving this email because you signed up on our site.",
        "You are receiving this because you are a member.\nQuay Press, 12 Long Quay, Alder",
        "© 2025 Quay Press. All rights reserved.",
        "Copyright 2025 Quay Press",
        "Copyright (C) 2025 Quay Press, all rights reserved.\n\nOur mailing address is:\nQuay Press\n12 Long Quay\nAlder 4000",
        "Want to change how you receive these emails?\nYou can update your preferences or unsubscribe from this list.",
        "This email was sent to reader@quay.example.\nwhy did I get this? unsubscribe from this list update subscription preferences",
        "Sent with Mailchimp",
        "退订",
        "取消订阅 | 在浏览器中查看",
        "您收到这封邮件是因为您订阅了码头周刊。\n© 2025 码头出版社 版权所有",
        "If you no longer wish to receive these emails, unsubscribe here: https://quay.example/u",
        "Share | Tweet | Comments",
    ] {
        let found = outline(&import(format!("{items}\n{footer}\n").as_bytes(), Format::Text).unwrap());
        if found != outlined(numbered).join("\n") {
            wrong.push(format!("{footer}:\n{found}"));
        }
    }
    for header in [
        "View this email in your browser",
        "View in browser | Unsubscribe",
        "Is this email not displaying correctly? View it in your browser.",
        "在浏览器中查看",
    ] {
        let found = outline(&import(format!("{header}\n\n{items}").as_bytes(), Format::Text).unwrap());
        if found != outlined(numbered).join("\n") {
            wrong.push(format!("{header}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_reads_like_a_footer_in_an_item_stays() {
    for words in [
        "Readers may unsubscribe at any time, the company said, and half of them did within the month.",
        "All rights reserved on the film went to a small studio, which paid nine million for them.",
        "You are receiving this because we care, the mayor wrote in a letter to the shops.",
    ] {
        let text = three(|n, h, t| format!("{n}. {h}\n{words}\n{t}"), "\n\n");
        check_three(Format::Text, &text, |n, head| format!("{n} {head} [pp]"));
    }
}

#[test]
fn sections_over_marked_headlines_are_sections_though_one_holds_a_list() {
    let text = "# The Harbour Brief\n\nGood morning from the quay.\n\n## Top stories\n\n\
        ### Ferry line buys two hydrogen boats ([Quay Courier](https://quay.example/boats))\n\n\
        The line signed on Tuesday.\n\n- Price: 40 million\n- Range: 90 km\n\n\
        ### Port fees rise by four percent (3 minute read)\n\nFees go up in January.\n\n\
        Source: [Harbour Times](https://times.example/fees), via Gull Wire\n\n## Quick hits\n\n\
        - **Crane tax dropped.** The council gave it up.\n- **New lighthouse keeper.** She starts in May.\n\n\
        ## Wrapping up\n\nThat is all for today.\n";
    check(
        Format::Markdown,
        text,
        &[
            "head The Harbour Brief",
            "intro 1",
            "section Top stories",
            "Ferry line buys two hydrogen boats [pbb] (Quay Courier <https://quay.example/boats>)",
            "Port fees rise by four percent (3 minute read) [p] (Harbour Times <https://times.example/fees> + via Gull Wire)",
            "section Quick hits",
            " [bb]",
            "outro Wrapping up",
            "closing 1",
        ],
    );
}
