//! Bytes of unknown origin to text. Whether the text is worth reading is the caller's question.

/// Text read from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, lines ended by `\n`.
    pub text: String,
    /// Whether bytes without meaning in the encoding were replaced.
    pub replaced: bool,
    /// The name of the encoding that was taken.
    pub encoding: &'static str,
    /// What the bytes are, where they are no text at all ("a PDF document"); `text` is empty then.
    pub binary: Option<&'static str>,
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (text, encoding, replaced) = encoding_rs::UTF_8.decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Decoded { text, replaced, encoding: encoding.name(), binary: None }
}
