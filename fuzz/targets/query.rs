//! Queries of addresses and bodies of forms: read, written as an address, and read again.

#![no_main]

use accede::auth::{Marking, UserId};
use accede::treaty::Iso3;
use accede::web::Params;
use accede::web::table::Cursor;
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let params = Params::parse(text);
    for (name, _) in params.pairs() {
        let _ = params.get(name);
        let _ = params.untrimmed(name);
        let _ = params.value::<Cursor>(name);
        let _ = params.value::<UserId>(name);
        let _ = params.value::<Marking>(name);
        let _ = params.value::<Iso3>(name);
        let _ = params.value::<NaiveDate>(name);
    }
    let href = params.href("/states");
    assert!(href.starts_with("/states"));
    assert!(href.bytes().all(|byte| byte.is_ascii_graphic()), "{href}");
    let query = href.split_once('?').map_or("", |(_, query)| query);
    assert_eq!(Params::parse(query).href("/states"), href);
});
