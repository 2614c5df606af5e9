//! Moving what is open over HTTP: chosen, shown as it will be, moved.

use actix_web::web::Path;

use super::actions;
use super::forms::SuccessionForm;
use super::model::{Item, Target, What};
use super::queries::{self, Succession};
use super::views::Move;
use crate::contacts::PostId;
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::may_add;
use crate::web::bulk::Chosen;
use crate::web::forms::FormErrors;
use crate::web::{Answer, Desk, Flash, Outcome, Params, Posted};

pub(super) async fn choose(desk: Desk, id: Path<PostId>) -> Answer {
    let id = id.into_inner();
    desk.page(move |desk, conn| {
        may_add(&desk.actor)?;
        let found = queries::load(desk, conn, id)?;
        let page = Move::new(desk, conn, &found)?;
        Ok(page.choose(&Params::default(), &FormErrors::default()))
    })
    .await
}

pub(super) async fn change(desk: Desk, id: Path<PostId>, Posted(data): Posted) -> Answer {
    let id = id.into_inner();
    desk.change(move |desk, conn| {
        may_add(&desk.actor)?;
        let found = queries::load(desk, conn, id)?;
        let page = Move::new(desk, conn, &found)?;
        let form = match SuccessionForm::parse(&data, &page.targets()) {
            Ok(form) => form,
            Err(errors) => return desk.invalid(&page.choose(&data, &errors)),
        };
        if !data.get("again").is_empty() {
            let html = desk.rendered(&page.choose(&data, &FormErrors::default()))?;
            return Ok(Outcome::Shown { html });
        }
        let picked = Picked::of(conn, &found, &form)?;
        if picked.moving.is_empty() && picked.has_stale {
            let errors = FormErrors::one("chosen", "bulk-stale");
            return desk.stale(&page.choose(&Params::default(), &errors));
        }
        if data.get("confirmed").is_empty() {
            let html = desk.rendered(&page.preview(&data, form.to, &picked))?;
            return Ok(Outcome::Shown { html });
        }
        let now = desk.app.clock.now();
        for item in &picked.moving {
            actions::hand_on(conn, &desk.actor, (item, &found.post), form.to, now)?;
        }
        let seats = picked.moving.iter().filter(|item| item.is_seat());
        let told = Flash::new("succession-done")
            .arg("n", picked.moving.len())
            .arg("seats", seats.count())
            .arg("left", picked.left.len());
        Ok(Outcome::Done {
            to: format!("/posts/{id}"),
            flash: Some(told),
        })
    })
    .await
}

/// What was chosen, as it is now.
pub(super) struct Picked<'a> {
    pub moving: Vec<&'a Item>,
    /// What stays, and why: a text.
    pub left: Vec<(&'a Item, &'static str)>,
    has_stale: bool,
}

impl<'a> Picked<'a> {
    /// # Errors
    /// [`AppError::NotFound`] for what cannot move, or not by the hand of the actor.
    fn of(conn: &mut Conn, found: &'a Succession, form: &SuccessionForm) -> Result<Self, AppError> {
        let movable = found.movable();
        // Nobody, and no post, is a guest of an event twice.
        let mut taken = match form.to {
            Target::Person(person) => found.taken(conn, person)?,
            Target::Post => found.kept(),
        };
        let mut picked = Self {
            moving: Vec::new(),
            left: Vec::new(),
            has_stale: false,
        };
        for Chosen { id, version } in &form.chosen {
            let item = movable.iter().find(|item| item.key() == *id);
            let item = *item.ok_or(AppError::NotFound)?;
            if item.version() != *version {
                picked.has_stale = true;
                picked.left.push((item, "succession-left-stale"));
                continue;
            }
            let is_taken = match &item.what {
                What::Seat(seat) => !taken.insert(seat.event.id),
                What::Commitment(_) => false,
            };
            if is_taken {
                picked.left.push((item, "succession-left-guest"));
            } else {
                picked.moving.push(item);
            }
        }
        Ok(picked)
    }
}
