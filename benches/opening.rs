//! What a reader waits for: a search from the command line, the explorer's first frame, and the frame after a key.
//!
//! `cargo bench --bench opening -- 100000` makes a library with so many generated findings (20,000 when no number is given), in
//! a temporary folder or in the one named after `--keep`, and runs the program on it, the explorer in a pseudo-terminal of 160
//! columns and 48 rows. Making the library takes a while: every document is a transaction.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "the figures are the output, and a bench that cannot go on stops"
)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use casebook::extract;
use casebook::library::{Extracted, Library, NewLibrary};
use casebook::model::{Document, DocumentSummary, Finding, Judgement, Span};
use casebook::search::index_path;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

#[path = "support/costs.rs"]
mod costs;
#[path = "support/generate.rs"]
mod generate;
#[path = "support/queries.rs"]
mod queries;

use costs::{Costs, Taken};

const RUNS: usize = 10;
/// The sequence with which the program ends each frame.
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// Longer than any frame may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A document being put together from its findings.
#[derive(Default)]
struct Sheet {
    document: Document,
    findings: Vec<Finding>,
    judgements: Vec<Judgement>,
}

impl Sheet {
    fn new(summary: &DocumentSummary, judgements: &[Judgement]) -> Self {
        let document = Document {
            path: Some(format!("{}.txt", summary.id)),
            sha256: summary.sha256.clone(),
            kind: summary.kind,
            title: summary.title.clone(),
            publisher: summary.publisher.clone(),
            published: summary.published,
            councils: summary.councils.clone(),
            ..Document::default()
        };
        Self {
            document,
            judgements: judgements.to_vec(),
            findings: Vec::new(),
        }
    }

    fn save(&self, library: &mut Library) {
        let extracted = Extracted {
            version: extract::VERSION,
            councils: &self.document.councils,
            findings: &self.findings,
            judgements: &self.judgements,
            ..Extracted::default()
        };
        let saved = library.save(&self.document, &extracted);
        saved.expect("a document is saved");
    }
}

/// Makes the library, unless it is there already.
fn library(path: &Path, count: u32) {
    if path.exists() {
        return;
    }
    let mut library = Library::open_or_create(path, NewLibrary::Empty).expect("a library");
    let mut sheet = Sheet::default();
    generate::findings(count, 1, |summary, judgements, row| {
        if sheet.document.sha256 != summary.sha256 {
            if !sheet.findings.is_empty() {
                sheet.save(&mut library);
            }
            sheet = Sheet::new(summary, judgements);
        }
        let start = sheet.document.text.len();
        sheet.document.text += &row.text;
        let span = Span::new(start, sheet.document.text.len());
        sheet.document.text += "\n\n";
        sheet.findings.push(Finding {
            span,
            ..row.finding.clone()
        });
    });
    sheet.save(&mut library);
}

fn search(library: &Path) -> Taken {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    let arguments = ["search", "drift delay", "--limit", "5", "--library"];
    command.args(arguments).arg(library);
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let ran = command.status().expect("casebook runs");
    assert!(ran.success(), "the search failed");
    wall(start)
}

/// The explorer in a pseudo-terminal.
struct Explorer {
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    started: Instant,
    /// Processor time of the interface's thread when the clock was started.
    before: Duration,
    seen: Vec<u8>,
}

impl Explorer {
    fn start(library: &Path) -> Self {
        let size = PtySize {
            rows: 48,
            cols: 160,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_casebook"));
        // Not where an earlier run left it.
        command.args([
            "--fresh",
            "--library",
            library.to_str().expect("a plain name"),
        ]);
        command.env("TERM", "xterm-256color");
        // Nobody here answers a terminal's questions.
        command.env("COLORFGBG", "15;0");
        let mut from = pair.master.try_clone_reader().expect("a reader");
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("casebook starts");
        let keys = pair.master.take_writer().expect("a writer");
        // The pseudo-terminal lives as long as the bench.
        std::mem::forget(pair.master);
        Self {
            output,
            keys,
            child,
            started,
            before: Duration::ZERO,
            seen: Vec::new(),
        }
    }

    /// Processor time of the interface's own thread so far; on a busy machine the wall's clock says little. Zero where the
    /// system does not tell.
    fn processor(&self) -> Duration {
        let process = self.child.process_id().unwrap_or_default();
        let path = format!("/proc/{process}/task/{process}/schedstat");
        let line = std::fs::read_to_string(path).unwrap_or_default();
        let ran = line.split(' ').next().and_then(|ran| ran.parse().ok());
        Duration::from_nanos(ran.unwrap_or_default())
    }

    /// Waits until `words` are drawn and the frame with them is complete; gives the time since the start.
    fn until(&mut self, words: &str) -> Taken {
        let place = |bytes: &[u8], part: &[u8]| {
            let mut places = bytes.windows(part.len().max(1));
            places.position(|at| at.starts_with(part))
        };
        loop {
            let drawn = place(&self.seen, words.as_bytes());
            if drawn.is_some_and(|at| place(&self.seen[at..], FRAME_ENDS).is_some()) {
                return Taken {
                    wall: self.started.elapsed(),
                    cpu: self.processor().saturating_sub(self.before),
                };
            }
            let more = self.output.recv_timeout(PATIENCE);
            self.seen.extend(more.expect("a frame in time"));
        }
    }

    /// Presses a key; gives the time until the next frame is complete.
    fn press(&mut self, key: &str) -> Taken {
        self.seen.clear();
        self.before = self.processor();
        self.started = Instant::now();
        let sent = self.keys.write_all(key.as_bytes());
        sent.and_then(|()| self.keys.flush())
            .expect("a key is sent");
        self.until("")
    }
}

impl Drop for Explorer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn wall(since: Instant) -> Taken {
    Taken {
        wall: since.elapsed(),
        cpu: Duration::ZERO,
    }
}

/// The place in the list of findings when the first of so many is selected: `1/20,000`, without the last digit, which may
/// stand there already as that of `0`.
fn place(count: u32) -> String {
    let digits = count.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    let mut place = format!("1/{}", groups.join(","));
    place.pop();
    place
}

/// The first frame, the first with findings, and the frame after each key of the list.
fn explore(library: &Path, count: u32) {
    let (mut first, mut whole) = (Costs::default(), Costs::default());
    for _ in 0..RUNS {
        let mut explorer = Explorer::start(library);
        first.add(explorer.until("All councils"));
        whole.add(explorer.until(&place(count)));
    }
    println!("first frame           {first}");
    println!("with the findings     {whole}");
    let mut explorer = Explorer::start(library);
    explorer.until(&place(count));
    explorer.press("/");
    report(&mut explorer, "key to frame", &queries::TYPED);
    report(&mut explorer, "other queries", &queries::OTHERS);
}

/// Types queries one after the other.
fn report(explorer: &mut Explorer, name: &str, queries: &[&str]) {
    let mut keys = Costs::default();
    for query in queries {
        for letter in query.chars() {
            keys.add(explorer.press(letter.encode_utf8(&mut [0; 4])));
        }
        explorer.press("\x15");
    }
    println!("{name:<22}{keys}");
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count = arguments.iter().find_map(|a| a.parse().ok());
    let count = count.unwrap_or(20_000);
    let kept = arguments.iter().position(|a| a == "--keep");
    let kept = kept.and_then(|at| arguments.get(at + 1)).map(PathBuf::from);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = kept.as_deref().unwrap_or(folder.path());
    let path = folder.join(format!("{count}.sqlite"));
    let ((), making) = costs::time(|| library(&path, count));
    println!("{count} findings; the library made in {:.1?}", making.wall);
    // A library that was written row by row has traces and same words to be made up for; an import would have done that.
    println!("made up for in {:.1?}", search(&path).wall);
    let _ = std::fs::remove_file(index_path(&path));
    let indexing = search(&path);
    println!(
        "first search, with the index to be made: {:.2?}",
        indexing.wall
    );
    let searches: Costs = (0..RUNS).map(|_| search(&path)).collect();
    println!("search as a command   {searches}");
    explore(&path, count);
}
