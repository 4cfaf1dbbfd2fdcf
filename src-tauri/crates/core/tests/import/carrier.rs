//! The same issue in every encoding and every wrapping of a mail is the same issue.

use encoding_rs::Encoding;
use galley_core::import::{Format, ImportedEntry, ImportedIssue, import};

/// An issue of two items, with signs that every encoding writes otherwise.
const WEST: &str = "Quay Weekly\nNo. 12 · 3 January 2025\n\nGood morning. Café “Môle” opens – at last.\n\n1. The Café Opens on the Quay\nIt’s the first café in two years, and it serves crêpes from six in the morning.\n\n2. Sheds Are Let to Small Shops\nForty sheds were let for £9 a week, which the council calls a trial.\n\nWrapping Up\nThat was the week.\n";
const MAINLAND: &str = "码头周刊\n第12期\n\n大家好，以下是本周的消息。\n\n1. 码头咖啡馆周一重新开放\n这家咖啡馆是两年来码头上的第一家，每天早上六点开门供应早餐。\n\n2. 仓库租给小商店\n水边的四十间仓库以每周九元的价格租给了小商店，市议会称这是一次试验。\n\n结语\n以上就是本周的全部内容。\n";
const TRADITIONAL: &str = "碼頭週刊\n第12期\n\n大家好，以下是本週的消息。\n\n1. 碼頭咖啡館週一重新開放\n這家咖啡館是兩年來碼頭上的第一家，每天早上六點開門供應早餐。\n\n2. 倉庫租給小商店\n水邊的四十間倉庫以每週九元的價格租給了小商店，市議會稱這是一次試驗。\n\n結語\n以上就是本週的全部內容。\n";
const JAPANESE: &str = "港の週報\n第12号\n\nおはようございます。今週のニュースをお届けします。\n\n1. 岸壁のカフェが月曜日に再開\nこのカフェは二年ぶりに岸壁で開く店で、毎朝六時から朝食を出している。\n\n2. 倉庫を小さな店に貸し出し\n水辺の四十の倉庫が週九百円で小さな店に貸し出され、市はこれを試みと呼んでいる。\n\nおわりに\n今週はここまでです。\n";

fn headlines(issue: &ImportedIssue) -> Vec<String> {
    let items = issue.entries.iter().filter_map(|entry| match entry {
        ImportedEntry::Item(item) => Some(format!("{:?} {} {}", item.number, item.headline, item.body.to_text())),
        ImportedEntry::Section(_) => None,
    });
    let end = [issue.outro_heading.clone().unwrap_or_default(), issue.outro.to_text()];
    items.chain(end).collect()
}

fn expected(text: &str) -> Vec<String> {
    let found = headlines(&import(text.as_bytes(), Format::Text).unwrap());
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("Some(1) ") && found[1].starts_with("Some(2) ") && !found[3].is_empty(), "{found:?}");
    found
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{} cannot write this", encoding.name());
    bytes.into_owned()
}

#[test]
fn an_issue_is_read_in_every_encoding() {
    use encoding_rs::*;
    let cases: [(&str, &[&'static Encoding]); 4] = [
        (WEST, &[WINDOWS_1252, MACINTOSH]),
        (MAINLAND, &[GB18030, GBK]),
        (TRADITIONAL, &[BIG5]),
        (JAPANESE, &[SHIFT_JIS, EUC_JP]),
    ];
    for (text, encodings) in cases {
        let expect = expected(text);
        let read = |bytes: &[u8]| headlines(&import(bytes, Format::Text).unwrap());
        for encoding in encodings.iter().filter(|encoding| **encoding != MACINTOSH) {
            assert_eq!(read(&encoded(text, encoding)), expect, "{}", encoding.name());
            let page = format!(
                "<html><head><meta charset=\"{}\"></head><body>{}</body></html>",
                encoding.name(),
                text.lines().map(|line| format!("<p>{line}</p>")).collect::<String>()
            );
            let found = headlines(&import(&encoded(&page, encoding), Format::Html).unwrap());
            assert_eq!(found, expect, "a page in {}", encoding.name());
        }
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&[b"\xFF\xFE".as_slice(), &little].concat()), expect);
        assert_eq!(read(&[b"\xFE\xFF".as_slice(), &big].concat()), expect);
        for end in ["\r\n", "\r"] {
            assert_eq!(read(text.replace('\n', end).as_bytes()), expect, "{end:?}");
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (nth, chunk) in bytes.chunks(3).enumerate() {
        let value = chunk.iter().fold(0_u32, |value, byte| value << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sign = SIGNS[(value >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place > chunk.len() { '=' } else { sign });
        }
        if nth % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        for byte in line.bytes() {
            let shown = match byte {
                b' '..=b'~' if byte != b'=' => (byte as char).to_string(),
                _ => format!("={byte:02X}"),
            };
            if column + shown.len() > 75 {
                out.push_str("=\r\n");
                column = 0;
            }
            column += shown.len();
            out.push_str(&shown);
        }
        out.push_str("\r\n");
    }
    out
}

fn part(kind: &str, transfer: &str, content: &str) -> String {
    format!("Content-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{content}\r\n")
}

fn multipart(kind: &str, boundary: &str, parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("--{boundary}\r\n{part}")).collect();
    format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\n{parts}--{boundary}--\r\n")
}

#[test]
fn an_issue_is_read_from_every_mail() {
    for text in [WEST, MAINLAND] {
        let expect = expected(text);
        let page = text.lines().map(|line| format!("<p>{line}</p>\n")).collect::<String>();
        let page = format!("<html><body>{page}</body></html>");
        let plain = part("text/plain; charset=utf-8", "quoted-printable", &quoted_printable(text));
        let plain_base64 = part("text/plain; charset=utf-8", "base64", &base64(text.as_bytes()));
        let html = part("text/html; charset=utf-8", "base64", &base64(page.as_bytes()));
        let html_quoted = part("text/html; charset=utf-8", "quoted-printable", &quoted_printable(&page));
        let picture = part("image/png; name=\"a.png\"", "base64", &base64(b"\x89PNG\r\n\x1A\n0000"));
        let short = part("text/plain", "7bit", "See this mail in your browser.");
        let alternative = multipart("alternative", "a1", &[&plain, &html]);
        let related = multipart("related", "r1", &[&html_quoted, &picture]);
        let header =
            "From: Quay <desk@quay.example>\r\nTo: reader@quay.example\r\nSubject: Quay\r\nMIME-Version: 1.0\r\n";
        let inner = format!("{header}{alternative}");
        let mails = [
            ("plain", plain.clone()),
            ("plain in base64", plain_base64.clone()),
            ("html", html.clone()),
            ("html in quoted-printable", html_quoted.clone()),
            ("alternative", alternative.clone()),
            ("alternative with a bare text", multipart("alternative", "a2", &[&short, &html])),
            ("related in alternative", multipart("alternative", "a3", &[&plain, &related])),
            (
                "alternative in related in mixed",
                multipart("mixed", "m1", &[&multipart("related", "r2", &[&alternative, &picture]), &picture]),
            ),
            ("mixed with a picture first", multipart("mixed", "m2", &[&picture, &alternative])),
            ("forwarded as an attachment", multipart("mixed", "m3", &[&part("message/rfc822", "7bit", &inner)])),
            (
                "forwarded twice",
                multipart(
                    "mixed",
                    "m4",
                    &[&part(
                        "message/rfc822",
                        "7bit",
                        &format!("{header}{}", multipart("mixed", "m5", &[&part("message/rfc822", "7bit", &inner)])),
                    )],
                ),
            ),
        ];
        for (name, content) in mails {
            let mail = format!("{header}{content}");
            let found = headlines(&import(mail.as_bytes(), Format::Mail).unwrap());
            assert_eq!(found, expect, "{name}\n{mail}");
            assert_eq!(Format::sniff(mail.as_bytes()), Format::Mail, "{name}");
        }
    }
}

#[test]
fn an_issue_forwarded_as_text_is_read() {
    let expect = expected(WEST);
    let quoted: String = WEST.lines().map(|line| format!("> {line}\n")).collect();
    let fields = "From: Quay <desk@quay.example>\nDate: Fri, Jan 3, 2025 at 8:00 AM\nSubject: Quay Weekly\nTo: <reader@quay.example>\n\n";
    for text in [
        format!("---------- Forwarded message ---------\n{fields}{WEST}"),
        format!("Begin forwarded message:\n\n{fields}{WEST}"),
        format!("-----Original Message-----\n{fields}{WEST}"),
        format!("On Fri, 3 Jan 2025 at 08:00, Quay <desk@quay.example> wrote:\n\n{quoted}"),
        quoted.clone(),
    ] {
        let issue = import(text.as_bytes(), Format::Text).unwrap();
        assert_eq!(headlines(&issue), expect, "{text}\n{:?}", issue.notes);
        assert_eq!((issue.masthead.as_deref(), issue.number), (Some("Quay Weekly"), Some(12)), "{text}\n{issue:#?}");
    }
}
