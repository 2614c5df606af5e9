//! How mails leave: as files, or through a mail server.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use actix_web::web::block;
use lettre::Message;

use super::model::{Cause, LeasedMail, Outcome, Reply};
use super::smtp::SmtpLine;
use crate::config::{self, Settings};

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Delivery {
    pub outcome: Outcome,
    pub reply: Reply,
}

impl Delivery {
    pub(super) fn new(outcome: Outcome, reply: Reply) -> Self {
        Self { outcome, reply }
    }

    /// Whether the next mail would fare no better: the server is not to be had, or the
    /// disk is full.
    pub(super) fn concerns_all(&self) -> bool {
        matches!(self.reply.cause, Cause::NoConnection | Cause::NoFile)
    }
}

/// The transport of the settings.
pub(super) enum Transport {
    /// One `.eml` a mail, in this folder.
    File(PathBuf),
    /// A mail server.
    Smtp(Box<SmtpLine>),
}

impl Transport {
    pub(super) fn new(settings: &Settings) -> Self {
        match settings.mail.transport {
            config::Transport::File => Self::File(folder(settings)),
            config::Transport::Smtp => {
                Self::Smtp(Box::new(SmtpLine::new(settings.mail.smtp.clone())))
            }
        }
    }

    pub(super) async fn deliver(&mut self, mail: &LeasedMail, message: &Message) -> Delivery {
        match self {
            Self::File(folder) => deliver_as_file(folder, mail, message).await,
            Self::Smtp(line) => line.deliver(message).await,
        }
    }

    /// Hangs up: nothing more is to be sent for now.
    pub(super) async fn rest(&mut self) {
        if let Self::Smtp(line) = self {
            line.hang_up().await;
        }
    }
}

/// Where the transport `file` writes.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.database.folder.join("mail")
}

async fn deliver_as_file(folder: &Path, mail: &LeasedMail, message: &Message) -> Delivery {
    let name = file_name(mail);
    let path = folder.join(&name);
    let bytes = message.formatted();
    let written = block(move || write(&path, &bytes)).await;
    match written.map_err(io::Error::other).flatten() {
        Ok(()) => Delivery::new(Outcome::Sent, Reply::new(Cause::Written, name)),
        Err(error) => Delivery::new(Outcome::Deferred, Reply::new(Cause::NoFile, error)),
    }
}

/// The id and the Message-ID. A mail written a second time takes the place of the first.
fn file_name(mail: &LeasedMail) -> String {
    let message_id: String = mail
        .message_id
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.@".contains(*c))
        .collect();
    format!("{}-{message_id}.eml", mail.id)
}

/// Writes a file whole or not at all. Mails hold personal links: their owner alone
/// reads them.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private_folder(folder)?;
    let unfinished = path.with_extension("unfinished");
    let done = write_private(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    if done.is_err() {
        // Half a mail is of no use; that it cannot be removed matters less than why.
        let _ = fs::remove_file(&unfinished);
        return done;
    }
    // The new name is on the disk only once its folder is.
    fs::File::open(folder)?.sync_all()
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
