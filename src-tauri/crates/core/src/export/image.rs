//! Pictures as an export shows them: which address stands in the mail, and which bytes go with it.
//!
//! A body names a picture by an absolute address, or by `blob:` and the hash of one kept in the library.
//! Where the kept ones lie is not known here: a source is asked for them.

use super::address::Address;
use crate::body::{Body, Inline};
use crate::issue::snapshot::IssueSnapshot;
use crate::theme::Theme;

/// A kept picture, ready for mail: turned upright, small enough, without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredImage {
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// Its kind.
    pub mime: ImageMime,
    /// Its width in CSS pixels; the file may have twice as many.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// The absolute https address at which readers find it, where it was put somewhere.
    pub hosted: Option<String>,
}

/// The kinds of picture that every mail program shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ImageMime {
    Png,
    Jpeg,
    Gif,
}

/// Where the library's pictures are asked for.
pub trait ImageSource {
    /// The picture of an address as a body has it (`blob:` and a hash, or an absolute address that was
    /// kept); none where it is not kept.
    fn find(&self, address: &str) -> Option<StoredImage>;

    /// The bytes of a picture.
    fn bytes(&self, hash: &str) -> Option<Vec<u8>>;
}

/// How kept pictures reach the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ImageMode {
    /// From the address at which each was put; one that was put nowhere is left out of the mail.
    #[default]
    Hosted,
    /// Inside the mail (`cid:`).
    Inline,
    /// Inside the markup itself (`data:`), for a page that stands alone. What no library keeps is not shown.
    Embedded,
    /// From a folder: this address, absolute or relative, stands before each file's name.
    Folder {
        /// The address of the folder, with its last slash.
        base: String,
    },
}

/// The pictures of one export.
#[derive(Clone, Copy)]
pub struct Images<'a> {
    source: &'a dyn ImageSource,
    mode: &'a ImageMode,
}

/// A picture that goes with an export: a part of the mail, or a file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageFile {
    /// The name in the folder, and before the `@` of its content id.
    pub name: String,
    /// Its kind.
    pub mime: ImageMime,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How a picture is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub address: Address,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// No picture is kept; those with an address of their own are shown from there.
struct Nothing;

impl ImageSource for Nothing {
    fn find(&self, _: &str) -> Option<StoredImage> {
        None
    }

    fn bytes(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

impl ImageMime {
    /// The media type.
    pub fn name(self) -> &'static str {
        match self {
            ImageMime::Png => "image/png",
            ImageMime::Jpeg => "image/jpeg",
            ImageMime::Gif => "image/gif",
        }
    }

    /// The ending of a file of this kind, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            ImageMime::Png => "png",
            ImageMime::Jpeg => "jpg",
            ImageMime::Gif => "gif",
        }
    }
}

impl StoredImage {
    /// The name of its file: the beginning of its hash, which no two pictures of one issue share.
    pub fn file_name(&self) -> String {
        let hash: String = self.hash.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
        format!("{hash}.{}", self.mime.extension())
    }
}

impl Images<'static> {
    /// The pictures of an issue that keeps none in the library.
    pub fn none() -> Images<'static> {
        Images { source: &Nothing, mode: &ImageMode::Hosted }
    }
}

impl<'a> Images<'a> {
    /// The pictures of a source, reached in that way.
    pub fn new(source: &'a dyn ImageSource, mode: &'a ImageMode) -> Images<'a> {
        Images { source, mode }
    }

    /// How the picture of an address is printed; none where no reader could see it.
    pub(super) fn show(&self, address: &str) -> Option<Shown> {
        let Some(kept) = self.source.find(address) else {
            // A page that stands alone asks nobody for a picture.
            let address = Some(address).filter(|_| *self.mode != ImageMode::Embedded);
            return address.and_then(Address::of_picture).map(|address| Shown { address, width: None, height: None });
        };
        let shown = match self.mode {
            ImageMode::Hosted => {
                kept.hosted.as_deref().and_then(Address::of_picture).or_else(|| Address::of_picture(address))?
            }
            ImageMode::Embedded => Address::embedded(kept.mime.name(), &self.source.bytes(&kept.hash)?),
            ImageMode::Inline => Address::inline(&kept.file_name()),
            ImageMode::Folder { base } => Address::in_folder(base, &kept.file_name())?,
        };
        Some(Shown { address: shown, width: Some(kept.width), height: Some(kept.height) })
    }

    /// The pictures that go with the export of an issue, each once, in reading order; none where they
    /// are shown from elsewhere.
    pub fn files(&self, snapshot: &IssueSnapshot, theme: &Theme) -> Vec<ImageFile> {
        if matches!(self.mode, ImageMode::Hosted | ImageMode::Embedded) {
            return Vec::new();
        }
        let mut files: Vec<ImageFile> = Vec::new();
        for address in addresses(snapshot, theme) {
            let Some(kept) = self.source.find(address) else { continue };
            let name = kept.file_name();
            if files.iter().any(|file| file.name == name) {
                continue;
            }
            if let Some(bytes) = self.source.bytes(&kept.hash) {
                files.push(ImageFile { name, mime: kept.mime, bytes });
            }
        }
        files
    }
}

/// The addresses of every picture, in reading order.
pub fn addresses<'s>(snapshot: &'s IssueSnapshot, theme: &'s Theme) -> impl Iterator<Item = &'s str> {
    let header = Some(theme.header.image.as_str()).filter(|image| !image.is_empty());
    let bodies = std::iter::once(&snapshot.issue.intro)
        .chain(snapshot.items().map(|item| &item.body))
        .chain(std::iter::once(&snapshot.issue.outro));
    header.into_iter().chain(bodies.flat_map(of_body))
}

fn of_body(body: &Body) -> impl Iterator<Item = &str> {
    body.lines.iter().flat_map(|line| &line.inline).filter_map(|inline| match inline {
        Inline::Image(image) => Some(image.src.as_str()),
        Inline::Text { .. } | Inline::Rule => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One;

    impl ImageSource for One {
        fn find(&self, address: &str) -> Option<StoredImage> {
            (address == "blob:abc").then(|| StoredImage {
                hash: "abcdef0123456789abcdef0123456789".to_owned(),
                mime: ImageMime::Jpeg,
                width: 600,
                height: 400,
                hosted: None,
            })
        }

        fn bytes(&self, _: &str) -> Option<Vec<u8>> {
            Some(vec![1, 2, 3])
        }
    }

    #[test]
    fn a_kept_picture_is_reached_as_the_export_says() {
        let check = |mode: ImageMode, address: &str, expect: Option<&str>| {
            let shown = Images::new(&One, &mode).show(address);
            assert_eq!(shown.as_ref().map(|shown| shown.address.as_str()), expect, "{mode:?}");
        };
        let folder = |base: &str| ImageMode::Folder { base: base.to_owned() };
        check(ImageMode::Hosted, "blob:abc", None);
        check(ImageMode::Inline, "blob:abc", Some("cid:abcdef0123456789abcd.jpg@galley"));
        check(folder("images/"), "blob:abc", Some("images/abcdef0123456789abcd.jpg"));
        check(folder("https://example.com/i"), "blob:abc", Some("https://example.com/i/abcdef0123456789abcd.jpg"));
        check(folder("javascript:x/"), "blob:abc", None);
        check(ImageMode::Inline, "https://example.com/a.png", Some("https://example.com/a.png"));
        check(ImageMode::Inline, "blob:unknown", None);
        check(ImageMode::Embedded, "blob:abc", Some("data:image/jpeg;base64,AQID"));
        check(ImageMode::Embedded, "https://example.com/a.png", None);
    }
}
