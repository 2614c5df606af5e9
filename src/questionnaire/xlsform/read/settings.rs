//! What a form says of itself.

use super::super::super::edit::made_name;
use super::super::super::model::Questionnaire;
use super::super::super::texts::Texts;
use super::super::columns::{SheetKind, language_of};
use super::super::findings::{Findings, Spot};
use super::super::is_code;
use super::table::{Row, rows};
use crate::i18n::Lang;

use super::super::book::Sheet;

/// What a form says of itself.
#[derive(Debug)]
pub struct Settings {
    /// The row, where there is one.
    row: Option<Row>,
    /// The language of texts that name none.
    pub default: Lang,
    /// The languages it can be answered in, where it says so.
    pub languages: Vec<Lang>,
}

/// Reads the sheet.
pub fn read(sheet: Option<&Sheet>, findings: &mut Findings) -> Settings {
    let found = sheet.map(|sheet| {
        // Its own texts without a language are in the default one, which stands in it.
        let named = default_language(sheet);
        let default = named.as_deref().and_then(language_of);
        let mut rows = rows(
            sheet,
            SheetKind::Settings,
            default.unwrap_or(Lang::En),
            findings,
        )
        .rows;
        (default, named, (!rows.is_empty()).then(|| rows.remove(0)))
    });
    let (default, named, row) = found.unwrap_or_default();
    if let (None, Some(named), Some(row)) = (default, named, &row) {
        let spot = row.at("default_language");
        findings.say(&spot, "language-unknown", &[("text", &named)]);
    }
    let languages = row.as_ref().map(|row| row.get("accede_languages"));
    let languages = languages.unwrap_or_default().split_whitespace();
    let mut known: Vec<Lang> = Vec::new();
    for lang in languages.filter_map(|it| it.parse().ok()) {
        if !known.contains(&lang) {
            known.push(lang);
        }
    }
    Settings {
        row,
        default: default.unwrap_or(Lang::En),
        languages: known,
    }
}

/// The cell under `default_language`, before the sheet is read with it.
fn default_language(sheet: &Sheet) -> Option<String> {
    let mut nothing = Findings::default();
    let table = rows(sheet, SheetKind::Settings, Lang::En, &mut nothing);
    let named = table.rows.first()?.get("default_language");
    (!named.is_empty()).then(|| named.to_owned())
}

impl Settings {
    /// The title in the languages it is written in.
    pub fn title(&self, findings: &mut Findings) -> Texts {
        let Some(row) = &self.row else {
            return Texts::default();
        };
        let title = row.get("form_title");
        let mut titles = row.texts("accede_title", findings);
        // What a form of ours has there stands for the title in the first language.
        let first = self.languages.first().copied().unwrap_or(self.default);
        let shown = titles.in_language(first);
        let code = row.get("form_id");
        let is_ours = !row.get("accede_languages").is_empty() && shown.is_empty() && title == code;
        if title != shown && !is_ours {
            titles.set(self.default, title);
        }
        titles
    }

    /// The code: what the form is called by programs.
    pub fn code(&self, title: &Texts, findings: &mut Findings) -> String {
        let written = self.row.as_ref().map_or("", |row| row.get("form_id"));
        if is_code(written) {
            return written.to_owned();
        }
        let from = if written.is_empty() {
            title.in_language(self.default)
        } else {
            written
        };
        let code = made_name(from, "questionnaire");
        let spot = match &self.row {
            Some(row) => row.at("form_id"),
            None => Spot::sheet(SheetKind::Settings.as_str()).at("form_id"),
        };
        findings.say(&spot, "code-made", &[("from", written), ("to", &code)]);
        code
    }

    /// The languages it can be answered in: those it names, or those it is written in.
    pub fn languages(&self, text: &Questionnaire) -> Vec<Lang> {
        if !self.languages.is_empty() {
            return self.languages.clone();
        }
        let sections = text.sections.iter().map(|it| &it.title);
        let questions = text.questions().flat_map(|it| {
            let choices = it.choices.iter().map(|it| &it.label);
            let rows = it.rows.iter().map(|it| &it.label);
            std::iter::once(&it.label).chain(choices).chain(rows)
        });
        let written: Vec<Lang> = sections
            .chain(questions)
            .flat_map(Texts::iter)
            .map(|(lang, _)| lang)
            .collect();
        let all = Lang::ALL.iter().copied();
        let mut languages: Vec<Lang> = all.filter(|it| written.contains(it)).collect();
        if languages.is_empty() {
            languages.push(self.default);
        }
        languages
    }
}
