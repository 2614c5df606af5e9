//! Reads of circulations: recipients, and whom a mail to a State could go to.

use std::collections::HashSet;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::model::{CirculationId, InvitationId, Omission};
use super::forms::Selection;
use crate::auth::Actor;
use crate::contacts::queries::{addressees_of, languages_of};
use crate::contacts::{Addressee, Greeting, OrganisationKind, PersonId, PostId};
use crate::db::Conn;
use crate::db::schema::{invitations, mails, omissions, organisations, people, posts};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail::MailStatus;
use crate::states::{Facts, targets::TargetList};
use crate::treaty::Iso3;
use crate::visible;

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
    pub person_id: Option<PersonId>,
    /// The post.
    pub post_id: Option<PostId>,
    /// The person's name, or the organisation's.
    pub addressee: String,
    /// The organisation, if the post is still known.
    pub organisation: Option<String>,
    /// Where to.
    pub email: String,
    /// The language it is written in.
    pub language: Lang,
    /// What it opens with.
    pub salutation: String,
    /// What kind of organisation it is, if the post is still known.
    pub office: Option<OrganisationKind>,
    /// Whether someone chose it, rather than the rule.
    pub by_hand: bool,
}

impl Recipient {
    /// The word for this recipient among the candidates of a form.
    pub fn key(&self) -> String {
        candidate_key(self.person_id, self.post_id)
    }
}

/// The word for a candidate in a form.
pub fn key(candidate: &Addressee) -> String {
    candidate_key(candidate.person_id, candidate.post_id)
}

/// How a mail addresses someone: the person, or the organisation.
pub fn addressee(to: &Addressee) -> &str {
    if to.person_id.is_some() {
        &to.name
    } else {
        &to.organisation
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
            invitations::salutation,
            organisations::kind.nullable(),
            invitations::by_hand,
        ))
        .load(conn)?)
}

/// Those of a draft's recipients who may be mailed, and those who have been marked as not to
/// be mailed since they were chosen.
///
/// # Errors
/// The database fails.
pub fn parted(
    conn: &mut Conn,
    id: CirculationId,
) -> Result<(Vec<Recipient>, Vec<Recipient>), AppError> {
    let marked: Vec<InvitationId> = invitations::table
        .inner_join(people::table.on(invitations::person_id.eq(people::id.nullable())))
        .filter(invitations::circulation_id.eq(id))
        .filter(people::do_not_mail.ne(""))
        .select(invitations::id)
        .load(conn)?;
    let all = recipients(conn, id)?.into_iter();
    Ok(all.partition(|it| !marked.contains(&it.id)))
}

/// The keys of the addresses to which mail has come back, as far as the actor may know.
///
/// # Errors
/// The database fails.
pub fn came_back(conn: &mut Conn, actor: &Actor) -> Result<HashSet<String>, AppError> {
    let emails: Vec<String> = mails::table
        .filter(visible!(mails, actor))
        .filter(mails::status.eq_any([MailStatus::Bounced, MailStatus::Suppressed]))
        .select(mails::to_email)
        .distinct()
        .load(conn)?;
    Ok(emails.iter().map(|email| email_key(email)).collect())
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
    let mut found = addressees_of(conn, actor, state, on, MOST_CANDIDATES)?;
    let offices = languages_of(conn, actor, &[state])?;
    if let Some(language) = offices.get(&state) {
        let mailboxes = found.iter_mut().filter(|it| it.person_id.is_none());
        mailboxes.for_each(|it| it.language = *language);
    }
    for recipient in held {
        if !found.iter().any(|it| key(it) == recipient.key()) {
            found.push(Addressee {
                state,
                person_id: recipient.person_id,
                post_id: recipient.post_id,
                name: recipient.addressee.clone(),
                email: recipient.email.clone(),
                language: recipient.language,
                organisation: recipient.organisation.clone().unwrap_or_default(),
                greeting: Greeting::Noted(recipient.salutation.clone()),
            });
        }
    }
    Ok(found)
}

fn candidate_key(person: Option<PersonId>, post: Option<PostId>) -> String {
    let person = person.map_or(0, |id| id.0);
    let post = post.map_or(0, |id| id.0);
    format!("{person}-{post}")
}
