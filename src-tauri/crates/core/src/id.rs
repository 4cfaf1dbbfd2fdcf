//! Ids: UUIDv7, one type for each kind of record, so that one cannot be given for another.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{NoContext, Timestamp, Uuid};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id made at that moment; ids made later sort later.
            pub fn new(at: DateTime<Utc>) -> $name {
                $name(new_uuid(at))
            }

            /// The day on which it was made (UTC), as `YYYY-MM-DD`.
            pub fn day(self) -> String {
                day_of(self.0)
            }

            /// When it was made, to the second.
            pub fn made_at(self) -> DateTime<Utc> {
                moment_of(self.0)
            }

            /// The bare UUID.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> $name {
                $name(uuid)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                Uuid::parse_str(text).map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

id!(
    /// A publication.
    PublicationId
);
id!(
    /// An issue.
    IssueId
);
id!(
    /// A reviewer's link to a served proof.
    InvitationId
);
id!(
    /// What was suggested in one go.
    SuggestionId
);
id!(
    /// An entry of a rundown: an item's own id, or a section's.
    EntryId
);
id!(
    /// An item.
    ItemId
);
id!(
    /// A story.
    StoryId
);
id!(
    /// A clipping.
    ClippingId
);
id!(
    /// An outlet.
    OutletId
);
id!(
    /// A feed.
    FeedId
);
id!(
    /// A rule for what arrives.
    RuleId
);
id!(
    /// A theme of the library's own.
    ThemeId
);
id!(
    /// A saved search.
    SavedSearchId
);
id!(
    /// A person.
    PersonId
);
id!(
    /// A thread of comments.
    ThreadId
);
id!(
    /// A comment.
    CommentId
);
id!(
    /// A proof.
    ProofId
);
id!(
    /// A snippet.
    SnippetId
);
id!(
    /// A word of the personal dictionary.
    WordId
);
id!(
    /// A machine that writes to libraries. Kept outside the library, so a copied library is not mistaken
    /// for the same writer.
    DeviceId
);

impl From<ItemId> for EntryId {
    fn from(item: ItemId) -> EntryId {
        EntryId(item.0)
    }
}

/// The moment that a UUIDv7 carries; the first of all where it carries none.
fn moment_of(uuid: Uuid) -> DateTime<Utc> {
    let seconds = uuid.get_timestamp().map_or(0, |at| at.to_unix().0);
    i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or_default()
}

/// The day that a UUIDv7 carries.
fn day_of(uuid: Uuid) -> String {
    moment_of(uuid).date_naive().to_string()
}

/// How many ids this process has made: ids of one moment sort in the order of their making too, so that a
/// thousand records of one change are written side by side.
static MADE: AtomicU64 = AtomicU64::new(0);

/// A new UUIDv7 (RFC 9562, method 1 of section 6.2: a counter behind the time) for that moment.
pub fn new_uuid(at: DateTime<Utc>) -> Uuid {
    static START: OnceLock<u64> = OnceLock::new();
    // The counter begins anywhere, so that two processes of one moment do not count alike.
    let start = *START.get_or_init(|| Uuid::new_v4().as_u64_pair().1 >> 40);
    let count = (start + MADE.fetch_add(1, Ordering::Relaxed)) & 0x03FF_FFFF;
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    let random = Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos())).as_u128();
    // Twelve bits of the counter stand behind the version, fourteen behind the variant.
    let (high, low) = (u128::from(count >> 14), u128::from(count & 0x3FFF));
    let counter = (0x0FFF_u128 << 64) | (0x3FFF_u128 << 48);
    Uuid::from_u128((random & !counter) | (high << 64) | (low << 48))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_sort_in_the_order_of_their_making() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default();
        let ids: Vec<Uuid> = (0..1_000).map(|_| new_uuid(at)).collect();
        let wraps = ids.windows(2).filter(|pair| pair[0] >= pair[1]).count();
        assert!(wraps <= 1, "{wraps}");
        assert!(ids.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
        assert_eq!(day_of(ids[0]), "2027-01-15");
    }
}
