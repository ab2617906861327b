//! The DMARC record of the sender's domain, which tells receivers what to do with mails that somebody else sends in its name.

use std::net::SocketAddr;

use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;
use hickory_resolver::{Resolver, TokioResolver};

use super::deployment::Deployment;
use super::finding::Finding;
use crate::failure::Failure;

/// Looks for the record at the domain, then at each domain above it, as receivers do.
pub(super) async fn record<'a>(on: &'a Deployment) -> Result<Finding, Failure> {
    let domain = on.mail_domain()?;
    let resolver = resolver(on.dns).map_err(|error| unreachable(&error))?;
    let above = |at: &&'a str| at.split_once('.').map(|(_, above)| above);
    // A top-level domain belongs to a registry.
    for at in std::iter::successors(Some(domain), above).filter(|at| at.contains('.')) {
        match records(&resolver, at).await?.as_slice() {
            [] => {}
            [record] => return Ok(judged(at, record)),
            _ => {
                let line = format!("_dmarc.{at} has several DMARC records, and receivers ignore all of them");
                return Ok(Finding::fault(line, "Remove all but one of them."));
            }
        }
    }
    let record = format!("_dmarc.{domain} TXT \"v=DMARC1; p=quarantine\"");
    let line = format!("{domain} has no DMARC record: receivers trust its mails less, and anybody may send mails in its name");
    Ok(Finding::warning(line, format!("Once DKIM works, add `{record}` to the zone of the domain.")))
}

fn judged(at: &str, record: &str) -> Finding {
    let mut tags = record.split(';').filter_map(|tag| tag.split_once('='));
    let policy = tags.find(|(name, _)| name.trim().eq_ignore_ascii_case("p")).map(|(_, value)| value.trim().to_ascii_lowercase());
    match policy.as_deref() {
        Some(policy @ ("quarantine" | "reject")) => Finding::ok(format!("_dmarc.{at} says p={policy}")),
        Some("none") => Finding::warning(
            format!("_dmarc.{at} says p=none: receivers accept mails that somebody else sends in the name of the domain"),
            "Once all your own senders pass, publish p=quarantine or p=reject.",
        ),
        _ => Finding::fault(format!("the DMARC record at _dmarc.{at} has no valid policy"), "Correct it: `v=DMARC1; p=quarantine`."),
    }
}

/// The DMARC records of a domain. Other texts at the name do not count.
async fn records(resolver: &TokioResolver, domain: &str) -> Result<Vec<String>, Failure> {
    let answer = match resolver.txt_lookup(format!("_dmarc.{domain}.")).await {
        Ok(answer) => answer,
        Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
        Err(error) => return Err(unreachable(&error)),
    };
    let texts = answer.answers().iter().filter_map(|record| match &record.data {
        // A text longer than 255 bytes is written in parts.
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        _ => None,
    });
    Ok(texts.filter(|text| text.trim_start().starts_with("v=DMARC1")).collect())
}

/// The resolver of this machine, or one that asks this server alone.
fn resolver(server: Option<SocketAddr>) -> Result<TokioResolver, NetError> {
    let Some(server) = server else {
        return Resolver::builder_tokio()?.build();
    };
    let mut udp = ConnectionConfig::udp();
    udp.port = server.port();
    let servers = vec![NameServerConfig::new(server.ip(), true, vec![udp])];
    Resolver::builder_with_config(ResolverConfig::from_name_servers(servers), TokioRuntimeProvider::default()).build()
}

fn unreachable(error: &NetError) -> Failure {
    Failure::InTheWay(format!("The DNS did not answer: {error}. Check the network and the resolver of this machine."))
}
