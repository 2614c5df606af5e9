//! The passwords that leaks have shown to be the most common, as digests: enough to know
//! one again, and nothing to read. `common.sh` makes them and says where they come from.
//! zxcvbn knows most of the short ones; these are those that are long enough for this desk,
//! keyboard walks and words typed on a Cyrillic keyboard among them, which it takes for
//! hard to guess.

use sha2::{Digest as _, Sha256};

/// The bytes of a digest that are kept: one in a hundred thousand good passwords is taken
/// for a common one.
const WIDTH: usize = 4;

/// Sorted, each of [`WIDTH`] bytes.
static DIGESTS: &[u8] = include_bytes!("common.bin");

/// Whether a password of twelve characters or more is a common one, whatever its capitals.
pub(super) fn is_common(password: &str) -> bool {
    let digest = Sha256::digest(password.to_lowercase().as_bytes());
    let (digests, _) = DIGESTS.as_chunks::<WIDTH>();
    digest
        .first_chunk::<WIDTH>()
        .is_some_and(|own| digests.binary_search(own).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_known_again_and_others_are_not() {
        for common in [
            "1qaz2wsx3edc",
            "Q1W2E3R4T5Y6",
            "gfhjkmgfhjkm",
            "PolniyPizdec0211",
            "Sojdlg123aljg",
            "leavemealone",
        ] {
            assert!(is_common(common), "{common}");
        }
        for other in ["", "six herons over lake chad", "gfhjkmgfhjkm with more"] {
            assert!(!is_common(other), "{other}");
        }
    }

    #[test]
    fn the_list_is_whole_sorted_and_as_long_as_the_standard_asks() {
        let (digests, rest) = DIGESTS.as_chunks::<WIDTH>();
        assert!(
            rest.is_empty() && digests.len() >= 3000,
            "{}",
            digests.len()
        );
        assert!(digests.is_sorted());
    }
}
