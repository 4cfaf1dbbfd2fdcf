//! The difference of two texts, word by word; characters of scripts without spaces count as words.

use similar::{ChangeTag, TextDiff};
use uuid::Uuid;

use super::transcript::{PassagePart, Transcript};

/// A stretch of a compared text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands.
    pub side: Side,
    /// The words.
    pub text: String,
}

/// In which of two texts words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// Only in the earlier one.
    Before,
    /// Only in the later one.
    After,
}

/// A passage that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageDifference {
    /// What the passage is.
    pub part: PassagePart,
    /// The item or section it belongs to.
    pub entry: Option<Uuid>,
    /// The headline of that item, or the name of that section, as it went out where it was there then.
    pub heading: String,
    /// What it said; empty where it was not there.
    pub before: String,
    /// What it says; empty where it is gone.
    pub after: String,
    /// Both in one.
    pub stretches: Vec<Stretch>,
}

/// The passages that changed, in the order of the earlier text; new ones after those.
pub fn between(before: &Transcript, after: &Transcript) -> Vec<PassageDifference> {
    let same = |a: &super::transcript::Passage, b: &super::transcript::Passage| a.part == b.part && a.entry == b.entry;
    let heading = |entry: Option<Uuid>| {
        let entry = entry?;
        before.heading(entry).or_else(|| after.heading(entry)).map(str::to_owned)
    };
    let difference = |part, entry, was: &str, is: &str| PassageDifference {
        part,
        entry,
        heading: heading(entry).unwrap_or_default(),
        before: was.to_owned(),
        after: is.to_owned(),
        stretches: words(was, is),
    };
    let mut found = Vec::new();
    for was in &before.passages {
        let is = after.passages.iter().find(|is| same(was, is)).map_or("", |is| is.text.as_str());
        if was.text != is {
            found.push(difference(was.part, was.entry, &was.text, is));
        }
    }
    let new = after.passages.iter().filter(|is| !before.passages.iter().any(|was| same(was, is)));
    found.extend(new.map(|is| difference(is.part, is.entry, "", &is.text)));
    found
}

/// Two texts as one: what both have, what only one has.
pub fn words(before: &str, after: &str) -> Vec<Stretch> {
    let difference = TextDiff::from_unicode_words(before, after);
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in difference.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::Before,
            ChangeTag::Insert => Side::After,
        };
        match stretches.last_mut() {
            Some(last) if last.side == side => last.text.push_str(change.value()),
            _ => stretches.push(Stretch { side, text: change.value().to_owned() }),
        }
    }
    gathered(stretches)
}

/// Changes with nothing but a space between them are read as one.
fn gathered(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len());
    let (mut gone, mut new) = (String::new(), String::new());
    let last = stretches.len().saturating_sub(1);
    for (at, stretch) in stretches.into_iter().enumerate() {
        match stretch.side {
            Side::Before => gone.push_str(&stretch.text),
            Side::After => new.push_str(&stretch.text),
            Side::Both if stretch.text == " " && at != last && !(gone.is_empty() && new.is_empty()) => {
                gone.push(' ');
                new.push(' ');
            }
            Side::Both => {
                flush(&mut out, &mut gone, &mut new);
                out.push(stretch);
            }
        }
    }
    flush(&mut out, &mut gone, &mut new);
    out
}

fn flush(out: &mut Vec<Stretch>, gone: &mut String, new: &mut String) {
    for (text, side) in [(gone, Side::Before), (new, Side::After)] {
        if !text.is_empty() {
            out.push(Stretch { side, text: std::mem::take(text) });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let mark = |stretch: Stretch| match stretch.side {
            Side::Both => stretch.text,
            Side::Before => format!("[-{}]", stretch.text),
            Side::After => format!("[+{}]", stretch.text),
        };
        words(before, after).into_iter().map(mark).collect()
    }

    #[test]
    fn a_difference_is_told_in_words() {
        let check = |before: &str, after: &str, expect: &str| assert_eq!(shown(before, after), expect);
        check("The rent is 18 million.", "The rent is 16 million.", "The rent is [-18][+16] million.");
        check("same", "same", "same");
        check("", "new", "[+new]");
        check("gone", "", "[-gone]");
        check("", "", "");
        check("one two three", "one six seven three", "one [-two][+six seven] three");
        check("租金为十八亿元。", "租金为十六亿元。", "租金为十[-八][+六]亿元。");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_their_difference(before in "[a-c 。租金]{0,40}", after in "[a-c 。租金]{0,40}") {
            let stretches = words(&before, &after);
            let side = |not: Side| -> String {
                stretches.iter().filter(|stretch| stretch.side != not).map(|stretch| stretch.text.as_str()).collect()
            };
            prop_assert_eq!(side(Side::After), before);
            prop_assert_eq!(side(Side::Before), after);
        }
    }
}
