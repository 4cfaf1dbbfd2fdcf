//! Text for the body of a mail in quoted-printable (RFC 2045, section 6.7): readable as it stands, safe in
//! every transport, and less suspect to filters than base64, which the library would choose for Chinese.

/// The longest line, without its end.
const LONGEST: usize = 76;

/// The text encoded; its lines end with CRLF.
pub(super) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        encode_line(line.as_bytes(), &mut out);
        if lines.peek().is_some() {
            out.push_str("\r\n");
        }
    }
    out
}

fn encode_line(line: &[u8], out: &mut String) {
    let mut column = 0;
    for (at, byte) in line.iter().enumerate() {
        let last = at + 1 == line.len();
        // White space at the end of a line is taken away on the way; a point alone on a line ends a mail for
        // some servers, and a line that begins with "From " begins one for some mailboxes.
        let plain = match byte {
            b' ' | b'\t' => !last,
            b'.' if at == 0 => false,
            b'F' if at == 0 => !line.starts_with(b"From "),
            b'=' => false,
            byte => (b'!'..=b'~').contains(byte),
        };
        let width = if plain { 1 } else { 3 };
        // A soft end takes a column itself, unless the line ends here anyway.
        let room = if last { LONGEST } else { LONGEST - 1 };
        if column + width > room {
            out.push_str("=\r\n");
            column = 0;
        }
        match plain {
            true => out.push(char::from(*byte)),
            false => out.push_str(&format!("={byte:02X}")),
        }
        column += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_encoded_as_the_standard_says() {
        let check = |text: &str, expect: &str| assert_eq!(encode(text), expect, "{text:?}");
        check("plain words\n", "plain words\r\n");
        check("1 = 1", "1 =3D 1");
        check("渡 轮", "=E6=B8=A1 =E8=BD=AE");
        check("end \nnext\t", "end=20\r\nnext=09");
        check(".\n.a", "=2E\r\n=2Ea");
        check("From here\nFrom", "=46rom here\r\nFrom");
        check(&"x".repeat(76), &"x".repeat(76));
        check(&"x".repeat(77), &format!("{}=\r\nxx", "x".repeat(75)));
        assert!(encode(&"轮 ".repeat(200)).split("\r\n").all(|line| line.len() <= LONGEST));
    }
}
