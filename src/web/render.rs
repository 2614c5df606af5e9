//! Templates: one Handlebars registry a language, strict, embedded. A page struct is
//! bound to its template; the layout goes around what that has rendered.

use std::sync::OnceLock;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    RenderErrorReason, ScopedJson,
};
use include_dir::{Dir, DirEntry, include_dir};
use serde::Serialize;
use serde_json::Value;

use super::html::{Html, rendered};
use super::params::Params;
use crate::error::AppError;
use crate::i18n::Lang;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What a template is given: one struct a template, with dates, plurals and labels
/// already written. In the template it is `page`; the frame around it is `desk`.
pub trait Page: Serialize {
    /// The template's name: `states/index` for `templates/states/index.hbs`.
    const TEMPLATE: &'static str;
    /// The frame around it.
    const LAYOUT: Layout = Layout::Desk;
    /// The part of the desk it belongs to.
    const NAV: Nav = Nav::None;
    /// The address of the list it is, whose views can be kept.
    const LIST: Option<&'static str> = None;

    /// The window's title.
    fn title(&self) -> String;

    /// What an exchange that is logged from here is about: `state=UGA`. Nothing where the
    /// page is about no State.
    fn about(&self) -> Params {
        Params::default()
    }

    /// The name at the head of the bare frame: a respondent is asked in the name of the
    /// treaty, not of this desk.
    fn brand(&self) -> String {
        "Accede".to_owned()
    }
}

/// The frame around a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The desk's, with navigation: for those signed in.
    Desk,
    /// A bare one: sign-in, set-up, a survey's respondent.
    Plain,
    /// None: the template is the whole document, to be kept and read without the desk.
    None,
}

/// The parts of the desk, as the navigation shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the part of the desk it is named after"
)]
pub enum Nav {
    None,
    Today,
    States,
    People,
    Exchanges,
    Events,
    Survey,
    Mail,
    WorkPlan,
    Reports,
}

/// All templates. English is read at the start; another language when the first page
/// in it is asked for, so that a desk that never speaks it does not keep it in memory.
pub struct Templates {
    languages: [OnceLock<Handlebars<'static>>; 3],
}

#[derive(Serialize)]
struct Scope<'a, P, F> {
    page: &'a P,
    desk: &'a F,
}

#[derive(Serialize)]
struct Frame<'a, F> {
    title: String,
    brand: String,
    body: Html,
    desk: &'a F,
}

impl Templates {
    /// Reads every template.
    ///
    /// # Errors
    /// A template does not parse; the error names it.
    pub fn read() -> Result<Self, AppError> {
        let templates = Self {
            languages: Default::default(),
        };
        templates.registry(Lang::En)?;
        Ok(templates)
    }

    /// Renders a page inside its layout; `frame` is the layout's own data.
    ///
    /// # Errors
    /// A template names a field its page lacks, or a text that is not there.
    pub fn page<P: Page, F: Serialize>(
        &self,
        lang: Lang,
        page: &P,
        frame: &F,
    ) -> Result<String, AppError> {
        let registry = self.registry(lang)?;
        let body = registry.render(P::TEMPLATE, &Scope { page, desk: frame })?;
        let layout = match P::LAYOUT {
            Layout::Desk => "layout/desk",
            Layout::Plain => "layout/plain",
            Layout::None => return Ok(body),
        };
        let frame = Frame {
            title: page.title(),
            brand: page.brand(),
            body: rendered(body),
            desk: frame,
        };
        Ok(registry.render(layout, &frame)?)
    }

    fn registry(&self, lang: Lang) -> Result<&Handlebars<'static>, AppError> {
        let [en, fr, es] = &self.languages;
        let slot = match lang {
            Lang::En => en,
            Lang::Fr => fr,
            Lang::Es => es,
        };
        if let Some(registry) = slot.get() {
            return Ok(registry);
        }
        // Two pages that come at once may both read them; one is kept.
        let registry = registry(lang)?;
        Ok(slot.get_or_init(|| registry))
    }
}

/// A letter in plain text, from a template: nothing in it is escaped.
///
/// # Errors
/// There is no such template, or it names a field or a text that is not there.
pub fn letter<L: Serialize>(lang: Lang, name: &str, letter: &L) -> Result<String, AppError> {
    let mut sources = Vec::new();
    collect(&FILES, &mut sources);
    let source = sources.iter().find(|(known, _)| known == name);
    let (_, source) = source.ok_or_else(|| AppError::internal(format!("no template {name}")))?;
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(handlebars::no_escape);
    registry.register_helper("t", Box::new(TextHelper(lang)));
    Ok(registry.render_template(source, letter)?)
}

fn registry(lang: Lang) -> Result<Handlebars<'static>, AppError> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.set_prevent_indent(true);
    registry.register_helper("t", Box::new(TextHelper(lang)));
    registry.register_helper("html", Box::new(write_html));
    registry.register_helper("eq", Box::new(EqHelper));
    let mut sources = Vec::new();
    collect(&FILES, &mut sources);
    for (name, source) in sources {
        let source = with_plain_texts(source, lang);
        registry
            .register_template_string(&name, source)
            .map_err(|error| AppError::internal(format!("{name}: {error}")))?;
    }
    Ok(registry)
}

fn collect(folder: &Dir<'static>, sources: &mut Vec<(String, &'static str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, sources),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                if let (Some(name), Some(source)) =
                    (name.strip_suffix(".hbs"), file.contents_utf8())
                {
                    sources.push((name.to_owned(), source));
                }
            }
        }
    }
}

/// Puts texts without arguments into the template itself, once: `{{t "nav-states"}}`
/// costs nothing when the page is rendered.
fn with_plain_texts(source: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("{{t \"") {
        out.push_str(before);
        match after.split_once("\"}}") {
            Some((key, tail)) if lang.plain(key).is_some() => {
                out.push_str(
                    &handlebars::html_escape(lang.plain(key).unwrap_or_default())
                        .replace("{{", "&#123;&#123;"),
                );
                rest = tail;
            }
            _ => {
                out.push_str("{{t \"");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `{{t "key" name=value}}`: a text of the page's language. `{{t (lookup …)}}` works too.
struct TextHelper(Lang);

impl HelperDef for TextHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = helper
            .param(0)
            .and_then(|param| param.value().as_str())
            .unwrap_or_default();
        if !self.0.has(key) {
            return Err(RenderErrorReason::Other(format!("there is no text `{key}`")).into());
        }
        let mut args = fluent_bundle::FluentArgs::new();
        for (name, value) in helper.hash() {
            match value.value() {
                Value::Number(number) => args.set(*name, number.as_f64().unwrap_or_default()),
                Value::String(text) => args.set(*name, text.clone()),
                _ => {}
            }
        }
        let args: Vec<_> = args
            .into_iter()
            .map(|(name, value)| (name.into_owned(), value))
            .collect();
        Ok(ScopedJson::Derived(Value::String(
            self.0.text_with_owned(key, &args),
        )))
    }
}

/// `{{html page.table}}`: writes an [`Html`] value, and nothing else, unescaped.
fn write_html(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let value = helper
        .param(0)
        .and_then(|param| param.value().get("html"))
        .and_then(Value::as_str);
    match value {
        Some(html) => Ok(out.write(html)?),
        None => Err(RenderErrorReason::Other("`html` writes Html values only".to_owned()).into()),
    }
}

/// `{{#if (eq a "b")}}`
struct EqHelper;

impl HelperDef for EqHelper {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let same = match (helper.param(0), helper.param(1)) {
            (Some(left), Some(right)) => left.value() == right.value(),
            _ => false,
        };
        Ok(ScopedJson::Derived(Value::Bool(same)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_that_is_not_there_fails_and_what_is_there_is_escaped() {
        let registry = registry(Lang::En).unwrap();
        let page = json!({ "page": { "name": "<script>alert('x')</script>" } });
        let render = |source: &str| registry.render_template(source, &page);
        assert_eq!(
            render("{{page.name}}").unwrap(),
            "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
        );
        for source in [
            "{{page.nmae}}",
            "{{nothing}}",
            "{{html page.name}}",
            "{{t \"no-such-text\"}}",
            "{{> no/such/part}}",
        ] {
            assert!(render(source).is_err(), "{source}");
        }
    }
}
