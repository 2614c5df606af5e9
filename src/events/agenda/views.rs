//! What an agenda looks like, and the form of an item.

use serde::Serialize;

use super::super::model::{Event, OnAgenda};
use super::model::{Item, ItemKind, convention_on};
use crate::i18n::Lang;
use crate::states::Facts;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// An item as a page lists it.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ItemLine {
    pub href: String,
    pub iso: String,
    pub when: String,
    pub hours: String,
    pub number: String,
    pub kind: String,
    pub title: String,
    pub on_convention: bool,
    pub speaker: String,
    pub speaker_href: String,
    pub state: String,
    pub note: String,
    pub link: String,
}

/// The lines of an agenda that is in its order.
pub(in crate::events) fn lines(
    lang: Lang,
    facts: &Facts,
    event: &Event,
    items: &[Item],
) -> Vec<ItemLine> {
    let line = |item: &Item| ItemLine {
        href: format!("/events/{}/agenda/{}", event.id, item.id),
        iso: item.held_on.map(|day| day.to_string()).unwrap_or_default(),
        when: item
            .held_on
            .map(|day| lang.short_date(day))
            .unwrap_or_default(),
        hours: item.hours(),
        number: item.number.clone(),
        kind: kind(lang, item.kind),
        title: item.title.clone(),
        on_convention: item.on_convention,
        speaker: item.who(),
        speaker_href: item
            .person_id
            .map(|id| format!("/contacts/{id}"))
            .unwrap_or_default(),
        state: item
            .state
            .map(|state| facts.name(state, lang).to_owned())
            .unwrap_or_default(),
        note: item.note.clone(),
        link: item.link.clone(),
    };
    items.iter().map(line).collect()
}

/// Whether the convention is on the agenda, in words, and the shape beside them.
pub(in crate::events) fn on_agenda(lang: Lang, items: &[Item]) -> (String, &'static str) {
    let on = convention_on(items);
    (label(lang, on), classes(on))
}

/// Whether the convention is on an agenda, in words.
pub(in crate::events) fn label(lang: Lang, on: OnAgenda) -> String {
    lang.text(&format!("event-agenda-{on}"))
}

/// The shape beside the words.
pub(in crate::events) fn classes(on: OnAgenda) -> &'static str {
    match on {
        OnAgenda::Yes => "status done",
        OnAgenda::No => "status open",
        OnAgenda::Unknown => "status not-sent",
    }
}

fn kind(lang: Lang, kind: ItemKind) -> String {
    lang.text(&format!("agenda-kind-{}", kind.as_str().replace('_', "-")))
}

/// The form of an item.
#[derive(Debug, Serialize)]
pub(in crate::events) struct ItemPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    form: FormView,
    remove: String,
}

impl Page for ItemPage {
    const TEMPLATE: &'static str = "events/item";
    const NAV: Nav = Nav::Events;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What the form of an item is made from.
pub(in crate::events) struct ItemFields<'a> {
    pub desk: &'a Desk,
    pub facts: &'a Facts,
    pub event: &'a Event,
    /// The people picked, as the form shows them again.
    pub people: Vec<Choice>,
}

impl ItemFields<'_> {
    /// A new item.
    pub(in crate::events) fn add(&self, data: &Params, errors: &FormErrors) -> ItemPage {
        let path = format!("/events/{}", self.event.id);
        ItemPage {
            crumb: self.event.title.clone(),
            crumb_href: path.clone(),
            heading: self.desk.t("agenda-new-title"),
            form: self.view(format!("{path}/agenda"), data, errors),
            remove: String::new(),
        }
    }

    /// An item to be changed.
    pub(in crate::events) fn change(
        &self,
        item: &Item,
        data: &Params,
        errors: &FormErrors,
    ) -> ItemPage {
        let path = self.path(item);
        ItemPage {
            crumb: self.event.title.clone(),
            crumb_href: format!("/events/{}", self.event.id),
            heading: self.desk.t("agenda-edit-title"),
            remove: format!("{path}/remove"),
            form: self.view(path, data, errors),
        }
    }

    pub(in crate::events) fn path(&self, item: &Item) -> String {
        format!("/events/{}/agenda/{}", self.event.id, item.id)
    }

    /// What the form of a new item begins with.
    pub(in crate::events) fn start(&self) -> Params {
        Params::default()
            .with("kind", ItemKind::Item.as_str())
            .with("held_on", &self.event.starts_on.to_string())
    }

    /// What the form of a saved item begins with.
    pub(in crate::events) fn saved(item: &Item) -> Params {
        let day = item.held_on.map(|day| day.to_string()).unwrap_or_default();
        Params::default()
            .with("version", &item.version.to_string())
            .with("kind", item.kind.as_str())
            .with("number", &item.number)
            .with("title", &item.title)
            .with("held_on", &day)
            .with("begins_at", item.begins_at.as_deref().unwrap_or_default())
            .with("ends_at", item.ends_at.as_deref().unwrap_or_default())
            .with("on_convention", if item.on_convention { "1" } else { "" })
            .with("speaker", &item.speaker)
            .with("state", item.state.as_ref().map_or("", |it| it.as_str()))
            .with("note", &item.note)
            .with("link", &item.link)
    }

    pub(in crate::events) fn view(
        &self,
        action: String,
        data: &Params,
        errors: &FormErrors,
    ) -> FormView {
        let lang = self.desk.lang;
        let yes = Choice::new("1", lang.text("agenda-on_convention-yes"));
        FormBuilder::new(lang, "agenda", action, data, errors)
            .text("title", Need::Required)
            .select(
                "kind",
                Need::Required,
                choices_of(lang, "agenda-kind", ItemKind::ALL),
            )
            .text("number", Need::Optional)
            .checkboxes("on_convention", vec![yes])
            .date("held_on", Need::Optional)
            .time("begins_at", Need::Optional)
            .time("ends_at", Need::Optional)
            .group("speaker")
            .picked_one(
                "people",
                Need::Optional,
                "/people/find?q=",
                "",
                self.people.clone(),
            )
            .text("speaker", Need::Optional)
            .typeahead("state", Need::Optional, self.facts.choices(lang))
            .group("papers")
            .textarea("note", Need::Optional)
            .text("link", Need::Optional)
            .cancel(format!("/events/{}", self.event.id))
            .build()
    }
}
