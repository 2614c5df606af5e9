//! Write a questionnaire in three languages: a section, a question with choices and one that
//! is asked on a condition; see what is missing, and see it as a respondent does in each
//! language.

use anyhow::ensure;

use super::{ended, scripts_are_as_asked};
use crate::page::{Page, SUBMIT, Stage};
use crate::pictures::Crop;

/// What is asked on a condition, by its language.
const ASKED: [(&str, &str, &str); 3] = [
    ("en", "English", "Which law would have to change?"),
    ("fr", "Français", "Quelle loi faudrait-il modifier ?"),
    ("es", "Español", "¿Qué ley habría que modificar?"),
];
/// What it depends on, the same.
const FIRST: [(&str, &str); 3] = [
    ("en", "What stands in the way?"),
    ("fr", "Quel est l’obstacle ?"),
    ("es", "¿Cuál es el obstáculo?"),
];
const LAW: [(&str, &str); 3] = [("en", "A law"), ("fr", "Une loi"), ("es", "Una ley")];
const MONEY: [(&str, &str); 3] = [
    ("en", "No money"),
    ("fr", "Pas d’argent"),
    ("es", "Falta de dinero"),
];

pub(super) async fn walk(stage: &Stage<'_>) -> anyhow::Result<String> {
    let desk = stage.desks.demo()?;
    let page = stage.coordinator(&desk).await?;
    let result = async {
        scripts_are_as_asked(&page, stage).await?;
        let text = begun(&page).await?;
        first_question(&page, &text).await?;
        conditional(&page, &text).await?;
        completed(&page, &text).await?;
        let mut seen = 0;
        for (lang, language, _) in ASKED {
            previewed(&page, &text, (lang, language)).await?;
            seen += 1;
        }
        Ok(format!("previewed in {seen} languages"))
    }
    .await;
    ended(page, result).await
}

/// A draft with its titles, and a section.
async fn begun(page: &Page<'_>) -> anyhow::Result<String> {
    page.open("/survey/questionnaires").await?;
    page.follow("New questionnaire").await?;
    for (lang, title) in [
        ("en", "Demo: ways to join"),
        ("fr", "Démo : voies d’adhésion"),
        ("es", "Demo: vías de adhesión"),
    ] {
        page.fill(&format!("#f-title_{lang}"), title).await?;
    }
    page.send(SUBMIT).await?;
    let text = page.landed("/survey/questionnaires/*").await?;
    page.follow("Add a section").await?;
    for (lang, title) in [
        ("en", "Obstacles"),
        ("fr", "Obstacles"),
        ("es", "Obstáculos"),
    ] {
        page.fill(&format!("#f-title_{lang}"), title).await?;
    }
    page.fill("#f-name", "obstacles").await?;
    page.send(SUBMIT).await?;
    page.landed(&text).await?;
    page.says("#s-obstacles h2", "Obstacles").await?;
    Ok(text)
}

/// A question with two choices, each in the three languages.
async fn first_question(page: &Page<'_>, text: &str) -> anyhow::Result<()> {
    new_question(page, "Single choice").await?;
    for (lang, label) in FIRST {
        page.fill(&format!("#f-label_{lang}"), label).await?;
    }
    page.fill("#f-name", "obstacle").await?;
    for (number, name, labels) in [(1, "law", LAW), (2, "money", MONEY)] {
        page.fill(&format!("#f-choice_name-{number}"), name).await?;
        for (lang, label) in labels {
            page.fill(&format!("#f-choice_{lang}-{number}"), label)
                .await?;
        }
    }
    page.send(SUBMIT).await?;
    page.landed(text).await?;
    page.says("#q-obstacle", "No money").await
}

/// A question that is asked of those alone who named a law. A condition that speaks of
/// nothing is refused at its place; French is still to be written.
async fn conditional(page: &Page<'_>, text: &str) -> anyhow::Result<()> {
    new_question(page, "Short text").await?;
    for (lang, _, label) in ASKED {
        if lang != "fr" {
            page.fill(&format!("#f-label_{lang}"), label).await?;
        }
    }
    page.fill("#f-name", "which_law").await?;
    page.fill("#f-relevant", "${obstacles} = 'law'").await?;
    page.send(SUBMIT).await?;
    page.says(".error-summary", "obstacles").await?;
    page.says(".fault mark", "${obstacles}").await?;
    page.fill("#f-relevant", "${obstacle} = 'law'").await?;
    page.send(SUBMIT).await?;
    page.landed(text).await?;
    page.says("#q-which_law", "Which law would have to change?")
        .await
}

async fn new_question(page: &Page<'_>, kind: &str) -> anyhow::Result<()> {
    page.follow_first("#s-obstacles p.more a").await?;
    page.follow(kind).await
}

/// What is missing is said, leads to the very field, and is said no more once it is there.
async fn completed(page: &Page<'_>, text: &str) -> anyhow::Result<()> {
    page.says("#problems", "Français: one text missing.")
        .await?;
    page.picture("author", Crop::To("#s-obstacles")).await?;
    page.follow_first("#problems a[href$='#f-label_fr']")
        .await?;
    page.landed(&format!("{text}/questions/which_law")).await?;
    page.says("label[for='f-label_fr'] .missing", "missing")
        .await?;
    let (_, _, french) = ASKED[1];
    page.fill("#f-label_fr", french).await?;
    page.send(SUBMIT).await?;
    page.landed(text).await?;
    page.says("#problems", "Nothing is missing: it can be sent.")
        .await
}

/// As a respondent in one language: the second question comes with the answer that calls it
/// up, and goes with it.
async fn previewed(
    page: &Page<'_>,
    text: &str,
    (lang, language): (&str, &str),
) -> anyhow::Result<()> {
    page.open(text).await?;
    page.follow("Preview").await?;
    page.says("main", "Preview: nothing is saved.").await?;
    page.send(&format!(".preview-languages button[value={lang}]"))
        .await?;
    page.says(".preview-languages [aria-current=true]", language)
        .await?;
    let of = |all: [(&'static str, &'static str); 3]| {
        let own = all.into_iter().find(|(it, _)| *it == lang);
        own.map_or("", |(_, text)| text)
    };
    let asked = ASKED.into_iter().find(|(it, ..)| *it == lang);
    let asked = asked.map_or("", |(.., text)| text);
    page.says("main", of(FIRST)).await?;
    page.says("main", of(MONEY)).await?;
    ensure!(!is_asked(page).await?, "asked before it is called up");
    page.click("[name=q_obstacle][value=law]").await?;
    page.send(SUBMIT).await?;
    page.says("main", asked).await?;
    ensure!(is_asked(page).await?, "no field for {asked}");
    page.fill("#f-q_which_law", "Penal code").await?;
    page.click("[name=q_obstacle][value=money]").await?;
    page.send(SUBMIT).await?;
    page.says("main dl.questions", of(MONEY)).await?;
    let review = page.text("main dl.questions").await?;
    ensure!(!review.contains(asked), "{asked} is asked of everyone");
    // Whoever changes their mind finds what they wrote.
    page.send("ol.steps button[value=obstacles]").await?;
    page.click("[name=q_obstacle][value=law]").await?;
    page.send(SUBMIT).await?;
    let kept = page.value("#f-q_which_law").await?;
    ensure!(kept == "Penal code", "“{kept}” is what was kept");
    page.send(SUBMIT).await?;
    page.says("main dl.questions", asked).await
}

async fn is_asked(page: &Page<'_>) -> anyhow::Result<bool> {
    Ok(page.count("[name=q_which_law]").await? > 0)
}
