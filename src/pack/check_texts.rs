//! Whether what is written by hand holds together: treaties, work plan,
//! barriers, pathways and questionnaire.

use std::collections::BTreeMap;

use super::check::known_states;
use super::files::{Texts, name};
use super::problem::PackProblems;
use super::read::Parts;
use super::sheets::line_of;
use crate::i18n::Lang;
use crate::questionnaire::{self, Place};
use crate::treaty::{Due, Register};

/// Everything wrong with the texts.
pub(super) fn all(parts: &Parts, texts: &Texts, problems: &mut PackProblems) {
    treaties(parts, texts.of(name::PACK), problems);
    groupings(parts, texts.of(name::GROUPINGS), problems);
    work_plan_references(parts, texts.of(name::WORK_PLAN), problems);
    baseline(parts, texts.of(name::WORK_PLAN), problems);
    timeline(parts, texts.of(name::WORK_PLAN), problems);
    barriers(parts, texts.of(name::BARRIERS), problems);
    offers(parts, texts.of(name::OFFERS), problems);
    pathways(parts, texts.of(name::PATHWAYS), problems);
    questionnaire(parts, texts.of(name::QUESTIONNAIRE), problems);
}

fn treaties(parts: &Parts, text: &str, problems: &mut PackProblems) {
    let codes = parts.treaties.iter().map(|it| it.rules.code.as_str());
    refuse_repeats(name::PACK, text, "treaties", "code", codes, problems);
    if parts.treaties.first().map(|it| &it.rules.code) != Some(&parts.sheet.code) {
        let reason = format!("the first treaty must be {}", parts.sheet.code);
        problems.add(
            name::PACK,
            line_of(text, "", "code", &parts.sheet.code, 0),
            reason,
        );
    }
    for treaty in &parts.treaties {
        let rules = &treaty.rules;
        let line = line_of(text, "treaties", "code", &rules.code, 0);
        let mut seen = Vec::new();
        for deadline in &rules.deadlines {
            if seen.contains(&&deadline.code) {
                let reason = format!("{} has the deadline {} twice", rules.code, deadline.code);
                problems.add(name::PACK, line, reason);
            }
            seen.push(&deadline.code);
            // A leap year, so that 29 February passes; it falls due when there is one.
            if let Due::Annual(day) = deadline.due
                && chrono::NaiveDate::from_ymd_opt(2024, day.month, day.day).is_none()
            {
                let reason = format!("{}: there is no such day", deadline.code);
                problems.add(name::PACK, line, reason);
            }
        }
    }
}

fn groupings(parts: &Parts, text: &str, problems: &mut PackProblems) {
    let lists = [
        ("regions", &parts.groupings.regions),
        ("subregions", &parts.groupings.subregions),
        ("regional_groups", &parts.groupings.regional_groups),
        ("organizations", &parts.groupings.organizations),
    ];
    for (table, list) in lists {
        let codes = list.iter().map(|it| it.code.as_str());
        refuse_repeats(name::GROUPINGS, text, table, "code", codes, problems);
    }
}

fn work_plan_references(parts: &Parts, text: &str, problems: &mut PackProblems) {
    const FILE: &str = name::WORK_PLAN;
    let plan = &parts.work_plan;
    let mut meetings = parts.meetings.iter().map(|(_, meeting)| meeting);
    let meeting = meetings.find(|it| it.code == plan.meeting);
    let line = line_of(text, "", "meeting", &plan.meeting, 0);
    match meeting {
        None => {
            let reason = format!("the meeting {} is not in {}", plan.meeting, name::MEETINGS);
            problems.add(FILE, line, reason);
        }
        Some(meeting) if meeting.days.is_none() => {
            let reason = format!("the meeting {} has no dates yet", plan.meeting);
            problems.add(FILE, line, reason);
        }
        Some(_) => {}
    }
    let known = known_states(parts);
    for state in plan.coordinators.iter().filter(|it| !known.contains(it)) {
        let line = line_of(text, "", "coordinators", state.as_str(), 0);
        problems.add(
            FILE,
            line,
            format!("{state} is not a State of {}", name::STATES),
        );
    }
    let implementers = plan.implementers.iter().filter_map(|it| it.state);
    for state in implementers.filter(|it| !known.contains(it)) {
        let line = line_of(text, "implementers", "state", state.as_str(), 0);
        problems.add(
            FILE,
            line,
            format!("{state} is not a State of {}", name::STATES),
        );
    }
    let objectives = plan.objectives.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "objectives", "code", objectives, problems);
    let activities = plan.activities.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "activities", "code", activities, problems);
    let outputs = plan.outputs.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "outputs", "code", outputs, problems);
    let categories = plan.target_categories.iter().map(|it| it.category.as_str());
    refuse_repeats(
        FILE,
        text,
        "target_categories",
        "category",
        categories,
        problems,
    );
}

/// The baseline is what the acts give for its day.
fn baseline(parts: &Parts, text: &str, problems: &mut PackProblems) {
    let Some(treaty) = parts.treaties.first() else {
        return;
    };
    let acts = parts
        .acts
        .iter()
        .filter(|(_, entry)| entry.treaty == treaty.rules.code)
        .map(|(_, entry)| entry.act);
    let register = Register::new(treaty.rules.clone(), parts.sheet.compiled, acts);
    let given = parts.work_plan.baseline;
    let found = register.counts(given.date);
    let counts = [given.deposited, given.signatories, given.joined].map(usize::from);
    if counts != [found.deposited, found.signatories, found.joined] {
        let reason = format!(
            "the baseline has {} deposited and {} signatories, together {}; \
             the acts make {}, {} and {}",
            given.deposited,
            given.signatories,
            given.joined,
            found.deposited,
            found.signatories,
            found.joined
        );
        let line = line_of(text, "baseline", "date", &given.date.to_string(), 0);
        problems.add(name::WORK_PLAN, line, reason);
    }
}

fn timeline(parts: &Parts, text: &str, problems: &mut PackProblems) {
    for item in &parts.work_plan.timeline {
        let line = line_of(text, "timeline", "text.en", &item.text.en, 0);
        for month in [item.from, item.to] {
            if month.month().is_none() || month.day().is_some() {
                let reason = format!("{month} is not a month (YYYY-MM)");
                problems.add(name::WORK_PLAN, line, reason);
            }
        }
        if item.to < item.from {
            let reason = format!("ends in {}, before it begins ({})", item.to, item.from);
            problems.add(name::WORK_PLAN, line, reason);
        }
    }
}

fn barriers(parts: &Parts, text: &str, problems: &mut PackProblems) {
    const FILE: &str = name::BARRIERS;
    let groups = &parts.barriers.groups;
    let codes = groups.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "groups", "code", codes, problems);
    let codes = parts.barriers.barriers.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "barriers", "code", codes, problems);
    for barrier in &parts.barriers.barriers {
        if !groups.iter().any(|group| group.code == barrier.group) {
            let line = line_of(text, "barriers", "code", &barrier.code, 0);
            let reason = format!(
                "the group {} of {} is not listed",
                barrier.group, barrier.code
            );
            problems.add(FILE, line, reason);
        }
    }
}

/// What is offered answers barriers that there are, and names its source.
fn offers(parts: &Parts, text: &str, problems: &mut PackProblems) {
    const FILE: &str = name::OFFERS;
    let offers = &parts.offers;
    let codes = offers.tools.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "tools", "code", codes, problems);
    let is_known = |code: &str| parts.barriers.barriers.iter().any(|it| it.code == code);
    let tools = offers.tools.iter().map(|it| (&it.barriers, &it.source));
    let arguments = offers.arguments.iter().map(|it| (&it.barriers, &it.source));
    for (barriers, source) in tools.chain(arguments) {
        if source.is_empty() {
            problems.add(FILE, None, "an offer without a source");
        }
        if barriers.is_empty() {
            problems.add(
                FILE,
                None,
                format!("an offer of {source} answers no barrier"),
            );
        }
        for code in barriers.iter().filter(|code| !is_known(code)) {
            let reason = format!("{code} is no barrier ({source})");
            problems.add(FILE, None, reason);
        }
    }
    let states = known_states(parts);
    for peer in &offers.peers {
        if peer.source.is_empty() || !is_known(&peer.barrier) || !states.contains(&peer.state) {
            let reason = format!(
                "the peer {} for {} needs a State, a barrier and a source",
                peer.state, peer.barrier
            );
            problems.add(FILE, None, reason);
        }
    }
}

fn pathways(parts: &Parts, text: &str, problems: &mut PackProblems) {
    const FILE: &str = name::PATHWAYS;
    let templates = &parts.pathways.templates;
    let codes = templates.iter().map(|it| it.code.as_str());
    refuse_repeats(FILE, text, "templates", "code", codes, problems);
    for template in templates.iter().filter(|it| it.steps.is_empty()) {
        let line = line_of(text, "templates", "code", &template.code, 0);
        let reason = format!("template {} has no step", template.code);
        problems.add(FILE, line, reason);
    }
}

fn questionnaire(parts: &Parts, text: &str, problems: &mut PackProblems) {
    for problem in questionnaire::check(&parts.questionnaire) {
        let Place {
            section, question, ..
        } = &problem.place;
        let what = problem.kind.text(Lang::En);
        let (line, reason) = match (question, section) {
            (Some(name), _) => (
                line_of(text, "sections.questions", "name", name, 0),
                format!("question {name}: {what}"),
            ),
            (None, Some(name)) => (
                line_of(text, "sections", "name", name, 0),
                format!("section {name}: {what}"),
            ),
            (None, None) => (Some(1), what),
        };
        problems.add(name::QUESTIONNAIRE, line, reason);
    }
}

fn refuse_repeats<'a>(
    file: &'static str,
    text: &str,
    table: &str,
    key: &str,
    values: impl Iterator<Item = &'a str>,
    problems: &mut PackProblems,
) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        let before = times.entry(value).or_default();
        if *before > 0 {
            let line = line_of(text, table, key, value, *before);
            problems.add(file, line, format!("{value} is given twice"));
        }
        *before += 1;
    }
}
