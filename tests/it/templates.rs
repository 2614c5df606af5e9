//! Rules every template and text keeps.

use std::path::{Path, PathBuf};

use accede::i18n::Lang;

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_text_a_template_names_is_there() {
    for path in files(Path::new("templates"), ".hbs") {
        let source = std::fs::read_to_string(&path).unwrap();
        for part in source.split("{{t \"").skip(1) {
            let key = part.split('"').next().unwrap();
            assert!(
                Lang::En.has(key),
                "{}: there is no text `{key}`",
                path.display()
            );
        }
    }
}

#[test]
fn templates_hold_no_script_no_style_and_no_triple_braces() {
    for path in files(Path::new("templates"), ".hbs") {
        let source = std::fs::read_to_string(&path).unwrap();
        for forbidden in ["{{{", " style=\"", "onclick=", "<style", "javascript:"] {
            assert!(
                !source.contains(forbidden),
                "{}: {forbidden}",
                path.display()
            );
        }
    }
}
