//! What stands under the sheet: the recipe's own words, the sender's address, why a reader gets the mail,
//! and where a reader can go. Where the mail tool has its own words for a place, that place is left to it;
//! where the tool brings a footer, the ways out are its business.

use super::inline::Span;
use super::{Block, Setting, blocks};
use crate::export::address::Address;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::export::target::{Footer as Brought, Markup, Place};
use crate::issue::snapshot::IssueSnapshot;
use crate::markdown;
use crate::variable::Values;

/// What stands under the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::export) struct Footer {
    /// The recipe's words.
    pub text: Vec<Block>,
    /// Why a reader gets it; empty for none.
    pub reason: Clean,
    /// The postal address, one line or several, or the place where the tool puts it.
    pub postal_address: Vec<Line>,
    /// Where a reader can go: the mail on the web, the home page, off the list.
    pub links: Vec<Span>,
}

/// A line of the postal address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Line {
    /// Words.
    Words(Clean),
    /// The tool's own words.
    Token(Address),
}

impl Footer {
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.reason.is_empty() && self.postal_address.is_empty() && self.links.is_empty()
    }
}

/// The footer of an issue.
pub(super) fn footer(snapshot: &IssueSnapshot, values: &Values, language: &Language, setting: &Setting<'_>) -> Footer {
    let imprint = &snapshot.publication.imprint;
    let text = values.fill_body(&markdown::to_body(&snapshot.publication.recipe.footer));
    let brought = setting.profile.footer == Brought::Tool;
    let mut links = Vec::new();
    let mut link = |words: &str, address: Option<Address>| {
        if let Some(address) = address {
            links.push(Span::linked(&Clean::line(words), Some(address)));
        }
    };
    let own = |url: &str| if brought { None } else { Address::of_link(&values.fill(url)) };
    link(language.browser(), place(setting, Place::Browser).or_else(|| own(&imprint.browser_url)));
    link(&home_name(&imprint.home_url), Address::of_link(&imprint.home_url));
    link(language.unsubscribe(), place(setting, Place::Unsubscribe).or_else(|| own(&imprint.unsubscribe_url)));
    Footer {
        text: blocks(&text, 1, setting.images),
        reason: Clean::line(&values.fill(&imprint.reason)),
        postal_address: postal_address(&values.fill(&imprint.postal_address), setting),
        links,
    }
}

/// The place of a link that the tool has words for.
fn place(setting: &Setting<'_>, place: Place) -> Option<Address> {
    let token = setting.profile.token(place)?;
    matches!(token.markup, Markup::Address(_) | Markup::Element(_)).then(|| Address::place(place.name()))
}

fn home_name(url: &str) -> String {
    Address::of_link(url).map(|address| address.short_name()).unwrap_or_default()
}

/// The publication's own words before the tool's, since they are known to be right.
fn postal_address(written: &str, setting: &Setting<'_>) -> Vec<Line> {
    let lines: Vec<Line> = written.lines().map(Clean::line).filter(|line| !line.is_empty()).map(Line::Words).collect();
    if lines.is_empty() && setting.profile.token(Place::PostalAddress).is_some() {
        return vec![Line::Token(Address::place(Place::PostalAddress.name()))];
    }
    lines
}
