//! The embedded pack holds together and is what its sources say.

mod broken;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Pack, PackError, embedded, from_folder};
use crate::questionnaire::QuestionKind;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/packs/ccm");

#[test]
fn the_embedded_pack_has_the_totals_its_sources_state() {
    let pack = embedded().unwrap();
    assert_eq!(pack.states.len(), 197);
    assert_eq!(pack.acts.len(), 527);
    assert_eq!(pack.votes.len(), 1_723);
    assert_eq!(pack.vote_totals.len(), 14);
    assert_eq!(pack.steps.len(), 38);
    assert_eq!(pack.holdings.len(), 88);
    assert_eq!(pack.meetings.len(), 38);
    assert_eq!(pack.tiles.tiles.len(), 197);
    assert_eq!(pack.published_counts.len(), 13);
    assert_eq!(pack.roll_calls().roll_calls().len(), 9);
    let in_group = |group: &str| {
        let states = pack.states.iter();
        states
            .filter(|it| it.regional_group.as_deref() == Some(group))
            .count()
    };
    assert_eq!(in_group("African Group"), 54);
    assert_eq!(in_group("Asia-Pacific Group"), 54);
    assert_eq!(in_group("Eastern European Group"), 23);
    assert_eq!(in_group("GRULAC"), 33);
    assert_eq!(in_group("WEOG"), 28);
    let members = |organization: &str| {
        let states = pack.states.iter();
        states
            .filter(|it| it.organizations.iter().any(|of| of == organization))
            .count()
    };
    assert_eq!((members("AU"), members("OIF"), members("EU")), (54, 50, 27));
}

#[test]
fn every_row_says_where_it_comes_from() {
    let pack = embedded().unwrap();
    assert!(pack.states.iter().all(|it| !it.source.is_empty()));
    assert!(pack.acts.iter().all(|it| !it.source.is_empty()));
    assert!(pack.votes.iter().all(|it| !it.source.is_empty()));
    assert!(pack.steps.iter().all(|it| !it.source.is_empty()));
    assert!(pack.holdings.iter().all(|it| !it.source.is_empty()));
}

#[test]
fn the_work_plan_is_the_one_to_the_11msp() {
    let plan = embedded().unwrap().work_plan;
    assert_eq!(plan.meeting, "CCM-11MSP");
    assert_eq!(plan.baseline.deposited + plan.baseline.signatories, 123);
    assert_eq!(plan.baseline.joined, 123);
    assert_eq!(plan.objectives.len(), 4);
    assert_eq!(plan.activities.len(), 10);
    assert_eq!(plan.target_categories.len(), 4);
    assert_eq!(plan.outputs.len(), 3);
    let targets: Vec<_> = plan.outputs.iter().map(|it| it.target).collect();
    assert_eq!(targets, [Some(1), None, None]);
    assert_eq!(plan.implementers.len(), 7);
    assert_eq!(plan.partners.len(), 3);
    let months = |from: &str| {
        let lines = plan.timeline.iter();
        lines.filter(|it| it.from.to_string() == from).count()
    };
    assert_eq!(
        [
            months("2022-09"),
            months("2022-10"),
            months("2022-11"),
            months("2022-12")
        ],
        [1, 1, 2, 11]
    );
}

#[test]
fn the_questionnaire_offers_the_barriers_as_reasons() {
    let pack = embedded().unwrap();
    let reasons = pack.questionnaire.question("reasons").unwrap();
    assert_eq!(reasons.kind, QuestionKind::Ranking);
    assert_eq!(reasons.choices.len(), pack.barriers.barriers.len());
    assert_eq!(pack.questionnaire.sections.len(), 7);
    for reason in &reasons.choices {
        let detail = pack
            .questionnaire
            .question(&format!("reason_{}", reason.name));
        let asked = detail.unwrap().relevant.as_ref().unwrap();
        let expected = format!("selected(${{reasons}}, '{}')", reason.name);
        assert_eq!(asked.text(), expected);
    }
    let text = serde_json::to_string(&pack.questionnaire).unwrap();
    let read_back = serde_json::from_str(&text).unwrap();
    assert_eq!(pack.questionnaire, read_back);
}

#[test]
fn a_folder_with_the_same_files_is_the_same_pack() {
    assert_eq!(from_folder(Path::new(FOLDER)).unwrap(), embedded().unwrap());
}

#[test]
fn the_digest_changes_with_any_file() {
    let original = embedded().unwrap().digest;
    assert_eq!(original.len(), 64);
    let changed = changed("SOURCES.md", |text| format!("{text}\n")).unwrap();
    assert_ne!(changed.digest, original);
}

#[test]
fn a_file_saved_with_a_byte_order_mark_is_read_all_the_same() {
    changed("states.csv", |text| format!("\u{feff}{text}")).unwrap();
    changed("pack.toml", |text| format!("\u{feff}{text}")).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = from_folder(Path::new("/no/such/pack")).unwrap_err();
    assert_eq!(error.to_string(), "/no/such/pack is not a folder");
}

#[test]
fn a_missing_file_is_named() {
    let folder = copy();
    fs::remove_file(folder.path().join("votes.csv")).unwrap();
    let error = from_folder(folder.path()).unwrap_err().to_string();
    assert!(error.contains("votes.csv: cannot be read"), "{error}");
}

fn changed(file: &str, change: impl Fn(&str) -> String) -> Result<Pack, PackError> {
    let folder = copy();
    edit(&folder, file, change);
    from_folder(folder.path())
}

fn edit(folder: &TempDir, file: &str, change: impl Fn(&str) -> String) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, change(&text)).unwrap();
}

fn copy() -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(FOLDER).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}
