//! What a mail says, within bounds. Whoever wrote it may mean harm: what it says is text
//! that stands in a form, and nothing of it is looked up, fetched or run.

use chrono::{DateTime, NaiveDateTime};
use mail_parser::{Address, MessageParser};
use unicode_normalization::UnicodeNormalization as _;

/// Addresses beyond these are not looked at.
const MAX_ADDRESSES: usize = 100;
/// The longest subject, in characters.
const MAX_SUBJECT: usize = 300;

/// What a mail says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Its subject, on one line; may be empty.
    pub subject: String,
    /// When it was sent, in UTC, where it says so.
    pub sent_at: Option<NaiveDateTime>,
    /// The addresses it is from, in small letters.
    pub from: Vec<String>,
    /// The addresses it went to, in copy too.
    pub to: Vec<String>,
    /// Its text, without HTML, in at most as many characters as were asked for.
    pub text: String,
    /// Whether its text is longer than that.
    pub is_cut: bool,
}

/// Reads a mail, and at most `max` characters of its text.
///
/// # Errors
/// The text that says what is wrong with it.
pub fn read(bytes: &[u8], max: usize) -> Result<Letter, &'static str> {
    let Some(mail) = MessageParser::default().parse(bytes) else {
        return Err("exchange-mail-broken");
    };
    let from = addresses(mail.from().into_iter());
    if from.is_empty() {
        return Err("exchange-mail-nobody");
    }
    let sent_at = mail
        .date()
        .filter(|date| date.is_valid())
        .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0));
    // The plain part, or else what the HTML says without its marks.
    let body = mail.body_text(0).unwrap_or_default();
    let (text, is_cut) = plain(&body, max);
    Ok(Letter {
        subject: one_line(mail.subject().unwrap_or_default(), MAX_SUBJECT),
        sent_at: sent_at.map(|moment| moment.naive_utc()),
        from,
        to: addresses(mail.to().into_iter().chain(mail.cc())),
        text,
        is_cut,
    })
}

fn addresses<'a>(fields: impl Iterator<Item = &'a Address<'a>>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let all = fields.flat_map(|field| field.iter());
    for address in all.take(MAX_ADDRESSES) {
        let address = address.address.as_deref().unwrap_or_default();
        let address = address.trim().to_lowercase();
        let is_one = address.len() <= 254 && address.parse::<lettre::Address>().is_ok();
        if is_one && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

fn one_line(text: &str, max: usize) -> String {
    let text: String = text
        .nfc()
        .filter(|c| !is_unseen(*c))
        .take(max * 2)
        .collect();
    let text = text.replace(char::is_control, " ");
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().take(max).collect()
}

/// The text as a form takes it: no signs that are no text, no more than one empty line.
fn plain(text: &str, max: usize) -> (String, bool) {
    let mut kept = String::new();
    let (mut left, mut empty) = (max, 1);
    for line in text.lines() {
        let line: String = line
            .chars()
            .map(|c| if c == '\t' { ' ' } else { c })
            .filter(|c| !c.is_control() && !is_unseen(*c))
            .take(left.saturating_add(1))
            .collect();
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty > 1 {
            continue;
        }
        let length = line.chars().count();
        if length >= left {
            kept.extend(line.chars().take(left));
            return (kept.trim_end().to_owned(), true);
        }
        left -= length + 1;
        kept.push_str(line);
        kept.push('\n');
    }
    (kept.trim_end().to_owned(), false)
}

/// Marks that turn the direction of writing, which a mail could hide words with.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    fn mail(head: &str, body: &str) -> Vec<u8> {
        format!("{head}\r\n\r\n{body}")
            .replace('\n', "\r\n")
            .replace("\r\r", "\r")
            .into_bytes()
    }

    #[test]
    fn a_mail_says_who_to_whom_when_and_what() {
        let bytes = mail(
            "From: =?UTF-8?Q?Kato_Okell=C3=B3?= <Kato@Example.ORG>\n\
             To: Desk <desk@example.org>, other@example.org\n\
             Cc: third@example.org, nobody\n\
             Date: Thu, 1 Jun 2023 01:30:00 +0300\n\
             Subject: =?UTF-8?B?w4l0dWRlIA==?=\n =?UTF-8?Q?du_trait=C3=A9?=\n\
             Content-Type: text/plain; charset=iso-8859-1\n\
             Content-Transfer-Encoding: quoted-printable",
            "Le caf=E9\n\n\n\nest pr=EAt.\n",
        );
        let letter = read(&bytes, 1000).unwrap();
        assert_eq!(letter.subject, "Étude du traité");
        assert_eq!(letter.from, ["kato@example.org"]);
        let to = ["desk@example.org", "other@example.org", "third@example.org"];
        assert_eq!(letter.to, to);
        assert_eq!(letter.sent_at.unwrap().to_string(), "2023-05-31 22:30:00");
        assert_eq!(letter.text, "Le café\n\nest prêt.");
        assert!(!letter.is_cut);
    }

    #[test]
    fn of_html_only_the_words_stay() {
        let html = "<html><head><style>p{color:red}</style><script>alert(1)</script></head>\
                    <body><p>Dear &amp; honoured</p><img src=\"https://track.example.org/x\"><p>friend</p></body></html>";
        let head = "From: a@example.org\nContent-Type: text/html";
        let letter = read(&mail(head, html), 1000).unwrap();
        assert!(letter.text.contains("Dear & honoured"), "{}", letter.text);
        assert!(letter.text.contains("friend"));
        for gone in ["alert", "color", "<", "track"] {
            assert!(!letter.text.contains(gone), "{}", letter.text);
        }
        let both = "From: a@example.org\nContent-Type: multipart/alternative; boundary=x";
        let parts = "--x\nContent-Type: text/plain\n\nplain words\n--x\nContent-Type: text/html\n\n<b>bold</b>\n--x--";
        assert_eq!(read(&mail(both, parts), 1000).unwrap().text, "plain words");
    }

    #[test]
    fn a_hostile_mail_is_bounded() {
        let head = "From: a@example.org\nSubject: ";
        let long = mail(
            &format!("{head}{}", "x".repeat(100_000)),
            &"y ".repeat(1_000_000),
        );
        let letter = read(&long, 500).unwrap();
        assert_eq!(letter.subject.len(), MAX_SUBJECT);
        assert_eq!(letter.text.chars().count(), 499);
        assert!(letter.is_cut);

        let many: Vec<_> = (0..5000).map(|n| format!("a{n}@example.org")).collect();
        let crowd = format!("From: a@example.org\nTo: {}", many.join(",\n "));
        assert_eq!(
            read(&mail(&crowd, "x"), 500).unwrap().to.len(),
            MAX_ADDRESSES
        );

        let mut nested = String::new();
        for depth in 0..3000 {
            let _ = write!(
                nested,
                "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
            );
        }
        let letter = read(&mail("From: a@example.org", &nested), 500);
        assert!(letter.is_ok());
        let deep = "Content-Type: message/rfc822\n\n".repeat(5000);
        assert!(
            read(
                &mail("From: a@example.org\nContent-Type: message/rfc822", &deep),
                500
            )
            .is_ok()
        );

        let broken = b"From: a@example.org\r\nSubject: =?x?Q?=FF=?=\r\nContent-Type: text/plain; charset=none\r\nContent-Transfer-Encoding: base64\r\n\r\n\xff\xfe\x00\x01\x02 %%%";
        let letter = read(broken, 500).unwrap();
        assert!(!letter.text.contains(|c: char| c.is_control() && c != '\n'));
        for (bytes, error) in [
            (&b""[..], "exchange-mail-broken"),
            (
                &b"Subject: from nobody\r\n\r\nx"[..],
                "exchange-mail-nobody",
            ),
            (
                &b"From: not an address\r\n\r\nx"[..],
                "exchange-mail-nobody",
            ),
        ] {
            assert_eq!(read(bytes, 500), Err(error));
        }
    }

    proptest! {
        #[test]
        fn whatever_is_brought_stays_within_its_bounds(body in any::<Vec<u8>>(), head in any::<String>()) {
            let mut bytes = format!("From: a@example.org\r\nSubject: {head}\r\n\r\n").into_bytes();
            bytes.extend(body);
            if let Ok(letter) = read(&bytes, 50) {
                prop_assert!(letter.text.chars().count() <= 50);
                prop_assert!(letter.subject.chars().count() <= MAX_SUBJECT);
                prop_assert!(!letter.subject.contains(char::is_control));
                prop_assert!(!letter.text.contains(|c: char| c.is_control() && c != '\n'));
            }
        }
    }
}
