//! Searching.

use super::{Reply, read};
use crate::command::Session;
use crate::failure::Failure;
use crate::library::Empty;
use crate::search::*;
use crate::view;
use galley_core::address::rule::{Rule, Rules};
use galley_core::search::find::{Ask, Counting, Cursor};
use galley_core::search::parse::{Reading, Script, Typing, parse};
use galley_core::search::query::Query;

/// The largest page that is given at once.
const LARGEST_PAGE: u32 = 100_000;

pub fn search(session: &mut Session, request: Search) -> Reply<SearchPage> {
    let query = query_in(session, &request.query, Typing::Finished, request.script.unwrap_or_default().into())?;
    let limit = request.limit.unwrap_or(50).clamp(1, LARGEST_PAGE);
    // A page that is longer than what is counted tells of all that is on it.
    let counting = match request.count.unwrap_or_default().into() {
        Counting::UpTo(most) => Counting::UpTo(most.max(limit + 1)),
        Counting::Apart => Counting::Apart,
    };
    let ask = Ask {
        query,
        order: request.order.unwrap_or_default().into(),
        after: request.after.as_deref().and_then(Cursor::read),
        limit,
    };
    read(session, |reader| {
        let found = reader.search(&ask, counting)?;
        Ok(SearchPage {
            total: found.total,
            hits: found.hits.into_iter().map(view::hit).collect(),
            next: found.next.map(|next| next.written()),
        })
    })
}

pub fn search_count(session: &mut Session, request: Search) -> Reply<Counted> {
    let query = query_in(session, &request.query, Typing::Finished, request.script.unwrap_or_default().into())?;
    read(session, |reader| Ok(Counted { total: reader.search_count(&query, COUNTED)? }))
}

pub fn search_parse(session: &mut Session, request: SearchParse) -> Reply<SearchParsed> {
    let today = (session.clock)().date_naive();
    let fault = parse(&request.query, Reading { today, typing: Typing::Finished, script: Script::AsTyped }).err();
    let fault = fault.map(|fault| SearchFault {
        from: view::utf16(&request.query, fault.from),
        to: view::utf16(&request.query, fault.to),
        message: fault.message,
    });
    Ok(SearchParsed { fault })
}

pub fn url_clean(session: &mut Session, request: UrlClean) -> Reply<CleanUrl> {
    let rules = read(session, |reader| reader.address_rules())?;
    crate::search::clean_with(&request.url, &rules)
}

pub fn url_rules(session: &mut Session, _: Empty) -> Reply<Vec<UrlRule>> {
    let rules = read(session, |reader| reader.address_rules())?;
    Ok(rules.own().iter().map(shown).collect())
}

pub fn url_rules_shipped(_: &mut Session, _: Empty) -> Reply<Vec<UrlRule>> {
    Ok(Rules::shipped().iter().map(shown).collect())
}

pub fn url_rules_set(session: &mut Session, request: UrlRuleSet) -> Reply<Vec<UrlRule>> {
    let rules = request.rules.iter().map(kept).collect::<Reply<_>>()?;
    session.library.set_address_rules(&Rules::with(rules))?;
    Ok(request.rules)
}

fn shown(rule: &Rule) -> UrlRule {
    UrlRule { host: rule.host.clone(), parameter: rule.parameter.clone(), verdict: rule.verdict.into() }
}

fn kept(rule: &UrlRule) -> Reply<Rule> {
    let parameter = rule.parameter.trim().to_lowercase();
    if parameter.trim_end_matches('*').is_empty() {
        return Err(Failure::invalid("A rule names a parameter, or how its name begins.")
            .with_hint("For example `from` or `utm_*`."));
    }
    let host = rule.host.trim().trim_start_matches("www.").to_lowercase();
    Ok(Rule { host, parameter, verdict: rule.verdict.into() })
}

/// A search as it is meant; a refusal that points at its place where it cannot be read.
pub(super) fn query(session: &Session, text: &str, typing: Typing) -> Reply<Query> {
    query_in(session, text, typing, Script::AsTyped)
}

/// The same, with Chinese characters taken as the script says.
pub(super) fn query_in(session: &Session, text: &str, typing: Typing, script: Script) -> Reply<Query> {
    let today = (session.clock)().date_naive();
    parse(text, Reading { today, typing, script }).map_err(|fault| fault.refusal(text).into())
}
