//! Several files are read and understood at once; what comes of them is settled in the order in which they were named.
//!
//! Knows no library: what is to be read, and what becomes of it, is the caller's ([`Steps`]).

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Context;

use super::ingest::Understood;
use crate::import::manifest::Entry;
use crate::import::worker::{Limits, Worker};
use crate::import::{self, ImportError, Source};

/// Readers at work at once: each has a process that may use its share of memory.
const READERS: usize = 2;
/// So many files are read ahead of the one that is waited for.
const AHEAD: usize = 16;
/// Bytes of the files that are read ahead.
const BYTES_AHEAD: usize = 64_000_000;

/// A file to read.
pub(super) struct Task {
    /// Where it is; `None` for standard input.
    pub(super) path: Option<PathBuf>,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    /// What a manifest says about it.
    pub(super) entry: Option<Entry>,
}

/// What is to be done with one of the things named.
pub(super) enum Step<S> {
    /// Nothing more.
    Settled(S),
    /// To read it.
    Read(Task),
}

/// Where the tasks come from and where their outcomes go, in order.
pub(super) trait Steps {
    /// The outcome of one thing.
    type Settled;
    /// The next step; `None` when there are no more.
    fn next(&mut self) -> Option<Step<Self::Settled>>;
    /// A file has been read.
    fn read(&mut self, task: Task, understood: Result<Understood, ImportError>) -> Self::Settled;
    /// An outcome is next in order.
    fn settled(&mut self, settled: Self::Settled) -> anyhow::Result<()>;
}

/// What was made of a task, with its number.
struct Done {
    number: usize,
    task: Task,
    understood: Result<Understood, ImportError>,
}

/// Takes every step.
pub(super) fn run<S: Steps>(steps: &mut S, limits: Limits) -> anyhow::Result<()> {
    let program = std::env::current_exe().context("this program cannot find its own file")?;
    let (give, tasks) = mpsc::channel();
    let (finish, done) = mpsc::channel();
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        for _ in 0..READERS {
            let arguments = vec!["import-worker".to_owned(), limits.megabytes.to_string()];
            let worker = Worker::new(program.clone(), arguments, limits);
            let (tasks, finish) = (&tasks, finish.clone());
            scope.spawn(move || work(tasks, &finish, worker));
        }
        drop(finish);
        in_order(steps, &give, &done)?;
        drop(give);
        Ok(())
    })
}

/// Hands out tasks and settles what comes back in the order of the steps.
fn in_order<S: Steps>(
    steps: &mut S,
    give: &Sender<(usize, Task)>,
    done: &Receiver<Done>,
) -> anyhow::Result<()> {
    // Of each step that is not settled yet: its outcome, once it is known.
    let mut waiting: VecDeque<Option<Outcome<S>>> = VecDeque::new();
    let (mut first, mut bytes) = (0, 0);
    loop {
        while waiting.len() < AHEAD && (bytes < BYTES_AHEAD || waiting.is_empty()) {
            let Some(step) = steps.next() else { break };
            waiting.push_back(match step {
                Step::Settled(settled) => Some(Outcome::Settled(settled)),
                Step::Read(task) => {
                    bytes += task.bytes.len();
                    give.send((first + waiting.len(), task))?;
                    None
                }
            });
        }
        let Some(next) = waiting.front_mut() else {
            return Ok(());
        };
        let Some(outcome) = next.take() else {
            let done = done.recv().context("a reader has stopped")?;
            bytes -= done.task.bytes.len();
            if let Some(slot) = waiting.get_mut(done.number - first) {
                *slot = Some(Outcome::Done(Box::new(done)));
            }
            continue;
        };
        waiting.pop_front();
        first += 1;
        let settled = match outcome {
            Outcome::Settled(settled) => settled,
            Outcome::Done(done) => steps.read(done.task, done.understood),
        };
        steps.settled(settled)?;
    }
}

enum Outcome<S: Steps> {
    Settled(S::Settled),
    Done(Box<Done>),
}

/// Reads and understands tasks until there are no more.
fn work(tasks: &Mutex<Receiver<(usize, Task)>>, finish: &Sender<Done>, mut worker: Worker) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, task)) = next else { return };
        let source = Source {
            path: task.path.as_deref(),
            bytes: &task.bytes,
        };
        let understood = import::read_apart(&source, task.entry.as_ref(), &mut worker);
        let understood = understood.and_then(|document| {
            let understood = panic::catch_unwind(AssertUnwindSafe(|| Understood::new(document)));
            understood.map_err(|_fault| ImportError::ReaderFailed("understanding it failed".into()))
        });
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
