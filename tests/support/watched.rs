//! A program that is watched while it runs: how long it takes, and the most memory that it and its workers hold at once.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What became of it.
pub(crate) struct Watched {
    /// Its exit code; `None` when it was killed.
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: Vec<u8>,
    pub(crate) took: Duration,
    /// Megabytes; 0 where the system does not tell.
    pub(crate) peak: u64,
}

/// The built program; `CASEBOOK_PROGRAM` names another build of it, for long procedures.
pub(crate) fn program() -> PathBuf {
    let named = std::env::var_os("CASEBOOK_PROGRAM").map(PathBuf::from);
    named.unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_casebook")))
}

/// Runs a command to its end; it is killed after `patience`.
pub(crate) fn watch(command: &mut Command, patience: Duration) -> Watched {
    let start = Instant::now();
    let piped = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = thread::spawn(move || all(&mut out));
    let err = thread::spawn(move || all(&mut err));
    let (code, peak) = ended(&mut child, start, patience);
    let took = start.elapsed();
    Watched {
        code,
        out: out.join().unwrap(),
        err: err.join().unwrap(),
        took,
        peak,
    }
}

fn ended(child: &mut Child, start: Instant, patience: Duration) -> (Option<i32>, u64) {
    let mut peak = 0;
    loop {
        peak = peak.max(resident(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            return (status.code(), peak);
        }
        if start.elapsed() > patience {
            let _ = child.kill();
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn all(from: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = from.read_to_end(&mut bytes);
    bytes
}

/// Megabytes that a process and those it started hold in memory.
pub(crate) fn resident(process: u32) -> u64 {
    let own = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = own.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1_000 + children(process).into_iter().map(resident).sum::<u64>()
}

fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task"));
    let lists = tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|task| task.path().join("children"));
    let numbers = lists.filter_map(|list| fs::read_to_string(list).ok());
    numbers
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|number| number.parse().ok())
                .collect::<Vec<u32>>()
        })
        .collect()
}

/// The name of a file as the system has it.
pub(crate) fn name(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}
