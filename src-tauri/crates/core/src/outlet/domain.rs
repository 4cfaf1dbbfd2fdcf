//! Which outlet an address belongs to, by its domain. What stands before a domain is part of it, up to the
//! domains that anybody can be below: `finance.example.com` is `example.com`'s, but `anna.github.io` is not
//! `github.io`'s, and nothing is `com.cn`'s. The list of those is the Public Suffix List.

use crate::address;
use crate::error::Result;
use crate::library::Reader;
use crate::outlet::Outlet;

/// The outlet of an address; none where the register has no domain for it.
pub fn outlet_of(reader: &Reader<'_>, url: &str) -> Result<Option<Outlet>> {
    let Some(host) = address::host(url) else { return Ok(None) };
    for domain in domains(&host) {
        if let Some(outlet) = reader.outlet_by_domain(domain)? {
            return Ok(Some(outlet));
        }
    }
    Ok(None)
}

/// The registered domain that a host belongs to.
pub fn house(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}

/// The domains that a host belongs to, the narrowest first, the registered one last.
fn domains(host: &str) -> Vec<&str> {
    let bare = host.strip_prefix("www.").unwrap_or(host);
    let registered = house(bare);
    let mut domains = vec![bare];
    let mut rest = bare;
    while rest.len() > registered.len() {
        let Some((_, wider)) = rest.split_once('.') else { break };
        rest = wider;
        domains.push(rest);
    }
    domains
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_host_belongs_to_what_is_registered() {
        let check = |host: &str, expect: &[&str]| assert_eq!(super::domains(host), expect, "{host}");
        check("www.example.com", &["example.com"]);
        check("finance.sina.com.cn", &["finance.sina.com.cn", "sina.com.cn"]);
        check("anna.github.io", &["anna.github.io"]);
        check("news.bbc.co.uk", &["news.bbc.co.uk", "bbc.co.uk"]);
        check("localhost", &["localhost"]);
        check("xn--fsqu00a.xn--0zwm56d", &["xn--fsqu00a.xn--0zwm56d"]);
    }
}
