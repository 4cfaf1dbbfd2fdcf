//! Proofs for reviewers who have a browser only: a small host on this computer, off until the editor switches it on.
//!
//! It listens on this computer alone, or, told so, on the network with a certificate of its own. `accept` takes
//! connections under limits, `gate` turns away what comes from elsewhere, `limit` what comes too often, `route` answers.
//! What a link opens is not known here: every wish goes to a [`Desk`], which has the library.

mod accept;
mod gate;
mod identity;
mod limit;
mod reply;
mod route;
mod secret;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::Arc;

use serde_json::Value;

pub use identity::Identity;
pub use secret::{Digest, Secret, digest};

/// Who can reach the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Browsers on this computer.
    Loopback,
    /// Browsers on the networks that this computer is in, over TLS.
    Network,
}

/// What a browser wants, once it has shown that it comes from the page itself. `link` is the id of a link, 32
/// hexadecimal digits; `session` the hash of what the browser holds since it opened the link.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Wish {
    /// To open a link: the hash of its secret, and that of what the browser will hold from now on.
    Enter { link: String, token: Digest, session: Digest },
    /// What was done so far.
    Work { link: String, session: Digest },
    /// The page of the proof.
    Page { link: String, session: Digest },
    /// To say something, or to say it otherwise.
    Put { link: String, session: Digest, entry: Value },
    /// To take something back.
    Remove { link: String, session: Digest, entry: Value },
    /// To say what is thought of the whole.
    Conclude { link: String, session: Digest, word: Value },
}

/// What the desk says to a wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The page, and its content security policy.
    Page {
        /// The whole file.
        html: String,
        /// What it may do.
        policy: String,
    },
    /// What was done so far, as JSON.
    Work(Value),
    /// It is kept.
    Done,
    /// It is not done.
    Refused(Reason),
}

/// Why a wish is not granted: a closed list, each with a code for the page and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The secret is not known, or none was shown.
    Unknown,
    /// The link was opened by another browser.
    Used,
    /// The link's time is over.
    Expired,
    /// The link was taken back.
    Revoked,
    /// The proof was taken back.
    Gone,
    /// It came from another site, or under another name.
    Foreign,
    /// Too many wrong secrets came from there.
    Locked,
    /// Too much came at once from there.
    Busy,
    /// It is too large.
    Large,
    /// It has not the form that it should have.
    Form,
    /// It cannot be done, for this reason.
    Refused(String),
    /// The desk does not answer.
    Away,
}

/// What a desk promises: an answer to each wish.
pub type Promise = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Who knows what links open.
pub trait Desk: Send + Sync + 'static {
    /// Answers a wish.
    fn ask(&self, wish: Wish) -> Promise;
}

/// A host that has its place and does not listen yet.
#[derive(Debug)]
pub struct Place {
    listener: TcpListener,
    identity: Option<Identity>,
    hosts: Vec<String>,
    port: u16,
}

impl Place {
    /// Takes a place: `port` where it is free, any other where it is not or none is named. `names` are further names under
    /// which this computer is known in its network.
    pub fn take(reach: Reach, port: Option<u16>, names: &[String], identity: Option<Identity>) -> io::Result<Place> {
        let address = match reach {
            Reach::Loopback => Ipv4Addr::LOCALHOST,
            Reach::Network => Ipv4Addr::UNSPECIFIED,
        };
        let bind = |port| TcpListener::bind(SocketAddr::from((address, port)));
        let listener = match port {
            Some(port) => bind(port).or_else(|_| bind(0))?,
            None => bind(0)?,
        };
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let mut hosts: Vec<String> = Vec::new();
        if reach == Reach::Network {
            hosts.extend(names.iter().map(|name| name.trim().to_lowercase()).filter(|name| is_name(name)));
            hosts.extend(own_addresses().into_iter().map(|address| address.to_string()));
        }
        hosts.extend(["127.0.0.1", "localhost", "[::1]"].map(str::to_owned));
        Ok(Place { listener, identity: identity.filter(|_| reach == Reach::Network), hosts, port })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What stands before the path of a link, the best one first: `https://192.0.2.7:4040`.
    pub fn origins(&self) -> Vec<String> {
        let scheme = self.scheme();
        self.hosts.iter().map(|host| format!("{scheme}://{host}:{}", self.port)).collect()
    }

    /// How many of [`Place::origins`] reach this computer from others.
    pub fn reached_from_outside(&self) -> usize {
        self.hosts.len() - 3
    }

    fn scheme(&self) -> &'static str {
        if self.identity.is_some() { "https" } else { "http" }
    }

    /// Answers browsers until it is dropped.
    pub async fn serve(self, desk: Arc<dyn Desk>) -> io::Result<()> {
        accept::serve(self, desk).await
    }
}

/// Where a link leads, behind an origin. The secret stands behind `#`, which no browser sends to any host.
pub fn path(link: &str, secret: &Secret) -> String {
    format!("/r/{link}/#{}", secret.show())
}

/// Whether a name can stand in an address as it is.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 253
        && name.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// The addresses under which this computer is found in its networks.
pub fn own_addresses() -> Vec<IpAddr> {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    let usable = |address: &IpAddr| match address {
        IpAddr::V4(four) => !four.is_loopback() && !four.is_link_local() && !four.is_unspecified(),
        IpAddr::V6(_) => false,
    };
    all.into_iter().map(|interface| interface.ip()).filter(usable).collect()
}
