//! stub
#![allow(missing_docs, unused)]
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Choice(Vec<String>),
    Several(Vec<String>),
    Number,
    Text,
    Date,
    File,
}
pub trait Names {
    fn kind_of(&self, name: &str) -> Option<Kind>;
    fn near(&self, name: &str) -> Option<String>;
}
pub trait Values {
    fn values(&self, name: &str) -> &[String];
}
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expression(String);
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("x")]
pub struct Fault {
    pub at: usize,
    pub length: usize,
}
impl Fault {
    pub fn message(&self, lang: crate::i18n::Lang) -> String {
        String::new()
    }
}
impl Expression {
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Ok(Self(text.to_owned()))
    }
    pub fn text(&self) -> &str {
        &self.0
    }
    pub fn names(&self) -> BTreeSet<&str> {
        BTreeSet::new()
    }
    pub fn check(&self, names: &impl Names, own: Option<&Kind>) -> Vec<Fault> {
        Vec::new()
    }
    pub fn holds(&self, values: &impl Values, own: &[String], today: NaiveDate) -> bool {
        true
    }
    pub fn renamed(&self, from: &str, to: &str) -> Self {
        self.clone()
    }
}
