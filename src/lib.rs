//! casebook: what exactly did Ofsted say about this council, who said it, and where is it written?
//!
//! Data flows one way: a file becomes a document ([`import`]), a document becomes findings and quotations ([`extract`]),
//! they go into the [`library`], the index is derived from the library ([`search`]), a query becomes hits, hits become state
//! ([`app`]), state becomes a screen ([`ui`]). `tests/layers.rs` holds every module to the table in `ARCHITECTURE.md`.

pub mod app;
pub mod cli;
pub mod export;
pub mod extract;
pub mod import;
pub mod library;
pub mod model;
pub mod search;
pub mod term;
pub mod trace;
pub mod ui;
