//! Documents that are read without the desk: each carries its own style, and asks for
//! nothing.

use super::html::Html;

/// The style of such a document, to stand in its head.
pub fn style() -> Html {
    let mut html = Html::default();
    html.raw("<style>")
        .raw(include_str!("offline.css"))
        .raw("</style>");
    html
}
