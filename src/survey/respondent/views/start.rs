//! Where a link leads first.

use serde::Serialize;

use super::super::super::circulations::{
    channel_label, coordinators, last_day, names, treaty_name,
};
use super::super::super::model::Channel;
use super::super::opened::{LINKS, Opened, RECEIPT, REVIEW, WORD};
use super::super::queries::{Access, Holders};
use super::kicker;
use crate::questionnaire::Section;
use crate::web::{Layout, Page, Visit};
use crate::workplans::WorkPlan;

/// `GET /s/{token}` and `GET /answer/{invitation}`: what this is, or where the answer stands.
#[derive(Debug, Serialize)]
pub struct StartPage {
    brand: String,
    title: String,
    kicker: String,
    lead: String,
    introduction: String,
    asked_by: String,
    closes: String,
    ways: Vec<Way>,
    /// Who else may see and change what is saved; empty where nothing is being written.
    holders: Vec<String>,
    /// What is kept and what is not where the answer bears no name; empty where it does.
    anonymous: Vec<String>,
    /// That an earlier answer is shown to them too; empty where there is none.
    earlier: String,
    /// Where a section is handed to a colleague; empty where none can be.
    links: String,
    /// Where a link's token is sent by the button that is pressed; empty where the browser
    /// holds it.
    action: String,
    token: String,
}

/// What a respondent is told of an anonymous circulation.
const ANONYMOUS: [&str; 5] = [
    "survey-anonymous-kept",
    "survey-anonymous-not-kept",
    "survey-anonymous-draft",
    "survey-anonymous-final",
    "survey-anonymous-wording",
];

/// A page of the answer to go to: by a form from the door, else by a link.
#[derive(Debug, Serialize)]
struct Way {
    name: String,
    href: String,
    label: String,
    main: bool,
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "survey/start";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl StartPage {
    pub fn new(
        visit: &Visit,
        opened: &Opened,
        plan: &WorkPlan,
        (holders, earlier): (&Holders, Option<chrono::NaiveDate>),
    ) -> Self {
        let link = &opened.link;
        let lang = visit.lang;
        let access = link.access();
        let open = access == Access::Open;
        let key = standing(opened, access);
        let title = if key == "new" {
            opened.text.title.in_language(lang).to_owned()
        } else {
            visit.t(&format!("survey-start-{key}"))
        };
        let by_link = opened.key.is_link();
        let whole = link.part.is_none();
        Self {
            brand: treaty_name(&opened.facts, lang).to_owned(),
            title,
            kicker: kicker(visit, opened),
            lead: match holders.entered.filter(|_| key == "begun") {
                Some(entered) => entered_lead(visit, entered),
                None if link.anonymous && key == "answered" => {
                    visit.t("survey-start-anonymous-answered-lead")
                }
                None => start_lead(visit, opened, key),
            },
            anonymous: if link.anonymous && open {
                ANONYMOUS.iter().map(|key| visit.t(key)).collect()
            } else {
                Vec::new()
            },
            introduction: if open {
                introduction(visit, opened)
            } else {
                String::new()
            },
            asked_by: names(&opened.facts, &coordinators(plan), lang),
            closes: last_day(lang, link.state, link.last_day()),
            ways: ways(visit, opened, access),
            holders: if whole && open && !link.anonymous {
                holder_lines(visit, opened, holders)
            } else {
                Vec::new()
            },
            earlier: earlier_line(visit, opened, earlier.filter(|_| open)),
            links: if whole && open && !by_link && !link.anonymous {
                opened.href(LINKS)
            } else {
                String::new()
            },
            action: if by_link {
                format!("/s{}", opened.suffix)
            } else {
                String::new()
            },
            token: if by_link {
                opened.key.token().to_owned()
            } else {
                String::new()
            },
        }
    }
}

/// That an earlier answer is shown, and to whom; empty where there is none.
fn earlier_line(visit: &Visit, opened: &Opened, on: Option<chrono::NaiveDate>) -> String {
    let Some(on) = on else {
        return String::new();
    };
    let key = if opened.link.part.is_none() {
        "survey-earlier-shown"
    } else {
        "survey-earlier-shown-part"
    };
    visit.ta(key, &[("date", visit.lang.date(on).into())])
}

/// To go on where the survey is open, and to read what has been answered.
fn ways(visit: &Visit, opened: &Opened, access: Access) -> Vec<Way> {
    let way = |name: &str, label: &str, main: bool| Way {
        href: opened.href(name),
        name: name.to_owned(),
        label: visit.t(label),
        main,
    };
    if opened.link.part.is_some() {
        return vec![way("", "survey-start-part-go", true)];
    }
    let mut ways = Vec::new();
    if let Some(section) = first_unanswered(opened).filter(|_| access == Access::Open) {
        let key = format!("survey-start-{}-go", standing(opened, access));
        ways.push(way(&section.name, &key, true));
    }
    if access == Access::Open && !opened.link.is_answered() && !opened.link.anonymous {
        ways.push(way(WORD, "survey-word-title", false));
    }
    if access != Access::Elsewhere && opened.link.is_answered() && !opened.link.anonymous {
        ways.push(way(RECEIPT, "survey-receipt", true));
    }
    let gone = opened.link.anonymous && opened.link.is_answered();
    if access != Access::Elsewhere && opened.link.has_begun() && !gone {
        ways.push(way(REVIEW, "survey-read-answers", false));
    }
    ways
}

/// Everyone who holds a link to the answer: those invited, and those a section was handed
/// to, with the section.
fn holder_lines(visit: &Visit, opened: &Opened, holders: &Holders) -> Vec<String> {
    let handed = holders.sections.iter().filter(|it| it.revoked_at.is_none());
    let handed = handed.map(|it| {
        let section = opened.section(&it.section).ok();
        let title = section.map_or("", |(_, it)| it.title.in_language(visit.lang));
        let args = [
            ("holder", it.holder.clone().into()),
            ("section", title.to_owned().into()),
        ];
        visit.ta("survey-holder-of-section", &args)
    });
    holders.invited.iter().cloned().chain(handed).collect()
}

/// Which of the texts `survey-start-…` fits.
fn standing(opened: &Opened, access: Access) -> &'static str {
    match access {
        Access::Open if opened.link.part.is_some() => "part",
        Access::Elsewhere => "elsewhere",
        Access::Open | Access::Closed if opened.link.is_answered() => "answered",
        Access::Closed => "closed",
        Access::Open if opened.link.has_begun() => "begun",
        Access::Open => "new",
    }
}

fn start_lead(visit: &Visit, opened: &Opened, key: &str) -> String {
    let response = opened.link.response.as_ref();
    let signed = response.and_then(|it| it.answered_on);
    let signed = signed.map(|date| visit.lang.date(date));
    let authority = response.map(|it| it.authority.clone());
    visit.ta(
        &format!("survey-start-{key}-lead"),
        &[
            ("date", signed.unwrap_or_default().into()),
            ("authority", authority.unwrap_or_default().into()),
        ],
    )
}

/// What was typed in for the State, which is asked to confirm it. On whose word that was is
/// not told to everyone with a link.
fn entered_lead(visit: &Visit, (channel, on): (Channel, chrono::NaiveDate)) -> String {
    let args = [
        ("channel", channel_label(visit.lang, channel).into()),
        ("date", visit.lang.date(on).into()),
    ];
    visit.ta("survey-start-entered-lead", &args)
}

/// What the survey is for; to whom a section was handed, which one it is.
fn introduction(visit: &Visit, opened: &Opened) -> String {
    let lang = visit.lang;
    let Some(part) = &opened.link.part else {
        return opened.text.introduction.in_language(lang).to_owned();
    };
    let section = opened.section(&part.section).ok();
    let title = section.map_or("", |(_, it)| it.title.in_language(lang));
    let args = [
        ("holder", part.holder.clone().into()),
        ("section", title.to_owned().into()),
    ];
    visit.ta("survey-start-part-text", &args)
}

/// Where to go on: the first section without any answer, or else the first.
fn first_unanswered(opened: &Opened) -> Option<&Section> {
    let sections = &opened.text.sections;
    let answered = opened.link.is_answered();
    let open =
        |section: &&Section| opened.asked.asks_any(section) && !opened.answers.has_any(section);
    sections
        .iter()
        .find(|section| !answered && open(section))
        .or_else(|| sections.first())
}
