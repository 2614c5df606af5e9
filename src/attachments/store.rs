//! Where the bytes are: a folder of this machine or a bucket, by one library for both. An
//! object is named by the SHA-256 of its content and never changes.

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use actix_web::web::Bytes;
use futures_util::{Stream, StreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};
use sha2::{Digest as _, Sha256};
use tokio::sync::{OnceCell, OwnedSemaphorePermit, Semaphore};

use super::bucket;
use crate::config::{self, Settings, StoreKind};
use crate::error::AppError;

/// The store of the settings. It is opened when it is first used: a desk without files
/// makes no folder.
pub struct Store {
    folder: PathBuf,
    settings: config::Attachments,
    opened: OnceCell<Arc<dyn ObjectStore>>,
    places: Arc<Semaphore>,
}

impl Store {
    /// The store of the settings.
    pub fn new(settings: &Settings) -> Self {
        let files = settings.attachments.clone();
        let places = files.uploads_at_once.min(Semaphore::MAX_PERMITS);
        Self {
            folder: settings.database.folder.join("attachments"),
            settings: files,
            opened: OnceCell::new(),
            places: Arc::new(Semaphore::new(places)),
        }
    }

    /// A place among the files that arrive now; none when all are taken. It is given back
    /// when dropped.
    pub fn enter(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// Keeps a content in the folder, before anything runs, and says its digest: for the
    /// demo, whose store that always is.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn put_in_folder(settings: &Settings, bytes: &[u8]) -> Result<String, AppError> {
        let sha256 = digest(bytes);
        let path = settings.database.folder.join("attachments");
        let path = path.join(place(&sha256).as_ref());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(AppError::internal)?;
        }
        std::fs::write(path, bytes).map_err(AppError::internal)?;
        Ok(sha256)
    }

    /// Keeps a content under its digest; once it returns, it is there to stay.
    ///
    /// # Errors
    /// The disk is full, or the bucket does not answer.
    pub async fn put(&self, sha256: &str, bytes: Vec<u8>) -> Result<(), AppError> {
        let store = self.open().await?;
        store
            .put(&place(sha256), Bytes::from(bytes).into())
            .await
            .map_err(failed)?;
        Ok(())
    }

    /// The content of a digest, piece by piece.
    ///
    /// # Errors
    /// It is not there, or cannot be reached.
    pub async fn get(
        &self,
        sha256: &str,
    ) -> Result<impl Stream<Item = Result<Bytes, AppError>> + 'static, AppError> {
        let store = self.open().await?;
        let found = store.get(&place(sha256)).await.map_err(failed)?;
        Ok(found.into_stream().map(|piece| piece.map_err(failed)))
    }

    /// Takes a content out; one that is not there is out already.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn remove(&self, sha256: &str) -> Result<(), AppError> {
        let store = self.open().await?;
        match store.delete(&place(sha256)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    /// Whether a content is there.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn has(&self, sha256: &str) -> Result<bool, AppError> {
        let store = self.open().await?;
        match store.head(&place(sha256)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(failed(error)),
        }
    }

    async fn open(&self) -> Result<&Arc<dyn ObjectStore>, AppError> {
        self.opened
            .get_or_try_init(|| async {
                match self.settings.store {
                    StoreKind::Folder => folder(&self.folder),
                    StoreKind::Bucket => bucket::open(&self.settings.bucket),
                }
            })
            .await
    }
}

/// The digest of a content, as it names it.
pub(super) fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// `ab/abcdef…`: no folder gets too full.
fn place(sha256: &str) -> Path {
    let first: String = sha256.chars().take(2).collect();
    Path::from_iter([first.as_str(), sha256])
}

fn folder(path: &FilePath) -> Result<Arc<dyn ObjectStore>, AppError> {
    std::fs::create_dir_all(path).map_err(AppError::internal)?;
    let store = LocalFileSystem::new_with_prefix(path).map_err(failed)?;
    // The row that names a file must not outlive it, whenever the power goes.
    Ok(Arc::new(store.with_fsync(true)))
}

fn failed(error: object_store::Error) -> AppError {
    AppError::internal(format!("the store of files: {error}"))
}
