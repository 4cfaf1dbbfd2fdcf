//! The archive: an issue as a page of the web, and as an entry of an Atom feed (RFC 4287).
//!
//! Browsers keep style sheets, so the page has one, made of the theme's tokens; it needs no script and
//! loads nothing but the issue's own pictures.

use std::fmt::Write;

use super::article::{self, escaped, inline};
use super::language::Direction;
use super::page::{Line, Page};
use crate::issue::snapshot::IssueSnapshot;
use crate::theme::{Alignment, Palette, Theme, TypeSize};

/// The page.
pub(super) fn page(page: &Page, snapshot: &IssueSnapshot, theme: &Theme) -> String {
    let title = escaped(page.title.as_str());
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n",
        page.language.tag(),
        direction(page),
    );
    if !page.preheader.is_empty() {
        let _ = writeln!(html, "<meta name=\"description\" content=\"{}\">", escaped(page.preheader.as_str()));
    }
    let _ = write!(html, "<style>\n{}</style>\n</head>\n<body>\n<main>\n<header>\n", sheet(page, theme));
    if let Some(picture) = &page.header {
        let picture = super::page::Span::Picture(picture.clone());
        let _ = writeln!(html, "<p>{}</p>", inline(std::slice::from_ref(&picture)));
    }
    let _ = writeln!(html, "<h1 id=\"top\">{}</h1>", escaped(page.masthead.name.as_str()));
    if !page.masthead.issue_line.is_empty() {
        let line = escaped(page.masthead.issue_line.as_str());
        match snapshot.issue.date {
            Some(date) => drop(writeln!(html, "<p><time datetime=\"{date}\">{line}</time></p>")),
            None => drop(writeln!(html, "<p>{line}</p>")),
        }
    }
    for line in [&page.masthead.title, &page.masthead.topic_line] {
        if !line.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", escaped(line.as_str()));
        }
    }
    let _ = write!(html, "</header>\n<article>\n{}</article>\n", article::render(page));
    html.push_str(&footer(page));
    html.push_str("</main>\n</body>\n</html>\n");
    super::html::fold::fold(&html)
}

/// The entry. Its id is the issue's own, so that it stays the same wherever the page lies.
pub(super) fn entry(page: &Page, snapshot: &IssueSnapshot) -> String {
    let xml = |words: &str| escaped(words);
    let moment = snapshot.issue.date.map_or_else(|| "1970-01-01".to_owned(), |date| date.to_string());
    let mut entry = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<entry xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>urn:uuid:{}</id>\n<title>{}</title>\n<updated>{moment}T00:00:00Z</updated>\n\
         <published>{moment}T00:00:00Z</published>\n<author><name>{}</name></author>\n",
        page.language.tag(),
        snapshot.issue.id,
        xml(page.title.as_str()),
        xml(page.masthead.name.as_str()),
    );
    let values = crate::variable::Values::of(snapshot);
    let link = super::address::Address::of_link(&values.fill(&snapshot.publication.imprint.browser_url));
    if let Some(link) = link {
        let _ = writeln!(entry, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(link.as_str()));
    }
    if !page.preheader.is_empty() {
        let _ = writeln!(entry, "<summary>{}</summary>", xml(page.preheader.as_str()));
    }
    let _ = write!(entry, "<content type=\"html\">{}</content>\n</entry>\n", xml(&article::render(page)));
    entry
}

fn direction(page: &Page) -> &'static str {
    match page.language.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

fn footer(page: &Page) -> String {
    let footer = &page.footer;
    let mut html = String::new();
    // Who reads on the web gets no mail: the ways out of the list and the reason are left out.
    let lines: Vec<String> = footer
        .postal_address
        .iter()
        .filter_map(|line| match line {
            Line::Words(words) => Some(escaped(words.as_str())),
            Line::Token(_) => None,
        })
        .collect();
    if !lines.is_empty() {
        let _ = write!(html, "<footer>\n<address>{}</address>\n</footer>\n", lines.join("<br>\n"));
    }
    html
}

fn sheet(page: &Page, theme: &Theme) -> String {
    let (scale, measure) = (&theme.type_scale, &theme.measure);
    let script = page.language.script();
    let size = |of: TypeSize| format!("font-size:{}px;line-height:{}px", of.size, of.line);
    let heading = format!("font-family:{};font-weight:{}", scale.heading_font.css(script), scale.heading_weight);
    let align = if theme.manner.masthead == Alignment::Center { "header{text-align:center}\n" } else { "" };
    let colours = |palette: &Palette| {
        format!(
            "body{{background:{};color:{}}}\nmain{{background:{}}}\na{{color:{}}}\n\
             header p,footer,blockquote{{color:{}}}\nblockquote,hr{{border-color:{}}}\npre{{background:{}}}\n",
            palette.desk, palette.ink, palette.paper, palette.accent, palette.muted, palette.rule, palette.raised
        )
    };
    format!(
        ":root{{color-scheme:light dark}}\nbody{{margin:0;font-family:{};{}}}\n\
         main{{max-width:{}px;margin:0 auto;padding:{}px;box-sizing:border-box}}\nh1,h2,h3,h4{{{heading}}}\n\
         h1{{{}}}\nh2{{{};margin-top:{}px}}\nh3{{{}}}\nheader p,footer{{font-family:{};{}}}\n{align}\
         img{{max-width:100%;height:auto}}\nblockquote{{margin-inline:0;padding-inline-start:{}px;\
         border-inline-start:3px solid}}\npre{{padding:12px;overflow-x:auto;white-space:pre-wrap;font-family:{}}}\n\
         address{{font-style:normal}}\n{}@media (prefers-color-scheme:dark){{\n{}}}\n",
        scale.text_font.css(script),
        size(scale.text),
        measure.width,
        measure.narrow_margin.max(16),
        size(scale.masthead),
        size(scale.headline),
        measure.item_space,
        size(scale.subheading),
        scale.label_font.css(script),
        size(scale.label),
        measure.paragraph_space,
        scale.code_font.css(script),
        colours(&theme.light),
        colours(&theme.dark),
    )
}
