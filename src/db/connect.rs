//! Opening a connection by the scheme of its URL. Diesel's derived `establish` is
//! never used: it tries one backend after the other and hides the error, so that a
//! mistyped PostgreSQL address silently becomes a new SQLite file.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{Connection, Instrumentation, InstrumentationEvent, SimpleConnection};
#[cfg(feature = "postgres")]
use diesel::pg::PgConnection;
use diesel::r2d2::ManageConnection;
use diesel::sqlite::SqliteConnection;

/// A connection to either database; queries are written once for both.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL, or an engine that speaks its protocol.
    #[cfg(feature = "postgres")]
    Postgres(PgConnection),
    /// The embedded database.
    Sqlite(SqliteConnection),
}

/// The page cache of an SQLite connection.
pub(super) const CACHE_KIB: u32 = 8_000;

/// The backend of [`Conn`], for boxed expressions.
pub type ConnBackend = <Conn as Connection>::Backend;

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A `postgres://` URL.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `postgres://…`, `postgresql://…` or `sqlite:PATH`.
    ///
    /// # Errors
    /// A sentence that says what is allowed.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            if cfg!(feature = "postgres") {
                return Ok(Self::Postgres(text.to_owned()));
            }
            return Err(
                "this build has no PostgreSQL: build it with the feature `postgres`".to_owned(),
            );
        }
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            _ => Err(
                "a database is `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`".to_owned(),
            ),
        }
    }

    /// Whether it is the embedded database.
    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

/// What a connection is for: SQLite refuses writes on a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

/// Makes connections for the pool.
#[derive(Debug)]
pub(super) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
    queries: Arc<AtomicU64>,
}

impl Manager {
    pub(super) fn new(url: DatabaseUrl, purpose: Purpose, queries: Arc<AtomicU64>) -> Self {
        Self {
            url,
            purpose,
            queries,
        }
    }
}

/// A statement that takes longer is named in the log at its level `debug`.
const LONG: Duration = Duration::from_millis(5);

/// Counts the statements of a reader, and names those of any connection that take long.
struct Watch {
    counted: Option<Arc<AtomicU64>>,
    began: Instant,
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => {
                if let Some(queries) = &self.counted {
                    queries.fetch_add(1, Ordering::Relaxed);
                }
                self.began = Instant::now();
            }
            InstrumentationEvent::FinishQuery { query, .. } => {
                let took = self.began.elapsed();
                if took >= LONG && tracing::enabled!(tracing::Level::DEBUG) {
                    let statement = query.to_string();
                    // What is bound may be anyone's secret.
                    let text = statement.split(" -- binds").next().unwrap_or_default();
                    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
                    tracing::debug!(ms, statement = text, "a long statement");
                }
            }
            _ => {}
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        let mut conn = match &self.url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path, self.purpose)?,
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(url) => Conn::Postgres(
                PgConnection::establish(url).map_err(diesel::r2d2::Error::ConnectionError)?,
            ),
            #[cfg(not(feature = "postgres"))]
            DatabaseUrl::Postgres(_) => {
                return Err(diesel::r2d2::Error::ConnectionError(
                    diesel::ConnectionError::InvalidConnectionUrl(
                        "this build has no PostgreSQL".to_owned(),
                    ),
                ));
            }
        };
        let counted = (self.purpose == Purpose::Read).then(|| Arc::clone(&self.queries));
        conn.set_instrumentation(Watch {
            counted,
            began: Instant::now(),
        });
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        // A file does not go away between two pages; a server does.
        match conn {
            #[cfg(feature = "postgres")]
            Conn::Postgres(real) => {
                real.batch_execute("SELECT 1")
                    .map_err(diesel::r2d2::Error::QueryError)?;
                // The pool asks this, not a page.
                if self.purpose == Purpose::Read {
                    self.queries.fetch_sub(1, Ordering::Relaxed);
                }
                Ok(())
            }
            Conn::Sqlite(_) => Ok(()),
        }
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
        false
    }
}

/// Sets the page cache of an SQLite connection.
pub(super) fn set_cache(real: &mut SqliteConnection, kib: u32) -> diesel::QueryResult<()> {
    real.batch_execute(&format!("PRAGMA cache_size = -{kib};"))
}

/// What is deleted from a page that is written anyway is overwritten: links and the like do
/// not stay in the gaps of the file.
const SCRUB: &str = "PRAGMA secure_delete = FAST;";

/// Whether an SQLite connection overwrites all that it deletes, whole pages too.
pub(super) fn set_overwriting(real: &mut SqliteConnection, on: bool) -> diesel::QueryResult<()> {
    real.batch_execute(if on {
        "PRAGMA secure_delete = ON;"
    } else {
        SCRUB
    })
}

fn open_sqlite(path: &std::path::Path, purpose: Purpose) -> Result<Conn, diesel::r2d2::Error> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| {
            diesel::r2d2::Error::ConnectionError(diesel::ConnectionError::BadConnection(format!(
                "the folder {} cannot be made: {error}",
                folder.display()
            )))
        })?;
    }
    let mut real = SqliteConnection::establish(&path.to_string_lossy())
        .map_err(diesel::r2d2::Error::ConnectionError)?;
    // The busy timeout comes first: setting WAL with none fails when another opens the file.
    real.batch_execute(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;",
    )
    .and_then(|()| real.batch_execute(SCRUB))
    .and_then(|()| set_cache(&mut real, CACHE_KIB))
    .map_err(diesel::r2d2::Error::QueryError)?;
    if purpose == Purpose::Read {
        real.batch_execute("PRAGMA query_only = ON;")
            .map_err(diesel::r2d2::Error::QueryError)?;
    }
    Ok(Conn::Sqlite(real))
}
