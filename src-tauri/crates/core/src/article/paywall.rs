//! Whether it seems that only a part of a page is free to read.

use crate::article::block::Block;
use crate::article::data::Data;
use crate::article::junk;
use crate::article::tree::Tree;

/// How lines read that stand where the free part ends.
const SENTENCES: &[&str] = &[
    "subscribe to continue",
    "subscribe to read",
    "to continue reading",
    "to read the full",
    "to read this article",
    "already a subscriber",
    "subscribers only",
    "subscriber-only",
    "exclusive to subscribers",
    "for subscribers",
    "unlock this article",
    "unlock the full",
    "this article is for",
    "you have reached your",
    "free articles left",
    "start your free trial",
    "become a member to",
    "register to read",
    "log in to read",
    "sign in to continue",
    "订阅后",
    "付费阅读",
    "付费内容",
    "购买后阅读",
    "登录后阅读",
    "登录查看全文",
    "会员专享",
    "订阅会员",
    "解锁全文",
    "阅读全文请",
    "有料会員限定",
    "会員限定",
    "この記事は有料",
    "続きは会員",
    "続きを読むには",
    "유료 기사",
    "유료회원",
    "구독자 전용",
    "réservé aux abonnés",
    "il vous reste",
    "nur für abonnenten",
    "solo para suscriptores",
];

/// Beyond this length the page holds the text whatever it says.
const WHOLE: usize = 6_000;

/// Whether only a part of it is free. `found` is the length of the text that was found.
pub fn is_behind(tree: &Tree, blocks: &[Block], data: &Data, found: usize) -> bool {
    if data.free == Some(false) {
        return true;
    }
    if found > WHOLE {
        return false;
    }
    let marked = || {
        tree.elements().any(|id| {
            !junk::is_hidden(tree, id)
                && junk::names(tree, id)
                    .iter()
                    .any(|name| matches!(name.as_str(), "paywall" | "regwall" | "subscriber-only" | "paywalled"))
        })
    };
    let metas = || {
        tree.named("meta").any(|id| {
            let name = format!("{}{}", tree.attribute(id, "name"), tree.attribute(id, "property")).to_ascii_lowercase();
            let content = tree.attribute(id, "content").to_ascii_lowercase();
            (name.contains("content_tier") && matches!(content.as_str(), "locked" | "metered" | "premium"))
                || (name.contains("isaccessibleforfree") && content == "false")
        })
    };
    let says = || {
        blocks.iter().filter(|block| block.size < 300).any(|block| {
            let lower = block.words.to_lowercase();
            SENTENCES.iter().any(|sentence| lower.contains(sentence))
        })
    };
    data.free != Some(true) && (marked() || metas() || says())
}
