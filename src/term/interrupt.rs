//! `ctrl-c` while a command works: the first asks it to stop, the second ends it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether `ctrl-c` was pressed since this was made.
#[derive(Debug, Clone)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on until the program ends.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn listen() -> io::Result<Self> {
        let pressed = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        {
            use signal_hook::consts::SIGINT;
            use signal_hook::flag;
            // In this order: the first press finds the flag down, and only then it is raised.
            flag::register_conditional_default(SIGINT, Arc::clone(&pressed))?;
            flag::register(SIGINT, Arc::clone(&pressed))?;
        }
        Ok(Self(pressed))
    }

    /// Whether it was pressed.
    pub fn is_pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
