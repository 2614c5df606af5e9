//! Secrets that stand in a file of their own, as systemd's `LoadCredential`, Docker and
//! vaults hand them out.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use super::Settings;

/// Puts what stands in the files into the settings that name them.
///
/// # Errors
/// A sentence with the key: a file cannot be read or is empty, or the secret is given
/// directly too.
pub(super) fn read(settings: &mut Settings) -> Result<(), String> {
    let Settings {
        database,
        oidc,
        mail,
        attachments,
        ..
    } = settings;
    let smtp = &mut mail.smtp;
    take("database.url", &mut database.url, &database.url_file)?;
    take(
        "oidc.client_secret",
        &mut oidc.client_secret,
        &oidc.client_secret_file,
    )?;
    take(
        "mail.smtp.password",
        &mut smtp.password,
        &smtp.password_file,
    )?;
    let bucket = &mut attachments.bucket;
    take(
        "attachments.bucket.secret_key",
        &mut bucket.secret_key,
        &bucket.secret_key_file,
    )
}

/// Editors and `echo` end a file with a newline that is no part of the secret.
fn take(key: &str, secret: &mut SecretString, file: &Path) -> Result<(), String> {
    if file.as_os_str().is_empty() {
        return Ok(());
    }
    if !secret.expose_secret().is_empty() {
        return Err(format!(
            "`{key}` and `{key}_file` are both set; allowed is one of them"
        ));
    }
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| format!("`{key}_file`: {name} cannot be read: {error}"))?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.is_empty() {
        return Err(format!("`{key}_file`: {name} is empty"));
    }
    *secret = SecretString::from(text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRETS: [(&str, &str); 4] = [
        ("ACCEDE_DATABASE__URL", "sqlite:here.sqlite"),
        ("ACCEDE_OIDC__CLIENT_SECRET", "a word"),
        ("ACCEDE_MAIL__SMTP__PASSWORD", "a word"),
        ("ACCEDE_ATTACHMENTS__BUCKET__SECRET_KEY", "a word"),
    ];

    fn load(variables: &[(&str, &str)]) -> Result<Settings, String> {
        let variables = variables
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Settings::from_sources(None, variables).map_err(|error| error.to_string())
    }

    fn given(settings: &Settings, variable: &str) -> String {
        let secret = match variable {
            "ACCEDE_DATABASE__URL" => &settings.database.url,
            "ACCEDE_OIDC__CLIENT_SECRET" => &settings.oidc.client_secret,
            "ACCEDE_ATTACHMENTS__BUCKET__SECRET_KEY" => &settings.attachments.bucket.secret_key,
            _ => &settings.mail.smtp.password,
        };
        secret.expose_secret().to_owned()
    }

    #[test]
    fn a_secret_is_read_from_its_file_without_the_newline_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let file = path.display().to_string();
        for (variable, secret) in SECRETS {
            for end in ["", "\n", "\r\n"] {
                std::fs::write(&path, format!("{secret}{end}")).unwrap();
                let settings = load(&[(&format!("{variable}_FILE"), &file)]).unwrap();
                assert_eq!(given(&settings, variable), secret);
                assert!(!format!("{settings:?}").contains(secret));
            }
        }
    }

    #[test]
    fn a_secret_file_that_will_not_do_stops_the_start_with_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let file = path.display().to_string();
        for (variable, secret) in SECRETS {
            let key = variable.trim_start_matches("ACCEDE_").to_lowercase();
            let key = key.replace("__", ".");
            let variable_file = format!("{variable}_FILE");

            std::fs::write(&path, "\n").unwrap();
            let empty = load(&[(&variable_file, &file)]).unwrap_err();
            assert!(empty.contains(&format!("`{key}_file`")), "{empty}");
            assert!(empty.ends_with("is empty"), "{empty}");

            std::fs::write(&path, secret).unwrap();
            let both = load(&[(variable, secret), (&variable_file, &file)]).unwrap_err();
            assert!(
                both.contains(&format!("`{key}` and `{key}_file`")),
                "{both}"
            );

            let missing = load(&[(&variable_file, "/no/such/file")]).unwrap_err();
            assert!(
                missing.contains(&format!("`{key}_file`: /no/such/file cannot be read")),
                "{missing}"
            );
        }
        std::fs::write(&path, "mysql://somewhere").unwrap();
        let wrong = load(&[("ACCEDE_DATABASE__URL_FILE", &file)]).unwrap_err();
        assert!(wrong.contains("database.url"), "{wrong}");
        assert!(!wrong.contains("somewhere"), "{wrong}");
    }
}
