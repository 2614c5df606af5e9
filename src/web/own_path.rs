//! Ways back to a page, as a request names them.

/// A path of this desk; anything else, and above all another host's, leads to Today.
/// Browsers take a backslash for a slash, and leave out line ends and tabs.
pub fn own_path(next: &str) -> &str {
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control());
    if own { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::own_path;

    #[test]
    fn the_way_back_after_sign_in_never_leaves_the_desk() {
        for (next, to) in [
            ("/states?group=x", "/states?group=x"),
            ("", "/"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("\\\\evil.example", "/"),
            ("/\t/evil.example", "/"),
            ("/\r\nLocation: https://evil.example", "/"),
            ("/\u{0}", "/"),
            (" //evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/%2f%2fevil.example", "/%2f%2fevil.example"),
            ("/%5cevil.example", "/%5cevil.example"),
        ] {
            assert_eq!(own_path(next), to);
        }
    }

    proptest! {
        /// As browsers read it.
        #[test]
        fn whatever_is_asked_for_is_on_this_host(next in r"[/\\@:.?#%a-z0-9\t\r\n ]{0,12}|\PC{0,12}") {
            let here = Url::parse("https://desk.example/sign-in").unwrap();
            let there = here.join(own_path(&next)).unwrap();
            prop_assert_eq!(there.origin(), here.origin());
        }
    }
}
