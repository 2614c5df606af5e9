//! Handing a section to a colleague: a link of its own, which opens that section and
//! nothing else, until whoever made it takes it back.

use actix_web::http::StatusCode;
use actix_web::web;
use diesel::prelude::*;

use super::super::model::SectionLinkId;
use super::actions::Sitting;
use super::handlers::sitting;
use super::key::Key;
use super::opened::{LINKS, Opened, change, page, refused, shown_again};
use super::queries::{self, Access, Link};
use super::views::LinksPage;
use crate::audit::{self, Change, Who};
use crate::auth::{new_token, token_hash};
use crate::db::Conn;
use crate::db::schema::{circulations, section_links};
use crate::error::AppError;
use crate::questionnaire::Section;
use crate::readers_of;
use crate::web::forms::{FormErrors, Reader};
use crate::web::{Answer, Params, PostedBody, Visit};

const HOLDER_CHARS: usize = 120;

/// More links than this are not needed, and may not be made.
const MOST_LINKS: usize = 30;

/// A link that was just made: it is shown this once, and kept as a hash alone.
pub(super) struct Made {
    pub holder: String,
    pub section: String,
    pub address: String,
}

pub async fn show(visit: Visit, key: Key) -> Answer {
    page(visit, key, |visit, conn, opened| {
        opened.link.named()?;
        let holders = queries::holders(conn, &opened.link)?;
        let (none, empty) = (FormErrors::default(), Params::default());
        Ok(LinksPage::new(
            visit,
            opened,
            &holders,
            None,
            (&empty, &none),
        ))
    })
    .await
}

pub async fn hand(visit: Visit, key: Key, body: PostedBody) -> Answer {
    change(visit, key, body, |visit, conn, opened, data| {
        opened.link.named()?;
        if opened.link.access() != Access::Open {
            return Ok(opened.to(""));
        }
        let holders = queries::holders(conn, &opened.link)?;
        let full = holders.sections.len() >= MOST_LINKS;
        let (section, holder) = match parse(opened, data, full) {
            Ok(parsed) => parsed,
            Err(errors) => {
                let page = LinksPage::new(visit, opened, &holders, None, (data, &errors));
                return refused(visit, &page);
            }
        };
        let token = new_token();
        make(
            conn,
            &opened.link,
            (section, &holder),
            &token,
            sitting(visit),
        )?;
        let made = Made {
            holder,
            section: section.title.in_language(visit.lang).to_owned(),
            address: format!("{}/s/{token}", visit.app.settings.public_url()),
        };
        let holders = queries::holders(conn, &opened.link)?;
        let (none, empty) = (FormErrors::default(), Params::default());
        let page = LinksPage::new(visit, opened, &holders, Some(&made), (&empty, &none));
        shown_again(visit, &page, StatusCode::CREATED)
    })
    .await
}

pub async fn take_back(
    visit: Visit,
    key: Key,
    path: web::Path<(String, i64)>,
    body: PostedBody,
) -> Answer {
    let (_, id) = path.into_inner();
    change(visit, key, body, move |visit, conn, opened, _| {
        revoke(conn, &opened.link, SectionLinkId(id), sitting(visit))?;
        Ok(opened.to(LINKS))
    })
    .await
}

fn parse<'a>(
    opened: &'a Opened,
    data: &Params,
    full: bool,
) -> Result<(&'a Section, String), FormErrors> {
    let mut reader = Reader::new(data);
    let holder = reader
        .required_text("holder", HOLDER_CHARS)
        .replace('\n', " ");
    let section = opened.section(data.get("section")).ok();
    if section.is_none() {
        reader.refuse("section", "form-choose", Vec::new());
    }
    if full {
        reader.refuse(
            "holder",
            "survey-links-full",
            vec![("most", MOST_LINKS.into())],
        );
    }
    reader.finish(|| Some((section?.1, holder)))
}

fn make(
    conn: &mut Conn,
    link: &Link,
    (section, holder): (&Section, &str),
    token: &str,
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    let id: SectionLinkId = diesel::insert_into(section_links::table)
        .values((
            section_links::invitation_id.eq(link.id),
            section_links::section.eq(&section.name),
            section_links::holder.eq(holder),
            section_links::token_hash.eq(token_hash(token)),
            section_links::created_at.eq(sitting.now),
        ))
        .returning(section_links::id)
        .get_result(conn)?;
    note(conn, link, sitting, ("circulation.hand-over", id))
}

/// Takes a link back that one of the State's invitations made.
fn revoke(
    conn: &mut Conn,
    link: &Link,
    id: SectionLinkId,
    sitting: Sitting<'_>,
) -> Result<(), AppError> {
    let holders = queries::holders(conn, link)?;
    if !holders.sections.iter().any(|it| it.id == id) {
        return Err(AppError::NotFound);
    }
    let taken = diesel::update(section_links::table.find(id))
        .filter(section_links::revoked_at.is_null())
        .set(section_links::revoked_at.eq(sitting.now))
        .execute(conn)?;
    if taken == 0 {
        return Ok(());
    }
    note(conn, link, sitting, ("circulation.take-back", id))
}

fn note(
    conn: &mut Conn,
    link: &Link,
    sitting: Sitting<'_>,
    (action, id): (&str, SectionLinkId),
) -> Result<(), AppError> {
    let change = Change {
        action,
        subject: "circulations",
        id: &link.circulation_id.to_string(),
        detail: &format!("section link {id}"),
        readers: readers_of!(conn, circulations, link.circulation_id)?,
    };
    audit::record(conn, Who::Visitor(sitting.device), sitting.now, change)
}
