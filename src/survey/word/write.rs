//! The form as a document: each question with a box to write in, or boxes to tick.

use docx_rs::{
    Docx, HeightRule, Paragraph, Run, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::super::questions::filled;
use super::controls::{Control, of_question, ticks};
use super::marked::{Holds, Marks};
use super::{FormId, PREFIX};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::questionnaire::{
    Answers, OTHER, Question, QuestionKind, Questionnaire, Section, YES_NO_UNKNOWN,
};
use crate::states::Facts;
use crate::treaty::Iso3;
use crate::web::Params;
use crate::word::{Frame, TEXT_WIDTH, styled};

/// The width of a narrow column, for a rank or a tick.
const NARROW: usize = 1400;
/// Room for a line and for a paragraph written by hand, in twentieths of a point.
const LOW: f32 = 400.0;
const TALL: f32 = 1700.0;

/// What a form is made from.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// What it is made for.
    pub id: FormId,
    /// The questions.
    pub questionnaire: &'a Questionnaire,
    /// What has been answered so far: it stands in the form.
    pub answers: &'a Answers,
    /// The names of States.
    pub facts: &'a Facts,
    /// Whether the desk is a demonstration, and the document says so.
    pub demo: bool,
}

/// The form as a file, made at `now`.
///
/// # Errors
/// The file cannot be packed.
pub fn write(form: &Form<'_>, now: Moment) -> Result<Vec<u8>, AppError> {
    let lang = form.id.lang;
    let title = form.questionnaire.title.in_language(lang);
    let demo = if form.demo {
        lang.text("reports-demo-line")
    } else {
        String::new()
    };
    let head = if form.demo { &demo } else { title };
    let frame = Frame {
        lang,
        title,
        head,
        now,
    };
    let mut writer = Writer::of(form);
    let mut docx = writer.opening(frame.open(), title, &demo);
    for section in &form.questionnaire.sections {
        docx = writer.section(docx, section);
    }
    let marks = writer.marks;
    frame.pack(docx, |body| marks.complete(body))
}

/// Writes a form from its beginning to its end, numbering its parts and its questions.
struct Writer<'a> {
    form: &'a Form<'a>,
    /// The answers as the page's form would send them.
    filled: Params,
    marks: Marks,
    /// How many parts are written.
    parts: usize,
    /// How many questions are.
    questions: usize,
}

impl<'a> Writer<'a> {
    fn of(form: &'a Form<'a>) -> Self {
        Self {
            form,
            filled: filled(form.questionnaire, form.answers).collect(),
            marks: Marks::default(),
            parts: 0,
            questions: 0,
        }
    }

    fn t(&self, key: &str) -> String {
        self.form.id.lang.text(key)
    }

    fn opening(&mut self, docx: Docx, title: &str, demo: &str) -> Docx {
        let Form { id, facts, .. } = *self.form;
        let lang = id.lang;
        let heading = Paragraph::new().style("Title");
        let held = Holds::Fixed(title.to_owned());
        let heading = self.marks.add(heading, &id.tag(), title, held);
        let mut docx = docx
            .add_paragraph(heading)
            .add_paragraph(styled("Subtitle", facts.name(id.state, lang)));
        if !demo.is_empty() {
            docx = docx.add_paragraph(styled("Notice", demo));
        }
        let introduction = self.form.questionnaire.introduction.in_language(lang);
        for line in introduction.lines().filter(|line| !line.is_empty()) {
            docx = docx.add_paragraph(styled("Normal", line));
        }
        docx.add_paragraph(styled("Hint", &self.t("survey-word-how")))
    }

    fn section(&mut self, docx: Docx, section: &Section) -> Docx {
        let lang = self.form.id.lang;
        let mut docx = docx.add_paragraph(styled("Heading1", section.title.in_language(lang)));
        let introduction = section.introduction.in_language(lang);
        if !introduction.is_empty() {
            docx = docx.add_paragraph(styled("Normal", introduction));
        }
        for question in &section.questions {
            docx = self.question(docx, question);
        }
        docx
    }

    fn question(&mut self, docx: Docx, question: &Question) -> Docx {
        let lang = self.form.id.lang;
        let label = question.label.in_language(lang);
        if question.kind == QuestionKind::Note {
            return docx.add_paragraph(styled("Normal", label));
        }
        self.questions += 1;
        let heading = format!("{}. {label}", self.questions);
        let mut docx = docx.add_paragraph(styled("Question", &heading));
        let hints = self.hints(question).join(" ");
        if !hints.is_empty() {
            docx = docx.add_paragraph(styled("Hint", &hints).keep_next(true));
        }
        let mut controls = of_question(question).into_iter();
        docx = match question.kind {
            QuestionKind::Note => docx,
            QuestionKind::File => docx.add_paragraph(styled("Normal", &self.t("survey-word-file"))),
            QuestionKind::Matrix => self.matrix(docx, question, &mut controls),
            QuestionKind::Ranking => self.ranking(docx, question, &mut controls),
            QuestionKind::Scale => self.scale(docx, question, &mut controls),
            QuestionKind::Single | QuestionKind::Several | QuestionKind::YesNoUnknown => {
                self.choices(docx, question, &mut controls)
            }
            QuestionKind::ShortText
            | QuestionKind::LongText
            | QuestionKind::Integer
            | QuestionKind::Decimal
            | QuestionKind::Date
            | QuestionKind::State
            | QuestionKind::States => {
                let height =
                    if matches!(question.kind, QuestionKind::LongText | QuestionKind::States) {
                        TALL
                    } else {
                        LOW
                    };
                self.text_box(docx, (label, height), &mut controls)
            }
        };
        // What is left: other, in one's own words, and that it cannot be answered.
        if question.takes_other() {
            let label = self.t("survey-other-namely");
            docx = docx.add_paragraph(styled("Hint", &label).keep_next(true));
            docx = self.text_box(docx, (&label, LOW), &mut controls);
        }
        if question.not_able {
            let label = self.t("survey-unable");
            docx = self.tick_lines(docx, &[label], &mut controls);
        }
        docx.add_paragraph(styled("AfterTable", ""))
    }

    /// How to answer, and on what it depends whether one has to.
    fn hints(&self, question: &Question) -> Vec<String> {
        let lang = self.form.id.lang;
        let mut hints = vec![question.hint.in_language(lang).to_owned()];
        let of_kind = match question.kind {
            QuestionKind::Single | QuestionKind::YesNoUnknown | QuestionKind::Scale => {
                "survey-word-one"
            }
            QuestionKind::Several => "survey-word-several",
            QuestionKind::Matrix => "survey-word-matrix",
            QuestionKind::Ranking => "survey-word-ranking",
            QuestionKind::Date => "survey-word-date",
            QuestionKind::State => "survey-word-state",
            QuestionKind::States => "survey-word-states",
            _ => "",
        };
        if !of_kind.is_empty() {
            hints.push(self.t(of_kind));
        }
        if !question.unit.is_empty() {
            hints.push(question.unit.in_language(lang).to_owned());
        }
        if question.relevant.is_some() {
            hints.push(self.t("survey-word-depends"));
        }
        if question.required {
            hints.push(self.t("survey-word-required"));
        }
        hints.retain(|hint| !hint.is_empty());
        hints
    }

    /// The next part of a question, in a paragraph.
    fn part(
        &mut self,
        paragraph: Paragraph,
        label: &str,
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Paragraph {
        let Some(control) = controls.next() else {
            return paragraph;
        };
        let tag = format!("{PREFIX}{}", self.parts);
        self.parts += 1;
        let holds = match &control.value {
            Some(value) => Holds::Tick(self.filled.all(&control.field).any(|it| it == value)),
            None => self.text(&control.field),
        };
        self.marks.add(paragraph, &tag, label, holds)
    }

    fn text(&self, field: &str) -> Holds {
        let shown = |value: &str| {
            let state = value.parse::<Iso3>().ok();
            let name = state.map(|iso3| self.form.facts.name(iso3, self.form.id.lang));
            name.filter(|name| !name.is_empty())
                .unwrap_or(value)
                .to_owned()
        };
        let lines: Vec<String> = self.filled.all(field).map(shown).collect();
        let text = lines.join("\n");
        if text.is_empty() {
            Holds::Nothing(self.t("survey-word-here"))
        } else {
            Holds::Text(text)
        }
    }

    /// A box to write in: its cell holds the answer, whatever becomes of the control.
    fn text_box(
        &mut self,
        docx: Docx,
        (label, height): (&str, f32),
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        let answer = self.part(Paragraph::new().style("TableText"), label, controls);
        let cell = TableCell::new().add_paragraph(answer);
        let row = TableRow::new(vec![cell])
            .row_height(height)
            .height_rule(HeightRule::AtLeast);
        docx.add_table(table(vec![row], vec![TEXT_WIDTH]))
    }

    /// A line for each thing that can be ticked.
    fn tick_lines(
        &mut self,
        mut docx: Docx,
        labels: &[String],
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        for label in labels {
            let line = self.part(Paragraph::new().style("Tick"), label, controls);
            docx = docx.add_paragraph(line.add_run(Run::new().add_text(format!("  {label}"))));
        }
        docx
    }

    fn choices(
        &mut self,
        docx: Docx,
        question: &Question,
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        let labels: Vec<String> = ticks(question)
            .iter()
            .map(|name| self.choice_label(question, name))
            .collect();
        self.tick_lines(docx, &labels, controls)
    }

    fn choice_label(&self, question: &Question, name: &str) -> String {
        if let Some(choice) = question.choice(name) {
            return choice.label.in_language(self.form.id.lang).to_owned();
        }
        if question.kind == QuestionKind::YesNoUnknown && YES_NO_UNKNOWN.contains(&name) {
            return self.t(&format!("survey-answer-{name}"));
        }
        if name == OTHER {
            return self.t("survey-other");
        }
        name.to_owned()
    }

    /// A row of boxes between the two ends.
    fn scale(
        &mut self,
        docx: Docx,
        question: &Question,
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        let Some(scale) = &question.scale else {
            return docx;
        };
        let lang = self.form.id.lang;
        let mut line = Paragraph::new().style("Tick");
        let end = |text: &str| Run::new().add_text(text);
        line = line.add_run(end(&format!("{}   ", scale.low.in_language(lang))));
        for step in scale.numbers() {
            line = line.add_run(end(&format!("{step} ")));
            line = self.part(line, &step.to_string(), controls);
            line = line.add_run(end("   "));
        }
        docx.add_paragraph(line.add_run(end(scale.high.in_language(lang))))
    }

    /// A number beside each choice.
    fn ranking(
        &mut self,
        docx: Docx,
        question: &Question,
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        let lang = self.form.id.lang;
        let rows = question
            .choices
            .iter()
            .map(|choice| {
                let label = choice.label.in_language(lang);
                let rank = self.part(Paragraph::new().style("TableText"), label, controls);
                let rank = TableCell::new().add_paragraph(rank);
                let label = TableCell::new().add_paragraph(styled("TableText", label));
                TableRow::new(vec![rank, label]).cant_split()
            })
            .collect();
        docx.add_table(table(rows, vec![NARROW * 2, TEXT_WIDTH - NARROW * 2]))
    }

    /// A row for each thing asked of, a column for each choice.
    fn matrix(
        &mut self,
        docx: Docx,
        question: &Question,
        controls: &mut dyn Iterator<Item = Control>,
    ) -> Docx {
        let lang = self.form.id.lang;
        let names = ticks(question);
        let width = TEXT_WIDTH / 2 / names.len().max(1);
        let mut widths = vec![TEXT_WIDTH - width * names.len()];
        widths.extend(names.iter().map(|_| width));
        let head = |text: &str| TableCell::new().add_paragraph(styled("TableHead", text));
        let mut cells = vec![head("")];
        cells.extend(
            names
                .iter()
                .map(|name| head(&self.choice_label(question, name))),
        );
        let mut rows = vec![TableRow::new(cells).cant_split()];
        for row in &question.rows {
            let label = row.label.in_language(lang);
            let mut cells = vec![TableCell::new().add_paragraph(styled("TableText", label))];
            for name in &names {
                let about = format!("{label}: {}", self.choice_label(question, name));
                let tick = self.part(Paragraph::new().style("TableText"), &about, controls);
                cells.push(TableCell::new().add_paragraph(tick));
            }
            rows.push(TableRow::new(cells).cant_split());
        }
        docx.add_table(table(rows, widths))
    }
}

fn table(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    Table::new(rows)
        .layout(TableLayoutType::Fixed)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .set_grid(widths)
}
