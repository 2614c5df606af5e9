//! Work plans: the coordinators' mandate up to a meeting, with its objectives,
//! activities, targets, outputs and timeline.
//!
//! The plan itself comes from the treaty pack, in the words of its document. What the
//! coordinators add is here: which States are targets beyond or despite the categories,
//! who leads and what comes next, and what of the timeline really happened when. All who
//! are signed in read the pages, each with the records they may know of; only those who
//! coordinate change anything.

mod actions;
mod bulk;
mod forms;
mod handlers;
mod model;
mod parts;
mod queries;
mod views;

use actix_web::web::{self, ServiceConfig};

use self::bulk::Bulk;
use crate::web::bulk::{change, choose};

use crate::db::Conn;
use crate::error::AppError;
use crate::treaty::Iso3;
use crate::web::table::Table;
use crate::web::{Desk, Params};

pub use self::actions::{note_departures, run};
pub use self::model::{
    Activity, ActivityId, CategorySettings, Implementer, NamedActivity, Output, Progress, Texts,
    TimelineLine, TimelineLineId, WorkPlan, WorkPlanId,
};
pub use self::queries::{
    activities, activities_in_full, activity_choices, by_code, choices, current, find, is_bare,
    outputs_of, timeline_of, uncongratulated,
};

use self::parts::handlers as texts;
pub use self::views::Head;

/// The target list as its file has it.
///
/// # Errors
/// There is no plan, or the database fails.
pub fn sheet(desk: &Desk, conn: &mut Conn) -> Result<Table, AppError> {
    let data = views::TargetData::load(desk, conn)?;
    let filter = views::TargetFilter::parse(&desk.params());
    Ok(views::targets_table(
        desk,
        &data,
        &filter,
        views::Columns::File,
    ))
}

/// The target States that a view of the target list shows: `params` are what its address asks.
///
/// # Errors
/// There is no plan, or the database fails.
pub fn shown_in(desk: &Desk, conn: &mut Conn, params: &Params) -> Result<Vec<Iso3>, AppError> {
    let data = views::TargetData::load(&desk.asking(params), conn)?;
    let filter = views::TargetFilter::parse(params);
    let list = data.list();
    let shown = views::shown(&data, &list, &filter, desk.lang);
    Ok(shown.iter().map(|target| target.state).collect())
}

/// The routes of the work plan.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/work-plan", web::get().to(handlers::plan_page))
        .route("/work-plan/targets", web::get().to(handlers::targets_page))
        .route(
            "/work-plan/targets.{ending}",
            web::get().to(handlers::targets_file),
        )
        .route(
            "/work-plan/categories",
            web::get().to(handlers::settings_page),
        )
        .route(
            "/work-plan/categories",
            web::post().to(handlers::set_categories),
        )
        .route(
            "/work-plan/targets/new",
            web::get().to(handlers::new_target_page),
        )
        .route(
            "/work-plan/targets/new",
            web::post().to(handlers::add_target),
        )
        .route("/work-plan/targets/bulk", web::get().to(choose::<Bulk>))
        .route("/work-plan/targets/bulk", web::post().to(change::<Bulk>))
        .route(
            "/work-plan/targets/{state}",
            web::get().to(handlers::target_page),
        )
        .route(
            "/work-plan/targets/{state}",
            web::post().to(handlers::decide_target),
        )
        .route("/work-plan/texts", web::get().to(texts::index))
        .route("/work-plan/texts/{part}/new", web::get().to(texts::new))
        .route("/work-plan/texts/{part}/new", web::post().to(texts::add))
        .route("/work-plan/texts/{part}/{id}", web::get().to(texts::edit))
        .route("/work-plan/texts/{part}/{id}", web::post().to(texts::save))
        .route(
            "/work-plan/texts/{part}/{id}/drop",
            web::get().to(texts::drop_form),
        )
        .route(
            "/work-plan/texts/{part}/{id}/drop",
            web::post().to(texts::drop_text),
        )
        .route(
            "/work-plan/timeline",
            web::get().to(handlers::timeline_page),
        )
        .route(
            "/work-plan/timeline/{id}",
            web::get().to(handlers::line_page),
        )
        .route(
            "/work-plan/timeline/{id}",
            web::post().to(handlers::enter_actual_dates),
        );
}
