//! The pages of who replies.

use serde::Serialize;

use super::super::model::{Attendance, days};
use super::forms::{Comes, MAX_NAMED, SPARE, field};
use super::handlers::Opened;
use super::queries::Place;
use crate::exchanges::zones;
use crate::web::forms::{ErrorLink, FormErrors};
use crate::web::{Layout, Page, Params, Visit};

/// `GET /r/{token}` and `GET /reply/{invitation}`: what one is invited to, and the reply.
#[derive(Debug, Serialize)]
pub(super) struct ReplyPage {
    brand: String,
    title: String,
    kicker: String,
    when: String,
    place: String,
    organizer: String,
    languages: String,
    reply_by: String,
    /// What has been said so far; empty while nothing has.
    standing: String,
    remark: String,
    /// Those named so far.
    named: Vec<Line>,
    /// Where a link's token is sent by the button that is pressed; empty where the browser
    /// holds it.
    enter: String,
    token: String,
    /// Where the reply is sent; empty where it can be given no more.
    action: String,
    names: bool,
    comes: Vec<ComesLine>,
    comes_error: String,
    lines: Vec<Line>,
    remark_error: String,
    errors: Vec<ErrorLink>,
    closed: bool,
}

#[derive(Debug, Serialize)]
struct ComesLine {
    value: &'static str,
    label: String,
    first: bool,
    chosen: bool,
}

/// Someone named, or a line for someone.
#[derive(Debug, Serialize)]
struct Line {
    number: usize,
    shown: usize,
    name: String,
    name_error: String,
    function: String,
    is_head: bool,
}

impl Page for ReplyPage {
    const TEMPLATE: &'static str = "events/reply";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl ReplyPage {
    /// The page as it stands, or with what was typed and what is wrong.
    pub(super) fn new(
        visit: &Visit,
        opened: &Opened,
        typed: Option<(&Params, &FormErrors)>,
    ) -> Self {
        let link = &opened.link;
        let is_open = link.is_open(visit.today(), &opened.places);
        let by_link = opened.key.is_link();
        let fields = typed.map_or_else(|| saved(opened), |(data, _)| data.clone());
        let none = FormErrors::default();
        let errors = typed.map_or(&none, |(_, errors)| errors);
        let error = |name: &str| {
            let found = errors.0.iter().find(|error| error.field == name);
            found
                .map(|error| visit.ta(error.key, &error.args))
                .unwrap_or_default()
        };
        let lines = if link.names() {
            lines(&fields, &error)
        } else {
            Vec::new()
        };
        Self {
            remark: fields.get("remark").to_owned(),
            enter: if by_link && is_open {
                format!("/r{}", opened.suffix)
            } else {
                String::new()
            },
            token: if by_link {
                opened.key.token().to_owned()
            } else {
                String::new()
            },
            action: if !by_link && is_open {
                opened.href()
            } else {
                String::new()
            },
            comes: comes(visit, fields.get("comes")),
            comes_error: error("comes"),
            lines,
            remark_error: error("remark"),
            errors: errors
                .0
                .iter()
                .map(|error| ErrorLink {
                    href: format!("#f-{}", error.field),
                    text: format!(
                        "{}: {}",
                        label(visit, &error.field),
                        visit.ta(error.key, &error.args)
                    ),
                })
                .collect(),
            closed: !is_open,
            ..Self::of(visit, opened)
        }
    }

    /// What one is invited to, and what has been said so far.
    fn of(visit: &Visit, opened: &Opened) -> Self {
        let (link, lang) = (&opened.link, visit.lang);
        let languages = link.languages.split_whitespace();
        let languages = languages.map(|code| visit.t(&format!("event-language-{code}")));
        Self {
            brand: opened.brand.clone(),
            title: link.title.clone(),
            kicker: visit.ta("reply-for", &[("who", opened.who.as_str().into())]),
            when: when(visit, opened),
            place: if link.place.is_empty() {
                String::new()
            } else {
                format!("{} ({})", link.place, zones::readable(&link.zone))
            },
            organizer: link.organizer.clone(),
            languages: languages.collect::<Vec<_>>().join(", "),
            reply_by: link.reply_by.map(|day| lang.date(day)).unwrap_or_default(),
            standing: standing(visit, opened),
            named: named(&opened.places),
            names: link.names(),
            remark: String::new(),
            enter: String::new(),
            token: String::new(),
            action: String::new(),
            comes: Vec::new(),
            comes_error: String::new(),
            lines: Vec::new(),
            remark_error: String::new(),
            errors: Vec::new(),
            closed: false,
        }
    }
}

/// What a field is called.
fn label(visit: &Visit, field: &str) -> String {
    match field.split_once('-') {
        Some((name, line)) => {
            let number = line.parse().map_or(1, |line: usize| line + 1);
            visit.ta(&format!("reply-{name}"), &[("n", number.into())])
        }
        None => visit.t(&format!("reply-{field}")),
    }
}

/// The answers there are, one of them perhaps chosen.
fn comes(visit: &Visit, chosen: &str) -> Vec<ComesLine> {
    let line = |(index, comes): (usize, &Comes)| ComesLine {
        value: comes.as_str(),
        label: visit.t(&format!("reply-comes-{comes}")),
        first: index == 0,
        chosen: chosen == comes.as_str(),
    };
    Comes::ALL.iter().enumerate().map(line).collect()
}

/// "15–16 June 2023, 09:30–17:00"
fn when(visit: &Visit, opened: &Opened) -> String {
    let link = &opened.link;
    let days = days(visit.lang, link.starts_on, link.ends_on);
    match (&link.opens_at, &link.closes_at) {
        (Some(from), Some(until)) => format!("{days}, {from}–{until}"),
        _ => days,
    }
}

/// What has been said so far.
fn standing(visit: &Visit, opened: &Opened) -> String {
    let Some(at) = opened.link.replied_at else {
        return String::new();
    };
    let key = if opened.link.guest.attendance == Attendance::Declined {
        "reply-declined"
    } else {
        "reply-accepted"
    };
    visit.ta(key, &[("day", visit.lang.date(at.date()).into())])
}

/// The fields of the reply that was given.
fn saved(opened: &Opened) -> Params {
    let link = &opened.link;
    let comes = match (link.replied_at, link.guest.attendance) {
        (None, _) => "",
        (Some(_), Attendance::Declined) => "no",
        (Some(_), _) => "yes",
    };
    let mut data = Params::default()
        .with("comes", comes)
        .with("remark", &link.remark);
    for (line, place) in opened.places.iter().enumerate() {
        data = data
            .with(&field("name", line), place.named())
            .with(&field("function", line), &place.function);
        if place.is_head {
            data = data.with("head", &line.to_string());
        }
    }
    data
}

/// The lines filled in and some spare ones.
fn lines(data: &Params, error: &impl Fn(&str) -> String) -> Vec<Line> {
    let filled = |line: &usize| {
        let of = |name: &str| !data.get(&field(name, *line)).is_empty();
        of("name") || of("function")
    };
    let last = (0..MAX_NAMED).rev().find(filled).map_or(0, |line| line + 1);
    (0..(last + SPARE).min(MAX_NAMED))
        .map(|line| Line {
            number: line,
            shown: line + 1,
            name: data.get(&field("name", line)).to_owned(),
            name_error: error(&field("name", line)),
            function: data.get(&field("function", line)).to_owned(),
            is_head: data.get("head") == line.to_string(),
        })
        .collect()
}

fn named(places: &[Place]) -> Vec<Line> {
    let named = places.iter().filter(|place| !place.named().is_empty());
    named
        .enumerate()
        .map(|(number, place)| Line {
            number,
            shown: number + 1,
            name: place.name.clone(),
            name_error: String::new(),
            function: place.function.clone(),
            is_head: place.is_head,
        })
        .collect()
}

/// A link that opens nothing, whatever the reason.
#[derive(Debug, Serialize)]
pub(super) struct GonePage {
    title: String,
    text: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "survey/gone";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }
}

impl GonePage {
    /// The link does not work.
    pub(super) fn link(visit: &Visit) -> Self {
        Self {
            title: visit.t("reply-gone"),
            text: visit.t("reply-gone-text"),
        }
    }

    /// The form does not belong to the link.
    pub(super) fn form(visit: &Visit) -> Self {
        Self {
            title: visit.t("reply-lost"),
            text: visit.t("reply-lost-text"),
        }
    }
}
