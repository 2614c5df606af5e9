//! The virus scanner of the settings: clamd of ClamAV, over a line or a socket.

use std::time::Duration;

use clamav_client::tokio::{Socket, Tcp, scan_buffer};
use tokio::time::timeout;

use crate::config::Attachments;

/// How long a file may take to be looked at.
const WITHIN: Duration = Duration::from_secs(60);

/// What the scanner says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing is known against it, or there is no scanner.
    Clean,
    /// It is known to do harm.
    Harmful,
    /// The scanner has not answered.
    Unknown,
}

/// Has a file looked at.
pub(super) async fn scan(settings: &Attachments, bytes: &[u8]) -> Verdict {
    let address = settings.scanner.as_str();
    if address.is_empty() {
        return Verdict::Clean;
    }
    let answer = async {
        if let Some(socket_path) = address.strip_prefix("unix:") {
            scan_buffer(bytes, Socket { socket_path }, None).await
        } else {
            let host_address = address;
            scan_buffer(bytes, Tcp { host_address }, None).await
        }
    };
    match timeout(WITHIN, answer).await {
        Ok(Ok(answer)) => verdict(&answer),
        Ok(Err(error)) => {
            tracing::error!(%error, "the virus scanner cannot be asked");
            Verdict::Unknown
        }
        Err(_) => {
            tracing::error!("the virus scanner has not answered in time");
            Verdict::Unknown
        }
    }
}

/// What clamd answers: `stream: OK`, `stream: NAME FOUND`, or why it has not looked.
fn verdict(answer: &[u8]) -> Verdict {
    let answer = String::from_utf8_lossy(answer);
    let answer = answer.trim_matches(['\0', '\n', ' ']);
    if answer.ends_with(": OK") {
        Verdict::Clean
    } else if answer.ends_with(" FOUND") {
        tracing::warn!(answer, "a file that does harm was refused");
        Verdict::Harmful
    } else {
        tracing::error!(answer, "the virus scanner has not looked at a file");
        Verdict::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_looked_at_and_found_clean_is_clean() {
        for (answer, expected) in [
            ("stream: OK\0", Verdict::Clean),
            ("stream: Eicar-Signature FOUND\0", Verdict::Harmful),
            ("INSTREAM size limit exceeded. ERROR\0", Verdict::Unknown),
            ("", Verdict::Unknown),
            ("stream: NOT OK FOUND", Verdict::Harmful),
        ] {
            assert_eq!(verdict(answer.as_bytes()), expected, "{answer:?}");
        }
    }
}
