//! What is read beside the interface, and the wait for it or for a key, whichever comes first.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use crate::app::{App, News};

/// So long the first frame waits for the findings: with a library of the usual size it then has them.
const FIRST: Duration = Duration::from_millis(20);

/// While something is still being read the terminal is asked this often, because crossterm cannot wait for a channel too.
const STEP: Duration = Duration::from_millis(20);

/// A thread that reads beside the interface; `None` once it is done.
pub(super) struct Reading(Option<(Receiver<News>, JoinHandle<()>)>);

impl Reading {
    /// Starts reading.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(
        read: impl FnOnce(&mut dyn FnMut(News)) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, news) = channel();
        let thread = thread::Builder::new().spawn(move || {
            // Nobody listens any more when the explorer is being left.
            read(&mut |news| drop(sender.send(news)));
        })?;
        Ok(Self(Some((news, thread))))
    }

    /// Gives the findings a moment to be there before the first frame.
    pub(super) fn first(&mut self, app: &mut App) {
        let start = Instant::now();
        while let Some((news, _)) = &self.0
            && let Some(left) = FIRST.checked_sub(start.elapsed())
        {
            match news.recv_timeout(left) {
                Ok(news) => {
                    let all = matches!(news, News::Index(_));
                    app.learn(news);
                    if all {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return,
                Err(RecvTimeoutError::Disconnected) => self.end(),
            }
        }
    }

    /// Sleeps until the terminal has something to say, or until there is news, which `app` then learns.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub(super) fn next(&mut self, app: &mut App) -> io::Result<Option<Event>> {
        while let Some((news, _)) = &self.0 {
            match news.try_recv() {
                Ok(news) => {
                    app.learn(news);
                    return Ok(None);
                }
                Err(TryRecvError::Empty) if event::poll(STEP)? => break,
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.end(),
            }
        }
        event::read().map(Some)
    }

    /// The thread is done; if it panicked, so does the program, whose terminal the panic has already given back.
    fn end(&mut self) {
        if let Some((_, thread)) = self.0.take()
            && let Err(panic) = thread.join()
        {
            resume_unwind(panic);
        }
    }
}
