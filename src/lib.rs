//! Accede: an outreach desk for the people who bring States into a treaty.
//! `ARCHITECTURE.md` is the map.

pub mod access;
pub mod app;
pub mod attachments;
pub mod audit;
pub mod auth;
pub mod calendar;
pub mod clock;
pub mod config;
pub mod contacts;
pub mod db;
pub mod demo;
pub mod digest;
pub mod edge;
pub mod erasure;
pub mod error;
pub mod events;
pub mod exchanges;
pub mod handover;
pub mod i18n;
pub mod logs;
pub mod mail;
pub mod pack;
pub mod pathways;
pub mod positions;
pub mod reports;
pub mod saved_views;
pub mod search;
pub mod states;
pub mod suppression;
pub mod survey;
pub mod today;
pub mod treaty;
pub mod undo;
pub mod web;
pub mod workplans;
