//! What a web page or a mail program leaves around an issue: "Comments", "Share", "Top", share bars,
//! navigation, the legal footer. It is dropped, each line with a note.
//!
//! Only lines that stand alone are dropped; a word inside a paragraph never is.

use super::footer::{footer_start, is_mail_head, is_pure_footer};
use super::phrase::Phrases;
use super::row::Row;
use super::word::{fold_short, shortened};
use super::{ImportNote, ImportNoteKind, cut, forward};
use crate::body::{Inline, LineKind};

/// Lines that are residue wherever they stand alone.
static ALWAYS: Phrases = Phrases::new(
    "comments | comment | share | top | back to top | return to top | go to top | to top | to the top | \
     back to the top | leave a comment | leave a reply | leave comment | add a comment | add comment | \
     post a comment | write a comment | view comments | no comments | no comments yet | \
     be the first to comment | like | likes | like this | tweet | tweet this | print | print this | \
     print this page | email | e-mail | email this | email this post | email a friend | reply | loading | \
     share this | share this post | share this article | share this story | share this page | share this issue | \
     share this newsletter | share this with a friend | share on facebook | share on twitter | share on x | \
     share on linkedin | share on whatsapp | share via email | share by email | share to | share it | \
     share with friends | related posts | related articles | related stories | related content | \
     you may also like | you might also like | view in browser | view in your browser | \
     view this email in your browser | view this email in browser | view online | view web version | \
     view as web page | web version | read online | read in browser | read in your browser | open in browser | \
     unsubscribe | unsubscribe here | unsubscribe from this list | manage preferences | manage subscription | \
     update preferences | update your preferences | update subscription preferences | privacy policy | \
     terms of service | terms of use | cookie policy | skip to content | skip to main content | \
     skip navigation | next post | previous post | older posts | newer posts | older post | newer post | \
     permalink | pin it | copy link | reblog | restack | forward to a friend | forward this email | advertisement | \
     post navigation | discussion about this post | start the discussion | share this with your friends | \
     thumbs up | read more posts | continue reading | jump to top | scroll to top | table of contents top | \
     jump up | 评论 | 发表评论 | 写评论 | 留言 | 写留言 | 分享 | 分享到 | 顶部 | 回到顶部 | 返回顶部 | 点赞 | 在看 | 收藏 | 转发 | 打印 | 退订 | 取消订阅 | \
     在浏览器中查看 | 加载中 | 相关文章 | 相关阅读 | 阅读原文 | 點讚 | 評論 | 回到頂部 | コメント | トップへ戻る | ページトップへ | シェア | 댓글 | 공유 | nach oben | \
     haut de page | volver arriba | teilen | kommentare | partager | compartir",
);

/// Lines that are residue only beside other residue: any of them may be a kicker too.
static IN_COMPANY: Phrases = Phrases::new(
    "facebook | twitter | x | linkedin | whatsapp | reddit | pinterest | telegram | pocket | tumblr | \
     instagram | youtube | weibo | wechat | rss | mastodon | threads | bluesky | tiktok | medium | website | \
     more | save | report | follow | follow us | search | menu | home | about | about us | archive | archives | \
     past issues | all issues | subscribe | subscribe now | sign up | log in | login | sign in | contact | \
     contact us | privacy | terms | newsletter | newsletters | related | next | previous | prev | edit | flag | \
     bookmark | views | shares | retweet | repost | notes | help | jobs | advertise | blog | news | events | \
     careers | faq | shop | store | 首页 | 关于 | 关于我们 | 订阅 | 登录 | 注册 | 搜索 | 微博 | 微信 | 朋友圈 | qq空间",
);

/// Words of a counter ("3 comments", "Likes: 12").
static COUNTED: Phrases = Phrases::new(
    "comment | comments | like | likes | share | shares | reply | replies | view | views | retweets | claps | \
     条评论 | 评论 | 个赞 | 赞 | 次阅读 | 阅读",
);

/// How many lines at the top may be the mail program's ("View this email in your browser").
const HEAD: usize = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Residue,
    InCompany,
    Button,
    Text,
}

/// The rows without residue, and a note for each row that was dropped.
pub(super) fn sweep(rows: Vec<Row>) -> (Vec<Row>, Vec<ImportNote>) {
    let mut drop: Vec<bool> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| is_tracker(row) || at < HEAD && is_mail_head(row) || is_pure_footer(row))
        .collect();
    drop[forward::header(&rows)].fill(true);
    let mut kinds: Vec<Kind> = rows.iter().map(kind).collect();
    let footer = footer_start(&rows, |at| kinds[at] == Kind::Residue);
    drop[footer..].fill(true);
    for (kind, _) in kinds.iter_mut().zip(&drop).filter(|(_, drop)| **drop) {
        *kind = Kind::Residue;
    }
    drop_stand_alone(&rows, &kinds, &mut drop);
    let mut notes = Vec::new();
    let mut kept = Vec::with_capacity(rows.len());
    // The blank lines around a dropped line count for the next kept one.
    let mut gap = 0;
    for (mut row, drop) in rows.into_iter().zip(drop) {
        if drop {
            gap = gap.max(row.gap);
            let words = row.line.words();
            if !words.trim().is_empty() {
                notes.push(ImportNote { kind: ImportNoteKind::Residue, text: shortened(&words) });
            }
        } else {
            row.gap = row.gap.max(std::mem::take(&mut gap));
            kept.push(row);
        }
    }
    (kept, notes)
}

fn drop_stand_alone(rows: &[Row], kinds: &[Kind], drop: &mut [bool]) {
    let last = kinds.iter().rposition(|kind| !matches!(kind, Kind::Residue | Kind::InCompany));
    for (at, kind) in kinds.iter().enumerate() {
        drop[at] |= match kind {
            Kind::Residue => rows[at].line.kind != LineKind::Bullet,
            // The last button is the call to action, unless words for one stand elsewhere.
            Kind::Button => Some(at) != last,
            Kind::InCompany | Kind::Text => false,
        };
    }
    let mut from = 0;
    while from < rows.len() {
        let length = kinds[from..].iter().take_while(|kind| **kind != Kind::Text).count();
        drop_company(rows, kinds, from, from + length, drop);
        from += length.max(1);
    }
}

/// Drops what stands in a run of short lines that are residue together.
fn drop_company(rows: &[Row], kinds: &[Kind], from: usize, to: usize, drop: &mut [bool]) {
    let run = &kinds[from..to];
    let sure = run.iter().filter(|kind| **kind == Kind::Residue).count();
    let before_title = rows.get(to).is_some_and(|row| row.title);
    if run.len() < 2 || sure == 0 && run.len() < 3 {
        return;
    }
    for at in from..to {
        // The line right above a title may be its kicker ("Search").
        let kicker = at + 1 == to && before_title && kinds[at] == Kind::InCompany && run.len() < 4;
        drop[at] |= kinds[at] != Kind::Button && !kicker;
    }
}

fn kind(row: &Row) -> Kind {
    let words = row.line.words();
    if words.len() > 600 || row.credit.is_some() {
        return Kind::Text;
    }
    // The text form of a mail prints the address behind the words.
    let addressed = words.contains("://") && words.trim_end().ends_with([')', '>']);
    let bare = if addressed { words.split(['(', '<']).next().unwrap_or_default() } else { &words };
    let folded = fold_short(bare);
    // Led by a link, these are the way to the story itself.
    let onward = ["continue reading", "阅读原文"].contains(&folded.as_str()) && !cut::links(&row.line).is_empty();
    if folded.is_empty() || onward {
        return Kind::Text;
    }
    if folded.len() <= 4 && folded.bytes().all(|b| b.is_ascii_digit()) {
        // How many liked it.
        return Kind::InCompany;
    }
    let button = ["subscribe", "subscribe now", "subscribe here", "sign up now", "立即订阅"].contains(&folded.as_str());
    if button {
        Kind::Button
    } else if is_residue(&folded) {
        Kind::Residue
    } else if IN_COMPANY.has(&folded) {
        Kind::InCompany
    } else {
        Kind::Text
    }
}

/// Whether a folded line is residue by itself.
pub(super) fn is_residue(folded: &str) -> bool {
    ALWAYS.has(folded) || is_counter(folded) || is_bar(folded)
}

/// "3 comments", "Comments (3)", "Like 12".
fn is_counter(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    bare.len() < folded.len()
        && COUNTED.has(bare)
        && folded.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '(' | ')' | ':' | ',' | '.'))
}

/// A share bar ("Share | Tweet | Print") or navigation ("Home | About | Archive").
fn is_bar(folded: &str) -> bool {
    let signs = ['|', '·', '•', '/', '›', '»', '–', '—', '\u{2028}'];
    let parts: Vec<String> = if folded.contains(signs) {
        folded.split(signs).map(fold_short).filter(|part| !part.is_empty()).collect()
    } else {
        folded.split(' ').map(str::to_owned).collect()
    };
    let known = |part: &String| ALWAYS.has(part) || IN_COMPANY.has(part) || is_counter(part);
    let sure = parts.iter().filter(|part| ALWAYS.has(part)).count();
    let count = parts.iter().filter(|part| known(part)).count();
    if folded.contains(signs) {
        let short = parts.iter().all(|part| part.split(' ').count() <= 5);
        parts.len() >= 2
            && short
            && (count == parts.len() && (sure > 0 || parts.len() >= 3)
                || parts.len() >= 3 && count * 3 >= parts.len() * 2)
    } else {
        parts.len() >= 2 && count == parts.len() && sure >= 2
    }
}

/// An invisible picture that reports who reads.
fn is_tracker(row: &Row) -> bool {
    let tiny = |side: Option<u32>| side.is_some_and(|side| side <= 3);
    !row.line.inline.is_empty()
        && row.line.inline.iter().all(|inline| match inline {
            Inline::Image(image) => image.alt.trim().is_empty() && (tiny(image.width) || tiny(image.height)),
            Inline::Text { text, .. } => text.trim().is_empty(),
            Inline::Rule => false,
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Hints, assemble};
    use super::*;
    use crate::body::Body;

    fn check(lines: &[&str], expect: &[&str]) {
        let (kept, notes) = sweep(assemble::read(Body::paragraphs(lines.iter().copied()), &Hints::default()));
        assert_eq!(kept.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), expect, "{lines:?}");
        assert_eq!(notes.len(), lines.len() - expect.len());
    }

    #[test]
    fn a_line_that_is_residue_alone_is_dropped() {
        for line in [
            "Comments",
            "↑ Top",
            "[Back to top]",
            "3 Comments",
            "Comments (12)",
            "Share | Tweet | Print",
            "Share this:",
            "LIKE",
            "Home | About | Archive",
            "Loading…",
            "返回顶部",
            "Share Tweet Email",
            "View this email in your browser",
        ] {
            check(&["A story stands here.", line], &["A story stands here."]);
        }
    }

    #[test]
    fn a_word_in_a_sentence_or_a_kicker_stays() {
        for line in [
            "Comments on the new rules were few",
            "Share prices fell",
            "Top stories",
            "Print runs shrink",
            "Search",
            "Like a rolling stone",
        ] {
            check(&[line, "A story stands here."], &[line, "A story stands here."]);
        }
        check(&["A story.", "Share this:", "Facebook", "Twitter", "Next"], &["A story."]);
        check(
            &["A story.", "Top", "Search", "A Headline Stands Here", "More."],
            &["A story.", "Search", "A Headline Stands Here", "More."],
        );
    }

    #[test]
    fn the_legal_footer_goes_as_a_whole() {
        check(
            &[
                "The users can unsubscribe from the plan now, the company said.",
                "Click here.",
                "Copyright © 2025 Quay Media, All rights reserved.",
                "Our mailing address is:",
                "1 Quay Road",
                "Harbour",
                "Unsubscribe from this list",
            ],
            &["The users can unsubscribe from the plan now, the company said.", "Click here."],
        );
    }
}
