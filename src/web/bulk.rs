//! Changing several records of a list at once: they are chosen with what is to change, the
//! change is shown record by record, and then made as one. Without scripts. A list says what
//! can change in it ([`BulkList`]); how that goes is the same for all.

use std::fmt::Display;
use std::str::FromStr;

use serde::Serialize;

use super::Answer;
use super::desk::Desk;
use super::forms::{FormBuilder, FormErrors, FormView, Reader};
use super::outcome::{Flash, Outcome};
use super::params::Params;
use super::posted::Posted;
use super::render::Page;
use crate::db::Conn;
use crate::db::types::Moment;
use crate::error::AppError;

/// How many records are changed at once.
pub const MAX_AT_ONCE: usize = 200;

/// A list of which several records can be changed at once, as its filter shows it.
pub trait BulkList: Sized + 'static {
    /// What names a record.
    type Id: Copy + PartialEq + Display + FromStr;
    /// A record as it is saved.
    type Record;
    /// What is to change.
    type Change;

    /// The list's address; several are changed at `PATH/bulk`.
    const PATH: &'static str;
    /// What the list is called: a text.
    const TITLE: &'static str;
    /// What the rows are: a text.
    const CAPTION: &'static str;
    /// The texts of its own: `bulk-NAME-title`, `bulk-NAME-intro`.
    const NAME: &'static str;
    /// The fields of [`Self::fields`].
    const FIELDS: &'static [&'static str];

    /// The records of the list that the address names, for someone who may change some.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who change none, or the database fails.
    fn load(desk: &Desk, conn: &mut Conn) -> Result<Self, AppError>;
    /// Who asks.
    fn desk(&self) -> &Desk;
    /// The list's filter.
    fn filter(&self) -> &Params;
    /// The records of the filter that may be changed, no more than [`MAX_AT_ONCE`].
    fn choices(&self) -> Vec<BulkChoice<Self::Id>>;
    /// The fields that say what is to change.
    fn fields<'a>(&self, form: FormBuilder<'a>) -> FormBuilder<'a>;
    /// Reads them.
    fn read(&self, reader: &mut Reader<'_>) -> Option<Self::Change>;
    /// A record as it is saved, for someone who may change it, and its version.
    ///
    /// # Errors
    /// It is out of reach: [`AppError::NotFound`] or [`AppError::Forbidden`].
    fn find(&self, conn: &mut Conn, id: Self::Id) -> Result<(Self::Record, i32), AppError>;
    /// What the record is called in the preview.
    fn label(&self, record: &Self::Record) -> String;
    /// What the record says and what it will say; nothing where it stays as it is.
    fn effect(&self, change: &Self::Change, record: &Self::Record) -> Option<Effect>;
    /// What is wrong with the change once it is known what it is made to.
    ///
    /// # Errors
    /// The database fails.
    fn refusal(
        &self,
        _conn: &mut Conn,
        _change: &Self::Change,
        _records: &[Self::Record],
    ) -> Result<Option<FormErrors>, AppError> {
        Ok(None)
    }
    /// Makes the change to one of them, by what changes it alone.
    ///
    /// # Errors
    /// It cannot be made; then none is.
    fn apply(
        &self,
        conn: &mut Conn,
        change: &Self::Change,
        record: &Self::Record,
        now: Moment,
    ) -> Result<(), AppError>;
}

/// A record to choose.
#[derive(Debug, Clone)]
pub struct BulkChoice<I> {
    /// Its id, and the version its row is made from.
    pub chosen: Chosen<I>,
    /// What it is.
    pub label: String,
    /// What else tells it apart: those that are empty are left out.
    pub meta: Vec<String>,
}

/// What a record says, and what it will say.
#[derive(Debug, Clone)]
pub struct Effect {
    /// Now.
    pub before: String,
    /// Then.
    pub after: String,
}

/// A record with the version it was seen in: what the box of its row sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<I> {
    /// Its id.
    pub id: I,
    /// The version its row was made from.
    pub version: i32,
}

impl<I: Display> Display for Chosen<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.id, self.version)
    }
}

impl<I: FromStr> Chosen<I> {
    fn read(text: &str) -> Option<Self> {
        let (id, version) = text.split_once('.')?;
        Some(Self {
            id: id.parse().ok()?,
            version: version.parse().ok()?,
        })
    }
}

/// The records that were chosen, each once, no more than [`MAX_AT_ONCE`].
pub fn chosen<I: FromStr + PartialEq>(data: &Params) -> Vec<Chosen<I>> {
    let mut found: Vec<Chosen<I>> = Vec::new();
    for one in data.all("chosen").filter_map(Chosen::read) {
        if found.len() < MAX_AT_ONCE && found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    found
}

/// `GET PATH/bulk`: the list with its boxes. All are chosen.
///
/// # Errors
/// What [`BulkList::load`] returns.
pub async fn choose<B: BulkList>(desk: Desk) -> Answer {
    desk.page(|desk, conn| {
        let bulk = B::load(desk, conn)?;
        Ok(ChoosePage::new(
            &bulk,
            &Params::default(),
            &FormErrors::default(),
        ))
    })
    .await
}

/// `POST PATH/bulk`: what was sent is shown again, shown as it will be, or changed.
///
/// # Errors
/// One of the chosen is out of reach, or the database fails; then nothing has changed.
pub async fn change<B: BulkList>(desk: Desk, Posted(data): Posted) -> Answer {
    desk.change(move |desk, conn| changed(&B::load(desk, conn)?, conn, &data))
        .await
}

fn changed<B: BulkList>(bulk: &B, conn: &mut Conn, data: &Params) -> Result<Outcome, AppError> {
    let desk = bulk.desk();
    let (change, chosen) = match sent(bulk, data) {
        Ok(sent) => sent,
        Err(errors) => return desk.invalid(&ChoosePage::new(bulk, data, &errors)),
    };
    if !data.get("again").is_empty() {
        let html = desk.rendered(&ChoosePage::new(bulk, data, &FormErrors::default()))?;
        return Ok(Outcome::Shown { html });
    }
    let found = Found::load(bulk, conn, &chosen)?;
    if let Some(errors) = bulk.refusal(conn, &change, &found.fresh)? {
        return desk.invalid(&ChoosePage::new(bulk, data, &errors));
    }
    let changing: Vec<_> = found
        .fresh
        .iter()
        .filter_map(|record| Some((record, bulk.effect(&change, record)?)))
        .collect();
    if changing.is_empty() && !found.stale.is_empty() {
        let errors = FormErrors::one("chosen", "bulk-stale");
        return desk.stale(&ChoosePage::new(bulk, &Params::default(), &errors));
    }
    if data.get("confirmed").is_empty() {
        let idle = found.fresh.len() - changing.len();
        let page = PreviewPage::new(bulk, data, changing, (idle, found.stale));
        let html = desk.rendered(&page)?;
        return Ok(Outcome::Shown { html });
    }
    let now = desk.app.clock.now();
    for (record, _) in &changing {
        bulk.apply(conn, &change, record, now)?;
    }
    let told = Flash::new("bulk-done").arg("n", changing.len());
    Ok(Outcome::Done {
        to: bulk.filter().href(B::PATH),
        flash: Some(told.arg("left", found.stale.len())),
    })
}

type Sent<B> = (<B as BulkList>::Change, Vec<Chosen<<B as BulkList>::Id>>);

fn sent<B: BulkList>(bulk: &B, data: &Params) -> Result<Sent<B>, FormErrors> {
    let mut reader = Reader::new(data);
    let change = bulk.read(&mut reader);
    let chosen = chosen(data);
    if chosen.is_empty() {
        reader.refuse("chosen", "bulk-choose", Vec::new());
    }
    reader.finish(|| Some((change?, chosen)))
}

/// The chosen records as they are saved.
struct Found<R> {
    /// Those that are as they were seen.
    fresh: Vec<R>,
    /// What the others are called, which someone has changed since: they are left out.
    stale: Vec<String>,
}

impl<R> Found<R> {
    fn load<B: BulkList<Record = R>>(
        bulk: &B,
        conn: &mut Conn,
        chosen: &[Chosen<B::Id>],
    ) -> Result<Self, AppError> {
        let mut found = Self {
            fresh: Vec::with_capacity(chosen.len()),
            stale: Vec::new(),
        };
        for chosen in chosen {
            let (record, version) = bulk.find(conn, chosen.id)?;
            if version == chosen.version {
                found.fresh.push(record);
            } else {
                found.stale.push(bulk.label(&record));
            }
        }
        Ok(found)
    }
}

/// Where several records of the list at `path` are changed at once, with its filter.
pub fn bulk_href(path: &str, filter: &Params) -> String {
    filter.with("after", "").href(&format!("{path}/bulk"))
}

fn action<B: BulkList>(bulk: &B) -> String {
    bulk_href(B::PATH, bulk.filter())
}

/// The list with a box before each record, and what is to change.
#[derive(Debug, Serialize)]
pub struct ChoosePage {
    /// Its title.
    pub heading: String,
    /// Which of the list are here.
    pub intro: String,
    /// The list's name.
    pub crumb: String,
    /// The list's address with its filter.
    pub list_href: String,
    /// What the rows are, for those who cannot see it.
    pub caption: String,
    /// The records.
    pub rows: Vec<ChoiceRow>,
    /// What is to change, and where it is sent.
    pub form: FormView,
}

/// A record with its box.
#[derive(Debug, Serialize)]
pub struct ChoiceRow {
    /// What its box sends: [`Chosen`].
    pub value: String,
    /// What it is.
    pub label: String,
    /// What else tells it apart.
    pub meta: String,
    /// Whether its box is ticked.
    pub checked: bool,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "lists/bulk";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl ChoosePage {
    /// All are chosen until someone has chosen.
    fn new<B: BulkList>(bulk: &B, data: &Params, errors: &FormErrors) -> Self {
        let lang = bulk.desk().lang;
        let choices = bulk.choices();
        let form = FormBuilder::new(lang, "bulk", action(bulk), data, errors);
        let mut form = bulk.fields(form).build();
        form.submit = lang.text("bulk-preview");
        let n = [("n", choices.len().into())];
        let untouched = data.get("verb").is_empty() && data.get("chosen").is_empty();
        let boxes = chosen::<B::Id>(data);
        let rows = choices.into_iter().map(|choice| ChoiceRow {
            value: choice.chosen.to_string(),
            checked: untouched || boxes.iter().any(|it| it.id == choice.chosen.id),
            label: choice.label,
            meta: dotted(choice.meta),
        });
        Self {
            heading: lang.text(&format!("bulk-{}-title", B::NAME)),
            intro: lang.text_with(&format!("bulk-{}-intro", B::NAME), &n),
            crumb: lang.text(B::TITLE),
            list_href: bulk.filter().href(B::PATH),
            caption: lang.text(B::TITLE),
            rows: rows.collect(),
            form,
        }
    }
}

fn dotted(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The change, record by record, before it is made.
#[derive(Debug, Default, Serialize)]
pub struct PreviewPage {
    /// Its title.
    pub heading: String,
    /// How many change, and what comes of the rest.
    pub intro: String,
    /// Says of those left out why; empty where none is.
    pub left_title: String,
    /// What those are called.
    pub left: Vec<String>,
    /// The list's name.
    pub crumb: String,
    /// The list's address with its filter.
    pub list_href: String,
    /// What changes, for those who cannot see it.
    pub caption: String,
    /// The changes.
    pub rows: Vec<PreviewRow>,
    /// Where the change is sent.
    pub action: String,
    /// The button; empty where nothing would change.
    pub button: String,
    /// What was chosen, as it was sent.
    pub kept: Vec<(String, String)>,
}

/// One change.
#[derive(Debug, Serialize)]
pub struct PreviewRow {
    /// What changes.
    pub label: String,
    /// What it says.
    pub before: String,
    /// What it will say.
    pub after: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "lists/preview";

    fn title(&self) -> String {
        self.heading.clone()
    }
}

impl PreviewPage {
    fn new<B: BulkList>(
        bulk: &B,
        data: &Params,
        changing: Vec<(&B::Record, Effect)>,
        (idle, left): (usize, Vec<String>),
    ) -> Self {
        let lang = bulk.desk().lang;
        let n = [("n", changing.len().into()), ("idle", idle.into())];
        let row = |(record, effect): (&B::Record, Effect)| PreviewRow {
            label: bulk.label(record),
            before: effect.before,
            after: effect.after,
        };
        Self {
            heading: lang.text("bulk-preview-title"),
            intro: lang.text_with("bulk-preview-intro", &n),
            left_title: if left.is_empty() {
                String::new()
            } else {
                lang.text_with("bulk-left", &[("n", left.len().into())])
            },
            left,
            crumb: lang.text(B::TITLE),
            list_href: bulk.filter().href(B::PATH),
            caption: lang.text(B::CAPTION),
            button: if changing.is_empty() {
                String::new()
            } else {
                lang.text_with("bulk-confirm", &n)
            },
            rows: changing.into_iter().map(row).collect(),
            action: action(bulk),
            kept: kept::<B>(data),
        }
    }
}

/// What the form said, to be sent again.
fn kept<B: BulkList>(data: &Params) -> Vec<(String, String)> {
    let is_kept = |name: &str| name == "chosen" || B::FIELDS.contains(&name);
    let pairs = data.pairs().iter();
    pairs.filter(|(name, _)| is_kept(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_chosen_once_and_nonsense_never() {
        let data = Params::parse("chosen=3.1&chosen=7.2&chosen=3.9&chosen=x&chosen=4&chosen=");
        let found = chosen::<i64>(&data);
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["3.1", "7.2"]
        );
        let many: Vec<_> = (0..300).map(|id| format!("chosen={id}.1")).collect();
        let many = Params::parse(&many.join("&"));
        assert_eq!(chosen::<i64>(&many).len(), MAX_AT_ONCE);
    }
}
