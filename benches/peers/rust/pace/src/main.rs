//! Sends one request over and over at a given pace, and says how long the answers took.
//!
//! `pace PORT REQUEST CONNECTIONS RATE SECONDS`: `REQUEST` is a file with the bytes of an HTTP request.
//! Requests are due at times drawn beforehand, whatever the server does (an open loop); with rate 0 each connection
//! sends the next one when it has its answer.
//! A request that is due while all connections are busy waits, and its waiting counts.
//! It polls without sleeping, so it wants a core of its own.

mod connection;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::connection::Connection;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, request, connections, rate, seconds] = &arguments[..] else {
        panic!("pace PORT REQUEST CONNECTIONS RATE SECONDS");
    };
    let request = std::fs::read(request).expect("the file is there");
    let rate: f64 = rate.parse().expect("a rate is a number");
    let seconds: f64 = seconds.parse().expect("a time is a number");
    let port = port.parse().expect("a port is a number");
    let connections = connections.parse().expect("connections are counted");
    let connections: Vec<Connection> = (0..connections).map(|_| Connection::open(port)).collect();
    let run = Duration::from_secs_f64(seconds);
    let taken = if rate > 0.0 {
        paced(connections, &request, rate, run)
    } else {
        unpaced(connections, &request, run)
    };
    report(taken, seconds);
}

/// Each at its time.
fn paced(mut connections: Vec<Connection>, request: &[u8], rate: f64, run: Duration) -> Vec<Duration> {
    let start = Instant::now();
    let mut random = Random(1);
    let mut due = start;
    let mut waiting = VecDeque::new();
    let mut taken = Vec::new();
    while start.elapsed() < run || !waiting.is_empty() || connections.iter().any(Connection::is_busy) {
        let now = Instant::now();
        while due <= now && due < start + run {
            waiting.push_back(due);
            due += random.pause(rate);
        }
        for connection in &mut connections {
            taken.extend(connection.poll());
            if !connection.is_busy()
                && let Some(due) = waiting.pop_front()
            {
                connection.send(request, due);
            }
        }
    }
    taken
}

/// As fast as the answers come.
fn unpaced(mut connections: Vec<Connection>, request: &[u8], run: Duration) -> Vec<Duration> {
    let start = Instant::now();
    let mut taken = Vec::new();
    while start.elapsed() < run {
        for connection in &mut connections {
            taken.extend(connection.poll());
            if !connection.is_busy() {
                connection.send(request, Instant::now());
            }
        }
    }
    taken
}

fn report(mut taken: Vec<Duration>, seconds: f64) {
    taken.sort_unstable();
    let at = |part: usize| taken[(taken.len() - 1) * part / 100].as_micros();
    #[expect(clippy::cast_precision_loss, reason = "no run has so many requests")]
    let rate = taken.len() as f64 / seconds;
    println!(
        "{{\"rate\": {rate:.1}, \"requests\": {}, \"p50_us\": {}, \"p99_us\": {}}}",
        taken.len(),
        at(50),
        at(99)
    );
}

/// Xorshift, so that each run has the same pauses.
struct Random(u64);

impl Random {
    /// The time to the next request, as if many independent clients came by.
    fn pause(&mut self, rate: f64) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "53 bits are all that a fraction has")]
        let fraction = (self.0 >> 11) as f64 / (1u64 << 53) as f64;
        Duration::from_secs_f64(-(1.0 - fraction).ln() / rate)
    }
}
