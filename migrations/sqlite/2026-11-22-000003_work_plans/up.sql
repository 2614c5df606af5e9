-- The coordinators' mandate up to a meeting, as its source document has it, and what they decide about it.

CREATE TABLE work_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    title_es TEXT NOT NULL,
    -- the document's own words, in Markdown
    background TEXT NOT NULL,
    budget TEXT NOT NULL,
    source TEXT NOT NULL,
    coordinators TEXT NOT NULL,
    -- the state of the treaty the target is counted from
    baseline_on DATE NOT NULL,
    baseline_deposited INTEGER NOT NULL,
    baseline_signatories INTEGER NOT NULL,
    meeting_code TEXT NOT NULL,
    meeting_on DATE NOT NULL,
    meeting_ends_on DATE NOT NULL,
    -- how many new States Parties the plan aims at, at least
    target INTEGER NOT NULL CHECK (target >= 0)
);

CREATE TABLE objectives (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_es TEXT NOT NULL,
    UNIQUE (work_plan_id, position)
);

CREATE TABLE activities (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    -- the document's own sentence
    text TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    title_es TEXT NOT NULL,
    UNIQUE (work_plan_id, position)
);

CREATE TABLE outputs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_es TEXT NOT NULL,
    -- what the output is measured by
    measure TEXT NOT NULL CHECK (measure IN ('new_states_parties', 'awareness', 'survey_answers')),
    target INTEGER,
    UNIQUE (work_plan_id, position)
);

-- The plan's target categories, in the document's words; which States fall under one is computed.
CREATE TABLE target_categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_es TEXT NOT NULL,
    UNIQUE (work_plan_id, position)
);

CREATE TABLE implementers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('implementer', 'partner')),
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_es TEXT NOT NULL,
    capacity_en TEXT NOT NULL,
    capacity_fr TEXT NOT NULL,
    capacity_es TEXT NOT NULL,
    UNIQUE (work_plan_id, position)
);

-- Planned as the document says; what really happened, and when, is the coordinators' to enter.
CREATE TABLE timeline_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    text_es TEXT NOT NULL,
    -- whole months: the first day of the first, the last day of the last
    planned_from DATE NOT NULL,
    planned_until DATE NOT NULL,
    actual_from DATE,
    actual_until DATE,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (work_plan_id, position),
    CHECK (planned_from <= planned_until),
    CHECK (actual_from IS NULL OR actual_until IS NULL OR actual_from <= actual_until)
);

-- What the coordinators decided about a State; the categories themselves are computed from the facts.
CREATE TABLE targets (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    -- computed: as the categories say; added or dropped: by decision, with a reason
    standing TEXT NOT NULL CHECK (standing IN ('computed', 'added', 'dropped')),
    priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
    lead_team_id BIGINT REFERENCES teams (id),
    reason TEXT NOT NULL,
    next_step TEXT NOT NULL,
    marking TEXT NOT NULL CHECK (marking IN ('public', 'working_group', 'coordination', 'restricted')),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (work_plan_id, state),
    CHECK (standing = 'computed' OR reason <> '')
);
