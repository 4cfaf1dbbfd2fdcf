//! An item as one text of its own, to be carried elsewhere: labels, headline, dek, text and credits.

use crate::body::{Body, Inline, Line, LineKind, Marks};
use crate::issue::snapshot::Credit;
use crate::item::Item;

/// The item as a body: the headline as a heading, the credits as its last line after `label`.
pub fn body(item: &Item, credits: &[Credit], label: &str) -> Body {
    let strong = Marks { strong: true, ..Marks::default() };
    let em = Marks { em: true, ..Marks::default() };
    let line = |kind, text: &str, marks: &Marks| Line {
        kind,
        indent: 0,
        inline: vec![Inline::Text { text: text.to_owned(), marks: marks.clone() }],
    };
    let mut lines = Vec::new();
    for (kind, words, marks) in [
        (LineKind::Paragraph, &item.kicker, &strong),
        (LineKind::Heading2, &item.headline, &Marks::default()),
        (LineKind::Paragraph, &item.dek, &em),
    ] {
        if !words.trim().is_empty() {
            lines.push(line(kind, words, marks));
        }
    }
    lines.extend(item.body.lines.iter().cloned());
    if !credits.is_empty() {
        let mut inline = vec![Inline::text(format!("{label}: "))];
        for (at, credit) in credits.iter().enumerate() {
            if at > 0 {
                inline.push(Inline::text(", "));
            }
            let link = Some(credit.url.clone()).filter(|url| !url.is_empty());
            inline.push(Inline::Text { text: credit.name.clone(), marks: Marks { link, ..Marks::default() } });
        }
        lines.push(Line { kind: LineKind::Paragraph, indent: 0, inline });
    }
    Body { lines }.normalized()
}
