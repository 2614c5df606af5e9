//! How each table's rows are read.

use super::fields::Fields;
use super::files::name;
use super::model::{
    ActEntry, Holdings, Known, Meeting, PublishedCount, StateEntry, StepEntry, Tile, Trilingual,
    VoteEntry, VoteTotal,
};
use super::table::Row;
use crate::treaty::Act;

impl Row for StateEntry {
    const FILE: &'static str = name::STATES;
    const COLUMNS: &'static [&'static str] = &[
        "iso3",
        "iso2",
        "name_en",
        "name_fr",
        "name_es",
        "region",
        "subregion",
        "regional_group",
        "organizations",
        "note",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (code, iso2) = (fields.value("iso3"), fields.value("iso2"));
        let name = trilingual_name(fields);
        let (region, subregion) = (fields.value("region"), fields.value("subregion"));
        let regional_group = fields.optional("regional_group");
        let organizations = fields.text("organizations").split(';');
        Some(Self {
            organizations: organizations
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect(),
            note: fields.text("note").to_owned(),
            // Filled in from the pack's sheet.
            source: String::new(),
            code: code?,
            iso2: iso2?,
            name: name?,
            region: region?,
            subregion: subregion?,
            regional_group: regional_group?,
        })
    }
}

impl Row for ActEntry {
    const FILE: &'static str = name::ACTS;
    const COLUMNS: &'static [&'static str] = &[
        "treaty",
        "state",
        "act",
        "date",
        "effective",
        "note",
        "source",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (treaty, state) = (fields.value("treaty"), fields.value("state"));
        let kind = fields.value("act");
        let (date, effective) = (
            fields.optional_day("date"),
            fields.optional_day("effective"),
        );
        let source = fields.value("source");
        Some(Self {
            note: fields.text("note").to_owned(),
            treaty: treaty?,
            act: Act {
                state: state?,
                kind: kind?,
                date: date?,
                effective: effective?,
            },
            source: source?,
        })
    }
}

impl Row for PublishedCount {
    const FILE: &'static str = name::PUBLISHED_COUNTS;
    const COLUMNS: &'static [&'static str] = &[
        "treaty",
        "date",
        "deposited",
        "in_force",
        "signatories",
        "source",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (treaty, date) = (fields.value("treaty"), fields.day("date"));
        let (deposited, in_force) = (fields.optional("deposited"), fields.optional("in_force"));
        let signatories = fields.optional("signatories");
        let source = fields.value("source");
        Some(Self {
            treaty: treaty?,
            date: date?,
            deposited: deposited?,
            in_force: in_force?,
            signatories: signatories?,
            source: source?,
        })
    }
}

impl Row for VoteEntry {
    const FILE: &'static str = name::VOTES;
    const COLUMNS: &'static [&'static str] =
        &["resolution", "title", "date", "session", "state", "vote"];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (resolution, title) = (fields.value("resolution"), fields.value("title"));
        let (date, session) = (fields.day("date"), fields.value("session"));
        let (state, ballot) = (fields.value("state"), fields.value("vote"));
        Some(Self {
            resolution: resolution?,
            title: title?,
            date: date?,
            session: session?,
            state: state?,
            ballot: ballot?,
            // Filled in from the pack's sheet.
            source: String::new(),
        })
    }
}

impl Row for VoteTotal {
    const FILE: &'static str = name::VOTE_TOTALS;
    const COLUMNS: &'static [&'static str] = &[
        "resolution",
        "session",
        "date",
        "stage",
        "yes",
        "no",
        "abstain",
        "unattributed_yes",
        "unattributed_no",
        "unattributed_abstain",
        "note",
        "source",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (resolution, session) = (fields.optional("resolution"), fields.value("session"));
        let (date, stage) = (fields.optional_day("date"), fields.value("stage"));
        let (yes, no, abstain) = (
            fields.value("yes"),
            fields.value("no"),
            fields.value("abstain"),
        );
        let unattributed = [
            fields.value("unattributed_yes"),
            fields.value("unattributed_no"),
            fields.value("unattributed_abstain"),
        ];
        let source = fields.value("source");
        let [missing_yes, missing_no, missing_abstain] = unattributed;
        Some(Self {
            note: fields.text("note").to_owned(),
            resolution: resolution?,
            session: session?,
            date: date?,
            stage: stage?,
            yes: yes?,
            no: no?,
            abstain: abstain?,
            unattributed: [missing_yes?, missing_no?, missing_abstain?],
            source: source?,
        })
    }
}

impl Row for StepEntry {
    const FILE: &'static str = name::STEPS;
    const COLUMNS: &'static [&'static str] = &["state", "kind", "date", "note", "source"];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (state, kind) = (fields.value("state"), fields.value("kind"));
        let (date, source) = (fields.value("date"), fields.value("source"));
        Some(Self {
            note: fields.text("note").to_owned(),
            state: state?,
            kind: kind?,
            date: date?,
            source: source?,
        })
    }
}

impl Row for Holdings {
    const FILE: &'static str = name::HOLDINGS;
    const COLUMNS: &'static [&'static str] = &[
        "state",
        "contaminated",
        "stockpiler",
        "producer",
        "note",
        "source",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let state = fields.value("state");
        let contaminated: Option<Known> = fields.value("contaminated");
        let (stockpiler, producer) = (fields.value("stockpiler"), fields.value("producer"));
        let source = fields.value("source");
        Some(Self {
            note: fields.text("note").to_owned(),
            state: state?,
            contaminated: contaminated?,
            stockpiler: stockpiler?,
            producer: producer?,
            source: source?,
        })
    }
}

impl Row for Meeting {
    const FILE: &'static str = name::MEETINGS;
    const COLUMNS: &'static [&'static str] = &[
        "code",
        "name_en",
        "name_fr",
        "name_es",
        "body",
        "place",
        "start",
        "end",
        "presidency",
        "note",
        "source",
    ];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let (code, body) = (fields.value("code"), fields.value("body"));
        let name = trilingual_name(fields);
        // A meeting has both days or none.
        let days = if fields.text("start").is_empty() && fields.text("end").is_empty() {
            Some(None)
        } else {
            let (start, end) = (fields.day("start"), fields.day("end"));
            start.zip(end).map(Some)
        };
        Some(Self {
            place: fields.text("place").to_owned(),
            presidency: fields.text("presidency").to_owned(),
            note: fields.text("note").to_owned(),
            source: fields.text("source").to_owned(),
            code: code?,
            name: name?,
            body: body?,
            days: days?,
        })
    }
}

impl Row for Tile {
    const FILE: &'static str = name::TILES;
    const COLUMNS: &'static [&'static str] = &["state", "column", "row"];

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let state = fields.value("state");
        let (column, row) = (fields.value("column"), fields.value("row"));
        Some(Self {
            state: state?,
            column: column?,
            row: row?,
        })
    }
}

fn trilingual_name(fields: &mut Fields<'_>) -> Option<Trilingual> {
    let (en, fr) = (fields.value("name_en"), fields.value("name_fr"));
    let es = fields.value("name_es");
    Some(Trilingual {
        en: en?,
        fr: fr?,
        es: es?,
    })
}
