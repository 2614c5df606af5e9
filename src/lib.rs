//! Accede.
