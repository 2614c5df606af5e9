//! What the demo is made of: `script.toml` and `places.csv`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize};

use crate::auth::{Marking, Role};
use crate::error::AppError;
use crate::i18n::Lang;
use crate::pack::Trilingual;
use crate::treaty::Iso3;

/// The words, names and events.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub(super) accounts: Vec<Account>,
    pub(super) people: Names,
    pub(super) titles: BTreeMap<String, Vec<String>>,
    /// In French and in Spanish, by the title.
    pub(super) called: BTreeMap<String, [String; 2]>,
    pub(super) honorifics: Honorifics,
    pub(super) places: Places,
    pub(super) institutions: Vec<Institution>,
    pub(super) summaries: Summaries,
    pub(super) promises: Promises,
    pub(super) barriers: BarrierTexts,
    pub(super) pathways: PathwayTexts,
    pub(super) positions: PositionTexts,
    pub(super) relations: RelationTexts,
    pub(super) targets: TargetTexts,
    pub(super) timeline: TimelineTexts,
    pub(super) survey: SurveyTexts,
    pub(super) events: Vec<ScriptEvent>,
}

/// Somebody who may sign in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) team: String,
    pub(super) role: Role,
    pub(super) language: Lang,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) women: Vec<String>,
    pub(super) men: Vec<String>,
    pub(super) family: Vec<String>,
    pub(super) family_ends: Vec<String>,
    pub(super) notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Honorifics {
    /// For a woman, for a man.
    pub(super) ambassador: [String; 2],
    /// Likewise.
    pub(super) other: [String; 2],
    pub(super) learned: String,
    pub(super) member: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) embassies: Vec<String>,
}

/// A regional organization or a partner.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Institution {
    pub(super) code: String,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) place: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Summaries {
    pub(super) topics: Vec<String>,
    pub(super) outcomes: Vec<String>,
    /// By the kind of exchange.
    pub(super) openings: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promises {
    pub(super) ours: Vec<String>,
    pub(super) theirs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BarrierTexts {
    pub(super) source: String,
    pub(super) said_by: String,
    pub(super) details: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathwayTexts {
    pub(super) source: String,
    pub(super) next_moves: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PositionTexts {
    pub(super) source: String,
    pub(super) details: Vec<String>,
}

/// How people stand to each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationTexts {
    /// Who says so.
    pub(super) sources: Vec<String>,
    /// What else is known.
    pub(super) notes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetTexts {
    pub(super) next_steps: Vec<String>,
    pub(super) strategies: Vec<String>,
    pub(super) added: String,
    pub(super) dropped: String,
    pub(super) computed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimelineTexts {
    pub(super) done: String,
    pub(super) running: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyTexts {
    #[serde(deserialize_with = "day")]
    pub(super) created: NaiveDate,
    #[serde(deserialize_with = "day")]
    pub(super) released: NaiveDate,
    #[serde(deserialize_with = "day")]
    pub(super) closes: NaiveDate,
    pub(super) title: String,
    pub(super) wording: Wording,
    /// By channel.
    pub(super) authority: BTreeMap<String, String>,
    pub(super) reply_sent: String,
    pub(super) reply_later: String,
    pub(super) reply_failed: String,
    pub(super) office: Trilingual,
    pub(super) line: Trilingual,
    pub(super) lines: Vec<Trilingual>,
}

/// What a circulation says, as its row keeps it.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    en: Letter,
    fr: Letter,
    es: Letter,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) greeting: String,
}

impl Wording {
    pub(super) fn in_language(&self, lang: Lang) -> &Letter {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
            Lang::Es => &self.es,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptEvent {
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) zone: String,
    #[serde(deserialize_with = "day")]
    pub(super) from: NaiveDate,
    #[serde(deserialize_with = "day")]
    pub(super) until: NaiveDate,
    /// From when until when, `HH:MM` in its zone; nothing for whole days.
    #[serde(default)]
    pub(super) opens_at: Option<String>,
    #[serde(default)]
    pub(super) closes_at: Option<String>,
    pub(super) organizer: String,
    pub(super) description: String,
    /// The position in the work plan.
    pub(super) activity: usize,
    pub(super) marking: Marking,
    pub(super) team: String,
    /// Regional groups whose States are invited; none for all.
    pub(super) groups: Vec<String>,
    /// How many States are invited, at most.
    pub(super) guests: usize,
    /// The series it is part of.
    #[serde(default)]
    pub(super) series: String,
    /// The languages that are interpreted.
    #[serde(default)]
    pub(super) languages: String,
    #[serde(default)]
    pub(super) outcome: String,
    #[serde(default)]
    pub(super) agenda: Vec<ScriptItem>,
    #[serde(default)]
    pub(super) money: Vec<ScriptMoney>,
    /// The note verbale that invited; nothing where none did.
    #[serde(default)]
    pub(super) note_verbale: String,
}

/// An item of an event's agenda.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptItem {
    pub(super) kind: String,
    pub(super) number: String,
    pub(super) title: String,
    #[serde(deserialize_with = "day")]
    pub(super) on: NaiveDate,
    pub(super) begins_at: String,
    pub(super) ends_at: String,
    #[serde(default)]
    pub(super) on_convention: bool,
    #[serde(default)]
    pub(super) speaker: String,
}

/// A line of an event's budget or costs, in the smallest unit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScriptMoney {
    pub(super) kind: String,
    pub(super) what: String,
    pub(super) minor: i64,
    pub(super) currency: String,
}

/// Where a State's capital is, and the language to write in.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Seat {
    state: Iso3,
    /// Empty where naming one takes sides.
    pub(super) capital: String,
    #[serde(deserialize_with = "zone")]
    pub(super) zone: Tz,
    pub(super) language: Lang,
}

impl Script {
    /// Reads the script.
    ///
    /// # Errors
    /// It does not hold together, which a test would find first.
    pub(super) fn read() -> Result<Self, AppError> {
        toml::from_str(include_str!("script.toml")).map_err(AppError::internal)
    }

    /// The title of an office's post, counted from 0.
    pub(super) fn title(&self, office: &str, number: usize) -> String {
        let titles = self.titles.get(office).map_or(&[][..], Vec::as_slice);
        match (titles.get(number), titles.last()) {
            (Some(title), _) => title.clone(),
            (None, Some(last)) => format!("{last} {}", number - titles.len() + 2),
            (None, None) => office.to_owned(),
        }
    }
}

/// The seats of the States outside the treaty.
///
/// # Errors
/// As [`Script::read`].
pub(super) fn seats() -> Result<BTreeMap<Iso3, Seat>, AppError> {
    csv::Reader::from_reader(include_str!("places.csv").as_bytes())
        .deserialize()
        .map(|row: Result<Seat, _>| row.map(|seat| (seat.state, seat)))
        .collect::<Result<_, _>>()
        .map_err(AppError::internal)
}

fn day<'de, D: Deserializer<'de>>(source: D) -> Result<NaiveDate, D::Error> {
    String::deserialize(source)?
        .parse()
        .map_err(serde::de::Error::custom)
}

fn zone<'de, D: Deserializer<'de>>(source: D) -> Result<Tz, D::Error> {
    String::deserialize(source)?
        .parse()
        .map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_and_the_places_hold_together() {
        let script = Script::read().unwrap();
        assert_eq!(script.events.len(), 12);
        assert!(seats().unwrap().len() > 80);
    }

    #[test]
    fn every_invented_text_says_demo() {
        let script = Script::read().unwrap();
        let texts = [
            &script.promises.ours,
            &script.promises.theirs,
            &script.barriers.details,
            &script.pathways.next_moves,
            &script.positions.details,
            &script.targets.next_steps,
            &script.targets.strategies,
            &script.people.notes,
            &script.relations.notes,
            &script.relations.sources,
        ];
        for text in texts.into_iter().flatten() {
            assert!(text.starts_with("Demo"), "{text}");
        }
        for event in &script.events {
            assert!(event.title.starts_with("Demo: "), "{}", event.title);
            assert!(event.description.starts_with("Demo: "));
        }
    }

    #[test]
    fn titles_go_on_for_ever_and_never_repeat() {
        let script = Script::read().unwrap();
        let titles: Vec<_> = (0..12).map(|n| script.title("embassy", n)).collect();
        assert_eq!(titles[6..9], ["Attaché", "Attaché 2", "Attaché 3"]);
    }
}
