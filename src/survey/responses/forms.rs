//! The form of an answer typed in on a State's behalf: how it came, and what it says.

use chrono::NaiveDate;

use super::super::model::Channel;
use super::super::questions::{self, Read};
use super::queries::Filed;
use crate::auth::{Actor, Marking};
use crate::exchanges::ExchangeId;
use crate::i18n::Lang;
use crate::questionnaire::{Answers, Asked, Questionnaire};
use crate::states::Facts;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// An answer on a State's behalf.
#[derive(Debug, Clone)]
pub struct OnBehalf {
    /// How it came in.
    pub channel: Channel,
    /// On whose word.
    pub authority: String,
    /// The language it was given in.
    pub language: Lang,
    /// When it was given.
    pub answered_on: NaiveDate,
    /// Who may read it.
    pub marking: Marking,
    /// The number of the note or the subject of the mail.
    pub reference: String,
    /// The date that bears.
    pub referenced_on: Option<NaiveDate>,
    /// Where it was said.
    pub place: String,
    /// The exchange it came in.
    pub exchange: Option<ExchangeId>,
    /// Whether it says that the State will not answer.
    pub declines: bool,
    /// What it says. Nothing is required: a note verbale answers what it answers.
    pub answers: Answers,
}

impl OnBehalf {
    pub(super) fn parse(
        data: &Params,
        actor: &Actor,
        (text, facts): (&Questionnaire, &Facts),
        exchanges: &[Filed],
        (saved, today): (&Answers, NaiveDate),
    ) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let channel = reader.choice::<Channel>("channel");
        if channel == Some(Channel::Link) {
            reader.refuse("channel", "form-choose", Vec::new());
        }
        let authority = reader.required_text("authority", 300);
        let answered_on = reader.date("answered_on");
        if answered_on.is_some_and(|date| date > today) {
            reader.refuse("answered_on", "survey-date-in-the-future", Vec::new());
        }
        let language = reader.choice("language");
        let marking = reader.choice::<Marking>("marking");
        if marking.is_some_and(|it| !actor.givable_markings().contains(&it)) {
            reader.refuse("marking", "form-choose", Vec::new());
        }
        let reference = reader.text("reference", 200);
        let referenced_on = reader.optional_past("referenced_on", today);
        let place = reader.text("place", 200);
        let exchange = reader.optional_choice::<ExchangeId>("exchange");
        if exchange.is_some_and(|id| !exchanges.iter().any(|filed| filed.id == id)) {
            reader.refuse("exchange", "form-choose", Vec::new());
        }
        let declines = !data.get("declines").is_empty();
        let against = Read {
            data,
            is_state: &|state| facts.state(state).is_some(),
            saved,
            today,
        };
        let mut answers = questions::read(&mut reader, &against, text.questions());
        Asked::of(text, &answers, today).prune(&mut answers);
        if declines && answers.keys().next().is_some() {
            reader.refuse("declines", "survey-enter-declines-or-answers", Vec::new());
        }
        reader.finish(|| {
            Some(Self {
                channel: channel?,
                authority,
                language: language?,
                answered_on: answered_on?,
                marking: marking?,
                reference,
                referenced_on,
                place,
                exchange,
                declines,
                answers,
            })
        })
    }
}
