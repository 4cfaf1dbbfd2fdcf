//! Comments from outside: they stand on their words or say that these are gone, and never reach a reader.

use galley_tests::{Run, Sandbox, galley_with_input};
use serde_json::{Value, json};

const TWO: &str = "The ministry met on Friday in Hefei and said little about the levy.\n\n\
                   Shares of the dairy rose after the meeting had ended without a vote.";

/// An item with two paragraphs, and the built command on its library.
struct Desk {
    sandbox: Sandbox,
    item: String,
}

impl Desk {
    fn new() -> Desk {
        let mut sandbox = Sandbox::sample();
        let item = sandbox.desk("weekly@latest")["entries"][0]["id"].as_str().unwrap().to_owned();
        let desk = Desk { sandbox, item };
        desk.write(TWO);
        desk
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.sandbox.galley(&[&["--json"], arguments].concat())
    }

    fn ask(&self, arguments: &[&str]) -> Value {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {run:?}");
        run.json()
    }

    fn refused(&self, arguments: &[&str], words: &str) {
        let run = self.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {run:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {run:?}");
    }

    fn write(&self, body: &str) {
        let run = galley_with_input(&self.sandbox.library(), &["item", "set", &self.item, "body", "-"], body);
        assert_eq!(run.code, Some(0), "{run:?}");
    }

    fn comment(&self, quote: &str) -> String {
        let added = self.ask(&["comment", "add", &self.item, "--quote", quote, "--body", "Is that so?"]);
        added["id"].as_str().unwrap().to_owned()
    }

    fn threads(&self, more: &[&str]) -> Vec<Value> {
        let list = self.ask(&[&["comment", "list", "weekly@latest"], more].concat());
        list["threads"].as_array().unwrap().clone()
    }

    fn thread(&self, id: &str) -> Value {
        self.threads(&[]).into_iter().find(|thread| thread["id"] == id).unwrap()
    }

    /// The words that a thread stands on now; none where it lost its place.
    fn words(&self, id: &str) -> Option<String> {
        let thread = self.thread(id);
        let start = thread["start"].as_u64()? as usize;
        let end = thread["end"].as_u64().unwrap() as usize;
        let item = self.ask(&["item", "show", &self.item]);
        let text = match thread["part"].as_str().unwrap() {
            // In the flat form a line ends with one line feed, where the plain text has a blank line between.
            "body" => item["text"].as_str().unwrap().replace("\n\n", "\n"),
            part => item[part].as_str().unwrap().to_owned(),
        };
        Some(text.chars().skip(start).take(end - start).collect())
    }
}

#[test]
fn a_comment_stands_on_the_first_place_of_its_words_and_is_listed_as_programs_expect() {
    let desk = Desk::new();
    desk.ask(&["person", "me", "Ann Lee"]);
    desk.ask(&["item", "set", &desk.item, "headline", "Ministry met on Friday"]);
    let check = |quote: &str, part: &str| {
        let id = desk.comment(quote);
        let thread = desk.thread(&id);
        assert_eq!((&thread["part"], &thread["quote"]), (&json!(part), &json!(quote)));
        assert_eq!((&thread["state"], &thread["item"]), (&json!("open"), &json!(desk.item)));
        assert_eq!(thread["comments"][0]["by"], "Ann Lee");
        assert_eq!(thread["comments"][0]["body"], "Is that so?");
        assert!(thread["comments"][0]["at"].as_str().unwrap().ends_with('Z'), "{thread}");
        assert_eq!(desk.words(&id).as_deref(), Some(quote));
    };
    // The headline stands before the body.
    check("met on Friday", "headline");
    check("in Hefei", "body");
    check("Shares of the dairy", "body");
    let whole = desk.ask(&["comment", "add", &desk.item, "--body", "Too long?"]);
    assert_eq!((&whole["quote"], &whole["part"], &whole["state"]), (&json!(null), &json!(null), &json!("open")));
    let issue = desk.ask(&["comment", "add", "--issue", "weekly@latest", "--body", "Which order?"]);
    assert_eq!((&issue["item"], &issue["quote"]), (&json!(null), &json!(null)));
    assert_eq!(desk.threads(&[]).len(), 5);
    assert_eq!(desk.threads(&["--item", &desk.item]).len(), 4);
    desk.refused(&["comment", "add", &desk.item, "--quote", "on Sunday", "--body", "No"], "do not stand there");
    desk.refused(&["comment", "add", &desk.item, "--quote", "in Hefei", "--body", " \n"], "needs words");
    desk.refused(&["comment", "add", "ffffffff", "--body", "No"], "no item");
    desk.refused(&["comment", "reply", "ffffffff", "--body", "No"], "no thread");
}

#[test]
fn a_comment_follows_its_words_or_is_lost_and_keeps_its_quote() {
    let check = |quote: &str, after: &str, expect: Option<&str>| {
        let desk = Desk::new();
        let id = desk.comment(quote);
        desk.write(after);
        assert_eq!(desk.words(&id).as_deref(), expect, "“{quote}” in {after:?}");
        let thread = desk.thread(&id);
        assert_eq!(thread["quote"], quote, "the words it was about are kept");
        assert_eq!(thread["state"], if expect.is_some() { "open" } else { "lost" });
        // What was done is taken back, and the comment is where it was.
        desk.ask(&["undo"]);
        assert_eq!(desk.words(&id).as_deref(), Some(quote), "undo of {after:?}");
        desk.ask(&["redo"]);
        assert_eq!(desk.words(&id).as_deref(), expect, "redo of {after:?}");
    };
    let (first, second) = TWO.split_once("\n\n").unwrap();
    check("on Friday", &format!("Before it rained. {TWO}"), Some("on Friday"));
    check("on Friday", &TWO.replace("ministry", "ministry of finance"), Some("on Friday"));
    check("on Friday", &TWO.replace("on Friday", "on a Friday"), Some("on a Friday"));
    check("on Friday", &TWO.replace(" in Hefei", ".\n\nIn Hefei"), Some("on Friday"));
    check("Friday in Hefei", &TWO.replace("Friday in", "Friday.\n\nIn"), Some("Friday.\nIn Hefei"));
    check("on Friday", &format!("{second}\n\n{first}"), Some("on Friday"));
    check("after the meeting", &format!("{second}\n\n{first}"), Some("after the meeting"));
    check("Friday", &TWO.replace("Friday", "Monday"), None);
    check("Friday", &TWO.replace("Friday", "Monday").replace("meeting", "Friday meeting"), None);
    check("on Friday", &TWO.replace("on Friday ", ""), None);
    check("in Hefei", second, None);
}

#[test]
fn lines_that_change_places_keep_their_own_comments() {
    // Both end with the same letters, which are cheap to keep where they are.
    let (first, second) =
        ("港口今日起对渡轮减收费用，直到甲乙丙en 戊己", "上海的新房租金连续五个月下跌，庚辛壬en 戊己");
    for (quote, before) in
        [("庚辛壬en", [first, second]), ("甲乙丙en", [first, second]), ("壬en 戊己", [second, first])]
    {
        let desk = Desk::new();
        desk.write(&before.join("\n\n"));
        let id = desk.comment(quote);
        desk.write(&[before[1], before[0]].join("\n\n"));
        assert_eq!(desk.words(&id).as_deref(), Some(quote));
    }
}

#[test]
fn undo_brings_a_comment_back_to_all_of_its_words_and_what_was_written_between_them() {
    let desk = Desk::new();
    let id = desk.comment("ministry met on Friday in Hefei");
    let wide = TWO.replace("met on", "and the agency met on");
    desk.write(&wide);
    let stands = "ministry and the agency met on Friday in Hefei";
    assert_eq!(desk.words(&id).as_deref(), Some(stands));
    desk.write(&wide.replace("on Friday in Hefei ", ""));
    assert_eq!(desk.words(&id).as_deref(), Some("ministry and the agency met"));
    desk.ask(&["undo"]);
    assert_eq!(desk.words(&id).as_deref(), Some(stands));
    desk.ask(&["redo"]);
    assert_eq!(desk.words(&id).as_deref(), Some("ministry and the agency met"));
}

#[test]
fn a_thread_is_answered_settled_opened_and_taken_back() {
    let mut desk = Desk::new();
    desk.ask(&["person", "me", "Ann Lee"]);
    let id = desk.comment("on Friday");
    desk.ask(&["person", "me", "Ben"]);
    let replied = desk.ask(&["comment", "reply", &id, "--body", "Thursday, says the agency."]);
    let said = |thread: &Value| -> Vec<String> {
        let comments = thread["comments"].as_array().unwrap().iter();
        comments.map(|one| format!("{}: {}", one["by"].as_str().unwrap(), one["body"].as_str().unwrap())).collect()
    };
    assert_eq!(said(&replied), ["Ann Lee: Is that so?", "Ben: Thursday, says the agency."]);
    assert_eq!(desk.threads(&["--mine"]).len(), 1);
    assert_eq!(desk.threads(&["--by", "Ann Lee"]).len(), 1);
    desk.ask(&["person", "me", "Cai"]);
    assert!(desk.threads(&["--mine"]).is_empty());
    assert_eq!(desk.ask(&["person", "list"])["people"].as_array().unwrap().len(), 3, "nobody was renamed");
    desk.ask(&["person", "me", "Ben"]);
    assert_eq!(desk.ask(&["person", "list"])["people"].as_array().unwrap().len(), 3, "Ben came back");

    assert_eq!(desk.ask(&["comment", "resolve", &id])["state"], "resolved");
    assert!(desk.threads(&["--open"]).is_empty());
    assert_eq!(desk.threads(&[]).len(), 1);
    assert_eq!(desk.ask(&["comment", "reopen", &id])["state"], "open");
    let edited = desk.ask(&["comment", "edit", &id, "--body", "It was Thursday."]);
    assert_eq!(said(&edited), ["Ann Lee: Is that so?", "Ben: It was Thursday."]);
    assert!(edited["comments"][1]["edited"].is_string() && edited["comments"][0]["edited"].is_null(), "{edited}");
    let first = edited["comments"][0]["id"].as_str().unwrap();
    assert_eq!(said(&desk.ask(&["comment", "remove", &id, first])), ["Ben: It was Thursday."]);
    desk.ask(&["undo"]);
    assert_eq!(said(&desk.thread(&id)).len(), 2);
    assert_eq!(desk.ask(&["comment", "remove", &id]), json!(null));
    assert!(desk.threads(&[]).is_empty());
    desk.ask(&["undo"]);
    assert_eq!((said(&desk.thread(&id)).len(), desk.words(&id).as_deref()), (2, Some("on Friday")));
    let report = desk.sandbox.ask("library_doctor", json!({ "mode": "rebuild" }));
    assert_eq!(report["faults"], json!([]), "{report}");
}

#[test]
fn a_lost_comment_is_put_on_other_words() {
    let desk = Desk::new();
    let id = desk.comment("Friday");
    desk.write(&TWO.replace("Friday", "Monday"));
    assert_eq!(desk.thread(&id)["state"], "lost");
    let placed = desk.ask(&["comment", "place", &id, "body", "--start", "20", "--end", "26"]);
    assert_eq!((&placed["state"], &placed["quote"]), (&json!("open"), &json!("Friday")));
    assert_eq!(desk.words(&id).as_deref(), Some("Monday"));
    desk.refused(&["comment", "place", &id, "body", "--start", "20", "--end", "9999"], "no such words");
    desk.refused(&["comment", "place", &id, "somewhere", "--start", "2", "--end", "4"], "no passage");
}

#[test]
fn words_proposed_for_a_headline_are_taken_or_left() {
    let check = |verb: &str, expect: &str| {
        let desk = Desk::new();
        desk.ask(&["item", "set", &desk.item, "headline", "Ministry met on Friday"]);
        let add = ["comment", "add", &desk.item, "--quote", "Friday", "--replacement", "Thursday"];
        let added = desk.ask(&add);
        assert_eq!((&added["replacement"], &added["part"]), (&json!("Thursday"), &json!("headline")));
        let id = added["id"].as_str().unwrap();
        assert_eq!(desk.ask(&["comment", verb, id])["state"], "resolved");
        assert_eq!(desk.ask(&["item", "show", &desk.item])["headline"], expect);
        desk.ask(&["undo"]);
        assert_eq!(desk.ask(&["item", "show", &desk.item])["headline"], "Ministry met on Friday");
        assert_eq!(desk.thread(id)["state"], "open");
    };
    check("accept", "Ministry met on Thursday");
    check("reject", "Ministry met on Friday");
}

#[test]
fn no_comment_is_in_any_export() {
    let desk = Desk::new();
    let secret = "QXZ only among us";
    desk.ask(&["person", "me", "Quirin Xaver Zott"]);
    let add = |quote: &[&str], owner: &[&str]| {
        desk.ask(&[&["comment", "add"], owner, quote, &["--body", secret]].concat());
    };
    let headline = desk.ask(&["item", "show", &desk.item])["headline"].as_str().unwrap().to_owned();
    add(&["--quote", "on Friday"], &[&desk.item]);
    add(&["--quote", &headline, "--replacement", "QXZ proposed"], &[&desk.item]);
    add(&[], &[&desk.item]);
    add(&[], &["--issue", "weekly@latest"]);
    desk.write(&TWO.replace("Friday", "Monday"));
    let targets = desk.ask(&["target", "list"]);
    let mut seen = 0;
    for target in targets.as_array().unwrap() {
        let target = target["target"].as_str().unwrap();
        for format in ["html", "text", "md", "eml", "json"] {
            let export =
                ["export", "weekly@latest", "--target", target, "--format", format, "--anyway", "test", "--out", "-"];
            let run = desk.sandbox.galley(&export);
            if run.code != Some(0) {
                continue;
            }
            seen += 1;
            for word in ["QXZ", "Quirin", "only among us"] {
                assert!(!run.stdout.contains(word), "{target} {format} holds “{word}”");
            }
        }
    }
    assert!(seen >= 20, "only {seen} exports were made");
}

#[test]
fn hostile_words_stay_words() {
    let desk = Desk::new();
    let planted = "<img src=x onerror=alert(1)>\u{202E}&amp;{{issue.number}}";
    let kept = "<img src=x onerror=alert(1)>&amp;{{issue.number}}";
    desk.ask(&["person", "me", planted]);
    desk.ask(&["item", "set", &desk.item, "headline", kept]);
    let added = desk.ask(&["comment", "add", &desk.item, "--quote", "<img src=x", "--body", planted]);
    assert_eq!((&added["part"], &added["quote"]), (&json!("headline"), &json!("<img src=x")));
    assert_eq!((&added["comments"][0]["by"], &added["comments"][0]["body"]), (&json!(kept), &json!(kept)));
    let html = desk.sandbox.galley(&["export", "weekly@latest", "--format", "html", "--anyway", "test", "--out", "-"]);
    assert_eq!(html.code, Some(0), "{html:?}");
    assert!(!html.stdout.contains("<img src=x"), "the headline is no markup");
}
