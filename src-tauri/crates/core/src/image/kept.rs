//! The pictures of one issue, as the renderer asks for them: which are kept, where each is put, their bytes.

use std::collections::BTreeMap;

use super::{ImageKind, ImageRecord, hash_of};
use crate::blob::{Blobs, Found};
use crate::error::{Error, Result};
use crate::export::image::{ImageMime, ImageSource, StoredImage, addresses};
use crate::issue::snapshot::IssueSnapshot;
use crate::library::Reader;

/// The pictures of an issue.
#[derive(Debug, Clone)]
pub struct KeptImages {
    records: BTreeMap<String, ImageRecord>,
    blobs: Blobs,
    /// The address of the folder that the publication's pictures are put into; empty for none.
    place: String,
}

impl KeptImages {
    /// The pictures that an issue names.
    pub fn of(reader: &Reader<'_>, blobs: Blobs, snapshot: &IssueSnapshot) -> Result<KeptImages> {
        let mut records = BTreeMap::new();
        for hash in addresses(snapshot, &snapshot.theme).filter_map(hash_of) {
            if let Some(record) = reader.image(hash)? {
                records.insert(hash.to_owned(), record);
            }
        }
        let place = snapshot.publication.imprint.image_url.trim().trim_end_matches('/').to_owned();
        Ok(KeptImages { records, blobs, place })
    }

    /// Whether the issue names none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The files of all of them: name and bytes. A picture that is missing or damaged is told.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        self.records
            .values()
            .map(|record| Ok((self.stored(record).file_name(), self.blobs.get(&record.hash)?)))
            .collect()
    }

    /// Refuses where one of them is missing or damaged, so that no mail goes out with a hole in it.
    pub fn check(&self) -> Result<()> {
        for hash in self.records.keys() {
            if self.blobs.examine(hash) != Found::Sound {
                let short = hash.get(..12).unwrap_or(hash);
                return Err(Error::Damaged {
                    reason: format!("The file {short} of a picture in this issue is missing or not as it was written."),
                });
            }
        }
        Ok(())
    }

    fn stored(&self, record: &ImageRecord) -> StoredImage {
        let mut stored = StoredImage {
            hash: record.hash.clone(),
            mime: mime(record.kind),
            width: record.width,
            height: record.height,
            hosted: None,
        };
        if !self.place.is_empty() {
            stored.hosted = Some(format!("{}/{}", self.place, stored.file_name()));
        }
        stored
    }
}

impl ImageSource for KeptImages {
    fn find(&self, address: &str) -> Option<StoredImage> {
        self.records.get(hash_of(address)?).map(|record| self.stored(record))
    }

    fn bytes(&self, hash: &str) -> Option<Vec<u8>> {
        self.blobs.get(hash).ok()
    }
}

fn mime(kind: ImageKind) -> ImageMime {
    match kind {
        ImageKind::Png => ImageMime::Png,
        ImageKind::Jpeg => ImageMime::Jpeg,
        ImageKind::Gif => ImageMime::Gif,
    }
}
