#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::body::arbitrary::suggested_body;
use crate::body::suggestion::{Mark, Verdict, Which};
use crate::body::{Body, Inline, Line, LineKind, Marks};
use crate::issue::Entry;

fn reload(document: &Document, writer: u64) -> Document {
    Document::load(writer, &[document.fold().unwrap()]).unwrap()
}

#[test]
fn a_decision_on_an_old_version_leaves_what_was_written_since() {
    let mark = |id: u128| Mark { id: uuid::Uuid::from_u128(id).into(), by: None };
    let mut document = item_of("The plant opens on Friday.");
    let suggested = document.body("body").suggest_replacement(19..25, "Monday", mark(1));
    document.set_body("body", &suggested).unwrap();
    let base = document.version();
    let later = document.body("body").suggest_replacement(0..3, "A", mark(2));
    document.set_body("body", &later).unwrap();
    document.change_body("body", &base, |body| body.decide(&Which::All, Verdict::Accept), &[]).unwrap();
    let body = document.body("body");
    assert_eq!(body.suggestions().iter().map(|one| one.id).collect::<Vec<_>>(), [mark(2).id]);
    assert_eq!(body.to_text(), "A plant opens on Monday.");
    assert_eq!(body.refused().to_text(), "The plant opens on Monday.");
}

fn item_of(text: &str) -> Document {
    let mut document = Document::empty(2);
    document.set_word("headline", "A headline").unwrap();
    document.set_body("body", &Body::paragraphs(text.lines())).unwrap();
    document.take_change().unwrap();
    document
}

#[test]
fn a_save_on_an_old_version_merges_with_what_happened_since() {
    let mut document = item_of("The plant opens on Friday.\nIt employs 300 people.");
    let base = document.version();
    // One person splits the first paragraph …
    document.set_body("body", &Body::paragraphs(["The plant", "opens on Friday.", "It employs 300 people."])).unwrap();
    // … while another, who has not seen that, makes a word bold and adds some.
    let mut typed = Body::paragraphs(["The plant opens on Friday.", "It employs 300 people and a robot."]);
    typed.lines[0].inline = vec![
        Inline::text("The plant opens on "),
        Inline::Text { text: "Friday".into(), marks: Marks { strong: true, ..Marks::default() } },
        Inline::text("."),
    ];
    document.save_body("body", &typed, &base, &[]).unwrap();
    let merged = document.body("body");
    assert_eq!(merged.to_text(), "The plant\n\nopens on Friday.\n\nIt employs 300 people and a robot.");
    let strong: Vec<&str> = merged
        .lines
        .iter()
        .flat_map(|line| &line.inline)
        .filter_map(|inline| match inline {
            Inline::Text { text, marks } if marks.strong => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(strong, ["Friday"]);
}

#[test]
fn a_save_on_the_present_version_is_taken_as_it_is() {
    let mut document = item_of("One.\nTwo.");
    let base = document.version();
    let typed = Body::paragraphs(["One, and more.", "Three."]);
    document.save_body("body", &typed, &base, &[]).unwrap();
    assert_eq!(document.body("body"), typed);
}

#[test]
fn a_version_that_was_never_here_is_refused_and_nothing_changes() {
    let stranger = item_of("Elsewhere.").version();
    let mut document = Document::empty(4);
    document.set_body("body", &Body::paragraphs(["Here."])).unwrap();
    document.take_change().unwrap();
    assert!(document.save_body("body", &Body::paragraphs(["Gone."]), &stranger, &[]).is_err());
    assert_eq!(document.body("body").to_text(), "Here.");
    assert!("zz".parse::<Version>().is_err());
    assert!("abc".parse::<Version>().is_err());
    assert!(document.save_body("body", &Body::default(), &"ffffffffff".parse().unwrap(), &[]).is_err());
}

#[test]
fn the_same_words_again_are_no_change() {
    let mut document = item_of("One.");
    document.set_word("headline", "A headline").unwrap();
    document.set_body("body", &Body::paragraphs(["One."])).unwrap();
    assert!(document.take_change().unwrap().is_none());
}

#[test]
fn damaged_history_is_refused_and_never_a_crash() {
    let text = "A text of some length, so that there is something to damage.";
    let history = item_of(text).fold().unwrap();
    for at in 0..history.len() {
        let mut damaged = history.clone();
        damaged[at] ^= 0x10;
        // Twelve bytes of the header carry nothing: a flip there changes nothing either.
        if let Ok(document) = Document::load(6, &[damaged]) {
            assert!((4..16).contains(&at), "a flipped bit at {at} went unseen");
            assert_eq!(document.body("body").to_text(), text);
        }
    }
    for length in [0, 1, 10, history.len() - 1] {
        assert!(Document::load(6, &[history[..length].to_vec()]).is_err());
    }
}

#[test]
fn two_peoples_moves_of_one_rundown_merge() {
    let entries: Vec<Entry> = (1..=5).map(|n| Entry::Item(uuid::Uuid::from_u128(n).into())).collect();
    let order = |numbers: [usize; 5]| -> Vec<Entry> { numbers.iter().map(|n| entries[n - 1].clone()).collect() };
    let mut first = Document::empty(2);
    IssueDocument(&mut first).write_rundown(&order([1, 2, 3, 4, 5])).unwrap();
    let mut second = reload(&first, 4);
    IssueDocument(&mut first).write_rundown(&order([2, 3, 4, 5, 1])).unwrap();
    IssueDocument(&mut second).write_rundown(&order([5, 1, 2, 3, 4])).unwrap();
    let (one, two) = (first.fold().unwrap(), second.fold().unwrap());
    let mut merged = Document::load(8, &[one.clone(), two.clone()]).unwrap();
    let mut other_way = Document::load(10, &[two, one]).unwrap();
    let rundown = IssueDocument(&mut merged).rundown();
    assert_eq!(rundown, order([5, 2, 3, 4, 1]));
    assert_eq!(rundown, IssueDocument(&mut other_way).rundown());
}

fn marks() -> impl Strategy<Value = Marks> {
    (any::<[bool; 4]>(), proptest::option::of(Just("https://example.com/a".to_owned()))).prop_map(|(flags, link)| {
        Marks { strong: flags[0], em: flags[1], code: flags[2], sup: flags[3], link, ..Marks::default() }
    })
}

fn inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        8 => ("[a-c 甲乙😀]{1,6}", marks()).prop_map(|(text, marks)| Inline::Text { text, marks }),
        1 => Just(Inline::Image(crate::body::Image { src: "https://example.com/i.png".into(), alt: "x".into(), width: Some(3), ..Default::default() })),
        1 => Just(Inline::Rule),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    let kind = prop_oneof![
        Just(LineKind::Paragraph),
        Just(LineKind::Heading2),
        Just(LineKind::Bullet),
        Just(LineKind::Ordered),
        Just(LineKind::Quote),
        Just(LineKind::Code)
    ];
    let line = (kind, 0_u8..3, proptest::collection::vec(inline(), 0..4)).prop_map(|(kind, indent, inline)| Line {
        kind,
        indent,
        inline,
        ..Line::default()
    });
    proptest::collection::vec(line, 0..6).prop_map(|lines| Body { lines }.normalized())
}

proptest! {
    #[test]
    fn suggestions_are_kept(body in suggested_body(), next in suggested_body()) {
        let mut document = Document::empty(2);
        for one in [&body, &next] {
            document.set_body("body", one).unwrap();
            prop_assert_eq!(&document.body("body"), one);
        }
    }

    #[test]
    fn a_body_comes_back_from_its_document_and_from_its_delta(first in body(), second in body()) {
        let mut document = Document::empty(2);
        document.set_body("body", &first).unwrap();
        prop_assert_eq!(document.body("body"), first.clone());
        document.set_body("body", &second).unwrap();
        prop_assert_eq!(document.body("body"), second.clone());
        prop_assert_eq!(reload(&document, 4).body("body"), second.clone());
        prop_assert_eq!(Body::from_json(&second.to_json()).unwrap(), second);
    }

    #[test]
    fn going_back_is_exact(states in proptest::collection::vec(body(), 1..6)) {
        let mut document = Document::empty(2);
        let mut seen = vec![(document.version(), Body::default())];
        for state in states {
            document.set_body("body", &state).unwrap();
            seen.push((document.version(), state));
        }
        for (version, state) in seen.into_iter().rev() {
            document.return_to(&version).unwrap();
            prop_assert_eq!(document.body("body"), state);
        }
    }

    #[test]
    fn a_rundown_takes_any_order(orders in proptest::collection::vec(proptest::sample::subsequence((1..9_u128).collect::<Vec<_>>(), 0..8).prop_shuffle(), 1..6)) {
        let mut document = Document::empty(2);
        for order in orders {
            let entries: Vec<Entry> = order.iter().map(|n| Entry::Item(uuid::Uuid::from_u128(*n).into())).collect();
            IssueDocument(&mut document).write_rundown(&entries).unwrap();
            prop_assert_eq!(IssueDocument(&mut document).rundown(), entries);
        }
    }
}

#[test]
fn a_save_on_a_version_before_another_field_changed_makes_no_branch() {
    let mut document = item_of("The plant opens on Friday.");
    let base = document.version();
    document.set_word("headline", "Another headline").unwrap();
    document.save_body("body", &Body::paragraphs(["The plant opens on Monday."]), &base, &[]).unwrap();
    assert_eq!(document.body("body").to_text(), "The plant opens on Monday.");
    assert_eq!(document.word("headline"), "Another headline");
    assert_eq!(document.doc.oplog_vv().len(), 1, "nobody else wrote");
    // Who did not see the text as it is now writes beside it.
    document.save_body("body", &Body::paragraphs(["A plant opens on Friday."]), &base, &[]).unwrap();
    assert_eq!(document.body("body").to_text(), "A plant opens on Monday.");
    assert_eq!(document.doc.oplog_vv().len(), 2);
}
