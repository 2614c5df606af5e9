//! Commits in groups. `SQLite` takes one change at a time, and each commit waits for the
//! disk: those changes that come while one is being committed share the next commit. Each
//! is a savepoint of its own, so that one that fails takes no other with it, and none is
//! told that it is done before the disk has it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use diesel::r2d2::Pool;
use tokio::sync::oneshot;

use super::connect::{Conn, Manager};
use super::{begin, checkout, commit, nested, rollback};
use crate::error::AppError;

/// No group is larger, …
const MOST: usize = 64;
/// … and none takes up another change after this long: whoever came first waits for all.
const LONGEST: Duration = Duration::from_millis(10);

/// A change, given the connection or the reason why there is none. It says how it ended
/// once it is known whether the commit has worked.
type Job = Box<dyn FnOnce(Result<&mut Conn, AppError>) -> Done + Send>;

/// A change that was run.
struct Done {
    told: Told,
    /// Whether the transaction still stands. A full disk ends it at once, and what came
    /// after would be in none.
    stands: bool,
}

type Told = Box<dyn FnOnce(Result<(), AppError>) + Send>;

/// The thread that writes, and the queue before it. When it is dropped, all that waits is
/// written first, and the connection is closed.
pub(super) struct Group {
    /// None only while it is dropped.
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    commits: Arc<AtomicU64>,
}

impl Drop for Group {
    fn drop(&mut self) {
        // The thread ends when nobody can ask it any more.
        self.queue = None;
        let other = |thread: &JoinHandle<()>| thread.thread().id() != std::thread::current().id();
        if let Some(thread) = self.thread.take().filter(other) {
            let _ = thread.join();
        }
    }
}

impl Group {
    /// Starts the thread.
    pub fn start(writers: Pool<Manager>) -> std::io::Result<Self> {
        let (queue, jobs) = channel();
        let commits = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&commits);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || serve(&writers, &jobs, &counted))?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
            commits,
        })
    }

    /// Runs `work` in its own savepoint, and answers when the group it came into is
    /// committed.
    ///
    /// # Errors
    /// What `work` returns, or that its group could not be committed.
    pub async fn write<T, F>(&self, work: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, AppError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let (result, stands) = match conn {
                Ok(conn) => nested(conn, |conn| caught(conn, work)),
                Err(error) => (Err(error), false),
            };
            let told = Box::new(move |committed: Result<(), AppError>| {
                let result = result.and_then(|value| committed.map(|()| value));
                // Whoever asked may have gone; the change stands all the same.
                let _ = tell.send(result);
            });
            Done { told, stands }
        });
        let queue = self.queue.as_ref().ok_or(AppError::Unavailable)?;
        queue.send(job).map_err(|_| AppError::Unavailable)?;
        told.await.map_err(|_| AppError::Unavailable)?
    }

    /// How often something was committed since the start.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }
}

fn serve(writers: &Pool<Manager>, jobs: &Receiver<Job>, commits: &AtomicU64) {
    while let Ok(first) = jobs.recv() {
        let mut conn = match checkout(writers) {
            Ok(conn) => conn,
            Err(error) => {
                (first(Err(error)).told)(Ok(()));
                continue;
            }
        };
        if let Err(error) = begin(&mut conn) {
            (first(Err(error)).told)(Ok(()));
            continue;
        }
        let told = run(&mut conn, first, jobs);
        let committed = commit(&mut conn);
        commits.fetch_add(1, Ordering::Relaxed);
        if let Err(error) = &committed {
            tracing::error!(%error, changes = told.len(), "a group of changes is lost");
            rollback(&mut conn);
        }
        drop(conn);
        for tell in told {
            let lost = committed.is_err();
            tell(if lost {
                Err(AppError::Unavailable)
            } else {
                Ok(())
            });
        }
    }
}

/// The first change, and those that have come meanwhile.
fn run(conn: &mut Conn, first: Job, jobs: &Receiver<Job>) -> Vec<Told> {
    let began = Instant::now();
    let mut next = Some(first);
    let mut told = Vec::new();
    while let Some(job) = next.take() {
        let done = job(Ok(conn));
        told.push(done.told);
        if done.stands && told.len() < MOST && began.elapsed() < LONGEST {
            next = jobs.try_recv().ok();
        }
    }
    told
}

/// A change that panics must not end the thread that all changes need.
fn caught<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, AppError>,
) -> Result<T, AppError> {
    catch_unwind(AssertUnwindSafe(|| work(conn)))
        .unwrap_or_else(|_| Err(AppError::internal("a change has panicked")))
}

#[cfg(test)]
mod tests {
    use diesel::connection::SimpleConnection as _;
    use diesel::prelude::*;

    use super::super::{Conn, DatabaseUrl, Db};
    use crate::error::AppError;
    use crate::on_backend;

    diesel::table! {
        noted (id) {
            id -> Integer,
        }
    }

    fn count(db: &Db) -> i64 {
        let counted = db.read_now(|conn| Ok(noted::table.count().get_result(conn)?));
        counted.unwrap()
    }

    fn note(conn: &mut Conn) -> Result<(), AppError> {
        on_backend!(conn, real => real.batch_execute("INSERT INTO noted DEFAULT VALUES"))?;
        Ok(())
    }

    fn open() -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("db"));
        let db = Db::open(&url, 2).unwrap();
        let made = db.write_now(|conn| {
            on_backend!(conn, real => real.batch_execute("CREATE TABLE noted (id INTEGER PRIMARY KEY)"))?;
            Ok(())
        });
        made.unwrap();
        (folder, db)
    }

    #[tokio::test]
    async fn changes_that_wait_share_a_commit_and_those_that_fail_take_none_with_them() {
        let (_folder, db) = open();
        let before = db.commits();
        // While the first holds the writer up, all others come.
        let slow = db.write(|conn| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            note(conn)
        });
        let fine = (0..20).map(|_| db.write(note));
        let failing = (0..5).map(|_| {
            db.write(|conn| {
                note(conn)?;
                Err::<(), _>(AppError::Forbidden)
            })
        });
        let panicking = db.write(|conn| {
            note(conn)?;
            assert!(count_is_none(), "on purpose");
            Ok(())
        });
        let (slow, fine, failing, panicking) = futures_util::join!(
            slow,
            futures_util::future::join_all(fine),
            futures_util::future::join_all(failing),
            panicking
        );
        assert!(slow.is_ok() && fine.iter().all(Result::is_ok));
        let refused = |it: &Result<(), AppError>| matches!(it, Err(AppError::Forbidden));
        assert!(failing.iter().all(refused));
        assert!(matches!(panicking, Err(AppError::Internal(_))));
        assert_eq!(count(&db), 21);
        let commits = db.commits() - before;
        assert!(commits < 10, "{commits} commits for 27 changes");
    }

    fn count_is_none() -> bool {
        std::hint::black_box(false)
    }

    #[tokio::test]
    async fn nobody_is_told_that_a_change_is_done_whose_group_is_lost() {
        let (_folder, db) = open();
        // A change that ends the transaction under the others, as a full disk does.
        let broken = db.write(|conn| {
            std::thread::sleep(std::time::Duration::from_millis(5));
            note(conn)?;
            on_backend!(conn, real => real.batch_execute("ROLLBACK"))?;
            Err::<(), _>(AppError::Unavailable)
        });
        let after = db.write(note);
        let (broken, after) = futures_util::join!(broken, after);
        assert!(broken.is_err());
        let kept = count(&db);
        assert_eq!(kept, i64::from(after.is_ok()));
        db.write(note).await.unwrap();
        assert_eq!(count(&db), kept + 1);
    }
}
