//! Files from anywhere: whatever they hold, each is imported or refused in one line, and nothing of them steers a terminal.
//!
//! The whole procedure takes minutes: `cargo test --release --test hostile -- --ignored --nocapture`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a procedure says what it found")]
#![expect(clippy::format_collect, reason = "files are made once")]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the names are our own"
)]

#[path = "support/dice.rs"]
mod dice;
#[path = "support/docx.rs"]
mod docx;
#[path = "support/hostile/mod.rs"]
mod hostile;
#[cfg(unix)]
#[path = "hostile/outcomes.rs"]
mod outcomes;
#[cfg(unix)]
#[path = "hostile/outputs.rs"]
mod outputs;
#[path = "support/pdf.rs"]
#[expect(dead_code, reason = "other tests write other reports")]
mod pdf;
#[path = "support/terminal.rs"]
mod terminal;
#[cfg(unix)]
#[path = "support/watched.rs"]
mod watched;
