//! A page as Markdown (CommonMark), for archives and for tools that read it.

use super::page::{Block, Code, Item, Line, List, Listed, Page, Part, Span};
use crate::export::address::Address;

/// The page.
pub(super) fn render(page: &Page) -> String {
    let mut blocks: Vec<String> = Vec::new();
    blocks.push(heading(1, &escaped(page.masthead.name.as_str())));
    let head = [&page.masthead.issue_line, &page.masthead.title, &page.masthead.topic_line];
    blocks.extend(head.into_iter().filter(|line| !line.is_empty()).map(|line| guarded(&escaped(line.as_str()))));
    blocks.extend(body(&page.intro));
    blocks.extend(contents(page));
    for part in &page.parts {
        match part {
            Part::Section(title) => blocks.push(heading(2, &escaped(title.as_str()))),
            Part::Item(item) => blocks.extend(print_item(item)),
            // Markdown has no place to lead back to.
            Part::TopLink => {}
        }
    }
    if let Some(outro) = &page.outro {
        if !outro.heading.is_empty() {
            blocks.push(heading(2, &escaped(outro.heading.as_str())));
        }
        blocks.extend(body(&outro.body));
    }
    blocks.extend(page.call_to_action.as_ref().map(|call| guarded(&line(&call.content))));
    blocks.extend(footer(page));
    format!("{}\n", blocks.join("\n\n"))
}

fn print_item(item: &Item) -> Vec<String> {
    let mut blocks = Vec::new();
    if !item.kicker.is_empty() {
        blocks.push(format!("**{}**", escaped(item.kicker.as_str())));
    }
    let number = item.number.map(|number| format!("{number}. ")).unwrap_or_default();
    let title = format!("{number}{}", escaped(item.headline.as_str()));
    match item.headline.is_empty() {
        true if title.is_empty() => {}
        true => blocks.push(guarded(title.trim())),
        false => blocks.push(heading(item.level, &title)),
    }
    if !item.dek.is_empty() {
        blocks.push(format!("*{}*", escaped(item.dek.as_str())));
    }
    blocks.extend(body(&item.body));
    if !item.source_line.is_empty() {
        blocks.push(guarded(&line(&item.source_line)));
    }
    blocks
}

fn contents(page: &Page) -> Vec<String> {
    if page.contents.is_empty() {
        return Vec::new();
    }
    let lines: Vec<String> = page
        .contents
        .iter()
        .map(|listed| match listed {
            Listed::Section(title) => format!("- **{}**", escaped(title.as_str())),
            Listed::Item { number: Some(number), headline, .. } => {
                format!("- {number}\\. {}", escaped(headline.as_str()))
            }
            Listed::Item { number: None, headline, .. } => format!("- {}", escaped(headline.as_str())),
        })
        .collect();
    vec![heading(2, page.language.contents()), lines.join("\n")]
}

fn footer(page: &Page) -> Vec<String> {
    let footer = &page.footer;
    if footer.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec!["---".to_owned()];
    blocks.extend(body(&footer.text));
    if !footer.reason.is_empty() {
        blocks.push(escaped(footer.reason.as_str()));
    }
    let address: Vec<String> = footer
        .postal_address
        .iter()
        .filter_map(|line| match line {
            Line::Words(words) => Some(escaped(words.as_str())),
            Line::Token(_) => None,
        })
        .collect();
    if !address.is_empty() {
        blocks.push(address.join("\\\n"));
    }
    if !footer.links.is_empty() {
        let links: Vec<String> = footer.links.iter().map(|link| line(std::slice::from_ref(link))).collect();
        blocks.push(links.join(" · "));
    }
    blocks
}

fn heading(level: u8, words: &str) -> String {
    format!("{} {words}", "#".repeat(usize::from(level)))
}

fn body(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).filter(|text| !text.is_empty()).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph { content, .. } => guarded(&line(content)),
        Block::Heading { level, content } => heading(*level, &line(content).replace("\\\n", " ")),
        Block::List(list) => print_list(list),
        Block::Quote(paragraphs) => {
            let quoted: Vec<String> =
                paragraphs.iter().map(|content| hung(&guarded(&line(content)), "> ", "> ")).collect();
            quoted.join("\n>\n")
        }
        Block::Code(Code { text, .. }) => {
            let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Rule => "---".to_owned(),
    }
}

fn print_list(list: &List) -> String {
    let entries: Vec<String> = list
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let marker = list.start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start + index));
            hung(&entry_text(entry), &marker, &" ".repeat(marker.len()))
        })
        .collect();
    entries.join("\n")
}

/// The blocks of an entry; a list inside it follows closely, as it does on paper.
fn entry_text(entry: &[Block]) -> String {
    let mut text = String::new();
    for block in entry {
        let printed = self::block(block);
        if printed.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str(if matches!(block, Block::List(_)) { "\n" } else { "\n\n" });
        }
        text.push_str(&printed);
    }
    text
}

/// The text with one margin before its first line and another before the rest.
fn hung(text: &str, first: &str, rest: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(index, line)| match (index, line.is_empty()) {
            (0, _) => format!("{first}{line}"),
            (_, true) => rest.trim_end().to_owned(),
            (_, false) => format!("{rest}{line}"),
        })
        .collect();
    lines.join("\n")
}

fn line(content: &[Span]) -> String {
    let mut text = String::new();
    for span in content {
        match span {
            Span::Words { text: words, marks } => {
                let (before, words, after) = apart(words);
                let mut set = if marks.code { code(words) } else { escaped(words) };
                for (wanted, mark) in [(marks.strike, "~~"), (marks.em, "*"), (marks.strong, "**")] {
                    if wanted && !words.is_empty() {
                        set = format!("{mark}{set}{mark}");
                    }
                }
                text.push_str(&format!("{before}{set}{after}"));
            }
            Span::Link { address, content } => text.push_str(&link(address, &line(content))),
            Span::Picture(picture) => {
                text.push_str(&format!("![{}](<{}>)", escaped(picture.alt.as_str()), picture.address));
            }
            Span::Placed { content, .. } => text.push_str(&line(content)),
            Span::Break => text.push_str("\\\n"),
        }
    }
    text.trim().to_owned()
}

fn link(address: &Address, words: &str) -> String {
    format!("[{words}](<{address}>)")
}

/// The words without the white space around them, which marks may not hold.
fn apart(words: &str) -> (&str, &str, &str) {
    let start = words.len() - words.trim_start().len();
    let inner = words.trim();
    (&words[..start], inner, &words[start + inner.len()..])
}

fn code(words: &str) -> String {
    let fence = "`".repeat(longest_run(words, '`') + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{words}{pad}{fence}")
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Words that are nothing but words when they are read as Markdown.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '|') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A line whose first characters do not make it a heading, a list or a rule.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(line.as_bytes().get(digits), Some(b'.' | b')')) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=']) { format!("\\{line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Images, sample::Sample};

    #[test]
    fn words_stay_words() {
        let check = |words: &str, expect: &str| assert_eq!(guarded(&line(&[Span::words(words)])), expect);
        check("plain", "plain");
        check("# no heading", "\\# no heading");
        check("1. no list", "1\\. no list");
        check("- no list", "\\- no list");
        check("a *b* [c](d) <e> `f`", "a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\`");
        check("2025 was", "2025 was");
    }

    #[test]
    fn an_issue_reads_back_as_it_was() {
        let snapshot = Sample::read(
            r#"{"issue":{"number":41},"entries":[{"headline":"1 * 2","kicker":"Sums","body":["One.","Two *x*."],
                "sources":[{"name":"Gazette","url":"https://example.com/1"}]}]}"#,
        )
        .snapshot();
        let text = crate::export::markdown(&snapshot, Images::none());
        assert_eq!(
            text,
            "# Harbour Letter\n\nNo. 41\n\n**Sums**\n\n## 1 \\* 2\n\nOne.\n\nTwo \\*x\\*.\n\nSource: \
             [Gazette](<https://example.com/1>)\n"
        );
        let body = crate::markdown::to_body(&text);
        assert!(body.to_text().contains("Two *x*."));
    }
}
