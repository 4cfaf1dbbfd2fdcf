//! A web server on this machine that plays a mail tool, or something worse.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;

const PATIENCE: Duration = Duration::from_secs(20);

/// What the server answers.
#[derive(Debug, Clone)]
pub enum Answers {
    /// A status with headers and a body.
    With { status: u16, headers: Vec<(String, String)>, body: Vec<u8> },
    /// These bytes, over and over, as one body without an end.
    Endless(Vec<u8>),
    /// Nothing, ever.
    Hangs,
    /// Ends the connection.
    Leaves,
    /// What this chooses by what was asked.
    Chosen(Choice),
}

/// Chooses an answer by what was asked.
#[derive(Clone)]
pub struct Choice(Arc<dyn Fn(&Asked) -> Answers + Send + Sync>);

impl std::fmt::Debug for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Choice")
    }
}

impl Answers {
    pub fn json(status: u16, body: &Value) -> Answers {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Answers::With { status, headers, body: body.to_string().into_bytes() }
    }

    /// What `choose` says for each request.
    pub fn by(choose: impl Fn(&Asked) -> Answers + Send + Sync + 'static) -> Answers {
        Answers::Chosen(Choice(Arc::new(choose)))
    }

    /// A status with headers and a body.
    pub fn with(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Answers {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Answers::With { status, headers, body: body.into() }
    }

    pub fn leading_to(place: &str) -> Answers {
        Answers::With { status: 302, headers: vec![("location".to_owned(), place.to_owned())], body: Vec::new() }
    }
}

/// A request that came.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub method: String,
    pub path: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A running server.
pub struct WebServer {
    pub port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl WebServer {
    pub fn start(answers: Answers) -> WebServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (answers, log) = (answers.clone(), log.clone());
                std::thread::spawn(move || {
                    let stream = stream.unwrap();
                    stream.set_read_timeout(Some(PATIENCE)).unwrap();
                    let _ = serve(stream, &answers, &log);
                });
            }
        });
        WebServer { port, asked }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Every request that came, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, answers: &Answers, log: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut asked = Asked::default();
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut words = first.split_whitespace();
    asked.method = words.next().unwrap_or_default().to_owned();
    asked.path = words.next().unwrap_or_default().to_owned();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        asked.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = asked.header("content-length").parse().unwrap_or(0);
    asked.body = vec![0; length];
    reader.read_exact(&mut asked.body)?;
    log.lock().unwrap().push(asked.clone());
    let mut out = stream;
    let mut answers = answers.clone();
    while let Answers::Chosen(Choice(choose)) = &answers {
        answers = choose(&asked);
    }
    match &answers {
        Answers::Chosen(_) => Ok(()),
        Answers::With { status, headers, body } => {
            write!(out, "HTTP/1.1 {status} x\r\ncontent-length: {}\r\nconnection: close\r\n", body.len())?;
            for (name, value) in headers {
                write!(out, "{name}: {value}\r\n")?;
            }
            out.write_all(b"\r\n")?;
            out.write_all(body)?;
            out.flush()
        }
        Answers::Endless(part) => {
            write!(out, "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n")?;
            loop {
                out.write_all(part)?;
            }
        }
        Answers::Hangs => reader.read_to_end(&mut Vec::new()).map(|_| ()),
        Answers::Leaves => Ok(()),
    }
}
