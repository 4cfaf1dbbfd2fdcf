//! What helps in writing, through the contract and the command: finding and replacing, quoting, snippets, spelling.

use galley_tests::Sandbox;
use serde_json::{Value, json};

fn first_item(sandbox: &mut Sandbox, issue: &str) -> Value {
    let desk = sandbox.desk(issue);
    let id = desk["entries"].as_array().unwrap().iter().find(|entry| entry["kind"] == "item").unwrap()["id"].clone();
    sandbox.ask("item_show", json!({ "item": id }))
}

fn find(sandbox: &mut Sandbox, issue: &str, words: &str) -> Vec<Value> {
    let found = sandbox.ask("issue_find", json!({ "issue": issue, "wanted": { "words": words, "extent": "word" } }));
    found.as_array().unwrap().clone()
}

#[test]
fn words_are_replaced_everywhere_as_one_change_that_keeps_marks_and_links() {
    let mut sandbox = Sandbox::sample();
    let issue = "weekly@latest";
    let item = first_item(&mut sandbox, issue);
    let body = "The **Harb**our was [late at the Harbour](https://a.example/harbour) and 港口 Harbour again";
    sandbox.ask("item_set", json!({ "item": item["id"], "field": "body", "value": body }));
    sandbox.ask("item_set", json!({ "item": item["id"], "field": "headline", "value": "Harbour news" }));
    sandbox.ask("issue_set", json!({ "issue": issue, "field": "subject", "value": "The harbour, again" }));
    let before = sandbox.ask("issue_show", json!({ "issue": issue }));
    let found = find(&mut sandbox, issue, "harbour");
    let places: Vec<&str> = found.iter().map(|one| one["place"].as_str().unwrap()).collect();
    assert_eq!(places, ["subject", "headline", "body", "body", "body"]);
    assert_eq!([&found[0]["before"], &found[0]["behind"]], [&json!("The "), &json!(", again")]);
    let chosen: Vec<&Value> = found.iter().filter(|one| one["place"] != "headline").collect();
    let request = json!({
        "issue": issue, "wanted": { "words": "harbour", "extent": "word" }, "words": "Haven", "chosen": chosen,
    });
    let reply = sandbox.ask("issue_replace", request.clone());
    assert_eq!(reply["value"], json!({ "changed": 4, "left": 0 }));
    assert_eq!(reply["undo"]["verb"], "issue_replace");
    let now = sandbox.ask("item_show", json!({ "item": item["id"] }));
    assert_eq!(now["headline"], "Harbour news");
    assert_eq!(
        now["html"],
        "<p>The <strong>Haven</strong> was <a href=\"https://a.example/harbour\">late at the Haven</a> and 港口 Haven again</p>"
    );
    assert_eq!(sandbox.ask("issue_show", json!({ "issue": issue }))["subject"], "The Haven, again");
    assert_eq!(find(&mut sandbox, issue, "harbour").len(), 1);
    // What was chosen says something else by now.
    assert_eq!(sandbox.ask("issue_replace", request)["value"], json!({ "changed": 0, "left": 4 }));
    sandbox.ask("undo", json!({}));
    assert_eq!(sandbox.ask("issue_show", json!({ "issue": issue })), before);
}

#[test]
fn a_sealed_issue_is_searched_and_never_replaced_in() {
    let mut sandbox = Sandbox::sample();
    let list = sandbox.ask("issue_list", json!({}));
    let sealed = list.as_array().unwrap().iter().find(|issue| issue["state"] == "exported").unwrap()["id"].clone();
    sandbox.ask("issue_seal", json!({ "issue": sealed }));
    let wanted = json!({ "words": "the" });
    assert!(!sandbox.ask("issue_find", json!({ "issue": sealed, "wanted": wanted })).as_array().unwrap().is_empty());
    sandbox.refused("issue_replace", json!({ "issue": sealed, "wanted": wanted, "words": "a" }));
}

#[test]
fn quotation_marks_are_set_as_the_language_prints_them_and_taken_back_in_one() {
    let mut sandbox = Sandbox::sample();
    let issue = "weekly@latest";
    let item = first_item(&mut sandbox, issue);
    let body = "She said \"it's late\" -- `\"code\"` 他说\"好\"";
    sandbox.ask("item_set", json!({ "item": item["id"], "field": "body", "value": body }));
    let request = |quotes: &str| json!({ "issue": issue, "item": item["id"], "quotes": quotes });
    let changed = sandbox.ask("issue_quotes", request("curled"));
    assert_eq!(changed["value"]["changed"], 6);
    let text = |sandbox: &mut Sandbox| sandbox.ask("item_show", json!({ "item": item["id"] }))["text"].clone();
    let curled = text(&mut sandbox);
    assert!(
        curled.as_str().unwrap().contains("“it’s late”") && curled.as_str().unwrap().contains("他说“好”"),
        "{curled}"
    );
    assert!(curled.as_str().unwrap().contains("\"code\""), "{curled}");
    sandbox.ask("undo", json!({}));
    assert_eq!(text(&mut sandbox), body.replace('`', ""));
}

#[test]
fn a_quotation_credits_its_clipping_once_and_both_are_one_change() {
    let mut sandbox = Sandbox::sample();
    let issue = "weekly@latest";
    let item = sandbox.ask("issue_add", json!({ "issue": issue, "what": { "kind": "new", "headline": "Bare" } }));
    let id = item["value"]["entry"].clone();
    let stories = sandbox.ask("story_list", json!({}));
    let rows: Vec<Value> = stories["stories"].as_array().unwrap().clone();
    let with_clipping = rows.iter().find_map(|row| {
        let shown = sandbox.ask("story_show", json!({ "story": row["id"] }));
        let clipping = shown["clippings"].get(0).filter(|clipping| clipping["url"].is_string())?.clone();
        Some((row["id"].clone(), clipping))
    });
    let (story, clipping) = with_clipping.unwrap();
    sandbox.ask("item_story", json!({ "item": id, "story": story }));
    let quote = |sandbox: &mut Sandbox, words: &str| {
        let now = sandbox.ask("item_show", json!({ "item": id }));
        let mut delta = now["body"].as_array().unwrap().clone();
        delta.push(json!({ "insert": words }));
        delta.push(json!({ "insert": "\n", "attributes": { "line": "quote" } }));
        let request = json!({ "item": id, "base": now["version"], "delta": delta, "clipping": clipping["id"] });
        sandbox.ask("item_quote", request)
    };
    let reply = quote(&mut sandbox, "First words.");
    assert_eq!(reply["undo"]["verb"], "item_quote");
    let sources = reply["value"]["item"]["sources"].as_array().unwrap().clone();
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0]["url"], clipping["url"]);
    let again = quote(&mut sandbox, "Second words.");
    assert_eq!(again["value"]["item"]["sources"], json!(sources), "credited twice");
    assert_eq!(again["value"]["item"]["html"], "<blockquote><p>First words.</p><p>Second words.</p></blockquote>");
    sandbox.ask("undo", json!({}));
    sandbox.ask("undo", json!({}));
    let now = sandbox.ask("item_show", json!({ "item": id }));
    assert_eq!((&now["sources"], &now["text"]), (&json!([]), &json!("")));
    assert_eq!(now["story"], story);
}

#[test]
fn every_change_of_a_snippet_is_taken_back_by_undo() {
    let mut sandbox = Sandbox::empty();
    let body = |words: &str| json!([{ "insert": words, "attributes": { "strong": true } }, { "insert": "\n" }]);
    let check = |sandbox: &mut Sandbox, command: &str, request: Value, expect: &[&str]| {
        let before = sandbox.ask("snippet_list", json!({}));
        let reply = sandbox.ask(command, request);
        let names: Vec<&str> =
            reply["value"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, expect, "{command}");
        assert_eq!(reply["touched"]["snippets"].as_array().unwrap().len(), 1);
        sandbox.ask("undo", json!({}));
        assert_eq!(sandbox.ask("snippet_list", json!({})), before, "undo of {command}");
        sandbox.ask("redo", json!({}));
    };
    check(&mut sandbox, "snippet_create", json!({ "name": "/disclosure", "body": body("None.") }), &["disclosure"]);
    check(&mut sandbox, "snippet_create", json!({ "name": "署名", "body": body("好") }), &["disclosure", "署名"]);
    check(&mut sandbox, "snippet_set", json!({ "snippet": "Disclosure", "name": "about" }), &["about", "署名"]);
    check(&mut sandbox, "snippet_remove", json!({ "snippet": "署名" }), &["about"]);
    sandbox.refused("snippet_create", json!({ "name": "About", "body": body("Again.") }));
    sandbox.refused("snippet_create", json!({ "name": "empty", "body": [] }));
    // What is shown is what the documents say.
    assert_eq!(sandbox.ask("library_doctor", json!({ "mode": "rebuild" }))["faults"], json!([]));
    let [kept] = sandbox.ask("snippet_list", json!({})).as_array().unwrap().clone().try_into().unwrap();
    assert_eq!((&kept["body"], &kept["text"]), (&body("None."), &json!("None.")));
}

#[test]
fn spelling_knows_the_register_the_sources_the_dictionary_and_the_recipe() {
    let mut sandbox = Sandbox::sample();
    let desk = sandbox.desk("weekly@latest");
    let items: Vec<Value> =
        desk["entries"].as_array().unwrap().iter().filter(|e| e["kind"] == "item").cloned().collect();
    let publication = desk["publication"].clone();
    let wrong = |sandbox: &mut Sandbox, item: &Value, words: &[&str]| {
        let request = json!({ "publication": publication["id"], "item": item, "words": words });
        sandbox.ask("spelling_check", request)["wrong"].clone()
    };
    let (one, other) = (items[0]["id"].clone(), items[1]["id"].clone());
    let words = ["colour", "harbour", "recieve", "Qwertzish", "平台", "NDRC", "Dongting", "well-known"];
    assert_eq!(wrong(&mut sandbox, &one, &words), json!(["recieve", "Qwertzish"]));
    sandbox.ask("dictionary_add", json!({ "word": "Qwertzish", "item": one }));
    assert_eq!(wrong(&mut sandbox, &one, &["Qwertzish", "Qwertzish’s"]), json!([]));
    assert_eq!(wrong(&mut sandbox, &other, &["Qwertzish"]), json!(["Qwertzish"]));
    sandbox.ask("dictionary_add", json!({ "word": "Qwertzish" }));
    assert_eq!(wrong(&mut sandbox, &other, &["Qwertzish"]), json!([]));
    assert_eq!(sandbox.ask("undo", json!({}))["touched"]["words"].as_array().unwrap().len(), 1);
    assert_eq!(wrong(&mut sandbox, &other, &["Qwertzish"]), json!(["Qwertzish"]));
    // Every name of the sample's own text that its sources write is passed over.
    for item in &items {
        let text = sandbox.ask("item_show", json!({ "item": item["id"] }))["text"].as_str().unwrap().to_owned();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic() && c != '’' && c != '-').collect();
        let wrong = wrong(&mut sandbox, &item["id"], &words);
        assert!(wrong.as_array().unwrap().len() < 8, "{wrong} in {text}");
    }
    let mut recipe = publication["recipe"].clone();
    recipe["spelling"] = json!("american");
    sandbox.ask("publication_set", json!({ "publication": publication["id"], "recipe": recipe }));
    assert_eq!(wrong(&mut sandbox, &one, &["colour", "color"]), json!(["colour"]));
    let suggested = sandbox.ask("spelling_suggest", json!({ "publication": publication["id"], "word": "recieve" }));
    assert_eq!(suggested[0], "receive");
    recipe["spelling"] = json!("off");
    sandbox.ask("publication_set", json!({ "publication": publication["id"], "recipe": recipe }));
    assert_eq!(wrong(&mut sandbox, &one, &["colour", "recieve"]), json!([]));
}

#[test]
fn the_command_replaces_counts_and_keeps_snippets() {
    let mut sandbox = Sandbox::sample();
    let item = first_item(&mut sandbox, "weekly@latest");
    let body = "It cost TK yuan, says the quay. 港口 TKO";
    sandbox.ask("item_set", json!({ "item": item["id"], "field": "body", "value": body }));
    let before = sandbox.ask("issue_show", json!({ "issue": "weekly@latest" }));
    let closed = sandbox.closed();
    let dry = closed.galley(&["issue", "replace", "weekly@latest", "quay", "pier", "--word", "--dry-run"]);
    assert!(dry.stdout.contains("says the [quay]") && dry.stdout.contains("Nothing was changed."), "{}", dry.stdout);
    let shown = closed.galley(&["--json", "issue", "show", "weekly@latest"]).stdout;
    assert_eq!(serde_json::from_str::<Value>(&shown).unwrap()["items"], before["items"]);
    let done = closed.galley(&["--json", "issue", "replace", "weekly@latest", "says the quay", "says the pier"]);
    assert_eq!(serde_json::from_str::<Value>(&done.stdout).unwrap()["changed"], 1, "{}", done.stdout);
    assert!(closed.galley(&["--json", "issue", "show", "weekly@latest"]).stdout.contains("says the pier"));
    let count = closed.galley(&["issue", "count", "weekly@latest"]).stdout;
    assert!(count.contains("TK 1") && count.contains("min to read"), "{count}");
    let list = closed.galley(&["snippet", "set", "disclosure", "The author owns *no* shares."]).stdout;
    assert!(list.contains("/disclosure") && list.contains("The author owns no shares."), "{list}");
    closed.galley(&["snippet", "set", "disclosure", "Nothing."]);
    assert!(closed.galley(&["snippet", "list"]).stdout.contains("Nothing."));
    assert_eq!(closed.galley(&["snippet", "remove", "disclosure"]).stdout, "");
    assert_eq!(closed.galley(&["dictionary", "add", "Kuaiyan"]).stdout, "Kuaiyan\n");
    assert_eq!(closed.galley(&["dictionary", "add", "two words"]).code, Some(1));
}
