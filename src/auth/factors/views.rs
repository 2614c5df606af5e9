//! Pages of second factors. Those that hold a secret have no `Debug`.

use serde::Serialize;

use super::super::kept::{self, Kept};
use super::super::views::EntryPage;
use super::model::{RecoveryCode, TotpSecret};
use super::{PATH, is_owed, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::web::forms::{FormBuilder, FormErrors, FormView};
use crate::web::{Desk, Page, Params, Visit};

/// Which form of the page comes back with something wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The one that begins.
    Begin,
    /// The one that makes recovery codes anew.
    Renew,
    /// The one that removes.
    Remove,
}

impl Part {
    /// The name of the password in the form: each its own, for one page holds two.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Begin => "password",
            Self::Renew => "renew_password",
            Self::Remove => "remove_password",
        }
    }
}

/// One's own second factor, there or not.
#[derive(Debug, Serialize)]
pub(super) struct FactorPage {
    heading: String,
    /// What the errors at the top are about; nothing while nothing is wrong.
    refused: Option<FormView>,
    /// Why nothing else can be reached; nothing where all can.
    owed: Option<String>,
    /// Since when it is on; nothing where it is off.
    since: Option<String>,
    left: String,
    few_left: bool,
    begin: FormView,
    renew: FormView,
    remove: FormView,
    remove_intro: String,
}

impl Page for FactorPage {
    const TEMPLATE: &'static str = "auth/factor";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl FactorPage {
    /// The page in the session of `token`, with what is wrong with one of its forms.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        token: &str,
        wrong: Option<(Part, &FormErrors)>,
    ) -> Result<Self, AppError> {
        let user = desk.actor.user_id;
        let since = queries::since(conn, user)?;
        let (_, fresh) = queries::session(conn, token, desk.app.clock.now())?;
        let left = queries::codes_left(conn, user)?;
        let mandatory = &desk.app.settings.sign_in.second_factor_for;
        let (empty, none) = (Params::default(), FormErrors::default());
        let form = |part: Part, prefix, name: &str| {
            let errors = wrong
                .filter(|(it, _)| *it == part)
                .map_or(&none, |(_, errors)| errors);
            let asks = part != Part::Begin || !fresh;
            let form =
                FormBuilder::new(desk.lang, prefix, format!("{PATH}/{name}"), &empty, errors);
            if asks {
                form.password(part.field(), "current-password").build()
            } else {
                form.build()
            }
        };
        let begin = form(Part::Begin, "factor-begin", "begin");
        let renew = form(Part::Renew, "factor-renew", "recovery-codes");
        let remove = form(Part::Remove, "factor-remove", "remove");
        let refused = wrong.map(|(part, _)| match part {
            Part::Begin => begin.clone(),
            Part::Renew => renew.clone(),
            Part::Remove => remove.clone(),
        });
        Ok(Self {
            heading: desk.t("factor-title"),
            refused,
            owed: is_owed(conn, mandatory, &desk.actor)?.then(|| desk.t("factor-owed")),
            since: since.map(|at| {
                let day = desk.lang.date(at.date());
                desk.ta("factor-on", &[("day", day.into())])
            }),
            left: desk.ta("factor-codes-left", &[("n", left.into())]),
            few_left: left < 3,
            begin,
            renew,
            remove,
            remove_intro: if mandatory.contains(&desk.actor.role) {
                desk.t("factor-remove-intro-mandatory")
            } else {
                desk.t("factor-remove-intro")
            },
        })
    }
}

/// A new secret, to be taken over by the app.
#[derive(Serialize)]
pub(super) struct SetUpPage {
    heading: String,
    drawing: String,
    secret: String,
    form: FormView,
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "auth/factor_set_up";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl SetUpPage {
    pub(super) fn new(desk: &Desk, secret: &TotpSecret, errors: &FormErrors) -> Self {
        let empty = Params::default();
        let action = format!("{PATH}/set-up");
        let form = FormBuilder::new(desk.lang, "factor-set-up", action, &empty, errors)
            .code("code")
            .cancel(PATH)
            .build();
        Self {
            heading: desk.t("factor-set-up-title"),
            drawing: format!("{PATH}/drawing.svg"),
            secret: secret.grouped(),
            form,
        }
    }
}

/// The recovery codes, shown once.
#[derive(Serialize)]
pub(super) struct CodesPage {
    heading: String,
    intro: String,
    codes: Vec<String>,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "auth/factor_codes";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl CodesPage {
    /// The codes under the text `intro`.
    pub(super) fn new(desk: &Desk, intro: &str, codes: &[RecoveryCode]) -> Self {
        Self {
            heading: desk.t("factor-codes-title"),
            intro: desk.t(intro),
            codes: codes.iter().map(RecoveryCode::grouped).collect(),
        }
    }
}

/// The second step of sign-in: it carries on what the first one carried.
pub(super) fn code_page(visit: &Visit, data: &Params, errors: &FormErrors) -> EntryPage {
    let action = Params::default()
        .with("next", data.get("next"))
        .href("/sign-in/code");
    let mut form = FormBuilder::new(visit.lang, "sign-in-code", action, data, errors)
        .code("code")
        .cancel("/sign-in");
    if Kept::carried_by(data).is_some() {
        form = form.hidden(kept::TO).hidden(kept::FORM);
    }
    EntryPage {
        heading: visit.t("sign-in-code-title"),
        intro: visit.t("sign-in-code-intro"),
        form: form.build(),
        aside: None,
    }
}
