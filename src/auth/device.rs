//! From where someone comes: the address, and the browser in words.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;

use crate::edge::origin;
use crate::i18n::Lang;

/// Browsers call themselves at length; what tells them apart stands near the front.
const USER_AGENT_CHARS: usize = 300;

/// The device a request comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, diesel::Queryable)]
pub struct Device {
    /// What the browser calls itself; empty where it does not.
    pub user_agent: String,
    /// The address; empty where there is none, as on a Unix socket.
    pub address: String,
}

impl Device {
    /// The device of a request that may have come through one of `proxies`.
    pub fn of(request: &HttpRequest, proxies: &[IpAddr]) -> Self {
        let user_agent = request
            .headers()
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        Self {
            user_agent: user_agent.chars().take(USER_AGENT_CHARS).collect(),
            address: origin::address(request.peer_addr(), request.headers(), proxies)
                .map(|address| address.to_string())
                .unwrap_or_default(),
        }
    }

    /// The browser and the system in words: "Firefox on Windows".
    pub fn words(lang: Lang, user_agent: &str) -> String {
        let browser = first_of(&BROWSERS, user_agent);
        let system = first_of(&SYSTEMS, user_agent);
        match (browser, system) {
            (Some(browser), Some(system)) => lang.text_with(
                "device-both",
                &[("browser", browser.into()), ("system", system.into())],
            ),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => lang.text("device-unknown"),
        }
    }
}

fn first_of(known: &[(&str, &'static str)], user_agent: &str) -> Option<&'static str> {
    known
        .iter()
        .find(|(mark, _)| user_agent.contains(mark))
        .map(|(_, name)| *name)
}

/// What gives a browser away. Most claim to be others too: the first that fits counts.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_by_what_it_is_and_not_by_what_it_also_claims_to_be() {
        let table = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "Firefox on Linux",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("curl/8.5.0", "curl"),
            ("<script>", "an unknown device"),
            ("", "an unknown device"),
        ];
        for (user_agent, words) in table {
            assert_eq!(Device::words(Lang::En, user_agent), words);
        }
    }
}
