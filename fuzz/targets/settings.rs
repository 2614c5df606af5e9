//! A file of settings: read, or refused with what is wrong.

#![no_main]

use std::sync::LazyLock;

use accede::config::Settings;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fuzz_target!(|bytes: &[u8]| {
    let path = FOLDER.path().join("accede.toml");
    std::fs::write(&path, bytes).unwrap();
    if let Ok(settings) = Settings::from_sources(Some(&path), []) {
        let _ = settings.public_url();
        let _ = settings.proxies();
        let _ = settings.database_url();
    }
});
