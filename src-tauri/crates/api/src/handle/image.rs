//! Pictures: taking them in, giving them out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use galley_core::error::OrNotFound;
use galley_core::image::{self, ImageChange, ImageRecord};

use super::{Reply, read};
use crate::command::Session;
use crate::failure::Failure;
use crate::image::*;
use crate::library::Empty;
use crate::view;
use galley_core::change::{Label, Undo};

pub fn image_add(session: &mut Session, request: ImageAdd) -> Reply<ImageAdded> {
    let bytes = match request.from {
        ImageFrom::Bytes { data } => STANDARD.decode(data.trim()).map_err(|_| {
            Failure::invalid("The picture did not arrive whole, so it was not taken. Paste or drop it again.")
        })?,
        ImageFrom::File { path } => file(&path)?,
    };
    let prepared = image::prepare(&bytes)?;
    let record = ImageRecord::of(&prepared);
    // First the bytes, then what names them: a record without bytes never stands.
    session.library.blobs().keep(&prepared.bytes)?;
    let at = (session.clock)();
    let label = Label { undo: Undo::Withheld, ..Label::new("image_add", "") };
    session.library.transact(at, label, |tx| tx.keep_image(&record))?;
    Ok(ImageAdded { image: image_view(&record), changes: prepared.changes.into_iter().map(change_view).collect() })
}

pub fn image_show(session: &mut Session, request: ImageShow) -> Reply<ImageData> {
    let wanted = request.image.trim();
    let hash = image::hash_of(wanted).unwrap_or(wanted).to_owned();
    let record = read(session, |reader| reader.image(&hash)?.or_not_found("picture", &hash))?;
    let bytes = session.library.blobs().get(&record.hash)?;
    let data = format!("data:{};base64,{}", record.kind.media_type(), STANDARD.encode(bytes));
    Ok(ImageData { image: image_view(&record), data })
}

pub fn image_list(session: &mut Session, _: Empty) -> Reply<Vec<ImageView>> {
    read(session, |reader| Ok(reader.images()?.iter().map(image_view).collect()))
}

/// The bytes of a file, no more than a picture may have.
fn file(path: &str) -> Reply<Vec<u8>> {
    use std::io::Read;
    let unread = |error: std::io::Error| Failure::invalid(format!("The file {path} could not be read: {error}."));
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(unread)?;
    opened.take(image::MAX_INPUT as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    Ok(bytes)
}

fn image_view(record: &ImageRecord) -> ImageView {
    ImageView {
        hash: record.hash.clone(),
        src: record.address(),
        media_type: record.kind.media_type().to_owned(),
        width: record.width,
        height: record.height,
        pixel_width: record.pixel_width,
        pixel_height: record.pixel_height,
        bytes: view::count(usize::try_from(record.bytes).unwrap_or(usize::MAX)),
    }
}

fn change_view(change: ImageChange) -> ImageChangeView {
    match change {
        ImageChange::Converted => ImageChangeView::Converted,
        ImageChange::Resized => ImageChangeView::Resized,
        ImageChange::Turned => ImageChangeView::Turned,
        ImageChange::Stilled => ImageChangeView::Stilled,
    }
}
