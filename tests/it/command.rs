//! The built command from outside: exit codes, messages, shapes that other programs rely on.

use galley_tests::{Sandbox, galley_with_input};
use serde_json::{Value, json};

#[test]
fn refusals_exit_with_one_and_say_why_on_standard_error() {
    let sandbox = Sandbox::sample();
    let check = |arguments: &[&str], words: &str| {
        let run = sandbox.galley(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {run:?}");
        assert!(run.stderr.contains(words), "{arguments:?}: {run:?}");
        assert!(run.stdout.is_empty(), "{arguments:?}: {run:?}");
    };
    check(&["issue", "show", "weekly#4711"], "no issue “weekly#4711”");
    check(&["issue", "show", "monthly@latest"], "no publication “monthly”");
    check(&["issue", "move", "weekly#88", "3", "--to", "0"], "counted from 1");
    check(&["issue", "move", "weekly#88", "44", "--to", "1"], "no entry");
    check(&["issue", "new", "weekly", "--date", "soon"], "not a date");
    check(&["issue", "new", "weekly", "--number", "88"], "already");
    check(&["item", "set", "ffffffff", "headline", "x"], "no item");
    check(&["story", "set", "zz", "state", "ready"], "no story");
    check(&["publication", "new", "  "], "needs a name");
    check(&["frobnicate"], "unrecognized subcommand");
    check(&["issue", "import", "weekly", "/nowhere/at/all.txt"], "no file");
}

#[test]
fn an_issue_has_the_shape_that_programs_rely_on() {
    let sandbox = Sandbox::sample();
    let issue = sandbox.galley(&["issue", "show", "weekly@latest", "--json"]).json();
    for name in [
        "id",
        "publication",
        "number",
        "date",
        "title",
        "state",
        "subject",
        "preheader",
        "topic_line",
        "intro",
        "items",
        "outro",
        "call_to_action",
        "findings",
    ] {
        assert!(issue.as_object().unwrap().contains_key(name), "{name}");
    }
    assert_eq!(issue["publication"], "weekly");
    assert_eq!(issue["title"], json!(null), "absent is null");
    assert_eq!(issue["items"].as_array().unwrap().len(), 10);
    for (position, item) in (1..).zip(issue["items"].as_array().unwrap()) {
        assert_eq!(item["position"], position);
        for name in ["id", "section", "kicker", "headline", "dek", "text", "html", "words", "sources"] {
            assert!(item.as_object().unwrap().contains_key(name), "{name}");
        }
        assert!(item["html"].as_str().unwrap().starts_with('<'));
        assert!(item["sources"][0]["outlet"].is_string());
    }
    assert!(issue["intro"]["text"].is_string() && issue["outro"]["heading"].is_string());
    assert!(issue["call_to_action"]["label"].is_string());
}

#[test]
fn a_body_is_read_from_standard_input_as_markdown_or_html() {
    let mut sandbox = Sandbox::sample();
    let item = sandbox.desk("weekly#88")["entries"][0]["id"].as_str().unwrap().to_owned();
    let library = sandbox.library();
    let set = |arguments: &[&str], input: &str| galley_with_input(&library, arguments, input);
    let run =
        set(&["item", "set", &item, "body", "-", "--json"], "A *b* [c](https://example.com/).\n\n1. one\n2. two\n");
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(run.json()["text"], "A b c.\n\n1. one\n2. two");
    assert!(run.json()["html"].as_str().unwrap().contains("<a href=\"https://example.com/\">c</a>"));
    let html = "<p onclick=\"x()\">Safe <b>bold</b></p><script>alert(1)</script>";
    let run = set(&["item", "set", &item, "body", "-", "--html", "--json"], html);
    assert_eq!(run.json()["html"], "<p>Safe <strong>bold</strong></p>");
    assert_eq!(run.json()["kicker"], json!(null), "absent is null");
    // An id may be shortened as long as it names one.
    let short = &item[..23];
    assert_eq!(sandbox.galley(&["item", "show", short, "--json"]).json()["id"], item.as_str());
}

#[test]
fn sanitize_needs_no_library() {
    let nowhere = tempfile::tempdir().unwrap();
    let run = galley_with_input(&nowhere.path().join("none"), &["sanitize"], "<p>a<script>b</script></p>");
    assert_eq!((run.code, run.stdout.trim_end()), (Some(0), "<p>a</p>"));
    let run =
        galley_with_input(&nowhere.path().join("none"), &["sanitize"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    assert_eq!(run.code, Some(1), "{run:?}");
}

#[test]
fn a_command_of_the_table_is_answered_line_by_line() {
    let sandbox = Sandbox::sample();
    let input = "{\"id\":1,\"name\":\"issue_list\",\"args\":{}}\nnot json\n{\"id\":3,\"name\":\"no_such\"}\n";
    let run = galley_with_input(&sandbox.library(), &["rpc"], input);
    let replies: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(replies.len(), 3);
    assert_eq!(replies[0]["ok"].as_array().unwrap().len(), 4);
    assert_eq!(replies[1]["error"]["code"], "invalid");
    assert_eq!(replies[2]["error"]["code"], "unknown");
}

#[test]
fn every_verb_explains_itself() {
    let sandbox = Sandbox::empty();
    for verb in ["init", "publication", "outlet", "issue", "item", "story", "export", "sanitize", "doctor"] {
        let run = sandbox.galley(&["help", verb]);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(run.stdout.contains("Usage: galley"), "{run:?}");
    }
    assert!(sandbox.galley(&["help", "issue", "move"]).stdout.contains("Example:"));
}

#[test]
fn a_field_of_a_publication_is_set_by_its_path_and_a_wrong_one_is_refused() {
    let sandbox = Sandbox::sample();
    let shown =
        |field: &str, value: &str| sandbox.galley(&["--json", "publication", "set", "weekly", field, value]).json();
    assert_eq!(
        shown("imprint.postal-address", "Quay 4\nOld Harbour")["imprint"]["postal_address"],
        "Quay 4\nOld Harbour"
    );
    assert_eq!(shown("recipe.item-count", "8-12")["recipe"]["item_count"], json!([8, 12]));
    assert_eq!(shown("recipe.item-count", "10")["recipe"]["item_count"], json!([10, 10]));
    assert_eq!(shown("recipe.item-count", "")["recipe"]["item_count"], Value::Null);
    assert_eq!(shown("recipe.call-to-action.label", "read on")["recipe"]["call_to_action"]["label"], "read on");
    let last = shown("name", "Harbour Weekly");
    assert_eq!(
        (&last["name"], &last["recipe"]["call_to_action"]["label"]),
        (&json!("Harbour Weekly"), &json!("read on"))
    );
    for (field, value, words) in [
        ("recipe.item-count", "12-8", "a range like 8-12"),
        ("recipe.cadence-days", "weekly", "a whole number"),
        ("recipe.colour", "red", "has no field “recipe.colour”"),
        ("id", "x", "has no field “id”"),
        ("recipe.numbering", "sideways", "sideways"),
    ] {
        let set = sandbox.galley(&["publication", "set", "weekly", field, value]);
        assert_eq!(set.code, Some(1), "{field}: {set:?}");
        assert!(set.stderr.contains(words), "{field}: {set:?}");
    }
}
