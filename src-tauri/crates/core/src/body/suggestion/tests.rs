#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::body::arbitrary::{self, suggested_body};
use crate::body::{Line, LineKind};

fn mark(number: u128, by: u128) -> Mark {
    Mark { id: Uuid::from_u128(number).into(), by: (by > 0).then(|| Uuid::from_u128(by)) }
}

/// A body from a notation: `{+1 words}` is suggested by 1, `{-1 words}` would go, `|` ends a line, `---` is a rule,
/// `# ` at the start makes a heading; a line end with `+1` or `-1` before the bar carries the suggestion.
fn body(text: &str) -> Body {
    let mut delta: crate::body::Delta = Vec::new();
    let mut push = |insert: crate::body::Insert, attributes| delta.push(crate::body::Operation { insert, attributes });
    for line in text.split_terminator('|') {
        let (line, end) = match line.chars().rev().nth(1) {
            Some('+' | '-') if line.ends_with(|c: char| c.is_ascii_digit()) => line.split_at(line.len() - 2),
            _ => (line, ""),
        };
        let end = attributes(end);
        if line == "---" {
            push(crate::body::Insert::Rule { rule: true }, end.clone());
            push(crate::body::Insert::Text("\n".into()), end);
            continue;
        }
        let (kind, mut rest) = match line.strip_prefix("# ") {
            Some(rest) => (Some("heading2".to_owned()), rest),
            None => (None, line),
        };
        while let Some(open) = rest.find('{') {
            let close = open + rest[open..].find('}').unwrap();
            push(crate::body::Insert::Text(rest[..open].into()), Default::default());
            push(crate::body::Insert::Text(rest[open + 4..close].into()), attributes(&rest[open + 1..open + 3]));
            rest = &rest[close + 1..];
        }
        push(crate::body::Insert::Text(rest.into()), Default::default());
        push(crate::body::Insert::Text("\n".into()), crate::body::Attributes { line: kind, ..end });
    }
    Body::from_delta(&delta)
}

fn attributes(sign: &str) -> crate::body::Attributes {
    let number = sign.chars().nth(1).and_then(|c| c.to_digit(10)).map(u128::from);
    let mark = number.map(|number| mark(number, number % 2));
    let is = |c: char| sign.starts_with(c).then_some(mark).flatten();
    crate::body::Attributes { insertion: is('+'), deletion: is('-'), ..Default::default() }
}

#[test]
fn what_a_text_would_be_and_what_it_was() {
    let check = |text: &str, settled: &str, refused: &str| {
        assert_eq!(*body(text).settled(), body(settled), "{text}");
        assert_eq!(*body(text).refused(), body(refused), "{text}");
    };
    check("One two.|", "One two.|", "One two.|");
    check("One {-1 two}{+1 three}.|", "One three.|", "One two.|");
    check("# One+1|two|", "# One|two|", "# Onetwo|");
    check("# One-1|two|", "# Onetwo|", "# One|two|");
    check("One|---+1|two|", "One|---|two|", "One|two|");
    check("One|---|two|", "One|---|two|", "One|---|two|");
    check("One-1|{-1 gone}-1|two|", "Onetwo|", "One|gone|two|");
    check("{-1 all}|", "", "all|");
}

#[test]
fn a_line_end_that_could_not_be_decided_is_not_suggested() {
    let check = |text: &str, expect: &str| assert_eq!(body(text), body(expect), "{text}");
    check("last-1|", "last|");
    check("last+1|", "last|");
    check("before-1|---|after|", "before|---|after|");
    check("before-1|---+1|after|", "before|---+1|after|");
    check("before+1|---+1|---+2|after|", "before|---+1|---+2|after|");
    let whole = body("before-1|----1|after|");
    assert_eq!(*whole.settled(), body("beforeafter|"));
    assert_eq!(*whole.refused(), body("before|---|after|"));
}

#[test]
fn a_suggestion_is_listed_with_its_words_and_its_place() {
    let found = body("One {-1 two}{+1 three}+2|four|").suggestions();
    let told: Vec<_> =
        found.iter().map(|one| (one.inserted.as_str(), one.deleted.as_str(), one.start, one.end)).collect();
    assert_eq!(told, [("three", "two", 4, 12), ("\n", "", 12, 13)]);
    assert_eq!(found[0].by, Some(Uuid::from_u128(1)));
    assert_eq!(found[1].by, None);
}

#[test]
fn one_persons_suggestions_are_decided_together() {
    let text = body("{+1 a}{+2 b}{+3 c}{-2 d}|");
    assert_eq!(text.decide(&Which::By(None), Verdict::Accept), body("{+1 a}b{+3 c}|"));
    assert_eq!(text.decide(&Which::By(Some(Uuid::from_u128(1))), Verdict::Reject), body("{+2 b}{-2 d}|"));
    assert_eq!(text.decide(&Which::One(Uuid::from_u128(3).into()), Verdict::Accept), body("{+1 a}{+2 b}c{-2 d}|"));
}

#[test]
fn what_one_suggests_another_may_take_out_again() {
    let both = body("a{+1 b c}d|").suggest_replacement(1..2, "x", mark(2, 0));
    assert_eq!(*both.settled(), body("ax cd|"));
    assert_eq!(*both.refused(), body("ad|"));
    assert_eq!(both.decide(&Which::One(mark(1, 1).id), Verdict::Accept), body("a{-2 b}{+2 x} cd|"));
}

#[test]
fn a_replacement_stands_after_what_it_replaces() {
    let check = |text: &str, range: std::ops::Range<usize>, words: &str, expect: &str| {
        assert_eq!(body(text).suggest_replacement(range, words, mark(4, 0)), body(expect), "{text}");
    };
    check("One two three|", 4..7, "deux", "One {-4 two}{+4 deux} three|");
    check("One two|", 3..7, "", "One{-4  two}|");
    check("One|", 3..3, " two", "One{+4  two}|");
    check("|One|", 0..0, "two\nlines", "{+4 two lines}|One|");
    check("One|two|", 1..5, "x", "O{-4 ne}-4|{-4 t}{+4 x}wo|");
    check("", 0..0, "x", "{+4 x}|");
    check("One|---|two|", 4..5, "", "One|----4|two|");
}

#[test]
fn the_wire_says_nobody_as_an_empty_string() {
    let json = r#"[{"insert":"a","attributes":{"insertion":{"id":"00000000-0000-0000-0000-000000000002","by":""}}},{"insert":"\n"}]"#;
    let read = Body::from_json(json).unwrap();
    assert_eq!(read, body("{+2 a}|"));
    assert_eq!(read.to_json(), json);
}

#[test]
fn places_lead_from_the_settled_text_to_the_whole_and_back() {
    let text = body("One {-1 two}{+1 x} y-1|z|");
    // Settled: "One x yz\n".
    assert_eq!((0..10).map(|at| text.raw_place(at)).collect::<Vec<_>>(), [0, 1, 2, 3, 7, 8, 9, 11, 12, 13]);
    assert_eq!(text.raw_range(0, 4), (0, 4));
    assert_eq!(text.raw_range(3, 5), (3, 8));
    assert_eq!([0, 4, 5, 7, 8, 10, 11].map(|at| text.settled_place(at)), [0, 4, 4, 4, 5, 7, 7]);
}

fn flat(body: &Body) -> Vec<char> {
    let words = body.lines.iter().flat_map(|line| {
        let inline = line.inline.iter().flat_map(|inline| match inline {
            crate::body::Inline::Text { text, .. } => text.chars().collect(),
            _ => vec![crate::body::EMBED],
        });
        inline.chain(std::iter::once('\n')).collect::<Vec<char>>()
    });
    words.collect()
}

proptest! {
    #[test]
    fn a_text_without_suggestions_is_settled(body in arbitrary::body()) {
        prop_assert_eq!(&*body.settled(), &body);
        prop_assert_eq!(&*body.refused(), &body);
    }

    #[test]
    fn nothing_is_left_to_decide(body in suggested_body()) {
        for done in [body.settled(), body.refused()] {
            prop_assert!(!done.has_suggestions());
            prop_assert_eq!(done.clone().into_owned().normalized(), done.into_owned());
        }
    }

    #[test]
    fn the_order_of_deciding_does_not_matter(body in suggested_body(), verdicts in proptest::collection::vec(any::<bool>(), 8), seed in any::<u64>()) {
        let decide = |order: &[Mark]| order.iter().fold(body.clone(), |body, one| {
            let index = usize::try_from(one.id.uuid().as_u128() % 8).unwrap();
            body.decide(&Which::One(one.id), if verdicts[index] { Verdict::Accept } else { Verdict::Reject })
        });
        let order: Vec<Mark> = body.suggestions().iter().map(|one| Mark { id: one.id, by: one.by }).collect();
        let mut shuffled = order.clone();
        let mut seed = seed;
        for at in (1..shuffled.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, usize::try_from(seed >> 33).unwrap() % (at + 1));
        }
        let (straight, other) = (decide(&order), decide(&shuffled));
        prop_assert_eq!(&straight, &other);
        prop_assert!(!straight.has_suggestions());
    }

    #[test]
    fn accepting_one_by_one_settles(body in suggested_body()) {
        let done = body.suggestions().iter().fold(body.clone(), |body, one| body.decide(&Which::One(one.id), Verdict::Accept));
        prop_assert_eq!(done, body.into_settled());
    }

    #[test]
    fn a_refused_replacement_leaves_the_text_as_it_was(body in arbitrary::body(), start in 0..60_usize, length in 0..30_usize, words in "[a-z ]{0,8}") {
        let suggested = body.suggest_replacement(start..start + length, &words, mark(9, 1));
        // What would have to stand on a new line after a rule, or in no line at all, opens one.
        prop_assume!(body.lines.last().is_some_and(|line| !line.is_rule()));
        prop_assert_eq!(&*suggested.refused(), &body);
        let settled: String = flat(&suggested.settled()).into_iter().collect();
        prop_assert!(settled.contains(&words) || words.trim().is_empty());
    }

    #[test]
    fn the_delta_keeps_suggestions(body in suggested_body()) {
        prop_assert_eq!(Body::from_json(&body.to_json()).unwrap(), body);
    }

    #[test]
    fn places_agree_with_the_settled_text(body in suggested_body()) {
        let (raw, settled) = (flat(&body), flat(&body.settled()));
        for (at, c) in settled.iter().enumerate() {
            let place = body.raw_place(at);
            // An end that a joined body gets back stands nowhere in the raw text, so its place is the end of what stays.
            let given_back = *c == '\n' && at + 1 == settled.len();
            prop_assert!(place < raw.len() || given_back);
            if place < raw.len() && !(given_back && raw[place] != '\n') {
                prop_assert_eq!(raw[place], *c);
                prop_assert_eq!(body.settled_place(place), at);
            }
        }
    }

    #[test]
    fn readers_see_the_settled_text(body in suggested_body()) {
        prop_assert_eq!(body.to_text(), body.settled().to_text());
        prop_assert_eq!(body.word_count(), body.settled().word_count());
        prop_assert_eq!(crate::html::from_body(&body).into_string(), crate::html::from_body(&body.settled()).into_string());
        prop_assert_eq!(crate::markdown::from_body(&body), crate::markdown::from_body(&body.settled()));
        let settled = body.settled();
        // One link is told once for each run of its words, and what goes may part a run.
        let links = |body: &Body| {
            let mut links: Vec<String> = body.links().map(str::to_owned).collect();
            links.dedup();
            links
        };
        prop_assert_eq!(links(&body), links(&settled));
    }
}

#[test]
fn a_heading_keeps_its_form_when_a_line_is_suggested_after_it() {
    let text = body("# Head+1|{+1 new}|next|");
    assert_eq!(text.settled().lines[0], Line::of(LineKind::Heading2, "Head"));
    assert_eq!(*text.refused(), body("# Head|next|"));
}

/// The editor reads the same file (`ui/src/lib/editor/suggestion/fixture.test.ts`).
#[test]
fn the_editor_and_the_core_mean_the_same() {
    let cases: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../../../../../../tests/fixtures/suggestion.json")).unwrap();
    for case in cases {
        let name = case["name"].as_str().unwrap().to_owned();
        let read = |part: &str| Body::from_json(&case[part].to_string()).unwrap();
        let body = read("body");
        assert_eq!(*body.settled(), read("settled"), "{name}");
        assert_eq!(*body.refused(), read("refused"), "{name}");
        let open = body
            .suggestions()
            .into_iter()
            .map(|one| serde_json::json!({ "inserted": one.inserted, "deleted": one.deleted, "start": one.start }));
        assert_eq!(open.collect::<Vec<_>>(), *case["open"].as_array().unwrap(), "{name}");
        assert_eq!(Body::from_json(&body.to_json()).unwrap(), body, "{name}");
    }
}
