//! Pages of second factors. Those that hold a secret have no `Debug`.

use serde::Serialize;

use super::super::kept::{self, Kept};
use super::model::{RecoveryCode, TotpSecret};
use super::passkeys::queries::Named;
use super::passkeys::views::PasskeyView;
use super::{PATH, is_owed, passkeys, queries};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need};
use crate::web::{Desk, Layout, Outcome, Page, Params, Visit};

/// Which form of the page comes back with something wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The one that begins.
    Begin,
    /// The one that makes recovery codes anew.
    Renew,
    /// The one that removes the app.
    Remove,
    /// The one that begins to add a passkey.
    AddPasskey,
    /// The one that removes a passkey.
    RemovePasskey,
}

impl Part {
    /// The name of the password in the form: each its own, for one page holds several.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Begin => "password",
            Self::Renew => "renew_password",
            Self::Remove => "remove_password",
            Self::AddPasskey => "add_passkey_password",
            Self::RemovePasskey => "remove_passkey_password",
        }
    }

    /// What its texts begin with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Begin => "factor-begin",
            Self::Renew => "factor-renew",
            Self::Remove => "factor-remove",
            Self::AddPasskey => "passkey-add",
            Self::RemovePasskey => "passkey-remove",
        }
    }

    /// Where it is sent.
    fn action(self) -> String {
        let name = match self {
            Self::Begin => "begin",
            Self::Renew => "recovery-codes",
            Self::Remove => "remove",
            Self::AddPasskey => "passkeys/begin",
            Self::RemovePasskey => "passkeys/remove",
        };
        format!("{PATH}/{name}")
    }
}

/// The forms of the page, each with what is wrong with it.
struct Forms<'a> {
    lang: Lang,
    wrong: Option<(Part, &'a FormErrors)>,
    /// Whether its reader has just signed in.
    fresh: bool,
    passkeys: &'a [Named],
}

impl Forms<'_> {
    fn build(&self, part: Part) -> FormView {
        let (empty, none) = (Params::default(), FormErrors::default());
        let errors = self
            .wrong
            .filter(|(it, _)| *it == part)
            .map_or(&none, |(_, errors)| errors);
        let mut form = FormBuilder::new(self.lang, part.prefix(), part.action(), &empty, errors);
        if part == Part::RemovePasskey {
            let choices = self.passkeys.iter();
            let choices = choices.map(|it| Choice::new(it.id.to_string(), &it.name));
            form = form.select("passkey", Need::Required, choices.collect());
        }
        let adds = matches!(part, Part::Begin | Part::AddPasskey);
        if adds && self.fresh {
            form.build()
        } else {
            form.password(part.field(), "current-password").build()
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
    has_app: bool,
    left: String,
    few_left: bool,
    begin: FormView,
    renew: FormView,
    remove: FormView,
    remove_intro: String,
    passkeys: Vec<PasskeyView>,
    /// Whether the desk has an address that passkeys can be made for.
    offers_passkeys: bool,
    add_passkey: FormView,
    remove_passkey: FormView,
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
        let (_, fresh) = queries::session(conn, token, desk.app.clock.now())?;
        let named = passkeys::queries::named(conn, user)?;
        let forms = Forms {
            lang: desk.lang,
            wrong,
            fresh,
            passkeys: &named,
        };
        let left = queries::codes_left(conn, user)?;
        let mandatory = &desk.app.settings.sign_in.second_factor_for;
        Ok(Self {
            heading: desk.t("factor-title"),
            refused: wrong.map(|(part, _)| forms.build(part)),
            owed: is_owed(conn, mandatory, &desk.actor)?.then(|| desk.t("factor-owed")),
            since: queries::since(conn, user)?.map(|at| {
                let day = desk.lang.date(at.date());
                desk.ta("factor-on", &[("day", day.into())])
            }),
            has_app: queries::app_since(conn, user)?.is_some(),
            left: desk.ta("factor-codes-left", &[("n", left.into())]),
            few_left: left < 3,
            begin: forms.build(Part::Begin),
            renew: forms.build(Part::Renew),
            remove: forms.build(Part::Remove),
            remove_intro: if mandatory.contains(&desk.actor.role) {
                desk.t("factor-remove-intro-mandatory")
            } else {
                desk.t("factor-remove-intro")
            },
            passkeys: named
                .iter()
                .map(|passkey| PasskeyView::new(desk.lang, passkey))
                .collect(),
            offers_passkeys: passkeys::model::place(&desk.app.settings).is_some(),
            add_passkey: forms.build(Part::AddPasskey),
            remove_passkey: forms.build(Part::RemovePasskey),
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

    /// The codes that come with a first factor; where there are none, back to the page.
    pub(super) fn or_back(desk: &Desk, codes: &[RecoveryCode]) -> Result<Outcome, AppError> {
        if codes.is_empty() {
            return Ok(Outcome::done(PATH, "factor-added"));
        }
        Self::new(desk, "factor-codes-added", codes).shown(desk)
    }

    pub(super) fn shown(&self, desk: &Desk) -> Result<Outcome, AppError> {
        Ok(Outcome::Shown {
            html: desk.rendered(self)?,
        })
    }
}

/// The second step of sign-in: it carries on what the first one carried.
#[derive(Debug, Serialize)]
pub(super) struct CodePage {
    heading: String,
    form: FormView,
    /// What the browser is given for a passkey, as JSON; nothing where there is none.
    options: Option<String>,
    passkey: FormView,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "auth/sign_in_code";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl CodePage {
    pub(super) fn new(
        visit: &Visit,
        data: &Params,
        options: Option<String>,
        errors: &FormErrors,
    ) -> Self {
        let data = data.with("answer", "");
        let next = Params::default().with("next", data.get("next"));
        let carries = Kept::carried_by(&data).is_some();
        let form = |prefix, path, errors| {
            let form = FormBuilder::new(visit.lang, prefix, next.href(path), &data, errors);
            if carries {
                form.hidden(kept::TO).hidden(kept::FORM)
            } else {
                form
            }
        };
        let none = FormErrors::default();
        Self {
            heading: visit.t("sign-in-code-title"),
            form: form("sign-in-code", "/sign-in/code", errors)
                .code("code")
                .cancel("/sign-in")
                .build(),
            options,
            passkey: form("sign-in-passkey", "/sign-in/passkey", &none)
                .hidden("answer")
                .build(),
        }
    }
}
