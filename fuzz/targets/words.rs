//! Words with a grammar of their own, each written back as it was read.

#![no_main]

use accede::auth::{Device, Marking, Role};
use accede::db::DatabaseUrl;
use accede::i18n::Lang;
use accede::mail::Reply;
use accede::treaty::{Iso3, PartialDate};
use libfuzzer_sys::fuzz_target;

fn same<T: std::str::FromStr + std::fmt::Display + PartialEq>(text: &str) {
    if let Ok(read) = text.parse::<T>() {
        let written = read.to_string();
        let again = written.parse::<T>();
        assert!(again.is_ok_and(|again| again == read), "{text:?}: {written:?}");
    }
}

fuzz_target!(|text: &str| {
    same::<Iso3>(text);
    same::<PartialDate>(text);
    same::<Marking>(text);
    same::<Role>(text);
    same::<Lang>(text);
    same::<Reply>(text);
    let _ = DatabaseUrl::parse(text);
    let _ = Device::words(Lang::En, text);
});
