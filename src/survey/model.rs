//! Ids, closed sets and rows of the survey.

use chrono::NaiveDate;
use diesel::Queryable;
use serde::{Deserialize, Serialize};

use crate::auth::{Actor, Marking, TeamId, UserId};
use crate::contacts::OrganisationKind;
use crate::db::types::Moment;
use crate::exchanges::ExchangeId;
use crate::i18n::Lang;
use crate::mail::MailStatus;
use crate::treaty::Iso3;
use crate::workplans::WorkPlanId;
use crate::{id, text_enum};

id! {
    /// A version of a questionnaire.
    QuestionnaireId
}
id! {
    /// One sending of a questionnaire.
    CirculationId
}
id! {
    /// One recipient's link.
    InvitationId
}
id! {
    /// A link that opens one section.
    SectionLinkId
}
id! {
    /// One State's answer.
    ResponseId
}

text_enum! {
    /// Whose text a version of a questionnaire is.
    Origin {
        /// The pack's: a newer pack replaces it until it is sent.
        Pack => "pack",
        /// Written at the desk.
        Desk => "desk",
    }
}

text_enum! {
    /// Where a circulation stands.
    CirculationStatus {
        /// Being prepared: nothing has left.
        Draft => "draft",
        /// Its mails are in the outbox and its links are open.
        Released => "released",
        /// Its links no longer take answers.
        Closed => "closed",
    }
}

text_enum! {
    /// Where an answer stands.
    ResponseStatus {
        /// Some pages are saved.
        Begun => "begun",
        /// Signed off.
        Answered => "answered",
    }
}

text_enum! {
    /// How an answer came in.
    Channel {
        /// The State typed it by its link.
        Link => "link",
        /// On the Word form, typed in by us.
        WordForm => "word_form",
        /// By note verbale, typed in by us.
        NoteVerbale => "note_verbale",
        /// Told to us, typed in by us.
        Oral => "oral",
        /// In a mail, typed in by us.
        Mail => "mail",
    }
}

impl Channel {
    /// The channels of an answer typed in on a State's behalf.
    pub const ON_BEHALF: [Self; 4] = [Self::NoteVerbale, Self::Oral, Self::Mail, Self::WordForm];
}

text_enum! {
    /// Why a State of a circulation's selection is not invited.
    Omission {
        /// Nobody there has an e-mail address.
        NoAddress => "no_address",
        /// Its posts are vacant, and none has an address of its own.
        NoPerson => "no_person",
        /// Whoever has an address is not to be mailed.
        DoNotMail => "do_not_mail",
        /// Mail to every address there has come back.
        Bounced => "bounced",
        /// It has joined the treaty.
        AlreadyParty => "already_party",
        /// Its only address belongs to another State's invitation.
        AddressTaken => "address_taken",
        /// Taken out by hand.
        Excluded => "excluded",
    }
}

text_enum! {
    /// In which order a State's offices are tried for an address.
    AddressOrder {
        /// The mission in Geneva, in New York, the capital.
        GenevaNewYorkCapital => "mission_geneva mission_new_york capital",
        /// The mission in Geneva, the capital, New York.
        GenevaCapitalNewYork => "mission_geneva capital mission_new_york",
        /// The mission in New York, in Geneva, the capital.
        NewYorkGenevaCapital => "mission_new_york mission_geneva capital",
        /// The mission in New York, the capital, Geneva.
        NewYorkCapitalGeneva => "mission_new_york capital mission_geneva",
        /// The capital, the mission in Geneva, in New York.
        CapitalGenevaNewYork => "capital mission_geneva mission_new_york",
        /// The capital, the mission in New York, in Geneva.
        CapitalNewYorkGeneva => "capital mission_new_york mission_geneva",
    }
}

impl AddressOrder {
    /// The kinds of offices, the first choice first; those it does not name come last.
    pub fn kinds(self) -> Vec<OrganisationKind> {
        let named = self.as_str().split(' ');
        let mut kinds: Vec<OrganisationKind> = named.filter_map(|it| it.parse().ok()).collect();
        let rest = OrganisationKind::ALL.iter().copied();
        let rest: Vec<_> = rest.filter(|it| !kinds.contains(it)).collect();
        kinds.extend(rest);
        kinds
    }

    /// Its word in a key of a text.
    pub fn key(self) -> String {
        self.as_str().replace([' ', '_'], "-")
    }
}

text_enum! {
    /// How far a State is with a circulation. Opened mails are not tracked.
    Progress {
        /// No mail has left yet.
        NotSent => "not_sent",
        /// A mail has left; nothing has come back.
        Sent => "sent",
        /// Some pages are saved.
        Begun => "begun",
        /// Signed off, by whichever channel.
        Answered => "answered",
        /// The State has said that it will not answer.
        Declined => "declined",
        /// No mail could be delivered.
        Failed => "failed",
    }
}

impl Progress {
    /// The order of bars and legends: what is done first.
    pub const IN_BAR: [Self; 6] = [
        Self::Answered,
        Self::Begun,
        Self::Sent,
        Self::Declined,
        Self::Failed,
        Self::NotSent,
    ];

    /// The class of its shape.
    pub fn class(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Sent => "sent",
            Self::Begun => "begun",
            Self::Answered => "answered",
            Self::Declined => "declined",
            Self::Failed => "failed",
        }
    }

    /// The classes of its badge.
    pub fn badge(self) -> &'static str {
        match self {
            Self::NotSent => "status not-sent",
            Self::Sent => "status sent",
            Self::Begun => "status begun",
            Self::Answered => "status answered",
            Self::Declined => "status declined",
            Self::Failed => "status failed",
        }
    }

    /// The progress of a State from its answer and the mails to it. An answer says more
    /// than any mail, and one mail that has left more than others that have not.
    pub fn of(
        response: Option<ResponseStatus>,
        mails: impl IntoIterator<Item = Option<MailStatus>>,
    ) -> Self {
        match response {
            Some(ResponseStatus::Answered) => return Self::Answered,
            Some(ResponseStatus::Begun) => return Self::Begun,
            None => {}
        }
        let mut progress = Self::NotSent;
        let mut waiting = false;
        for mail in mails {
            match mail {
                Some(MailStatus::Sent) => return Self::Sent,
                Some(
                    MailStatus::Failed
                    | MailStatus::InDoubt
                    | MailStatus::Bounced
                    | MailStatus::Suppressed,
                ) => progress = Self::Failed,
                Some(
                    MailStatus::Held
                    | MailStatus::Queued
                    | MailStatus::Sending
                    | MailStatus::Deferred,
                ) => waiting = true,
                Some(MailStatus::Cancelled) | None => {}
            }
        }
        if waiting { Self::NotSent } else { progress }
    }
}

/// A version of a questionnaire, without its text.
#[derive(Debug, Clone, Queryable)]
pub struct QuestionnaireRow {
    /// Its id.
    pub id: QuestionnaireId,
    /// The questionnaire it is a version of.
    pub code: String,
    /// Which version.
    pub version: i32,
    /// Where its text comes from.
    pub source: String,
    /// When a sending froze it.
    pub frozen_at: Option<Moment>,
    /// Whose text it is.
    pub origin: Origin,
    /// How often it has been saved.
    pub revision: i32,
    /// When it was made.
    pub created_at: Moment,
    /// When its text last changed, if it has.
    pub changed_at: Option<Moment>,
    /// Since when it is in the bin.
    pub deleted_at: Option<Moment>,
}

impl QuestionnaireRow {
    /// Whether its text may still be changed at the desk. The pack's is the pack's, and
    /// what has been sent stays as it was read.
    pub fn is_open(&self) -> bool {
        self.origin == Origin::Desk && self.frozen_at.is_none() && self.deleted_at.is_none()
    }

    /// Whether the actor may change its text.
    pub fn may_edit(&self, actor: &Actor) -> bool {
        self.is_open() && actor.is_inside()
    }
}

/// A circulation.
#[derive(Debug, Clone, Queryable)]
pub struct Circulation {
    /// Its id.
    pub id: CirculationId,
    /// The version of the questionnaire it sends.
    pub questionnaire_id: QuestionnaireId,
    /// The work plan it belongs to.
    pub work_plan_id: WorkPlanId,
    /// What we call it.
    pub title: String,
    /// The last day for answers.
    pub closes_on: NaiveDate,
    /// What is written above the link, as JSON: see [`Wording`].
    pub wording: String,
    /// Where it stands.
    pub status: CirculationStatus,
    /// Who may read it.
    pub marking: Marking,
    /// Whose it is.
    pub team_id: TeamId,
    /// When its mails went into the outbox.
    pub released_at: Option<Moment>,
    /// For the next save.
    pub version: i32,
    /// Which office of a State is written to first.
    pub address_order: AddressOrder,
    /// Who proposes that it is released, if someone does.
    pub proposed_by: Option<UserId>,
    /// Since when.
    pub proposed_at: Option<Moment>,
    /// Whether nobody can link its answers to their States.
    pub anonymous: bool,
}

impl Circulation {
    /// Whether the actor may change it: as long as nothing has left.
    pub fn may_edit(&self, actor: &Actor) -> bool {
        self.status == CirculationStatus::Draft
            && actor.is_inside()
            && actor.may_change(self.marking, self.team_id)
    }

    /// Whether the actor may release it.
    pub fn may_release(&self, actor: &Actor) -> bool {
        self.status == CirculationStatus::Draft && actor.may_coordinate()
    }

    /// Whether the actor may recall, close or extend what was released.
    pub fn may_steer(&self, actor: &Actor) -> bool {
        self.status != CirculationStatus::Draft
            && actor.may_coordinate()
            && actor.may_change(self.marking, self.team_id)
    }
}

/// What the coordinators write above the link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// To those who read English.
    pub en: Letter,
    /// To those who read French.
    pub fr: Letter,
    /// To those who read Spanish.
    pub es: Letter,
}

/// The wording in one language; words in square brackets are merge fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The mail's subject.
    pub subject: String,
    /// The paragraphs above the link.
    pub greeting: String,
}

impl Wording {
    /// The wording in a language.
    pub fn in_language(&self, lang: Lang) -> &Letter {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
            Lang::Es => &self.es,
        }
    }
}

/// A State's answer, without the answers to its questions.
#[derive(Debug, Clone, Queryable)]
pub struct Response {
    /// Its id.
    pub id: ResponseId,
    /// What it answers.
    pub circulation_id: CirculationId,
    /// The version of the questionnaire it answers.
    pub questionnaire_id: QuestionnaireId,
    /// Whose answer.
    pub state: Iso3,
    /// Where it stands.
    pub status: ResponseStatus,
    /// How it came in.
    pub channel: Channel,
    /// Who signed it off, or on whose word we typed it in.
    pub authority: String,
    /// The language it was given in.
    pub language: Lang,
    /// When it was given.
    pub answered_on: Option<NaiveDate>,
    /// Who may read it.
    pub marking: Marking,
    /// Whose it is.
    pub team_id: TeamId,
    /// When it was last saved.
    pub updated_at: Moment,
    /// For the next save.
    pub version: i32,
    /// The number of the note or the subject of the mail it came in; empty for none.
    pub reference: String,
    /// The date that bears.
    pub referenced_on: Option<NaiveDate>,
    /// Where it was said; empty for nowhere told.
    pub place: String,
    /// The exchange it came in.
    pub exchange: Option<ExchangeId>,
    /// When the State said that it will not answer.
    pub declined_on: Option<NaiveDate>,
}

impl Response {
    /// Whether the actor may ask the State to confirm what was typed in for it.
    pub fn may_be_confirmed(&self, actor: &Actor) -> bool {
        self.channel != Channel::Link
            && self.status == ResponseStatus::Answered
            && actor.may_coordinate()
            && actor.may_change(self.marking, self.team_id)
    }

    /// Whether the actor may open it again, so that the State corrects what it signed.
    pub fn may_reopen(&self, actor: &Actor) -> bool {
        self.channel == Channel::Link
            && self.status == ResponseStatus::Answered
            && actor.may_coordinate()
            && actor.may_change(self.marking, self.team_id)
    }

    /// Whether the actor may type it in anew. What a State has signed off itself stays
    /// as the State wrote it.
    pub fn may_edit(&self, actor: &Actor) -> bool {
        let own_words = self.channel == Channel::Link && self.status == ResponseStatus::Answered;
        !own_words && actor.is_inside() && actor.may_change(self.marking, self.team_id)
    }
}

/// What a State signed off, at one time.
#[derive(Debug, Clone, Queryable)]
pub struct SignOff {
    /// When.
    pub signed_at: Moment,
    /// Who.
    pub name: String,
    /// In which capacity.
    pub capacity: String,
    /// The receipt as it can be kept.
    pub text: String,
    /// Its SHA-256, in hexadecimal digits.
    pub digest: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_progress_of_a_state_is_the_furthest_any_of_its_mails_came() {
        type Case<'a> = (Option<ResponseStatus>, &'a [Option<MailStatus>], Progress);
        use MailStatus::{Bounced, Cancelled, Deferred, Failed, Queued};
        let table: [Case<'_>; 8] = [
            (None, &[], Progress::NotSent),
            (None, &[None], Progress::NotSent),
            (None, &[Some(Queued)], Progress::NotSent),
            (None, &[Some(Failed), Some(Deferred)], Progress::NotSent),
            (None, &[Some(Bounced), Some(Cancelled)], Progress::Failed),
            (
                None,
                &[Some(Failed), Some(MailStatus::Sent)],
                Progress::Sent,
            ),
            (
                Some(ResponseStatus::Begun),
                &[Some(Failed)],
                Progress::Begun,
            ),
            (Some(ResponseStatus::Answered), &[], Progress::Answered),
        ];
        for (response, mails, expected) in table {
            assert_eq!(Progress::of(response, mails.iter().copied()), expected);
        }
    }
}
