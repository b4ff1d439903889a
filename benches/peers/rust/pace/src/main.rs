//! Sends requests at a given pace, and says how long the answers took.
//!
//! `pace PORT REQUESTS ORDER SKIP CONNECTIONS RATE END`, with the two files of load.lua; the first `SKIP` of the order
//! are left out, and `END` is a number of requests, or of seconds as in `6s`.
//! Requests are due at times drawn beforehand, whatever the server does (an open loop); with rate 0 each connection
//! sends the next one when it has its answer.
//! A request that is due while all connections are busy waits, and its waiting counts.
//! It polls without sleeping, so it wants a core of its own.

mod clock;
mod connection;
mod traffic;

use std::time::Instant;

use crate::clock::{Clock, End};
use crate::connection::{Answer, Connection};
use crate::traffic::Traffic;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, requests, order, skip, connections, rate, end] = &arguments[..] else {
        panic!("pace PORT REQUESTS ORDER SKIP CONNECTIONS RATE END");
    };
    let port = port.parse().expect("a port is a number");
    let connections: usize = connections.parse().expect("connections are counted");
    let connections = (0..connections).map(|_| Connection::open(port)).collect();
    let traffic = Traffic::read(requests, order, skip.parse().expect("what is left out is counted"));
    let rate: f64 = rate.parse().expect("a rate is a number");
    let start = Instant::now();
    let answers = run(connections, traffic, Clock::new(start, (rate > 0.0).then_some(rate), End::parse(end)));
    report(&answers, start.elapsed().as_secs_f64());
}

/// Until the clock has no more requests and all have their answers.
fn run(mut connections: Vec<Connection>, mut traffic: Traffic, mut clock: Clock) -> Vec<Answer> {
    let mut answers = Vec::new();
    let mut busy = true;
    while busy || !clock.is_over() {
        busy = false;
        for connection in &mut connections {
            answers.extend(connection.poll());
            if !connection.is_busy()
                && let Some(due) = clock.due()
            {
                connection.send(traffic.take(), due);
            }
            busy |= connection.is_busy();
        }
    }
    answers
}

fn report(answers: &[Answer], seconds: f64) {
    let mut taken: Vec<_> = answers.iter().map(|answer| answer.taken.as_micros()).collect();
    taken.sort_unstable();
    let at = |part: usize| taken[(taken.len() - 1) * part / 100];
    let bytes: usize = answers.iter().map(|answer| answer.bytes).sum();
    println!(
        r#"{{"requests": {}, "seconds": {seconds:.3}, "bytes": {bytes}, "p50_us": {}, "p99_us": {}}}"#,
        answers.len(),
        at(50),
        at(99)
    );
}
