//! The content of a line as it is printed: words, links, pictures, breaks.

use crate::body::{BREAK, Image, Inline, Line, Marks, is_blank_char};
use crate::export::address::Address;
use crate::export::clean::{self, Clean};
use crate::export::image::Images;
use crate::export::place::Place;

/// A piece of a printed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Span {
    /// Words with the same marks.
    Words {
        /// The words.
        text: String,
        /// How they are set; the link is never set here.
        marks: Marks,
    },
    /// Words and pictures that lead somewhere.
    Link {
        /// Where they lead.
        address: Address,
        /// What is linked; holds no link.
        content: Vec<Span>,
    },
    /// A picture.
    Picture(Picture),
    /// A line break.
    Break,
    /// Content that says where it comes from; only a proof has it.
    Placed {
        /// Where it stands.
        place: Place,
        /// What stands there.
        content: Vec<Span>,
    },
}

/// A picture that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Picture {
    /// Where it is.
    pub address: Address,
    /// The words that stand for it; empty for a decorative one.
    pub alt: Clean,
    /// Its own width in CSS pixels, where known.
    pub width: Option<u32>,
    /// Its own height in CSS pixels, where known.
    pub height: Option<u32>,
}

impl Span {
    /// Words without marks.
    pub fn words(text: impl Into<String>) -> Span {
        Span::Words { text: text.into(), marks: Marks::default() }
    }

    /// Words, linked where they lead somewhere.
    pub fn linked(text: &Clean, address: Option<Address>) -> Span {
        let words = Span::words(text.as_str());
        match address {
            Some(address) => Span::Link { address, content: vec![words] },
            None => words,
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Span::Words { text, .. } => text.chars().all(is_blank_char),
            Span::Link { content, .. } | Span::Placed { content, .. } => content.iter().all(Span::is_blank),
            Span::Picture(_) => false,
            Span::Break => true,
        }
    }
}

/// The printed content of a line; empty where nothing of it shows.
pub(in crate::export) fn spans(line: &Line, images: Images<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (inline, text) in line.inline.iter().zip(clean_texts(line)) {
        let (content, link) = match inline {
            Inline::Text { marks, .. } => (words(&text, marks), &marks.link),
            Inline::Image(image) => (picture(image, images).into_iter().collect(), &image.link),
            Inline::Rule => continue,
        };
        push(&mut spans, content, link.as_deref().and_then(Address::of_link));
    }
    if spans.iter().all(Span::is_blank) {
        return Vec::new();
    }
    let shown = |span: &Span| *span != Span::Break;
    let (first, last) = (spans.iter().position(shown).unwrap_or(0), spans.iter().rposition(shown).unwrap_or(0));
    spans.drain(..=last).skip(first).flat_map(with_a_name).collect()
}

/// The printable text of every piece of a line, bidirectional controls paired across the pieces.
fn clean_texts(line: &Line) -> Vec<String> {
    let mut texts: Vec<String> = line
        .inline
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => clean::piece(text),
            Inline::Image(_) | Inline::Rule => String::new(),
        })
        .collect();
    clean::balance(&mut texts);
    texts
}

fn words(text: &str, marks: &Marks) -> Vec<Span> {
    let marks = Marks { link: None, ..marks.clone() };
    let mut spans = Vec::new();
    for (index, piece) in text.split(BREAK).enumerate() {
        if index > 0 {
            spans.push(Span::Break);
        }
        if !piece.is_empty() {
            spans.push(Span::Words { text: piece.to_owned(), marks: marks.clone() });
        }
    }
    spans
}

/// The picture, or the words that stand for it where it has no address that a reader could reach.
fn picture(image: &Image, images: Images<'_>) -> Option<Span> {
    let alt = Clean::line(&image.alt);
    match images.show(&image.src) {
        Some(shown) => {
            // A width that an editor gave goes before the file's own.
            let (width, height) = match (image.width, shown.width) {
                (Some(width), _) => (Some(width), image.height),
                (None, width) => (width, shown.height),
            };
            Some(Span::Picture(Picture { address: shown.address, alt, width, height }))
        }
        None => (!alt.is_empty()).then(|| Span::words(alt.as_str())),
    }
}

/// Adds content under its link; neighbours under one address make one link.
fn push(spans: &mut Vec<Span>, content: Vec<Span>, link: Option<Address>) {
    let Some(address) = link else {
        spans.extend(content);
        return;
    };
    match spans.last_mut() {
        Some(Span::Link { address: before, content: linked }) if *before == address => linked.extend(content),
        _ if content.is_empty() => {}
        _ => spans.push(Span::Link { address, content }),
    }
}

/// A link that can be named: one around nothing but white space is no link, and a picture without
/// words that leads somewhere is called by where it leads.
fn with_a_name(span: Span) -> Vec<Span> {
    match span {
        Span::Link { content, .. } if content.iter().all(Span::is_blank) => content,
        Span::Link { address, mut content } => {
            let named = content.iter().any(|span| match span {
                Span::Picture(picture) => !picture.alt.is_empty(),
                other => !other.is_blank(),
            });
            if !named {
                let name = Clean::line(&address.short_name());
                if let Some(Span::Picture(picture)) = content.iter_mut().find(|span| matches!(span, Span::Picture(_))) {
                    picture.alt = name;
                }
            }
            vec![Span::Link { address, content }]
        }
        other => vec![other],
    }
}
