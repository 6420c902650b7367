//! Reading in a process of its own: a file that crashes its reader, fills the memory or never ends costs itself alone.
//!
//! The parent starts its own program again with a hidden command ([`serve`]), hands it the bytes of one file after another
//! and takes a document or a reason back. A panic is caught there; a stack overflow, a failed allocation and an endless
//! loop end the process, and the next file gets a new one. Frames are a length (8 bytes, little-endian) and that many bytes.

use std::io::{self, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{ImportError, LARGEST_FILE, format_of, parsed};
use crate::model::{DateOrigin, Dated, Document, DocumentKind, PartialDate};

/// What the smallest file may take: 70 times the slowest of 431 reports on two busy cores.
const LEAST_TIME: Duration = Duration::from_secs(8);

/// What one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest that reading it may take; a small file has less, see [`Limits::time_for`].
    pub time: Duration,
    /// The address space of the process that reads it, in megabytes; obeyed on Unix.
    pub megabytes: u64,
}

impl Default for Limits {
    /// 60 seconds and 450 MB: the slowest of 431 reports took 0.11 s, the largest 12 MB.
    fn default() -> Self {
        Self {
            time: Duration::from_mins(1),
            megabytes: 450,
        }
    }
}

impl Limits {
    /// The longest that a file of so many bytes may take: what any honest file of a few pages needs many times over, and
    /// more for each megabyte, up to the limit.
    fn time_for(self, bytes: usize) -> Duration {
        let megabytes = u64::try_from(bytes / 1_000_000).unwrap_or(u64::MAX);
        self.time.min(LEAST_TIME + Duration::from_secs(megabytes))
    }
}

/// Memory that all readers of one import may use together, in megabytes: two of the usual limit.
const TOGETHER: u64 = 900;
/// Held while one reads a file for which its share was not enough.
static AMPLE: Mutex<()> = Mutex::new(());

/// A reader in another process, started when it is first needed and again after it has failed.
#[derive(Debug)]
pub struct Worker {
    program: PathBuf,
    arguments: Vec<String>,
    limits: Limits,
    /// Of the limit's memory, what it may use while others read beside it.
    share: u64,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    requests: ChildStdin,
    replies: Receiver<io::Result<Vec<u8>>>,
}

impl Worker {
    /// A reader that runs `program` with `arguments` and the megabytes it may use, which must lead it to [`serve`]. So many
    /// `readers` are at work at once.
    pub fn new(program: PathBuf, arguments: Vec<String>, limits: Limits, readers: usize) -> Self {
        let readers = u64::try_from(readers.max(1)).unwrap_or(u64::MAX);
        Self {
            program,
            arguments,
            limits,
            share: limits.megabytes.min(TOGETHER / readers),
            running: None,
        }
    }

    /// Reads a file's bytes in the other process.
    ///
    /// # Errors
    /// Why the file cannot be read, or that its reader did not survive it.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<Document, ImportError> {
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start(self.share).map_err(ImportError::NoReader)?,
        };
        let (answer, running) = self.ask(running, bytes);
        self.running = running;
        match answer {
            Err(Failed::Broke) if self.share < self.limits.megabytes => self.read_amply(bytes),
            answer => answer.map_err(|failed| self.told(failed)),
        }
    }

    /// Reads a file with all the memory that one may have; only one reader at a time does.
    fn read_amply(&self, bytes: &[u8]) -> Result<Document, ImportError> {
        let _alone = AMPLE.lock().unwrap_or_else(PoisonError::into_inner);
        let running = self
            .start(self.limits.megabytes)
            .map_err(ImportError::NoReader)?;
        let (answer, _) = self.ask(running, bytes);
        answer.map_err(|failed| self.told(failed))
    }

    fn start(&self, megabytes: u64) -> io::Result<Running> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .arg(megabytes.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        // `ctrl-c` on the terminal is for the parent, which decides what becomes of the file that is being read.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (requests, mut answers) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        let (sender, replies) = mpsc::channel();
        thread::spawn(move || {
            loop {
                let frame = receive(&mut answers);
                let last = frame.is_err();
                if sender.send(frame).is_err() || last {
                    break;
                }
            }
        });
        Ok(Running {
            child,
            requests,
            replies,
        })
    }

    /// Asks the process; it is given back when it lives on.
    fn ask(
        &self,
        mut running: Running,
        bytes: &[u8],
    ) -> (Result<Document, Failed>, Option<Running>) {
        // A process that takes no more bytes has failed, which the missing answer tells.
        let _ = send(&mut running.requests, bytes);
        match running
            .replies
            .recv_timeout(self.limits.time_for(bytes.len()))
        {
            Ok(Ok(frame)) => match serde_json::from_slice::<Answer>(&frame) {
                Ok(answer) => (Result::from(answer).map_err(Failed::Refused), Some(running)),
                Err(_) => (Err(Failed::Broke), None),
            },
            Err(RecvTimeoutError::Timeout) => {
                (Err(Failed::Slow(self.limits.time_for(bytes.len()))), None)
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => (Err(Failed::Broke), None),
        }
    }

    fn told(&self, failed: Failed) -> ImportError {
        ImportError::ReaderFailed(match failed {
            Failed::Refused(error) => return error,
            Failed::Slow(time) => {
                format!("reading it took more than {} s", time.as_secs_f32())
            }
            Failed::Broke => format!(
                "reading it needed more than {} MB of memory, or broke the reader",
                self.limits.megabytes
            ),
        })
    }
}

/// How reading failed.
enum Failed {
    /// The reader says why.
    Refused(ImportError),
    /// It took longer than this.
    Slow(Duration),
    /// The reader did not survive it.
    Broke,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be in an endless loop; it holds nothing worth keeping.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the process says about a file.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Read(Box<Wire>),
    Refused { label: String, said: String },
}

/// A document on its way between the processes: what the file itself says.
#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    kind: DocumentKind,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<(PartialDate, DateOrigin)>,
    text: String,
    page_starts: Vec<usize>,
}

impl From<Answer> for Result<Document, ImportError> {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Refused { label, said } => Err(ImportError::Refused { label, said }),
            Answer::Read(wire) => Ok(Document {
                kind: wire.kind,
                title: wire.title,
                publisher: wire.publisher,
                published: wire.published.map(|(date, origin)| Dated { date, origin }),
                text: wire.text,
                page_starts: wire.page_starts,
                ..Document::default()
            }),
        }
    }
}

impl From<Result<Document, ImportError>> for Answer {
    fn from(read: Result<Document, ImportError>) -> Self {
        match read {
            Err(error) => Self::Refused {
                label: error.label().to_owned(),
                said: error.to_string(),
            },
            Ok(document) => Self::Read(Box::new(Wire {
                kind: document.kind,
                title: document.title,
                publisher: document.publisher,
                published: document.published.map(|dated| (dated.date, dated.origin)),
                text: document.text,
                page_starts: document.page_starts,
            })),
        }
    }
}

/// Reads files from `requests` until there are no more; this is the other process. It first gives up all memory beyond
/// `megabytes`, for good.
///
/// # Errors
/// When the parent has gone away or sends nonsense.
pub fn serve(mut requests: impl Read, mut answers: impl Write, megabytes: u64) -> io::Result<()> {
    limit_memory(megabytes)?;
    loop {
        let bytes = match receive(&mut requests) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let read = panic::catch_unwind(AssertUnwindSafe(|| parsed(format_of(&bytes), &bytes)));
        let answer = match read {
            Ok(read) => Answer::from(read),
            Err(_) => Answer::from(Err(ImportError::ReaderFailed("it broke the reader".into()))),
        };
        send(&mut answers, &serde_json::to_vec(&answer)?)?;
    }
}

#[cfg(unix)]
fn limit_memory(megabytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most: u64| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // A core file of a document about children must not lie about.
    setrlimit(Resource::Core, limit(0))?;
    Ok(setrlimit(Resource::As, limit(megabytes * 1_000_000))?)
}

#[cfg(not(unix))]
fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}

fn send(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// One frame; a length beyond any file's or answer's is nonsense.
fn receive(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > 8 * LARGEST_FILE as u64 {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    let read = from.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_on_the_other_side_what_was_read() {
        let mut requests = Vec::new();
        let page = b"<html><head><title>A council told to improve</title></head><body><p>Words.</p></body></html>";
        send(&mut requests, page).unwrap();
        send(&mut requests, b"%PDF-1.7").unwrap();
        let mut answers = Vec::new();
        // More than the test itself needs: the limit holds for all its threads.
        serve(requests.as_slice(), &mut answers, 1_000_000).unwrap();
        let mut answers = answers.as_slice();
        let mut next = || {
            let frame = receive(&mut answers).unwrap();
            Result::from(serde_json::from_slice::<Answer>(&frame).unwrap())
        };
        let here = format_of(page).read(page).unwrap();
        assert_eq!(next().unwrap(), here);
        assert!(
            next()
                .unwrap_err()
                .to_string()
                .starts_with("an incomplete PDF")
        );
    }

    #[test]
    fn a_reader_that_hangs_or_dies_costs_one_file() {
        let limits = Limits {
            time: Duration::from_millis(300),
            megabytes: 450,
        };
        let mut worker = Worker::new("sleep".into(), vec!["60".into()], limits, 2);
        let said = worker.read(b"words").unwrap_err().to_string();
        assert!(said.starts_with("reading it took more than"), "{said}");
        let mut worker = Worker::new("true".into(), Vec::new(), Limits::default(), 8);
        let said = worker.read(b"words").unwrap_err().to_string();
        assert!(
            said.starts_with("reading it needed more than 450 MB"),
            "{said}"
        );
        let mut worker = Worker::new("no such program".into(), Vec::new(), limits, 2);
        assert!(matches!(
            worker.read(b"words"),
            Err(ImportError::NoReader(_))
        ));
    }
}
