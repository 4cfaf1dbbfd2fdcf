//! Test mails: each way a conversation with a mail server can end has its sentence, and no secret leaves.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use galley_net::clock::Patience;
use galley_net::job::{End, Runner, Teller};
use galley_net::mail::{Mail, Security, Sent, Server, Trust, send};
use galley_net::refusal::{Cause, Refusal};
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::Sandbox;
use galley_tests::mail_server::{Cipher, Does, MailServer, Role, closed_port};
use serde_json::{Value, json};

const SECRET: &str = "canary-word";
const LIMIT: Duration = Duration::from_secs(60);

/// Less patience than with the real world, so that a server that says nothing is soon given up.
const SHORT: Patience = Patience {
    connect: Duration::from_millis(2_000),
    answer: Duration::from_millis(2_000),
    message: Duration::from_millis(2_000),
    between: Duration::ZERO,
};

/// No keychain, as on a machine without a screen.
struct Nowhere;

impl Keychain for Nowhere {
    fn keep(&self, _: &str, _: &Secret) -> Result<(), NoKeychain> {
        Err(NoKeychain::Absent)
    }
    fn find(&self, _: &str) -> Result<Option<Secret>, NoKeychain> {
        Err(NoKeychain::Absent)
    }
    fn forget(&self, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain::Absent)
    }
}

fn server(port: u16, security: Security, trust: Trust) -> Server {
    Server { host: "localhost".to_owned(), port, security, user: "desk".to_owned(), trust }
}

fn mail(to: &str) -> Mail {
    Mail { to: to.to_owned(), bytes: b"Subject: A test\r\n\r\nOne line.\r\n.A dot before.\r\n".to_vec() }
}

/// Sends to these addresses over that server.
fn sent(server: Server, secret: Option<&str>, to: &[&str]) -> Result<Sent, Refusal> {
    let runner = Runner::default();
    let (ends, ended) = mpsc::channel();
    let secret = secret.map(|words| Secret::new(words.to_owned()));
    let mails: Vec<Mail> = to.iter().map(|to| mail(to)).collect();
    let work =
        move |teller| async move { send(&server, secret.as_ref(), "desk@example.com", &mails, SHORT, &teller).await };
    runner.start(Teller::new(|_| ()), work, move |end| ends.send(end).unwrap()).unwrap();
    match ended.recv_timeout(LIMIT).unwrap() {
        End::Done(result) => result,
        other => panic!("{other:?}"),
    }
}

fn plainly(role: Role) -> (Result<Sent, Refusal>, MailServer) {
    let played = MailServer::start(role);
    let result = sent(server(played.port, Security::None, Trust::System), Some(SECRET), &["editor@example.com"]);
    (result, played)
}

#[test]
fn a_mail_goes_through_a_server_in_each_kind_of_security() {
    for (cipher, security) in
        [(Cipher::None, Security::None), (Cipher::AtOnce, Security::Tls), (Cipher::AfterStartTls, Security::StartTls)]
    {
        let played = MailServer::start(Role { cipher, ..Role::good() });
        let trust = Trust::Only(played.certificate.clone());
        let result = sent(server(played.port, security, trust), Some(SECRET), &["a@example.com", "b@example.com"]);
        assert_eq!(result.unwrap().taken, ["a@example.com", "b@example.com"], "{cipher:?}");
        let mails = played.mails();
        assert_eq!(mails.len(), 2, "{cipher:?}");
        assert_eq!(
            mails[0], "Subject: A test\r\n\r\nOne line.\r\n.A dot before.\r\n",
            "dots are stuffed and unstuffed"
        );
        let heard = played.heard();
        let signed_in = heard.iter().position(|line| line.starts_with("AUTH ")).unwrap();
        if cipher == Cipher::AfterStartTls {
            let secret_from = heard.iter().position(|line| line == "STARTTLS").unwrap();
            assert!(secret_from < signed_in, "{heard:?}");
        }
    }
}

#[test]
fn each_way_to_fail_has_its_own_cause_and_a_sentence_that_says_what_is_safe() {
    let check = |role: Role, cause: Cause, words: &str| {
        let shown = format!("{role:?}");
        let (result, _) = plainly(role);
        let refusal = result.unwrap_err();
        assert_eq!(refusal.cause, cause, "{shown}: {refusal}");
        assert!(refusal.message.contains(words), "{shown}: {refusal}");
        assert!(refusal.message.contains("localhost") && refusal.message.ends_with('.'), "{shown}: {refusal}");
        assert!(!format!("{refusal:?}").contains(SECRET), "{shown}");
    };
    let at = Role::at;
    check(at("GREETING", Does::Say("554 go away")), Cause::Declined, "does not want to talk");
    check(at("GREETING", Does::Leave), Cause::ConnectionLost, "ended the connection");
    check(at("GREETING", Does::Hang), Cause::TooSlow, "in time");
    check(
        at("GREETING", Does::Say("HTTP/1.1 400 Bad Request")),
        Cause::NotUnderstood,
        "does not speak like a mail server",
    );
    check(at("EHLO", Does::Say("250 localhost")), Cause::Declined, "no way to sign in");
    check(at("AUTH", Does::Say("535 5.7.8 wrong: canary-word")), Cause::NotSignedIn, "user or the password");
    check(at("AUTH", Does::Say("454 4.7.0 later")), Cause::Declined, "at the moment");
    check(at("MAIL", Does::Say("550 5.7.1 not you")), Cause::SenderRefused, "not you");
    check(at("MAIL", Does::Say("552 5.3.4 too big")), Cause::TooLarge, "too large");
    check(at("RCPT", Does::Say("550 5.1.1 nobody here")), Cause::RecipientRefused, "nobody here");
    check(at("DATA", Does::Say("451 4.3.0 busy")), Cause::Declined, "for now");
    check(at("DATA", Does::Leave), Cause::ConnectionLost, "ended the connection");
    check(at("MESSAGE", Does::Say("552 5.3.4 message too big")), Cause::TooLarge, "too large");
    check(at("MESSAGE", Does::Say("554 5.7.1 it looks like spam")), Cause::Declined, "it looks like spam");
    check(at("MESSAGE", Does::Leave), Cause::ConnectionLost, "may or may not");
    check(at("MESSAGE", Does::Hang), Cause::TooSlow, "not confirmed");
    check(at("PART", Does::Leave), Cause::ConnectionLost, "may or may not");
}

#[test]
fn a_server_that_cannot_be_reached_or_trusted_is_told_from_one_that_says_no() {
    let check = |server: Server, cause: Cause, words: &str| {
        let shown = format!("{server:?}");
        let refusal = sent(server, Some(SECRET), &["editor@example.com"]).unwrap_err();
        assert_eq!(refusal.cause, cause, "{shown}: {refusal}");
        assert!(refusal.message.contains(words), "{shown}: {refusal}");
    };
    check(server(closed_port(), Security::None, Trust::System), Cause::NotConnected, "refused the connection");
    let nowhere = Server { host: "mail.invalid".to_owned(), ..server(465, Security::Tls, Trust::System) };
    check(nowhere, Cause::NotResolved, "could not be found");
    for (cipher, security) in [(Cipher::AtOnce, Security::Tls), (Cipher::AfterStartTls, Security::StartTls)] {
        let played = MailServer::start(Role { cipher, ..Role::good() });
        let other = MailServer::start(Role::good()).certificate;
        check(server(played.port, security, Trust::Only(other)), Cause::NotTrusted, "signed by nobody");
        assert!(played.mails().is_empty());
        assert!(!played.heard().iter().any(|line| line.starts_with("AUTH")), "no password for a stranger");
        let named = MailServer::start(Role { cipher, name: "mail.example.com", ..Role::good() });
        let trust = Trust::Only(named.certificate.clone());
        check(server(named.port, security, trust), Cause::NotTrusted, "another name");
    }
    let plain = MailServer::start(Role::good());
    check(server(plain.port, Security::StartTls, Trust::System), Cause::NotTrusted, "does not offer STARTTLS");
    assert!(!plain.heard().iter().any(|line| line.starts_with("AUTH")), "nothing is sent in the clear instead");
    let plain = MailServer::start(Role::good());
    check(server(plain.port, Security::Tls, Trust::System), Cause::NotTrusted, "No secret connection");
}

#[test]
fn an_address_that_is_refused_does_not_keep_the_others_from_their_mail() {
    let played = MailServer::start(Role::at("RCPT TO:<GONE@EXAMPLE.COM>", Does::Say("550 5.1.1 no such box")));
    let to = ["a@example.com", "gone@example.com", "b@example.com"];
    let result = sent(server(played.port, Security::None, Trust::System), Some(SECRET), &to).unwrap();
    assert_eq!(result.taken, ["a@example.com", "b@example.com"]);
    assert_eq!(result.refused[0].address, "gone@example.com");
    assert!(result.refused[0].message.contains("no such box"));
    assert_eq!(played.mails().len(), 2);
}

/// A library with a mail server that plays that role, and its password at hand.
fn desk(role: Role) -> (Sandbox, MailServer) {
    let mut sandbox = Sandbox::sample().with_outside(Arc::new(Nowhere), SHORT);
    let played = MailServer::start(role);
    sandbox.ask(
        "mail_setting_set",
        json!({
            "host": "localhost", "port": played.port, "security": "none", "user": "desk", "from": "desk@example.com",
            "addresses": ["editor@example.com", "second@example.com"],
        }),
    );
    (sandbox, played)
}

fn with_password(sandbox: &mut Sandbox) -> Value {
    sandbox.job("secret_set", json!({ "owner": { "kind": "mail" }, "secret": SECRET }))
}

#[test]
fn an_issue_is_sent_as_a_test_with_both_parts_and_the_host_is_listed() {
    let (mut sandbox, played) = desk(Role::good());
    with_password(&mut sandbox);
    let ended = sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }));
    assert_eq!(ended["state"], "done", "{ended}");
    assert_eq!(ended["outcome"]["taken"], json!(["editor@example.com", "second@example.com"]));
    let mail = &played.mails()[0];
    for words in ["To: <editor@example.com>", "[Test]", "multipart/alternative", "text/plain", "text/html"] {
        assert!(mail.contains(words), "{words}: {mail:.2000}");
    }
    assert!(mail.lines().all(|line| line.len() <= 998));
    assert!(!mail.contains("second@example.com"), "nobody sees who else gets it");
    assert!(!mail.contains("X-Unsent"), "it is no draft");
    let contacts = sandbox.ask("contact_list", json!({}));
    assert_eq!(contacts[0]["host"], "localhost");
    assert_eq!((&contacts[0]["purpose"], &contacts[0]["count"]), (&json!("test_mail"), &json!(1)));
}

#[test]
fn a_picture_of_the_library_travels_inside_of_the_test_mail() {
    let (mut sandbox, played) = desk(Role::good());
    with_password(&mut sandbox);
    let image = sandbox.ask("image_add", json!({ "from": { "kind": "bytes", "data": crate::image::png() } }));
    crate::image::place(&mut sandbox, "weekly#88", &image["image"]);
    let ended = sandbox.job("test_mail_send", json!({ "issue": "weekly#88", "addresses": ["editor@example.com"] }));
    assert_eq!(ended["state"], "done", "{ended}");
    let mail = &played.mails()[0];
    assert!(mail.contains("multipart/related") && mail.contains("Content-Type: image/png"), "{mail:.3000}");
}

#[test]
fn a_test_goes_only_to_listed_addresses() {
    let (mut sandbox, played) = desk(Role::good());
    with_password(&mut sandbox);
    for addresses in [json!(["reader@example.com"]), json!(["editor@example.com", "reader@example.com"]), json!([])] {
        let failure = sandbox.refused("test_mail_send", json!({ "issue": "weekly@latest", "addresses": addresses }));
        assert_eq!(json!(failure.code), "invalid");
    }
    assert!(played.heard().is_empty());
    let ended = sandbox.job("test_mail_send", json!({ "issue": "weekly@latest", "addresses": ["EDITOR@example.com"] }));
    assert_eq!(ended["outcome"]["taken"], json!(["editor@example.com"]));
}

#[test]
fn without_its_password_the_mail_asks_for_it_and_sends_nothing() {
    let (mut sandbox, played) = desk(Role::good());
    let ended = sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }));
    assert_eq!((&ended["state"], &ended["failure"]["code"]), (&json!("failed"), &json!("secret")));
    assert!(played.heard().is_empty());
    let kept = with_password(&mut sandbox);
    assert_eq!(kept["outcome"]["kept"], "session");
    assert!(kept["outcome"]["message"].as_str().unwrap().contains("no keychain"));
    assert_eq!(sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }))["state"], "done");
    sandbox.job("secret_forget", json!({ "owner": { "kind": "mail" } }));
    assert_eq!(sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }))["failure"]["code"], "secret");
}

#[test]
fn a_secret_stands_in_no_reply_and_no_file_of_the_library() {
    let (mut sandbox, _played) = desk(Role::at("AUTH", Does::Say("535 you said canary-word")));
    let mut replies = vec![with_password(&mut sandbox)];
    replies.push(sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" })));
    for name in ["mail_setting_show", "job_list", "contact_list", "library_status"] {
        replies.push(sandbox.ask(name, json!({})));
    }
    for wrong in
        [json!({ "owner": { "kind": "mail" }, "secret": [SECRET] }), json!({ "owner": SECRET, "secret": SECRET })]
    {
        let failure = sandbox.refused("secret_set", wrong);
        assert!(!failure.message.contains(&format!("[\"{SECRET}")), "{failure}");
    }
    assert!(!json!(replies).to_string().contains(SECRET));
    drop(sandbox.session.dispatch("undo", json!({})));
    for path in galley_tests::files_in(&sandbox.library()) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()), "{}", path.display());
    }
}

#[test]
fn a_password_belongs_to_one_server_and_one_user() {
    let (mut sandbox, _played) = desk(Role::good());
    with_password(&mut sandbox);
    let stranger = MailServer::start(Role::good());
    let setting = json!({
        "host": "127.0.0.1", "port": stranger.port, "security": "none", "user": "desk", "from": "desk@example.com",
        "addresses": ["editor@example.com"],
    });
    sandbox.ask("mail_setting_set", setting);
    let ended = sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }));
    assert_eq!(ended["failure"]["code"], "secret", "{ended}");
    assert!(stranger.heard().is_empty());
}

#[test]
fn settings_that_cannot_work_are_refused_in_sentences() {
    let mut sandbox = Sandbox::sample();
    let good = json!({
        "host": "mail.example.com", "port": 465, "security": "tls", "user": "desk", "from": "desk@example.com",
        "addresses": ["editor@example.com"],
    });
    let mut check = |name: &str, value: Value, words: &str| {
        let mut setting = good.clone();
        setting[name] = value;
        let failure = sandbox.refused("mail_setting_set", setting);
        assert!(failure.message.contains(words), "{name}: {failure}");
    };
    check("security", json!("none"), "could be read on its way");
    check("host", json!("https://mail.example.com"), "not the name of a mail server");
    check("host", json!(""), "not the name of a mail server");
    check("from", json!("Desk"), "not a mail address");
    check("from", json!("desk@example.com\r\nBcc: x@example.com"), "not a mail address");
    check("addresses", json!(["editor@example.com", "nobody"]), "not a mail address");
    check("addresses", json!((0..21).map(|n| format!("a{n}@example.com")).collect::<Vec<_>>()), "at most 20");
    assert!(sandbox.refused("test_mail_send", json!({ "issue": "weekly@latest" })).message.contains("No mail server"));
    let kept = sandbox.ask(
        "mail_setting_set",
        json!({
            "host": " mail.example.com ", "port": 0, "security": "starttls", "user": "", "from": "desk@example.com",
            "addresses": ["a@example.com", "A@example.com", ""],
        }),
    );
    assert_eq!((&kept["setting"]["port"], &kept["setting"]["addresses"]), (&json!(587), &json!(["a@example.com"])));
}

#[test]
fn a_mail_that_is_on_its_way_can_be_stopped_and_the_library_works_meanwhile() {
    let (mut sandbox, _played) = desk(Role::at("GREETING", Does::Hang));
    with_password(&mut sandbox);
    let begun = sandbox.ask("test_mail_send", json!({ "issue": "weekly@latest" }));
    assert_eq!(begun["state"], "running");
    sandbox.ask("story_create", json!({ "title": "Meanwhile" }));
    sandbox.ask("job_cancel", json!({ "job": begun["job"] }));
    let ended = sandbox.session.wait(begun["job"].as_u64().unwrap() as u32).unwrap();
    assert_eq!(json!(ended.state), "cancelled");
    assert_eq!(sandbox.ask("job_show", json!({ "job": begun["job"] }))["state"], "cancelled");
    assert_eq!(json!(sandbox.refused("job_show", json!({ "job": 4711 })).code), "not_found");
}

#[test]
fn progress_is_told_step_by_step_and_the_end_once() {
    let (mut sandbox, _played) = desk(Role::good());
    with_password(&mut sandbox);
    let (tell, told) = mpsc::channel();
    sandbox.session.on_job(move |notice| {
        if let galley_api::JobNotice::Progress(view) = notice {
            let _ = tell.send(serde_json::to_value(view).unwrap());
        }
    });
    sandbox.job("test_mail_send", json!({ "issue": "weekly@latest" }));
    let views: Vec<Value> = told.try_iter().collect();
    let mut steps: Vec<&str> = views.iter().map(|view| view["step"].as_str().unwrap()).collect();
    steps.dedup();
    assert_eq!(steps, ["starting", "connecting", "signing_in", "sending"]);
    let ends: Vec<_> = views.iter().filter(|view| view["state"] != "running").collect();
    assert_eq!(ends.len(), 1);
    assert_eq!((&ends[0]["done"], &ends[0]["total"]), (&json!(2), &json!(2)));
}

#[test]
fn the_command_line_sends_the_same_mail_in_the_foreground() {
    let played = MailServer::start(Role::good());
    let sandbox = Sandbox::sample();
    let port = played.port.to_string();
    let set = sandbox.galley(&[
        "mail",
        "set",
        "--host",
        "localhost",
        "--port",
        &port,
        "--security",
        "none",
        "--user",
        "desk",
        "--from",
        "desk@example.com",
        "--to",
        "editor@example.com",
    ]);
    // Another security sets the usual port; the one that is given counts.
    assert_eq!(set.code, Some(0), "{set:?}");
    let run = galley_tests::galley_with_input(
        &sandbox.library(),
        &["mail", "test", "weekly@latest", "--secret-input"],
        format!("{SECRET}\n"),
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("Sent to editor@example.com."), "{run:?}");
    assert!(run.stderr.contains("Connecting"), "{run:?}");
    assert_eq!(played.mails().len(), 1);
    let wrong = sandbox.galley(&["mail", "test", "weekly@latest", "--to", "reader@example.com"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.stderr.contains("not on the list"), "{wrong:?}");
    let listed = sandbox.galley(&["contact", "list"]);
    assert!(listed.stdout.contains("localhost"), "{listed:?}");
}
