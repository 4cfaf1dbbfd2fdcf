//! The Delta form of a body: what crosses the wire and what the projection keeps.
//!
//! A list of inserts, each with attributes; a line's attributes sit on the `\n` that ends it. The
//! form is that of the Quill Delta specification; the attribute names are Galley's.

use serde::{Deserialize, Serialize};

use super::suggestion::Mark;
use super::{Body, Image, Inline, Line, LineKind, Marks, Suggested};

/// A body as inserts. `[]` is the empty body.
pub type Delta = Vec<Operation>;

/// One insert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// What is inserted.
    pub insert: Insert,
    /// Its attributes; left out where there are none.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// What an operation inserts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Insert {
    /// Words; `\n` ends a line.
    Text(String),
    /// A picture.
    Image {
        /// The picture.
        image: DeltaImage,
    },
    /// A thematic break.
    Rule {
        /// Always true.
        rule: bool,
    },
}

/// A picture in the Delta form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeltaImage {
    /// Address.
    pub src: String,
    /// Alternative text.
    #[serde(default)]
    pub alt: String,
    /// Width in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// The attributes of an insert. Marks belong to words, `line` and `indent` to a `\n`; what is suggested, to anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Attributes {
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub em: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub underline: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub strike: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub code: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub sub: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub sup: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub indent: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insertion: Option<Mark>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion: Option<Mark>,
}

/// Why a Delta is not a body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeltaError {
    /// The JSON is not a list of inserts.
    #[error("The text is not in the form of a list of inserts: {0}")]
    Shape(String),
}

fn is_false(value: &bool) -> bool {
    !*value
}

fn is_zero(value: &u8) -> bool {
    *value == 0
}

impl Attributes {
    fn is_empty(&self) -> bool {
        *self == Attributes::default()
    }

    fn of_marks(marks: &Marks) -> Attributes {
        Attributes {
            strong: marks.strong,
            em: marks.em,
            underline: marks.underline,
            strike: marks.strike,
            code: marks.code,
            sub: marks.sub,
            sup: marks.sup,
            link: marks.link.clone(),
            ..Attributes::of_suggested(marks.suggested)
        }
    }

    fn of_line(line: &Line) -> Attributes {
        let suggested = Attributes::of_suggested(line.suggested);
        Attributes { line: line.kind.name().map(str::to_owned), indent: line.indent, ..suggested }
    }

    fn of_suggested(Suggested { insertion, deletion }: Suggested) -> Attributes {
        Attributes { insertion, deletion, ..Attributes::default() }
    }

    fn suggested(&self) -> Suggested {
        Suggested { insertion: self.insertion, deletion: self.deletion }
    }

    fn marks(&self) -> Marks {
        Marks {
            strong: self.strong,
            em: self.em,
            underline: self.underline,
            strike: self.strike,
            code: self.code,
            sub: self.sub,
            sup: self.sup,
            link: self.link.clone(),
            suggested: self.suggested(),
        }
    }
}

impl Body {
    /// The Delta form. Every line ends with its `\n`.
    pub fn to_delta(&self) -> Delta {
        let mut delta: Delta = Vec::new();
        for line in &self.lines {
            for inline in &line.inline {
                match inline {
                    Inline::Text { text, marks } => push_text(&mut delta, text, Attributes::of_marks(marks)),
                    Inline::Image(image) => delta.push(Operation {
                        insert: Insert::Image {
                            image: DeltaImage {
                                src: image.src.clone(),
                                alt: image.alt.clone(),
                                width: image.width,
                                height: image.height,
                            },
                        },
                        attributes: Attributes {
                            link: image.link.clone(),
                            ..Attributes::of_suggested(image.suggested)
                        },
                    }),
                    Inline::Rule => delta.push(Operation {
                        insert: Insert::Rule { rule: true },
                        attributes: Attributes::of_suggested(line.suggested),
                    }),
                }
            }
            push_text(&mut delta, "\n", Attributes::of_line(line));
        }
        delta
    }

    /// The body of a Delta, in canonical form. Words after the last `\n` make a last line.
    pub fn from_delta(delta: &[Operation]) -> Body {
        let mut lines = Vec::new();
        let mut inline = Vec::new();
        // A rule and the end of its line are one; what the rule says holds.
        let mut of_rule = Suggested::default();
        for operation in delta {
            match &operation.insert {
                Insert::Text(text) => {
                    let mut rest = text.as_str();
                    while let Some(end) = rest.find('\n') {
                        push_words(&mut inline, &rest[..end], &operation.attributes);
                        lines.push(Line {
                            kind: operation.attributes.line.as_deref().map_or(LineKind::Paragraph, LineKind::from_name),
                            indent: operation.attributes.indent,
                            suggested: match inline.as_slice() {
                                [Inline::Rule] => of_rule,
                                _ => operation.attributes.suggested(),
                            },
                            inline: std::mem::take(&mut inline),
                        });
                        rest = &rest[end + 1..];
                    }
                    push_words(&mut inline, rest, &operation.attributes);
                }
                Insert::Image { image } => inline.push(Inline::Image(Image {
                    src: image.src.clone(),
                    alt: image.alt.clone(),
                    width: image.width,
                    height: image.height,
                    link: operation.attributes.link.clone(),
                    suggested: operation.attributes.suggested(),
                })),
                Insert::Rule { .. } => {
                    of_rule = operation.attributes.suggested();
                    inline.push(Inline::Rule);
                }
            }
        }
        if !inline.is_empty() {
            let suggested = if matches!(inline.as_slice(), [Inline::Rule]) { of_rule } else { Suggested::default() };
            lines.push(Line { inline, suggested, ..Line::default() });
        }
        Body { lines }.normalized()
    }

    /// The body of a Delta in JSON.
    pub fn from_json(json: &str) -> Result<Body, DeltaError> {
        let delta: Delta = serde_json::from_str(json).map_err(|error| DeltaError::Shape(error.to_string()))?;
        Ok(Body::from_delta(&delta))
    }

    /// The Delta form in JSON.
    pub fn to_json(&self) -> String {
        // Serializing strings and numbers into memory has no way to fail.
        serde_json::to_string(&self.to_delta()).unwrap_or_default()
    }
}

fn push_text(delta: &mut Delta, text: &str, attributes: Attributes) {
    if text.is_empty() {
        return;
    }
    match delta.last_mut() {
        Some(Operation { insert: Insert::Text(before), attributes: same }) if *same == attributes => {
            before.push_str(text)
        }
        _ => delta.push(Operation { insert: Insert::Text(text.to_owned()), attributes }),
    }
}

fn push_words(inline: &mut Vec<Inline>, text: &str, attributes: &Attributes) {
    if !text.is_empty() {
        inline.push(Inline::Text { text: text.to_owned(), marks: attributes.marks() });
    }
}
