//! The arguments of the verbs about suggestions.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum Suggestion {
    /// The open suggestions of an issue with its items, or of one item
    ///
    /// Example: galley suggestion list weekly@latest
    List {
        #[arg(value_name = "ISSUE_OR_ITEM")]
        of: String,
    },
    /// Make the text what was suggested
    ///
    /// Example: galley suggestion accept 0193 --all
    Accept(Decision),
    /// Leave the text as it was
    ///
    /// Example: galley suggestion reject 0193 0194a7
    Reject(Decision),
}

#[derive(Args)]
pub struct Decision {
    #[arg(value_name = "ITEM")]
    pub item: String,
    /// The suggestion, by its id or the beginning of it
    #[arg(value_name = "ID", required_unless_present_any = ["by", "all"])]
    pub id: Option<String>,
    /// All of one person, by the person's id; empty for the desk that does not say who it is
    #[arg(long, value_name = "PERSON", conflicts_with = "id")]
    pub by: Option<String>,
    /// Every one
    #[arg(long, conflicts_with_all = ["id", "by"])]
    pub all: bool,
    /// In the issue's intro or outro; ITEM is then an issue
    #[arg(long, value_name = "PART")]
    pub part: Option<IssuePart>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub enum IssuePart {
    Intro,
    Outro,
}

impl Decision {
    /// Which suggestions are meant, as the command takes it.
    pub fn which(&self) -> serde_json::Value {
        match (&self.id, &self.by) {
            (Some(id), _) => serde_json::json!({ "kind": "one", "id": id }),
            (None, Some(person)) => serde_json::json!({ "kind": "by", "person": person }),
            (None, None) => serde_json::json!({ "kind": "all" }),
        }
    }

    /// The text they stand in.
    pub fn of(&self) -> serde_json::Value {
        match self.part {
            None => serde_json::json!({ "kind": "item", "item": self.item }),
            Some(part) => {
                let part = match part {
                    IssuePart::Intro => "intro",
                    IssuePart::Outro => "outro",
                };
                serde_json::json!({ "kind": "issue", "issue": self.item, "part": part })
            }
        }
    }
}
