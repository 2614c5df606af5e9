//! The two pages of moving what is open.

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;

use super::handlers::Picked;
use super::model::{Item, Key, Target, What};
use super::queries::Succession;
use crate::auth::Marking;
use crate::contacts::PersonId;
use crate::db::Conn;
use crate::error::AppError;
use crate::events::days;
use crate::states::Facts;
use crate::web::bulk::{ChoiceRow, ChoosePage, Chosen, PreviewPage, PreviewRow, chosen};
use crate::web::forms::{Choice, FormBuilder, FormErrors, Need};
use crate::web::{Desk, Nav, Page, Params};

/// What is open for a post, each with its box.
#[derive(Debug, Serialize)]
pub(super) struct SuccessionPage {
    #[serde(flatten)]
    list: ChoosePage,
    /// What moving a place at an event does; empty where there is none.
    seats: String,
    /// The questionnaires that were sent to those who have left.
    asked: Vec<Asked>,
}

/// A questionnaire that stays with whom it went to.
#[derive(Debug, Serialize)]
struct Asked {
    title: String,
    href: String,
    meta: String,
}

impl Page for SuccessionPage {
    const TEMPLATE: &'static str = "contacts/succession";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.list.heading.clone()
    }
}

/// What can move from a post, for the pages.
pub(super) struct Move<'a> {
    desk: &'a Desk,
    found: &'a Succession,
    movable: Vec<&'a Item>,
    facts: Arc<Facts>,
}

impl<'a> Move<'a> {
    pub(super) fn new(
        desk: &'a Desk,
        conn: &mut Conn,
        found: &'a Succession,
    ) -> Result<Self, AppError> {
        Ok(Self {
            desk,
            found,
            movable: found.movable(),
            facts: desk.facts(conn)?,
        })
    }

    /// To whom it can move: those who hold the post, or the post while nobody does.
    pub(super) fn targets(&self) -> Vec<Target> {
        let present = &self.found.rotation.present;
        if present.is_empty() {
            return vec![Target::Post];
        }
        let people = present.iter().map(|(id, _)| Target::Person(*id));
        people.collect()
    }

    fn office(&self) -> String {
        let (post, organisation) = (&self.found.post, &self.found.organisation);
        format!("{}, {}", post.title, organisation.name)
    }

    fn action(&self) -> String {
        format!("/posts/{}/succession", self.found.post.id)
    }

    fn back(&self) -> String {
        format!("/posts/{}", self.found.post.id)
    }

    /// What is open, with boxes: all are chosen until someone has chosen.
    pub(super) fn choose(&self, data: &Params, errors: &FormErrors) -> SuccessionPage {
        let desk = self.desk;
        let untouched = data.pairs().is_empty();
        let targets = self.targets();
        let first = targets.first().map(ToString::to_string);
        let data = if untouched {
            data.with("to", &first.unwrap_or_default())
        } else {
            data.clone()
        };
        let choices = targets.iter().map(|target| {
            let label = self.name(*target);
            Choice::new(target.to_string(), label)
        });
        let mut form = FormBuilder::new(desk.lang, "succession", self.action(), &data, errors)
            .radios("to", Need::Required, choices.collect())
            .build();
        form.submit = desk.t("bulk-preview");
        let boxes = chosen::<Key>(&data);
        let row = |item: &&Item| ChoiceRow {
            value: Chosen {
                id: item.key(),
                version: item.version(),
            }
            .to_string(),
            label: label(item),
            meta: self.meta(item),
            checked: untouched || boxes.iter().any(|it| it.id == item.key()),
        };
        let has_seats = self.movable.iter().any(|item| item.is_seat());
        SuccessionPage {
            list: ChoosePage {
                heading: desk.t("succession-title"),
                intro: desk.ta("succession-intro", &[("post", self.office().into())]),
                crumb: self.office(),
                list_href: self.back(),
                caption: desk.t("succession-open"),
                rows: self.movable.iter().map(row).collect(),
                form,
            },
            seats: if has_seats {
                desk.t("succession-seats")
            } else {
                String::new()
            },
            asked: self.asked(),
        }
    }

    /// Where each will be.
    pub(super) fn preview(&self, data: &Params, to: Target, picked: &Picked<'_>) -> PreviewPage {
        let desk = self.desk;
        let n = picked.moving.len();
        let seats = picked.moving.iter().filter(|item| item.is_seat()).count();
        let left = picked.left.iter();
        let names = ["to", "chosen"];
        let kept = data.pairs().iter();
        PreviewPage {
            heading: desk.t("bulk-preview-title"),
            intro: desk.ta(
                "succession-preview",
                &[("n", n.into()), ("seats", seats.into())],
            ),
            left_title: if picked.left.is_empty() {
                String::new()
            } else {
                desk.ta("succession-left", &[("n", picked.left.len().into())])
            },
            left: left
                .map(|(item, why)| format!("{}: {}", label(item), desk.t(why)))
                .collect(),
            crumb: self.office(),
            list_href: self.back(),
            caption: desk.t("succession-open"),
            rows: picked
                .moving
                .iter()
                .map(|item| PreviewRow {
                    label: label(item),
                    before: self.holder(item),
                    after: self.after(item, to),
                })
                .collect(),
            action: self.action(),
            button: if n == 0 {
                String::new()
            } else {
                desk.ta("succession-confirm", &[("n", n.into())])
            },
            kept: kept
                .filter(|(name, _)| names.contains(&name.as_str()))
                .cloned()
                .collect(),
        }
    }

    fn name(&self, target: Target) -> String {
        match target {
            Target::Person(id) => self.found.rotation.name(id).to_owned(),
            Target::Post => self
                .desk
                .ta("succession-to-post", &[("post", self.office().into())]),
        }
    }

    /// Whose it is now.
    fn holder(&self, item: &Item) -> String {
        match item.with().person {
            Some(person) => self.found.rotation.name(person).to_owned(),
            None => self.office(),
        }
    }

    fn after(&self, item: &Item, to: Target) -> String {
        let name = self.name(to);
        let What::Seat(seat) = &item.what else {
            return name;
        };
        let key = if seat.stays_sponsored() {
            "succession-after-sponsored"
        } else if self.found.linked.contains(&seat.id) {
            "succession-after-linked"
        } else {
            "succession-after-seat"
        };
        self.desk.ta(key, &[("name", name.into())])
    }

    fn meta(&self, item: &Item) -> String {
        let desk = self.desk;
        let (kind, about, day, marking) = match &item.what {
            What::Commitment(line) => (
                desk.t("succession-kind-commitment"),
                self.facts.name(line.state, desk.lang).to_owned(),
                line.due_on.map(|day| {
                    let day = desk.lang.short_date(day);
                    desk.ta("commitment-due-on", &[("day", day.into())])
                }),
                line.marking,
            ),
            What::Seat(seat) => (
                desk.t("succession-kind-seat"),
                desk.t(&format!("event-attendance-{}", seat.attendance)),
                Some(days(desk.lang, seat.event.starts_on, seat.event.ends_on)),
                seat.event.marking,
            ),
        };
        let parts = [kind, self.holder(item), about, day.unwrap_or_default()];
        let parts = parts.into_iter().chain([marked(desk, marking)]);
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// Of the questionnaires, those that went to who has left.
    fn asked(&self) -> Vec<Asked> {
        let gone: HashSet<PersonId> = self.found.rotation.gone.iter().map(|it| it.0).collect();
        let left = |person: Option<PersonId>| person.is_some_and(|id| gone.contains(&id));
        let asked = self.found.asked.iter();
        asked
            .filter(|it| left(it.person))
            .map(|it| Asked {
                title: it.title.clone(),
                href: format!("/survey/circulations/{}", it.circulation),
                meta: self.desk.ta(
                    "succession-asked-line",
                    &[
                        ("name", it.addressee.as_str().into()),
                        ("state", self.facts.name(it.state, self.desk.lang).into()),
                        ("day", self.desk.lang.date(it.closes_on).into()),
                    ],
                ),
            })
            .collect()
    }
}

fn label(item: &Item) -> String {
    match &item.what {
        What::Commitment(line) => line.promise.clone(),
        What::Seat(seat) => seat.event.title.clone(),
    }
}

fn marked(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", marking.as_str().replace('_', "-")))
}
