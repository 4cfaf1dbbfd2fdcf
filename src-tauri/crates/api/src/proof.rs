//! Proofs, reviews, verdicts and the gate on the wire.

use serde::{Deserialize, Serialize};

use crate::archive::PassageView;

/// Makes a proof of an issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ProofMake {
    /// The issue.
    pub issue: String,
    /// Where its page is written; nowhere where absent.
    #[serde(default)]
    pub file: Option<String>,
}

/// A proof.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProofView {
    /// Its id.
    pub id: String,
    /// 1 for the first one of the issue.
    pub number: u32,
    /// The hash of what the issue said: an approval is over this.
    pub hash: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
    /// Who made it, by name; empty where that is not known.
    pub by: String,
    /// How many items are not as they were in it, the issue's own texts being one; 0 where nothing changed.
    pub changed: u32,
    /// What people said of it as a whole.
    pub verdicts: Vec<ProofVerdict>,
    /// Where its page was written just now.
    pub file: Option<String>,
    /// How large that page is, in bytes.
    pub bytes: Option<u32>,
}

/// What somebody said of a proof as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProofVerdict {
    /// Who, by id.
    pub person: String,
    /// Who, by name.
    pub name: String,
    /// What they said.
    pub verdict: ReviewVerdict,
    /// In words; empty for none.
    pub remark: String,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// What a reviewer thinks of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewVerdict {
    /// It may go out.
    Approve,
    /// It may not, as it is.
    RequestChanges,
}

/// Names a proof of an issue; the last one where no number is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct ProofShow {
    pub issue: String,
    #[serde(default)]
    pub number: Option<u32>,
}

/// Writes the page of a proof into a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct ProofPage {
    pub issue: String,
    #[serde(default)]
    pub number: Option<u32>,
    pub file: String,
}

/// What changed in an issue since a proof.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProofDifference {
    /// The proof's number.
    pub number: u32,
    /// The passages that say something else.
    pub differences: Vec<PassageView>,
}

/// Gives a verdict on a proof in the name of who works on this device; absent takes it back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct VerdictSet {
    pub issue: String,
    #[serde(default)]
    pub number: Option<u32>,
    #[serde(default)]
    pub verdict: Option<ReviewVerdict>,
    #[serde(default)]
    pub remark: String,
}

/// Takes reviews in: files, or the text of a mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ReviewImport {
    /// Review files.
    #[serde(default)]
    pub files: Vec<String>,
    /// A text that holds reviews.
    #[serde(default)]
    pub text: Option<String>,
}

/// What one review brought, or why it was refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReviewImported {
    /// The file; none where it came as text.
    pub file: Option<String>,
    /// Who reviewed, by name; empty where it was refused.
    pub by: String,
    /// The number of the proof.
    pub proof: Option<u32>,
    /// The issue.
    pub issue: Option<String>,
    /// How many remarks came in.
    pub added: u32,
    /// How many were there already.
    pub already: u32,
    /// How many of those that came in have no place any more.
    pub lost: u32,
    /// The threads that came in.
    pub threads: Vec<String>,
    /// What they think of the whole.
    pub verdict: Option<ReviewVerdict>,
    /// Why nothing was taken, as a sentence.
    pub refused: Option<String>,
}

/// Asks what an export waits for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct GateShow {
    /// The issue.
    pub issue: String,
    /// The mail tool it goes to; the publication's own checks for none where absent.
    #[serde(default)]
    pub target: Option<crate::export::TargetView>,
}

/// What an export waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GateView {
    /// Whether nothing blocks it.
    pub open: bool,
    /// Everything that blocks.
    pub blockers: Vec<BlockerView>,
    /// How many approvals it needs.
    pub needed: u32,
    /// How many count.
    pub approvals: u32,
    /// The last word of each reviewer.
    pub words: Vec<ReviewerWord>,
    /// How many threads are open; they block nothing.
    pub comments: u32,
}

/// One thing that blocks.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BlockerView {
    /// What it is.
    pub kind: BlockerKind,
    /// What blocks and what can be done, in sentences.
    pub message: String,
    /// The item it is about.
    pub item: Option<String>,
    /// The finding, for those who say it in another language and jump to it.
    pub finding: crate::issue::FindingView,
}

/// What blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BlockerKind {
    /// A check found something.
    Check,
    /// A suggestion is not decided.
    Suggestion,
    /// Approvals are missing, or lapsed.
    Approval,
    /// Somebody asked for changes.
    Changes,
}

/// The last word of a reviewer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReviewerWord {
    /// Who, by id.
    pub person: String,
    /// Who, by name.
    pub name: String,
    /// The proof's number.
    pub number: u32,
    /// What they said.
    pub verdict: ReviewVerdict,
    /// In words; empty for none.
    pub remark: String,
    /// How many items changed since; 0 while it counts.
    pub changed: u32,
}
