//! One row of the survey as a question.

use super::super::super::model::{ChoiceSource, QuestionKind, Row as MatrixRow, Scale};
use super::super::findings::Findings;
use super::choices::{is_no, is_yes};
use super::draft::{DraftQuestion, Raw};
use super::table::Row;
use super::types::{self, RowType};

/// A row as a question; `kind` is what its type says, and asks something.
pub fn question(row: &Row, kind: &RowType, findings: &mut Findings) -> DraftQuestion {
    let mut draft = DraftQuestion::new(row.get("name"), kind_of(row, kind), row.at("name"));
    match kind {
        RowType::As(taken) => {
            let args = [("type", row.get("type")), ("kind", taken.as_str())];
            findings.say(&row.at("type"), "taken-as", &args);
        }
        RowType::Select { list, other, .. } => {
            draft.list = Some((list.clone(), row.at("type")));
            draft.question.other = *other && draft.question.kind.may_be_other();
            if *other && !draft.question.other {
                findings.say(&row.at("type"), "not-for-kind", &[("text", "or_other")]);
            }
        }
        _ => {}
    }
    about(row, &mut draft, findings);
    limits(row, &mut draft, findings);
    if *kind == RowType::Range {
        range(row, &mut draft, findings);
    } else if !row.get("parameters").is_empty() {
        let text = row.get("parameters");
        findings.say(&row.at("parameters"), "parameters", &[("text", text)]);
    }
    looks(row, draft.question.kind, findings);
    draft
}

/// The kind: a column of ours may say more than the type can.
fn kind_of(row: &Row, kind: &RowType) -> QuestionKind {
    let hint: Option<QuestionKind> = row.get("accede_kind").parse().ok();
    match kind {
        RowType::Question(QuestionKind::ShortText) if has_look(row, "multiline") => {
            QuestionKind::LongText
        }
        RowType::Question(kind) | RowType::As(kind) => *kind,
        RowType::Select { kind, .. } => match (kind, hint) {
            (
                QuestionKind::Single,
                Some(hint @ (QuestionKind::State | QuestionKind::YesNoUnknown)),
            )
            | (QuestionKind::Several, Some(hint @ QuestionKind::States)) => hint,
            _ => *kind,
        },
        _ => QuestionKind::Scale,
    }
}

/// The texts of a question.
fn about(row: &Row, draft: &mut DraftQuestion, findings: &mut Findings) {
    let question = &mut draft.question;
    question.label = row.texts("label", findings);
    question.hint = row.texts("hint", findings);
    question.unit = row.texts("accede_unit", findings);
    question.constraint_message = row.texts("constraint_message", findings);
    let source = row.get("accede_choices_from");
    question.choices_from = source.parse::<ChoiceSource>().ok();
    if question.choices_from.is_none() && !source.is_empty() {
        let spot = row.at("accede_choices_from");
        findings.say(&spot, "not-for-kind", &[("text", source)]);
    }
}

/// When it is asked, whether it must be answered, and what holds for an answer.
fn limits(row: &Row, draft: &mut DraftQuestion, findings: &mut Findings) {
    let is_note = draft.question.kind == QuestionKind::Note;
    draft.relevant = raw(row, "relevant");
    draft.constraint = raw(row, "constraint");
    let required = row.get("required");
    draft.question.required = is_yes(required);
    if !is_yes(required) && !is_no(required) {
        draft.required = raw(row, "required");
    }
    let stray = [
        ("constraint", draft.constraint.is_some()),
        ("required", !is_no(required)),
    ];
    for (word, set) in stray {
        if is_note && set {
            findings.say(&row.at(word), "not-for-kind", &[("text", row.get(word))]);
        }
    }
    if is_note {
        draft.question.required = false;
        draft.constraint = None;
        draft.required = None;
    }
}

/// An expression of a row.
pub fn raw(row: &Row, word: &'static str) -> Option<Raw> {
    (!row.get(word).is_empty()).then(|| Raw {
        text: row.raw(word).to_owned(),
        spot: row.at(word),
    })
}

fn has_look(row: &Row, look: &str) -> bool {
    row.get("appearance")
        .split_whitespace()
        .any(|it| it == look)
}

/// How a question looks is ours to say, but for what says how much one may write.
fn looks(row: &Row, kind: QuestionKind, findings: &mut Findings) {
    let known: &[&str] = match kind {
        QuestionKind::LongText => &["multiline"],
        QuestionKind::Matrix => &["table-list", "field-list"],
        _ => &[],
    };
    let mut words = row.get("appearance").split_whitespace();
    if words.any(|it| !known.contains(&it)) {
        let text = row.get("appearance");
        findings.say(&row.at("appearance"), "appearance", &[("text", text)]);
    }
}

/// A number between two ends: a scale, where its steps fit on a page and are whole; otherwise
/// a number with a limit.
fn range(row: &Row, draft: &mut DraftQuestion, findings: &mut Findings) {
    let written = row.get("parameters");
    let values = parameters(written);
    let value = |name: &str, usual: &str| {
        let found = values.iter().find(|(it, _)| it == name);
        found.map_or(usual.to_owned(), |(_, value)| value.clone())
    };
    let (from, to, step) = (value("start", "1"), value("end", "10"), value("step", "1"));
    let known = ["start", "end", "step"];
    if values.iter().any(|(it, _)| !known.contains(&it.as_str())) {
        findings.say(&row.at("parameters"), "parameters", &[("text", written)]);
    }
    let whole = |it: &str| it.parse::<i32>().ok();
    if let (Some(from), Some(to), Some(1)) = (whole(&from), whole(&to), whole(&step))
        && (2..=i64::from(Scale::MOST)).contains(&(i64::from(to) - i64::from(from) + 1))
    {
        draft.question.scale = Some(Scale {
            from,
            to,
            low: row.texts("accede_low", findings),
            high: row.texts("accede_high", findings),
        });
        return;
    }
    let are_whole = [&from, &to, &step].iter().all(|it| whole(it).is_some());
    draft.question.kind = if are_whole {
        QuestionKind::Integer
    } else {
        QuestionKind::Decimal
    };
    let ends = format!(". >= {from} and . <= {to}");
    draft.constraint = Some(Raw {
        text: match &draft.constraint {
            Some(own) => format!("({}) and ({ends})", own.text),
            None => ends.clone(),
        },
        spot: row.at("parameters"),
    });
    let args = [("text", written), ("limit", ends.as_str())];
    findings.say(&row.at("parameters"), "range-as-number", &args);
}

/// `start=1 end=5`, also with blanks, commas or semicolons between.
pub fn parameters(written: &str) -> Vec<(String, String)> {
    let parts = written.split([' ', ',', ';', '\n', '\t']);
    let pairs = parts.filter_map(|it| it.split_once('='));
    pairs
        .map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned()))
        .collect()
}

/// A group that is shown as a table, as one question with a row for each of its: where they
/// all choose one of the same list, and are asked alike. How many rows it takes is the second.
pub fn table(rows: &[Row], findings: &mut Findings) -> Option<(DraftQuestion, usize)> {
    let (head, rest) = rows.split_first()?;
    let end = rest
        .iter()
        .position(|row| types::of(row.get("type")) == RowType::End)?;
    let inner: Vec<&Row> = rest.iter().take(end).collect();
    let list = shared_list(head, &inner)?;
    let mut draft = DraftQuestion::new(head.get("name"), QuestionKind::Matrix, head.at("name"));
    let first = inner.first().copied().unwrap_or(head);
    about(head, &mut draft, findings);
    limits(first, &mut draft, findings);
    draft.relevant = raw(head, "relevant");
    draft.question.constraint_message = first.texts("constraint_message", findings);
    draft.list = Some((list, first.at("type")));
    if inner.is_empty() {
        looks(head, QuestionKind::Matrix, findings);
    } else {
        group(head, findings);
    }
    for row in inner {
        draft.question.rows.push(MatrixRow {
            name: row.get("name").to_owned(),
            label: row.texts("label", findings),
        });
        draft.row_spots.push(row.at("name"));
        looks(row, QuestionKind::Single, findings);
    }
    Some((draft, end + 2))
}

/// The list that all rows of a table choose from.
fn shared_list(head: &Row, rows: &[&Row]) -> Option<String> {
    let Some(first) = rows.first() else {
        let values = parameters(head.get("parameters"));
        return values.into_iter().find(|it| it.0 == "list").map(|it| it.1);
    };
    let list_of = |row: &Row| match types::of(row.get("type")) {
        RowType::Select {
            kind: QuestionKind::Single,
            list,
            other: false,
        } => Some(list),
        _ => None,
    };
    let list = list_of(first)?;
    let alike = rows.iter().all(|row| {
        let same = ["required", "constraint"]
            .iter()
            .all(|it| row.get(it) == first.get(it));
        let asked = ["relevant", "parameters", "accede_kind", "disabled"];
        same && asked.iter().all(|it| row.get(it).is_empty())
            && !row.has_text("hint")
            && row.plain_texts("constraint_message") == first.plain_texts("constraint_message")
            && list_of(row).as_ref() == Some(&list)
    });
    alike.then_some(list)
}

/// A group's own row, as far as it says more than a group can.
pub fn group(row: &Row, findings: &mut Findings) {
    for word in ["required", "constraint", "parameters"] {
        if !row.get(word).is_empty() {
            findings.say(&row.at(word), "not-for-kind", &[("text", row.get(word))]);
        }
    }
    looks(row, QuestionKind::Matrix, findings);
}
