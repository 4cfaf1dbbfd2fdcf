use chrono::NaiveDate;

use super::*;
use crate::search::query::{Filter, Found};

fn reading(typing: Typing) -> Reading {
    Reading { today: NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default(), typing, script: Script::AsTyped }
}

fn text(words: &str) -> Query {
    Query::Text { phrase: Phrase::of(words, Ending::Whole).expect("words"), parts: Vec::new() }
}

fn tag(name: &str) -> Query {
    Query::Filter(Filter::Tag(name.to_owned()))
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

#[test]
fn a_query_is_read_as_it_is_meant() {
    let check = |query: &str, expect: Query| {
        assert_eq!(parse(query, reading(Typing::Finished)), Ok(expect), "{query}");
    };
    let not = |query| Query::Not(Box::new(query));
    check("", Query::everything());
    check("  \u{3000} ", Query::everything());
    check("harbour", text("harbour"));
    check("harbour licence", Query::All(vec![text("harbour"), text("licence")]));
    check("\"harbour licence\"", text("harbour licence"));
    check("“人工智能”", text("人工智能"));
    check("a OR b OR c d", Query::All(vec![Query::Any(vec![text("a"), text("b"), text("c")]), text("d")]));
    check("or", text("or"));
    let language = |tag: &str| Query::Filter(Filter::Language(tag.to_owned()));
    check("lang:zh-Hans", language("zh-hans"));
    check("lang:中文", language("zh"));
    check("language:English", language("en"));
    check("-a b", Query::All(vec![not(text("a")), text("b")]));
    check("NOT a", not(text("a")));
    check("--a", text("a"));
    check("a - b", Query::All(vec![text("a"), text("b")]));
    check("well-known", text("well known"));
    check("-(a OR tag:x)", not(Query::Any(vec![text("a"), tag("x")])));
    check("(a b) OR c", Query::Any(vec![Query::All(vec![text("a"), text("b")]), text("c")]));
    check("tag:\"central bank\"", tag("central bank"));
    check("tag：金融", tag("金融"));
    check("12:30", text("12 30"));
    check("is:unused", not(Query::Filter(Filter::Used)));
    check("is:item", Query::Filter(Filter::Kind(Found::Item)));
    check("https://example.com/a?b=c:d", Query::Filter(Filter::Address("https://example.com/a?b=c:d".to_owned())));
    check("before:2025-01-03", Query::Filter(Filter::Before(day(2025, 1, 3))));
    check("after:2025-01-03", Query::Filter(Filter::From(day(2025, 1, 4))));
    check("after:2024", Query::Filter(Filter::From(day(2025, 1, 1))));
    check("before:2024-02", Query::Filter(Filter::Before(day(2024, 2, 1))));
    check("since:yesterday", Query::Filter(Filter::From(day(2026, 3, 30))));
    check("age:<7d", Query::Filter(Filter::From(day(2026, 3, 24))));
    check("age:>1m", Query::Filter(Filter::Before(day(2026, 2, 28))));
    check("age:<9999y", Query::Filter(Filter::From(day(1, 1, 1))));
    let within = |words: &str, parts: &[Part]| Query::Text {
        phrase: Phrase::of(words, Ending::Whole).expect("words"),
        parts: parts.to_vec(),
    };
    check("a b in:headline", Query::All(vec![within("a", &[Part::Headline]), within("b", &[Part::Headline])]));
    check("a -in:notes", within("a", &[Part::Headline, Part::Body]));
    check("title:a b", Query::All(vec![within("a", &[Part::Headline]), text("b")]));
    let begun = Query::Text { phrase: Phrase::of("harb", Ending::Begun).expect("words"), parts: Vec::new() };
    check("harb*", begun);
}

#[test]
fn what_cannot_be_read_is_shown_in_its_place() {
    let check = |query: &str, place: &str, words: &str| {
        let fault = parse(query, reading(Typing::Finished)).expect_err(query);
        assert_eq!(&query[fault.from..fault.to], place, "{query}: {}", fault.message);
        assert!(fault.message.contains(words), "{query}: {}", fault.message);
        assert!(fault.refusal(query).to_string().contains(place));
    };
    check("harbour tag:", "tag:", "nothing behind");
    check("平台 \"算法", "\"算法", "not closed");
    check("a (b", "(", "not closed");
    check("a ) b", ")", "closes nothing");
    check("OR a", "OR", "between");
    check("a OR", "OR", "between");
    check("(a OR) b", "OR", "between");
    check("a -", "-", "nothing behind");
    check("平台 state:gone", "state:gone", "state:inbox");
    check("is:red", "is:red", "is:used");
    check("colour:red", "colour:red", "no “colour:”");
    check("before:2025-13-01", "before:2025-13-01", "before:2025-01-03");
    check("before:0", "before:0", "before:2025-01-03");
    check("age:<seven", "age:<seven", "age:<7d");
    check("in:footer", "in:footer", "in:headline");
    check("a !!! b", "!!!", "no letter");
    check(&"(".repeat(40), "(", "deep");
    check(&"a ".repeat(65), "a", "at most 64");
}

#[test]
fn the_place_is_counted_in_characters() {
    let query = "平台 tag:";
    let fault = parse(query, reading(Typing::Finished)).expect_err("a fault");
    assert!(fault.refusal(query).to_string().starts_with("Characters 4 to 7 of the search, “tag:”"));
}

#[test]
fn a_long_fault_is_quoted_by_its_beginning() {
    let query = "平台 ".repeat(9_000);
    let said = parse(&query, reading(Typing::Finished)).expect_err("a fault").refusal(&query).to_string();
    assert!(said.contains("平台 …”: This is longer than a search can be."), "{said}");
    assert!(said.chars().count() < 200, "{said}");
}

#[test]
fn what_is_still_being_typed_is_not_yet_wrong() {
    let check = |query: &str, expect: Query| {
        assert_eq!(parse(query, reading(Typing::Going)), Ok(expect), "{query}");
    };
    let begun = |words: &str| Query::Text { phrase: Phrase::of(words, Ending::Begun).expect("words"), parts: vec![] };
    check("harbour lic", Query::All(vec![text("harbour"), begun("lic")]));
    check("harbour ", text("harbour"));
    check("\"harbour lic", text("harbour lic"));
    check("a OR", text("a"));
    check("tag:", Query::everything());
    check("state:sho", Query::everything());
    check("a -", text("a"));
    check("(a", text("a"));
}

#[test]
fn no_query_brings_the_reader_down() {
    use proptest::prelude::*;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let words = proptest::collection::vec("[a-c平台 ()\"“”:：*|\\-]{0,4}|OR|tag:|in:body|age:<|\\PC{1,3}", 0..12);
    let run = runner.run(&words, |pieces| {
        let query = pieces.concat();
        for typing in [Typing::Finished, Typing::Going] {
            if let Err(fault) = parse(&query, reading(typing)) {
                prop_assert!(query.get(fault.from..fault.to).is_some(), "{query}: {fault:?}");
                prop_assert!(!fault.refusal(&query).to_string().is_empty());
            }
        }
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
}

#[test]
fn either_script_is_found_where_that_is_wanted() {
    let either = Reading { script: Script::Either, ..reading(Typing::Finished) };
    assert_eq!(parse("国 a", either), Ok(Query::All(vec![Query::Any(vec![text("国"), text("國")]), text("a")])));
    assert_eq!(parse("國", either), Ok(Query::Any(vec![text("国"), text("國")])));
    assert_eq!(parse("平和", either), Ok(text("平和")));
}
