//! Tests through HTTP, with the real application and a real database: SQLite, or
//! PostgreSQL where `ACCEDE_TEST_DATABASE_URL` names a server.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should stop where it is"
)]

mod accounts;
mod desk_data;
mod demo;
mod pack;
mod reports;
mod support;
mod templates;
mod workplan;
mod states;
mod contacts;
mod pack;
mod search;
mod command_line;
mod mail;
mod pack;
mod smtp_sink;
mod support;
mod templates;
mod today;
