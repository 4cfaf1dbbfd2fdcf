//! The letter through the contract and the command: themes, mail tools, checks, forms.

use galley_api::Code;
use galley_tests::Sandbox;
use serde_json::{Value, json};

fn html(sandbox: &mut Sandbox, issue: &str, target: &str) -> String {
    let reply = sandbox.ask("issue_render", json!({ "issue": issue, "target": target, "format": "html" }));
    reply["content"].as_str().unwrap().to_owned()
}

fn token<'a>(theme: &'a Value, name: &str) -> &'a str {
    let tokens = theme["tokens"].as_array().unwrap();
    tokens.iter().find(|token| token["name"] == name).unwrap()["value"].as_str().unwrap()
}

#[test]
fn a_theme_is_copied_changed_chosen_and_taken_back() {
    let mut sandbox = Sandbox::sample();
    let themes = sandbox.ask("theme_list", json!({}));
    let slugs: Vec<_> = themes.as_array().unwrap().iter().map(|theme| theme["slug"].clone()).collect();
    assert_eq!(slugs, ["plain", "broadsheet", "signal"]);
    let refused = sandbox.refused("theme_set", json!({ "theme": "plain", "token": "light.ink", "value": "#000000" }));
    assert!(refused.message.contains("Copy it"), "{}", refused.message);

    let copy = sandbox.ask("theme_copy", json!({ "theme": "plain", "name": "Harbour" }));
    assert_eq!(copy["value"]["slug"], "harbour");
    assert_eq!(copy["value"]["shipped"], false);
    assert_eq!(copy["undo"]["verb"], "theme_copy");
    sandbox.ask("publication_set", json!({ "publication": "weekly", "theme": "harbour" }));
    let set = sandbox.ask("theme_set", json!({ "theme": "harbour", "token": "light.accent", "value": "#005a9c" }));
    assert_eq!(token(&set["value"], "light.accent"), "#005A9C");
    assert_eq!(set["value"]["used_by"], json!(["weekly"]));
    assert_eq!(set["touched"]["themes"].as_array().unwrap().len(), 1);
    assert!(html(&mut sandbox, "weekly@latest", "plain").contains("#005A9C"));

    sandbox.ask("undo", json!({}));
    let shown = sandbox.ask("theme_show", json!({ "theme": "harbour" }));
    assert_eq!(token(&shown, "light.accent"), "#C2371C");
    assert!(!html(&mut sandbox, "weekly@latest", "plain").contains("#005A9C"));
    sandbox.ask("redo", json!({}));
    assert!(html(&mut sandbox, "weekly@latest", "plain").contains("#005A9C"));
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));

    // A theme whose making is taken back leaves its publication readable, and that is found.
    for _ in 0..3 {
        sandbox.ask("undo", json!({}));
    }
    assert_eq!(sandbox.refused("theme_show", json!({ "theme": "harbour" })).code, Code::NotFound);
    assert!(html(&mut sandbox, "weekly@latest", "plain").contains("#C2371C"));
}

#[test]
fn a_theme_travels_as_a_file() {
    let mut sandbox = Sandbox::sample();
    let file = sandbox.ask("theme_file", json!({ "theme": "signal" }))["content"].as_str().unwrap().to_owned();
    let taken = sandbox.ask("theme_import", json!({ "content": file }));
    assert_eq!(taken["value"]["slug"], "signal-2");
    let again = sandbox.ask("theme_file", json!({ "theme": "signal-2" }));
    assert_eq!(again["content"], json!(file));
    let odd = file.replace("#00697A", "teal");
    let refused = sandbox.refused("theme_import", json!({ "content": odd }));
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.message.contains("“light.accent” takes a colour of six hex digits"), "{}", refused.message);
    let path = sandbox.place("signal.json");
    sandbox.ask("theme_export", json!({ "theme": "signal", "path": path }));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), file);
}

#[test]
fn contrast_is_told_as_one_chooses() {
    let mut sandbox = Sandbox::sample();
    sandbox.ask("theme_copy", json!({ "theme": "plain", "name": "Faint" }));
    let set = sandbox.ask("theme_set", json!({ "theme": "faint", "token": "dark.ink", "value": "#333333" }));
    let weak: Vec<_> =
        set["value"]["contrasts"].as_array().unwrap().iter().filter(|pair| pair["holds"] == false).collect();
    assert_eq!(weak.len(), 2);
    assert!(weak.iter().all(|pair| pair["scheme"] == "dark" && pair["text"] == "ink"));
    sandbox.ask("publication_set", json!({ "publication": "weekly", "theme": "faint" }));
    let found = sandbox.ask("issue_check", json!({ "issue": "weekly@latest" }));
    assert!(found["findings"].as_array().unwrap().iter().any(|finding| finding["check"] == "contrast"));
}

#[test]
fn every_mail_tool_gets_its_own_words_and_no_others() {
    let mut sandbox = Sandbox::sample();
    let targets = sandbox.ask("target_list", json!({}));
    assert_eq!(targets.as_array().unwrap().len(), 12);
    for target in targets.as_array().unwrap() {
        let name = target["target"].as_str().unwrap();
        let html = html(&mut sandbox, "weekly@latest", name);
        for token in target["tokens"].as_array().unwrap() {
            let words = token["words"].as_str().unwrap().trim_end_matches('>');
            // The sample has a preheader and an address of its own.
            let wanted = matches!(token["place"].as_str(), Some("unsubscribe" | "browser"));
            assert_eq!(html.contains(words), wanted, "{name}: {words}");
        }
        let document = target["form"] == "document";
        assert_eq!(html.contains("<html lang="), document, "{name}");
        let own_way_out = html.contains("https://willowgate.example/weekly/leave");
        assert_eq!(own_way_out, matches!(name, "plain" | "gmail"), "{name}");
    }
}

#[test]
fn an_export_for_a_mail_tool_waits_for_what_blocks_it() {
    let mut sandbox = Sandbox::sample();
    sandbox.ask("issue_set", json!({ "issue": "weekly@latest", "field": "subject", "value": "TK of the week" }));
    let path = sandbox.place("letter.html");
    let request = |target: &str, anyway: Value| json!({ "issue": "weekly@latest", "target": target, "path": path, "anyway": anyway });
    let refused = sandbox.refused("issue_export", request("listmonk", Value::Null));
    assert_eq!(refused.code, Code::Blocked);
    assert!(refused.message.contains("TK") && refused.hint.is_some(), "{refused}");
    assert!(!path.exists());
    sandbox.ask("issue_export", request("plain", Value::Null));
    sandbox.ask("issue_export", request("listmonk", json!("a test of the list")));
    let run = sandbox.galley(&["export", "weekly@latest", "--target", "listmonk", "--out", "-"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    let found = sandbox.galley(&["check", "weekly@latest", "--json"]);
    assert_eq!(found.code, Some(1));
    assert_eq!(found.json()["findings"][0]["check"], "tk");
    let shown = sandbox.galley(&["issue", "show", "weekly@latest", "--json"]).json();
    assert_eq!(shown["findings"][0]["severity"], "block");
    sandbox.ask("issue_set", json!({ "issue": "weekly@latest", "field": "subject", "value": "The week" }));
    assert_eq!(sandbox.galley(&["check", "weekly@latest"]).code, Some(0));
}

#[test]
fn every_form_is_written_and_the_preview_is_the_export() {
    let mut sandbox = Sandbox::sample();
    let starts = [
        ("html", "<!doctype html>"),
        ("text", "Willow Gate Weekly\n=="),
        ("md", "# Willow Gate Weekly\n"),
        ("eml", "From: \"Willow Gate Weekly\" <weekly@willowgate.example>\r\n"),
        ("web", "<!doctype html>"),
        ("atom", "<?xml version=\"1.0\""),
        ("json", "{"),
    ];
    for (format, start) in starts {
        let path = sandbox.place(format);
        let written = sandbox.galley(&["export", "weekly@latest", "--format", format, "--out", path.to_str().unwrap()]);
        assert_eq!(written.code, Some(0), "{written:?}");
        let content = std::fs::read_to_string(path).unwrap();
        assert!(content.starts_with(start), "{format}: {}", &content[..80]);
    }
    for target in ["plain", "ghost", "substack"] {
        let preview = sandbox.ask("issue_preview", json!({ "issue": "weekly@latest", "target": target }));
        assert_eq!(preview["html"], json!(html(&mut sandbox, "weekly@latest", target)));
        let size = &preview["size"];
        assert_eq!(size["total"].as_u64(), Some(size["html"].as_u64().unwrap() + size["overhead"].as_u64().unwrap()));
    }
    let dark = sandbox.ask("issue_preview", json!({ "issue": "weekly@latest", "scheme": "dark", "theme": "signal" }));
    let dark = dark["html"].as_str().unwrap();
    assert!(dark.contains("@media all{") && dark.contains("#00697A"));
    let clipboard = sandbox.ask("issue_clipboard", json!({ "issue": "weekly@latest", "target": "substack" }));
    assert!(clipboard["html"].as_str().unwrap().starts_with("<p>"));
    assert!(clipboard["text"].as_str().unwrap().starts_with("Willow Gate Weekly\n"));
    let source = sandbox.ask("issue_clipboard", json!({ "issue": "weekly@latest", "target": "mailchimp" }));
    assert_eq!(source["html"], source["text"]);
}

#[test]
fn variables_follow_the_issue() {
    let mut sandbox = Sandbox::sample();
    let set = |sandbox: &mut Sandbox, field: &str, value: &str| {
        sandbox.ask("issue_set", json!({ "issue": "weekly@latest", "field": field, "value": value }));
    };
    set(&mut sandbox, "intro", "Number {{issue.number}} of {{publication.name}}, for {{reader}}.");
    let letter = html(&mut sandbox, "weekly@latest", "plain");
    assert!(letter.contains("Number 88 of Willow Gate Weekly, for {{reader}}."));
    set(&mut sandbox, "number", "89");
    assert!(html(&mut sandbox, "weekly@latest", "plain").contains("Number 89 of"));
    assert!(html(&mut sandbox, "weekly@latest", "listmonk").contains("for &#123;<wbr>{reader}}."));
    let found = sandbox.ask("issue_check", json!({ "issue": "weekly@latest" }));
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().any(
        |finding| finding["check"] == "variable-unknown" && finding["message"].as_str().unwrap().contains("reader")
    ));
}

#[test]
fn the_command_lists_shows_and_sets_themes_and_targets() {
    let sandbox = Sandbox::sample();
    let list = sandbox.galley(&["target", "list", "--json"]).json();
    assert!(list.as_array().unwrap().iter().any(|target| target["target"] == "campaign-monitor"));
    let made = sandbox.galley(&["theme", "set", "Harbour", "--copy", "signal", "--for", "daily", "--json"]).json();
    assert_eq!((made["slug"].as_str(), &made["used_by"]), (Some("harbour"), &json!(["daily"])));
    assert_eq!(sandbox.galley(&["theme", "set", "harbour", "style.button", "outlined"]).code, Some(0));
    let file = sandbox.galley(&["theme", "show", "harbour", "--json"]).stdout;
    assert!(file.contains("\"button\": \"outlined\""));
    let path = sandbox.place("harbour.json");
    std::fs::write(&path, &file).unwrap();
    assert_eq!(
        sandbox.galley(&["theme", "set", "--file", path.to_str().unwrap(), "--json"]).json()["slug"],
        "harbour-2"
    );
    let refused = sandbox.galley(&["export", "daily@latest", "--target", "pigeon", "--out", "-"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("mailchimp"), "{}", refused.stderr);
}

#[test]
fn a_theme_of_ones_own_is_given_up_unless_a_publication_wears_it_and_undo_brings_it_again() {
    let mut sandbox = Sandbox::sample();
    let made = sandbox.ask("theme_copy", json!({ "theme": "broadsheet", "name": "Harbour" }));
    let slug = made["value"]["slug"].clone();
    let listed = |sandbox: &mut Sandbox| {
        let rows = sandbox.ask("theme_list", json!({}));
        rows.as_array().unwrap().iter().any(|row| row["slug"] == slug)
    };
    let before = sandbox.ask("publication_show", json!({ "publication": "weekly" }))["theme"].clone();
    sandbox.ask("publication_set", json!({ "publication": "weekly", "theme": slug }));
    let refused = sandbox.refused("theme_remove", json!({ "theme": slug }));
    assert!(refused.message.contains("Choose another theme there first"), "{}", refused.message);
    assert!(listed(&mut sandbox));
    sandbox.ask("publication_set", json!({ "publication": "weekly", "theme": before }));
    sandbox.ask("theme_remove", json!({ "theme": slug }));
    assert!(!listed(&mut sandbox));
    let undone = sandbox.ask("undo", json!({}));
    assert_eq!(undone["value"]["verb"], "theme_remove");
    assert!(listed(&mut sandbox));
    let refused = sandbox.refused("theme_remove", json!({ "theme": "signal" }));
    assert!(refused.message.contains("comes with Galley"), "{}", refused.message);
}
