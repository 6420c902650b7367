//! How far a long import is: a bar on a terminal, nothing in a pipe, and what became of it all in a sentence at the end.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::model::visible::visible_line;

/// Before the first file there is no rate: indicatif would say that it takes for ever.
const BAR: &str = "{bar:24} {pos}/{len}  {rate}  {eta} left  {wide_msg}";

/// The bar. It draws on standard error, and only when that is a terminal.
pub(in crate::cli) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many files; for a single one there is none.
    pub(in crate::cli) fn new(total: usize) -> Self {
        let target = if total > 1 {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let style = ProgressStyle::with_template(BAR)
            .map(|style| style.progress_chars("=> ").with_key("rate", rate));
        // The template stands above; a bar without it would still count.
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Names the file that is waited for.
    pub(in crate::cli) fn reading(&self, path: &Path) {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy();
        self.says(&name);
    }

    /// Says what is waited for.
    pub(in crate::cli) fn says(&self, what: &str) {
        self.0.set_message(visible_line(what).into_owned());
    }

    /// Counts a file, and runs `write` while the bar is out of the way.
    pub(in crate::cli) fn done<T>(&self, write: impl FnOnce() -> T) -> T {
        let written = self.0.suspend(write);
        self.0.inc(1);
        written
    }

    /// Runs `write` while the bar is out of the way.
    pub(in crate::cli) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.0.suspend(write)
    }

    /// Takes the bar away.
    pub(in crate::cli) fn end(&self) {
        self.0.finish_and_clear();
    }
}

/// Files a second; a slow import has a decimal.
fn rate(state: &ProgressState, text: &mut dyn Write) {
    let rate = state.per_sec();
    let decimals = usize::from(rate < 10.0);
    // A bar that cannot be written is not drawn; there is nobody to tell.
    let _ = write!(text, "{rate:.decimals$}/s");
}

/// What became of the files of an import.
pub(in crate::cli) struct Tally {
    began: Instant,
    total: usize,
    /// Files by what became of them.
    statuses: BTreeMap<&'static str, usize>,
    /// Failed files by why, in a word or two.
    reasons: BTreeMap<String, usize>,
    near: usize,
}

impl Tally {
    pub(in crate::cli) fn new(total: usize) -> Self {
        Self {
            began: Instant::now(),
            total,
            statuses: BTreeMap::new(),
            reasons: BTreeMap::new(),
            near: 0,
        }
    }

    /// Counts a file that was imported or was there already; `near` when it is nearly the same as another.
    pub(in crate::cli) fn count(&mut self, status: &'static str, near: bool) {
        *self.statuses.entry(status).or_default() += 1;
        self.near += usize::from(near);
    }

    /// Counts a file that failed.
    pub(in crate::cli) fn failed(&mut self, why: String) {
        *self.reasons.entry(why).or_default() += 1;
    }

    /// Whether nothing failed and nothing was left.
    pub(in crate::cli) fn is_well(&self) -> bool {
        self.reasons.is_empty() && self.left() == 0
    }

    /// Files that were not come to.
    fn left(&self) -> usize {
        let done: usize = self.statuses.values().chain(self.reasons.values()).sum();
        self.total.saturating_sub(done)
    }

    /// What became of more than one file; `None` for a single one, whose line says it all.
    pub(in crate::cli) fn sentence(&self) -> Option<String> {
        if self.total < 2 {
            return None;
        }
        let count = |status| self.statuses.get(status).copied().unwrap_or(0);
        let near = match self.near {
            0 => String::new(),
            near => format!(" ({near} nearly the same as another)"),
        };
        let mut said = format!(
            "{} files in {:.1} s: {} added{near}, {} unchanged, {} duplicate{}, {} failed",
            self.total,
            self.began.elapsed().as_secs_f32(),
            count("added"),
            count("unchanged"),
            count("duplicate"),
            if count("duplicate") == 1 { "" } else { "s" },
            self.reasons.values().sum::<usize>(),
        );
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(why, count)| (std::cmp::Reverse(**count), (*why).clone()));
        let reasons: Vec<_> = reasons
            .iter()
            .map(|(why, count)| format!("{why} {count}"))
            .collect();
        // A String takes every letter.
        let _ = match reasons.as_slice() {
            [] => Ok(()),
            reasons => write!(said, " ({})", reasons.join(", ")),
        };
        let _ = match self.left() {
            0 => Ok(()),
            left => write!(said, ". Stopped: {left} not read; import again to go on"),
        };
        Some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_at_the_end_counts_failures_by_reason_and_says_what_was_left() {
        let mut tally = Tally::new(9);
        tally.count("added", false);
        tally.count("added", true);
        tally.count("duplicate", false);
        for why in ["empty", "error page", "error page"] {
            tally.failed(why.to_owned());
        }
        let said = tally.sentence().unwrap();
        let (_, counts) = said.split_once(": ").unwrap();
        assert_eq!(
            counts,
            "2 added (1 nearly the same as another), 0 unchanged, 1 duplicate, 3 failed (error page 2, empty 1). Stopped: 3 \
             not read; import again to go on"
        );
        assert!(!tally.is_well());
        assert_eq!(Tally::new(1).sentence(), None);
    }
}
