//! Two versions of a questionnaire, and how they differ, in words.

use serde::Serialize;

use super::super::model::QuestionnaireRow;
use super::super::views::{about_version, language_name};
use super::places;
use crate::i18n::Lang;
use crate::questionnaire::{
    Change, Difference, Part, Place, QuestionKind, Questionnaire, differences,
};
use crate::web::{Desk, Nav, Page};

/// What has changed in one section, one question, or the frame.
#[derive(Debug, Serialize)]
pub struct Group {
    title: String,
    /// It is new, is gone, or stands elsewhere.
    notes: Vec<String>,
    lines: Vec<Line>,
}

/// What has changed in one part of it.
#[derive(Debug, Serialize)]
struct Line {
    part: String,
    language: &'static str,
    lang: Option<Lang>,
    before: String,
    after: String,
}

/// How two versions differ, by section and question.
pub fn groups(lang: Lang, older: &Questionnaire, newer: &Questionnaire) -> Vec<Group> {
    let mut groups: Vec<(Place, Group)> = Vec::new();
    for Difference { place, change } in differences(older, newer) {
        let whole = Place {
            part: Part::Whole,
            ..place.clone()
        };
        if groups.last().is_none_or(|(last, _)| *last != whole) {
            let text = if change == Change::Removed {
                older
            } else {
                newer
            };
            let group = Group {
                title: places::words(lang, text, &whole),
                notes: Vec::new(),
                lines: Vec::new(),
            };
            groups.push((whole, group));
        }
        let Some((_, group)) = groups.last_mut() else {
            continue;
        };
        match change {
            Change::Added => group.notes.push(lang.text("editor-diff-added")),
            Change::Removed => group.notes.push(lang.text("editor-diff-removed")),
            Change::Moved => group.notes.push(lang.text("editor-diff-moved")),
            Change::Changed {
                lang: written,
                before,
                after,
            } => group.lines.push(Line {
                part: part(lang, &place),
                language: written.map(language_name).unwrap_or_default(),
                lang: written,
                before: value(lang, &place, &before),
                after: value(lang, &place, &after),
            }),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What a change of a stored text has changed: what it is about, before and after. Nothing
/// where one of the two is no questionnaire.
pub fn changed(lang: Lang, before: &str, after: &str) -> Option<Vec<[String; 3]>> {
    let older: Questionnaire = serde_json::from_str(before).ok()?;
    let newer: Questionnaire = serde_json::from_str(after).ok()?;
    let mut lines = Vec::new();
    for group in groups(lang, &older, &newer) {
        for note in group.notes {
            lines.push([group.title.clone(), String::new(), note]);
        }
        for line in group.lines {
            let about = [group.title.as_str(), line.part.as_str(), line.language];
            let about: Vec<&str> = about.into_iter().filter(|it| !it.is_empty()).collect();
            lines.push([about.join(", "), line.before, line.after]);
        }
    }
    Some(lines)
}

fn part(lang: Lang, place: &Place) -> String {
    let whole = match (&place.part, &place.question) {
        (Part::Whole, Some(_)) => "editor-diff-settings",
        (Part::Whole, None) => "editor-language",
        _ => return places::part_words(lang, place),
    };
    lang.text(whole)
}

/// A setting in words; a text is as it is written.
fn value(lang: Lang, place: &Place, stored: &str) -> String {
    let word = |it: &str| -> String {
        if let Ok(kind) = it.parse::<QuestionKind>() {
            let kind = kind.as_str().replace('_', "-");
            return lang.text(&format!("survey-kind-{kind}"));
        }
        if let Ok(known) = it.parse::<Lang>() {
            return language_name(known).to_owned();
        }
        match it {
            "required" => lang.text("survey-required"),
            "not_able" => lang.text("survey-may-be-unable"),
            _ => it.to_owned(),
        }
    };
    match place.part {
        Part::Whole => {
            let words = stored.split(", ").filter(|it| !it.is_empty()).map(word);
            words.collect::<Vec<_>>().join(", ")
        }
        Part::Choices(Some(_)) if stored == "alone" => lang.text("editor-alone"),
        _ => stored.to_owned(),
    }
}

/// `GET /survey/questionnaires/{id}/compare?with={other}`
#[derive(Debug, Serialize)]
pub struct ComparePage {
    title: String,
    crumb: String,
    crumb_href: String,
    action: String,
    others: Vec<OtherView>,
    older: String,
    newer: String,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct OtherView {
    id: String,
    label: String,
    selected: bool,
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "questionnaires/compare";
    const NAV: Nav = Nav::Survey;

    fn title(&self) -> String {
        self.title.clone()
    }
}

/// A version with its text.
pub type Version<'a> = (&'a QuestionnaireRow, &'a Questionnaire);

impl ComparePage {
    /// The page of a version beside another, if there is another.
    pub(super) fn new(
        desk: &Desk,
        this: Version<'_>,
        other: Option<Version<'_>>,
        others: &[(super::super::model::QuestionnaireId, i32)],
    ) -> Self {
        let base = places::base(this.0.id);
        let pair = other.map(|other| {
            if other.0.version < this.0.version {
                (other, this)
            } else {
                (this, other)
            }
        });
        let about = |it: Option<Version<'_>>| it.map(|it| about_version(desk, it.0));
        let chosen = other.map(|it| it.0.id);
        Self {
            title: desk.t("editor-compare"),
            crumb: this.1.title.in_language(desk.lang).to_owned(),
            action: format!("{base}/compare"),
            crumb_href: base,
            others: others
                .iter()
                .map(|(id, version)| OtherView {
                    id: id.to_string(),
                    label: desk.ta("editor-version", &[("version", (*version).into())]),
                    selected: Some(*id) == chosen,
                })
                .collect(),
            older: about(pair.map(|it| it.0)).unwrap_or_default(),
            newer: about(pair.map(|it| it.1)).unwrap_or_default(),
            groups: pair
                .map(|(older, newer)| groups(desk.lang, older.1, newer.1))
                .unwrap_or_default(),
        }
    }
}
