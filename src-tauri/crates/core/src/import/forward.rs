//! What a mail program prints above an issue that was forwarded: the line that says so, and the fields
//! of the mail's header.

use std::ops::Range;

use super::phrase::Phrases;
use super::row::Row;
use super::word::fold_short;
use crate::body::BREAK;

/// How many rows from the top are looked at for it.
const DEEPEST: usize = 12;

/// The rows of a forwarded mail's header; none where there is no such.
pub(super) fn header(rows: &[Row]) -> Range<usize> {
    let marker = rows.iter().take(DEEPEST).position(|row| kind(row) == Kind::Marker);
    let start = marker.unwrap_or(0);
    let skips = |row: &&Row| row.is_rule() || kind(row) != Kind::Text;
    let length = rows[start..].iter().take_while(skips).count();
    let fields = |row: &Row| if kind(row) == Kind::Field { row.text.split(BREAK).count() } else { 0 };
    let count: usize = rows[start..start + length].iter().map(fields).sum();
    // Two fields without a line that announces them are a header too: "From:" and "Subject:".
    if marker.is_some() || count >= 2 { start..start + length } else { 0..0 }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Marker,
    Field,
    Text,
}

fn kind(row: &Row) -> Kind {
    if row.text.len() > 600 || row.is_heading() || row.is_list() {
        return Kind::Text;
    }
    let mut whole = None;
    for piece in row.text.split(BREAK) {
        let kind = kind_of(piece);
        if kind == Kind::Text {
            return Kind::Text;
        }
        whole = whole.or(Some(kind));
    }
    whole.unwrap_or(Kind::Text)
}

fn kind_of(text: &str) -> Kind {
    static MARKERS: Phrases = Phrases::new(
        "forwarded message | begin forwarded message | forwarded mail | original message | weitergeleitete nachricht | \
         message transféré | mensaje reenviado | 转发的邮件 | 转发邮件 | 轉寄的郵件 | 原始邮件 | 原始郵件",
    );
    static FIELDS: Phrases = Phrases::new(
        "from | to | cc | bcc | sent | date | subject | reply-to | 发件人 | 收件人 | 抄送 | 日期 | 发送时间 | 主题 | 發件人 | \
         寄件者 | 收件者 | 主旨 | von | an | betreff | datum | gesendet | de | à | objet | para | asunto | fecha",
    );
    let folded = fold_short(text);
    let written = text.trim_end().ends_with([':', '：'])
        && (folded.starts_with("on ") && folded.ends_with(" wrote") || folded.ends_with("写道"));
    if MARKERS.has(&folded) || written {
        return Kind::Marker;
    }
    let field = text.split_once([':', '：']).is_some_and(|(name, _)| FIELDS.has(&fold_short(name)));
    if field { Kind::Field } else { Kind::Text }
}
