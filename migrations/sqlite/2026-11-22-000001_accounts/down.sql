DROP TABLE audit_head;
DROP TABLE audit;
DROP TABLE one_time_links;
DROP TABLE sessions;
DROP TABLE users;
DROP TABLE teams;
