DROP INDEX commitments_open_by_owner;
