//! HTML made in Rust, for what a template would be slow at: long tables, the map. A
//! value of [`Html`] is safe by construction, and the template helper `html` writes
//! nothing else unescaped.

use serde::Serialize;

/// A piece of finished HTML. Text gets in through [`Html::text`], which escapes it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Html {
    html: String,
}

impl Html {
    /// An empty piece with room for `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            html: String::with_capacity(bytes),
        }
    }

    /// Adds markup written in the source; nothing from outside can be `'static`.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.html.push_str(markup);
        self
    }

    /// Adds a text, escaped for element content and quoted attributes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_into(text, &mut self.html);
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl Into<i64>) -> &mut Self {
        let mut buffer = [0u8; 20];
        let number: i64 = number.into();
        if number < 0 {
            self.html.push('-');
        }
        let mut rest = number.unsigned_abs();
        let mut at = buffer.len();
        loop {
            at -= 1;
            if let Some(slot) = buffer.get_mut(at) {
                *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            }
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.html.push_str(
            buffer
                .get(at..)
                .and_then(|digits| std::str::from_utf8(digits).ok())
                .unwrap_or("0"),
        );
        self
    }

    /// Adds another finished piece.
    pub fn append(&mut self, other: &Html) -> &mut Self {
        self.html.push_str(&other.html);
        self
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.html
    }
}

impl From<handlebars::RenderError> for crate::error::AppError {
    fn from(error: handlebars::RenderError) -> Self {
        Self::internal(error)
    }
}

/// Wraps what a template has rendered, for the layout around it.
pub(super) fn rendered(html: String) -> Html {
    Html { html }
}

fn escape_into(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(escaped);
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_markup_is_not() {
        let mut html = Html::default();
        html.raw("<b>")
            .text("Côte d'Ivoire <\"&\">")
            .raw("</b>")
            .number(-120)
            .number(0);
        assert_eq!(
            html.as_str(),
            "<b>Côte d&#39;Ivoire &lt;&quot;&amp;&quot;&gt;</b>-1200"
        );
    }
}
