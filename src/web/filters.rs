//! The bar of filters above a list, and the chips of those that are set. Made in Rust
//! rather than in a template: its hundreds of choices are most of a list's page.

use super::forms::Choice;
use super::html::Html;
use super::params::Params;
use crate::i18n::Lang;

/// The filters of a list: a form that leads to the list's address.
#[derive(Debug, Clone)]
pub struct FilterBar<'a> {
    lang: Lang,
    path: &'static str,
    params: &'a Params,
    kept: &'a [&'static str],
    shown: Vec<Filter>,
    more: Vec<Filter>,
}

/// One filter.
#[derive(Debug, Clone)]
pub struct Filter {
    name: &'static str,
    label: String,
    kind: Kind,
    choices: Vec<Choice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Select,
    Typeahead,
    Date,
    Search,
}

impl Filter {
    /// Words to look for.
    pub fn search(name: &'static str, label: String) -> Self {
        Self {
            kind: Kind::Search,
            ..Self::select(name, label, Vec::new())
        }
    }

    /// One of a few.
    pub fn select(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self {
            name,
            label,
            kind: Kind::Select,
            choices,
        }
    }

    /// One of many, found by typing.
    pub fn typeahead(name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self {
            kind: Kind::Typeahead,
            ..Self::select(name, label, choices)
        }
    }

    /// A day.
    pub fn date(name: &'static str, label: String) -> Self {
        Self {
            kind: Kind::Date,
            ..Self::select(name, label, Vec::new())
        }
    }
}

impl<'a> FilterBar<'a> {
    /// The bar of the list at `path` with these parameters; those of `kept` go along
    /// unseen.
    pub fn new(
        lang: Lang,
        path: &'static str,
        params: &'a Params,
        kept: &'a [&'static str],
    ) -> Self {
        Self {
            lang,
            path,
            params,
            kept,
            shown: Vec::new(),
            more: Vec::new(),
        }
    }

    /// A filter in sight.
    #[must_use]
    pub fn show(mut self, filter: Filter) -> Self {
        self.shown.push(filter);
        self
    }

    /// A filter behind "More filters", which is open while one of them is set.
    #[must_use]
    pub fn more(mut self, filter: Filter) -> Self {
        self.more.push(filter);
        self
    }

    /// The form.
    pub fn html(&self) -> Html {
        let mut html = Html::with_capacity(24 * 1024);
        html.raw("<form class=\"filters\" method=\"get\" action=\"")
            .text(self.path)
            .raw("\">");
        for name in self.kept {
            let value = self.params.get(name);
            if !value.is_empty() {
                html.raw("<input type=\"hidden\" name=\"")
                    .raw(name)
                    .raw("\" value=\"")
                    .text(value)
                    .raw("\">");
            }
        }
        html.raw("<div class=\"fields-row\">");
        for filter in &self.shown {
            self.field(&mut html, filter);
        }
        html.raw("<div class=\"shrink\"><button class=\"button\">")
            .text(&self.lang.text("list-filter"))
            .raw("</button></div></div>");
        if !self.more.is_empty() {
            let set = self
                .more
                .iter()
                .any(|filter| !self.params.get(filter.name).is_empty());
            html.raw(if set {
                "<details open><summary>"
            } else {
                "<details><summary>"
            });
            html.text(&self.lang.text("list-more-filters"))
                .raw("</summary><div class=\"fields-row\">");
            for filter in &self.more {
                self.field(&mut html, filter);
            }
            html.raw("</div></details>");
        }
        html.raw("</form>");
        html
    }

    fn field(&self, html: &mut Html, filter: &Filter) {
        let value = self.params.get(filter.name);
        html.raw(match filter.kind {
            Kind::Typeahead | Kind::Search => "<div class=\"field grow\"><label for=\"filter-",
            Kind::Select => "<div class=\"field\"><label for=\"filter-",
            Kind::Date => "<div class=\"field date\"><label for=\"filter-",
        });
        html.raw(filter.name)
            .raw("\">")
            .text(&filter.label)
            .raw("</label>");
        let input = match filter.kind {
            Kind::Date => "<input type=\"date\" id=\"filter-",
            Kind::Search => "<input type=\"search\" id=\"filter-",
            Kind::Select | Kind::Typeahead => "",
        };
        if !input.is_empty() {
            html.raw(input)
                .raw(filter.name)
                .raw("\" name=\"")
                .raw(filter.name)
                .raw("\" value=\"")
                .text(value)
                .raw("\"></div>");
            return;
        }
        html.raw("<select id=\"filter-")
            .raw(filter.name)
            .raw("\" name=\"")
            .raw(filter.name);
        if filter.kind == Kind::Typeahead {
            html.raw("\" data-typeahead data-placeholder=\"")
                .text(&self.lang.text("list-any"));
        }
        html.raw("\"><option value=\"\">")
            .text(&self.lang.text("list-any"))
            .raw("</option>");
        for choice in &filter.choices {
            html.raw("<option value=\"").text(&choice.value);
            if !choice.hint.is_empty() {
                html.raw("\" data-hint=\"").text(&choice.hint);
            }
            html.raw(if choice.value == value {
                "\" selected>"
            } else {
                "\">"
            });
            html.text(&choice.label).raw("</option>");
        }
        html.raw("</select></div>");
    }
}

/// The filters that are set, each with the way to take it away. Each is the name of its
/// parameter and what it says: "Kind: call".
pub fn chips(lang: Lang, path: &str, params: &Params, set: &[(&'static str, String)]) -> Html {
    let mut html = Html::default();
    if set.is_empty() {
        return html;
    }
    html.raw("<ul class=\"chips\">");
    for (name, text) in set {
        let without = params.with("after", "").with(name, "").href(path);
        html.raw("<li><a class=\"chip\" href=\"")
            .text(&without)
            .raw("\">")
            .text(text)
            .raw(" <span class=\"x\" aria-hidden=\"true\">×</span><span class=\"visually-hidden\">")
            .text(&lang.text("list-remove-filter"))
            .raw("</span></a></li>");
    }
    html.raw("</ul>");
    html
}
