//! A treaty pack in which one file holds something else: refused with what is wrong, or
//! taken. The first byte chooses the file.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

struct Folder {
    it: TempDir,
    files: Vec<(PathBuf, Vec<u8>)>,
}

/// A copy of the shipped pack.
static PACK: LazyLock<Folder> = LazyLock::new(|| {
    let from = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../config/packs/ccm"));
    let it = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut folders = vec![from.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let copy = it.path().join(path.strip_prefix(&from).unwrap());
            std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
            let bytes = std::fs::read(&path).unwrap();
            std::fs::write(&copy, &bytes).unwrap();
            files.push((copy, bytes));
        }
    }
    files.sort();
    Folder { it, files }
});

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let (path, whole) = &PACK.files[usize::from(*first) % PACK.files.len()];
    std::fs::write(path, bytes).unwrap();
    let _ = accede::pack::from_folder(PACK.it.path());
    std::fs::write(path, whole).unwrap();
});
