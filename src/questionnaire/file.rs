//! The answer to a question that asks for a file: its name and the digest of its content.

/// What stands between the two in a stored value.
const BETWEEN: &str = " sha256:";

/// A file as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileAnswer<'a> {
    /// Its name.
    pub name: &'a str,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub sha256: &'a str,
}

impl<'a> FileAnswer<'a> {
    /// Reads a stored value: `note.pdf sha256:9f86…`.
    pub fn read(value: &'a str) -> Option<Self> {
        let (name, sha256) = value.rsplit_once(BETWEEN)?;
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|it| it.is_ascii_hexdigit());
        (is_digest && !name.is_empty()).then_some(Self { name, sha256 })
    }

    /// The value that is stored.
    pub fn value(self) -> String {
        format!("{}{BETWEEN}{}", self.name, self.sha256)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_was_stored_and_nothing_else_is_one() {
        let sha256 = "0123456789abcdef".repeat(4);
        for name in ["note.pdf", "a sha256:b.pdf", "Réponse (2).docx"] {
            let file = FileAnswer {
                name,
                sha256: &sha256,
            };
            assert_eq!(FileAnswer::read(&file.value()), Some(file));
        }
        let short = "note.pdf sha256:0123".to_owned();
        let nameless = format!(" sha256:{sha256}");
        let odd = format!("note.pdf sha256:{}", "z".repeat(64));
        for value in [String::new(), "Cabinet".to_owned(), short, nameless, odd] {
            assert_eq!(FileAnswer::read(&value), None, "{value}");
        }
    }
}
