//! What the answers to a survey come to: counts, groups, files, and what may be passed on.

use accede::auth::{self, Marking, Role};
use accede::db::schema::{
    answers, circulations, questionnaires, response_pages, responses, sign_offs,
};
use accede::db::types::Moment;
use accede::i18n::Lang;
use accede::questionnaire::Questionnaire;
use accede::survey::model::ResponseStatus;
use accede::workplans;
use actix_web::http::StatusCode;
use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::json;

use crate::support::{TestApp, all};
use crate::survey::{day, id_of, iso3, released, scraped};

/// The codes of the first barriers of the taxonomy.
pub fn barriers() -> Vec<String> {
    let pack = accede::pack::embedded().unwrap();
    let codes = pack.barriers.barriers.iter().take(4);
    codes.map(|barrier| barrier.code.clone()).collect()
}

fn choice(name: &str, label: &str) -> serde_json::Value {
    json!({"name": name, "label": {"en": label, "fr": label, "es": label}})
}

fn question(name: &str, kind: &str, more: serde_json::Value) -> serde_json::Value {
    let label = format!("Question <{name}>");
    let mut question = json!({"name": name, "kind": kind, "label": {"en": label}});
    let own = question.as_object_mut().unwrap();
    own.extend(more.as_object().unwrap().clone());
    question
}

/// A questionnaire with a question of each kind that is counted.
fn text() -> Questionnaire {
    let reasons: Vec<_> = barriers()
        .iter()
        .map(|code| choice(code, &format!("Barrier {code}")))
        .collect();
    let levels = [choice("high", "High"), choice("low", "Low")];
    let stages = [
        choice("cabinet", "Before cabinet"),
        choice("none", "Nowhere"),
    ];
    serde_json::from_value(json!({
        "code": "kinds",
        "title": {"en": "All kinds"},
        "sections": [
            {"name": "one", "title": {"en": "First"}, "questions": [
                question("stage", "single", json!({"choices": stages, "other": true})),
                question("details", "long_text", json!({"not_able": true})),
                question("later", "short_text", json!({"relevant": "${stage} = 'cabinet'"})),
            ]},
            {"name": "two", "title": {"en": "Second"}, "questions": [
                question("ranked", "ranking", json!({
                    "choices": reasons, "choices_from": "barriers",
                })),
                question("weights", "matrix", json!({
                    "choices": levels,
                    "rows": [
                        {"name": "cost", "label": {"en": "Cost"}},
                        {"name": "law", "label": {"en": "Law"}},
                    ],
                })),
                question("years", "decimal", json!({"unit": {"en": "years"}})),
                question("will", "scale", json!({"scale": {"from": 1, "to": 3}})),
            ]},
        ],
    }))
    .unwrap()
}

/// That questionnaire in the database; its id.
pub fn written(app: &TestApp) -> i64 {
    let definition = serde_json::to_string(&text()).unwrap();
    let now = app.app.clock.now();
    app.write(|conn| {
        Ok(diesel::insert_into(questionnaires::table)
            .values((
                questionnaires::code.eq("kinds"),
                questionnaires::version.eq(1),
                questionnaires::source.eq("test"),
                questionnaires::definition.eq(definition),
                questionnaires::origin.eq("desk"),
                questionnaires::frozen_at.eq(Some(now)),
                questionnaires::created_at.eq(now),
            ))
            .returning(questionnaires::id)
            .get_result(conn)?)
    })
}

/// A released circulation of that questionnaire; its address.
pub async fn circulated(app: &TestApp) -> String {
    let path = released(app, &app.coordinator()).await;
    let id = written(app);
    app.write(|conn| {
        diesel::update(circulations::table.find(id_of(&path)))
            .set(circulations::questionnaire_id.eq(accede::survey::model::QuestionnaireId(id)))
            .execute(conn)?;
        Ok(())
    });
    path
}

/// What a State answers.
pub struct Said<'a> {
    pub state: &'a str,
    pub team: &'a str,
    pub marking: Marking,
    pub on: &'a str,
    pub values: &'a [(&'a str, &'a [&'a str])],
}

impl Default for Said<'_> {
    fn default() -> Self {
        Self {
            state: "UGA",
            team: "Malawi",
            marking: Marking::Coordination,
            on: "2023-05-02",
            values: &[],
        }
    }
}

/// Writes an answer to a circulation; its id.
pub fn answer(app: &TestApp, path: &str, said: &Said<'_>) -> i64 {
    let circulation = id_of(path).0;
    let at = Moment(day(said.on).and_hms_opt(8, 0, 0).unwrap());
    app.write(|conn| {
        let team = auth::ensure_team(conn, said.team, at)?;
        let id: i64 = diesel::insert_into(responses::table)
            .values((
                responses::circulation_id.eq(circulation),
                responses::questionnaire_id.eq(crate::survey::sent_text(conn, circulation)?),
                responses::state.eq(iso3(said.state)),
                responses::status.eq(ResponseStatus::Answered),
                responses::channel.eq("link"),
                responses::authority.eq("Ms Demo, Counsellor"),
                responses::language.eq(Lang::En),
                responses::answered_on.eq(at.date()),
                responses::marking.eq(said.marking),
                responses::team_id.eq(team),
                responses::created_at.eq(at),
                responses::updated_at.eq(at),
            ))
            .returning(responses::id)
            .get_result(conn)?;
        for (key, values) in said.values {
            for (position, value) in (0..).zip(*values) {
                let position: i32 = position;
                diesel::insert_into(answers::table)
                    .values((
                        answers::response_id.eq(id),
                        answers::question.eq(*key),
                        answers::position.eq(position),
                        answers::value.eq(*value),
                    ))
                    .execute(conn)?;
            }
        }
        Ok(id)
    })
}

/// Three answers of two regions, and one that another team keeps to itself.
fn some(app: &TestApp, path: &str) {
    let codes = barriers();
    let mut names = codes.iter().map(String::as_str);
    let mut name = || names.next().unwrap();
    let (a, b, c) = (name(), name(), name());
    let said: [Said<'_>; 4] = [
        Said {
            state: "UGA",
            values: &[
                ("stage", &["cabinet"]),
                ("later", &["Next year"]),
                ("details", &["Two drafts <so far>"]),
                ("ranked", &[a, b]),
                ("cost", &["high"]),
                ("law", &["high"]),
                ("years", &["2"]),
                ("will", &["3"]),
            ],
            ..Said::default()
        },
        Said {
            state: "KEN",
            values: &[
                ("stage", &["none"]),
                ("details_unable", &["yes"]),
                ("ranked", &[b, c]),
                ("cost", &["high"]),
                ("years", &["4.5"]),
                ("will", &["2"]),
            ],
            ..Said::default()
        },
        Said {
            state: "JAM",
            marking: Marking::Public,
            values: &[
                ("stage", &["other"]),
                ("stage_other", &["Before the people"]),
                ("details", &["Nothing"]),
                ("ranked", &[b]),
                ("cost", &["low"]),
                ("years", &["10"]),
            ],
            ..Said::default()
        },
        Said {
            state: "HTI",
            team: "Spain",
            marking: Marking::Restricted,
            values: &[
                ("stage", &["cabinet"]),
                ("details", &["Zanzibar secret"]),
                ("ranked", &[c]),
                ("years", &["1000"]),
            ],
            ..Said::default()
        },
    ];
    for said in &said {
        answer(app, path, said);
    }
}

/// The rows of the table after a heading, each cell by itself.
fn rows(html: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, rest) = html
        .split_once(heading)
        .unwrap_or_else(|| panic!("no {heading}"));
    let (_, rest) = rest.split_once("<tbody>").unwrap();
    let (table, _) = rest.split_once("</tbody>").unwrap();
    table
        .split("</tr>")
        .map(|row| {
            all(
                &format!("<table><tbody>{row}</tr></tbody></table>"),
                "th, td",
            )
        })
        .filter(|row| !row.is_empty())
        .collect()
}

#[actix_web::test]
async fn every_kind_of_question_is_counted_by_its_own_rule() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    some(&app, &path);
    let html = app.coordinator().page(&format!("{path}/analysis")).await;
    assert!(html.contains("From the 3 answers that you may read"));
    assert_eq!(
        rows(&html, "Question &lt;stage&gt;"),
        [
            ["Before cabinet", "1", "33%"],
            ["Nowhere", "1", "33%"],
            ["Other", "1", "33%"],
        ]
    );
    // One of four was asked what comes next; one was not able to say more.
    assert!(
        html.contains("Answered by 1 of the 1 it was asked of<"),
        "{html}"
    );
    assert!(html.contains("Answered by 2 of the 3 it was asked of; one was not able to"));
    let codes = barriers();
    let ranked = rows(&html, "Question &lt;ranked&gt;");
    assert!(html.contains("of 4 choices, the one an answer ranks first gets 4 points"));
    let line = |code: &str, points: &str, named: &str, first: &str| {
        [&format!("Barrier {code}"), points, "", named, first]
            .map(str::to_owned)
            .to_vec()
    };
    assert_eq!(
        ranked,
        [
            line(&codes[1], "11", "3", "2"),
            line(&codes[0], "4", "1", "1"),
            line(&codes[2], "3", "1", "0"),
            line(&codes[3], "0", "0", "0"),
        ]
    );
    assert_eq!(
        rows(&html, "Question &lt;weights&gt;"),
        [["Cost", "2", "1"], ["Law", "1", "0"]]
    );
    assert!(html.contains("From 2 to 10; mean 5.5, median 4.5 (3 answers)."));
    assert_eq!(
        rows(&html, "Question &lt;will&gt;"),
        [["1", "0", "0%"], ["2", "1", "50%"], ["3", "1", "50%"]]
    );
    assert!(html.contains("<svg class=\"share\" aria-hidden=\"true\">"));
    assert!(!html.contains("style="), "the policy lets no style in");
}

#[actix_web::test]
async fn what_a_reader_may_not_open_is_in_no_number_and_no_file() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    some(&app, &path);
    let (malawi, spain) = (app.coordinator(), app.signed_in(Role::Coordinator, "Spain"));
    let places = [
        format!("{path}/analysis"),
        format!("{path}/analysis/details"),
        format!("{path}/analysis/years"),
        format!("{path}/analysis.csv"),
        format!("{path}/analysis.json"),
        format!("{path}/analysis/details/table.csv"),
        format!("{path}/analysis/years/table.csv"),
    ];
    for place in &places {
        let theirs = spain.get(place).await.text();
        let ours = malawi.get(place).await.text();
        let told = ["Zanzibar secret", "1000", "Haiti"];
        assert!(told.iter().any(|word| theirs.contains(word)), "{place}");
        assert!(!told.iter().any(|word| ours.contains(word)), "{place}");
    }
    for place in &places {
        let partner = app.signed_in(Role::Partner, "ICRC");
        assert_eq!(partner.get(place).await.status, StatusCode::NOT_FOUND);
    }
}

#[actix_web::test]
async fn a_question_is_set_against_groups_of_states() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    some(&app, &path);
    let browser = app.coordinator();
    let html = browser.page(&format!("{path}/analysis/stage")).await;
    let by = rows(&html, "By groups of States");
    assert_eq!(by[0], ["States that answered", "2", "1"]);
    assert_eq!(by[1], ["Before cabinet", "1", "0"]);
    assert_eq!(by[3], ["Other", "0", "1"]);
    assert!(html.contains("In their own words") && html.contains("Before the people"));
    let years = browser
        .page(&format!("{path}/analysis/years?by=group"))
        .await;
    let by = rows(&years, "By groups of States");
    assert_eq!(by[1], ["Mean", "3.25", "10"]);
    // Of no State the pack says its legal system: that is said, and nothing is guessed.
    let law = browser
        .page(&format!("{path}/analysis/stage?by=legal_system"))
        .await;
    assert_eq!(
        rows(&law, "By groups of States")[0],
        ["States that answered", "3"]
    );
    assert!(law.contains("not known") && law.contains("The treaty pack does not say"));
    let csv = browser
        .get(&format!("{path}/analysis/weights/table.csv?by=region"))
        .await
        .text();
    assert!(
        csv.contains("Cost,High,2,0") && csv.contains("Law,High,1,0"),
        "{csv}"
    );
    let none = browser.get(&format!("{path}/analysis/nothing")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn long_lists_of_texts_come_in_pages() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let pack = accede::pack::embedded().unwrap();
    for state in pack.states.iter().take(27) {
        let said = Said {
            state: state.code.as_str(),
            values: &[("details", &["Words"])],
            ..Said::default()
        };
        answer(&app, &path, &said);
    }
    let browser = app.coordinator();
    let own = format!("{path}/analysis/details");
    let html = browser.page(&own).await;
    assert_eq!(all(&html, ".rows .quote").len(), 25);
    let next = scraped(&html, "a[rel=next]", "href").remove(0);
    let rest = browser.page(&next).await;
    assert_eq!(all(&rest, ".rows .quote").len(), 2);
    let csv = browser.get(&format!("{own}/table.csv")).await.text();
    assert_eq!(csv.lines().count(), 28);
}

#[actix_web::test]
async fn the_board_tells_how_far_each_state_and_group_is() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    answer(&app, &path, &Said::default());
    let begun = answer(
        &app,
        &path,
        &Said {
            state: "DJI",
            ..Said::default()
        },
    );
    let now = app.app.clock.now();
    app.write(|conn| {
        diesel::update(responses::table.find(begun))
            .set((
                responses::status.eq(ResponseStatus::Begun),
                responses::answered_on.eq(None::<NaiveDate>),
            ))
            .execute(conn)?;
        diesel::insert_into(response_pages::table)
            .values((
                response_pages::response_id.eq(begun),
                response_pages::section.eq("one"),
                response_pages::revision.eq(1),
                response_pages::saved_at.eq(now),
                response_pages::saved_by.eq(""),
            ))
            .execute(conn)?;
        Ok(())
    });
    let browser = app.coordinator();
    let html = browser.page(&format!("{path}/board")).await;
    let groups = rows(&html, "By regional group");
    assert_eq!(
        groups[0],
        ["African Group", "2", "1", "1", "0", "0", "0", "0"]
    );
    assert!(html.contains("1 of 2 pages saved"));
    assert_eq!(rows(&html, "State by State").len(), 3);
    let begun = browser
        .page(&format!("{path}/board?progress=begun&group=African+Group"))
        .await;
    assert_eq!(rows(&begun, "State by State")[0][0], "Djibouti");
    assert!(begun.contains("1 of 3 States"));
    let csv = browser
        .get(&format!("{path}/board.csv?progress=begun"))
        .await
        .text();
    assert!(
        csv.lines().count() == 2 && csv.contains("Djibouti"),
        "{csv}"
    );
    let none = browser.page(&format!("{path}/board?progress=failed")).await;
    assert!(none.contains("No State is that far"));
}

/// Closes the circulation in the past.
fn close(app: &TestApp, path: &str) {
    app.write(|conn| {
        diesel::update(circulations::table.find(id_of(path)))
            .set(circulations::closes_on.eq(day("2023-05-10")))
            .execute(conn)?;
        Ok(())
    });
}

const AFRICA: [&str; 12] = [
    "UGA", "KEN", "DJI", "AGO", "TZA", "ZWE", "COD", "CAF", "GAB", "LBR", "ERI", "ETH",
];

#[actix_web::test]
async fn what_is_passed_on_tells_bands_once_and_nothing_after_a_change() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let share = format!("{path}/share");
    let codes = barriers();
    let (first, second) = (codes[0].as_str(), codes[1].as_str());
    for (number, state) in AFRICA.iter().enumerate() {
        let (stage, ranked): (&[&str], &[&str]) = if number < 7 {
            (&["cabinet"], &[first, second])
        } else {
            (&["none"], &[first])
        };
        let said = Said {
            state,
            team: "Spain",
            marking: Marking::Restricted,
            values: &[
                ("stage", stage),
                ("ranked", ranked),
                ("details", &["Zanzibar"]),
            ],
            ..Said::default()
        };
        answer(&app, &path, &said);
    }
    let open = browser.page(&share).await;
    assert!(open.contains("The survey takes answers until 30 June 2023"));
    close(&app, &path);
    let html = browser.page(&share).await;
    assert!(
        html.contains("From 10 answers known on 10 May 2023"),
        "{html}"
    );
    assert!(html.contains("Africa (10)") && html.contains("All States (10)"));
    let stage = rows(&html, "Question &lt;stage&gt;");
    // Each State makes one choice there: of regions nothing is told.
    assert_eq!(stage[0], ["Before cabinet", "5 or more"]);
    assert_eq!(stage[1], ["Nowhere", "–"]);
    let ranked = rows(&html, "Question &lt;ranked&gt;");
    assert_eq!(ranked[0][1..], ["5 or more", "5 or more"]);
    assert_eq!(ranked[2][1..], ["–", "–"]);
    assert!(!html.contains("Zanzibar") && !html.contains("Uganda"));
    // Whoever asks reads the same: what is passed on follows from all answers.
    let spain = app.signed_in(Role::Coordinator, "Spain");
    let csv = spain.get(&format!("{share}.csv")).await.text();
    assert_eq!(browser.get(&format!("{share}.csv")).await.text(), csv);
    assert!(csv.contains(",Africa (10),5 or more"), "{csv}");
    // One that comes late is in no table.
    let late = Said {
        state: "MDG",
        on: "2023-05-11",
        values: &[("stage", &["none"])],
        ..Said::default()
    };
    let late = answer(&app, &path, &late);
    assert_eq!(browser.get(&format!("{share}.csv")).await.text(), csv);
    // One that is opened again takes all of them back.
    app.write(|conn| {
        diesel::insert_into(sign_offs::table)
            .values((
                sign_offs::response_id.eq(late),
                sign_offs::signed_at.eq(app.app.clock.now()),
                sign_offs::name.eq("Ms Demo"),
                sign_offs::capacity.eq("Counsellor"),
                sign_offs::text.eq(""),
                sign_offs::digest.eq(""),
            ))
            .execute(conn)?;
        diesel::update(responses::table.find(late))
            .set(responses::status.eq(ResponseStatus::Begun))
            .execute(conn)?;
        Ok(())
    });
    let html = browser.page(&share).await;
    assert!(html.contains("An answer was changed or opened again"));
    let csv = browser.get(&format!("{share}.csv")).await.text();
    assert_eq!(csv.lines().count(), 1);
}

#[actix_web::test]
async fn files_hold_a_line_a_state_with_a_codebook() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    some(&app, &path);
    let browser = app.coordinator();
    let csv = browser.get(&format!("{path}/analysis.csv")).await.text();
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    let column = |name: &str| {
        let found = heads.iter().position(|head| head == name);
        found.unwrap_or_else(|| panic!("{name} in {heads:?}"))
    };
    let lines: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 3);
    let codes = barriers();
    let uganda = lines.iter().find(|line| &line[0] == "UGA").unwrap();
    assert_eq!(&uganda[column("stage")], "cabinet");
    assert_eq!(&uganda[column(&format!("ranked.{}", codes[1]))], "2");
    assert_eq!(&uganda[column(&format!("ranked.{}", codes[2]))], "");
    assert_eq!(&uganda[column("cost")], "high");
    assert_eq!(&uganda[column("marking")], "coordination");
    let kenya = lines.iter().find(|line| &line[0] == "KEN").unwrap();
    assert_eq!(&kenya[column("details_unable")], "yes");

    let xlsx = browser.get(&format!("{path}/analysis.xlsx")).await.bytes;
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).unwrap();
    let mut read = |name: &str| {
        use std::io::Read as _;
        let mut text = String::new();
        let mut file = book.by_name(name).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    };
    assert!(read("xl/workbook.xml").contains("name=\"Codebook\""));
    let words = read("xl/sharedStrings.xml");
    for word in [
        "Before cabinet",
        "details_unable",
        "Question &lt;weights&gt; – Cost",
    ] {
        assert!(words.contains(word), "{word}");
    }

    let json = browser.get(&format!("{path}/analysis.json")).await.text();
    let file: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(file["demo"], false);
    assert_eq!(file["answers"][0]["answers"]["ranked"][1], codes[1]);
    let stage = &file["codebook"][0];
    assert_eq!(
        (&stage["name"], &stage["values"][0]["label"]),
        (&json!("stage"), &json!("Before cabinet"))
    );
}

#[actix_web::test]
async fn no_page_of_the_analysis_takes_more_queries_the_more_answers_there_are() {
    let app = TestApp::new().await;
    let path = circulated(&app).await;
    let browser = app.coordinator();
    let places = [
        "analysis",
        "analysis/stage",
        "board",
        "share",
        "analysis.xlsx",
    ];
    let mut before = Vec::new();
    for many in [false, true] {
        if many {
            some(&app, &path);
            close(&app, &path);
        }
        let mut counts = Vec::new();
        for place in places {
            let place = format!("{path}/{place}");
            browser.get(&place).await;
            let from = app.app.db.queries();
            browser.get(&place).await;
            counts.push(app.app.db.queries() - from);
        }
        assert!(counts.iter().all(|count| *count <= 12), "{counts:?}");
        if many {
            // What may be passed on is not read before the end.
            counts.remove(3);
            before.remove(3);
            assert!(counts.iter().zip(&before).all(|(now, then)| now <= then));
        }
        before = counts;
    }
}

/// Another circulation of the same questionnaire, later; its address.
pub fn again(app: &TestApp, path: &str) -> String {
    let id = id_of(path);
    let now = app.app.clock.now();
    let new: i64 = app.write(|conn| {
        type Row = (
            accede::survey::model::QuestionnaireId,
            workplans::WorkPlanId,
            auth::TeamId,
            String,
        );
        let (text, plan, team, wording): Row = circulations::table
            .find(id)
            .select((
                circulations::questionnaire_id,
                circulations::work_plan_id,
                circulations::team_id,
                circulations::wording,
            ))
            .first(conn)?;
        Ok(diesel::insert_into(circulations::table)
            .values((
                circulations::questionnaire_id.eq(text),
                circulations::work_plan_id.eq(plan),
                circulations::title.eq("Survey again"),
                circulations::closes_on.eq(day("2023-09-30")),
                circulations::wording.eq(wording),
                circulations::status.eq("released"),
                circulations::marking.eq(Marking::Coordination),
                circulations::team_id.eq(team),
                circulations::created_at.eq(now),
                circulations::released_at.eq(Some(now)),
            ))
            .returning(circulations::id)
            .get_result(conn)?)
    });
    format!("/survey/circulations/{new}")
}
