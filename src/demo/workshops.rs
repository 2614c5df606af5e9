//! What belongs to the demo's events: agendas, money, invitations, and guests in every state
//! that a guest can be in.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::dice::Dice;
use super::events::Occasion;
use super::stage::{Stage, at};
use super::{Part, TODAY, insert};
use crate::db::Conn;
use crate::db::schema::{event_agenda, event_guests, event_invitations, event_money};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::Lang;

/// What a sponsored journey costs, in cents.
const JOURNEY: (i64, i64) = (60_000, 180_000);
/// How many States have named who comes, of those whose event is still to come.
const NOMINATED: usize = 3;

#[derive(Insertable)]
#[diesel(table_name = event_agenda, treat_none_as_default_value = false)]
struct NewItem<'a> {
    event_id: i64,
    kind: &'a str,
    number: &'a str,
    title: &'a str,
    held_on: NaiveDate,
    begins_at: &'a str,
    ends_at: &'a str,
    on_convention: bool,
    speaker: &'a str,
    note: &'a str,
    link: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = event_money, treat_none_as_default_value = false)]
struct NewLine<'a> {
    event_id: i64,
    kind: &'a str,
    what: &'a str,
    amount_minor: i64,
    currency: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = event_invitations, treat_none_as_default_value = false)]
struct NewInvitation<'a> {
    event_id: i64,
    guest_id: i64,
    channel: &'a str,
    sent_on: NaiveDate,
    reference: &'a str,
    addressee: &'a str,
    email: &'a str,
    language: Lang,
    reply_by: NaiveDate,
    replied_at: Option<Moment>,
    remark: &'a str,
    created_at: Moment,
}

/// Adds them to the events of the script that have them.
pub(super) fn fill(
    conn: &mut Conn,
    stage: &Stage,
    occasions: &[Occasion<'_>],
) -> Result<(), AppError> {
    let mut dice = stage.dice(Part::Workshops);
    let items: Vec<_> = occasions.iter().flat_map(agenda).collect();
    insert!(conn, event_agenda, items);
    let lines: Vec<_> = occasions.iter().flat_map(money).collect();
    insert!(conn, event_money, lines);
    for occasion in occasions {
        if !occasion.script.note_verbale.is_empty() {
            guests(conn, &mut dice, occasion)?;
        }
    }
    Ok(())
}

fn agenda<'a>(occasion: &'a Occasion<'_>) -> impl Iterator<Item = NewItem<'a>> {
    occasion.script.agenda.iter().map(|item| NewItem {
        event_id: occasion.id,
        kind: &item.kind,
        number: &item.number,
        title: &item.title,
        held_on: item.on,
        begins_at: &item.begins_at,
        ends_at: &item.ends_at,
        on_convention: item.on_convention,
        speaker: &item.speaker,
        note: "",
        link: "",
    })
}

fn money<'a>(occasion: &'a Occasion<'_>) -> impl Iterator<Item = NewLine<'a>> {
    occasion.script.money.iter().map(|line| NewLine {
        event_id: occasion.id,
        kind: &line.kind,
        what: &line.what,
        amount_minor: line.minor,
        currency: &line.currency,
    })
}

/// Invites the guests by the note verbale, and lets some be named, registered, stranded and
/// sponsored.
fn guests(conn: &mut Conn, dice: &mut Dice, occasion: &Occasion<'_>) -> Result<(), AppError> {
    use event_guests as t;
    let rows: Vec<(i64, Option<i64>, String)> = t::table
        .filter(t::event_id.eq(occasion.id))
        .order(t::id)
        .select((t::id, t::person_id, t::attendance))
        .load(conn)?;
    let sent_on = (occasion.script.from - TimeDelta::days(42)).min(TODAY - TimeDelta::days(3));
    let mut invitations = Vec::with_capacity(rows.len());
    let mut named = 0;
    for (id, person, attendance) in rows {
        let answered = attendance != "invited";
        // Some are still to be written to.
        if !answered && occasion.script.from > TODAY && named >= NOMINATED {
            continue;
        }
        invitations.push(NewInvitation {
            event_id: occasion.id,
            guest_id: id,
            channel: "note_verbale",
            sent_on,
            reference: &occasion.script.note_verbale,
            addressee: "",
            email: "",
            language: Lang::En,
            reply_by: occasion.script.from - TimeDelta::days(10),
            replied_at: answered.then(|| at((sent_on + TimeDelta::days(2)).min(TODAY), 8, 30)),
            remark: "",
            created_at: at(sent_on, 9, 0),
        });
        match attendance.as_str() {
            "absent" => strand(conn, dice, id)?,
            "attended" => sponsor(conn, dice, id, &[(40, "paid"), (20, "ticketed")])?,
            "confirmed" => {
                register(conn, dice, id)?;
                sponsor(
                    conn,
                    dice,
                    id,
                    &[(30, "requested"), (20, "approved"), (10, "refused")],
                )?;
            }
            "invited" if person.is_none() && occasion.script.from > TODAY => {
                named += 1;
                nominate(conn, id, named)?;
            }
            _ => {}
        }
    }
    insert!(conn, event_invitations, invitations);
    Ok(())
}

/// Half of those who did not come could not.
fn strand(conn: &mut Conn, dice: &mut Dice, id: i64) -> Result<(), AppError> {
    use event_guests as t;
    if dice.percent(30) {
        return Ok(());
    }
    let why = dice.share(&[(50, "visa"), (30, "travel")], "funds");
    diesel::update(t::table.find(id))
        .set((
            t::attendance.eq("stranded"),
            t::stranded_why.eq(why),
            t::note.eq("Demo: told the organizers the day before."),
        ))
        .execute(conn)?;
    Ok(())
}

fn register(conn: &mut Conn, dice: &mut Dice, id: i64) -> Result<(), AppError> {
    use event_guests as t;
    if dice.percent(40) {
        diesel::update(t::table.find(id))
            .set((t::attendance.eq("registered"), t::is_head.eq(true)))
            .execute(conn)?;
    }
    Ok(())
}

/// The State has named someone.
fn nominate(conn: &mut Conn, id: i64, number: usize) -> Result<(), AppError> {
    use event_guests as t;
    diesel::update(t::table.find(id))
        .set((
            t::name.eq(format!("Demo Participant {number}")),
            t::function.eq("Demo: counsellor for disarmament"),
            t::is_head.eq(true),
            t::attendance.eq("nominated"),
        ))
        .execute(conn)?;
    Ok(())
}

fn sponsor(
    conn: &mut Conn,
    dice: &mut Dice,
    id: i64,
    steps: &[(usize, &'static str)],
) -> Result<(), AppError> {
    use event_guests as t;
    let step = dice.share(steps, "");
    let (least, most) = JOURNEY;
    let minor = dice.between(least, most);
    if step.is_empty() {
        return Ok(());
    }
    diesel::update(t::table.find(id))
        .set((
            t::sponsorship.eq(step),
            t::sponsored_minor.eq(minor),
            t::sponsored_currency.eq("EUR"),
        ))
        .execute(conn)?;
    Ok(())
}
