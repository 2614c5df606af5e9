//! Names and values as a browser sends them, from a query string or a form's body.

use std::fmt::Write as _;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

/// The parameters of a URL, in their order. Lists keep their filters, order and place
/// here, so that every view of a list can be sent to a colleague.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Reads `a=1&b=2`.
    pub fn parse(query: &str) -> Self {
        Self(
            url::form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value of `name`, trimmed; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.untrimmed(name).trim()
    }

    /// The first value of `name` as it was sent.
    pub fn untrimmed(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of `name` that are not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, value)| key == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// The value of `name` where it is one the type knows.
    pub fn value<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// Whether any of `names` has a value.
    pub fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.get(name).is_empty())
    }

    /// The same parameters with `name` set to `value`, or without it where that is empty.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut pairs: Vec<_> = self
            .0
            .iter()
            .filter(|(key, _)| key != name)
            .cloned()
            .collect();
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Self(pairs)
    }

    /// The same parameters with `name` set to each of `values`.
    #[must_use]
    pub fn with_all<'a>(&self, name: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut params = self.with(name, "");
        let pairs = values.into_iter();
        let pairs = pairs.map(|value| (name.to_owned(), value.to_owned()));
        params.0.extend(pairs);
        params
    }

    /// `path?a=1&b=2`, without parameters that say nothing.
    pub fn href(&self, path: &str) -> String {
        let mut href = path.to_owned();
        for (index, (key, value)) in self
            .0
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .enumerate()
        {
            let joiner = if index == 0 { '?' } else { '&' };
            let key = url::form_urlencoded::byte_serialize(key.as_bytes()).collect::<String>();
            let value = url::form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>();
            let _ = write!(href, "{joiner}{key}={value}");
        }
        href
    }

    /// All pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl FromIterator<(String, String)> for Params {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl FromRequest for Params {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::parse(request.query_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_of_a_list_is_its_address() {
        let params = Params::parse("group=African+Group&after=x&sort=&state=NGA&state=UGA");
        assert_eq!(params.get("group"), "African Group");
        assert_eq!(params.all("state").collect::<Vec<_>>(), ["NGA", "UGA"]);
        assert_eq!(
            params.with("after", "").with("sort", "né").href("/states"),
            "/states?group=African+Group&state=NGA&state=UGA&sort=n%C3%A9"
        );
        assert_eq!(Params::default().href("/states"), "/states");
    }
}
