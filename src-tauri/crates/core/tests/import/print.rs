//! Printings of made-up issues: the same issue as plain text, Markdown, HTML and mail, in the many
//! hands that newsletters are typed in.

use super::model::{Dice, Issue, Item, Writer};

/// How items are numbered in print.
pub const NUMBERS: [fn(u32, &str) -> String; 14] = [
    |_, h| h.to_owned(),
    |n, h| format!("{n}. {h}"),
    |n, h| format!("{n}) {h}"),
    |n, h| format!("({n}) {h}"),
    |n, h| format!("**{n}.** {h}"),
    |n, h| format!("#{n} {h}"),
    |n, h| format!("{n}、{h}"),
    |n, h| format!("{}{h}", char::from_u32(0x2460 + n - 1).unwrap()),
    |n, h| format!("{}、{h}", ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][n as usize - 1]),
    |n, h| format!("{n} {h}"),
    |n, h| format!("**{n}. {h}**"),
    |n, h| format!("{n} – {h}"),
    |n, h| format!("{n:02}. {h}"),
    |n, h| format!("{n}.\n{h}"),
];

/// A made-up issue of the one or the other kind.
pub fn weekly(dice: &mut Dice, cjk: bool, numbered: bool) -> Issue {
    let mut issue = Issue::default();
    let count = dice.between(3, 10);
    let sections = dice.chance(20);
    let mut writer = Writer { dice, cjk };
    if writer.dice.chance(40) {
        issue.masthead = Some(if cjk { "港口数字周报".to_owned() } else { "Harbour Digital Digest".to_owned() });
        if writer.dice.chance(50) {
            issue.number = Some(writer.dice.between(2, 200) as u32);
        }
        if writer.dice.chance(50) {
            issue.date = Some((2025, writer.dice.between(1, 12) as u32, writer.dice.between(1, 28) as u32));
        }
    }
    if issue.masthead.is_none() || writer.dice.chance(80) {
        let hello = if cjk {
            "大家好，欢迎阅读本期内容。"
        } else {
            "Good day, dear readers, and welcome to another round of our digest."
        };
        issue.intro.push(format!("{hello}{}{}", if cjk { "" } else { " " }, writer.paragraph()));
    }
    for n in 1..=count {
        let mut item = Item { headline: writer.headline(), ..Item::default() };
        item.number = numbered.then_some(n as u32);
        let paragraphs = writer.dice.between(1, 3);
        item.paragraphs = (0..paragraphs).map(|_| writer.paragraph()).collect();
        if writer.dice.chance(15) {
            item.list =
                Some((writer.dice.chance(50), (0..writer.dice.between(2, 6)).map(|_| writer.headline()).collect()));
        }
        if sections && (n == 1 || n == count / 2 + 1) {
            item.section = Some(writer.label());
        }
        issue.items.push(item);
    }
    if sections && issue.items[0].section == issue.items[count / 2].section {
        for item in &mut issue.items {
            item.section = None;
        }
    }
    if writer.dice.chance(80) {
        issue.outro_heading = Some(
            if cjk {
                "结语"
            } else {
                writer.dice.pick(&["Wrapping Up", "In Closing", "Final Thoughts", "That's All For This Week"])
            }
            .to_owned(),
        );
        issue.outro.push(writer.paragraph());
        if writer.dice.chance(80) {
            issue.call = Some(if cjk {
                ("想了解更多最新报告，请点击这里。".to_owned(), "点击这里".to_owned())
            } else {
                ("To read more of what we found this year, click here.".to_owned(), "click here".to_owned())
            });
        }
    }
    issue
}

/// A made-up issue with kickers and source lines.
pub fn daily(dice: &mut Dice, cjk: bool) -> Issue {
    let mut issue = Issue::default();
    let count = dice.between(2, 6);
    let mut writer = Writer { dice, cjk };
    issue.masthead = Some(if cjk { "港口每日快讯".to_owned() } else { "Daily Harbour Pulse".to_owned() });
    if writer.dice.chance(70) {
        issue.topic_line = Some(if cjk {
            "渡轮、市场与电池".to_owned()
        } else {
            "Ferries, Markets & Batteries In Alder".to_owned()
        });
    }
    if writer.dice.chance(30) {
        issue.intro.push(if cjk {
            "早上好，以下是今天的消息。".to_owned()
        } else {
            format!("Good morning. {}", writer.paragraph())
        });
    }
    let same = writer.dice.chance(60);
    let label = writer.label();
    for n in 0..count {
        let mut item = Item { headline: writer.headline(), ..Item::default() };
        item.kicker = Some(if same || n == 0 { label.clone() } else { writer.label() });
        let paragraphs = writer.dice.between(1, 2);
        item.paragraphs = (0..paragraphs).map(|_| writer.paragraph()).collect();
        if n == 0 && writer.dice.chance(50) {
            item.list =
                Some((writer.dice.chance(70), (0..writer.dice.between(2, 7)).map(|_| writer.headline()).collect()));
        }
        let sources = if writer.dice.chance(20) { 2 } else { 1 };
        item.sources = (0..sources).map(|_| writer.outlet()).collect();
        item.sources.dedup();
        issue.items.push(item);
    }
    issue
}

/// How one printing is made.
#[derive(Debug, Clone)]
pub struct Hand {
    pub number: usize,
    pub gaps: usize,
    pub caps: bool,
    pub credit: usize,
    pub top: bool,
    pub end: &'static str,
    pub crlf: bool,
    pub wrap: bool,
}

impl Hand {
    pub fn any(dice: &mut Dice, numbered: bool) -> Hand {
        Hand {
            number: if numbered { dice.between(1, NUMBERS.len() - 1) } else { 0 },
            gaps: dice.below(4),
            caps: dice.chance(25),
            credit: dice.below(6),
            top: dice.chance(30),
            end: dice.pick(&[
                "",
                "\nComments",
                "\n\nTop",
                "\nShare | Tweet | Print\n",
                "\nLeave a comment\n",
                "\n\nUnsubscribe\n",
            ]),
            crlf: dice.chance(20),
            wrap: dice.chance(15),
        }
    }
}

pub fn credit(kind: usize, sources: &[String], cjk: bool) -> String {
    let many = sources.len() > 1;
    let (last, first) = sources.split_last().unwrap();
    let list = if cjk {
        sources.join("、")
    } else if many {
        format!("{} and {last}", first.join(", "))
    } else {
        last.clone()
    };
    let label = if cjk {
        "来源"
    } else if many {
        "Sources"
    } else {
        "Source"
    };
    match kind {
        0 | 1 if cjk => format!("{label}：{list}"),
        0 | 1 => format!("{label}: {list}"),
        2 => format!("({label}: {list})"),
        3 if cjk => format!("（{label}：{list}）"),
        3 => format!("{label} – {list}"),
        4 => format!("{}: {list}", label.to_uppercase()),
        _ => format!("[{label}: {list}]"),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn front(issue: &Issue, dice: &mut Dice) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(masthead) = &issue.masthead else { return lines };
    let date = issue.date.map(|(y, m, d)| match dice.below(4) {
        0 => format!("{y}-{m:02}-{d:02}"),
        1 => format!("{d} {} {y}", MONTHS[m as usize - 1]),
        2 => format!("{} {d}, {y}", MONTHS[m as usize - 1]),
        _ => format!("{y}年{m}月{d}日"),
    });
    let number = issue.number.map(|n| match dice.below(4) {
        0 => format!("No. {n}"),
        1 => format!("Issue #{n}"),
        2 => format!("第{n}期"),
        _ => format!("Issue {n}"),
    });
    let extra: Vec<String> = number.into_iter().chain(date).collect();
    match (&issue.topic_line, dice.below(3)) {
        (Some(topic), 0) => lines.extend([masthead.clone(), topic.clone()]),
        (Some(topic), 1) => lines.push(format!("{masthead} | {topic}")),
        (Some(topic), _) => lines.push(format!("{masthead}: {topic}")),
        (None, _) if extra.is_empty() => lines.push(masthead.clone()),
        (None, 0) => lines.push(format!("{masthead} | {}", extra.join(" | "))),
        (None, 1) => lines.extend([masthead.clone(), extra.join(" · ")]),
        (None, _) => lines.extend(std::iter::once(masthead.clone()).chain(extra.clone())),
    }
    lines
}

fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// The issue as plain text.
pub fn text(issue: &Issue, hand: &Hand, dice: &mut Dice, cjk: bool) -> String {
    // gaps: 0 none, 1 between all, 2 between items only, 3 two between items and one between all
    let wrap = hand.wrap && !cjk && matches!(hand.gaps, 1 | 3);
    let all = if matches!(hand.gaps, 1 | 3) { "\n\n" } else { "\n" };
    let between = match hand.gaps {
        0 => "\n",
        3 => "\n\n\n",
        _ => "\n\n",
    };
    let fold = |text: &str| if wrap { wrapped(text, 72) } else { text.to_owned() };
    let mut blocks: Vec<String> = Vec::new();
    let head = front(issue, dice);
    if !head.is_empty() {
        blocks.push(head.join(all));
    }
    if !issue.intro.is_empty() {
        blocks.push(issue.intro.iter().map(|p| fold(p)).collect::<Vec<_>>().join(all));
    }
    for item in &issue.items {
        if let Some(section) = &item.section {
            blocks.push(section.clone());
        }
        blocks.push(item_text(item, hand, all, &fold, cjk));
    }
    let mut end = Vec::new();
    end.extend(issue.outro_heading.clone());
    end.extend(issue.outro.iter().map(|p| fold(p)));
    end.extend(issue.call.iter().map(|(text, _)| text.clone()));
    if !end.is_empty() {
        blocks.push(end.join(all));
    }
    let text = blocks.join(between) + hand.end;
    if hand.crlf { text.replace('\n', "\r\n") } else { text }
}

fn item_text(item: &Item, hand: &Hand, all: &str, fold: &impl Fn(&str) -> String, cjk: bool) -> String {
    let mut lines = Vec::new();
    if let Some(kicker) = &item.kicker {
        lines.push(if hand.caps { kicker.to_uppercase() } else { kicker.clone() });
    }
    lines.push(match item.number {
        Some(number) => NUMBERS[hand.number](number, &item.headline),
        None => item.headline.clone(),
    });
    lines.push(fold(&item.paragraphs[0]));
    if let Some((counts, entries)) = &item.list {
        let entries = entries
            .iter()
            .enumerate()
            .map(|(n, entry)| if *counts { format!("  {}. {entry}", n + 1) } else { format!("- {entry}") });
        lines.push(entries.collect::<Vec<_>>().join("\n"));
    }
    lines.extend(item.paragraphs[1..].iter().map(|p| fold(p)));
    if !item.sources.is_empty() {
        lines.push(credit(hand.credit, &item.sources, cjk));
    }
    if hand.top {
        lines.push("Top".to_owned());
    }
    lines.join(all)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Ways to set an issue in HTML: the tags around headline, kicker, section and outro heading.
pub struct Page {
    pub headline: (&'static str, &'static str),
    pub kicker: (&'static str, &'static str),
    pub section: (&'static str, &'static str),
    pub paragraph: (&'static str, &'static str),
    pub masthead: (&'static str, &'static str),
    pub open: &'static str,
    pub close: &'static str,
}

pub const PAGES: [Page; 5] = [
    Page {
        headline: ("<h2>", "</h2>"),
        kicker: ("<p class=\"k\">", "</p>"),
        section: ("<h1>", "</h1>"),
        paragraph: ("<p>", "</p>"),
        masthead: ("<h1>", "</h1>"),
        open: "<body>",
        close: "</body>",
    },
    Page {
        headline: ("<h3>", "</h3>"),
        kicker: ("<h4>", "</h4>"),
        section: ("<h2>", "</h2>"),
        paragraph: ("<p>", "</p>"),
        masthead: ("<h1>", "</h1>"),
        open: "<body><div>",
        close: "</div></body>",
    },
    Page {
        headline: ("<p><strong>", "</strong></p>"),
        kicker: ("<p><em>", "</em></p>"),
        section: ("<h2>", "</h2>"),
        paragraph: ("<p>", "</p>"),
        masthead: ("<p><b>", "</b></p>"),
        open: "<body>",
        close: "</body>",
    },
    Page {
        headline: ("<tr><td style=\"font-size:22px;font-weight:bold\">", "</td></tr>"),
        kicker: ("<tr><td style=\"font-size:11px;text-transform:uppercase\">", "</td></tr>"),
        section: ("<tr><td><h2>", "</h2></td></tr>"),
        paragraph: ("<tr><td>", "</td></tr>"),
        masthead: ("<tr><td><h1>", "</h1></td></tr>"),
        open: "<body><table role=\"presentation\">",
        close: "</table></body>",
    },
    Page {
        headline: ("<p class=MsoNormal><b><span lang=EN-US>", "<o:p></o:p></span></b></p>"),
        kicker: ("<p class=MsoNormal><span lang=EN-US>", "<o:p></o:p></span></p>"),
        section: ("<h2>", "</h2>"),
        paragraph: ("<p class=MsoNormal><span lang=EN-US>", "<o:p></o:p></span></p>"),
        masthead: ("<h1>", "</h1>"),
        open: "<body lang=EN-US>",
        close: "</body>",
    },
];

/// The issue as HTML.
pub fn html(issue: &Issue, hand: &Hand, page: &Page, dice: &mut Dice, cjk: bool) -> String {
    let mut out = format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>{}\n", page.open);
    let put = |out: &mut String, (open, close): (&str, &str), text: &str| {
        out.push_str(&format!("{open}{}{close}\n", escape(text)))
    };
    for (nth, line) in front(issue, dice).iter().enumerate() {
        put(&mut out, if nth == 0 { page.masthead } else { page.paragraph }, line);
    }
    for text in &issue.intro {
        put(&mut out, page.paragraph, text);
    }
    for item in &issue.items {
        if let Some(section) = &item.section {
            put(&mut out, page.section, section);
        }
        if let Some(kicker) = &item.kicker {
            put(&mut out, page.kicker, &if hand.caps { kicker.to_uppercase() } else { kicker.clone() });
        }
        let headline = match item.number {
            Some(number) => NUMBERS[hand.number](number, &item.headline).replace("**", ""),
            None => item.headline.clone(),
        };
        put(&mut out, page.headline, &headline.replace('\n', " "));
        put(&mut out, page.paragraph, &item.paragraphs[0]);
        if let Some((counts, entries)) = &item.list {
            let name = if *counts { "ol" } else { "ul" };
            let entries: String = entries.iter().map(|entry| format!("<li>{}</li>", escape(entry))).collect();
            let (open, close) = if page.paragraph.0.starts_with("<tr>") { page.paragraph } else { ("", "") };
            out.push_str(&format!("{open}<{name}>{entries}</{name}>{close}\n"));
        }
        for text in &item.paragraphs[1..] {
            put(&mut out, page.paragraph, text);
        }
        if !item.sources.is_empty() {
            put(&mut out, page.paragraph, &credit(hand.credit, &item.sources, cjk));
        }
        if hand.top {
            out.push_str(&format!("{}<a href=\"#top\">Top</a>{}\n", page.paragraph.0, page.paragraph.1));
        }
    }
    if let Some(heading) = &issue.outro_heading {
        put(&mut out, page.headline, heading);
    }
    for text in &issue.outro {
        put(&mut out, page.paragraph, text);
    }
    if let Some((text, label)) = &issue.call {
        let linked = escape(text).replace(label, &format!("<a href=\"https://harbour.example/report\">{label}</a>"));
        out.push_str(&format!("{}{linked}{}\n", page.paragraph.0, page.paragraph.1));
    }
    for line in hand.end.trim().lines() {
        put(&mut out, page.paragraph, line);
    }
    out + page.close + "</html>"
}

/// The issue as Markdown.
pub fn markdown(issue: &Issue, hand: &Hand, dice: &mut Dice, cjk: bool) -> String {
    let kind = dice.below(3);
    let mut lines: Vec<String> = Vec::new();
    for (nth, line) in front(issue, dice).iter().enumerate() {
        lines.push(if nth == 0 { format!("# {line}") } else { line.clone() });
    }
    lines.extend(issue.intro.iter().cloned());
    for item in &issue.items {
        lines.extend(item.section.iter().map(|section| format!("# {section}")));
        if let Some(kicker) = &item.kicker {
            lines.push(if hand.caps { kicker.to_uppercase() } else { format!("*{kicker}*") });
        }
        let headline = match item.number {
            Some(number) => NUMBERS[hand.number](number, &item.headline).replace('\n', " "),
            None => item.headline.clone(),
        };
        lines.push(match kind {
            0 => format!("## {headline}"),
            1 => format!("### {headline}"),
            _ if headline.contains("**") || item.number.is_some() => headline,
            _ => format!("**{headline}**"),
        });
        lines.push(item.paragraphs[0].clone());
        if let Some((counts, entries)) = &item.list {
            let entries = entries
                .iter()
                .enumerate()
                .map(|(n, entry)| if *counts { format!("{}. {entry}", n + 1) } else { format!("- {entry}") });
            lines.push(entries.collect::<Vec<_>>().join("\n"));
        }
        lines.extend(item.paragraphs[1..].iter().cloned());
        if !item.sources.is_empty() {
            lines.push(credit(hand.credit, &item.sources, cjk));
        }
        if hand.top {
            lines.push("[Top](#top)".to_owned());
        }
    }
    lines.extend(
        issue.outro_heading.iter().map(|heading| format!("{} {heading}", if kind == 1 { "###" } else { "##" })),
    );
    lines.extend(issue.outro.iter().cloned());
    if let Some((text, label)) = &issue.call {
        lines.push(text.replace(label, &format!("[{label}](https://harbour.example/report)")));
    }
    lines.join("\n\n") + hand.end
}
