//! Links by mail that set the password of an account: the invitation to one, and the way
//! back into one whose password is forgotten. Each works
//! once and for a time, is kept by its hash alone, and is made in the transaction that
//! queues its mail.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::TimeDelta;
use diesel::prelude::*;

use super::actions::record;
use super::forms::FirstPassword;
use super::handlers::{Entry, begin_session, cookie, device_cookie};
use super::rights::{TeamId, UserId};
use super::sessions::Means;
use super::views::{DeadLinkPage, EntryPage};
use super::{Marking, new_token, sessions, throttle, token_hash};
use crate::audit::Who;
use crate::calendar::actions::void_feeds;
use crate::config::Settings;
use crate::db::Conn;
use crate::db::schema::{account_links, teams, users};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::{Arg, Lang};
use crate::mail::{LINK, MailKind, NewMail, outbox};
use crate::text_enum;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Outcome, Posted, Visit, cookie_names};

text_enum! {
    /// What a link by mail is for.
    Purpose {
        /// To take up an account.
        Invitation => "invitation",
        /// To set a password in place of a forgotten one.
        Reset => "reset",
    }
}

impl Purpose {
    fn mail_kind(self) -> MailKind {
        match self {
            Self::Invitation => MailKind::AccountInvitation,
            Self::Reset => MailKind::PasswordReset,
        }
    }

    fn lasts(self, settings: &Settings) -> TimeDelta {
        match self {
            Self::Invitation => TimeDelta::days(i64::from(settings.sign_in.invitation_days)),
            Self::Reset => TimeDelta::minutes(i64::from(settings.sign_in.reset_link_minutes)),
        }
    }

    fn path(self, token: &str) -> String {
        format!("/{self}/{token}")
    }
}

/// The account a link opens.
#[derive(Debug, Clone, Queryable)]
struct Opened {
    link: i64,
    user: UserId,
    name: String,
    email: String,
    language: Lang,
    team: String,
}

/// Whom a link or a notice goes to, and whose the mail is.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub(super) struct Addressee {
    #[diesel(column_name = id)]
    pub user: UserId,
    pub name: String,
    pub email: String,
    pub language: Lang,
    /// The team that may see that the mail went.
    #[diesel(column_name = team_id)]
    pub team: TeamId,
}

/// The account `user`, to write to.
pub(super) fn addressee(conn: &mut Conn, user: UserId) -> Result<Addressee, AppError> {
    Ok(users::table
        .find(user)
        .select(Addressee::as_select())
        .first(conn)?)
}

/// Makes a link and queues the mail that carries it. A new invitation takes earlier ones
/// out of use; a reset does not, for anyone can ask for one, and would make its owner's
/// link die. `args` are the texts' own, besides name, link and last day.
pub(super) fn send(
    conn: &mut Conn,
    settings: &Settings,
    purpose: Purpose,
    to: &Addressee,
    args: &[Arg<'_>],
    now: Moment,
) -> Result<(), AppError> {
    if purpose == Purpose::Invitation {
        void(conn, to.user)?;
    }
    let token = new_token();
    let expires_at = now.plus(purpose.lasts(settings));
    let link: i64 = diesel::insert_into(account_links::table)
        .values((
            account_links::token_hash.eq(token_hash(&token)),
            account_links::purpose.eq(purpose),
            account_links::user_id.eq(to.user),
            account_links::created_at.eq(now),
            account_links::expires_at.eq(expires_at),
        ))
        .returning(account_links::id)
        .get_result(conn)?;
    let until = format!(
        "{}, {} UTC",
        to.language.date(expires_at.date()),
        expires_at.0.format("%H:%M")
    );
    let mut all: Vec<Arg<'_>> = vec![
        ("name", to.name.as_str().into()),
        ("until", until.into()),
        ("link", LINK.into()),
    ];
    all.extend_from_slice(args);
    let kind = purpose.mail_kind();
    outbox::enqueue(
        conn,
        now,
        &NewMail {
            invitation_id: None,
            state: None,
            kind,
            unique_key: &format!("account:{link}:{kind}"),
            from: &settings.mail.from,
            to_name: &to.name,
            to_email: &to.email,
            subject: &to.language.text(&format!("letter-{purpose}-subject")),
            body: &to
                .language
                .text_with(&format!("letter-{purpose}-body"), &all),
            link: Some(&format!(
                "{}{}",
                settings.public_url(),
                purpose.path(&token)
            )),
            marking: Marking::Restricted,
            team_id: to.team,
        },
    )?;
    Ok(())
}

/// Takes all links of an account that have not been used out of use.
pub(super) fn void(conn: &mut Conn, user: UserId) -> Result<(), AppError> {
    diesel::delete(
        account_links::table
            .filter(account_links::user_id.eq(user))
            .filter(account_links::used_at.is_null()),
    )
    .execute(conn)?;
    Ok(())
}

/// The page a link opens, in the language of its account.
pub(super) async fn page(visit: Visit, request: HttpRequest, token: web::Path<String>) -> Answer {
    let purpose = purpose_of(&request)?;
    match opened(&visit, purpose, token.to_string()).await? {
        Some(it) => {
            let visit = visit.with_lang(it.language);
            visit.show(
                StatusCode::OK,
                &form(&visit, purpose, &token, &FormErrors::default()),
            )
        }
        None => visit.show(StatusCode::NOT_FOUND, &DeadLinkPage::new(&visit)),
    }
}

pub(super) async fn set_password(
    visit: Visit,
    request: HttpRequest,
    token: web::Path<String>,
    Posted(data): Posted,
) -> Answer {
    let purpose = purpose_of(&request)?;
    // The link is checked before the password is hashed: outsiders get no work out of us.
    let Some(it) = opened(&visit, purpose, token.to_string()).await? else {
        return visit.show(StatusCode::NOT_FOUND, &DeadLinkPage::new(&visit));
    };
    let visit = visit.with_lang(it.language);
    let own = [it.name.as_str(), it.email.as_str(), it.team.as_str()];
    let password = match FirstPassword::parse(&data, &visit.app.hasher, &own) {
        Ok(form) => form.0,
        Err(errors) => {
            let page = form(&visit, purpose, &token, &errors);
            return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let hash = visit.app.hasher.hash(password).await?;
    let (token, now) = (token.into_inner(), visit.app.clock.now());
    let known_by = cookie(&request, cookie_names::DEVICE);
    let device = visit.device.clone();
    let (user, known_by) = visit
        .app
        .db
        .write(move |conn| {
            let user = use_link(conn, purpose, &token, &hash, Who::Visitor(&device), now)?;
            Ok((user, throttle::know(conn, user, &known_by, now)?))
        })
        .await?;
    match purpose {
        Purpose::Invitation => {
            let entry = Entry::new(user, Means::Link);
            begin_session(&visit, &request, entry, "/").await
        }
        // Who resets a password shows that it is known now.
        Purpose::Reset => {
            let mut answer = visit.outcome(Outcome::done("/sign-in", "reset-done"))?;
            answer
                .add_cookie(&device_cookie(&visit, known_by))
                .map_err(AppError::internal)?;
            Ok(answer)
        }
    }
}

/// Sets the password by a link that is still open, and ends every session.
fn use_link(
    conn: &mut Conn,
    purpose: Purpose,
    token: &str,
    hash: &str,
    who: Who<'_>,
    now: Moment,
) -> Result<UserId, AppError> {
    let it = find(conn, purpose, token, now)?;
    // The condition makes it one request's alone, whatever comes at the same time.
    let used = diesel::update(account_links::table.find(it.link))
        .filter(account_links::used_at.is_null())
        .set(account_links::used_at.eq(now))
        .execute(conn)?;
    if used == 0 {
        return Err(AppError::NotFound);
    }
    diesel::update(users::table.find(it.user))
        .set((
            users::password_hash.eq(hash),
            users::invited_at.eq(None::<Moment>),
            users::version.eq(users::version + 1),
        ))
        .execute(conn)?;
    void(conn, it.user)?;
    sessions::end_all(conn, it.user, None)?;
    void_feeds(conn, it.user)?;
    let action = match purpose {
        Purpose::Invitation => "user.accept",
        Purpose::Reset => "user.reset",
    };
    record(conn, who, now, action, it.user, "")?;
    Ok(it.user)
}

async fn opened(
    visit: &Visit,
    purpose: Purpose,
    token: String,
) -> Result<Option<Opened>, AppError> {
    let now = visit.app.clock.now();
    let found = visit
        .app
        .db
        .read(move |conn| find(conn, purpose, &token, now))
        .await;
    match found {
        Ok(it) => Ok(Some(it)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn find(conn: &mut Conn, purpose: Purpose, token: &str, now: Moment) -> Result<Opened, AppError> {
    Ok(account_links::table
        .inner_join(users::table.inner_join(teams::table))
        .filter(account_links::token_hash.eq(token_hash(token)))
        .filter(account_links::purpose.eq(purpose))
        .filter(account_links::used_at.is_null())
        .filter(account_links::expires_at.gt(now))
        .filter(users::disabled_at.is_null())
        .select((
            account_links::id,
            users::id,
            users::name,
            users::email,
            users::language,
            teams::name,
        ))
        .first(conn)?)
}

/// The word a link's address begins with.
fn purpose_of(request: &HttpRequest) -> Result<Purpose, AppError> {
    let word = request.path().trim_start_matches('/').split('/').next();
    word.unwrap_or_default()
        .parse()
        .map_err(|_| AppError::NotFound)
}

fn form(visit: &Visit, purpose: Purpose, token: &str, errors: &FormErrors) -> EntryPage {
    let prefix = match purpose {
        Purpose::Invitation => "invitation",
        Purpose::Reset => "reset",
    };
    EntryPage::link(visit, prefix, purpose.path(token), errors)
}
