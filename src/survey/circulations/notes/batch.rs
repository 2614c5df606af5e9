//! Notes and their forms in one file.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::error::AppError;

/// Documents, packed one after the other.
pub(super) struct Batch(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Batch {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Batch {
    /// Adds a document.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        // They are packed already.
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        self.0
            .start_file(name, options)
            .map_err(AppError::internal)?;
        self.0.write_all(bytes).map_err(AppError::internal)
    }

    /// The file.
    pub(super) fn finish(self) -> Result<Vec<u8>, AppError> {
        Ok(self.0.finish().map_err(AppError::internal)?.into_inner())
    }
}
