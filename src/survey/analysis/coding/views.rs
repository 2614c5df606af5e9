//! The page on which answers are coded.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::queries::Given;
use super::forms::field;
use super::handlers::Coding;
use super::model::{are_done, pass_of};
use crate::exchanges::BarrierKind;
use crate::i18n::Lang;
use crate::survey::views::marking_label;
use crate::web::{Desk, Nav, Page, Params};

/// How many answers a page holds.
const ANSWERS: usize = 10;

/// A text to code, with the codes it has from the actor.
pub(super) struct Text<'a> {
    pub given: &'a Given,
    pub texts: Vec<String>,
    pub codes: Option<BTreeSet<String>>,
}

/// `GET /survey/circulations/{id}/coding/{question}`
#[derive(Debug, Serialize)]
pub struct CodingPage {
    title: String,
    question: String,
    question_href: String,
    circulation: String,
    circulation_path: String,
    path: String,
    /// What is to be done now: begin, code, or nothing.
    may_begin: bool,
    is_coding: bool,
    /// What there is to wait for; empty for nothing.
    waiting: String,
    /// Where the agreement is; empty before both are done.
    agreement: String,
    error: String,
    progress: String,
    answers: Vec<AnswerView>,
    after: String,
    first: String,
    next: String,
    is_empty: bool,
}

#[derive(Debug, Serialize)]
struct AnswerView {
    id: String,
    href: String,
    state: String,
    marking: &'static str,
    marking_label: String,
    texts: Vec<String>,
    /// "not coded yet"; empty where it is.
    open: String,
    legend: String,
    codes: Vec<CodeView>,
    /// The codes that were chosen, in words: what is read once they are closed.
    chosen: String,
}

/// A code that can be chosen.
#[derive(Debug, Serialize)]
pub(super) struct CodeView {
    name: String,
    id: String,
    value: String,
    label: String,
    checked: bool,
}

impl Page for CodingPage {
    const TEMPLATE: &'static str = "survey/coding";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

/// Codes in words.
pub(super) fn words(desk: &Desk, kinds: &[BarrierKind], codes: &BTreeSet<String>) -> String {
    let given = kinds.iter().filter(|kind| codes.contains(&kind.code));
    let labels: Vec<&str> = given.map(|kind| kind.label(desk.lang)).collect();
    if labels.is_empty() {
        desk.t("coding-no-code")
    } else {
        labels.join("; ")
    }
}

/// The codes that can be chosen for an answer.
pub(super) fn code_views(
    lang: Lang,
    kinds: &[BarrierKind],
    given: &Given,
    chosen: &BTreeSet<String>,
) -> Vec<CodeView> {
    let name = field(given.id);
    kinds
        .iter()
        .map(|kind| CodeView {
            id: format!("{name}-{}", kind.code),
            name: name.clone(),
            value: kind.code.clone(),
            label: kind.label(lang).to_owned(),
            checked: chosen.contains(&kind.code),
        })
        .collect()
}

impl CodingPage {
    pub(super) fn new(desk: &Desk, coding: &Coding, texts: Vec<Text<'_>>, error: &str) -> Self {
        let circulation = &coding.read.circulation;
        let circulation_path = format!("/survey/circulations/{}", circulation.id);
        let path = coding.path();
        let own = pass_of(&coding.passes, desk.actor.user_id);
        let is_coding = own.is_some_and(|pass| pass.done_at.is_none());
        let all = texts.len();
        let coded = texts.iter().filter(|text| text.codes.is_some()).count();
        let from: usize = desk.params().value("after").unwrap_or(0);
        let until = from.saturating_add(ANSWERS);
        let page = |at: usize| Params::default().with("after", &at.to_string()).href(&path);
        let shown = texts
            .iter()
            .skip(from)
            .take(ANSWERS)
            .filter(|_| own.is_some());
        let numbers = [("n", coded.into()), ("all", all.into())];
        Self {
            title: desk.t("coding-title"),
            question: coding.question.label.in_language(desk.lang).to_owned(),
            question_href: format!("{circulation_path}/analysis/{}", coding.question.name),
            circulation: circulation.title.clone(),
            circulation_path,
            may_begin: own.is_none() && coding.passes.len() < 2 && desk.actor.may_add(),
            is_coding,
            waiting: waiting(desk, coding),
            agreement: if are_done(&coding.passes) {
                format!("{path}/agreement")
            } else {
                String::new()
            },
            error: if error.is_empty() {
                String::new()
            } else {
                desk.t(error)
            },
            progress: desk.ta("coding-progress", &numbers),
            answers: shown
                .map(|text| AnswerView::new(desk, coding, text))
                .collect(),
            // Saving a page leads on to the next.
            after: if until < all {
                until.to_string()
            } else {
                String::new()
            },
            first: if from > 0 {
                path.clone()
            } else {
                String::new()
            },
            next: if until < all && own.is_some() {
                page(until)
            } else {
                String::new()
            },
            is_empty: all == 0,
            path,
        }
    }
}

fn waiting(desk: &Desk, coding: &Coding) -> String {
    let own = pass_of(&coding.passes, desk.actor.user_id);
    let key = match (own, coding.passes.len()) {
        _ if are_done(&coding.passes) => return String::new(),
        (Some(pass), 1) if pass.done_at.is_some() => "coding-waiting-none",
        (Some(pass), _) if pass.done_at.is_some() => "coding-waiting",
        (None, 2) => "coding-taken",
        _ => return String::new(),
    };
    desk.t(key)
}

impl AnswerView {
    fn new(desk: &Desk, coding: &Coding, text: &Text<'_>) -> Self {
        let given = text.given;
        let state = coding.read.facts.name(given.state, desk.lang).to_owned();
        let none = BTreeSet::new();
        let chosen = text.codes.as_ref().unwrap_or(&none);
        Self {
            id: given.id.to_string(),
            href: format!("/survey/responses/{}", given.id),
            legend: desk.ta("coding-codes-of", &[("state", state.clone().into())]),
            state,
            marking: given.marking.classes(),
            marking_label: marking_label(desk.lang, given.marking),
            texts: text.texts.clone(),
            open: if text.codes.is_none() {
                desk.t("coding-not-coded")
            } else {
                String::new()
            },
            codes: code_views(desk.lang, &coding.kinds, given, chosen),
            chosen: words(desk, &coding.kinds, chosen),
        }
    }
}
