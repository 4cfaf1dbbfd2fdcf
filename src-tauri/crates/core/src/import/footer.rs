//! What mail tools print around an issue: the line to the browser's form, the legal footer.

use super::number::Style;
use super::phrase::Phrases;
use super::row::Row;
use super::word::{Ending, fold_short};

/// Phrases of the legal footer that no other text holds.
static FOOTER: Phrases = Phrases::new(
    "unsubscribe | update your preferences | update your profile | subscription preferences | \
     email preferences | manage your subscription | manage your preferences | you are receiving this | \
     you're receiving this | you received this | you are getting this email | this email was sent to | \
     this message was sent to | this newsletter was sent to | all rights reserved | our mailing address is | \
     add us to your address book | forward to a friend | forwarded this email | was this email forwarded | \
     why did i get this | no longer wish to receive | no longer want to receive | don't want to receive | \
     stop receiving these | view this email in your browser | view it in your browser | view in browser | \
     view this email online | having trouble viewing | email not displaying correctly | \
     trouble reading this email | powered by mailchimp | powered by substack | powered by beehiiv | \
     powered by ghost | powered by wordpress | sent with mailchimp | because you signed up | because you subscribed | \
     because you opted in | because you are subscribed | because you're subscribed | because you are a subscriber | \
     because you asked | you signed up for | you subscribed to | newsletter you asked for | letter you asked for | \
     email you asked for | take your address off | receive these emails | receive our emails | take you off the list | change your settings | your settings | \
     end your subscription | cancel your subscription | change your subscription | to stop receiving | opt out | \
     opt-out | on our mailing list | to our mailing list | remove yourself | email settings | notification settings | \
     sent to you by | sent by | add us to your contacts | you are subscribed | you're subscribed | 退订 | 取消订阅 | 版权所有 | 保留所有权利 | 在浏览器中查看 | \
     您收到这封邮件 | 你收到这封邮件 | 配信停止",
);

/// How many words a line of the footer has at most.
const LONGEST_FOOTER_LINE: usize = 70;

fn is_footer(row: &Row) -> bool {
    if row.words > LONGEST_FOOTER_LINE || row.is_heading() {
        return false;
    }
    let folded = fold_short(&row.text);
    FOOTER.stand_in(&folded) || is_copyright(&row.text)
}

/// A line with which mail tools begin.
pub(super) fn is_mail_head(row: &Row) -> bool {
    static PHRASES: Phrases = Phrases::new(
        "view this email | view this newsletter | view it in your browser | view in browser | \
         view in your browser | read this email in your browser | having trouble | not displaying correctly | \
         trouble reading this | was this email forwarded | forwarded this email",
    );
    let folded = fold_short(&row.text);
    row.words <= 30 && !row.is_heading() && PHRASES.stand_in(&folded)
}

fn is_copyright(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let dated = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '©' || c == '(');
    let opens = ["copyright", "(c)", "版权所有"].iter().any(|word| text.strip_prefix(word).is_some_and(dated));
    text.len() < 300 && (text.starts_with('©') || opens)
}

/// Lines that are the footer's even in the middle of a text.
pub(super) fn is_pure_footer(row: &Row) -> bool {
    static OPENINGS: Phrases = Phrases::new(
        "you are receiving this email because | you're receiving this email because | \
         you received this email because | this email was sent to | this message was sent to | \
         having trouble viewing this email | is this email not displaying correctly | \
         if you no longer wish to receive",
    );
    let folded = fold_short(&row.text);
    row.words <= LONGEST_FOOTER_LINE && OPENINGS.open(&folded)
}

/// Where the legal footer at the end begins: the first of its lines from which on nothing but such
/// lines, short lines and other residue follow.
pub(super) fn footer_start(rows: &[Row], is_residue: impl Fn(usize) -> bool) -> usize {
    let mut start = rows.len();
    for (at, row) in rows.iter().enumerate().rev() {
        if (is_footer(row) || is_postal(row)) && !row.is_list() {
            start = at;
        } else if !is_residue(at) && !may_stand_in_footer(row) {
            break;
        }
    }
    start
}

/// Whether a line is a postal address: short parts between commas, one of them with a house number.
fn is_postal(row: &Row) -> bool {
    if row.words > 30 || row.is_heading() || row.credit.is_some() || row.enumerator.is_some() {
        return false;
    }
    let counts = |part: &str| {
        let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        part.split_whitespace().any(digit) && part.chars().any(char::is_alphabetic)
    };
    let text = row.text.replace('\u{2028}', ", ");
    let parts: Vec<&str> = text.split([',', '·', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 6);
    let latin = parts.len() >= 3 && short && parts.iter().any(|part| counts(part));
    let han = ['号', '號', '室', '楼', '樓', '层'].iter().any(|sign| text.contains(*sign))
        && ['路', '街', '区', '區', '道'].iter().any(|sign| text.contains(*sign))
        && text.chars().any(|c| c.is_ascii_digit());
    let dated = !super::date::find(&row.text).is_empty();
    (latin || han) && row.ending == Ending::Bare && !dated
}

fn may_stand_in_footer(row: &Row) -> bool {
    let loose = row.credit.is_none()
        && row.enumerator.is_none_or(|e| e.style == Style::Bare)
        && !row.is_heading()
        && !row.is_list();
    row.is_rule() || row.is_picture() || loose && row.words <= 14 && row.ending != Ending::Stop
}
