//! The host attacked: other names, other sites, guesses, replays, floods.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::runtime::Runtime;

use super::*;

const LINK: &str = "0192f0c0a1b27def8123456789abcdef";
const EXPIRED: &str = "0192f0c0a1b27def8123456789abcde0";
const REVOKED: &str = "0192f0c0a1b27def8123456789abcde1";

/// A desk with one proof, one link to it that is good, and two that are not.
struct FakeDesk {
    token: Digest,
    session: Mutex<Option<Digest>>,
    entries: Mutex<Vec<Value>>,
    asked: AtomicUsize,
}

impl Desk for FakeDesk {
    fn ask(&self, wish: Wish) -> Promise {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let answer = self.answer(wish);
        Box::pin(async move { answer })
    }
}

impl FakeDesk {
    fn answer(&self, wish: Wish) -> Answer {
        let mut session = self.session.lock().unwrap();
        let (link, held) = match &wish {
            Wish::Enter { link, token, session: new } => {
                match link.as_str() {
                    EXPIRED => return Answer::Refused(Reason::Expired),
                    REVOKED => return Answer::Refused(Reason::Revoked),
                    LINK if *token == self.token && session.is_some() => return Answer::Refused(Reason::Used),
                    LINK if *token == self.token => *session = Some(*new),
                    _ => return Answer::Refused(Reason::Unknown),
                }
                return Answer::Work(json!({ "name": "Ann", "entries": [] }));
            }
            Wish::Work { link, session }
            | Wish::Page { link, session }
            | Wish::Put { link, session, .. }
            | Wish::Remove { link, session, .. }
            | Wish::Conclude { link, session, .. } => (link, session),
        };
        if link != LINK || session.as_ref() != Some(held) {
            return Answer::Refused(Reason::Unknown);
        }
        match wish {
            Wish::Page { .. } => Answer::Page { html: "<p>The proof</p>".into(), policy: "default-src 'none'".into() },
            Wish::Put { entry, .. } => {
                self.entries.lock().unwrap().push(entry);
                Answer::Done
            }
            Wish::Remove { .. } | Wish::Conclude { .. } => Answer::Done,
            _ => Answer::Work(json!({ "name": "Ann", "entries": [] })),
        }
    }
}

struct Room {
    port: u16,
    secret: String,
    desk: Arc<FakeDesk>,
    _runtime: Runtime,
}

fn open(reach: Reach, identity: Option<Identity>) -> Room {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let secret = Secret::new().unwrap();
    let desk = Arc::new(FakeDesk {
        token: secret.digest(),
        session: Mutex::default(),
        entries: Mutex::default(),
        asked: AtomicUsize::new(0),
    });
    let place = Place::take(reach, None, &["desk.example".to_owned()], identity).unwrap();
    let port = place.port();
    runtime.spawn(place.serve(desk.clone()));
    Room { port, secret: secret.show().to_owned(), desk, _runtime: runtime }
}

struct Reply {
    status: u16,
    headers: BTreeMap<String, Vec<String>>,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |all| all[0].as_str())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The cookie as a browser sends it back.
    fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}

impl Room {
    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn stream(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    fn raw(&self, request: &str) -> Reply {
        let mut stream = self.stream();
        // A host that has heard enough closes the way in the middle of a request.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        read(&bytes)
    }

    fn get(&self, path: &str, lines: &str) -> Reply {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{lines}\r\n", self.host()))
    }

    /// As the page sends it, with more lines.
    fn post(&self, name: &str, lines: &str, body: &str) -> Reply {
        let host = self.host();
        self.post_as(
            name,
            &format!("Host: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\n{lines}"),
            body,
        )
    }

    fn post_as(&self, name: &str, lines: &str, body: &str) -> Reply {
        let length = body.len();
        self.raw(&format!(
            "POST /r/{LINK}/api/{name} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n{lines}\r\n{body}"
        ))
    }

    fn enter(&self) -> Reply {
        self.post("session", "", &json!({ "token": self.secret }).to_string())
    }

    fn asked(&self) -> usize {
        self.desk.asked.load(Ordering::Relaxed)
    }
}

fn read(bytes: &[u8]) -> Reply {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in head.lines().skip(1) {
        if let Some((name, value)) = line.split_once(':') {
            headers.entry(name.to_ascii_lowercase()).or_default().push(value.trim().to_owned());
        }
    }
    Reply { status, headers, body: body.to_owned() }
}

#[test]
fn a_link_is_opened_once_by_one_browser_which_is_let_in_from_then_on() {
    let room = open(Reach::Loopback, None);
    let door = room.get(&format!("/r/{LINK}/"), "");
    assert_eq!(door.status, 200);
    assert!(!door.body.contains("The proof"), "the door shows nothing of the proof");
    assert_eq!(room.get(&format!("/r/{LINK}/proof"), "").status, 303, "who was not let in is led to the door");
    let entered = room.enter();
    assert_eq!(entered.status, 200, "{}", entered.body);
    let set = entered.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(set.contains(part), "{set}");
    }
    let held = format!("Cookie: {}\r\n", entered.cookie());
    assert!(!set.contains(&room.secret), "the browser holds another secret than the link");
    let page = room.get(&format!("/r/{LINK}/proof"), &held);
    assert_eq!((page.status, page.body.as_str()), (200, "<p>The proof</p>"));
    assert!(page.header("content-security-policy").ends_with("frame-ancestors 'none'"));
    assert_eq!(room.post("session", &held, "{\"token\":\"\"}").status, 200, "without the secret from then on");
    let replayed = room.enter();
    assert_eq!((replayed.status, replayed.json()["code"].clone()), (403, json!("used")), "no second browser");
}

#[test]
fn links_that_are_over_say_so_and_open_nothing() {
    let room = open(Reach::Loopback, None);
    let check = |link: &str, expect: &str| {
        let host = room.host();
        let body = json!({ "token": room.secret }).to_string();
        let reply = room.raw(&format!(
            "POST /r/{link}/api/session HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\n\
             Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ));
        assert_eq!((reply.status, reply.json()["code"].clone()), (403, json!(expect)));
        assert_eq!(reply.header("set-cookie"), "");
    };
    check(EXPIRED, "expired");
    check(REVOKED, "revoked");
}

#[test]
fn a_name_that_is_not_its_own_is_refused_whatever_is_asked() {
    let room = open(Reach::Loopback, None);
    let entered = room.enter();
    let asked = room.asked();
    let held = format!("Cookie: {}\r\n", entered.cookie());
    let port = room.port;
    let check = |lines: &str| {
        for path in ["/", "/r/", "/nothing", &format!("/r/{LINK}/"), &format!("/r/{LINK}/proof")] {
            let reply = room.raw(&format!("GET {path} HTTP/1.1\r\n{lines}Connection: close\r\n{held}\r\n"));
            assert!(matches!(reply.status, 400 | 403), "{path} {lines} {}", reply.status);
            assert!(!reply.body.contains("The proof"));
        }
    };
    // A page of an attacker whose name was pointed here (DNS rebinding) says its own name, with this port.
    check(&format!("Host: rebound.example:{port}\r\n"));
    check("Host: 127.0.0.1\r\n");
    check(&format!("Host: 127.0.0.1:{port}\r\nHost: rebound.example:{port}\r\n"));
    assert_eq!(room.asked(), asked, "the library is not asked");
}

#[test]
fn what_another_site_sends_changes_nothing() {
    let room = open(Reach::Loopback, None);
    let entered = room.enter();
    let host = room.host();
    let csrf = entered.json()["csrf"].as_str().unwrap().to_owned();
    let (held, word) = (format!("Cookie: {}\r\n", entered.cookie()), format!("x-galley-token: {csrf}\r\n"));
    let entry = "{\"entry\":{\"id\":1}}";
    let refused = |lines: String| {
        let reply = room.post_as("entry", &lines, entry);
        assert_eq!((reply.status, reply.json()["code"].clone()), (403, json!("foreign")), "{lines}");
        assert_eq!(reply.header("access-control-allow-origin"), "");
    };
    let (own, kind) = (format!("Origin: http://{host}\r\n"), "Content-Type: application/json\r\n");
    let to = format!("Host: {host}\r\n");
    refused(format!("{to}{kind}{held}{word}"));
    refused(format!("{to}Origin: https://other.example\r\n{kind}{held}{word}"));
    refused(format!("{to}Origin: null\r\n{kind}{held}{word}"));
    refused(format!("{to}{own}Content-Type: text/plain\r\n{held}{word}"));
    refused(format!("{to}{own}Content-Type: application/x-www-form-urlencoded\r\n{held}{word}"));
    refused(format!("{to}{own}{kind}Sec-Fetch-Site: cross-site\r\n{held}{word}"));
    refused(format!("{to}{own}{kind}{held}"));
    refused(format!("{to}{own}{kind}{held}x-galley-token: {}\r\n", "A".repeat(43)));
    assert!(room.desk.entries.lock().unwrap().is_empty());
    let asking = room.raw(&format!(
        "OPTIONS /r/{LINK}/api/entry HTTP/1.1\r\n{to}Origin: https://other.example\r\nConnection: close\r\n\
         Access-Control-Request-Method: POST\r\n\r\n"
    ));
    assert_eq!((asking.status, asking.header("access-control-allow-origin")), (403, ""));
    let reply = room.post("entry", &format!("{held}{word}"), entry);
    assert_eq!(reply.status, 200, "the page itself is heard: {}", reply.body);
    assert_eq!(room.desk.entries.lock().unwrap().len(), 1);
}

#[test]
fn a_cookie_that_stands_there_twice_counts_as_none() {
    let room = open(Reach::Loopback, None);
    let cookie = room.enter().cookie();
    let planted = format!("galley-{LINK}={}", "A".repeat(43));
    for held in [format!("{planted}; {cookie}"), format!("{cookie}; {planted}")] {
        assert_eq!(room.get(&format!("/r/{LINK}/proof"), &format!("Cookie: {held}\r\n")).status, 303);
    }
}

#[test]
fn ten_thousand_guesses_open_nothing_and_are_hardly_looked_at() {
    let room = open(Reach::Loopback, None);
    let host = room.host();
    let mut answered = BTreeMap::new();
    let mut made = 0;
    let mut unanswered = 0;
    while made < 10_000 {
        let mut stream = room.stream();
        let mut requests = String::new();
        let last = (made + 1_000).min(10_000) - 1;
        for guess in made..=last {
            let body = format!("{{\"token\":\"{guess:0>43}\"}}");
            requests.push_str(&format!(
                "POST /r/{LINK}/api/session HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\n{}\r\n{body}",
                body.len(),
                if guess == last { "Connection: close\r\n" } else { "" },
            ));
        }
        let mut sending = stream.try_clone().unwrap();
        let sender = std::thread::spawn(move || sending.write_all(requests.as_bytes()));
        let mut bytes = Vec::new();
        // Who is refused before the words of the request have come may find the connection closed, and begins again.
        let _cut_off = stream.read_to_end(&mut bytes);
        let _not_taken = sender.join().unwrap();
        let answers = String::from_utf8_lossy(&bytes);
        let whole = answers.split("HTTP/1.1 ").skip(1).filter(|answer| answer.len() > 3);
        let before = made;
        for line in whole {
            *answered.entry(line[..3].to_owned()).or_insert(0) += 1;
            made += 1;
        }
        unanswered += usize::from(made == before);
        assert!(unanswered < 10, "connections end without an answer");
    }
    assert_eq!(answered.values().sum::<i32>(), 10_000, "{answered:?}");
    assert!(answered.keys().all(|status| status == "401" || status == "429"), "{answered:?}");
    assert!(room.asked() <= 10, "{} guesses were looked at", room.asked());
    let mut right = room.enter();
    let patience = Instant::now();
    while right.json()["code"] == "busy" && patience.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(100));
        right = room.enter();
    }
    assert_eq!((right.status, right.json()["code"].clone()), (429, json!("locked")), "{}", right.body);
    assert_eq!(right.header("retry-after"), "60");
}

#[test]
fn ten_megabytes_are_refused_before_they_are_read() {
    let room = open(Reach::Loopback, None);
    let entered = room.enter();
    let csrf = entered.json()["csrf"].as_str().unwrap().to_owned();
    let lines = format!("Cookie: {}\r\nx-galley-token: {csrf}\r\n", entered.cookie());
    let large = format!("{{\"entry\":\"{}\"}}", "a".repeat(10 << 20));
    assert_eq!(room.post("entry", &lines, &large).status, 413);
    let host = room.host();
    // Without a length it is counted as it comes.
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let endless = room.raw(&format!(
        "POST /r/{LINK}/api/entry HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n{lines}\r\n{}0\r\n\r\n",
        chunk.repeat(160)
    ));
    assert_eq!(endless.status, 413);
    assert!(room.desk.entries.lock().unwrap().is_empty());
    let head = room.get(&format!("/r/{LINK}/"), &format!("X-Long: {}\r\n", "a".repeat(64 << 10)));
    assert_eq!(head.status, 431, "a head is 16 kB at most");
}

#[test]
fn a_thousand_that_never_finish_keep_nobody_out() {
    let room = open(Reach::Loopback, None);
    let mut silent = Vec::new();
    for _ in 0..1_000 {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", room.port)) else { continue };
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: ");
        silent.push(stream);
    }
    let begun = Instant::now();
    assert_eq!(room.enter().status, 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    // Nor do bodies that never come.
    let host = room.host();
    for _ in 0..200 {
        let mut stream = room.stream();
        let _ = stream.write_all(
            format!(
                "POST /r/{LINK}/api/session HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
                 Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
            )
            .as_bytes(),
        );
        silent.push(stream);
    }
    let mut reply = room.get(&format!("/r/{LINK}/"), "");
    let patience = Instant::now();
    while reply.status == 429 && patience.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(100));
        reply = room.get(&format!("/r/{LINK}/"), "");
    }
    assert_eq!(reply.status, 200);
}

#[test]
fn nothing_else_is_there_and_every_answer_is_guarded() {
    let room = open(Reach::Loopback, None);
    let check = |path: &str, expect: u16| {
        let reply = room.get(path, "");
        assert_eq!(reply.status, expect, "{path}");
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), value, "{path}");
        }
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(reply.header("access-control-allow-origin"), "");
    };
    check("/", 404);
    check("/r/", 404);
    check("/r/../../../../etc/passwd", 404);
    check("/r/%2e%2e%2f%2e%2e%2fetc%2fpasswd/", 404);
    check(&format!("/r/{}/", LINK.to_uppercase()), 404);
    check(&format!("/r/{LINK}/api/entry"), 405);
    check(&format!("/r/{LINK}/"), 200);
    check(&format!("/r/{LINK}/proof"), 303);
}

#[test]
fn only_what_it_says_listens_and_only_where_it_says() {
    let place = Place::take(Reach::Loopback, None, &["desk.example".to_owned()], None).unwrap();
    let port = place.port();
    assert_eq!(place.origins()[0], format!("http://127.0.0.1:{port}"));
    assert_eq!(place.reached_from_outside(), 0, "names of the network mean nothing on this computer alone");
    assert!(place.listener.local_addr().unwrap().ip().is_loopback());
    let second = Place::take(Reach::Loopback, Some(port), &[], None).unwrap();
    assert_ne!(second.port(), port, "a port that is taken leads to another");
}

mod tls {
    use super::*;
    use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme};

    /// Takes any certificate and remembers it: the test compares its fingerprint, as a person would.
    #[derive(Debug, Default)]
    struct Any(Mutex<Vec<u8>>);

    impl ServerCertVerifier for Any {
        fn verify_server_cert(
            &self,
            certificate: &CertificateDer<'_>,
            _: &[CertificateDer<'_>],
            _: &ServerName<'_>,
            _: &[u8],
            _: UnixTime,
        ) -> Result<ServerCertVerified, rustls::Error> {
            *self.0.lock().unwrap() = certificate.to_vec();
            Ok(ServerCertVerified::assertion())
        }
        fn verify_tls12_signature(
            &self,
            _: &[u8],
            _: &CertificateDer<'_>,
            _: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            Ok(HandshakeSignatureValid::assertion())
        }
        fn verify_tls13_signature(
            &self,
            _: &[u8],
            _: &CertificateDer<'_>,
            _: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, rustls::Error> {
            Ok(HandshakeSignatureValid::assertion())
        }
        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
        }
    }

    #[test]
    fn the_network_is_reached_over_tls_only_by_a_certificate_that_can_be_compared() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["desk.example".to_owned()];
        let identity = Identity::kept_in(folder.path(), &names).unwrap();
        let again = Identity::kept_in(folder.path(), &names).unwrap();
        assert_eq!(identity.fingerprint(), again.fingerprint(), "the next run has the same");
        let other = Identity::kept_in(folder.path(), &["other.example".to_owned()]).unwrap();
        assert_ne!(identity.fingerprint(), other.fingerprint(), "other names, another certificate");
        let room = open(Reach::Network, Some(identity.clone()));
        let seen = Arc::new(Any::default());
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .dangerous()
            .with_custom_certificate_verifier(seen.clone())
            .with_no_client_auth();
        let mut connection =
            ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
        let mut socket = room.stream();
        let mut stream = rustls::Stream::new(&mut connection, &mut socket);
        let host = room.host();
        let body = json!({ "token": room.secret }).to_string();
        let request = format!(
            "POST /r/{LINK}/api/session HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}\r\n\
             Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let reply = read(&bytes);
        assert_eq!(reply.status, 200, "{}", reply.body);
        let set = reply.header("set-cookie");
        assert!(set.starts_with("__Host-galley-") && set.contains("; Secure"), "{set}");
        use sha2::Digest as _;
        let shown: Vec<String> =
            sha2::Sha256::digest(&*seen.0.lock().unwrap()).iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!(shown.join(":"), identity.fingerprint());
        assert_eq!(room.enter().status, 0, "nothing is said without TLS");
    }

    #[cfg(unix)]
    #[test]
    fn the_key_of_the_certificate_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Identity::kept_in(folder.path(), &[]).unwrap();
        let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
