//! Long work on the wire. A command that begins some replies at once with the job; how far it is comes as
//! the event `job_progress` with a [`JobView`], or is asked for.

use serde::{Deserialize, Serialize};

use crate::clip::ClipDeed;
use crate::failure::Failure;
use crate::feed::{FeedFound, FeedRefreshed};
use crate::link::LinkView;

/// Names a job.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JobShow {
    /// Its id.
    pub job: u32,
}

/// A job: how far it is, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct JobView {
    /// Its id, unique in this run of Galley.
    pub job: u32,
    /// What it does.
    pub kind: JobKind,
    /// What it does it to, as people know it.
    pub subject: String,
    /// Whether it still runs.
    pub state: JobState,
    /// What it does now, or did last.
    pub step: JobStep,
    /// How many of its parts are done.
    pub done: u32,
    /// How many parts there are; 0 where that is not known.
    pub total: u32,
    /// What came of it, once it is done; none of work whose command waits for it, and says it in its reply.
    pub outcome: Option<JobOutcome>,
    /// Why it failed, once it has.
    pub failure: Option<Failure>,
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Sends a test mail.
    TestMail,
    /// Pushes a draft to a mail tool.
    Push,
    /// Brings a password or key into the system's keychain, or takes it out.
    Secret,
    /// Loads the pictures of a preview that lie elsewhere.
    Pictures,
    /// Takes in a file of stories.
    StoryImport,
    /// Writes stories to a file.
    StoryExport,
    /// Takes in past issues.
    IssueImport,
    /// Asks feeds for news.
    FeedRefresh,
    /// Looks for the feeds of an address.
    FeedDiscover,
    /// Reads a page, a file or pasted words that may be clipped, and keeps them where that was asked.
    Clip,
    /// Asks addresses whether they still lead somewhere.
    Links,
    /// Serves proofs to reviewers' browsers, until it is stopped; each thing that they did counts as one part.
    Serving,
}

/// Whether a job still runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It runs.
    Running,
    /// It came to its end; `outcome` says what came of it.
    Done,
    /// It failed; `failure` says why.
    Failed,
    /// It was stopped. What it had done outside by then stays done; where that is worth keeping, `outcome` tells of it.
    Cancelled,
}

/// What a job does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum JobStep {
    Starting,
    Connecting,
    Securing,
    SigningIn,
    Sending,
    Fetching,
    Keeping,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobOutcome {
    /// A test mail was sent.
    TestMail {
        /// The addresses for which the server took it.
        taken: Vec<String>,
        /// The addresses for which it did not.
        refused: Vec<UndeliveredView>,
    },
    /// A draft stands in a mail tool.
    Push {
        /// The tool's own id of it.
        id: String,
        /// Where its people find it.
        url: String,
    },
    /// A password or key was kept.
    Secret {
        /// Where.
        kept: SecretPlace,
        /// Why not in the keychain, as a sentence, where it is not.
        message: Option<String>,
    },
    /// Pictures were loaded; they are shown and not kept.
    Pictures {
        /// Those that came.
        loaded: Vec<LoadedPicture>,
        /// Those that did not.
        missing: Vec<MissingPicture>,
    },
    /// Feeds were asked.
    FeedRefresh {
        /// What came of it.
        result: FeedRefreshed,
    },
    /// Feeds were looked for.
    FeedDiscover {
        /// Those that were found, the likeliest first.
        feeds: Vec<FeedFound>,
    },
    /// Something was read; `clip_show` shows it and `clip_keep` keeps it.
    ClipDraft {
        /// Its number.
        draft: u32,
        /// Its title.
        title: String,
    },
    /// Something was clipped.
    Clip {
        /// What was done.
        deed: ClipDeed,
        /// The id of the story it belongs to.
        story: String,
        /// The id of the clipping.
        clipping: String,
        /// The story's title.
        title: String,
    },
    /// Addresses were asked.
    Links {
        /// How many lead somewhere.
        sound: u32,
        /// Those that lead nowhere.
        broken: Vec<LinkView>,
        /// Those of which it cannot be told now.
        unknown: Vec<LinkView>,
        /// How many were to be asked; more than were told of where the asking was stopped.
        of: u32,
    },
}

/// A picture that was loaded for a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadedPicture {
    /// Its address in the mail.
    pub address: String,
    /// Its bytes as a `data:` address (RFC 2397).
    pub data: String,
}

/// A picture that did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MissingPicture {
    /// Its address in the mail.
    pub address: String,
    /// Why, as a sentence.
    pub message: String,
}

/// An address that a mail server did not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UndeliveredView {
    /// The address.
    pub address: String,
    /// Why, as a sentence.
    pub message: String,
}

/// Where a password or key is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SecretPlace {
    /// Nowhere: it will be asked for.
    #[default]
    None,
    /// In memory, until Galley ends.
    Session,
    /// In the system's keychain.
    Keychain,
}
