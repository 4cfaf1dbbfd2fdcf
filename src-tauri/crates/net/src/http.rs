//! HTTP within bounds: where it leads, how long it takes, how much comes back.

use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Request, StatusCode, Url};

use crate::clock::Patience;
use crate::guard::{Named, Resolver, Withheld, guarded};
use crate::refusal::{Cause, Refusal, causes};

/// The most bytes of an answer, after it was unpacked: a small packed answer may be a large one.
pub const MAX_ANSWER: usize = 10_000_000;
/// The most times that a page may lead on to another.
pub const MAX_REDIRECTS: usize = 5;
/// Until everything has come.
const TOTAL: Duration = Duration::from_secs(30);

/// Who asks: what a server sees of Galley.
const AGENT: &str = concat!("Galley/", env!("CARGO_PKG_VERSION"));

/// Whether an answer that leads elsewhere is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirects {
    /// Never: what is sent holds a secret.
    Refused,
    /// To where the guard lets it, a few times.
    Followed,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The address that answered, after every redirect.
    pub url: Url,
    /// What it said, within the bound.
    pub body: Vec<u8>,
}

/// How much of an answer is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// All of it, up to the bound.
    All,
    /// Nothing behind the headers.
    Nothing,
}

/// Asks over HTTP, each time within the same bounds.
#[derive(Debug, Clone)]
pub struct Web {
    client: Client,
    named: Named,
    most: usize,
}

impl Web {
    /// A way into the web that reaches the public network and the hosts that were named.
    pub fn new(named: Named, redirects: Redirects, patience: Patience) -> Result<Web, Refusal> {
        // The one provider of ciphers; where one is set already, it is the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let policy = match redirects {
            Redirects::Refused => Policy::none(),
            Redirects::Followed => {
                let named = named.clone();
                Policy::custom(move |attempt| {
                    let web = matches!(attempt.url().scheme(), "http" | "https");
                    if !web || named.check_literal(attempt.url()).is_err() {
                        attempt.error(Withheld)
                    } else if attempt.previous().len() > MAX_REDIRECTS {
                        attempt.error(TooMany)
                    } else {
                        attempt.follow()
                    }
                })
            }
        };
        let client = Client::builder()
            .user_agent(AGENT)
            .dns_resolver(Resolver::new(named.clone()))
            .redirect(policy)
            .referer(false)
            .no_proxy()
            .connect_timeout(patience.connect)
            .read_timeout(patience.answer)
            .timeout(patience.answer.max(TOTAL).min(patience.message))
            .build()
            .map_err(|_| {
                Refusal::new(
                    Cause::NotTrusted,
                    "This system's list of trusted certificates could not be read, so no server can be trusted. Nothing \
                     was sent.",
                    "Install the system's certificates (often a package named ca-certificates).",
                )
            })?;
        Ok(Web { client, named, most: MAX_ANSWER })
    }

    /// The same with another bound for what comes back, in bytes.
    pub fn at_most(self, most: usize) -> Web {
        Web { most, ..self }
    }

    /// What to build a request with.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Asks and takes the answer in, unpacked, up to the bound.
    pub async fn ask(&self, request: Request) -> Result<Answer, Refusal> {
        self.ask_where(request, |_, _| Ok(Take::All)).await
    }

    /// Asks; `look` sees the status and the headers and says whether the rest is taken in.
    pub async fn ask_where(
        &self,
        request: Request,
        look: impl FnOnce(StatusCode, &HeaderMap) -> Result<Take, Refusal>,
    ) -> Result<Answer, Refusal> {
        let url = request.url().clone();
        let host = url.host_str().unwrap_or_default().to_owned();
        if !matches!(url.scheme(), "http" | "https") || host.is_empty() {
            return Err(Refusal::new(
                Cause::Invalid,
                "This is not the address of a web server.",
                "It begins with https://.",
            ));
        }
        self.named.check_literal(&url)?;
        let mut response = self.client.execute(request).await.map_err(|error| refusal(&host, &error))?;
        let (status, headers, url) = (response.status(), response.headers().clone(), response.url().clone());
        let too_large = || {
            Refusal::new(
                Cause::TooLarge,
                format!("“{host}” answered with more than {} MB, so the rest was not taken.", self.most / 1_000_000),
                "",
            )
        };
        let mut body = Vec::new();
        if look(status, &headers)? == Take::Nothing {
            return Ok(Answer { status, headers, url, body });
        }
        // What says beforehand that it is too large need not be waited for.
        if response.content_length().is_some_and(|length| length > self.most as u64) {
            return Err(too_large());
        }
        while let Some(part) = response.chunk().await.map_err(|error| refusal(&host, &error))? {
            if body.len() + part.len() > self.most {
                return Err(too_large());
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer { status, headers, url, body })
    }
}

#[derive(Debug, thiserror::Error)]
#[error("too many redirects")]
struct TooMany;

/// The sentence for a request that got no whole answer.
fn refusal(host: &str, error: &reqwest::Error) -> Refusal {
    let causes = causes(error);
    let withheld = causes.iter().any(|cause| cause.is::<Withheld>());
    if withheld {
        return guarded(host);
    }
    if causes.iter().any(|cause| cause.is::<rustls::Error>()) {
        return Refusal::new(
            Cause::NotTrusted,
            format!(
                "“{host}” could not be trusted: its certificate is not in order, or it does not speak TLS. Nothing was sent."
            ),
            "Check the address. If it is your own server, have its certificate renewed or trusted by this system.",
        );
    }
    if error.is_timeout() {
        return Refusal::new(
            Cause::TooSlow,
            format!("“{host}” did not answer in time."),
            "Try again later; if it stays so, check the address.",
        );
    }
    if error.is_redirect() {
        return Refusal::new(
            Cause::Declined,
            format!("“{host}” leads on and on to other addresses."),
            "Check the address.",
        );
    }
    if error.is_dns() {
        return Refusal::new(
            Cause::NotResolved,
            format!("“{host}” could not be found."),
            "Check the address, and whether this machine is connected to the internet.",
        );
    }
    if error.is_connect() {
        return Refusal::new(
            Cause::NotConnected,
            format!("“{host}” refused the connection or could not be reached."),
            "Check the address and its port, and whether the server is running.",
        );
    }
    if error.is_decode() {
        return Refusal::new(Cause::NotUnderstood, format!("What “{host}” answered could not be unpacked."), "");
    }
    Refusal::new(Cause::ConnectionLost, format!("The connection with “{host}” ended in the middle."), "Try again.")
}
