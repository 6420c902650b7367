//! Several files are read and understood at once; what comes of them is settled in the order in which they were named.
//!
//! Knows no library: what is to be read, and what becomes of it, is the caller's ([`Steps`]).

use std::collections::VecDeque;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Context;

use crate::cli::ingest::Understood;
use crate::import::manifest::Entry;
use crate::import::worker::{Limits, Worker};
use crate::import::{self, ImportError, Source};

/// The most readers at work at once, each with a process: more would wait for the library, which one at a time writes to.
const MOST_READERS: usize = 8;
/// So many files are read ahead of the one that is waited for.
const AHEAD: usize = 16;
/// Bytes of the files that are read ahead.
const BYTES_AHEAD: usize = 64_000_000;

/// A file to read.
pub(in crate::cli) struct Task {
    /// Where it is; `None` for standard input.
    pub(in crate::cli) path: Option<PathBuf>,
    /// What is in it.
    pub(in crate::cli) bytes: Vec<u8>,
    /// What a manifest says about it.
    pub(in crate::cli) entry: Option<Entry>,
}

/// What is to be done with one of the things named.
pub(in crate::cli) enum Step<S> {
    /// Nothing more.
    Settled(S),
    /// To read it.
    Read(Task),
}

/// Where the tasks come from and where their outcomes go, in order.
pub(in crate::cli) trait Steps {
    /// The outcome of one thing.
    type Settled;
    /// The next step; `None` when there are no more.
    fn next(&mut self) -> Option<Step<Self::Settled>>;
    /// This file is waited for; `None` is standard input.
    fn waiting(&mut self, path: Option<&Path>);
    /// A file has been read.
    fn read(&mut self, task: Task, understood: Result<Understood, ImportError>) -> Self::Settled;
    /// An outcome is next in order.
    fn settled(&mut self, settled: Self::Settled) -> anyhow::Result<()>;
}

/// What was made of a task, with its number.
struct Done {
    number: usize,
    task: Task,
    /// `None` when it was not come to.
    understood: Option<Result<Understood, ImportError>>,
}

/// Takes every step, until there are no more or `stop` says so: what is being read then is still settled.
pub(in crate::cli) fn run<S: Steps>(
    steps: &mut S,
    limits: Limits,
    stop: &(dyn Fn() -> bool + Sync),
) -> anyhow::Result<()> {
    let program = std::env::current_exe().context("this program cannot find its own file")?;
    let (give, tasks) = mpsc::channel();
    let (finish, done) = mpsc::channel();
    let tasks = Mutex::new(tasks);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let readers = cores.clamp(2, MOST_READERS);
    thread::scope(|scope| {
        for _ in 0..readers {
            let worker = worker(program.clone(), limits, readers);
            let (tasks, finish) = (&tasks, finish.clone());
            scope.spawn(move || work(tasks, &finish, worker, stop));
        }
        drop(finish);
        in_order(steps, &give, &done, stop)?;
        drop(give);
        Ok(())
    })
}

/// Hands out tasks and settles what comes back in the order of the steps.
fn in_order<S: Steps>(
    steps: &mut S,
    give: &Sender<(usize, Task)>,
    done: &Receiver<Done>,
    stop: &(dyn Fn() -> bool + Sync),
) -> anyhow::Result<()> {
    let mut waiting: VecDeque<Slot<S>> = VecDeque::new();
    let (mut first, mut bytes) = (0, 0);
    loop {
        while !stop() && waiting.len() < AHEAD && (bytes < BYTES_AHEAD || waiting.is_empty()) {
            let Some(next) = steps.next() else { break };
            waiting.push_back(match next {
                Step::Settled(settled) => Slot::Settled(settled),
                Step::Read(task) => {
                    bytes += task.bytes.len();
                    let path = task.path.clone();
                    give.send((first + waiting.len(), task))?;
                    Slot::Waiting(path)
                }
            });
        }
        let Some(next) = waiting.front() else {
            return Ok(());
        };
        if let Slot::Waiting(path) = next {
            steps.waiting(path.as_deref());
            let done = done.recv().context("a reader has stopped")?;
            bytes -= done.task.bytes.len();
            if let Some(slot) = waiting.get_mut(done.number - first) {
                *slot = Slot::Done(Box::new(done));
            }
            continue;
        }
        let settled = match waiting.pop_front() {
            Some(Slot::Settled(settled)) => Some(settled),
            Some(Slot::Done(done)) => {
                let Done {
                    task, understood, ..
                } = *done;
                understood.map(|read| steps.read(task, read))
            }
            Some(Slot::Waiting(_)) | None => None,
        };
        first += 1;
        if let Some(settled) = settled {
            steps.settled(settled)?;
        }
    }
}

/// A step that is next in order, or will be.
enum Slot<S: Steps> {
    /// Its file is being read.
    Waiting(Option<PathBuf>),
    Settled(S::Settled),
    Done(Box<Done>),
}

/// Reads and understands tasks until there are no more.
fn work(
    tasks: &Mutex<Receiver<(usize, Task)>>,
    finish: &Sender<Done>,
    mut worker: Worker,
    stop: &dyn Fn() -> bool,
) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = next else { return };
        let understood = (!stop()).then(|| understood(&task, &mut worker));
        let done = Done {
            number,
            task,
            understood,
        };
        if finish.send(done).is_err() {
            return;
        }
    }
}

/// Reads and understands one file.
///
/// # Errors
/// Why it cannot be read.
pub(in crate::cli) fn one(task: &Task, limits: Limits) -> anyhow::Result<Understood> {
    let program = std::env::current_exe().context("this program cannot find its own file")?;
    Ok(understood(task, &mut worker(program, limits, 1))?)
}

fn worker(program: PathBuf, limits: Limits, readers: usize) -> Worker {
    let arguments = vec!["import-worker".to_owned()];
    Worker::new(program, arguments, limits, readers)
}

fn understood(task: &Task, worker: &mut Worker) -> Result<Understood, ImportError> {
    let source = Source {
        path: task.path.as_deref(),
        bytes: &task.bytes,
    };
    import::read_apart(&source, task.entry.as_ref(), worker)
}
