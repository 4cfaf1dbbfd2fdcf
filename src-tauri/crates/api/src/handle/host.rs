//! The hosts in private networks that pages and feeds may be fetched from, because the person named them.

use std::net::Ipv6Addr;

use galley_net::Refusal;
use galley_net::guard::{Named, canonical};

use super::{Reply, line, read, store};
use crate::clip::{HostName, HostView};
use crate::command::Session;
use crate::failure::Failure;
use crate::library::Empty;

/// Under which name the library keeps them.
const SETTING: &str = "allowed_hosts";

/// The most hosts that are named.
const MOST: usize = 200;

/// The hosts that were named.
pub(super) fn allowed(session: &mut Session) -> Reply<Vec<String>> {
    read(session, |reader| Ok(reader.setting::<Vec<String>>(SETTING)?.unwrap_or_default()))
}

/// What the guard lets through.
pub(super) fn named(session: &mut Session) -> Reply<Named> {
    Ok(Named::hosts(allowed(session)?))
}

pub fn host_list(session: &mut Session, _: Empty) -> Reply<Vec<HostView>> {
    let allowed = allowed(session)?;
    let withheld = session.work.withheld.iter().filter(|host| !allowed.contains(host)).cloned();
    let withheld: Vec<HostView> = withheld.map(|host| HostView { host, allowed: false }).collect();
    Ok(allowed.into_iter().map(|host| HostView { host, allowed: true }).chain(withheld).collect())
}

pub fn host_allow(session: &mut Session, request: HostName) -> Reply<Vec<HostView>> {
    let host = checked(&request.host)?;
    let mut hosts = allowed(session)?;
    if !hosts.contains(&host) {
        if hosts.len() >= MOST {
            return Err(Failure::invalid(format!("At most {MOST} hosts are named. Nothing was changed.")));
        }
        hosts.push(host);
        hosts.sort_unstable();
        store(session, "host_allow", |tx| tx.set_setting(SETTING, &hosts))?;
    }
    host_list(session, Empty {})
}

pub fn host_forget(session: &mut Session, request: HostName) -> Reply<Vec<HostView>> {
    let host = canonical(line(&request.host).as_str());
    let mut hosts = allowed(session)?;
    if !hosts.contains(&host) {
        return Err(Failure::invalid(format!("“{host}” was not named. Nothing was changed.")));
    }
    hosts.retain(|known| *known != host);
    store(session, "host_forget", |tx| tx.set_setting(SETTING, &hosts))?;
    host_list(session, Empty {})
}

/// Remembers a host that was not contacted, so that the person can name it.
pub(super) fn withhold(session: &mut Session, refusal: &Refusal) {
    session.work.withheld.extend(refusal.withheld.clone());
}

/// A host as it is compared. A whole address is taken for its host.
fn checked(written: &str) -> Reply<String> {
    let written = line(written);
    let written = if written.parse::<Ipv6Addr>().is_ok() { format!("[{written}]") } else { written };
    let address = if written.contains("://") { written.clone() } else { format!("http://{written}") };
    galley_core::address::host(&address)
        .map(|host| canonical(&host))
        .filter(|host| !host.is_empty())
        .ok_or_else(|| Failure::invalid(format!("“{written}” is not the name of a host. Nothing was changed.")))
}
