//! Pictures: from the clipboard and from files into bodies, and out of the library in each way.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use galley_net::clock::Patience;
use galley_net::guard::Named;
use galley_net::job::{End, Runner, Teller};
use galley_net::picture;
use galley_tests::Sandbox;
use galley_tests::web_server::{Answers, WebServer};
use serde_json::{Value, json};

/// The smallest PNG there is: one red dot, in base64.
pub fn png() -> &'static str {
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
}

/// Puts a picture into the body of the first item of an issue.
pub fn place(sandbox: &mut Sandbox, issue: &str, image: &Value) -> Value {
    let item = sandbox.desk(issue)["entries"][0]["id"].clone();
    let shown = sandbox.ask("item_show", json!({ "item": item }));
    let mut delta = shown["body"].as_array().unwrap().clone();
    let embed = json!({ "src": image["src"], "alt": "A harbour", "width": image["width"], "height": image["height"] });
    delta.splice(0..0, [json!({ "insert": { "image": embed } }), json!({ "insert": "\n" })]);
    sandbox.ask("item_save", json!({ "item": item, "delta": delta, "base": shown["version"] }));
    item
}

fn added(sandbox: &mut Sandbox) -> Value {
    sandbox.ask("image_add", json!({ "from": { "kind": "bytes", "data": png() } }))["image"].clone()
}

#[test]
fn a_pasted_picture_is_kept_once_and_shown_again() {
    let mut sandbox = Sandbox::sample();
    let first = added(&mut sandbox);
    assert_eq!(added(&mut sandbox), first, "the same picture is the same record");
    assert_eq!((&first["media_type"], &first["width"]), (&json!("image/png"), &json!(1)));
    assert_eq!(first["src"], format!("blob:{}", first["hash"].as_str().unwrap()));
    for name in ["src", "hash"] {
        let shown = sandbox.ask("image_show", json!({ "image": first[name] }));
        assert!(shown["data"].as_str().unwrap().starts_with("data:image/png;base64,"));
    }
    assert_eq!(sandbox.ask("image_list", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn what_is_no_picture_is_refused_and_leaves_nothing_behind() {
    let mut sandbox = Sandbox::sample();
    let mut check = |data: &str, words: &str| {
        let failure = sandbox.refused("image_add", json!({ "from": { "kind": "bytes", "data": data } }));
        assert_eq!(json!(failure.code), "invalid");
        assert!(failure.message.contains(words), "{failure}");
    };
    check("not base64!", "did not arrive whole");
    check("", "empty");
    check(&STANDARD.encode("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "SVG");
    check(&STANDARD.encode("<html><script>alert(1)</script>"), "web page");
    check(&STANDARD.encode(&STANDARD.decode(png()).unwrap()[..40]), "broken");
    let missing = json!({ "from": { "kind": "file", "path": "/nowhere/at/all.png" } });
    assert!(sandbox.refused("image_add", missing).message.contains("could not be read"));
    assert_eq!(sandbox.ask("image_list", json!({})), json!([]));
    let blobs = sandbox.library().join("blobs");
    assert!(galley_tests::files_in(&blobs).is_empty());
}

#[test]
fn a_picture_in_a_body_survives_saving_and_undo() {
    let mut sandbox = Sandbox::sample();
    let image = added(&mut sandbox);
    let item = place(&mut sandbox, "weekly#88", &image);
    let holds = |sandbox: &mut Sandbox| {
        sandbox.ask("item_show", json!({ "item": item }))["body"].to_string().contains(image["src"].as_str().unwrap())
    };
    assert!(holds(&mut sandbox));
    sandbox.ask("undo", json!({}));
    assert!(!holds(&mut sandbox));
    sandbox.ask("redo", json!({}));
    assert!(holds(&mut sandbox));
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn an_export_shows_a_picture_hosted_inside_or_from_a_folder() {
    let mut sandbox = Sandbox::sample();
    let image = added(&mut sandbox);
    place(&mut sandbox, "weekly#88", &image);
    let name = format!("{}.png", &image["hash"].as_str().unwrap()[..20]);
    let render = |sandbox: &mut Sandbox, images: Value, format: &str| {
        let request = json!({ "issue": "weekly#88", "format": format, "images": images });
        sandbox.ask("issue_render", request)["content"].as_str().unwrap().to_owned()
    };
    let nowhere = render(&mut sandbox, json!({ "kind": "hosted" }), "html");
    assert!(!nowhere.contains("<img") && !nowhere.contains("blob:"), "what is put nowhere is left out");
    let publication = sandbox.ask("publication_show", json!({ "publication": "weekly" }));
    let mut imprint = publication["imprint"].clone();
    imprint["image_url"] = "https://img.example.com/weekly/".into();
    sandbox.ask("publication_set", json!({ "publication": "weekly", "imprint": imprint }));
    let hosted = render(&mut sandbox, json!({ "kind": "hosted" }), "html");
    assert!(hosted.contains(&format!("src=\"https://img.example.com/weekly/{name}\" alt=\"A harbour\" width=\"1\"")));
    let path = sandbox.place("out").join("letter.html");
    fs::create_dir(sandbox.place("out")).unwrap();
    let request = json!({
        "issue": "weekly#88", "path": path.to_str().unwrap(), "images": { "kind": "folder", "base": "pictures/" },
    });
    sandbox.ask("issue_export", request);
    assert!(fs::read_to_string(&path).unwrap().contains(&format!("src=\"pictures/{name}\"")));
    let file = fs::read(sandbox.place("out").join("pictures").join(&name)).unwrap();
    assert_eq!(galley_core::hash::hex(&file), image["hash"].as_str().unwrap());
    let shown = sandbox.ask("issue_preview", json!({ "issue": "weekly#88", "pictures": "shown" }));
    assert!(shown["html"].as_str().unwrap().contains("src=\"data:image/png;base64,"));
}

#[test]
fn a_picture_that_is_gone_or_damaged_is_told_by_the_doctor_and_by_what_needs_it() {
    let mut sandbox = Sandbox::sample();
    let image = added(&mut sandbox);
    place(&mut sandbox, "weekly#88", &image);
    let hash = image["hash"].as_str().unwrap().to_owned();
    let blob = sandbox.library().join("blobs").join(&hash[..2]).join(&hash);
    let mut check = |words: &str| {
        let report = sandbox.ask("library_doctor", json!({}));
        assert_eq!(report["sound"], false);
        assert!(report["faults"].to_string().contains(words), "{report}");
        assert_eq!(json!(sandbox.refused("image_show", json!({ "image": hash })).code), "damaged");
        let out = sandbox.place("letter.eml");
        let request = json!({
            "issue": "weekly#88", "format": "eml", "path": out.to_str().unwrap(), "images": { "kind": "inline" },
        });
        assert_eq!(json!(sandbox.refused("issue_export", request).code), "damaged");
        assert!(!out.exists(), "no mail with a hole in it");
    };
    fs::write(&blob, b"something else").unwrap();
    check("is not as it was written");
    fs::remove_file(&blob).unwrap();
    check("is missing");
    added(&mut sandbox);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]), "taking it again repairs it");
}

#[test]
fn the_command_line_takes_pictures_in_and_out() {
    let sandbox = Sandbox::sample();
    let file = sandbox.place("a file.jpg");
    fs::write(&file, STANDARD.decode(png()).unwrap()).unwrap();
    let run = sandbox.galley(&["image", "add", file.to_str().unwrap(), "--json"]);
    let image = run.json()["image"].clone();
    assert_eq!(image["media_type"], "image/png", "the content decides, not the name");
    let out = sandbox.place("out.png");
    let run = sandbox.galley(&["image", "show", image["src"].as_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(galley_core::hash::hex(&fs::read(&out).unwrap()), image["hash"].as_str().unwrap());
    let refused = sandbox.galley(&["image", "show", "blob:1234"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
}

/// Loads pictures from one server that was named, and says of each what came of it.
fn load(paths: &[String], named: Named) -> Vec<Result<String, String>> {
    let runner = Runner::default();
    let (ends, ended) = std::sync::mpsc::channel();
    let paths = paths.to_vec();
    let work = |teller: Teller| async move { picture::load(paths, named, Patience::default(), &teller).await };
    runner.start(Teller::new(|_| ()), work, move |end| ends.send(end).unwrap()).unwrap();
    let End::Done(found) = ended.recv_timeout(std::time::Duration::from_secs(30)).unwrap() else { panic!() };
    let found = found.unwrap().into_iter();
    found.map(|(_, one)| one.map(|found| found.media_type.to_owned()).map_err(|refusal| refusal.message)).collect()
}

#[test]
fn pictures_of_a_preview_are_loaded_and_what_is_none_is_named() {
    let bytes = STANDARD.decode(png()).unwrap();
    let with = |status, body: &[u8]| WebServer::start(Answers::With { status, headers: vec![], body: body.to_vec() });
    let servers = [
        with(200, &bytes),
        with(404, &bytes),
        with(200, b"<html>moved</html>"),
        WebServer::start(Answers::Endless(vec![0x89; 65_536])),
        WebServer::start(Answers::Leaves),
    ];
    let addresses: Vec<String> = servers.iter().map(|server| format!("{}/quay.png?w=600", server.url())).collect();
    let found = load(&addresses, Named::host("127.0.0.1"));
    assert_eq!(found[0], Ok("image/png".to_owned()));
    for (result, words) in found[1..].iter().zip(["answer 404", "no picture", "more than 10 MB", "ended"]) {
        assert!(result.as_ref().unwrap_err().contains(words), "{result:?}");
    }
    assert_eq!(servers[0].asked()[0].path, "/quay.png?w=600");
}

#[test]
fn a_preview_reaches_nothing_in_the_editors_own_network() {
    let bytes = STANDARD.decode(png()).unwrap();
    let server = WebServer::start(Answers::With { status: 200, headers: vec![], body: bytes });
    let mut sandbox = Sandbox::sample();
    let ended = sandbox
        .job("picture_load", json!({ "addresses": [format!("{}/a.png", server.url()), "file:///etc/hostname"] }));
    assert_eq!(ended["outcome"]["loaded"], json!([]));
    assert_eq!(ended["outcome"]["missing"].as_array().unwrap().len(), 2);
    assert!(server.asked().is_empty());
    let contacts = sandbox.ask("contact_list", json!({}));
    assert_eq!((&contacts[0]["host"], &contacts[0]["purpose"]), (&json!("127.0.0.1"), &json!("picture")));
    assert_eq!(sandbox.refused("picture_load", json!({ "addresses": [] })).code, galley_api::Code::Invalid);
}
