//! A program in a pseudo-terminal, and what its screen shows. Waits for conditions, never for fixed times.

#![allow(dead_code, reason = "each test uses its part")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(10);

/// A running program and its screen.
pub(crate) struct Session {
    parser: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    reader: Option<std::thread::JoinHandle<()>>,
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Session {
    /// Starts `program` with nothing in its environment but a terminal type and `environment`.
    pub(crate) fn start(
        program: &Path,
        arguments: &[&str],
        width: u16,
        height: u16,
        environment: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system().openpty(size(width, height)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        // Nobody here answers a terminal's questions: a test that asks them empties this.
        command.env("COLORFGBG", "15;0");
        environment
            .iter()
            .rev()
            .for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        // The reader sees the end only when nobody here holds the other side.
        drop(pair.slave);
        let parser = Arc::new(Mutex::new(vt100::Parser::new(
            cells(height),
            cells(width),
            0,
        )));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (screen, copy) = (Arc::clone(&parser), Arc::clone(&raw));
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                screen.lock().unwrap().process(&bytes[..count]);
                copy.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            parser,
            raw,
            keys,
            child,
            master: pair.master,
            reader: Some(reader),
        }
    }

    /// Types.
    pub(crate) fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Changes the window's size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.parser
            .lock()
            .unwrap()
            .screen_mut()
            .set_size(cells(height), cells(width));
        self.master.resize(size(width, height)).unwrap();
    }

    fn text(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// Waits until the screen satisfies `condition`; fails with the screen when it does not in time.
    pub(crate) fn until(&self, what: &str, condition: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !condition(&self.text()) {
            assert!(
                start.elapsed() < PATIENCE,
                "no sign of {what} on the screen:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits for the program to end and all it wrote to arrive; its exit code.
    pub(crate) fn exit(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end; the screen:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(2));
        };
        self.reader.take().map(std::thread::JoinHandle::join);
        status.exit_code()
    }

    /// Everything that was written to the terminal.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.raw.lock().unwrap().clone()
    }

    /// Whether these bytes were ever written to the terminal.
    pub(crate) fn wrote(&self, sequence: &str) -> bool {
        self.bytes()
            .windows(sequence.len())
            .any(|bytes| bytes == sequence.as_bytes())
    }

    /// Whether the cursor is shown.
    pub(crate) fn cursor_is_visible(&self) -> bool {
        !self.parser.lock().unwrap().screen().hide_cursor()
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.parser.lock().unwrap().screen().clone()
    }

    /// Waits until the program has answered what it was sent: it sleeps, and has written nothing for a while.
    pub(crate) fn settle(&self) {
        let start = Instant::now();
        let mut calm = 0;
        let mut seen = usize::MAX;
        while calm < 4 {
            assert!(
                start.elapsed() < PATIENCE,
                "it never rests:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(15));
            let written = self.raw.lock().unwrap().len();
            let same = std::mem::replace(&mut seen, written) == written;
            calm = if same && self.sleeps() { calm + 1 } else { 0 };
        }
    }

    /// Whether every thread of the program sleeps; where the system does not tell, yes.
    fn sleeps(&self) -> bool {
        let Ok(tasks) = std::fs::read_dir(format!("/proc/{}/task", self.process())) else {
            return true;
        };
        tasks.flatten().all(|task| {
            let stat = std::fs::read_to_string(task.path().join("stat")).unwrap_or_default();
            let state = stat
                .rsplit_once(") ")
                .map(|(_, state)| state.starts_with('S'));
            state.unwrap_or(true)
        })
    }

    /// Numbers of coloured, inverse and bold cells.
    pub(crate) fn styles(&self) -> (usize, usize, usize) {
        let parser = self.parser.lock().unwrap();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        let places =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells: Vec<_> = places
            .filter_map(|(row, column)| screen.cell(row, column))
            .collect();
        let plain = vt100::Color::Default;
        let count =
            |test: &dyn Fn(&vt100::Cell) -> bool| cells.iter().filter(|cell| test(cell)).count();
        (
            count(&|cell| cell.fgcolor() != plain || cell.bgcolor() != plain),
            count(&|cell| cell.inverse()),
            count(&|cell| cell.bold()),
        )
    }

    fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal, named as `kill` names it.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &self.process().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Waits until the system reports the program in this state (`T` stopped).
    pub(crate) fn until_state(&self, what: &str, state: char) {
        let start = Instant::now();
        loop {
            let process = self.process().to_string();
            let output = Command::new("ps")
                .args(["-o", "stat=", "-p", &process])
                .output()
                .unwrap();
            if String::from_utf8_lossy(&output.stdout)
                .trim_start()
                .starts_with(state)
            {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "never {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// How often any thread of the program has gone to sleep, which is once more than it has woken.
    pub(crate) fn switches(&self) -> Option<u64> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process())).ok()?;
        let count = |status: String| {
            let line = status
                .lines()
                .find(|line| line.starts_with("voluntary_ctxt_switches"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        tasks
            .map(|task| count(std::fs::read_to_string(task.ok()?.path().join("status")).ok()?))
            .sum()
    }
}

impl Session {
    /// The same, once it has stopped changing: the last frame is on the screen before the program falls asleep.
    pub(crate) fn settled(&self) -> Option<u64> {
        let start = Instant::now();
        loop {
            let before = self.switches()?;
            std::thread::sleep(Duration::from_millis(100));
            if self.switches()? == before || start.elapsed() > PATIENCE {
                return Some(before);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
