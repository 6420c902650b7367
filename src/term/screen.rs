//! Taking the terminal over and giving it back: on leaving, on an error, on a panic and from a signal.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use crossterm::cursor::Show;
#[cfg(windows)]
use crossterm::event::EnableMouseCapture;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
#[cfg(not(windows))]
use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::backend::CrosstermBackend;

/// The terminal as the explorer draws on it.
pub(super) type Terminal = ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is ours now: it is given back once, for a second time would move the cursor over what was printed since.
static OURS: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is to tell of the mouse while it is ours.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Held while a frame is written, so that nobody restores the terminal in the middle of one.
static FRAME: Mutex<()> = Mutex::new(());

/// How long a restoration waits for a frame that the terminal does not take.
const PATIENCE: Duration = Duration::from_millis(200);

/// A terminal to draw on; a frame goes out in one piece.
pub(super) fn terminal() -> io::Result<Terminal> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        1 << 16,
        io::stdout(),
    )))
}

/// Keeps others from restoring the terminal until the frame is written; `None` when the terminal is not ours to write on.
pub(super) fn frame() -> Option<MutexGuard<'static, ()>> {
    let frame = FRAME.lock().unwrap_or_else(PoisonError::into_inner);
    is_ours().then_some(frame)
}

/// Whether the terminal is ours.
pub(super) fn is_ours() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// The right to the terminal: whoever drops it gives the terminal back.
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal over, and sees to it that a panic and a signal give it back.
    pub(super) fn enter() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let previous = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                leave();
                previous(panic);
            }));
        });
        #[cfg(unix)]
        super::signals::watch()?;
        let guard = Self(());
        enter()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Takes the terminal over; taking it twice does no harm.
pub(super) fn enter() -> io::Result<()> {
    OURS.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    tell_of_mouse(MOUSE.load(Ordering::SeqCst))
}

/// Has the terminal tell of the mouse, or no longer: now, and whenever the terminal is taken over again.
pub(super) fn use_mouse(used: bool) -> io::Result<()> {
    MOUSE.store(used, Ordering::SeqCst);
    // A signal may have given the terminal back by now: then it is told when it is taken over again, if ever.
    let Some(_frame) = frame() else { return Ok(()) };
    if used {
        tell_of_mouse(true)
    } else {
        leave_mouse()
    }
}

/// Presses, drags and the wheel, each with its place as numbers; never the mere movement, which would wake casebook for nothing.
fn tell_of_mouse(used: bool) -> io::Result<()> {
    if !used {
        return Ok(());
    }
    #[cfg(windows)]
    return execute!(io::stdout(), EnableMouseCapture);
    #[cfg(not(windows))]
    execute!(
        io::stdout(),
        Print("\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h")
    )
}

fn leave_mouse() -> io::Result<()> {
    execute!(io::stdout(), DisableMouseCapture)
}

/// Takes the terminal over again after something else had it without our leave.
#[cfg(unix)]
pub(super) fn enter_again() -> io::Result<()> {
    // What crossterm remembers of the terminal's modes is no longer true.
    disable_raw_mode()?;
    enter()
}

/// Gives the terminal back as it was; whether it was ours. Errors are of no use to anybody here: the terminal may be gone.
pub(super) fn leave() -> bool {
    let _frame = written();
    let ours = OURS.swap(false, Ordering::SeqCst);
    if ours {
        if MOUSE.load(Ordering::SeqCst) {
            let _ = leave_mouse();
        }
        let modes = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = modes.and(disable_raw_mode()).and(io::stdout().flush());
    }
    ours
}

/// Waits until the frame is written, but not for ever: a panic comes from within one, and a terminal may have stalled.
fn written() -> Option<MutexGuard<'static, ()>> {
    let start = Instant::now();
    loop {
        match FRAME.try_lock() {
            Ok(frame) => return Some(frame),
            Err(TryLockError::Poisoned(frame)) => return Some(frame.into_inner()),
            Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
