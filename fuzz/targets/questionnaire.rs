//! The questionnaire of the survey, as it is kept: read, written, and read again.

#![no_main]

use accede::pack::Questionnaire;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(read) = serde_json::from_str::<Questionnaire>(text) {
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Questionnaire>(&written).unwrap(), read);
    }
});
