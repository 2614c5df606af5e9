//! What the first column of the survey says: how a question is answered.

use super::super::super::model::QuestionKind;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowType {
    /// A group begins.
    Begin,
    /// A group that is asked again and again begins.
    Repeat,
    /// A group ends.
    End,
    /// A question.
    Question(QuestionKind),
    /// A question that chooses from a list.
    Select {
        /// How many, and in which order.
        kind: QuestionKind,
        /// The list.
        list: String,
        /// Whether an answer in one's own words is among them.
        other: bool,
    },
    /// A number between two ends.
    Range,
    /// A question that is taken as one of another kind.
    As(QuestionKind),
    /// What a telephone notes of itself: not asked.
    Metadata,
    /// A question that chooses from a list that is not in the form.
    Elsewhere,
    /// A type that there is no counterpart for.
    Unsupported,
    /// No type at all.
    Unknown,
}

/// Ways to begin a type that chooses, the longest first.
const SELECTS: [(&str, Choosing); 16] = [
    ("add select multiple prompt using", Choosing::Several),
    ("add select one prompt using", Choosing::One),
    ("select all that apply from", Choosing::Several),
    ("select multiple from file", Choosing::File),
    ("select all that apply", Choosing::Several),
    ("select one from file", Choosing::File),
    ("select_multiple_from_file", Choosing::File),
    ("select_one_from_file", Choosing::File),
    ("select_one_external", Choosing::File),
    ("select one from", Choosing::One),
    ("select multiple", Choosing::Several),
    ("select_multiple", Choosing::Several),
    ("select one", Choosing::One),
    ("select_one", Choosing::One),
    ("select1", Choosing::One),
    ("rank", Choosing::Rank),
];

#[derive(Clone, Copy)]
enum Choosing {
    One,
    Several,
    Rank,
    File,
}

/// Reads a type.
pub fn of(written: &str) -> RowType {
    let words: Vec<&str> = written.split_whitespace().collect();
    let lower = words.join(" ").to_lowercase();
    for (begin, choosing) in SELECTS {
        let rest = lower.strip_prefix(begin);
        if rest.is_some_and(|it| it.is_empty() || it.starts_with(' ')) {
            let taken = begin.split(' ').count();
            return select(choosing, words.get(taken..).unwrap_or_default());
        }
    }
    simple(&lower.replace(' ', "_"))
}

fn select(choosing: Choosing, rest: &[&str]) -> RowType {
    let kind = match choosing {
        Choosing::One => QuestionKind::Single,
        Choosing::Several => QuestionKind::Several,
        Choosing::Rank => QuestionKind::Ranking,
        Choosing::File => return RowType::Elsewhere,
    };
    let list = rest.first().copied().unwrap_or_default();
    let after = rest.get(1..).unwrap_or_default().join("_").to_lowercase();
    // `${q}`: the answers to a question that is asked again and again.
    if list.starts_with("${") || list.contains(".csv") || list.contains(".xml") {
        return RowType::Elsewhere;
    }
    RowType::Select {
        kind,
        list: list.to_owned(),
        other: matches!(after.as_str(), "or_other" | "or_specify_other"),
    }
}

fn simple(word: &str) -> RowType {
    use QuestionKind as K;
    match word {
        "begin_group" | "begingroup" => RowType::Begin,
        "begin_repeat" | "begin_loop" | "begin_lgroup" => RowType::Repeat,
        "end_group" | "endgroup" | "end_repeat" | "end_loop" | "end_lgroup" => RowType::End,
        "text" | "string" => RowType::Question(K::ShortText),
        "integer" | "int" => RowType::Question(K::Integer),
        "decimal" => RowType::Question(K::Decimal),
        "date" => RowType::Question(K::Date),
        "note" => RowType::Question(K::Note),
        "file" | "add_file_prompt" => RowType::Question(K::File),
        "range" => RowType::Range,
        "image" | "photo" | "audio" | "video" | "add_image_prompt" | "add_photo_prompt"
        | "add_audio_prompt" | "add_video_prompt" => RowType::As(K::File),
        "barcode" | "time" | "datetime" => RowType::As(K::ShortText),
        "start"
        | "end"
        | "today"
        | "deviceid"
        | "imei"
        | "subscriberid"
        | "simserial"
        | "phonenumber"
        | "username"
        | "email"
        | "audit"
        | "start-geopoint"
        | "background-audio"
        | "background-geopoint"
        | "uri:deviceid" => RowType::Metadata,
        "geopoint" | "geotrace" | "geoshape" | "calculate" | "hidden" | "acknowledge"
        | "trigger" | "osm" | "xml-external" | "csv-external" | "select" | "cascading_select" => {
            RowType::Unsupported
        }
        _ => RowType::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_as_forms_write_them() {
        use QuestionKind as K;
        let chosen = |kind, list: &str, other| RowType::Select {
            kind,
            list: list.to_owned(),
            other,
        };
        for (written, expected) in [
            ("text", RowType::Question(K::ShortText)),
            (" Begin  Group ", RowType::Begin),
            ("begin_repeat", RowType::Repeat),
            ("end group", RowType::End),
            ("select_one Yes_No", chosen(K::Single, "Yes_No", false)),
            (
                "select one from list or_other",
                chosen(K::Single, "list", true),
            ),
            (
                "select_multiple a or specify other",
                chosen(K::Several, "a", true),
            ),
            (
                "select all that apply from b",
                chosen(K::Several, "b", false),
            ),
            ("rank c", chosen(K::Ranking, "c", false)),
            ("select_one", chosen(K::Single, "", false)),
            ("select_one_from_file states.csv", RowType::Elsewhere),
            ("select_one ${children}", RowType::Elsewhere),
            ("image", RowType::As(K::File)),
            ("dateTime", RowType::As(K::ShortText)),
            ("range", RowType::Range),
            ("start", RowType::Metadata),
            ("geopoint", RowType::Unsupported),
            ("telepathy", RowType::Unknown),
            ("ranking x", RowType::Unknown),
        ] {
            assert_eq!(of(written), expected, "{written}");
        }
    }
}
