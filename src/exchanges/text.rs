//! Texts cut to a line.

/// The beginning of a text on one line, at most `max` characters, cut between words.
pub fn shortened(text: &str, max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(max) else {
        return line;
    };
    let head = line.get(..end).unwrap_or_default();
    let cut = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("One two\n three", 20), "One two three");
        assert_eq!(shortened("One two, three four", 10), "One two…");
        assert_eq!(shortened("Élargissement", 5), "Élarg…");
    }
}
