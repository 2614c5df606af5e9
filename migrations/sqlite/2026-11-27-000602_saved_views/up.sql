-- Filters of lists that someone keeps under a name, alone or for their team.

CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- whose team it is, and who else has it while it is shared
    team_id BIGINT NOT NULL REFERENCES teams (id),
    -- the list: its address
    list TEXT NOT NULL CHECK (list LIKE '/%'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    name_key TEXT NOT NULL,
    -- the parameters of the address
    query TEXT NOT NULL CHECK (length(query) <= 2000),
    is_shared BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (user_id, list, name_key)
);
CREATE INDEX saved_views_of_team ON saved_views (team_id, list);
