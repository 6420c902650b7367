//! Clocks for benches: what something took on the wall and of the processor, and how such figures are shown.

use std::fmt;
use std::time::{Duration, Instant};

/// What one thing took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Taken {
    /// By the clock on the wall.
    pub(crate) wall: Duration,
    /// Of the processor, by this thread.
    pub(crate) cpu: Duration,
}

/// Does something and says what it took.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (T, Taken) {
    let (start, cpu) = (Instant::now(), processor());
    let done = std::hint::black_box(work());
    let taken = Taken {
        wall: start.elapsed(),
        cpu: processor().saturating_sub(cpu),
    };
    (done, taken)
}

/// Processor time of this thread so far.
#[cfg(unix)]
fn processor() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime)
        .try_into()
        .unwrap_or_default()
}

#[cfg(not(unix))]
fn processor() -> Duration {
    Duration::ZERO
}

/// What many things took.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Costs {
    /// Adds one.
    pub(crate) fn add(&mut self, taken: Taken) {
        self.wall.push(taken.wall);
        self.cpu.push(taken.cpu);
    }

    /// The processor time that half of them did not exceed.
    #[allow(dead_code, reason = "not every bench compares")]
    pub(crate) fn median_cpu(&self) -> Duration {
        quantile(&self.cpu, 50)
    }
}

impl FromIterator<Taken> for Costs {
    fn from_iter<I: IntoIterator<Item = Taken>>(all: I) -> Self {
        let mut costs = Self::default();
        all.into_iter().for_each(|taken| costs.add(taken));
        costs
    }
}

/// The value that this share of the times does not exceed.
fn quantile(times: &[Duration], hundredths: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * hundredths).div_ceil(100).max(1) - 1;
    sorted.get(at).copied().unwrap_or_default()
}

impl fmt::Display for Costs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>5} times", self.wall.len())?;
        for (name, times) in [("cpu", &self.cpu), ("wall", &self.wall)] {
            // Of another process only the wall's clock is known.
            if times.iter().all(Duration::is_zero) {
                continue;
            }
            let [p50, p99, max] =
                [50, 99, 100].map(|share| quantile(times, share).as_secs_f64() * 1e3);
            write!(f, "   {name} p50 {p50:.2} p99 {p99:.2} max {max:.2} ms")?;
        }
        Ok(())
    }
}
