//! From where a request comes, and how: the one place that reads what proxies forward.
//! They are believed when the settings name them; nobody else is.

use std::net::{IpAddr, SocketAddr};

use actix_web::http::header::HeaderMap;

/// The address a request comes from. Behind named proxies it is what they forward; from
/// the right, the first that is none of them. None where there is no address, as on a
/// Unix socket.
pub fn address(
    peer: Option<SocketAddr>,
    headers: &HeaderMap,
    proxies: &[IpAddr],
) -> Option<IpAddr> {
    let peer = peer?.ip().to_canonical();
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let forwarded: Vec<&str> = headers
        .get_all("X-Forwarded-For")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let client = forwarded
        .into_iter()
        .rev()
        .map_while(|text| text.trim().parse::<IpAddr>().ok())
        .map(|address| address.to_canonical())
        .find(|address| !proxies.contains(address));
    client.or(Some(peer))
}

/// Whether a request was handed on by a named proxy.
pub fn is_proxied(peer: Option<SocketAddr>, proxies: &[IpAddr]) -> bool {
    peer.is_some_and(|peer| proxies.contains(&peer.ip().to_canonical()))
}

/// Whether a named proxy says that the request came to it by https.
pub fn is_https(peer: Option<SocketAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> bool {
    is_proxied(peer, proxies)
        && headers
            .get("X-Forwarded-Proto")
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"https"))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        );
        headers
    }

    fn peer(address: &str) -> SocketAddr {
        SocketAddr::new(address.parse().unwrap(), 5000)
    }

    #[test]
    fn what_is_forwarded_is_believed_from_the_proxies_named_and_from_nobody_else() {
        let proxies: Vec<IpAddr> = ["10.0.0.1", "10.0.0.2"]
            .map(|it| it.parse().unwrap())
            .into();
        let table = [
            ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
            ("::ffff:10.0.0.1", "198.51.100.7", "198.51.100.7"),
            (
                "10.0.0.1",
                "192.0.2.1, 198.51.100.7, 10.0.0.2",
                "198.51.100.7",
            ),
            ("10.0.0.1", "198.51.100.7, nonsense", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
        ];
        for (from, forwarded, expected) in table {
            let headers = headers("x-forwarded-for", forwarded);
            let found = address(Some(peer(from)), &headers, &proxies);
            assert_eq!(found, Some(expected.parse().unwrap()), "{from} {forwarded}");
        }
        for (from, scheme, expected) in [
            ("10.0.0.1", "https", true),
            ("10.0.0.1", "http", false),
            ("203.0.113.9", "https", false),
        ] {
            let headers = headers("x-forwarded-proto", scheme);
            assert_eq!(is_https(Some(peer(from)), &headers, &proxies), expected);
        }
    }
}
