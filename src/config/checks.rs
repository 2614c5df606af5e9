//! What the types of the settings cannot say.

use std::net::IpAddr;

use super::{Settings, SignIn, edge, files};

/// A bad value's message, which names what is allowed also where the type's own does not.
pub(super) fn allowed(path: &str, message: &str) -> String {
    if path == "server.listen" {
        return "an address and a port, such as 127.0.0.1:8080".to_owned();
    }
    for (number, range) in [
        ("u16", "from 0 to 65535"),
        ("u32", "from 0"),
        ("u64", "from 0"),
        ("usize", "from 0"),
    ] {
        if let Some(found) = message.strip_suffix(&format!(", expected {number}")) {
            return format!("{found}, expected a whole number {range}");
        }
    }
    message.to_owned()
}

/// What the types cannot say.
pub(super) fn check(settings: &Settings) -> Result<(), String> {
    check_counts(settings)?;
    check_sign_in(&settings.sign_in)?;
    settings.oidc.check()?;
    let url = &settings.server.public_url;
    if !url.is_empty() && !url.starts_with("http://") && !url.starts_with("https://") {
        return Err(
            "`server.public_url`: an address that begins with https:// or http://, or nothing"
                .to_owned(),
        );
    }
    if addresses(&settings.server.proxies).is_err() {
        return Err("`server.proxies`: addresses separated by commas, or nothing".to_owned());
    }
    for (key, address) in [
        ("mail.from", &settings.mail.from),
        ("mail.reply_to", &settings.mail.reply_to),
    ] {
        let optional = key == "mail.reply_to" && address.is_empty();
        if !optional && address.parse::<lettre::message::Mailbox>().is_err() {
            return Err(format!(
                "`{key}`: `{address}` is no address; allowed is `Name <name@example.org>`"
            ));
        }
    }
    edge::check(settings)?;
    files::check(settings)?;
    settings
        .database_url()
        .map(|_| ())
        .map_err(|error| error.to_string())
}

/// Addresses separated by commas.
pub(super) fn addresses(text: &str) -> Result<Vec<IpAddr>, std::net::AddrParseError> {
    words(text).map(str::parse).collect()
}

/// What stands between commas.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// What is counted of files.
fn of_files(settings: &files::Attachments) -> [(&'static str, usize); 4] {
    [
        ("attachments.file_mib", settings.file_mib),
        ("attachments.per_record", settings.per_record),
        ("attachments.per_answer_mib", settings.per_answer_mib),
        ("attachments.uploads_at_once", settings.uploads_at_once),
    ]
}

/// Numbers of which nothing would work.
fn check_counts(settings: &Settings) -> Result<(), String> {
    let at_least_one = [
        ("database.readers", settings.database.readers as usize),
        (
            "sign_in.argon2_passes",
            settings.sign_in.argon2_passes as usize,
        ),
        (
            "sign_in.argon2_lanes",
            settings.sign_in.argon2_lanes as usize,
        ),
        ("sign_in.argon2_at_once", settings.sign_in.argon2_at_once),
        (
            "sign_in.session_idle_hours",
            settings.sign_in.session_idle_hours as usize,
        ),
        (
            "sign_in.session_days",
            settings.sign_in.session_days as usize,
        ),
        (
            "sign_in.set_up_link_hours",
            settings.sign_in.set_up_link_hours as usize,
        ),
        (
            "sign_in.invitation_days",
            settings.sign_in.invitation_days as usize,
        ),
        (
            "sign_in.free_attempts",
            settings.sign_in.free_attempts as usize,
        ),
        (
            "sign_in.longest_wait_seconds",
            settings.sign_in.longest_wait_seconds as usize,
        ),
        (
            "sign_in.reset_link_minutes",
            settings.sign_in.reset_link_minutes as usize,
        ),
        ("survey.suppress_below", settings.survey.suppress_below),
        ("mail.per_minute", settings.mail.per_minute as usize),
        ("mail.attempts", settings.mail.attempts as usize),
        (
            "mail.smtp.timeout_seconds",
            usize::try_from(settings.mail.smtp.timeout_seconds).unwrap_or(usize::MAX),
        ),
    ];
    let limits = edge::at_least_one(&settings.limits);
    let kept = of_files(&settings.attachments);
    let all = at_least_one.iter().chain(&limits).chain(&kept);
    if let Some((key, _)) = all.into_iter().find(|(_, value)| *value == 0) {
        return Err(format!("`{key}`: 0 is not allowed; a whole number from 1"));
    }
    Ok(())
}

fn check_sign_in(settings: &SignIn) -> Result<(), String> {
    if settings.argon2_memory_kib < 8 * settings.argon2_lanes {
        return Err("`sign_in.argon2_memory_kib`: at least 8 for each lane".to_owned());
    }
    if settings.password_min_chars < 12 {
        return Err("`sign_in.password_min_chars`: at least 12".to_owned());
    }
    Ok(())
}
