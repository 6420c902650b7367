//! What is read beside the interface, and the wait for it or for a key, whichever comes first.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use crate::app::{App, News};

/// So long the first frame waits for the findings: with a library of the usual size it then has them.
const FIRST: Duration = Duration::from_millis(20);

/// While something is still being read the terminal is asked this often, because crossterm cannot wait for a channel too.
const STEP: Duration = Duration::from_millis(20);

/// Threads that work beside the interface and tell how it goes.
pub(super) struct Reading {
    sender: Sender<News>,
    news: Receiver<News>,
    threads: Vec<JoinHandle<()>>,
}

impl Reading {
    /// Starts with a first one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(
        read: impl FnOnce(&mut dyn FnMut(News)) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, news) = channel();
        let mut reading = Self {
            sender,
            news,
            threads: Vec::new(),
        };
        reading.also(read)?;
        Ok(reading)
    }

    /// Starts another one.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn also(
        &mut self,
        read: impl FnOnce(&mut dyn FnMut(News)) + Send + 'static,
    ) -> io::Result<()> {
        let sender = self.sender.clone();
        let thread = thread::Builder::new().spawn(move || {
            // Nobody listens any more when the explorer is being left.
            read(&mut |news| drop(sender.send(news)));
        })?;
        self.threads.push(thread);
        Ok(())
    }

    /// Gives the findings a moment to be there before the first frame.
    pub(super) fn first(&mut self, app: &mut App) {
        let start = Instant::now();
        while let Some(left) = FIRST.checked_sub(start.elapsed())
            && let Ok(news) = self.news.recv_timeout(left)
        {
            let all = matches!(news, News::Index(_));
            app.learn(news);
            if all {
                return;
            }
        }
    }

    /// Sleeps until the terminal has something to say, until there is news, which `app` then learns, or until this moment.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub(super) fn next(
        &mut self,
        app: &mut App,
        until: Option<Instant>,
    ) -> io::Result<Option<Event>> {
        loop {
            // Looked at before the channel: what a thread told last is there when it has ended.
            let working = self.are_working();
            if let Ok(news) = self.news.try_recv() {
                app.learn(news);
                return Ok(None);
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Ok(None);
            }
            let step = working.then_some(STEP).into_iter().chain(left).min();
            match step {
                None => break,
                Some(step) if event::poll(step)? => break,
                Some(_) => {}
            }
        }
        event::read().map(Some)
    }

    /// Whether any thread goes on. If one panicked, so does the program, whose terminal the panic has already given back.
    fn are_working(&mut self) -> bool {
        let ended = self.threads.extract_if(.., |thread| thread.is_finished());
        for thread in ended {
            if let Err(panic) = thread.join() {
                resume_unwind(panic);
            }
        }
        !self.threads.is_empty()
    }
}
