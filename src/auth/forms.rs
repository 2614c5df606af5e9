//! Forms of sign-in, set-up and account.

use super::Hasher;
use crate::i18n::Lang;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// The first set-up.
#[derive(Debug)]
pub(super) struct SetUp {
    pub team: String,
    pub name: String,
    pub email: String,
    pub language: Lang,
    pub password: String,
}

impl SetUp {
    pub(super) fn parse(data: &Params, hasher: &Hasher) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let team = reader.required_text("team", 80);
        let name = reader.required_text("name", 120);
        let email = reader.email("email");
        let language = reader.choice("language");
        let password = new_password(&mut reader, hasher, &[&name, &email, &team]);
        reader.finish(|| {
            Some(Self {
                team,
                name,
                email,
                language: language?,
                password,
            })
        })
    }
}

/// A new password for one's own account; the current one is looked at by itself.
#[derive(Debug)]
pub(super) struct PasswordChange(pub String);

impl PasswordChange {
    /// `own` is the name, the address and the team of whose password it is.
    pub(super) fn parse(data: &Params, hasher: &Hasher, own: &[&str]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        if reader.untrimmed("current").is_empty() {
            reader.refuse("current", "form-required", Vec::new());
        }
        let password = new_password(&mut reader, hasher, own);
        reader.finish(|| Some(Self(password)))
    }
}

/// The address of an account whose password is forgotten.
#[derive(Debug)]
pub(super) struct Forgotten(pub String);

impl Forgotten {
    pub(super) fn parse(data: &Params) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let email = reader.email("email");
        reader.finish(|| Some(Self(email)))
    }
}

/// A password for an account that is reached by a link of one's own.
#[derive(Debug)]
pub(super) struct FirstPassword(pub String);

impl FirstPassword {
    /// `own` is the name, the address and the team of whose password it is.
    pub(super) fn parse(data: &Params, hasher: &Hasher, own: &[&str]) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let password = new_password(&mut reader, hasher, own);
        reader.finish(|| Some(Self(password)))
    }
}

fn new_password(reader: &mut Reader<'_>, hasher: &Hasher, own: &[&str]) -> String {
    let password = reader.untrimmed("password");
    if let Err(problem) = hasher.check(&password, own) {
        reader.refuse(
            "password",
            problem.key(),
            vec![("min", hasher.min_chars().into())],
        );
    }
    password
}
