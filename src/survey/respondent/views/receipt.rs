//! What was signed off.

use serde::Serialize;

use super::super::super::circulations::treaty_name;
use super::super::super::model::SignOff;
use super::super::opened::Opened;
use super::{kicker, moment};
use crate::web::{Layout, Page, Visit};

/// `GET /answer/{invitation}/receipt`: to print, or to keep as a file.
#[derive(Debug, Serialize)]
pub struct ReceiptPage {
    brand: String,
    title: String,
    kicker: String,
    name: String,
    capacity: String,
    signed: String,
    text: String,
    digest: String,
    file: String,
    start: String,
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "survey/receipt";
    const LAYOUT: Layout = Layout::Plain;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn brand(&self) -> String {
        self.brand.clone()
    }
}

impl ReceiptPage {
    /// Of an answer that bears no name: its text and digest, which are kept nowhere.
    pub fn unnamed(visit: &Visit, opened: &Opened, (text, digest): (String, String)) -> Self {
        Self {
            brand: treaty_name(&opened.facts, visit.lang).to_owned(),
            title: visit.t("survey-receipt"),
            kicker: opened.text.title.in_language(visit.lang).to_owned(),
            name: String::new(),
            capacity: String::new(),
            signed: String::new(),
            text,
            digest,
            file: String::new(),
            start: opened.href(""),
        }
    }

    pub fn new(visit: &Visit, opened: &Opened, signed: &SignOff) -> Self {
        Self {
            brand: treaty_name(&opened.facts, visit.lang).to_owned(),
            title: visit.t("survey-receipt"),
            kicker: kicker(visit, opened),
            name: signed.name.clone(),
            capacity: signed.capacity.clone(),
            signed: moment(visit, signed.signed_at),
            text: signed.text.clone(),
            digest: signed.digest.clone(),
            file: opened.href("receipt.txt"),
            start: opened.href(""),
        }
    }
}
