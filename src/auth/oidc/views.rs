//! The way to the provider, and what the pages of sign-in and account show of it.

use serde::Serialize;
use url::Url;

use super::provider::Provider;
use super::queries;
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{FormBuilder, FormErrors, FormView};
use crate::web::{Desk, Layout, Page, Params, Visit};

/// The button below the sign-in form.
#[derive(Debug, Serialize)]
pub(in crate::auth) struct OtherWay {
    label: String,
    /// What is lost that way; nothing for nothing.
    hint: String,
    next: String,
}

impl OtherWay {
    /// The button, where there is a provider. `carries` says whether the page keeps a form,
    /// which does not go along.
    pub(in crate::auth) fn of(visit: &Visit, next: &str, carries: bool) -> Option<Self> {
        let provider = visit.app.provider.as_ref()?;
        let hint = if carries {
            visit.t("oidc-not-kept")
        } else {
            String::new()
        };
        Some(Self {
            label: visit.ta("oidc-sign-in", &[("name", name(visit, provider).into())]),
            hint,
            next: next.to_owned(),
        })
    }
}

/// The section of one's own account.
#[derive(Debug, Serialize)]
pub(in crate::auth) struct LinkView {
    heading: String,
    intro: String,
    /// The form that links the account; nothing where it is linked.
    link: Option<FormView>,
    /// The form that takes it back; nothing where there is no link.
    unlink: Option<FormView>,
}

impl LinkView {
    /// The section, where there is a provider.
    pub(in crate::auth) fn load(
        desk: &Desk,
        conn: &mut Conn,
        errors: &FormErrors,
    ) -> Result<Option<Self>, AppError> {
        let Some(provider) = &desk.app.provider else {
            return Ok(None);
        };
        let name = name(desk, provider);
        let linked = queries::identity(conn, desk.actor.user_id, provider.issuer())?;
        let intro = match &linked {
            Some(identity) => desk.ta(
                "oidc-linked-since",
                &[
                    ("name", name.into()),
                    ("day", desk.lang.date(identity.linked_at.date()).into()),
                ],
            ),
            None => desk.ta("oidc-link-intro", &[("name", name.into())]),
        };
        let link = linked.is_none().then(|| {
            let empty = Params::default();
            FormBuilder::new(desk.lang, "oidc-link", "/account/provider", &empty, errors)
                .password("link_password", "current-password")
                .build()
        });
        let unlink = linked.is_some().then(|| {
            let (empty, action) = (Params::default(), "/account/provider/unlink");
            FormBuilder::new(desk.lang, "oidc-unlink", action, &empty, errors)
                .password("unlink_password", "current-password")
                .build()
        });
        Ok(Some(Self {
            heading: desk.t("oidc-account-title"),
            intro,
            link,
            unlink,
        }))
    }
}

/// The page that leads on to the provider. A form may not lead there itself: the policy of
/// our pages keeps what is typed into forms at home, wherever an answer points.
#[derive(Debug, Serialize)]
pub(super) struct OnwardPage {
    heading: String,
    text: String,
    url: String,
    label: String,
}

impl Page for OnwardPage {
    const TEMPLATE: &'static str = "auth/onward";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl OnwardPage {
    pub(super) fn new(visit: &Visit, provider: &Provider, url: &Url) -> Self {
        let args = [("name", name(visit, provider).into())];
        Self {
            heading: visit.t("oidc-onward-title"),
            text: visit.ta("oidc-onward-text", &args),
            url: url.to_string(),
            label: visit.t("oidc-onward-go"),
        }
    }
}

/// What the provider is called on a page.
pub(super) fn name(visit: &Visit, provider: &Provider) -> String {
    if provider.name().is_empty() {
        visit.t("oidc-name")
    } else {
        provider.name().to_owned()
    }
}
