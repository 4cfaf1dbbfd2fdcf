//! Records of the core as the wire shows them, one file a subject. Nothing is decided here.

mod history;
mod issue;
mod item;
mod outlet;
mod publication;
mod search;
mod story;
mod target;
mod theme;
mod thread;

pub use history::action;
pub use issue::{call_view, desk, findings, issue, issue_row, outro, text};
pub use item::{card, held_card, item, source};
pub use outlet::{outlet, outlet_id};
pub use publication::{call_to_action, call_to_action_of, imprint_of, publication, recipe_of};
pub use search::{finds, hit, utf16};
pub use story::{duplicate, ran, story, story_row};
pub use target::target_info;
pub use theme::{theme, theme_row};
pub use thread::{thread, threads};

use galley_core::address::rule::Verdict;
use galley_core::body::Body;
use galley_core::check::Part;
use galley_core::document::Version;
use galley_core::export::Target;
use galley_core::export::target::{Form, Strip};
use galley_core::issue::IssueState;
use galley_core::item::SourceRole;
use galley_core::outlet::{OutletKind, Paywall};
use galley_core::publication::{Numbering, Presence, TopLink};
use galley_core::search::find::Order;
use galley_core::search::parse::Script;
use galley_core::story::StoryState;
use galley_core::story::exchange::Form as CarriedForm;
use galley_core::theme::Scheme;

use crate::body::Delta;
use crate::export::{StripView, TargetForm, TargetView};
use crate::issue::{FindingPart, IssueStateView, TextSaved};
use crate::item::RoleView;
use crate::outlet::{OutletKindView, PaywallView};
use crate::publication::{NumberingView, PresenceView, TopLinkView};
use crate::search::{ScriptView, VerdictView};
use crate::story::{FormView, OrderView, StoryStateView};
use crate::theme::SchemeView;

/// Gives two closed lists of one meaning their translation in both directions.
macro_rules! same {
    ($core:ident = $wire:ident: $($name:ident)*) => {
        impl From<$core> for $wire {
            fn from(value: $core) -> $wire {
                match value { $($core::$name => $wire::$name),* }
            }
        }
        impl From<$wire> for $core {
            fn from(value: $wire) -> $core {
                match value { $($wire::$name => $core::$name),* }
            }
        }
    };
}
same!(IssueState = IssueStateView: Planned Open Proof Approved Exported Sealed Corrected);
same!(StoryState = StoryStateView: Inbox Shortlist Drafting Ready Placed Ran Hold Spiked);
same!(Part = FindingPart: Subject Preheader TopicLine Intro Outro CallToAction Footer BrowserAddress Theme);
same!(SourceRole = RoleView: Primary Via Document);
same!(Numbering = NumberingView: Off Issue Section);
same!(Presence = PresenceView: Off On);
same!(TopLink = TopLinkView: None Item Section End);
same!(OutletKind = OutletKindView: Newspaper Agency Regulator Filing Company Social Report Blog);
same!(CarriedForm = FormView: JsonLines Csv Opml Ris CslJson Markdown);
same!(Verdict = VerdictView: Drop Keep);
same!(Script = ScriptView: AsTyped Either);
same!(Order = OrderView: Newest Oldest LatestDay EarliestDay Title Best);
same!(Paywall = PaywallView: Unknown Free Partial Full);
same!(Scheme = SchemeView: Light Dark);
same!(Form = TargetForm: Document Fragment Article);
same!(Strip = StripView: Comments StyleSheets Styles Anchors Preheader);
same!(Target = TargetView: Plain Mailchimp Listmonk Ghost Buttondown Brevo Sendgrid CampaignMonitor Kit Mailerlite
    Substack Gmail);

/// Absent where there are no words.
pub fn some(words: &str) -> Option<String> {
    (!words.trim().is_empty()).then(|| words.to_owned())
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A text that was saved as `sent`, with what stands there now where that is something else.
pub fn text_saved(body: &Body, version: &Version, sent: &Delta) -> TextSaved {
    let delta = Some(delta(body)).filter(|now| now != sent);
    TextSaved { version: version.to_string(), words: count(body.word_count()), delta }
}

pub fn delta(body: &Body) -> Delta {
    Delta(body.to_delta())
}
