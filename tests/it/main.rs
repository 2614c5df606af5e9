//! Tests through HTTP, with the real application and a real database: SQLite, or
//! PostgreSQL where `ACCEDE_TEST_DATABASE_URL` names a server.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::expect_used,
    reason = "a test that cannot go on should stop where it is"
)]

mod access;
mod accounts;
mod accounts_admin;
mod accounts_again;
mod accounts_factors;
mod accounts_kept;
mod accounts_passkeys;
mod accounts_reset;
mod accounts_throttle;
mod analysis;
mod anonymous;
mod answer_files;
mod attachments;
mod audit;
mod audit_values;
mod barriers;
mod bulk;
mod calendar;
mod canaries;
mod circulations;
mod coding;
mod command_line;
mod commitments;
mod contacts;
mod demo;
mod desk_data;
mod digest;
mod dossier;
mod earlier;
mod edge;
mod erasure;
mod events;
mod exchanges;
mod handover;
mod letters;
mod link_histories;
mod links;
mod logs;
mod mail;
mod notes;
mod oidc;
mod oidc_away;
mod oidc_factors;
mod oidc_links;
mod oidc_provider;
mod on_behalf;
mod outputs;
mod pack;
mod pathways;
mod positions;
mod questionnaires;
mod readers;
mod relations;
mod reminders;
mod reports;
mod respondent;
mod rights;
mod rights_changes;
mod rights_layer;
mod rights_matrix;
mod routes;
mod running;
mod saved_views;
mod search;
mod slow;
mod smtp_sink;
mod states;
mod succession;
mod support;
mod survey;
mod survey_notes;
mod target_board;
mod templates;
mod tls;
mod today;
mod undo;
mod undo_desk;
mod undo_routes;
mod undo_survey;
mod word_desk;
mod word_form;
mod workplan;
mod workshops;
mod xlsform;
