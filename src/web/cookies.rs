//! The cookies of the desk: what they are called, and how they are read.

use actix_web::{HttpRequest, web};

use crate::app::App;

/// The cookies the desk sets; none outlives the browser but the known device's
/// and, by minutes, the provider's.
pub mod cookie_names {
    /// The session's secret.
    pub const SESSION: &str = "accede_session";
    /// What a browser is known by that has signed in before; it opens nothing.
    pub const DEVICE: &str = "accede_device";
    /// The secret of one who is not signed in, for the tokens of forms.
    pub const VISITOR: &str = "accede_visitor";
    /// The secret of a sign-in through the identity provider that is under way.
    pub const PROVIDER: &str = "accede_provider";
    /// What a right password is known by until the second factor comes; it opens nothing.
    pub const PENDING: &str = "accede_pending";
    /// The key to a State's answer, with the number of its invitation behind it.
    pub const ANSWER: &str = "accede_answer_";
    /// A section of a survey answer that was handed over, with its link's id after it.
    pub const PART: &str = "accede_part_";
    /// The key to the reply to an invitation, with its number behind it.
    pub const REPLY: &str = "accede_reply_";
    /// What the next page tells: "saved".
    pub const FLASH: &str = "accede_flash";

    /// A cookie's name as it travels. By https it is one that no other host, and no page
    /// by plain http, can set.
    pub fn on_the_wire(name: &str, https: bool) -> String {
        let prefix = if https { "__Host-" } else { "" };
        format!("{prefix}{name}")
    }
}

/// The value of a cookie of ours.
pub fn cookie_of(request: &HttpRequest, name: &str) -> Option<String> {
    let https = request
        .app_data::<web::Data<App>>()
        .is_some_and(|app| app.settings.is_https());
    request
        .cookie(&cookie_names::on_the_wire(name, https))
        .map(|cookie| cookie.value().to_owned())
}
