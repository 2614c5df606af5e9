-- Today asks for the open tasks of teams in which nobody has an account: without this it
-- would go through all that is open.
CREATE INDEX commitments_open_by_owner ON commitments (owner_team_id, due_on, id)
    WHERE done_on IS NULL;
