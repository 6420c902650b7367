//! Signals: the terminal is given back before they end or stop the program, and taken again when it goes on.

use std::io;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::screen;

/// Starts the thread that sleeps until a signal comes; it wakes for nothing else.
pub(super) fn watch() -> io::Result<()> {
    static STARTED: Once = Once::new();
    let mut started = Ok(());
    STARTED.call_once(|| {
        started = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]).map(
            |mut signals| {
                std::thread::spawn(move || signals.forever().for_each(take));
            },
        );
    });
    started
}

fn take(signal: i32) {
    let done = match signal {
        SIGTSTP => stop(),
        SIGCONT => go_on(),
        _ => end(signal),
    };
    // Nothing is left to tell anybody: the terminal is gone, and the loop will find that out by itself.
    let _ = done;
}

/// Whether the program is about to end, and whether the loop has nothing left to write down.
static ENDING: AtomicBool = AtomicBool::new(false);
static WRITTEN: AtomicBool = AtomicBool::new(false);
/// So long a signal waits for the loop, which may be waiting for something itself.
const PATIENCE: Duration = Duration::from_millis(500);

/// Whether a signal ends the program: the loop then writes down where the reader is, and says so with [`written`].
pub(super) fn is_ending() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// Says that all is written down, and waits for the end.
pub(super) fn written() -> ! {
    WRITTEN.store(true, Ordering::SeqCst);
    loop {
        std::thread::park();
    }
}

/// Gives the terminal back, lets the loop write down where the reader is, and ends the program as the signal does.
fn end(signal: i32) -> io::Result<()> {
    if screen::leave() {
        ENDING.store(true, Ordering::SeqCst);
        // Wakes the loop.
        raise(SIGWINCH)?;
        let start = Instant::now();
        while !WRITTEN.load(Ordering::SeqCst) && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    emulate_default_handler(signal)
}

/// Gives the terminal back, stops, and once the shell lets the program go on takes it again and has the loop paint.
fn stop() -> io::Result<()> {
    let ours = screen::leave();
    emulate_default_handler(SIGTSTP)?;
    if ours {
        screen::enter()?;
        // The loop takes it for a new size, and draws every cell.
        raise(SIGWINCH)?;
    }
    Ok(())
}

/// After a stop that could not be caught the shell may have changed the terminal's modes.
fn go_on() -> io::Result<()> {
    if screen::is_ours() {
        screen::enter_again()?;
        raise(SIGWINCH)?;
    }
    Ok(())
}

/// Asks for a stop the way the terminal's own ctrl-z does, of the whole job: `cargo run` has to stop too, or the shell never
/// gets the terminal back.
pub(super) fn suspend() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Whether anybody could bring a stopped casebook back: not when it leads its session, as in a terminal opened just for it.
pub(super) fn has_shell() -> bool {
    getsid(None).is_ok_and(|leader| leader != getpid())
}
