//! listmonk: a campaign in the state `draft`, by `POST /api/campaigns` (listmonk documentation, APIs,
//! Campaigns). A user of the API signs in with name and token over HTTP's basic scheme.

use std::time::SystemTime;

use reqwest::{Request, Url};
use serde_json::{Value, json};

use super::{Draft, Pushed, Tool, join, unwritable};
use crate::http::{Answer, Web};
use crate::refusal::{Refusal, said};
use crate::secret::Secret;

/// What a listmonk wants to know beside the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listmonk {
    /// The API user's name.
    pub user: String,
    /// The lists that the campaign is for; at least one.
    pub lists: Vec<u32>,
    /// The template around the body; the tool's default one where none is given.
    pub template: Option<u32>,
}

impl Tool for Listmonk {
    fn request(
        &self,
        web: &Web,
        base: &Url,
        secret: &Secret,
        draft: &Draft,
        _: SystemTime,
    ) -> Result<Request, Refusal> {
        let mut campaign = json!({
            "name": draft.name,
            "subject": draft.subject,
            "lists": self.lists,
            "type": "regular",
            "content_type": "html",
            "messenger": "email",
            "body": draft.html,
            "altbody": draft.text,
        });
        if let Some(template) = self.template {
            campaign["template_id"] = template.into();
        }
        web.client()
            .post(join(base, "api/campaigns")?)
            .basic_auth(&self.user, Some(secret.reveal()))
            .json(&campaign)
            .build()
            .map_err(unwritable)
    }

    fn pushed(&self, base: &Url, answer: &Answer) -> Option<Pushed> {
        let value: Value = serde_json::from_slice(&answer.body).ok()?;
        let id = value["data"]["id"].as_u64()?;
        Some(Pushed { id: id.to_string(), url: base.join(&format!("admin/campaigns/{id}")).ok()?.into() })
    }

    fn said(&self, answer: &Answer) -> String {
        let value: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        said(value["message"].as_str().unwrap_or_default())
    }
}
