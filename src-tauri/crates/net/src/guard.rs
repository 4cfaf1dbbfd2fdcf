//! Which addresses Galley connects to. A name is looked up here and the answer is checked before the
//! connection, so a name that leads into the person's own network (by mistake, or by a hostile name
//! server) reaches nothing there, unless the person named that host.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::refusal::{Cause, Refusal};

/// The hosts that the person named, in lower case: these may lie anywhere.
#[derive(Debug, Clone, Default)]
pub struct Named(BTreeSet<String>);

impl Named {
    /// Nobody was named: only the public network is reached.
    pub fn nobody() -> Named {
        Named::default()
    }

    /// This host was named.
    pub fn host(host: &str) -> Named {
        Named(BTreeSet::from([canonical(host)]))
    }

    /// These hosts were named.
    pub fn hosts(hosts: impl IntoIterator<Item = impl AsRef<str>>) -> Named {
        Named(hosts.into_iter().map(|host| canonical(host.as_ref())).collect())
    }

    /// Whether an address may be reached under that name.
    pub fn admits(&self, host: &str, address: IpAddr) -> bool {
        is_public(address) || self.0.contains(&canonical(host))
    }

    /// Refuses a URL whose host is an address and not a name, where it may not be reached: such a host is
    /// never looked up, so the lookup cannot guard it.
    pub fn check_literal(&self, url: &reqwest::Url) -> Result<(), Refusal> {
        let literal = match url.host() {
            Some(url::Host::Ipv4(address)) => IpAddr::V4(address),
            Some(url::Host::Ipv6(address)) => IpAddr::V6(address),
            _ => return Ok(()),
        };
        let host = url.host_str().unwrap_or_default();
        if self.admits(host, literal) { Ok(()) } else { Err(guarded(host)) }
    }
}

/// A host as it is compared: in lower case, without brackets and the final dot.
pub fn canonical(host: &str) -> String {
    host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_lowercase()
}

/// The refusal of an address within the person's own network.
pub fn guarded(host: &str) -> Refusal {
    let refusal = Refusal::new(
        Cause::Guarded,
        format!("“{host}” leads into your own network or to this machine, so Galley did not contact it."),
        "If that is what you want, name this host in the settings.",
    );
    Refusal { withheld: Some(canonical(host)), ..refusal }
}

/// Looks names up and gives back only what may be reached.
#[derive(Debug, Clone)]
pub struct Resolver {
    named: Named,
}

impl Resolver {
    /// A resolver that lets through what is public or was named.
    pub fn new(named: Named) -> Resolver {
        Resolver { named }
    }
}

/// Why a lookup gave nothing back; found again in the error of a request.
#[derive(Debug, thiserror::Error)]
#[error("the address lies in a private network")]
pub struct Withheld;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let named = self.named.clone();
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            let admitted: Vec<SocketAddr> =
                found.iter().copied().filter(|address| named.admits(&host, address.ip())).collect();
            if admitted.is_empty() && !found.is_empty() {
                return Err(Box::new(Withheld) as Box<dyn std::error::Error + Send + Sync>);
            }
            Ok(Box::new(admitted.into_iter()) as Addrs)
        })
    }
}

/// Whether an address lies in the public network (IANA special-purpose registries for IPv4 and IPv6).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || a == 10
        || a == 127
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113)
        || a >= 224)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // ::ffff:0:0/96 and ::/96, the old ways to write an IPv4 address; :: and ::1 are among the latter.
        [0, 0, 0, 0, 0, 0xFFFF, high, low] => inner(high, low),
        [0, 0, 0, 0, 0, 0, ..] => false,
        // 64:ff9b::/96 and 64:ff9b:1::/48 are translated to IPv4.
        [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => inner(high, low),
        [0x64, 0xFF9B, ..] => false,
        // 2002::/16 holds an IPv4 address too.
        [0x2002, high, low, ..] => inner(high, low),
        // 2001::/23 (Teredo and other protocols), 2001:db8::/32 and 3fff::/20 (documentation).
        [0x2001, second, ..] => second >= 0x200 && second != 0xDB8,
        [0x3FFF, second, ..] if second < 0x1000 => false,
        [first, ..] => first & 0xE000 == 0x2000,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_network_are_public() {
        let check = |address: &str, expect: bool| assert_eq!(is_public(address.parse().unwrap()), expect, "{address}");
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.1.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a00:1::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
        ] {
            check(address, false);
        }
        for address in [
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450::1",
            "2400:cb00::1",
            "2001:4860:4860::8888",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::1",
        ] {
            check(address, true);
        }
    }

    #[test]
    fn a_host_that_was_named_may_lie_anywhere_and_no_other() {
        let named = Named::host("Lists.Example.");
        let private: IpAddr = "192.168.1.4".parse().unwrap();
        assert!(named.admits("lists.example", private));
        assert!(!named.admits("other.example", private));
        assert!(!Named::nobody().admits("lists.example", private));
        assert!(Named::nobody().admits("lists.example", "8.8.8.8".parse().unwrap()));
    }

    #[test]
    fn an_address_instead_of_a_name_is_checked_however_it_is_written() {
        for host in
            ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "10.0.0.9"]
        {
            let url = reqwest::Url::parse(&format!("http://{host}/")).unwrap();
            let refusal = Named::nobody().check_literal(&url).unwrap_err();
            assert_eq!(refusal.cause, Cause::Guarded, "{host}");
        }
        let public = reqwest::Url::parse("http://8.8.8.8/").unwrap();
        assert!(Named::nobody().check_literal(&public).is_ok());
        let url = reqwest::Url::parse("http://127.0.0.1:9000/").unwrap();
        assert!(Named::host("127.0.0.1").check_literal(&url).is_ok());
    }

    #[test]
    fn a_name_that_leads_to_this_machine_is_withheld_at_the_lookup() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let look = |named: Named| {
            let resolver = Resolver::new(named);
            runtime.block_on(resolver.resolve("localhost".parse().unwrap())).map(|found| found.count())
        };
        assert!(look(Named::nobody()).is_err_and(|error| error.is::<Withheld>()));
        assert!(look(Named::host("localhost")).unwrap() > 0);
    }
}
