//! Names that are free: of questions, of the rows of a matrix, and of sections.

use std::collections::BTreeSet;

use super::super::super::check::{is_name, is_taken};
use super::super::super::edit::{free, made_name};
use super::super::super::model::Question;
use super::super::super::texts::Texts;
use super::super::findings::{Findings, Spot};
use super::draft::{Draft, DraftQuestion};
use crate::i18n::Lang;

fn questions(draft: &mut Draft) -> impl Iterator<Item = &mut DraftQuestion> {
    draft.sections.iter_mut().flat_map(|it| &mut it.questions)
}

/// Which names are given, and what they were written as.
#[derive(Default)]
pub struct Naming {
    taken: BTreeSet<String>,
    /// What was written, and what it is now; no new name is one that was written.
    pub renamed: Vec<(String, String)>,
}

impl Naming {
    /// Gives every question and row a name of its own: its own where that can be.
    pub fn of(draft: &mut Draft, findings: &mut Findings) -> Self {
        let mut naming = Self::default();
        let mut kept: Vec<bool> = Vec::new();
        for question in questions(draft) {
            kept.push(naming.keep(&own_keys(&question.question), &question.question.name));
            for row in &question.question.rows {
                kept.push(naming.keep(std::slice::from_ref(&row.name), &row.name));
            }
        }
        let mut kept = kept.into_iter();
        for draft in questions(draft) {
            let question = &mut draft.question;
            if !kept.next().unwrap_or_default() {
                let label = question.label.clone();
                let name = naming.another(&question.name, &label, &draft.spot, findings);
                question.name = name;
                naming.taken.extend(own_keys(question));
            }
            for (row, spot) in question.rows.iter_mut().zip(&draft.row_spots) {
                if !kept.next().unwrap_or_default() {
                    row.name = naming.another(&row.name, &row.label, spot, findings);
                }
            }
        }
        naming
    }

    fn keep(&mut self, keys: &[String], name: &str) -> bool {
        let free = !keys.iter().any(|it| self.taken.contains(it));
        let kept = free && is_name(name, false);
        if kept {
            self.taken.extend(keys.iter().cloned());
        }
        kept
    }

    fn another(
        &mut self,
        written: &str,
        label: &Texts,
        spot: &Spot,
        findings: &mut Findings,
    ) -> String {
        let from = if written.is_empty() {
            label.in_language(Lang::En)
        } else {
            written
        };
        let name = free(&made_name(from, "question"), |it| self.taken.contains(it));
        self.taken.insert(name.clone());
        let word = match written {
            "" => "name-made",
            it if is_name(it, false) => "name-twice",
            _ => "renamed",
        };
        findings.say(spot, word, &[("from", written), ("to", &name)]);
        // Whoever speaks of a name that is given twice means the first.
        if word == "renamed" && !self.renamed.iter().any(|(from, _)| from == written) {
            for suffix in ["", "_other", "_unable"] {
                let pair = (format!("{written}{suffix}"), format!("{name}{suffix}"));
                self.renamed.push(pair);
            }
        }
        name
    }
}

/// The names that a question takes beside those of its rows.
fn own_keys(question: &Question) -> Vec<String> {
    let mut keys = vec![question.name.clone()];
    if question.takes_other() {
        keys.push(question.other_key());
    }
    if question.not_able {
        keys.push(question.unable_key());
    }
    keys
}

/// Gives every section a name of its own.
pub fn sections(draft: &mut Draft, findings: &mut Findings) {
    let fits = |name: &str| is_name(name, false) && !is_taken(name);
    let written = draft.sections.iter().map(|it| it.section.name.clone());
    let mut taken: BTreeSet<String> = written.filter(|it| fits(it)).collect();
    let mut given: BTreeSet<String> = BTreeSet::new();
    for section in &mut draft.sections {
        let name = section.section.name.clone();
        if fits(&name) && given.insert(name.clone()) {
            continue;
        }
        let from = if name.is_empty() {
            section.section.title.in_language(Lang::En)
        } else {
            &name
        };
        let made = free(&made_name(from, "section"), |it| {
            taken.contains(it) || is_taken(it)
        });
        if !name.is_empty() {
            let args = [("from", name.as_str()), ("to", made.as_str())];
            findings.say(&section.spot, "renamed", &args);
        }
        taken.insert(made.clone());
        section.section.name = made;
    }
}
