//! When requests are due.

use std::time::{Duration, Instant};

/// When no more requests are due.
pub(crate) enum End {
    After(Duration),
    Requests(usize),
}

impl End {
    /// `6s`, or a number of requests.
    pub(crate) fn parse(text: &str) -> Self {
        match text.strip_suffix('s') {
            Some(seconds) => {
                Self::After(Duration::from_secs_f64(seconds.parse().expect("seconds are a number")))
            }
            None => Self::Requests(text.parse().expect("requests are counted")),
        }
    }
}

pub(crate) struct Clock {
    start: Instant,
    /// Requests a second; without it, one is due whenever a connection is idle.
    rate: Option<f64>,
    end: End,
    given: usize,
    next: Instant,
    random: Random,
}

impl Clock {
    pub(crate) fn new(start: Instant, rate: Option<f64>, end: End) -> Self {
        Self { start, rate, end, given: 0, next: start, random: Random(1) }
    }

    /// The time at which the next request was due, if it is time.
    pub(crate) fn due(&mut self) -> Option<Instant> {
        if self.is_over() {
            return None;
        }
        let now = Instant::now();
        let due = match self.rate {
            None => now,
            Some(_) if now < self.next => return None,
            Some(rate) => {
                let due = self.next;
                self.next += self.random.pause(rate);
                due
            }
        };
        self.given += 1;
        Some(due)
    }

    pub(crate) fn is_over(&self) -> bool {
        match self.end {
            // Requests that were due before the end are still sent after it.
            End::After(run) if self.rate.is_some() => self.next >= self.start + run,
            End::After(run) => self.start.elapsed() >= run,
            End::Requests(count) => self.given >= count,
        }
    }
}

/// Xorshift, so that each run has the same pauses.
struct Random(u64);

impl Random {
    /// The time to the next request, as if many independent clients came by.
    fn pause(&mut self, rate: f64) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bits = u32::try_from(self.0 >> 32).expect("half of the bits are left");
        let fraction = f64::from(bits) / (f64::from(u32::MAX) + 1.0);
        Duration::from_secs_f64(-(1.0 - fraction).ln() / rate)
    }
}
