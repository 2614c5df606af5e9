//! Pages of accounts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::factors;
use super::super::queries::team_names;
use super::super::rights::{Role, UserId};
use super::super::sessions::{self, SessionView};
use super::super::views::languages;
use super::queries::{self, Account, Filter as AccountFilter, Standing};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::web::filters::{Filter, FilterBar, chips};
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::table::{Cell, Column, Cursor, ListFoot, Table};
use crate::web::{Desk, Html, PAGE_ROWS, Page, Params};

const PATH: &str = "/admin/accounts";

/// All accounts, by name.
#[derive(Debug, Serialize)]
pub(super) struct AccountsPage {
    heading: String,
    filters: Html,
    chips: Html,
    list: ListFoot,
    table: Html,
    is_empty: bool,
}

impl Page for AccountsPage {
    const TEMPLATE: &'static str = "auth/accounts";
    const LIST: Option<&'static str> = Some("/admin/accounts");

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl AccountsPage {
    pub(super) fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError> {
        let params = desk.params();
        let accounts = queries::list(conn, &AccountFilter::of(&params))?;
        let total = i64::try_from(accounts.len()).unwrap_or(i64::MAX);
        let after = params.value::<Cursor>("after");
        let mut rows: Vec<Account> = accounts
            .into_iter()
            .filter(|account| is_after(account, after.as_ref()))
            .take(PAGE_ROWS + 1)
            .collect();
        let more = rows.len() > PAGE_ROWS;
        rows.truncate(PAGE_ROWS);
        let next = rows.last().filter(|_| more).map(Account::cursor);
        let count = desk.ta(
            "accounts-count",
            &[
                ("n", total.into()),
                ("shown", desk.lang.number(total).into()),
            ],
        );
        let offered = offered(desk, conn)?;
        Ok(Self {
            heading: desk.t("accounts-title"),
            chips: chips(desk.lang, PATH, &params, &set(desk, &params, &offered)),
            filters: bar(desk, &params, offered),
            list: ListFoot::new(PATH, &params, count, next.as_ref()),
            table: table(desk, &rows, &factors::holders(conn)?).html(),
            is_empty: rows.is_empty(),
        })
    }
}

fn is_after(account: &Account, after: Option<&Cursor>) -> bool {
    after.is_none_or(|cursor| {
        let here = account.cursor();
        (here.key.as_str(), here.id) > (cursor.key.as_str(), cursor.id)
    })
}

/// The accounts as a table: shown, and exported. `holders` have a second factor.
pub(super) fn table(desk: &Desk, accounts: &[Account], holders: &BTreeSet<UserId>) -> Table {
    Table {
        caption: desk.t("accounts-title"),
        columns: [
            "name",
            "team",
            "role",
            "standing",
            "second-factor",
            "last-seen",
        ]
        .map(|name| Column::text(desk.t(&format!("accounts-column-{name}"))))
        .into(),
        rows: accounts
            .iter()
            .map(|account| cells(desk.lang, account, holders.contains(&account.id)))
            .collect(),
    }
}

fn cells(lang: Lang, account: &Account, has_factor: bool) -> Vec<Cell> {
    let factor = if has_factor { "on" } else { "off" };
    vec![
        Cell::link(&account.name, href(account.id)).note(&account.email),
        Cell::text(&account.team),
        Cell::text(lang.text(&format!("role-{}", account.role))),
        Cell::text(standing(lang, account)),
        Cell::text(lang.text(&format!("accounts-factor-{factor}"))),
        Cell::text(
            account
                .last_seen_at
                .map_or_else(|| lang.text("accounts-never"), |at| lang.short_time(at.0)),
        ),
    ]
}

/// Where the account's page is.
pub(super) fn href(id: UserId) -> String {
    format!("{PATH}/{id}")
}

fn standing(lang: Lang, account: &Account) -> String {
    let since = account.disabled_at.or(account.invited_at);
    let day = since.map(|at| lang.short_date(at.date()));
    lang.text_with(
        &format!("accounts-standing-{}", account.standing()),
        &[("day", day.unwrap_or_default().into())],
    )
}

type Offered = Vec<(&'static str, Vec<Choice>)>;

fn offered(desk: &Desk, conn: &mut Conn) -> Result<Offered, AppError> {
    let teams = team_names(conn)?
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    Ok(vec![
        ("role", choices_of(desk.lang, "role", Role::ALL)),
        ("team", teams),
        (
            "standing",
            choices_of(desk.lang, "accounts-filter-standing", Standing::ALL),
        ),
    ])
}

fn set(desk: &Desk, params: &Params, offered: &Offered) -> Vec<(&'static str, String)> {
    let chip = |name: &'static str, value: String| {
        let filter = desk.t(&format!("accounts-filter-{name}"));
        let args = [("filter", filter.into()), ("value", value.into())];
        (name, desk.ta("list-chip", &args))
    };
    let words = Some(params.get("q")).filter(|words| !words.is_empty());
    let mut set: Vec<_> = words
        .map(|it| chip("q", it.to_owned()))
        .into_iter()
        .collect();
    set.extend(offered.iter().filter_map(|(name, choices)| {
        let value = params.get(name);
        let choice = choices.iter().find(|choice| choice.value == value)?;
        Some(chip(name, choice.label.clone()))
    }));
    set
}

fn bar(desk: &Desk, params: &Params, offered: Offered) -> Html {
    let label = |name: &str| desk.t(&format!("accounts-filter-{name}"));
    let bar = FilterBar::new(desk.lang, PATH, params, &[]).show(Filter::search("q", label("q")));
    offered
        .into_iter()
        .fold(bar, |bar, (name, choices)| {
            bar.show(Filter::select(name, label(name), choices))
        })
        .html()
}

/// An invitation.
#[derive(Debug, Serialize)]
pub(super) struct InvitePage {
    crumb: String,
    crumb_href: &'static str,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for InvitePage {
    const TEMPLATE: &'static str = "forms/page";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl InvitePage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        data: &Params,
        errors: &FormErrors,
    ) -> Result<Self, AppError> {
        let days = desk.app.settings.sign_in.invitation_days;
        let form = FormBuilder::new(desk.lang, "invite", PATH, data, errors)
            .text("name", Need::Required)
            .email("email", Need::Required)
            .radios("language", Need::Required, languages())
            .radios("role", Need::Required, roles(desk.lang))
            .select("team", Need::Optional, teams(conn)?)
            .text("new_team", Need::Optional)
            .cancel(PATH)
            .build();
        Ok(Self {
            crumb: desk.t("accounts-title"),
            crumb_href: PATH,
            heading: desk.t("invite-title"),
            intro: desk.ta("invite-intro", &[("days", days.into())]),
            form,
        })
    }
}

/// One account with its sessions.
#[derive(Debug, Serialize)]
pub(super) struct OneAccountPage {
    heading: String,
    email: String,
    language: &'static str,
    standing: String,
    since: String,
    last_seen: String,
    href: String,
    may_invite_again: bool,
    is_disabled: bool,
    factor: String,
    /// Whether the reader may remove it: another's.
    may_remove_factor: bool,
    form: FormView,
    sessions: Vec<SessionView>,
    has_others: bool,
    end_others: String,
    end_others_label: String,
}

impl Page for OneAccountPage {
    const TEMPLATE: &'static str = "auth/one_account";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl OneAccountPage {
    /// The page seen in the session of `token`; with what was typed and what is wrong
    /// with it, where something was.
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        account: &Account,
        token: &str,
        typed: Option<(&Params, &FormErrors)>,
    ) -> Result<Self, AppError> {
        let (values, none) = (place_values(account), FormErrors::default());
        let (data, errors) = typed.unwrap_or((&values, &none));
        let settings = &desk.app.settings.sign_in;
        let live = sessions::live(conn, account.id, settings, desk.app.clock.now())?;
        let href = href(account.id);
        let sessions = sessions::views(desk.lang, &live, token, &format!("{href}/sessions"));
        let factor = factors::since(conn, account.id)?;
        Ok(Self {
            heading: account.name.clone(),
            email: account.email.clone(),
            language: name_of(account.language),
            standing: standing(desk.lang, account),
            since: desk.lang.date(account.created_at.date()),
            last_seen: account
                .last_seen_at
                .map_or_else(|| desk.t("accounts-never"), |at| desk.lang.short_time(at.0)),
            may_invite_again: account.standing() == Standing::Invited,
            is_disabled: account.standing() == Standing::Disabled,
            may_remove_factor: factor.is_some() && account.id != desk.actor.user_id,
            factor: factor.map_or_else(
                || desk.t("accounts-factor-off"),
                |at| {
                    let day = desk.lang.date(at.date());
                    desk.ta("accounts-factor-since", &[("day", day.into())])
                },
            ),
            form: place_form(desk, conn, account, data, errors)?,
            has_others: sessions::are_there_others(&sessions),
            sessions,
            end_others: format!("{href}/sessions/end"),
            end_others_label: desk.t("accounts-end-sessions"),
            href,
        })
    }
}

/// What is saved of an account's place, as its form sends it.
pub(super) fn place_values(account: &Account) -> Params {
    Params::default()
        .with("role", account.role.as_str())
        .with("team", &account.team)
        .with("version", &account.version.to_string())
}

/// Role and team of an account.
pub(super) fn place_form(
    desk: &Desk,
    conn: &mut Conn,
    account: &Account,
    data: &Params,
    errors: &FormErrors,
) -> Result<FormView, AppError> {
    Ok(
        FormBuilder::new(desk.lang, "place", href(account.id), data, errors)
            .radios("role", Need::Required, roles(desk.lang))
            .select("team", Need::Optional, teams(conn)?)
            .text("new_team", Need::Optional)
            .build(),
    )
}

/// The roles, each with what it may do.
fn roles(lang: Lang) -> Vec<Choice> {
    choices_of(lang, "role", Role::ALL)
        .into_iter()
        .map(|choice| {
            let hint = lang.text(&format!("accounts-role-{}", choice.value));
            choice.hint(hint)
        })
        .collect()
}

fn teams(conn: &mut Conn) -> Result<Vec<Choice>, AppError> {
    Ok(team_names(conn)?
        .into_iter()
        .map(|(_, name)| Choice::new(name.clone(), name))
        .collect())
}

fn name_of(lang: Lang) -> &'static str {
    lang.pick("English", "Français", "Español")
}
