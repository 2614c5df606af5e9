-- How the coordinators have the target categories of their plan computed. A plan without
-- a row goes by the settings of the desk.
CREATE TABLE category_settings (
    work_plan_id BIGINT PRIMARY KEY NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    -- whether signatories count in categories 2 to 4
    signatories TEXT NOT NULL CHECK (signatories IN ('counted', 'not_counted')),
    -- whether steps of the kind "other" count in category 4
    other_steps TEXT NOT NULL CHECK (other_steps IN ('counted', 'not_counted')),
    -- which vote category 3 reads
    vote TEXT NOT NULL CHECK (vote IN ('plenary', 'first_committee')),
    -- within how many days of a deposit the lead team congratulates
    congratulate_days INTEGER NOT NULL CHECK (congratulate_days BETWEEN 1 AND 365),
    version INTEGER NOT NULL DEFAULT 1
);

-- How the State is to be won: read by those who read the decision.
ALTER TABLE targets ADD COLUMN strategy TEXT NOT NULL DEFAULT '';

-- The States that help with a target State.
CREATE TABLE target_supporters (
    target_id BIGINT NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    PRIMARY KEY (target_id, state)
);
CREATE INDEX target_supporters_by_state ON target_supporters (state);

-- States that left the target list because they deposited, each once. When they did is
-- told by the acts.
CREATE TABLE target_departures (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    work_plan_id BIGINT NOT NULL REFERENCES work_plans (id) ON DELETE CASCADE,
    state TEXT NOT NULL REFERENCES states (iso3),
    -- the decision that alone had put it on the list; empty where the facts had
    target_id BIGINT REFERENCES targets (id) ON DELETE CASCADE,
    noted_at TIMESTAMP NOT NULL,
    UNIQUE (work_plan_id, state)
);
CREATE INDEX target_departures_by_target ON target_departures (target_id) WHERE target_id IS NOT NULL;
