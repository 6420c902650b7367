//! The ten jobs that the guide (`docs/guide.md`) shows, each done by keyboard in a terminal, on the seeds and real reports; the
//! last screen of each is a picture in the guide.
//!
//! The reports are not part of the project: `CASEBOOK_REPORTS` names a folder that has them in `reports/`; the folder `shared`
//! beside the project's own is looked for too.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says what it skips"
)]

#[path = "support/published.rs"]
mod published;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/svg.rs"]
mod svg;
#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use published::published;
use stage::{Stage, environment};
use tempfile::TempDir;

/// The article that somebody brings five minutes before the meeting.
const CLIPPING: &str = "2018-06-eye-of-media-gloucestershire.txt";

/// A library with the reports and all seeds but one, which lies beside it; made once.
fn held() -> Option<&'static Path> {
    static HELD: OnceLock<Option<TempDir>> = OnceLock::new();
    let made = HELD.get_or_init(|| {
        let reports = published("reports")?.join("reports");
        let folder = tempfile::tempdir().unwrap();
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let articles = folder.path().join("articles");
        std::fs::create_dir(&articles).unwrap();
        for file in seeds.read_dir().unwrap().flatten() {
            if file.file_name() != CLIPPING {
                std::fs::copy(file.path(), articles.join(file.file_name())).unwrap();
            }
        }
        std::fs::copy(seeds.join(CLIPPING), folder.path().join("clipping.txt")).unwrap();
        let imported = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["--library", "library.sqlite", "import", "articles"])
            .arg(std::path::absolute(reports).unwrap())
            .current_dir(folder.path())
            .env_clear()
            .envs(environment(folder.path().to_str().unwrap()))
            .output()
            .unwrap();
        // One of the files is a web page that says that there is no report.
        assert_eq!(imported.status.code(), Some(1), "{imported:?}");
        Some(folder)
    });
    made.as_ref().map(TempDir::path)
}

/// Does a job: presses `keys`, sees all of `shown` on the last screen, and keeps it as the guide's picture.
fn job(name: &str, title: &str, keys: &str, shown: &[&str]) {
    let Some(held) = held() else { return };
    let mut stage = Stage::open_with((120, 36), "dark", |home| {
        for file in held.read_dir().unwrap().flatten() {
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), home.join(file.file_name())).unwrap();
            }
        }
    });
    let start = Instant::now();
    stage.press(keys);
    let sees = |screen: &str| {
        let screen = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        shown.iter().all(|words| screen.contains(words))
    };
    stage.session.until(&format!("{shown:?}"), sees);
    eprintln!(
        "{name}: {} keys, {:.1?}",
        keys.chars().count(),
        start.elapsed()
    );
    stage.keep(&format!("job-{name}"), title);
}

#[test]
fn did_ofsted_say_lacks_rigour_about_doncaster() {
    job(
        "1-did-they-say-it",
        "“lacks rigour” about Doncaster: an article's words, and the report they come from is not held",
        "/lacks rigour doncaster<enter>p",
        &[
            "“lacks rigour”",
            "16 Nov 2012",
            "the report is not in the library: this does not mean that Ofsted did not say it",
        ],
    );
}

#[test]
fn is_only_60_per_cent_what_ofsted_wrote() {
    job(
        "2-is-it-what-they-wrote",
        "A BBC sentence beside the paragraph of the report, and the words that differ",
        "/60% publisher:bbc<enter>p",
        &[
            "ALTERED: “timescale” for “timescales”",
            "“were risk assessed” for “are seen”",
            "p. 12 ¶24",
        ],
    );
}

#[test]
fn who_said_not_to_blame() {
    job(
        "3-who-said-it",
        "“not to blame”: a council's spokesperson said so, by which words, and how sure that is",
        "/not to blame<enter>w",
        &[
            "C council: Gloucestershire County Council",
            "cue “said”",
            "95% sure",
        ],
    );
}

#[test]
fn when_was_gloucestershire_inadequate_before() {
    job(
        "4-when-before",
        "Gloucestershire in order of time, with the statements that cannot all be right",
        "/council:glouc<enter>t",
        &[
            "these statements cannot all be right",
            "2011 inadequate",
            "Feb 2012 help and protection: adequate",
        ],
    );
}

#[test]
fn where_else_did_whistle_blowing_reach_a_report() {
    job(
        "5-where-else",
        "whistleblow, in every spelling, in every document held",
        "/whistleblow<enter>",
        &[
            "whistle-blowing",
            "whistleblowing concerns",
            "hits in 2 councils",
        ],
    );
}

#[test]
fn two_inspections_side_by_side() {
    job(
        "6-side-by-side",
        "Gloucestershire 2017 and 2022 side by side, management oversight marked in both",
        "/\"management oversight\" council:glouc publisher:ofsted<enter>|2017 inspection<enter>",
        &["13 Jun 2017", "1 Apr 2022", "management oversight"],
    );
}

#[test]
fn every_council_whose_latest_report_is_inadequate_and_mentions_drift_and_delay() {
    job(
        "7-every-council",
        "Every council of the library whose latest report is inadequate and speaks of drift and delay",
        "/grade:inadequate is:latest \"drift and delay\"<enter>",
        &["hits in 11 councils", "Halton", "Devon"],
    );
}

#[test]
fn one_quotation_copied_with_its_page() {
    job(
        "8-copy-it",
        "Words copied with their citation, and where they went",
        "/\"bullying and blame\" publisher:ofsted<enter>Y",
        &["Sent the words with their citation", "¶98"],
    );
}

#[test]
fn drift_and_delay_tagged_across_the_library_and_undone() {
    job(
        "9-tag-them-all",
        "Every passage that speaks of drift and delay tagged at once, and undone by one key",
        "/\"drift and delay\"<enter>Tdrift<enter><wait>u",
        &["hits in 25 councils", "Undone: "],
    );
}

#[test]
fn a_clipping_pasted_five_minutes_before_the_meeting() {
    job(
        "10-bring-it-in",
        "What was found in an article before anything is stored",
        "iclipping.txt<enter><wait>",
        &["council Gloucestershire", "no date was found", "not traced"],
    );
}
