//! Pages of sign-in, set-up and account.

use serde::Serialize;

use super::actions::PREFERENCES;
use super::kept::{self, Kept};
use super::oidc::{LinkView, OtherWay};
use super::sessions::{self, SessionView};
use super::{again, factors, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Layout, Page, Params, Visit};

/// A page with one form and nothing else, outside the desk: sign-in, set-up, demo.
#[derive(Debug, Serialize)]
pub(super) struct EntryPage {
    pub heading: String,
    pub intro: String,
    pub form: FormView,
    /// Where else to go; nothing for nowhere.
    pub aside: Option<Aside>,
    /// The way in through the identity provider; nothing for none.
    pub other_way: Option<OtherWay>,
}

/// A link below a form.
#[derive(Debug, Serialize)]
pub(super) struct Aside {
    href: &'static str,
    text: String,
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "auth/entry";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl EntryPage {
    /// Sign-in; what was typed stays but for the password.
    pub(super) fn sign_in(visit: &Visit, data: &Params, errors: &FormErrors) -> Self {
        let action = Params::default()
            .with("next", data.get("next"))
            .href("/sign-in");
        let mut form = FormBuilder::new(visit.lang, "sign-in", action, data, errors)
            .email("email", Need::Required)
            .password("password", "current-password");
        let carries = Kept::carried_by(data).is_some();
        if carries {
            form = form.hidden(kept::TO).hidden(kept::FORM);
        }
        let page = Self::new(visit, "sign-in", form.build());
        Self {
            intro: if carries {
                visit.t("kept-sign-in")
            } else {
                page.intro
            },
            aside: Some(Aside {
                href: "/forgotten",
                text: visit.t("sign-in-forgotten"),
            }),
            other_way: OtherWay::of(visit, data.get("next"), carries),
            ..page
        }
    }

    /// A forgotten password.
    pub(super) fn forgotten(visit: &Visit, data: &Params, errors: &FormErrors) -> Self {
        let form = FormBuilder::new(visit.lang, "forgotten", "/forgotten", data, errors)
            .email("email", Need::Required)
            .cancel("/sign-in")
            .build();
        Self::new(visit, "forgotten", form)
    }

    /// The first administrator and team.
    pub(super) fn set_up(visit: &Visit, token: &str, data: &Params, errors: &FormErrors) -> Self {
        let form = FormBuilder::new(
            visit.lang,
            "set-up",
            format!("/set-up/{token}"),
            data,
            errors,
        )
        .text("team", Need::Required)
        .text("name", Need::Required)
        .email("email", Need::Required)
        .radios("language", Need::Required, languages())
        .password("password", "new-password")
        .build();
        Self::new(visit, "set-up", form)
    }

    /// A new password, by a link that came by mail; the texts begin with `prefix`.
    pub(super) fn link(
        visit: &Visit,
        prefix: &'static str,
        action: String,
        errors: &FormErrors,
    ) -> Self {
        let empty = Params::default();
        let form = FormBuilder::new(visit.lang, prefix, action, &empty, errors)
            .password("password", "new-password")
            .build();
        Self::new(visit, prefix, form)
    }

    /// The way into the demo.
    pub(super) fn demo(visit: &Visit, token: &str) -> Self {
        let form = FormBuilder::new(
            visit.lang,
            "demo",
            format!("/demo/{token}"),
            &Params::default(),
            &FormErrors::default(),
        )
        .build();
        Self::new(visit, "demo", form)
    }

    fn new(visit: &Visit, prefix: &str, form: FormView) -> Self {
        Self {
            heading: visit.t(&format!("{prefix}-title")),
            intro: visit.t(&format!("{prefix}-intro")),
            form,
            aside: None,
            other_way: None,
        }
    }
}

/// A link that opens nothing: used, expired, taken back or never made. Which of them it
/// is, it does not say.
#[derive(Debug, Serialize)]
pub(super) struct DeadLinkPage {
    heading: String,
}

impl Page for DeadLinkPage {
    const TEMPLATE: &'static str = "auth/dead_link";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl DeadLinkPage {
    pub(super) fn new(visit: &Visit) -> Self {
        Self {
            heading: visit.t("dead-link-title"),
        }
    }
}

/// One's own account.
#[derive(Debug, Serialize)]
pub(super) struct AccountPage {
    heading: String,
    name: String,
    email: String,
    team: String,
    role: String,
    language: FormView,
    preferences: FormView,
    password: FormView,
    /// The link to the identity provider; nothing where there is none.
    provider: Option<LinkView>,
    /// Whether there is a second factor, in words.
    factor: String,
    has_factor: bool,
    sessions: Vec<SessionView>,
    /// The password, before other sessions can be ended; nothing where they can at once.
    confirm: Option<FormView>,
    /// Whether there are sessions beside this one that can be ended.
    has_others: bool,
    end_others: &'static str,
    end_others_label: String,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "auth/account";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl AccountPage {
    /// The page in the session of `token`.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        token: &str,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let settings = &desk.app.settings.sign_in;
        let live = sessions::live(conn, desk.actor.user_id, settings, desk.app.clock.now())?;
        let rows = sessions::views(desk.lang, &live, token, "/account/sessions");
        let (_, fresh) = factors::session(conn, token, desk.app.clock.now())?;
        let others = sessions::are_there_others(&rows);
        let rows = if fresh {
            rows
        } else {
            sessions::without_ends(rows)
        };
        let current = Params::default().with("language", desk.lang.as_str());
        let none = FormErrors::default();
        let language = FormBuilder::new(desk.lang, "account", "/account/language", &current, &none)
            .radios("language", Need::Required, languages())
            .build();
        let preferences = preferences(desk, conn)?;
        let empty = Params::default();
        let password = FormBuilder::new(desk.lang, "account", "/account/password", &empty, errors)
            .password("current", "current-password")
            .password("password", "new-password")
            .build();
        let confirm = (others && !fresh).then(|| {
            let action = "/account/sessions/confirm";
            FormBuilder::new(desk.lang, "sessions-confirm", action, &empty, errors)
                .password(again::FIELD, "current-password")
                .build()
        });
        let since = factors::since(conn, desk.actor.user_id)?;
        Ok(Self {
            heading: desk.t("account-title"),
            has_factor: since.is_some(),
            factor: since.map_or_else(
                || desk.t("factor-off"),
                |at| {
                    let day = desk.lang.date(at.date());
                    desk.ta("factor-on", &[("day", day.into())])
                },
            ),
            name: desk.actor.name.clone(),
            email: desk.actor.email.clone(),
            team: desk.actor.team.clone(),
            role: desk.t(&format!("role-{}", desk.actor.role)),
            language,
            preferences,
            password,
            provider: LinkView::load(desk, conn, errors)?,
            has_others: others && fresh,
            sessions: rows,
            confirm,
            end_others: "/account/sessions/end-others",
            end_others_label: desk.t("sessions-end-others"),
        })
    }
}

/// The form of what an account wants.
fn preferences(desk: &Desk, conn: &mut Conn) -> Result<FormView, AppError> {
    let digest = queries::wants_digest(conn, desk.actor.user_id)?;
    let mut data = Vec::new();
    for (name, wanted) in PREFERENCES.iter().zip([digest, desk.actor.single_keys]) {
        if wanted {
            data.push(("preferences".to_owned(), (*name).to_owned()));
        }
    }
    let data: Params = data.into_iter().collect();
    let choices = PREFERENCES.iter().map(|name| {
        let key = format!("account-preference-{}", name.replace('_', "-"));
        Choice::new(*name, desk.t(&key)).hint(desk.t(&format!("{key}-hint")))
    });
    let none = FormErrors::default();
    let action = "/account/preferences";
    Ok(FormBuilder::new(desk.lang, "account", action, &data, &none)
        .checkboxes("preferences", choices.collect())
        .build())
}

/// Each language in its own name.
pub(super) fn languages() -> Vec<Choice> {
    Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.as_str(), lang.pick("English", "Français", "Español")))
        .collect()
}
