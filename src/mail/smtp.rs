//! One line to the mail server, kept for as long as there is something to send.
//!
//! The conversation is held command by command, for one thing matters above all: whether
//! a line that broke did so before the mail was handed over whole (it has not left, and
//! is tried again) or after (nobody knows, and it is in doubt).

use std::error::Error as _;
use std::future::Future;
use std::io;
use std::iter;
use std::time::Duration;

use lettre::Message;
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use secrecy::ExposeSecret as _;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::model::{Cause, Outcome, Reply};
use super::transport::Delivery;
use crate::config::{Encryption, Smtp};

/// Servers allow so many mails on one line, and close it after.
const MAILS_PER_LINE: u32 = 50;

/// A line to the mail server, opened when it is needed.
pub(super) struct SmtpLine {
    settings: Smtp,
    connection: Option<AsyncSmtpConnection>,
    mails: u32,
}

/// What went wrong in the conversation.
enum Trouble {
    /// The server said no.
    Said {
        reply: String,
        for_good: bool,
        closing: bool,
    },
    /// The line broke, or nobody answered in time.
    Line(String),
}

impl SmtpLine {
    pub(super) fn new(settings: Smtp) -> Self {
        Self {
            settings,
            connection: None,
            mails: 0,
        }
    }

    pub(super) async fn deliver(&mut self, message: &Message) -> Delivery {
        if self.mails >= MAILS_PER_LINE {
            self.hang_up().await;
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => match self.connect().await {
                Ok(connection) => connection,
                // Whatever the server says at the door, it says it to every mail.
                Err(trouble) => return deferred(Cause::NoConnection, trouble.text()),
            },
        };
        let (delivery, usable) = self.converse(&mut connection, message).await;
        if usable {
            self.mails += 1;
            self.connection = Some(connection);
        }
        delivery
    }

    /// Ends the line as the protocol wants it.
    pub(super) async fn hang_up(&mut self) {
        self.mails = 0;
        if let Some(mut connection) = self.connection.take() {
            let _ = timeout(Duration::from_secs(2), connection.quit()).await;
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let smtp = &self.settings;
        let hello = ClientId::default();
        let tls = || TlsParameters::new(smtp.host.clone());
        let server = (smtp.host.as_str(), smtp.port);
        let connecting = async {
            let mut connection = if smtp.encryption == Encryption::Tls {
                AsyncSmtpConnection::connect_tokio1(server, None, &hello, Some(tls()?), None)
                    .await?
            } else {
                let stream = TcpStream::connect(server).await?;
                // Nagle's algorithm and delayed acknowledgements together cost 40 ms a mail.
                stream.set_nodelay(true)?;
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await?
            };
            if smtp.encryption == Encryption::Starttls {
                connection.starttls(tls()?, &hello).await?;
            }
            if !smtp.username.is_empty() {
                let password = smtp.password.expose_secret().to_owned();
                let credentials = Credentials::new(smtp.username.clone(), password);
                connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
            }
            Ok(connection)
        };
        self.in_time(connecting).await
    }

    /// Hands one mail over. Says too whether the line can carry another.
    async fn converse(
        &self,
        connection: &mut AsyncSmtpConnection,
        message: &Message,
    ) -> (Delivery, bool) {
        let envelope = message.envelope();
        if has_letters_beyond_ascii(envelope)
            && !connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
        {
            let reply = Reply::new(
                Cause::BadMessage,
                "the mail server takes no address with such letters",
            );
            return (Delivery::new(Outcome::Failed, reply), true);
        }
        if let Err(trouble) = self.in_time(announce(connection, envelope)).await {
            let usable = trouble.leaves_line() && self.start_over(connection).await;
            return (trouble.before_the_end(), usable);
        }
        let bytes = message.formatted();
        let mut whole = false;
        let parts = iter::once(bytes.as_slice()).chain(iter::from_fn(|| {
            // Asked for more, and there is none: only the final full stop is left to say.
            whole = true;
            None
        }));
        let handed_over = async { Ok(connection.message_iter(parts).await?) };
        match self.in_time(handed_over).await {
            Ok(response) => {
                let reply = Reply::new(Cause::Accepted, said(&response));
                (Delivery::new(Outcome::Sent, reply), true)
            }
            Err(Trouble::Line(text)) if whole => {
                let reply = Reply::new(Cause::NoAnswer, text);
                (Delivery::new(Outcome::InDoubt, reply), false)
            }
            Err(trouble) => {
                let usable = trouble.leaves_line();
                (trouble.before_the_end(), usable)
            }
        }
    }

    async fn start_over(&self, connection: &mut AsyncSmtpConnection) -> bool {
        let reset = async { Ok(connection.command(Rset).await?) };
        self.in_time(reset).await.is_ok()
    }

    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, Trouble>>,
    ) -> Result<T, Trouble> {
        let limit = Duration::from_secs(self.settings.timeout_seconds);
        timeout(limit, work)
            .await
            .unwrap_or_else(|_| Err(Trouble::Line(format!("no answer within {limit:?}"))))
    }
}

async fn announce(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
) -> Result<(), Trouble> {
    let parameters = if has_letters_beyond_ascii(envelope) {
        vec![MailParameter::SmtpUtfEight]
    } else {
        Vec::new()
    };
    let sender = Mail::new(envelope.from().cloned(), parameters);
    connection.command(sender).await?;
    for address in envelope.to() {
        connection
            .command(Rcpt::new(address.clone(), Vec::new()))
            .await?;
    }
    connection.command(Data).await?;
    Ok(())
}

fn has_letters_beyond_ascii(envelope: &Envelope) -> bool {
    let mut addresses = envelope.from().into_iter().chain(envelope.to());
    !addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii())
}

fn said(response: &Response) -> String {
    let lines: Vec<_> = response.message().collect();
    format!("{} {}", response.code(), lines.join(" "))
}

fn deferred(cause: Cause, text: impl std::fmt::Display) -> Delivery {
    Delivery::new(Outcome::Deferred, Reply::new(cause, text))
}

impl Trouble {
    /// What it means for a mail that has not been handed over whole, or was refused.
    fn before_the_end(self) -> Delivery {
        match self {
            Self::Said {
                reply,
                for_good: true,
                ..
            } => Delivery::new(Outcome::Failed, Reply::new(Cause::Refused, reply)),
            Self::Said { reply, .. } => deferred(Cause::TryLater, reply),
            Self::Line(text) => deferred(Cause::LineBroke, text),
        }
    }

    fn leaves_line(&self) -> bool {
        matches!(self, Self::Said { closing: false, .. })
    }

    fn text(self) -> String {
        match self {
            Self::Said { reply, .. } => reply,
            Self::Line(text) => text,
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let source = error.source().map(ToString::to_string);
        let Some(code) = error.status() else {
            return Self::Line(source.unwrap_or_else(|| error.to_string()));
        };
        let code = code.to_string();
        Self::Said {
            reply: format!("{code} {}", source.unwrap_or_default()),
            for_good: error.is_permanent(),
            closing: code == "421",
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Line(error.to_string())
    }
}
