//! Pictures fetched for a preview. What is no picture that a mail program would show is refused by its
//! first bytes, whatever its server calls it; nothing is decoded here.

use reqwest::Url;
use reqwest::header::ACCEPT;

use crate::clock::Patience;
use crate::guard::Named;
use crate::http::{Redirects, Web};
use crate::job::{Step, Teller};
use crate::refusal::{Cause, Refusal};

/// The most bytes of one picture.
const MOST: usize = 10_000_000;
/// The most bytes of all pictures of one preview: they are held in memory and handed on as text.
const MOST_TOGETHER: usize = 60_000_000;

/// A picture as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is, by its first bytes.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The host of a picture's address on the web; none for what is no such address.
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.host_str().map(str::to_owned)).flatten()
}

/// Fetches pictures one after the other and says of each what came of it.
pub async fn load(
    addresses: Vec<String>,
    named: Named,
    patience: Patience,
    teller: &Teller,
) -> Result<Vec<(String, Result<Picture, Refusal>)>, Refusal> {
    let web = Web::new(named, Redirects::Followed, patience)?.at_most(MOST);
    let total = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
    let (mut found, mut bytes) = (Vec::new(), 0);
    for (done, address) in (0..).zip(addresses) {
        teller.tell(Step::Fetching, done, total);
        let result = if bytes > MOST_TOGETHER { Err(too_many()) } else { one(&web, &address).await };
        bytes += result.as_ref().map_or(0, |picture| picture.bytes.len());
        found.push((address, result));
    }
    Ok(found)
}

async fn one(web: &Web, address: &str) -> Result<Picture, Refusal> {
    let request = web.client().get(address).header(ACCEPT, "image/png,image/jpeg,image/gif,image/webp,image/*;q=0.5");
    let request = request.build().map_err(|_| {
        Refusal::new(Cause::Invalid, "This is not the address of a web server.", "It begins with https://.")
    })?;
    let answer = web.ask(request).await?;
    let host = answer.url.host_str().unwrap_or_default();
    if !answer.status.is_success() {
        let message = format!("“{host}” has no picture there (answer {}).", answer.status.as_u16());
        return Err(Refusal::new(Cause::Declined, message, "Check the picture's address."));
    }
    let Some(media_type) = media_type(&answer.body) else {
        let message = format!("What “{host}” has there is no picture that mail programs show.");
        return Err(Refusal::new(Cause::NotUnderstood, message, "Use PNG, JPEG or GIF."));
    };
    Ok(Picture { media_type, bytes: answer.body })
}

/// What a file is by its first bytes (the signatures of the WHATWG MIME Sniffing standard, 6.1).
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

fn too_many() -> Refusal {
    let message = format!("The pictures before it have more than {} MB already.", MOST_TOGETHER / 1_000_000);
    Refusal::new(Cause::TooLarge, message, "Use smaller pictures.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        let check = |bytes: &[u8], expect| assert_eq!(media_type(bytes), expect);
        check(b"\x89PNG\r\n\x1a\n rest", Some("image/png"));
        check(b"\xFF\xD8\xFF\xE0", Some("image/jpeg"));
        check(b"GIF89a", Some("image/gif"));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some("image/webp"));
        check(b"<svg onload=alert(1)>", None);
        check(b"<!doctype html>", None);
        check(b"", None);
    }

    #[test]
    fn only_addresses_of_the_web_have_a_host() {
        let check = |address: &str, expect: Option<&str>| assert_eq!(host(address).as_deref(), expect, "{address}");
        check("https://quay.example/a.png", Some("quay.example"));
        check("http://[::1]/a.png", Some("[::1]"));
        check("file:///etc/hostname", None);
        check("blob:a1", None);
        check("", None);
    }
}
