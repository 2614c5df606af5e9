//! A mail that somebody brings as a file, and the name and content of any file.

#![no_main]

use accede::attachments::{file_name, kind_of};
use accede::exchanges::letters::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &[u8])| {
    let (sent, bytes) = input;
    let name = file_name(sent);
    assert!(!name.is_empty() && !name.contains(['/', '\\', '\0', '\n', '"']), "{name:?}");
    let _ = kind_of(&name, bytes);
    if let Ok(letter) = read(bytes, 500) {
        assert!(letter.text.chars().count() <= 500);
        assert!(!letter.subject.contains(char::is_control));
        assert!(!letter.text.contains(|c: char| c.is_control() && c != '\n'));
        assert!(letter.from.len() <= 100 && letter.to.len() <= 100);
    }
});
