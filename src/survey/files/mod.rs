//! Files that answer questions. The answer says the name of a file and the digest of its
//! content, so that whatever reads answers knows of it; the row beside it says what the store
//! gives back. Who reads the response reads its files.

pub(super) mod actions;
pub(super) mod model;
pub(super) mod queries;
