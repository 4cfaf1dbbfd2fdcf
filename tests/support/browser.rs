//! A browser at a served proof: it opens a link as the page does, holds its cookie, and sends what the page sends.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

/// A browser that may have been let in.
pub struct Browser {
    host: String,
    link: String,
    token: String,
    pub cookie: String,
    pub csrf: String,
}

/// What a host answered.
pub struct Page {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Page {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }
}

impl Browser {
    /// Follows a link like `http://127.0.0.1:4040/r/ID/#SECRET`.
    pub fn at(link: &str) -> Browser {
        let rest = link.strip_prefix("http://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let (path, token) = path.split_once('#').unwrap();
        let link = path.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
        Browser { host: host.to_owned(), link, token: token.to_owned(), cookie: String::new(), csrf: String::new() }
    }

    /// Shows the link's secret; remembers what it gets for it.
    pub fn enter(&mut self) -> Page {
        let token = self.token.clone();
        let page = self.post("session", &json!({ "token": token }));
        if page.status == 200 {
            let set = page.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
            if let Some(set) = set {
                self.cookie = set.split(';').next().unwrap().to_owned();
            }
            self.csrf = page.json()["csrf"].as_str().unwrap().to_owned();
        }
        page
    }

    /// The page of the proof.
    pub fn proof(&self) -> Page {
        self.send(&format!(
            "GET /r/{}/proof HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\n\r\n",
            self.link, self.host, self.cookie
        ))
    }

    pub fn post(&self, name: &str, body: &Value) -> Page {
        let body = body.to_string();
        self.send(&format!(
            "POST /r/{}/api/{name} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nCookie: {}\r\nx-galley-token: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.link,
            self.cookie,
            self.csrf,
            body.len(),
            host = self.host,
        ))
    }

    fn send(&self, request: &str) -> Page {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        Page { status, head: head.to_owned(), body: body.to_owned() }
    }
}
