//! The pages of relations, and how they stand on the pages of people.

use serde::Serialize;

use super::model::{End, Ends, Relation, Side};
use super::queries;
use crate::access;
use crate::auth::{Marking, RecordKind, team_names};
use crate::contacts::PersonId;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::sources::marking_choices;
use crate::i18n::Lang;
use crate::web::forms::{Choice, FormBuilder, FormErrors, FormView, Need, choices_of};
use crate::web::{Desk, Nav, Page, Params};

/// A relation from one of its ends: "reports to", and who that is.
#[derive(Debug, Clone, Serialize)]
pub struct RelationLine {
    /// What the one end is to the other.
    pub words: String,
    /// The other end.
    pub name: String,
    /// Where it has its page.
    pub href: String,
    /// Where the relation has its own.
    pub own: String,
    /// Since when, who says so: in one line.
    pub meta: String,
    /// The classes of its badge.
    pub marking_classes: &'static str,
    /// Its marking.
    pub marking: String,
}

/// The relations as they are read on the page of `from`; of nobody, as on an organisation's.
pub fn lines(
    desk: &Desk,
    relations: &[Relation],
    ends: &Ends,
    from: Option<PersonId>,
) -> Vec<RelationLine> {
    let line = |relation: &Relation| line(desk, relation, ends, from);
    relations.iter().filter_map(line).collect()
}

/// A relation in words from the end of a person: "reports to Amina Bello".
pub fn phrase(lang: Lang, relation: &Relation, ends: &Ends, from: PersonId) -> Option<String> {
    let (end, name, _) = facing(relation, ends, Some(from))?;
    Some(format!("{} {name}", words(lang, relation, end)))
}

fn words(lang: Lang, relation: &Relation, end: End) -> String {
    let side = Side::of(relation.kind, end).as_str().replace('_', "-");
    lang.text(&format!("relation-side-{side}"))
}

/// From which end `from` looks, and the name and page of what is at the other.
fn facing(
    relation: &Relation,
    ends: &Ends,
    from: Option<PersonId>,
) -> Option<(End, String, String)> {
    let person = |id: PersonId| Some((ends.person(id)?, format!("/contacts/{id}")));
    let (end, (name, href)) = match (relation.other, relation.organisation) {
        (Some(other), _) if Some(other) == from => (End::Other, person(relation.person)?),
        (Some(other), _) => (End::Own, person(other)?),
        (None, Some(_)) if from.is_none() => (End::Own, person(relation.person)?),
        (None, Some(id)) => {
            let name = ends.organisation(id)?.to_owned();
            (End::Own, (name, format!("/organisations/{id}")))
        }
        (None, None) => return None,
    };
    Some((end, name, href))
}

fn line(
    desk: &Desk,
    relation: &Relation,
    ends: &Ends,
    from: Option<PersonId>,
) -> Option<RelationLine> {
    let (end, name, href) = facing(relation, ends, from)?;
    let since = relation
        .since
        .map(|day| desk.ta("relation-since-day", &[("day", desk.lang.date(day).into())]));
    let meta = [since.unwrap_or_default(), relation.source.clone()];
    let meta = meta.into_iter().filter(|it| !it.is_empty());
    Some(RelationLine {
        words: words(desk.lang, relation, end),
        name,
        href,
        own: format!("/relations/{}", relation.id),
        meta: meta.collect::<Vec<_>>().join(" · "),
        marking_classes: relation.marking.classes(),
        marking: marking(desk, relation.marking),
    })
}

fn marking(desk: &Desk, marking: Marking) -> String {
    desk.t(&format!("marking-{}", marking.as_str().replace('_', "-")))
}

/// The page of one relation.
#[derive(Debug, Serialize)]
pub(super) struct ShowPage {
    heading: String,
    person: String,
    person_href: String,
    line: RelationLine,
    since: String,
    source: String,
    note: String,
    team: String,
    access: String,
    may_change: bool,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "relations/show";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ShowPage {
    pub(super) fn load(
        desk: &Desk,
        conn: &mut Conn,
        relation: &Relation,
    ) -> Result<Self, AppError> {
        let ends = queries::ends(conn, &desk.actor, std::slice::from_ref(relation))?;
        let person = ends.person(relation.person).ok_or(AppError::NotFound)?;
        let line = line(desk, relation, &ends, Some(relation.person)).ok_or(AppError::NotFound)?;
        let teams = team_names(conn)?;
        let team = teams.into_iter().find(|(id, _)| *id == relation.team_id);
        Ok(Self {
            heading: format!("{person} {} {}", line.words, line.name),
            person_href: format!("/contacts/{}", relation.person),
            person,
            line,
            since: relation
                .since
                .map(|day| desk.lang.date(day))
                .unwrap_or_default(),
            source: relation.source.clone(),
            note: relation.note.clone(),
            team: team.map(|(_, name)| name).unwrap_or_default(),
            access: access::path(RecordKind::Relations, relation.id),
            may_change: desk.actor.may_change(relation.marking, relation.team_id),
        })
    }
}

/// The form of a relation.
#[derive(Debug, Serialize)]
pub(super) struct FormPage {
    crumb: String,
    crumb_href: String,
    heading: String,
    intro: String,
    form: FormView,
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "forms/page";
    const NAV: Nav = Nav::People;

    fn title(&self) -> String {
        self.heading.clone()
    }
}

/// What the form on a person's page is made from, and checked against.
pub(super) struct RelationForms<'a> {
    pub desk: &'a Desk,
    pub person: PersonId,
    pub name: String,
    pub organisations: Vec<Choice>,
    pub markings: Vec<Marking>,
}

impl RelationForms<'_> {
    /// What a new relation begins with.
    pub(super) fn usual(&self) -> Params {
        Params::default().with("marking", Marking::usual(&self.markings))
    }

    /// A new relation.
    pub(super) fn add(&self, data: &Params, picked: Vec<Choice>, errors: &FormErrors) -> FormPage {
        let cancel = format!("/contacts/{}", self.person);
        let form = self
            .fields(format!("{cancel}/relations"), data, picked, errors)
            .cancel(cancel)
            .build();
        self.page("relation-new-title", form)
    }

    /// A relation to be corrected.
    pub(super) fn change(
        &self,
        relation: &Relation,
        data: &Params,
        picked: Vec<Choice>,
        errors: &FormErrors,
    ) -> FormPage {
        let form = self.change_view(relation, data, picked, errors);
        self.page("relation-edit-title", form)
    }

    /// The same as a plain form: one of the two versions of a stale edit.
    pub(super) fn change_view(
        &self,
        relation: &Relation,
        data: &Params,
        picked: Vec<Choice>,
        errors: &FormErrors,
    ) -> FormView {
        let path = format!("/relations/{}", relation.id);
        self.fields(path.clone(), data, picked, errors)
            .marking_reason()
            .cancel(path)
            .build()
    }

    /// What the form of a saved relation begins with.
    pub(super) fn saved(relation: &Relation) -> Params {
        let text = |id: Option<String>| id.unwrap_or_default();
        let side = Side::of(relation.kind, End::Own);
        Params::default()
            .with("version", &relation.version.to_string())
            .with("side", side.as_str())
            .with("people", &text(relation.other.map(|id| id.to_string())))
            .with(
                "organisation",
                &text(relation.organisation.map(|id| id.to_string())),
            )
            .with("since", &text(relation.since.map(|day| day.to_string())))
            .with("source", &relation.source)
            .with("note", &relation.note)
            .with("marking", relation.marking.as_str())
    }

    fn fields<'b>(
        &self,
        action: String,
        data: &'b Params,
        picked: Vec<Choice>,
        errors: &'b FormErrors,
    ) -> FormBuilder<'b> {
        let lang = self.desk.lang;
        FormBuilder::new(lang, "relation", action, data, errors)
            .select(
                "side",
                Need::Required,
                choices_of(lang, "relation-side", Side::ALL),
            )
            .picked_one("people", Need::Optional, "/people/find?q=", "", picked)
            .typeahead("organisation", Need::Optional, self.organisations.clone())
            .date("since", Need::Optional)
            .text("source", Need::Required)
            .textarea("note", Need::Optional)
            .radios(
                "marking",
                Need::Required,
                marking_choices(lang, &self.markings),
            )
    }

    fn page(&self, heading: &str, form: FormView) -> FormPage {
        FormPage {
            crumb: self.name.clone(),
            crumb_href: format!("/contacts/{}", self.person),
            heading: self
                .desk
                .ta(heading, &[("name", self.name.as_str().into())]),
            intro: self.desk.t("relation-form-lead"),
            form,
        }
    }
}
