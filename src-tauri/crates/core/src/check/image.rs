//! Pictures that some mail programs do not show: those that lie in the library alone, those without an
//! address, and kinds that are not PNG, JPEG or GIF (Gmail shows no SVG, Outlook for Windows neither WebP
//! nor AVIF).

use super::{Finding, Look, Severity, shortened};
use crate::export::image::addresses;
use crate::html::address;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let kept = addresses(look.snapshot, &look.snapshot.theme).filter(|picture| picture.starts_with("blob:")).count();
    if kept > 0 && address::picture(&look.snapshot.publication.imprint.image_url).is_none() {
        let (what, are) =
            if kept == 1 { ("A picture".to_owned(), "lies") } else { (format!("{kept} pictures"), "lie") };
        let message = format!(
            "{what} of this issue {are} in the library alone, so a mail tool gets the words that stand for it. Enter \
             where the publication’s pictures are on the web, or export a whole mail with its pictures inside."
        );
        findings.push(Finding::of_issue("image-not-hosted", Severity::Warn, message).with("count", kept));
    }
    for picture in addresses(look.snapshot, &look.snapshot.theme) {
        if picture.starts_with("blob:") {
            continue;
        }
        let Some(url) = address::picture(picture) else {
            let message = format!("A picture stands at “{}”, which no reader can reach.", shortened(picture));
            let found = Finding::of_issue("image-unreachable", Severity::Warn, message);
            findings.push(found.with("address", shortened(picture)));
            continue;
        };
        let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        if let Some(kind) =
            ["svg", "webp", "avif", "bmp", "tiff", "heic"].into_iter().find(|kind| path.ends_with(&format!(".{kind}")))
        {
            let message = format!(
                "The picture “{}” is of the kind {}, which some mail programs do not show. Use PNG, JPEG or GIF.",
                shortened(picture),
                kind.to_ascii_uppercase()
            );
            let found = Finding::of_issue("image-kind", Severity::Warn, message);
            findings.push(found.with("address", shortened(picture)).with("kind", kind.to_ascii_uppercase()));
        }
    }
}
