//! The preview of a draft: every mail as it will leave, and what stands in the way.

use std::sync::Arc;

use serde::Serialize;

use super::super::anonymous;
use super::super::model::{Circulation, InvitationId, Omission};
use super::super::queries as survey;
use super::super::views::language_name;
use super::given;
use super::letters::{Composed, Letters};
use super::merge::MergeField;
use super::queries::{self, Recipient};
use super::release::Turn;
use super::views::{LeftOut, left_out_lines, told};
use crate::db::Conn;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::mail;
use crate::questionnaire::check;
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::{Desk, Nav, Page};
use crate::workplans;

/// How many mails a page of the preview shows.
const MAILS_A_PAGE: usize = 10;

/// All that a draft would send, and whom it leaves out.
pub(super) struct Drafted {
    pub letters: Vec<(Recipient, Composed)>,
    pub left_out: Vec<(Iso3, Omission)>,
    /// Who has been marked as not to be mailed since the draft was made.
    pub marked: Vec<Recipient>,
    pub facts: Arc<Facts>,
    /// Where what is wrong with the questionnaire stands, or is not finished; empty where
    /// it can be sent.
    pub unfinished: String,
    /// Whether the questionnaire asks for what nobody can give without a name.
    pub asks_for_files: bool,
    /// Who is to do what next.
    pub turn: Turn,
    /// Whether the Word form goes with each mail.
    pub attached: bool,
}

impl Drafted {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        circulation: &Circulation,
    ) -> Result<Self, AppError> {
        let facts = desk.facts(conn)?;
        let plan = workplans::find(conn, circulation.work_plan_id)?;
        let attached = given::attaches(conn, &desk.actor, circulation.id)?;
        let letters = Letters::new(circulation, &plan, &facts)?.attaching(attached);
        let (recipients, marked) = queries::parted(conn, circulation.id)?;
        let letters: Vec<(Recipient, Composed)> = recipients
            .into_iter()
            .map(|recipient| {
                let letter = letters.compose(&recipient, circulation.closes_on);
                (recipient, letter)
            })
            .collect();
        let text = circulation.questionnaire_id;
        let asked = desk.app.definitions.get(conn, text)?;
        let ready = survey::has_questionnaire(conn, text)? && check(&asked).is_empty();
        Ok(Self {
            asks_for_files: circulation.anonymous && !anonymous::suits(&asked),
            unfinished: if ready {
                String::new()
            } else {
                format!("/survey/questionnaires/{text}#problems")
            },
            letters,
            left_out: queries::left_out(conn, circulation.id)?,
            marked,
            turn: Turn::load(desk, conn, circulation)?,
            attached,
            facts,
        })
    }
}

/// `GET /survey/circulations/{id}/preview`: every mail as it will leave.
#[derive(Debug, Serialize)]
pub struct PreviewPage {
    title: String,
    circulation: String,
    path: String,
    turn: Turn,
    may_test: bool,
    /// What is to be known of an anonymous one; empty for others.
    anonymous: Vec<String>,
    attached: bool,
    /// Why it cannot be released; empty where it can.
    problems: Vec<String>,
    /// Where what is wrong with the questionnaire is told; empty for nothing.
    unfinished: String,
    left_out: Vec<LeftOut>,
    languages: String,
    count: String,
    mails: Vec<MailView>,
    previous: String,
    next: String,
    here: String,
}

#[derive(Debug, Serialize)]
struct MailView {
    id: InvitationId,
    state: String,
    to: String,
    subject: String,
    language: &'static str,
    lang: Lang,
    body: String,
    /// The Word form that goes with it; empty where none does.
    form: String,
    form_href: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "survey/preview";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl PreviewPage {
    pub(super) fn new(desk: &Desk, circulation: &Circulation, drafted: &Drafted) -> Self {
        let letters = &drafted.letters;
        let pages = letters.len().div_ceil(MAILS_A_PAGE).max(1);
        let page = desk.params().value("page").unwrap_or(1).clamp(1, pages);
        let path = format!("/survey/circulations/{}", circulation.id);
        let to_page = |page: usize| format!("{path}/preview?page={page}");
        let from = (page - 1) * MAILS_A_PAGE;
        let shown = letters.iter().skip(from).take(MAILS_A_PAGE);
        let mails: Vec<MailView> = shown
            .map(|(recipient, letter)| mail_view(desk, (circulation, drafted), recipient, letter))
            .collect();
        Self {
            title: desk.ta("survey-preview-title", &[("n", letters.len().into())]),
            circulation: circulation.title.clone(),
            turn: drafted.turn.clone(),
            may_test: circulation.may_edit(&desk.actor),
            anonymous: told(desk, circulation),
            attached: drafted.attached,
            problems: problems(desk, circulation, drafted),
            left_out: left_out_lines(
                desk,
                &drafted.facts,
                circulation,
                (&drafted.left_out, &drafted.marked),
            ),
            unfinished: drafted.unfinished.clone(),
            languages: languages(letters),
            count: desk.ta("survey-preview-count", &[("n", letters.len().into())]),
            previous: if page > 1 {
                to_page(page - 1)
            } else {
                String::new()
            },
            next: if page < pages {
                to_page(page + 1)
            } else {
                String::new()
            },
            here: desk.ta(
                "survey-preview-here",
                &[
                    ("first", (from + 1).min(letters.len()).into()),
                    ("last", (from + mails.len()).into()),
                    ("n", letters.len().into()),
                ],
            ),
            mails,
            path,
        }
    }

    /// Whether something must be mended before it is released.
    pub fn is_blocked(&self) -> bool {
        !self.problems.is_empty() || !self.unfinished.is_empty()
    }
}

fn mail_view(
    desk: &Desk,
    (circulation, drafted): (&Circulation, &Drafted),
    to: &Recipient,
    letter: &Composed,
) -> MailView {
    let facts = &drafted.facts;
    let form = given::path(circulation, to.state);
    let link = format!("{}/s/…", desk.app.settings.public_url());
    MailView {
        id: to.id,
        state: facts.name(to.state, desk.lang).to_owned(),
        to: format!("{} <{}>", to.addressee, to.email),
        subject: letter.subject.clone(),
        language: language_name(to.language),
        lang: to.language,
        body: letter.body.replace(mail::LINK, &link),
        form: if drafted.attached {
            given::file_name(circulation.id, (to.state, to.language))
        } else {
            String::new()
        },
        form_href: format!("{form}.docx?language={}", to.language),
    }
}

/// "English 31, Français 19".
fn languages(letters: &[(Recipient, Composed)]) -> String {
    let counted = Lang::ALL.iter().filter_map(|lang| {
        let count = letters
            .iter()
            .filter(|(to, _)| to.language == *lang)
            .count();
        (count > 0).then(|| format!("{} {count}", language_name(*lang)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

fn problems(desk: &Desk, circulation: &Circulation, drafted: &Drafted) -> Vec<String> {
    let mut problems = Vec::new();
    if drafted.letters.is_empty() {
        problems.push(desk.t("survey-nobody-to-send-to"));
    }
    if drafted.asks_for_files {
        problems.push(desk.t("survey-anonymous-files"));
    }
    if circulation.closes_on < desk.today() {
        problems.push(desk.t("survey-closes-in-the-past"));
    }
    for field in MergeField::ALL {
        let lacking = drafted
            .letters
            .iter()
            .filter(|(_, letter)| letter.empty.contains(field))
            .map(|(to, _)| drafted.facts.name(to.state, desk.lang));
        let lacking: Vec<_> = lacking.collect();
        if !lacking.is_empty() {
            problems.push(desk.ta(
                "survey-field-empty",
                &[
                    ("field", format!("[{field}]").into()),
                    ("states", lacking.join(", ").into()),
                ],
            ));
        }
    }
    problems
}
