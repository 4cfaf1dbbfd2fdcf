//! An issue as a draft in a mail tool. Nothing is ever sent to readers from here: the tool's own people
//! look at the draft and send it.

mod answer;
mod ghost;
mod listmonk;

use reqwest::{Request, Url};
use std::time::SystemTime;

use crate::clock::Patience;
use crate::guard::Named;
use crate::http::{Answer, Redirects, Web};
use crate::job::{Step, Teller};
use crate::refusal::{Cause, Refusal};
use crate::secret::Secret;

pub use ghost::Ghost;
pub use listmonk::Listmonk;

/// What is pushed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What the tool's people see in their list.
    pub name: String,
    /// The mail's subject.
    pub subject: String,
    /// The line behind the subject.
    pub preheader: String,
    /// The HTML, made for this tool.
    pub html: String,
    /// The text part.
    pub text: String,
}

/// A draft that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// The tool's own id of it.
    pub id: String,
    /// Where its people find it.
    pub url: String,
}

/// A mail tool that takes drafts.
pub trait Tool: Send + Sync {
    /// The request that makes a draft.
    fn request(
        &self,
        web: &Web,
        base: &Url,
        secret: &Secret,
        draft: &Draft,
        now: SystemTime,
    ) -> Result<Request, Refusal>;

    /// The draft out of the tool's answer to it; none where the answer holds none.
    fn pushed(&self, base: &Url, answer: &Answer) -> Option<Pushed>;

    /// What the tool said to a request that it refused.
    fn said(&self, answer: &Answer) -> String;
}

/// Pushes a draft to the tool at that address.
pub async fn push(
    tool: &dyn Tool,
    base: &str,
    secret: &Secret,
    draft: &Draft,
    now: SystemTime,
    patience: Patience,
    teller: &Teller,
) -> Result<Pushed, Refusal> {
    let base = check_base(base)?;
    let host = base.host_str().unwrap_or_default().to_owned();
    teller.tell(Step::Connecting, 0, 1);
    let web = Web::new(Named::host(&host), Redirects::Refused, patience)?;
    let request = tool.request(&web, &base, secret, draft, now)?;
    teller.tell(Step::Sending, 0, 1);
    let answer = web.ask(request).await?;
    teller.tell(Step::Sending, 1, 1);
    answer::read(tool, &base, &host, &answer)
}

/// The address of a tool as it is used, or why it is not: a secret goes there.
pub fn check_base(words: &str) -> Result<Url, Refusal> {
    let invalid = |message: &str, hint: &str| Refusal::new(Cause::Invalid, message, hint);
    let mut url = Url::parse(words.trim()).map_err(|_| {
        invalid("This is not a web address.", "It begins with https://, like https://lists.example.com.")
    })?;
    let here = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => {}
        "http" if here => {}
        "http" => {
            return Err(invalid(
                "Without TLS the key could be read on its way. Only a tool on this machine may be used so.",
                "Use the address that begins with https://.",
            ));
        }
        _ => return Err(invalid("This is not a web address.", "It begins with https://.")),
    }
    if url.host_str().is_none_or(str::is_empty) || !url.username().is_empty() || url.password().is_some() {
        return Err(invalid("This address has no host, or it holds a user or a password.", "Give the address alone."));
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

fn join(base: &Url, path: &str) -> Result<Url, Refusal> {
    base.join(path).map_err(|_| Refusal::new(Cause::Invalid, "This is not a web address.", "It begins with https://."))
}

fn unwritable(_: reqwest::Error) -> Refusal {
    Refusal::new(
        Cause::Invalid,
        "The request to the mail tool could not be written. Nothing was sent.",
        "Enter the user and the key again: they may hold characters that cannot be sent.",
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_goes_only_where_nobody_reads_it_on_the_way() {
        let check = |words: &str, expect: Option<&str>| {
            assert_eq!(check_base(words).ok().map(String::from).as_deref(), expect, "{words}");
        };
        check("https://lists.example.com", Some("https://lists.example.com/"));
        check(" https://example.com/mail/?a=1#b ", Some("https://example.com/mail/"));
        check("http://localhost:9000", Some("http://localhost:9000/"));
        check("http://127.0.0.1:9000/x", Some("http://127.0.0.1:9000/x/"));
        check("http://[::1]:9000", Some("http://[::1]:9000/"));
        check("http://lists.example.com", None);
        check("http://192.168.1.4", None);
        check("https://user:pass@lists.example.com", None);
        check("ftp://lists.example.com", None);
        check("lists.example.com", None);
        check("", None);
    }
}
