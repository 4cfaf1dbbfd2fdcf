//! Bytes of unknown origin to text: pages, feeds, mails, files. It says what the bytes are where they are no
//! text; refusing them, with a sentence, is the caller's business, and so is refusing what is too large.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell text from anything else.
const SAMPLE: usize = 64 << 10;
/// How many bytes an HTML document may take to name its encoding. Browsers promise to look at 1,024 and look
/// further in what has come; pages with long scripts at their head rely on it.
const PRESCAN: usize = 16 << 10;

/// Text read from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, lines ended by `\n`.
    pub text: String,
    /// Whether bytes without meaning in the encoding were replaced (by U+FFFD).
    pub replaced: bool,
    /// The name of the encoding that was taken.
    pub encoding: &'static str,
    /// What the bytes are, where they are no text at all ("a PDF document"); `text` is empty then.
    pub binary: Option<&'static str>,
}

/// Reads bytes as text. A byte order mark decides; then bytes that are UTF-8 are UTF-8; then what the
/// document says of itself; then a guess from the bytes.
pub fn decode(bytes: &[u8]) -> Decoded {
    decode_as(bytes, None)
}

/// The same for bytes that came with the name of their encoding, as the `charset` of a Content-Type. That name
/// goes before the document's own, unless it is the one that servers say of everything.
pub fn decode_as(bytes: &[u8], said: Option<&str>) -> Decoded {
    if let Some((order, length)) = Order::of_mark(bytes) {
        return four_bytes(order, &bytes[length..]);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, &bytes[length..]);
    }
    if let Some(kind) = kind_by_first_bytes(bytes) {
        return Decoded { text: String::new(), replaced: false, encoding: "binary", binary: Some(kind) };
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(order) = Order::of_markup(sample) {
        return four_bytes(order, bytes);
    }
    if let Some(encoding) = wide_encoding(sample) {
        return decoded(encoding, bytes);
    }
    if is_binary(sample) {
        let kind = Some("binary data");
        return Decoded { text: String::new(), replaced: false, encoding: "binary", binary: kind };
    }
    decoded(encoding_of(bytes, said), bytes)
}

/// Which byte of four comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Big,
    Little,
}

impl Order {
    /// UTF-32 by its mark. In little order it begins like UTF-16, whose text never begins with a zero.
    fn of_mark(bytes: &[u8]) -> Option<(Order, usize)> {
        match bytes {
            [0, 0, 0xFE, 0xFF, ..] => Some((Order::Big, 4)),
            [0xFF, 0xFE, 0, 0, ..] => Some((Order::Little, 4)),
            _ => None,
        }
    }

    /// UTF-32 without a mark, told by how markup or JSON begins.
    fn of_markup(bytes: &[u8]) -> Option<Order> {
        match bytes {
            [0, 0, 0, b'<' | b'{' | b'\n' | b' ', 0, 0, ..] => Some(Order::Big),
            [b'<' | b'{' | b'\n' | b' ', 0, 0, 0, _, _, 0, 0, ..] => Some(Order::Little),
            _ => None,
        }
    }
}

fn four_bytes(order: Order, bytes: &[u8]) -> Decoded {
    let chunks = bytes.chunks_exact(4);
    let mut replaced = !chunks.remainder().is_empty();
    let mut text = String::with_capacity(bytes.len() / 4);
    for chunk in chunks {
        let four = [chunk[0], chunk[1], chunk[2], chunk[3]];
        let number = match order {
            Order::Big => u32::from_be_bytes(four),
            Order::Little => u32::from_le_bytes(four),
        };
        text.push(char::from_u32(number).unwrap_or_else(|| {
            replaced = true;
            char::REPLACEMENT_CHARACTER
        }));
    }
    let encoding = match order {
        Order::Big => "UTF-32BE",
        Order::Little => "UTF-32LE",
    };
    Decoded { text: with_plain_line_ends(Cow::Owned(text)), replaced, encoding, binary: None }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: with_plain_line_ends(text), replaced, encoding: encoding.name(), binary: None }
}

fn with_plain_line_ends(text: Cow<'_, str>) -> String {
    if !text.contains('\r') {
        return text.into_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut lines = text.split('\r').peekable();
    while let Some(line) = lines.next() {
        plain.push_str(line);
        if lines.peek().is_some_and(|next| !next.starts_with('\n')) {
            plain.push('\n');
        }
    }
    plain
}

fn encoding_of(bytes: &[u8], said: Option<&str>) -> &'static Encoding {
    let said = said.and_then(|said| of_label(said.trim().trim_matches(['"', '\''])));
    let own = named_encoding(bytes);
    // Servers say Western of whatever they have; a document that says otherwise knows better.
    let named = match (said, own) {
        (Some(said), own) if said != WINDOWS_1252 || own.is_none() => Some(said),
        (_, own) => own,
    };
    let is_utf_8 = std::str::from_utf8(bytes).is_ok();
    // Of the encodings in use only this one writes its letters in seven bits.
    if is_utf_8 && shifts_to_japanese(bytes) {
        return ISO_2022_JP;
    }
    if is_utf_8 && (named != Some(ISO_2022_JP) || !bytes.contains(&0x1B)) {
        return UTF_8;
    }
    if let Some(named) = named.filter(|named| *named != UTF_8)
        && !named.decode_without_bom_handling(bytes).1
        && !(named == WINDOWS_1252 && stands_in_pairs(bytes))
    {
        return named;
    }
    if is_mostly_utf_8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    match named.filter(|named| *named != UTF_8) {
        Some(named) if guess.decode_without_bom_handling(bytes).1 => named,
        _ => guess,
    }
}

/// Whether bytes of seven bits go over to Japanese characters and back, more than once and without a fault.
fn shifts_to_japanese(bytes: &[u8]) -> bool {
    let over = bytes.windows(3).filter(|three| matches!(three, [0x1B, b'$', b'@' | b'B'])).count();
    over > 1 && !ISO_2022_JP.decode_without_bom_handling(bytes).1
}

/// Whether what is no ASCII stands together, as it does where a character takes two bytes and hardly ever where each
/// is an accented letter between plain ones.
fn stands_in_pairs(bytes: &[u8]) -> bool {
    let (mut all, mut together) = (0_usize, 0_usize);
    for run in bytes.split(u8::is_ascii).filter(|run| !run.is_empty()) {
        all += run.len();
        together += if run.len() > 1 { run.len() } else { 0 };
    }
    all >= 16 && together * 10 >= all * 9
}

/// Whether a few bytes are broken in what is UTF-8 otherwise: a cut file, a bad byte in a quote.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad * 10 <= good
}

/// The encoding that an HTML or XML document names for itself.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(PRESCAN).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let label = if head.trim_start().starts_with("<?xml") {
        let declaration = head.split("?>").next().unwrap_or("");
        value_after(declaration, "encoding")
    } else {
        head.split("<meta").skip(1).find_map(|meta| value_after(meta.split('>').next()?, "charset"))
    }?;
    of_label(label)
}

/// The encoding of that name, as the web understands it.
fn of_label(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
    // A document that can be read far enough to say so is not in a wide encoding.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn value_after<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let rest = text[text.find(key)? + key.len()..].trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|value| !value.is_empty())
}

/// UTF-16 without a mark: markup begins with a Western character, and every other byte of Western text is zero.
fn wide_encoding(sample: &[u8]) -> Option<&'static Encoding> {
    match sample {
        [b'<', 0, b'?' | b'!' | b'a'..=b'z' | b'A'..=b'Z', 0, ..] | [b'{', 0, _, 0, ..] => return Some(UTF_16LE),
        [0, b'<', 0, b'?' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] | [0, b'{', 0, _, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.chunks_exact(2).filter(|pair| pair[offset] == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    if pairs >= 2 && low * 10 >= pairs * 4 && high * 20 <= pairs {
        Some(UTF_16LE)
    } else if pairs >= 2 && high * 10 >= pairs * 4 && low * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether so many control characters stand among the bytes that they cannot be text.
fn is_binary(sample: &[u8]) -> bool {
    let is_control = |b: &&u8| (**b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)) || **b == 0x7F;
    let controls = sample.iter().filter(is_control).count();
    controls >= 4 && controls * 50 > sample.len()
}

fn kind_by_first_bytes(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive (Word, Excel and EPUB files are such archives)"),
        (b"PK\x05\x06", "a ZIP archive"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an older Office program"),
        (b"{\\rtf", "a rich-text (RTF) document"),
        (b"\x89PNG\r\n\x1A\n", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF87a", "a picture"),
        (b"GIF89a", "a picture"),
        (b"II*\x00", "a picture"),
        (b"MM\x00*", "a picture"),
        (b"RIFF", "a picture, a sound or a film"),
        (b"\x1F\x8B\x08", "a compressed file"),
        (b"BZh", "a compressed file"),
        (b"\xFD7zXZ\x00", "a compressed file"),
        (b"\x28\xB5\x2F\xFD", "a compressed file"),
        (b"7z\xBC\xAF\x27\x1C", "an archive"),
        (b"Rar!\x1A\x07", "an archive"),
        (b"\x7FELF", "a program"),
        (b"\xCA\xFE\xBA\xBE", "a program"),
        (b"\xCF\xFA\xED\xFE", "a program"),
        (b"SQLite format 3\x00", "a database"),
        (b"OggS", "a sound or a film"),
        (b"ID3", "a sound"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Some(kind);
    }
    let is_film = bytes.get(4..8) == Some(b"ftyp");
    let is_windows_program = bytes.starts_with(b"MZ") && bytes.len() > 64 && bytes[..64].contains(&0);
    match (is_film, is_windows_program) {
        (true, _) => Some("a picture or a film"),
        (_, true) => Some("a program"),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.binary), (text, encoding, None));
        assert!(!decoded.replaced, "{text}");
    }

    #[test]
    fn marks_and_names_decide() {
        check(b"", "", "UTF-8");
        check("plain 中文".as_bytes(), "plain 中文", "UTF-8");
        check(b"\xEF\xBB\xBFmarked", "marked", "UTF-8");
        check(b"\xFF\xFEh\0i\0", "hi", "UTF-16LE");
        check(b"\xFE\xFF\0h\0i", "hi", "UTF-16BE");
        check(b"h\0e\0l\0l\0o\0 \0\x19\x20", "hello ’", "UTF-16LE");
        check(
            b"<meta charset=\"iso-8859-1\"><p>caf\xE9 \x93a\x94",
            "<meta charset=\"iso-8859-1\"><p>café “a”",
            "windows-1252",
        );
        check(
            b"<META http-equiv=Content-Type content='text/html; charset=gb2312'>\xD6\xD0\xCE\xC4",
            "<META http-equiv=Content-Type content='text/html; charset=gb2312'>中文",
            "GBK",
        );
        check(
            b"<?xml version='1.0' encoding='windows-1251'?>\xCF\xF0",
            "<?xml version='1.0' encoding='windows-1251'?>Пр",
            "windows-1251",
        );
    }

    #[test]
    fn bytes_that_are_utf_8_are_utf_8_whatever_they_say() {
        check("<meta charset=gb2312>中文".as_bytes(), "<meta charset=gb2312>中文", "UTF-8");
    }

    #[test]
    fn what_came_with_the_bytes_goes_before_what_they_say() {
        let check = |bytes: &[u8], said: &str, text: &str, encoding: &str| {
            let decoded = decode_as(bytes, Some(said));
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "{said}");
        };
        check(b"\xD6\xD0\xCE\xC4", "gb18030", "中文", "gb18030");
        check(b"\xA4\xA4\xA4\xE5", "\"Big5\"", "中文", "Big5");
        check(b"\xC6\xFC\xCB\xDC", "EUC-JP", "日本", "EUC-JP");
        check(b"\x93\xFA\x96\x7B", " shift_jis ", "日本", "Shift_JIS");
        check(b"\xC7\xD1\xB1\xDB", "euc-kr", "한글", "EUC-KR");
        // Servers say this of everything.
        let own = b"<meta charset=gb2312>\xD6\xD0\xCE\xC4";
        check(own, "ISO-8859-1", "<meta charset=gb2312>中文", "GBK");
        // What is said does not fit, what the document says does.
        check(own, "utf-8", "<meta charset=gb2312>中文", "GBK");
        check("中文".as_bytes(), "gbk", "中文", "UTF-8");
        check(b"plain", "no-such-thing", "plain", "UTF-8");
        check(b"caf\xE9", "utf-16", "café", "windows-1252");
    }

    #[test]
    fn wide_encodings_are_told_by_how_markup_begins() {
        let chinese = "<?xml version=\"1.0\" encoding=\"utf-16\"?><t>新能源汽车出口增长市场份额继续扩大分析人士</t>";
        let little: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = chinese.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, chinese, "UTF-16LE");
        check(&big, chinese, "UTF-16BE");
        let little: Vec<u8> = chinese.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = chinese.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        check(&little, chinese, "UTF-32LE");
        check(&big, chinese, "UTF-32BE");
        check(&[&[0xFF, 0xFE, 0, 0][..], &little].concat(), chinese, "UTF-32LE");
        check(&[&[0, 0, 0xFE, 0xFF][..], &big].concat(), chinese, "UTF-32BE");
        let cut = decode(&[&big[..], &[0, 0x11, 0, 0]].concat());
        assert!(cut.replaced && cut.text.ends_with('\u{FFFD}'));
    }

    #[test]
    fn a_page_may_name_its_encoding_behind_long_scripts() {
        let page = format!("<script>{}</script><meta charset=big5>", "x".repeat(5_000));
        let bytes = [page.as_bytes(), b"\xA4\xA4\xA4\xE5"].concat();
        check(&bytes, &format!("{page}中文"), "Big5");
    }

    #[test]
    fn without_a_name_the_bytes_are_guessed_from() {
        check(b"The caf\xE9 on the corner was \x93closed\x94.", "The café on the corner was “closed”.", "windows-1252");
        let (chinese, ..) = encoding_rs::GBK.encode("新能源汽车出口增长，市场份额继续扩大，分析人士表示。");
        check(&chinese, "新能源汽车出口增长，市场份额继续扩大，分析人士表示。", "GBK");
        let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("これは日本語の文章です。市場は拡大しています。");
        check(&japanese, "これは日本語の文章です。市場は拡大しています。", "Shift_JIS");
    }

    #[test]
    fn western_is_not_believed_of_characters_of_two_bytes() {
        let check = |text: &str, label: &str, encoding: &'static Encoding| {
            let page = format!("<meta charset={label}><p>{text}</p>");
            let decoded = decode(&encoding.encode(&page).0);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (page.as_str(), encoding.name()));
        };
        check("新能源汽车出口增长，市场份额继续扩大，分析人士表示。", "iso-8859-1", encoding_rs::GBK);
        check("東港市交通局週四公布，新的夜間公車網路將於四月起運行。", "windows-1252", encoding_rs::BIG5);
        check("Größe und Übermaß, schöne Grüße aus Köln, fünf Äpfel für müde Bären.", "iso-8859-1", WINDOWS_1252);
        check("Il a été décidé à l’été que les élèves français iraient à la fête.", "iso-8859-1", WINDOWS_1252);
    }

    #[test]
    fn seven_bits_that_go_over_to_japanese_are_japanese() {
        let text = "港の新しい路線 A を発表した。運航は四月から。";
        let (bytes, ..) = encoding_rs::ISO_2022_JP.encode(text);
        check(&bytes, text, "ISO-2022-JP");
        assert_eq!(decode(b"one \x1B$B stray").encoding, "UTF-8");
    }

    #[test]
    fn a_few_broken_bytes_are_replaced_and_told() {
        let mut bytes = "长的中文文本，里面有许多字，只有一处坏了。".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes);
        assert!(decoded.replaced);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.starts_with("长的中文文本"));
        assert!(decoded.text.ends_with('\u{FFFD}'));
    }

    #[test]
    fn line_ends_are_made_one() {
        check(b"a\r\nb\rc\n\r\nd\r", "a\nb\nc\n\nd\n", "UTF-8");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let check = |bytes: &[u8], kind: &str| {
            let decoded = decode(bytes);
            assert_eq!(decoded.binary, Some(kind));
            assert_eq!(decoded.text, "");
        };
        check(b"%PDF-1.7\n%\xE2\xE3", "a PDF document");
        check(b"PK\x03\x04\x14\x00", "a ZIP archive (Word, Excel and EPUB files are such archives)");
        check(b"\x89PNG\r\n\x1A\n\0\0", "a picture");
        check(b"\x7FELF\x02\x01", "a program");
        let noise: Vec<u8> = (0..10_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        check(&noise, "binary data");
        check(&[0; 500], "binary data");
        assert_eq!(decode(b"one \0 stray zero in a long enough sentence").binary, None);
    }
}
