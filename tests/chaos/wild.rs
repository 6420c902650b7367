//! The program in a pseudo-terminal that may be of any size and get any bytes: what it wrote is kept as bytes.

use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::place::Place;

const PATIENCE: Duration = Duration::from_secs(20);

/// Modes that a program may switch, with what is written when they are as they were.
const MODES: [(&str, &str, &str); 8] = [
    ("alternate screen", "\x1b[?1049h", "\x1b[?1049l"),
    ("bracketed paste", "\x1b[?2004h", "\x1b[?2004l"),
    ("hidden cursor", "\x1b[?25l", "\x1b[?25h"),
    ("held frame", "\x1b[?2026h", "\x1b[?2026l"),
    ("mouse", "\x1b[?1000h", "\x1b[?1000l"),
    ("mouse moves", "\x1b[?1003h", "\x1b[?1003l"),
    ("mouse places", "\x1b[?1006h", "\x1b[?1006l"),
    ("focus", "\x1b[?1004h", "\x1b[?1004l"),
];

/// A running program.
pub(crate) struct Wild {
    raw: Arc<Mutex<Vec<u8>>>,
    /// To a thread of its own: a terminal that takes no more must not hold the test up.
    keys: Sender<Vec<u8>>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    reader: Option<std::thread::JoinHandle<()>>,
    /// The terminal's settings before it began.
    pub(crate) before: String,
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Wild {
    /// Starts the program with its home and its place in `place`.
    pub(crate) fn start(place: &Place, arguments: &[&str]) -> Self {
        Self::start_with(place, arguments, &[("TERM", "xterm-256color")])
    }

    /// As [`Wild::start`], with nothing else in its environment than this.
    pub(crate) fn start_with(
        place: &Place,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system().openpty(size(120, 40)).unwrap();
        let before = settings(pair.master.as_ref());
        let program = std::env::var_os("CASEBOOK_PROGRAM")
            .unwrap_or_else(|| env!("CARGO_BIN_EXE_casebook").into());
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(place.path(""));
        command.env_clear();
        command.env("HOME", place.path(""));
        command.env("EDITOR", "true");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let copy = Arc::clone(&raw);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let mut raw = copy.lock().unwrap();
                raw.extend_from_slice(&bytes[..count]);
                // Of a long run the beginning, where modes are switched on, and the end matter.
                if raw.len() > 8_000_000 {
                    let cut = raw.len() - 2_000_000;
                    raw.drain(2_000_000..cut);
                }
            }
        });
        let mut writer = pair.master.take_writer().unwrap();
        let (keys, bytes) = channel::<Vec<u8>>();
        std::thread::spawn(move || bytes.iter().try_for_each(|bytes| writer.write_all(&bytes)));
        Self {
            raw,
            keys,
            child,
            master: pair.master,
            reader: Some(reader),
            before,
        }
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends bytes; a program that has ended takes none.
    pub(crate) fn send(&self, bytes: &[u8]) {
        let _ = self.keys.send(bytes.to_vec());
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        let _ = self.master.resize(size(width, height));
    }

    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &self.process().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits for the first frame.
    pub(crate) fn until_drawn(&self) {
        self.until(|| self.says("\x1b[?2026l"), "no frame");
    }

    /// Waits until the program has stopped.
    pub(crate) fn until_stopped(&self) {
        let stat = format!("/proc/{}/stat", self.process());
        let stopped = || {
            std::fs::read_to_string(&stat).is_ok_and(|stat| {
                stat.rsplit(')')
                    .next()
                    .is_some_and(|rest| rest.trim_start().starts_with('T'))
            })
        };
        self.until(stopped, "it does not stop");
    }

    /// Waits until every mode is as it was.
    pub(crate) fn until_given_back(&self) {
        self.until(|| self.left_modes().is_empty(), "it keeps the terminal");
    }

    /// Waits until the terminal is the program's own again.
    pub(crate) fn until_taken(&self) {
        self.until(|| !self.left_modes().is_empty(), "it does not go on");
    }

    fn until(&self, condition: impl Fn() -> bool, otherwise: &str) {
        let start = Instant::now();
        while !condition() {
            assert!(start.elapsed() < PATIENCE, "{otherwise}:\n{}", self.tail());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end; the exit code, which is not 0 after a signal.
    pub(crate) fn exit(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.tail()
            );
            std::thread::sleep(Duration::from_millis(2));
        };
        self.reader.take().map(std::thread::JoinHandle::join);
        status.exit_code()
    }

    /// Whether this was ever written.
    pub(crate) fn says(&self, text: &str) -> bool {
        let raw = self.raw.lock().unwrap();
        raw.windows(text.len())
            .any(|bytes| bytes == text.as_bytes())
    }

    /// Everything that was written, as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.raw.lock().unwrap()).into_owned()
    }

    /// The last of what was written.
    pub(crate) fn tail(&self) -> String {
        let raw = self.raw.lock().unwrap();
        format!(
            "{:?}",
            String::from_utf8_lossy(&raw[raw.len().saturating_sub(3_000)..])
        )
    }

    /// Modes that are still switched.
    pub(crate) fn left_modes(&self) -> Vec<&'static str> {
        let text = self.text();
        let left = |(_, on, off): &&(&str, &str, &str)| {
            text.rfind(on)
                .is_some_and(|on| text.rfind(off).is_none_or(|off| off < on))
        };
        MODES.iter().filter(left).map(|(name, ..)| *name).collect()
    }

    /// The terminal's settings now.
    pub(crate) fn settings(&self) -> String {
        settings(self.master.as_ref())
    }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

impl Drop for Wild {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
