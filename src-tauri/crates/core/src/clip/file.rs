//! Files and pasted words that are clipped, read without a network.

use chrono::{DateTime, Utc};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::article::{self, Article, Finding};
use crate::body::{Body, LineKind};
use crate::charset;
use crate::clip::{Draft, Original, link};
use crate::error::{Error, Result};
use crate::{html, markdown};

/// The longest first line of a text that is taken for its title, in characters.
const LONGEST_TITLE: usize = 160;

/// How much of a saved page is looked at for the address it was saved from.
const LOOK: usize = 8_192;

/// Something at hand that is read without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Pasted words.
    Text {
        /// The words.
        text: String,
        /// The address they are from; empty where it is not known.
        url: String,
    },
    /// Pasted HTML.
    Html {
        /// The HTML.
        html: String,
        /// The address it is from; empty where it is not known.
        url: String,
    },
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
        /// The address it is from; empty where only the file may know.
        url: String,
    },
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    /// A mail, or a page with all its parts, which is kept in the same form.
    Mail,
    Text,
}

impl Given {
    /// Reads it.
    pub fn read(self, now: DateTime<Utc>) -> Result<Draft> {
        match self {
            Given::Text { text, url } => Ok(of_text(&text, &url)),
            Given::Html { html, url } => {
                let url = if url.is_empty() { saved_from(&html) } else { url };
                Ok(Draft { article: article::of_page(&html, &url, now), url, ..Draft::default() })
            }
            Given::File { name, bytes, url } => match kind(&name, &bytes) {
                Kind::Mail => of_mail(bytes, &url, now),
                Kind::Page => of_answer(bytes, "text/html", None, &url, now),
                Kind::Text => {
                    let text = decoded(&bytes, None)?;
                    let original =
                        Original { bytes, media: "text/plain".to_owned(), encoding: text.encoding.to_owned() };
                    Ok(Draft { original: Some(original), ..of_text(&text.text, &url) })
                }
            },
        }
    }
}

fn kind(name: &str, bytes: &[u8]) -> Kind {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "eml" | "mhtml" | "mht" => Kind::Mail,
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Kind::Page,
        "txt" | "text" | "md" | "markdown" => Kind::Text,
        _ => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOK)]).to_ascii_lowercase();
            let start = start.trim_start_matches('\u{FEFF}').trim_start();
            if start.starts_with('<') {
                Kind::Page
            } else if start.contains("mime-version:") || start.starts_with("from: ") || start.starts_with("received: ")
            {
                Kind::Mail
            } else {
                Kind::Text
            }
        }
    }
}

fn decoded(bytes: &[u8], said: Option<&str>) -> Result<charset::Decoded> {
    let decoded = charset::decode_as(bytes, said);
    match decoded.binary {
        Some(kind) => Err(Error::invalid("page", format!("This is {kind} and no page, so nothing was kept."))),
        None => Ok(decoded),
    }
}

/// Reads the bytes of a page as they came from a server. `charset` is what it said of them.
pub fn of_answer(bytes: Vec<u8>, media: &str, charset: Option<&str>, url: &str, now: DateTime<Utc>) -> Result<Draft> {
    if matches!(media, "multipart/related" | "message/rfc822") {
        return of_mail(bytes, url, now);
    }
    let decoded = decoded(&bytes, charset)?;
    let is_words = matches!(media, "text/plain" | "text/markdown") && !decoded.text.trim_start().starts_with('<');
    let mut draft = if is_words {
        of_text(&decoded.text, url)
    } else {
        let url = if url.is_empty() { saved_from(&decoded.text) } else { url.to_owned() };
        Draft { article: article::of_page(&decoded.text, &url, now), url, ..Draft::default() }
    };
    if decoded.replaced {
        draft.article.findings.push(Finding::Encoding(decoded.encoding.to_owned()));
    }
    draft.original = Some(Original { bytes, media: media.to_owned(), encoding: decoded.encoding.to_owned() });
    Ok(draft)
}

/// Reads words that were pasted, as Markdown, which plain text is too. A heading at their beginning, or a short first
/// line apart from the rest, is the title.
pub fn of_text(text: &str, url: &str) -> Draft {
    let mut body: Body = markdown::to_body(text);
    let mut title = String::new();
    let first = body.lines.iter().position(|line| !line.is_blank());
    if let Some(first) = first {
        let line = &body.lines[first];
        let words = line.words();
        let words = words.trim();
        let is_heading = matches!(line.kind, LineKind::Heading2 | LineKind::Heading3 | LineKind::Heading4);
        let more = body.lines.iter().skip(first + 1).any(|line| !line.is_blank());
        let is_line = line.kind == LineKind::Paragraph
            && !words.ends_with(['.', '。', ':', '：', ',', '，', ';'])
            && !words.contains(crate::body::BREAK);
        if more && words.chars().count() <= LONGEST_TITLE && (is_heading || is_line) {
            title = words.to_owned();
            body.lines.drain(..=first);
        }
    }
    let body = body.without_blank_lines();
    let language = article::language_of(&body.to_text());
    let html = html::from_body(&body);
    Draft {
        article: Article { title, language, body, html, ..Article::default() },
        url: url.to_owned(),
        ..Draft::default()
    }
}

/// Reads a mail, or a page that was saved with its parts.
fn of_mail(bytes: Vec<u8>, url: &str, now: DateTime<Utc>) -> Result<Draft> {
    let unreadable = || Error::invalid("file", "This mail or saved page could not be read, so nothing was kept.");
    let (mut article, place) = {
        let message = MessageParser::default().parse(&bytes).ok_or_else(unreadable)?;
        read_mail(&message, url, now).ok_or_else(unreadable)?
    };
    article.title = article.title.trim().to_owned();
    let original = Original { bytes, media: "message/rfc822".to_owned(), encoding: String::new() };
    Ok(Draft { article, url: place, hops: Vec::new(), original: Some(original) })
}

fn read_mail(message: &Message<'_>, url: &str, now: DateTime<Utc>) -> Option<(Article, String)> {
    if let Some(forwarded) = forwarded(message) {
        return read_mail(forwarded, url, now);
    }
    let header = |name: &str| {
        message.header(name).and_then(|value| value.as_text()).map(str::trim).unwrap_or_default().to_owned()
    };
    let saved = [header("Snapshot-Content-Location"), header("Content-Location")];
    let pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(page) => Some((part, page.as_ref(), part.is_encoding_problem)),
        _ => None,
    });
    // The first page is the one that was saved; frames follow.
    let first = pages.into_iter().next();
    let located = first.as_ref().and_then(|(part, ..)| part.content_location()).map(str::to_owned);
    let known = saved.into_iter().chain(located).find(|place| place.starts_with("http"));
    let is_saved_page = known.is_some();
    let known = known.or_else(|| on_the_web(message));
    let place = if url.is_empty() { known.unwrap_or_default() } else { url.to_owned() };
    let mut article = match first {
        Some((_, page, problem)) => {
            let mut article = article::of_page(page, &place, now);
            if problem {
                article.findings.push(Finding::Encoding("mail".to_owned()));
            }
            article
        }
        None => {
            let text = message.body_text(0)?;
            of_text(&text, &place).article
        }
    };
    let subject = without_way(message.subject().unwrap_or_default());
    if !is_saved_page {
        // What a mail says of itself goes before what its page says.
        if !subject.is_empty() {
            subject.clone_into(&mut article.title);
        }
        if let Some(sender) = message.from().and_then(|from| from.first()) {
            let name = sender.name().or(sender.address()).unwrap_or_default();
            name.trim_matches('"').clone_into(&mut article.byline);
        }
        // What goes to a list is published by whoever sends it (RFC 2369, RFC 2919).
        if article.site.is_empty()
            && ["List-Id", "List-Unsubscribe"].iter().any(|name| message.header_raw(*name).is_some())
        {
            article.site = std::mem::take(&mut article.byline);
        }
        if let Some(date) = message.date() {
            let moment = DateTime::from_timestamp(date.to_timestamp(), 0);
            article.published =
                moment.map(|moment| moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)).unwrap_or_default();
        }
    } else if article.title.is_empty() {
        subject.clone_into(&mut article.title);
    }
    Some((article, place))
}

/// The mail that another one only brings, as an attachment with a few words around it.
fn forwarded<'m, 'a>(message: &'m Message<'a>) -> Option<&'m Message<'a>> {
    let inner = message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner),
        _ => None,
    })?;
    let size = |message: &Message<'_>| message.body_text(0).map_or(0, |text| text.trim().len());
    (size(message) < size(inner)).then_some(inner)
}

/// Where a mail can be read on the web, as it says itself: `Archived-At` (RFC 5064), or the address that services for
/// newsletters give for answers.
fn on_the_web(message: &Message<'_>) -> Option<String> {
    ["Archived-At", "List-Post"].iter().find_map(|name| {
        let written = message.header_raw(*name)?.trim();
        let address = written.strip_prefix('<').map_or(written, |rest| rest.split('>').next().unwrap_or_default());
        let url = url::Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        (url.path().len() > 1 || url.query().is_some()).then(|| address.to_owned())
    })
}

/// A subject without what mail programs put before it on its way.
fn without_way(subject: &str) -> &str {
    let mut words = subject.trim();
    loop {
        let way = [
            "re:",
            "fwd:",
            "fw:",
            "aw:",
            "wg:",
            "转发:",
            "转发：",
            "回复:",
            "回复：",
            "答复:",
            "答复：",
            "轉寄:",
            "轉寄：",
        ];
        let ahead = |way: &&&str| words.get(..way.len()).is_some_and(|start| start.to_lowercase() == **way);
        let Some(found) = way.iter().find(ahead) else { return words };
        words = words[found.len()..].trim_start();
    }
}

/// The address that a browser wrote into a page when it was saved; empty for none.
fn saved_from(page: &str) -> String {
    let mut end = page.len().min(LOOK);
    while !page.is_char_boundary(end) {
        end -= 1;
    }
    let start = &page[..end];
    let written = ["saved from url=", "\n url: ", "page saved with singlefile url: "]
        .iter()
        .find_map(|mark| start.to_ascii_lowercase().find(mark).map(|at| &start[at + mark.len()..]));
    let Some(written) = written else { return String::new() };
    // Some put the length of the address before it, in brackets.
    let written = written.trim_start().trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_digit());
    let address = written.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    if address.starts_with("http") { link::pasted(address).unwrap_or_default() } else { String::new() }
}

/// The address that a file leads to, where it is a shortcut to a page (`.url`, `.webloc`, `.desktop`); none where it is
/// another file.
pub fn shortcut(name: &str, bytes: &[u8]) -> Result<Option<String>> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "url" | "webloc" | "desktop" | "website") {
        return Ok(None);
    }
    let found = if bytes.starts_with(b"bplist") { in_binary(bytes) } else { in_words(&charset::decode(bytes).text) };
    match found.as_deref().and_then(link::pasted).filter(|address| address.to_ascii_lowercase().starts_with("http")) {
        Some(address) => Ok(Some(address)),
        None => Err(Error::invalid("file", "This shortcut does not lead to a page, so nothing was fetched.")),
    }
}

fn in_words(text: &str) -> Option<String> {
    for line in text.lines().take(200) {
        if let Some((name, value)) = line.split_once('=')
            && name.trim().eq_ignore_ascii_case("url")
        {
            return Some(value.trim().to_owned());
        }
    }
    let (_, rest) = text.split_once("<string>")?;
    let (address, _) = rest.split_once("</string>")?;
    Some(address.trim().replace("&amp;", "&"))
}

fn in_binary(bytes: &[u8]) -> Option<String> {
    let at = bytes.windows(4).position(|window| window == b"http")?;
    let address: Vec<u8> = bytes[at..].iter().copied().take_while(|b| b.is_ascii_graphic()).collect();
    String::from_utf8(address).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The harbour of Varnholm took in its first freighter on Tuesday morning, four months after ice had closed it.";

    fn file(name: &str, bytes: &[u8]) -> Draft {
        let now = DateTime::from_timestamp(1_768_000_000, 0).unwrap();
        Given::File { name: name.to_owned(), bytes: bytes.to_vec(), url: String::new() }.read(now).unwrap()
    }

    #[test]
    fn a_saved_page_knows_where_it_is_from() {
        let page = format!("<!-- saved from url=(0028)https://news.example.com/a/1 -->\n<title>T</title><p>{TEXT}</p>");
        let draft = file("a.htm", page.as_bytes());
        assert_eq!((draft.url.as_str(), draft.article.title.as_str()), ("https://news.example.com/a/1", "T"));
        assert_eq!(draft.original.unwrap().media, "text/html");
    }

    #[test]
    fn a_page_with_its_parts_is_read_like_the_page() {
        let page = format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example.com/b\r\nSubject: =?utf-8?Q?B_title?=\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n--x\r\n\
            Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example.com/b\r\n\r\n\
            <html><head><title>B title</title></head><body><h1>B title</h1><p>{TEXT}</p></body></html>\r\n--x\r\n\
            Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n"
        );
        let draft = file("b.mhtml", page.as_bytes());
        assert_eq!((draft.url.as_str(), draft.article.title.as_str()), ("https://news.example.com/b", "B title"));
        assert_eq!(draft.article.body.to_text(), TEXT);
    }

    #[test]
    fn a_mail_is_of_its_sender_and_its_day() {
        let mail = format!(
            "From: Ada Wu <ada@example.com>\r\nTo: desk@example.com\r\nSubject: Harbour opens\r\nDate: Fri, 3 Jan 2025 10:20:30 +0100\r\n\
            MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n"
        );
        let article = file("a.eml", mail.as_bytes()).article;
        assert_eq!((article.title.as_str(), article.byline.as_str()), ("Harbour opens", "Ada Wu"));
        assert_eq!(article.published, "2025-01-03T09:20:30Z");
        assert_eq!(article.body.to_text(), TEXT);
    }

    #[test]
    fn a_newsletter_is_of_its_sender_and_stands_on_the_web() {
        let issue = format!(
            "From: \"Harbour Weekly\" <weekly@post.example>\r\nSubject: Harbour opens\r\nDate: Fri, 3 Jan 2025 10:20:30 +0100\r\n\
            List-Id: <weekly.post.example>\r\nList-Post: <https://post.example/p/12>\r\n\
            MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n"
        );
        let check = |mail: &str| {
            let draft = file("a.eml", mail.as_bytes());
            let article = &draft.article;
            assert_eq!(
                [&article.title, &article.site, &article.byline, &draft.url],
                ["Harbour opens", "Harbour Weekly", "", "https://post.example/p/12"],
                "{mail}"
            );
            assert_eq!(article.body.to_text(), TEXT, "{mail}");
        };
        check(&issue);
        check(&format!(
            "From: desk@example.com\r\nSubject: Fwd: Harbour opens\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n\
            --b\r\nContent-Type: message/rfc822\r\n\r\n{issue}\r\n--b--\r\n"
        ));
        let titled = |subject: &str, expect: &str| assert_eq!(without_way(subject), expect);
        titled("Re: FW: Fwd: Harbour", "Harbour");
        titled("转发：港口", "港口");
        titled("Regards: all", "Regards: all");
    }

    #[test]
    fn words_have_a_title_where_their_first_line_is_one() {
        let check = |text: &str, title: &str, body: &str| {
            let article = of_text(text, "").article;
            assert_eq!((article.title.as_str(), article.body.to_text().as_str()), (title, body));
        };
        check("# Harbour\n\nIt opened.", "Harbour", "It opened.");
        check("Harbour opens\n\nIt opened on Tuesday.", "Harbour opens", "It opened on Tuesday.");
        check("It opened on Tuesday.\n\nIt closed.", "", "It opened on Tuesday.\n\nIt closed.");
        check("Only this", "", "Only this");
    }

    #[test]
    fn text_files_are_read_in_their_encoding() {
        let (bytes, ..) =
            encoding_rs::GBK.encode("港口重新开放\n\n首艘货轮于周二清晨靠岸，市民前往观看，码头上十分热闹。");
        let article = file("港.txt", &bytes).article;
        assert_eq!((article.title.as_str(), article.language.as_str()), ("港口重新开放", "zh"));
    }

    #[test]
    fn shortcuts_lead_to_pages_and_nowhere_else() {
        let check = |name: &str, words: &[u8], expect: Option<&str>| {
            let found = shortcut(name, words).ok().flatten();
            assert_eq!(found.as_deref(), expect, "{name}");
        };
        let address = Some("https://example.com/a?b=1&c=2");
        check("a.url", b"[InternetShortcut]\r\nURL=https://example.com/a?b=1&c=2\r\nIconIndex=0\r\n", address);
        check("a.desktop", b"[Desktop Entry]\nType=Link\nName=A\nURL=https://example.com/a?b=1&c=2\n", address);
        check(
            "a.webloc",
            b"<?xml version=\"1.0\"?><plist><dict><key>URL</key><string>https://example.com/a?b=1&amp;c=2</string></dict></plist>",
            address,
        );
        check("a.webloc", b"bplist00\xD1\x01\x02SURL_\x10\x1Dhttps://example.com/a?b=1&c=2\x08\x0B", address);
        check("a.html", b"URL=https://example.com/", None);
        for words in
            [&b"[InternetShortcut]\nURL=file:///etc/passwd\n"[..], b"[Desktop Entry]\nType=Application\nExec=rm\n", b""]
        {
            assert!(shortcut("a.url", words).is_err());
        }
    }
}
