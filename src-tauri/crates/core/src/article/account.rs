//! Pages of accounts on a platform that is no publisher itself: who publishes is the account. Public accounts of
//! WeChat say who they are in elements of their own, and when they published only in a script.

use chrono::{DateTime, FixedOffset};

use crate::article::junk;
use crate::article::state::script::assigned;
use crate::article::tree::{Id, Tree};

/// What a page of an account says. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Account {
    pub name: String,
    pub author: String,
    /// The date, as it is written.
    pub published: String,
}

/// The account that a page is of; none where it is of none that is known.
pub fn of(tree: &Tree) -> Option<Account> {
    let with_id = |wanted: &str| tree.elements().find(|id| tree.attribute(*id, "id").eq_ignore_ascii_case(wanted));
    let words = |id: Option<Id>| id.map(|id| tree.words(id)).unwrap_or_default();
    with_id("js_content")?;
    let first = |names: &[&str]| {
        let scripts = || tree.scripts.iter().filter(|script| script.len() < 1 << 20);
        names.iter().find_map(|name| scripts().find_map(|script| assigned(script, name))).unwrap_or_default()
    };
    let or = |words: String, other: &dyn Fn() -> String| if words.is_empty() { other() } else { words };
    let named = |class: &str| {
        tree.elements()
            .find(|id| junk::names(tree, *id).iter().any(|name| name == class) && !tree.words(*id).is_empty())
    };
    Some(Account {
        name: or(words(with_id("js_name")), &|| {
            let shown = || ["profile_nickname", "wx_follow_nickname"].into_iter().find_map(named);
            or(words(with_id("profilebt").or_else(shown)), &|| first(&["nickname"]))
        }),
        author: or(words(with_id("js_author_name")), &|| words(named("rich_media_meta_text"))),
        published: in_china(&or(words(with_id("publish_time")), &|| {
            first(&["ct", "oriCreateTime", "createTime", "publish_time"])
        })),
    })
}

/// A moment in seconds since 1970 as it is printed where such pages are read: in the time of China, whose day it is.
fn in_china(written: &str) -> String {
    let moment = written.parse().ok().filter(|_| written.len() == 10).and_then(|at| DateTime::from_timestamp(at, 0));
    let place = FixedOffset::east_opt(8 * 60 * 60);
    match (moment, place) {
        (Some(moment), Some(place)) => moment.with_timezone(&place).to_rfc3339(),
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::tree;

    #[test]
    fn an_account_says_who_it_is_and_when_it_wrote() {
        let check = |page: &str, expect: Option<[&str; 3]>| {
            let found = of(&tree::read(page));
            let found =
                found.as_ref().map(|found| [found.name.as_str(), found.author.as_str(), found.published.as_str()]);
            assert_eq!(found, expect, "{page}");
        };
        check("<p>x</p><script>var ct='1735900000'</script>", None);
        check(
            "<a id=js_name> 港口观察 </a><em id=publish_time></em><span class=rich_media_meta_text>王记者</span>\
             <div id=js_content>x</div><script>var ct = \"1735837200\";</script>",
            Some(["港口观察", "王记者", "2025-01-03T01:00:00+08:00"]),
        );
        check(
            "<em id=publish_time>2025-01-03 07:30</em><div id=js_content>x</div><script>var nickname = htmlDecode(\"港口观察\");</script>",
            Some(["港口观察", "", "2025-01-03 07:30"]),
        );
    }
}
