//! The form of a body that HTML can say and read again: what a paste, an import and an export agree on.

use super::{BREAK, Body, Image, Inline, Line, LineKind, MAX_INDENT, Marks};
use crate::html::address;
use crate::html::line::{Picture, Piece, Setting, code_lines, settle, settle_code};

impl Setting for Marks {
    fn unlinked(&self) -> Option<Marks> {
        self.link.is_some().then(|| Marks { link: None, ..self.clone() })
    }

    fn shares_link(&self, other: &Marks) -> bool {
        self.link == other.link
    }
}

impl Body {
    /// The same body as HTML would carry it. On top of [`Body::normalized`]:
    ///
    /// - Spaces outside code are as HTML shows them: runs of them are one, and a visible line has no
    ///   blank (no-break and zero-width spaces included) at either end.
    /// - Two hard breaks in a row begin a new paragraph (in a heading they are one break); a hard break
    ///   is set like the words before it. In code a hard break ends the line.
    /// - Lines that show nothing are gone, but for those between two lines of code.
    /// - A paragraph is only indented where it continues a list entry.
    /// - Code lines are not set as code once more.
    /// - Addresses are usable ones in canonical form; a link without one, or around nothing, is only
    ///   words, and a picture without one (one kept in the library, too) is gone.
    /// - Bidirectional controls are closed within the words they stand in.
    pub fn canonical(self) -> Body {
        let mut lines: Vec<Line> = Vec::with_capacity(self.lines.len());
        let mut code: Vec<Piece<Marks>> = Vec::new();
        for line in self.normalized().into_settled().lines {
            if line.kind == LineKind::Code && !line.is_rule() {
                code.extend(pieces(line).into_iter().map(without_code_mark));
                code.push(Piece::Break(Marks::default()));
                continue;
            }
            push_code(&mut lines, std::mem::take(&mut code));
            push_line(&mut lines, line);
        }
        push_code(&mut lines, code);
        settle_indents(&mut lines);
        Body { lines }
    }
}

fn pieces(line: Line) -> Vec<Piece<Marks>> {
    let usable = |link: Option<String>| link.and_then(|link| address::link(&link));
    let pieces = line.inline.into_iter().filter_map(|inline| match inline {
        Inline::Text { text, marks } => {
            let link = usable(marks.link);
            Some(Piece::Words(text, Marks { link, ..marks }))
        }
        Inline::Image(image) => {
            let picture = Picture::kept(&image.src, &image.alt, image.width, image.height)?;
            Some(Piece::Picture(picture, Marks { link: usable(image.link), ..Marks::default() }))
        }
        Inline::Rule => None,
    });
    pieces.collect()
}

fn without_code_mark(piece: Piece<Marks>) -> Piece<Marks> {
    match piece {
        Piece::Words(words, marks) => Piece::Words(words, Marks { code: false, ..marks }),
        other => other,
    }
}

fn push_code(lines: &mut Vec<Line>, code: Vec<Piece<Marks>>) {
    let code = settle_code(code);
    if code.is_empty() {
        return;
    }
    let code = code_lines(code).into_iter();
    lines.extend(code.map(|pieces| Line { kind: LineKind::Code, inline: inline(pieces), ..Line::default() }));
}

fn push_line(lines: &mut Vec<Line>, line: Line) {
    if line.is_rule() {
        lines.push(line);
        return;
    }
    let (kind, indent) = (line.kind, line.indent);
    let mut pieces = settle(pieces(line));
    if pieces.is_empty() {
        return;
    }
    if matches!(kind, LineKind::Heading2 | LineKind::Heading3 | LineKind::Heading4) {
        pieces.dedup_by(|piece, before| matches!((piece, before), (Piece::Break(_), Piece::Break(_))));
        lines.push(Line { kind, indent, inline: inline(pieces), ..Line::default() });
        return;
    }
    let next = match kind {
        LineKind::Bullet | LineKind::Ordered => (LineKind::Paragraph, (indent + 1).min(MAX_INDENT)),
        _ => (kind, indent),
    };
    let mut part = Vec::new();
    let mut place = (kind, indent);
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        if matches!((&piece, rest.peek()), (Piece::Break(_), Some(Piece::Break(_)))) {
            rest.next();
            lines.push(Line {
                kind: place.0,
                indent: place.1,
                inline: inline(std::mem::take(&mut part)),
                ..Line::default()
            });
            place = next;
        } else {
            part.push(piece);
        }
    }
    lines.push(Line { kind: place.0, indent: place.1, inline: inline(part), ..Line::default() });
}

fn inline(pieces: Vec<Piece<Marks>>) -> Vec<Inline> {
    let mut inline: Vec<Inline> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let (words, setting) = match piece {
            Piece::Words(words, setting) => (words, setting),
            Piece::Break(setting) => (BREAK.to_string(), setting),
            Piece::Picture(Picture { src, alt, width, height }, Marks { link, .. }) => {
                inline.push(Inline::Image(Image { src, alt, width, height, link, ..Image::default() }));
                continue;
            }
        };
        match inline.last_mut() {
            Some(Inline::Text { text, marks }) if *marks == setting => text.push_str(&words),
            _ => inline.push(Inline::Text { text: words, marks: setting }),
        }
    }
    inline
}

/// Brings every indented paragraph to the deepest entry above it that it can continue.
fn settle_indents(lines: &mut [Line]) {
    let mut entries = [false; MAX_INDENT as usize + 1];
    for line in lines {
        let indent = usize::from(line.indent);
        match line.kind {
            LineKind::Bullet | LineKind::Ordered => {
                entries[indent..].fill(false);
                entries[indent] = true;
            }
            LineKind::Paragraph => {
                let continued = (1..=indent).rev().find(|indent| entries[indent - 1]).unwrap_or(0);
                entries[continued..].fill(false);
                line.indent = u8::try_from(continued).unwrap_or(0);
            }
            _ => entries.fill(false),
        }
    }
}
