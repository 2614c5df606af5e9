//! TLS of the desk's own: 1.2 and 1.3, with the certificate of the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::{Error as PemError, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Tls;

/// Why the desk cannot speak TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is not there, not readable, or not PEM.
    #[error("`{key}`: {} cannot be read as PEM: {source}", .path.display())]
    File {
        /// The setting.
        key: &'static str,
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: PemError,
    },
    /// The file holds none.
    #[error("`tls.certificate`: {} holds no certificate", .0.display())]
    NoCertificate(PathBuf),
    /// The two do not go together, or are of a kind that is not spoken.
    #[error("`tls.certificate` and `tls.key` do not go together: {0}")]
    Pair(rustls::Error),
    /// The library refuses.
    #[error("TLS cannot be spoken: {0}")]
    Library(rustls::Error),
}

/// What a server needs to speak TLS with the certificate of the settings.
///
/// # Errors
/// The files are not what they should be.
pub fn server_config(settings: &Tls) -> Result<ServerConfig, TlsError> {
    let chain = certificates(&settings.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&settings.key).map_err(|source| TlsError::File {
        key: "tls.key",
        path: settings.key.clone(),
        source,
    })?;
    ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(TlsError::Library)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(TlsError::Pair)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let file = |source| TlsError::File {
        key: "tls.certificate",
        path: path.to_owned(),
        source,
    };
    let chain: Vec<_> = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(file)?;
    if chain.is_empty() {
        return Err(TlsError::NoCertificate(path.to_owned()));
    }
    Ok(chain)
}
