//! Reads of circulations: recipients, and whom a mail to a State could go to.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{CirculationId, InvitationId, Omission};
use super::forms::Selection;
use crate::auth::Actor;
use crate::db::Conn;
use crate::db::schema::{invitations, omissions, organisations, people, posts, tenures};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::states::{Facts, targets::TargetList};
use crate::treaty::Iso3;
use crate::visible;

/// The organisations of a State a survey goes to, the first choice first.
const KINDS: [&str; 3] = ["mission_geneva", "mission_new_york", "capital"];
/// How many candidates of one State are shown at most.
const MOST_CANDIDATES: usize = 100;

/// An invitation as it stands in a draft.
#[derive(Debug, Clone, Queryable)]
pub struct Recipient {
    /// Its id.
    pub id: InvitationId,
    /// The State.
    pub state: Iso3,
    /// The person, where it is one.
    pub person_id: Option<i64>,
    /// The post.
    pub post_id: Option<i64>,
    /// The person's name, or the organisation's.
    pub addressee: String,
    /// The organisation, if the post is still known.
    pub organisation: Option<String>,
    /// Where to.
    pub email: String,
    /// The language it is written in.
    pub language: Lang,
}

/// Someone a mail to a State could go to.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The State.
    pub state: Iso3,
    /// The person, where it is one.
    pub person_id: Option<i64>,
    /// The post.
    pub post_id: Option<i64>,
    /// The person's name, or the post's title.
    pub name: String,
    /// Where to.
    pub email: String,
    /// The language to write in.
    pub language: Lang,
    /// The organisation.
    pub organisation: String,
}

impl Addressee {
    /// The word for this candidate in a form.
    pub fn key(&self) -> String {
        candidate_key(self.person_id, self.post_id)
    }

    /// How the mail addresses it: the person, or the organisation.
    pub fn addressee(&self) -> &str {
        if self.person_id.is_some() {
            &self.name
        } else {
            &self.organisation
        }
    }
}

impl Recipient {
    /// The word for this recipient among the candidates of a form.
    pub fn key(&self) -> String {
        candidate_key(self.person_id, self.post_id)
    }
}

/// An address as it is compared: one mailbox gets one mail a circulation.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The recipients of a circulation, by State's code.
///
/// # Errors
/// The database fails.
pub fn recipients(conn: &mut Conn, id: CirculationId) -> Result<Vec<Recipient>, AppError> {
    Ok(invitations::table
        .left_join(posts::table.left_join(organisations::table))
        .filter(invitations::circulation_id.eq(id))
        .order((invitations::state, invitations::id))
        .select((
            invitations::id,
            invitations::state,
            invitations::person_id,
            invitations::post_id,
            invitations::addressee,
            organisations::name.nullable(),
            invitations::email,
            invitations::language,
        ))
        .load(conn)?)
}

/// The States a circulation leaves out, by code.
///
/// # Errors
/// The database fails.
pub fn left_out(conn: &mut Conn, id: CirculationId) -> Result<Vec<(Iso3, Omission)>, AppError> {
    Ok(omissions::table
        .filter(omissions::circulation_id.eq(id))
        .order(omissions::state)
        .select((omissions::state, omissions::reason))
        .load(conn)?)
}

/// The States a selection amounts to, by code. Target States come by rule; those picked
/// by hand come along whatever they are, as long as they are States.
pub fn selected(selection: &Selection, facts: &Facts, targets: &TargetList<'_>) -> Vec<Iso3> {
    let fits = |state: &Iso3| {
        facts.state(*state).is_some_and(|it| {
            (selection.group.is_empty() || it.regional_group.as_deref() == Some(&selection.group))
                && (selection.region.is_empty() || it.region == selection.region)
        })
    };
    let mut states: Vec<Iso3> = targets
        .iter()
        .filter(|_| selection.by_rule())
        .filter(|target| {
            let categories = target.categories();
            selection.categories.is_empty()
                || selection
                    .categories
                    .iter()
                    .any(|it| categories.contains(it))
        })
        .map(|target| target.state)
        .filter(fits)
        .collect();
    let picked = selection.states.iter().copied();
    states.extend(picked.filter(|state| facts.state(*state).is_some()));
    states.sort();
    states.dedup();
    states
}

/// For each of `states` that has an address, the one to write to on a day.
///
/// # Errors
/// The database fails.
pub fn addressees(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<Vec<Addressee>, AppError> {
    let mut found = candidates(conn, actor, states, on)?;
    found.sort_by_key(|addressee| addressee.state);
    found.dedup_by_key(|addressee| addressee.state);
    Ok(found)
}

/// Everyone a mail to one State could go to on a day, the first choice first, and those
/// it goes to now (`held`) in any case: they may have moved on, or be hidden from the
/// actor, and are not dropped by a mere look.
///
/// # Errors
/// The database fails.
pub fn candidates_of(
    conn: &mut Conn,
    actor: &Actor,
    state: Iso3,
    on: NaiveDate,
    held: &[Recipient],
) -> Result<Vec<Addressee>, AppError> {
    let mut found = candidates(conn, actor, &[state], on)?;
    found.truncate(MOST_CANDIDATES);
    for recipient in held {
        if !found.iter().any(|it| it.key() == recipient.key()) {
            found.push(Addressee {
                state,
                person_id: recipient.person_id,
                post_id: recipient.post_id,
                name: recipient.addressee.clone(),
                email: recipient.email.clone(),
                language: recipient.language,
                organisation: recipient.organisation.clone().unwrap_or_default(),
            });
        }
    }
    Ok(found)
}

/// Mission in Geneva, in New York, capital; in each, holders before mailboxes.
fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<Vec<Addressee>, AppError> {
    let mut ranked = holders(conn, actor, states, on)?;
    ranked.extend(mailboxes(conn, states)?);
    ranked.sort_by_key(|(rank, addressee)| (*rank, addressee.post_id, addressee.person_id));
    Ok(ranked.into_iter().map(|(_, addressee)| addressee).collect())
}

type Ranked = ((usize, bool), Addressee);

fn holders(
    conn: &mut Conn,
    actor: &Actor,
    states: &[Iso3],
    on: NaiveDate,
) -> Result<Vec<Ranked>, AppError> {
    type Row = (
        (String, String, Option<Iso3>),
        i64,
        (i64, String, String, String, Option<String>, Lang),
    );
    let rows: Vec<Row> = tenures::table
        .inner_join(people::table)
        .inner_join(posts::table.inner_join(organisations::table))
        .filter(organisations::state.eq_any(states))
        .filter(organisations::kind.eq_any(KINDS))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(tenures::starts_on.is_null().or(tenures::starts_on.le(on)))
        .filter(tenures::ends_on.is_null().or(tenures::ends_on.ge(on)))
        .filter(people::email.is_not_null())
        .filter(people::deleted_at.is_null())
        .filter(visible!(people, actor))
        .select((
            (
                organisations::kind,
                organisations::name,
                organisations::state,
            ),
            posts::id,
            (
                people::id,
                people::honorific,
                people::given_name,
                people::family_name,
                people::email,
                people::language,
            ),
        ))
        .load(conn)?;
    let ranked = rows
        .into_iter()
        .filter_map(|((kind, organisation, state), post, person)| {
            let (id, honorific, given, family, email, language) = person;
            let addressee = Addressee {
                state: state?,
                person_id: Some(id),
                post_id: Some(post),
                name: [honorific, given, family]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" "),
                email: email?,
                language,
                organisation,
            };
            Some(((rank(&kind), false), addressee))
        });
    Ok(ranked.collect())
}

fn mailboxes(conn: &mut Conn, states: &[Iso3]) -> Result<Vec<Ranked>, AppError> {
    type Row = ((String, String, Option<Iso3>), i64, String, Option<String>);
    let rows: Vec<Row> = posts::table
        .inner_join(organisations::table)
        .filter(organisations::state.eq_any(states))
        .filter(organisations::kind.eq_any(KINDS))
        .filter(organisations::deleted_at.is_null())
        .filter(posts::deleted_at.is_null())
        .filter(posts::email.is_not_null())
        .select((
            (
                organisations::kind,
                organisations::name,
                organisations::state,
            ),
            posts::id,
            posts::title,
            posts::email,
        ))
        .load(conn)?;
    let ranked =
        rows.into_iter()
            .filter_map(|((kind, organisation, state), post, title, email)| {
                let addressee = Addressee {
                    state: state?,
                    person_id: None,
                    post_id: Some(post),
                    name: title,
                    email: email?,
                    language: Lang::En,
                    organisation,
                };
                Some(((rank(&kind), true), addressee))
            });
    Ok(ranked.collect())
}

fn rank(kind: &str) -> usize {
    KINDS
        .iter()
        .position(|it| *it == kind)
        .unwrap_or(KINDS.len())
}

fn candidate_key(person: Option<i64>, post: Option<i64>) -> String {
    format!("{}-{}", person.unwrap_or(0), post.unwrap_or(0))
}
