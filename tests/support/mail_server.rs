//! A mail server on this machine that plays one role for each way a conversation can go wrong.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rcgen::{CertificateParams, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How long the server waits for a word; a test that hangs fails instead.
const PATIENCE: Duration = Duration::from_secs(20);

/// When the conversation becomes secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cipher {
    None,
    AtOnce,
    AfterStartTls,
}

/// What the server does instead of what a good one would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    Say(&'static str),
    /// Ends the connection.
    Leave,
    /// Never answers.
    Hang,
}

/// A role: what it does at which word. `GREETING` is the first thing, `MESSAGE` the whole mail.
#[derive(Debug, Clone)]
pub struct Role {
    pub cipher: Cipher,
    /// The name in the certificate.
    pub name: &'static str,
    pub does: Vec<(&'static str, Does)>,
}

impl Role {
    pub fn good() -> Role {
        Role { cipher: Cipher::None, name: "localhost", does: Vec::new() }
    }

    pub fn at(word: &'static str, does: Does) -> Role {
        Role { does: vec![(word, does)], ..Role::good() }
    }
}

/// A running server.
pub struct MailServer {
    pub port: u16,
    /// Its certificate in the DER form.
    pub certificate: Vec<u8>,
    heard: Arc<Mutex<Vec<String>>>,
    mails: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub fn start(role: Role) -> MailServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (certificate, config) = certificate(role.name);
        let (heard, mails) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
        let (log, post) = (heard.clone(), mails.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (role, config, log, post) = (role.clone(), config.clone(), log.clone(), post.clone());
                std::thread::spawn(move || {
                    let stream = stream.unwrap();
                    stream.set_read_timeout(Some(PATIENCE)).unwrap();
                    // A client that goes away is part of the play.
                    let _ = Talk { role, config, log, post }.run(stream);
                });
            }
        });
        MailServer { port, certificate, heard, mails }
    }

    /// Every line that was heard, in order.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Every mail that was taken.
    pub fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }
}

/// A port on which nothing listens.
pub fn closed_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

fn certificate(name: &str) -> (Vec<u8>, Arc<ServerConfig>) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    // Each signs itself under a name of its own, as strangers do.
    let number = format!("{name} {:x?}", &key.public_key_raw()[..8]);
    params.distinguished_name.push(rcgen::DnType::CommonName, number);
    let certificate = params.self_signed(&key).unwrap();
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .unwrap();
    (certificate.der().to_vec(), Arc::new(config))
}

struct Talk {
    role: Role,
    config: Arc<ServerConfig>,
    log: Arc<Mutex<Vec<String>>>,
    post: Arc<Mutex<Vec<String>>>,
}

/// Why a conversation is over, or what it goes on with.
enum Next {
    Over,
    StartTls,
}

trait Line: Read + Write + Send {}
impl<T: Read + Write + Send> Line for T {}

impl Talk {
    fn run(&self, stream: TcpStream) -> std::io::Result<()> {
        let secret = |stream: TcpStream| {
            let connection = ServerConnection::new(self.config.clone()).unwrap();
            Box::new(StreamOwned::new(connection, stream)) as Box<dyn Line>
        };
        match self.role.cipher {
            Cipher::AtOnce => self.talk(&mut BufReader::new(secret(stream)), true, false).map(|_| ()),
            cipher => {
                let mut plain = BufReader::new(Box::new(stream.try_clone()?) as Box<dyn Line>);
                match self.talk(&mut plain, true, cipher == Cipher::AfterStartTls)? {
                    Next::Over => Ok(()),
                    Next::StartTls => self.talk(&mut BufReader::new(secret(stream)), false, false).map(|_| ()),
                }
            }
        }
    }

    fn talk(&self, line: &mut BufReader<Box<dyn Line>>, greets: bool, offers_tls: bool) -> std::io::Result<Next> {
        if greets && !self.answer(line, "GREETING", "220 localhost ready")? {
            return Ok(Next::Over);
        }
        loop {
            let mut words = String::new();
            if line.read_line(&mut words)? == 0 {
                return Ok(Next::Over);
            }
            let words = words.trim_end().to_owned();
            self.log.lock().unwrap().push(words.clone());
            let word = words.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
            let usual = match word.as_str() {
                "EHLO" if offers_tls => "250-localhost\r\n250-STARTTLS\r\n250 8BITMIME",
                "EHLO" => "250-localhost\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
                "STARTTLS" => {
                    return Ok(if self.answer(line, "STARTTLS", "220 go on")? { Next::StartTls } else { Next::Over });
                }
                "AUTH" => "235 welcome",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 fine",
            };
            if !self.answer_to(line, &word, &words, usual)? || word == "QUIT" {
                return Ok(Next::Over);
            }
            if word == "DATA" && self.does("DATA", &words).is_none() {
                let mail = self.mail(line)?;
                if !self.answer(line, "MESSAGE", "250 taken")? {
                    return Ok(Next::Over);
                }
                if self.does("MESSAGE", "").is_none() {
                    self.post.lock().unwrap().push(mail);
                }
            }
        }
    }

    /// Reads a mail up to the dot on a line of its own.
    fn mail(&self, line: &mut BufReader<Box<dyn Line>>) -> std::io::Result<String> {
        let mut mail = String::new();
        loop {
            let mut part = String::new();
            if line.read_line(&mut part)? == 0 || part == ".\r\n" {
                return Ok(mail);
            }
            mail.push_str(part.strip_prefix('.').unwrap_or(&part));
            if self.does("PART", "") == Some(Does::Leave) {
                return Err(std::io::ErrorKind::ConnectionAborted.into());
            }
        }
    }

    fn does(&self, word: &str, words: &str) -> Option<Does> {
        let meant = |at: &str| at == word || (at.contains(' ') && words.to_ascii_uppercase().starts_with(at));
        self.role.does.iter().find(|(at, _)| meant(at)).map(|(_, does)| *does)
    }

    fn answer(&self, line: &mut BufReader<Box<dyn Line>>, word: &str, usual: &str) -> std::io::Result<bool> {
        self.answer_to(line, word, "", usual)
    }

    /// Says what the role says; whether the conversation goes on.
    fn answer_to(
        &self,
        line: &mut BufReader<Box<dyn Line>>,
        word: &str,
        words: &str,
        usual: &str,
    ) -> std::io::Result<bool> {
        let said = match self.does(word, words) {
            Some(Does::Leave) => return Ok(false),
            Some(Does::Hang) => {
                let mut rest = Vec::new();
                line.read_to_end(&mut rest)?;
                return Ok(false);
            }
            Some(Does::Say(said)) => said,
            None => usual,
        };
        write!(line.get_mut(), "{said}\r\n")?;
        line.get_mut().flush()?;
        Ok(true)
    }
}
