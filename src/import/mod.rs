//! A file of some format becomes a [`Document`].
//!
//! One file per format, one trait, one table: adding a format touches nothing else.
