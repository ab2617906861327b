//! The addresses that requests come from, as limits count them.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// The network address of a client: an IPv4 address, or the /64 of an IPv6 address, which is what one subscriber gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// The client address of `peer`.
    pub fn new(peer: IpAddr) -> Self {
        match peer.to_canonical() {
            IpAddr::V6(v6) => Self(IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)))),
            v4 => Self(v4),
        }
    }

    /// The address in a form for people. Of an IPv6 address, it is the network.
    pub fn for_people(self) -> String {
        match self.0 {
            IpAddr::V6(v6) => format!("{v6}/64"),
            IpAddr::V4(v4) => v4.to_string(),
        }
    }

    /// The network around an IPv6 address. Many subscribers may share it, or one subscriber may own all of it.
    pub fn network(self) -> Option<ClientNetwork> {
        match self.0 {
            IpAddr::V6(v6) => Some(ClientNetwork(Ipv6Addr::from_bits(v6.to_bits() >> 80 << 80))),
            IpAddr::V4(_) => None,
        }
    }
}

/// The /48 of an IPv6 address: the most that a site is commonly assigned (RFC 6177), 65,536 times a /64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientNetwork(Ipv6Addr);

/// How many times the limit of one address a network may use.
pub const NETWORK_SHARE: i64 = 16;
/// Seconds in one counting window of a network.
pub const NETWORK_WINDOW: i64 = 600;

impl fmt::Display for ClientNetwork {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/48", self.0)
    }
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_subscriber_is_one_client_and_a_mapped_ipv4_is_itself() {
        let of = |text: &str| ClientAddress::new(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.7"));
    }

    #[test]
    fn an_ipv6_client_is_part_of_a_48_and_an_ipv4_client_of_no_network() {
        let of = |text: &str| ClientAddress::new(text.parse().unwrap()).network();
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:2:2::1"));
        assert_eq!(of("2001:db8:1:2::1").unwrap().to_string(), "2001:db8:1::/48");
        assert_eq!((of("192.0.2.7"), of("::ffff:192.0.2.7")), (None, None));
    }
}
