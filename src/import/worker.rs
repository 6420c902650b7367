//! Reading and understanding in a process of its own: a file that crashes its reader, fills the memory or never ends costs
//! itself alone.
//!
//! The parent starts its own program again with a hidden command ([`serve`]), hands it one file after another, what is known
//! of it and its bytes, and takes back what was made of it or a reason. A panic is caught there; a stack overflow, a failed allocation and an endless
//! loop end the process, and the next file gets a new one. Frames are a length (8 bytes, little-endian) and that many bytes.

use std::io::{self, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::manifest::Entry;
use super::{ImportError, LARGEST_FILE, Source};
use crate::model::Document;

/// A build for developers takes so many times as long.
const SLOWER: u64 = if cfg!(debug_assertions) { 5 } else { 1 };
/// What the smallest file may take: 40 times the slowest of 431 reports on two busy cores.
const LEAST_TIME: Duration = Duration::from_secs(8 * SLOWER);
/// So many bytes of a file give it another second: the most text that is read ends within ten.
const SECOND: usize = 8_000_000;

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
    /// a second more for each [`SECOND`] bytes, up to the limit.
    fn time_for(self, bytes: usize) -> Duration {
        let more = u64::try_from(bytes / SECOND).unwrap_or(u64::MAX);
        self.time
            .min(LEAST_TIME + Duration::from_secs(SLOWER * more))
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

    /// Has a file read and understood in the other process.
    ///
    /// # Errors
    /// Why the file cannot be read, or that its reader did not survive it.
    pub(super) fn read<T: DeserializeOwned>(
        &mut self,
        source: &Source<'_>,
        entry: Option<&Entry>,
    ) -> Result<T, ImportError> {
        let request = Request {
            about: About {
                path: source.path.map(|path| path.to_string_lossy().into_owned()),
                entry: entry.cloned(),
            },
            bytes: source.bytes,
        };
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start(self.share).map_err(ImportError::NoReader)?,
        };
        let (answer, running) = self.ask(running, &request);
        self.running = running;
        match answer {
            Err(Failed::Broke) if self.share < self.limits.megabytes => self.read_amply(&request),
            answer => answer.map_err(|failed| self.told(failed)),
        }
    }

    /// Reads a file with all the memory that one may have; only one reader at a time does.
    fn read_amply<T: DeserializeOwned>(&self, request: &Request<'_>) -> Result<T, ImportError> {
        let _alone = AMPLE.lock().unwrap_or_else(PoisonError::into_inner);
        let running = self
            .start(self.limits.megabytes)
            .map_err(ImportError::NoReader)?;
        let (answer, _) = self.ask(running, request);
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
    fn ask<T: DeserializeOwned>(
        &self,
        mut running: Running,
        request: &Request<'_>,
    ) -> (Result<T, Failed>, Option<Running>) {
        // A process that takes no more bytes has failed, which the missing answer tells.
        let _ = request.send(&mut running.requests);
        let time = self.limits.time_for(request.bytes.len());
        match running.replies.recv_timeout(time) {
            Ok(Ok(frame)) => match serde_json::from_slice(&frame) {
                Ok(Answer::Read(read)) => (Ok(read), Some(running)),
                Ok(Answer::Refused { label, said }) => {
                    let refused = ImportError::Refused { label, said };
                    (Err(Failed::Refused(refused)), Some(running))
                }
                Err(_) => (Err(Failed::Broke), None),
            },
            Err(RecvTimeoutError::Timeout) => (Err(Failed::Slow(time)), None),
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

/// A file for the process to read.
struct Request<'a> {
    about: About,
    bytes: &'a [u8],
}

/// What is known of a file from outside.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    path: Option<String>,
    entry: Option<Entry>,
}

impl Request<'_> {
    fn send(&self, to: &mut impl Write) -> io::Result<()> {
        send(to, &serde_json::to_vec(&self.about)?)?;
        send(to, self.bytes)
    }
}

/// What the process says about a file.
#[derive(Debug, Serialize, Deserialize)]
enum Answer<T> {
    Read(T),
    Refused { label: String, said: String },
}

impl<T> From<Result<T, ImportError>> for Answer<T> {
    fn from(read: Result<T, ImportError>) -> Self {
        match read {
            Ok(read) => Self::Read(read),
            Err(error) => Self::Refused {
                label: error.label().to_owned(),
                said: error.to_string(),
            },
        }
    }
}

/// Reads files from `requests` until there are no more, and answers with what `understand` makes of each; this is the other
/// process. It first gives up all memory beyond `megabytes`, for good.
///
/// # Errors
/// When the parent has gone away or sends nonsense.
pub fn serve<T: Serialize>(
    mut requests: impl Read,
    mut answers: impl Write,
    megabytes: u64,
    understand: impl Fn(Document) -> T,
) -> io::Result<()> {
    limit_memory(megabytes)?;
    loop {
        let about: About = match receive(&mut requests) {
            Ok(frame) => serde_json::from_slice(&frame)?,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let bytes = receive(&mut requests)?;
        let source = Source {
            path: about.path.as_deref().map(Path::new),
            bytes: &bytes,
        };
        let read = || super::read(&source, about.entry.as_ref()).map(&understand);
        let answer = match panic::catch_unwind(AssertUnwindSafe(read)) {
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

    fn source(bytes: &[u8]) -> Source<'_> {
        Source {
            path: Some(Path::new("of 13 june 2017.html")),
            bytes,
        }
    }

    #[test]
    fn an_answer_says_on_the_other_side_what_was_read_and_made_of_it() {
        let entry: Entry = toml::from_str("title = 'Given'\ncouncils = ['E10000013']").unwrap();
        let page = b"<html><head><title>A council told to improve</title></head><body><p>Words.</p></body></html>";
        let mut requests = Vec::new();
        for (bytes, entry) in [(&page[..], Some(entry.clone())), (b"%PDF-1.7", None)] {
            let path = Some("of 13 june 2017.html".to_owned());
            let about = About { path, entry };
            Request { about, bytes }.send(&mut requests).unwrap();
        }
        let mut answers = Vec::new();
        let understand = |document: Document| {
            let length = document.text.len();
            (document, length)
        };
        // More than the test itself needs: the limit holds for all its threads.
        serve(requests.as_slice(), &mut answers, 1_000_000, understand).unwrap();
        let mut answers = answers.as_slice();
        let mut next = || serde_json::from_slice(&receive(&mut answers).unwrap()).unwrap();
        let here = super::super::read(&source(page), Some(&entry)).unwrap();
        let there: Answer<(Document, usize)> = next();
        let length = here.text.len();
        assert!(matches!(there, Answer::Read(made) if made == (here, length)));
        let Answer::Refused { said, .. } = next() else {
            panic!("half a PDF was read");
        };
        assert!(said.starts_with("an incomplete PDF"), "{said}");
    }

    #[test]
    fn a_reader_that_hangs_or_dies_costs_one_file() {
        let limits = Limits {
            time: Duration::from_millis(300),
            megabytes: 450,
        };
        let read = |mut worker: Worker| worker.read::<Document>(&source(b"words"), None);
        let worker = Worker::new("sleep".into(), vec!["60".into()], limits, 2);
        let said = read(worker).unwrap_err().to_string();
        assert!(said.starts_with("reading it took more than"), "{said}");
        let worker = Worker::new("true".into(), Vec::new(), Limits::default(), 8);
        let said = read(worker).unwrap_err().to_string();
        assert!(
            said.starts_with("reading it needed more than 450 MB"),
            "{said}"
        );
        let worker = Worker::new("no such program".into(), Vec::new(), limits, 2);
        assert!(matches!(read(worker), Err(ImportError::NoReader(_))));
    }
}
