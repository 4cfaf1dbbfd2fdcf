//! Rules for what arrives.

use galley_core::change::Label;
use galley_core::feed::rule;

use super::{Reply, change, read};
use crate::command::Session;
use crate::feed::{RuleAdd, RuleDone, RuleSet, RuleShow, RuleView};
use crate::history::Changed;
use crate::library::Empty;
use crate::{resolve, view_feed};

pub fn rule_list(session: &mut Session, _: Empty) -> Reply<Vec<RuleView>> {
    read(session, |reader| reader.rules()?.iter().map(|rule| view_feed::rule(reader, rule)).collect())
}

pub fn rule_add(session: &mut Session, request: RuleAdd) -> Reply<Changed<RuleView>> {
    change(
        session,
        Label::new("rule_add", ""),
        |tx| {
            let words = view_feed::rule_words(&tx.read(), request.words)?;
            rule::add(tx, words)
        },
        |reader, id| view_feed::rule(reader, &reader.rule(id)?),
    )
}

pub fn rule_set(session: &mut Session, request: RuleSet) -> Reply<Changed<RuleView>> {
    change(
        session,
        Label::new("rule_set", ""),
        |tx| {
            let id = resolve::rule(&tx.read(), &request.rule)?;
            let words = view_feed::rule_words(&tx.read(), request.words)?;
            rule::set(tx, id, words)
        },
        |reader, id| view_feed::rule(reader, &reader.rule(id)?),
    )
}

pub fn rule_remove(session: &mut Session, request: RuleShow) -> Reply<Changed<Vec<RuleView>>> {
    change(
        session,
        Label::new("rule_remove", ""),
        |tx| {
            let id = resolve::rule(&tx.read(), &request.rule)?;
            rule::remove(tx, id)
        },
        |reader, ()| reader.rules()?.iter().map(|rule| view_feed::rule(reader, rule)).collect(),
    )
}

/// Lets a rule do its work on what waits in the inbox.
pub fn rule_apply(session: &mut Session, request: RuleShow) -> Reply<Changed<RuleDone>> {
    done(session, "rule_apply", &request.rule, rule::apply_to_inbox)
}

/// Takes back what a rule did, as far as nobody decided otherwise since.
pub fn rule_revert(session: &mut Session, request: RuleShow) -> Reply<Changed<RuleDone>> {
    done(session, "rule_revert", &request.rule, rule::revert)
}

fn done(
    session: &mut Session,
    verb: &'static str,
    name: &str,
    work: impl FnOnce(&mut galley_core::library::Tx<'_>, galley_core::id::RuleId) -> galley_core::Result<u32>,
) -> Reply<Changed<RuleDone>> {
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let id = resolve::rule(&tx.read(), name)?;
            Ok((id, work(tx, id)?))
        },
        |reader, (id, stories)| Ok(RuleDone { rule: view_feed::rule(reader, &reader.rule(id)?)?, stories }),
    )
}
