//! Connections. They come only from [`Db::read`] and [`Db::write`]: `write` is the
//! transaction, and one writer at a time changes an SQLite file.

mod connect;
mod group;
mod keys;
mod recorder;
mod restorer;
pub mod schema;
pub mod types;
pub mod words;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::web::block;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::MigrationSource;
#[cfg(feature = "postgres")]
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::r2d2::{Pool, PooledConnection};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

pub use self::connect::{Conn, ConnBackend, DatabaseUrl};
use self::connect::{Manager, Purpose};
use self::group::Group;
pub use self::recorder::{DERIVED_COLUMNS, UNRECORDED, UNRECORDED_COLUMNS};
pub use self::restorer::{Added, Restorer, RowChange, Said};
use crate::error::AppError;

const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The page cache while very many rows are written.
const BULK_CACHE_KIB: u32 = 262_144;
/// A supervisor does not wait for as long as a page does.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// Runs one Diesel expression on the real connection behind [`Conn`], for the few
/// things `MultiConnection` cannot express: upserts and batch inserts. Only in
/// `actions.rs`, `queries.rs`, `pack/load.rs` and `demo`.
#[macro_export]
macro_rules! on_backend {
    ($conn:expr, $real:ident => $body:expr) => {
        match $conn {
            #[cfg(feature = "postgres")]
            $crate::db::Conn::Postgres($real) => $body,
            $crate::db::Conn::Sqlite($real) => $body,
        }
    };
}

/// The database: readers, and the writer.
#[derive(Clone)]
pub struct Db {
    /// Where one change is written at a time, they share their commits. It goes first: what
    /// waits is written while there are connections.
    group: Option<Arc<Group>>,
    readers: Pool<Manager>,
    writers: Pool<Manager>,
    queries: Arc<AtomicU64>,
}

impl Db {
    /// Opens the database at `url` and brings its tables up to date. An SQLite file
    /// and its folder are made when they are missing.
    ///
    /// # Errors
    /// The database cannot be reached, or a migration fails.
    pub fn open(url: &DatabaseUrl, readers: u32) -> anyhow::Result<Self> {
        let queries = Arc::new(AtomicU64::new(0));
        let manager = |purpose| Manager::new(url.clone(), purpose, Arc::clone(&queries));
        // One writer for SQLite: eight waiting in `busy_timeout` starve each other.
        let writer_count = if url.is_sqlite() { 1 } else { readers };
        let writers = Pool::builder()
            .max_size(writer_count)
            .min_idle(Some(1))
            .build(manager(Purpose::Write))?;
        let mut writer = writers.get()?;
        migrate(&mut writer)?;
        transaction(&mut writer, keys::renew)?;
        transaction(&mut writer, recorder::ensure)?;
        drop(writer);
        let readers = Pool::builder()
            .max_size(readers)
            .min_idle(Some(1))
            .build(manager(Purpose::Read))?;
        let group = url.is_sqlite().then(|| Group::start(writers.clone()));
        Ok(Self {
            readers,
            group: group.transpose()?.map(Arc::new),
            writers,
            queries,
        })
    }

    /// Runs `work` with a reading connection, off the async workers.
    ///
    /// # Errors
    /// What `work` returns, or [`AppError::Unavailable`] when no connection is to be had.
    pub async fn read<T, F>(&self, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, AppError> + Send + 'static,
    {
        let db = self.clone();
        let span = tracing::Span::current();
        block(move || span.in_scope(|| db.read_now(work)))
            .await
            .map_err(|_| AppError::Unavailable)?
    }

    /// Runs `work` in a transaction with the writing connection, off the async
    /// workers. An error rolls all of it back.
    ///
    /// # Errors
    /// What `work` returns, [`AppError::Internal`] where it changed something that no
    /// entry of the audit speaks of, or [`AppError::Unavailable`] when no connection is to
    /// be had.
    pub async fn write<T, F>(&self, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, AppError> + Send + 'static,
    {
        let span = tracing::Span::current();
        if let Some(group) = &self.group {
            return group
                .write(move |conn| span.in_scope(|| entered(conn, work)))
                .await;
        }
        let db = self.clone();
        block(move || span.in_scope(|| db.write_now(work)))
            .await
            .map_err(|_| AppError::Unavailable)?
    }

    /// [`Db::read`] on the calling thread, for the command line.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_now<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        work(&mut *checkout(&self.readers)?)
    }

    /// [`Db::write`] on the calling thread, for the command line.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_now<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut conn = checkout(&self.writers)?;
        transaction(&mut conn, |conn| entered(conn, work))
    }

    /// [`Db::write_now`] for very many rows of made-up data: with a page cache that holds
    /// the indexes, so that `SQLite` does not write their pages to its log over and over,
    /// and without a copy of each row in the audit.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_in_bulk<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut conn = checkout(&self.writers)?;
        set_cache(&mut conn, BULK_CACHE_KIB)?;
        let result = transaction(&mut conn, |conn| {
            recorder::switch(conn, false)?;
            let value = work(conn)?;
            recorder::switch(conn, true)?;
            recorder::close(conn)?;
            Ok(value)
        });
        set_cache(&mut conn, connect::CACHE_KIB)?;
        result
    }

    /// Brings the planner's statistics up to date, and on `SQLite` folds the log into the
    /// file; after very many rows have been written.
    ///
    /// # Errors
    /// The database fails.
    pub fn optimize(&self) -> Result<(), AppError> {
        let mut conn = checkout(&self.writers)?;
        match &mut *conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => real.batch_execute("ANALYZE"),
            Conn::Sqlite(real) => real.batch_execute("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);"),
        }?;
        Ok(())
    }

    /// Folds the log of `SQLite` into its file and empties it: in the log the changes stand in
    /// their order, and what they replaced. Others may be at work: then it is done as far as
    /// that goes, and what is left is folded with a later change.
    pub async fn fold(&self) {
        let folded = self
            .read(|conn| {
                if let Conn::Sqlite(real) = conn {
                    real.batch_execute("PRAGMA wal_checkpoint(TRUNCATE);")?;
                }
                Ok(())
            })
            .await;
        if let Err(error) = folded {
            tracing::warn!(%error, "the log of the database could not be folded");
        }
    }

    /// How many connections there are now, and how many of them do nothing.
    pub fn pools(&self) -> Pools {
        let (readers, writers) = (self.readers.state(), self.writers.state());
        Pools {
            readers: readers.connections as usize,
            readers_idle: readers.idle_connections as usize,
            writers: writers.connections as usize,
            writers_idle: writers.idle_connections as usize,
        }
    }

    /// How many migrations of this program the database has not had: 0 when it is ready.
    ///
    /// # Errors
    /// The database cannot be reached soon.
    pub fn pending_migrations(&self) -> Result<usize, AppError> {
        let mut conn = self
            .readers
            .get_timeout(READY_WITHIN)
            .map_err(|_| AppError::Unavailable)?;
        let known = match &*conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(_) => versions::<Pg>(&POSTGRES_MIGRATIONS)?,
            Conn::Sqlite(_) => versions::<Sqlite>(&SQLITE_MIGRATIONS)?,
        };
        let done: Vec<String> = schema_migrations::table
            .select(schema_migrations::version)
            .load(&mut *conn)?;
        Ok(known.iter().filter(|it| !done.contains(it)).count())
    }

    /// How often changes were committed in groups since the start; 0 where each is
    /// committed by itself.
    pub fn commits(&self) -> u64 {
        self.group.as_ref().map_or(0, |group| group.commits())
    }

    /// How many queries the readers have sent since the start; tests count a page's with it.
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }
}

/// The connections of one process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pools {
    /// Connections that read.
    pub readers: usize,
    /// Those of them that do nothing now.
    pub readers_idle: usize,
    /// Connections that write.
    pub writers: usize,
    /// Those of them that do nothing now.
    pub writers_idle: usize,
}

diesel::table! {
    /// What Diesel itself writes down.
    #[sql_name = "__diesel_schema_migrations"]
    schema_migrations (version) {
        /// The time in the name of its folder.
        version -> Text,
    }
}

fn versions<B: diesel::backend::Backend>(
    migrations: &EmbeddedMigrations,
) -> Result<Vec<String>, AppError> {
    let all = MigrationSource::<B>::migrations(migrations).map_err(AppError::internal)?;
    Ok(all
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

/// Runs `work` so that `SQLite` overwrites in its file what is deleted and replaced: what was
/// there cannot be found in the gaps.
///
/// # Errors
/// What `work` returns, or the database fails.
pub fn overwriting<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
) -> Result<T, AppError> {
    set_overwriting(conn, true)?;
    let result = work(conn);
    set_overwriting(conn, false)?;
    result
}

fn set_overwriting(conn: &mut Conn, on: bool) -> Result<(), AppError> {
    if let Conn::Sqlite(real) = conn {
        connect::set_overwriting(real, on)?;
    }
    Ok(())
}

fn set_cache(conn: &mut Conn, kib: u32) -> Result<(), AppError> {
    if let Conn::Sqlite(real) = conn {
        connect::set_cache(real, kib)?;
    }
    Ok(())
}

fn checkout(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, AppError> {
    pool.get().map_err(|error| {
        tracing::error!(%error, "no database connection to be had");
        AppError::Unavailable
    })
}

fn transaction<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
) -> Result<T, AppError> {
    begin(conn)?;
    match work(conn) {
        Ok(value) => {
            commit(conn)?;
            Ok(value)
        }
        Err(error) => {
            rollback(conn);
            Err(error)
        }
    }
}

fn begin(conn: &mut Conn) -> Result<(), AppError> {
    // A deferred transaction that reads, then writes, fails at once when another
    // commit came between, whatever the busy timeout; an immediate one waits.
    match conn {
        #[cfg(feature = "postgres")]
        Conn::Postgres(real) => AnsiTransactionManager::begin_transaction(real)?,
        Conn::Sqlite(real) => {
            AnsiTransactionManager::begin_transaction_sql(real, "BEGIN IMMEDIATE")?;
        }
    }
    Ok(())
}

/// Runs `work` in a savepoint of the transaction that is open. Says whether that one still
/// stands.
fn nested<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
) -> (Result<T, AppError>, bool) {
    let begun = on_backend!(conn, real => AnsiTransactionManager::begin_transaction(real));
    if let Err(error) = begun {
        return (Err(error.into()), false);
    }
    match work(conn).and_then(|value| commit(conn).map(|()| value)) {
        Ok(value) => (Ok(value), true),
        Err(error) => {
            let stands = rollback(conn);
            (Err(error), stands)
        }
    }
}

fn commit(conn: &mut Conn) -> Result<(), AppError> {
    on_backend!(conn, real => AnsiTransactionManager::commit_transaction(real))?;
    Ok(())
}

/// Takes back what was not committed; whether that could be done.
fn rollback(conn: &mut Conn) -> bool {
    let undone = on_backend!(conn, real => AnsiTransactionManager::rollback_transaction(real));
    if let Err(rollback) = &undone {
        tracing::error!(%rollback, "a transaction could not be rolled back");
    }
    undone.is_ok()
}

/// A change, with its entry in the audit.
fn entered<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let value = work(conn)?;
    recorded(conn)?;
    recorder::close(conn)?;
    Ok(value)
}

/// No change without its entry: what the audit does not speak of does not happen.
fn recorded(conn: &mut Conn) -> Result<(), AppError> {
    if recorder::has_unbound(conn)? {
        Err(AppError::internal("a change has no entry in the audit"))
    } else {
        Ok(())
    }
}

fn migrate(conn: &mut Conn) -> anyhow::Result<()> {
    let failed = |error| anyhow::anyhow!("the database could not be migrated: {error}");
    let pending = match conn {
        #[cfg(feature = "postgres")]
        Conn::Postgres(real) => real.has_pending_migration(POSTGRES_MIGRATIONS),
        Conn::Sqlite(real) => real.has_pending_migration(SQLITE_MIGRATIONS),
    };
    if !pending.map_err(failed)? {
        return Ok(());
    }
    transaction(conn, recorder::drop_triggers)?;
    let done = match conn {
        #[cfg(feature = "postgres")]
        Conn::Postgres(real) => real
            .run_pending_migrations(POSTGRES_MIGRATIONS)
            .map(|done| done.len()),
        Conn::Sqlite(real) => real
            .run_pending_migrations(SQLITE_MIGRATIONS)
            .map(|done| done.len()),
    };
    let done = done.map_err(failed)?;
    tracing::info!(migrations = done, "the database is up to date");
    Ok(())
}
