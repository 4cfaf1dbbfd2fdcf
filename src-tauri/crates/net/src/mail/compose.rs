//! The bytes of a test mail: both parts, and the pictures that are inside of it.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

use crate::refusal::{Cause, Refusal};

/// A mail before it has a recipient.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The bare address it comes from.
    pub from: String,
    /// The name beside that address.
    pub from_name: String,
    /// The subject.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The text part.
    pub text: String,
    /// The pictures inside.
    pub pictures: Vec<Picture>,
}

/// A picture inside a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// By which the HTML names it, without `cid:`.
    pub content_id: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Letter {
    /// The mail to one recipient, ready for the server.
    pub(super) fn to(&self, recipient: &lettre::Address) -> Result<Vec<u8>, Refusal> {
        let wrong = || Refusal::new(Cause::Invalid, "The mail could not be written. Nothing was sent.", "");
        let from: lettre::Address = self.from.parse().map_err(|_| wrong())?;
        let name = Some(one_line(&self.from_name)).filter(|name| !name.is_empty());
        let mut html = MultiPart::related().singlepart(SinglePart::html(self.html.clone()));
        for picture in &self.pictures {
            let kind = ContentType::parse(&picture.media_type).map_err(|_| wrong())?;
            html = html.singlepart(Attachment::new_inline(picture.content_id.clone()).body(picture.bytes.clone(), kind));
        }
        let plain = SinglePart::plain(self.text.clone());
        let both = match self.pictures.is_empty() {
            true => MultiPart::alternative().singlepart(plain).singlepart(SinglePart::html(self.html.clone())),
            false => MultiPart::alternative().singlepart(plain).multipart(html),
        };
        let message = Message::builder()
            .from(Mailbox::new(name, from))
            .to(Mailbox::new(None, recipient.clone()))
            .subject(one_line(&self.subject))
            // The server gives it an id; one made here would show the name of this machine.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("X-Mailer"), "Galley".to_owned()))
            .multipart(both)
            .map_err(|_| wrong())?;
        Ok(message.formatted())
    }
}

fn one_line(words: &str) -> String {
    words.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
