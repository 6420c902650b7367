//! The clipboard: the first way that works of several, and which one it was.
//!
//! A helper program on the path is not enough: over ssh it would fill the clipboard of the wrong machine, so each has a
//! variable that says it may be used.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::app::Route;

/// How long a helper may take; those that stay to serve the clipboard put themselves in the background.
const PATIENCE: Duration = Duration::from_secs(2);

/// Bytes that a terminal takes in one OSC 52; several drop longer ones without a word.
const MOST: usize = 74_000;

/// A program that takes text to the clipboard.
struct Helper {
    /// The variable that says it may be used; empty for always.
    when: &'static str,
    line: &'static [&'static str],
}

const fn helper(when: &'static str, line: &'static [&'static str]) -> Helper {
    Helper { when, line }
}

#[cfg(target_os = "macos")]
const HELPERS: &[Helper] = &[helper("", &["pbcopy"])];
#[cfg(windows)]
const HELPERS: &[Helper] = &[helper("", &["clip.exe"])];
#[cfg(not(any(target_os = "macos", windows)))]
const HELPERS: &[Helper] = &[
    helper("WSL_DISTRO_NAME", &["clip.exe"]),
    helper("WAYLAND_DISPLAY", &["wl-copy"]),
    helper("DISPLAY", &["xclip", "-selection", "clipboard"]),
    helper("DISPLAY", &["xsel", "-ib"]),
];

/// What copying needs to know.
pub(super) struct Clipboard<'a> {
    /// The reader's own command.
    pub(super) command: Option<&'a str>,
    /// The environment.
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
}

impl Clipboard<'_> {
    /// Sends `text` on its way; `terminal` is the terminal's own writer. `None` when no way is left but a file.
    pub(super) fn copy(&self, text: &str, terminal: &mut impl Write) -> io::Result<Option<Route>> {
        if let Some(command) = self.command {
            let line: Vec<&str> = command.split_whitespace().collect();
            // The reader's own choice: when it fails, nothing else is tried behind their back.
            self.run(&line, text).map_err(|error| {
                io::Error::new(
                    error.kind(),
                    format!("`{command}`, your `clipboard` in config.toml: {error}"),
                )
            })?;
            return Ok(Some(Route::Program(command.to_owned())));
        }
        if self.is_set("TMUX") {
            // Older versions cannot send it on.
            let lines: [&[&str]; 2] = [
                &["tmux", "load-buffer", "-w", "-"],
                &["tmux", "load-buffer", "-"],
            ];
            if lines.iter().any(|line| self.run(line, text).is_ok()) {
                return Ok(Some(Route::Tmux));
            }
        }
        let usable = HELPERS
            .iter()
            .filter(|helper| helper.when.is_empty() || self.is_set(helper.when));
        for helper in usable {
            if self.run(helper.line, text).is_ok() {
                return Ok(Some(Route::Program(helper.line[0].to_owned())));
            }
        }
        if text.len() > MOST {
            return Ok(None);
        }
        write!(terminal, "\u{1b}]52;c;{}\u{7}", STANDARD.encode(text))?;
        terminal.flush()?;
        Ok(Some(Route::Terminal))
    }

    fn is_set(&self, name: &str) -> bool {
        (self.variable)(name).is_some_and(|value| !value.is_empty())
    }

    /// Runs a program with the text as its input.
    fn run(&self, line: &[&str], text: &str) -> io::Result<()> {
        let [program, arguments @ ..] = line else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is empty"));
        };
        let mut command = Command::new(program);
        if let Some(path) = (self.variable)("PATH") {
            command.env("PATH", path);
        }
        let command = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn()?;
        let bytes = if *program == "clip.exe" {
            wide(text)
        } else {
            text.as_bytes().to_vec()
        };
        let input = child.stdin.take();
        // In a thread of its own: a program that does not read must not hold the screen up.
        let writer =
            std::thread::spawn(move || input.map_or(Ok(()), |mut input| input.write_all(&bytes)));
        let ended = wait(&mut child);
        let written = if ended.is_ok() {
            writer.join().unwrap_or(Ok(()))
        } else {
            Ok(())
        };
        ended.and(written)
    }
}

fn wait(child: &mut Child) -> io::Result<()> {
    let start = Instant::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None if start.elapsed() > PATIENCE => {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Windows' own program takes UTF-16 with its mark.
fn wide(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}
