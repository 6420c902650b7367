//! Time that this thread spent on a processor: what others do on the machine does not count.

use std::fs;
use std::time::{Duration, Instant};

/// A running measurement.
#[derive(Debug)]
pub(crate) struct Clock {
    wall: Instant,
    processor: Option<Duration>,
}

impl Clock {
    /// Starts measuring.
    pub(crate) fn start() -> Self {
        Self {
            wall: Instant::now(),
            processor: processor(),
        }
    }

    /// Processor time since the start; where the system does not tell it, time on the wall.
    pub(crate) fn elapsed(&self) -> Duration {
        match (self.processor, processor()) {
            (Some(start), Some(now)) => now.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

/// What Linux counts for this thread, in nanoseconds.
fn processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}
