//! Sends each attack of the corpus 20 times to a server of its own, and prints how long and how much memory it took.
//!
//! `cargo bench --bench attacks` builds the server in the release profile; with `-- PATH` it takes another one.
//! Memory is what the server's resident set grew by at most (`/proc`, so Linux only). Nothing is asserted but the
//! statuses: times are for docs/security.md.

#[path = "../../tests/it/attacks/bodies.rs"]
mod bodies;
mod child;
#[path = "../../tests/it/attacks/corpus.rs"]
mod corpus;
#[path = "../../tests/it/attacks/floods.rs"]
mod floods;
#[path = "../../tests/it/attacks/fragments.rs"]
mod fragments;
#[path = "../../tests/it/attacks/introspection.rs"]
mod introspection;
#[path = "../../tests/it/attacks/nested.rs"]
mod nested;
#[path = "../../tests/it/attacks/unicode.rs"]
mod unicode;
#[path = "../../tests/it/attacks/values.rs"]
mod values;

use std::thread;
use std::time::{Duration, Instant};

use self::child::Server;
use self::corpus::{Attack, attacks};

const TIMES: usize = 20;
/// Connections that attack at the same time in the last row.
const CROWD: usize = 16;

struct Row {
    name: String,
    answer: String,
    times: Vec<Duration>,
    grown_kb: u64,
}

fn main() {
    let binary = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let binary = binary.unwrap_or_else(|| env!("CARGO_BIN_EXE_sister-cities").to_owned());
    let server = Server::start(&binary);
    let attacks = attacks();
    // The first requests open connections and fill caches, which no attack should be charged with.
    for attack in attacks.iter().filter(|attack| attack.code.is_empty()) {
        server.send(attack);
    }
    let mut rows: Vec<Row> = attacks.iter().map(|attack| alone(&server, attack)).collect();
    rows.push(slow_bodies(&server));
    rows.push(crowd(&server, &attacks));
    print(&rows);
}

fn timed(server: &Server, attack: &Attack) -> Duration {
    let started = Instant::now();
    let status = server.send(attack);
    let took = started.elapsed();
    assert_eq!(status, attack.status, "{}", attack.name);
    took
}

fn alone(server: &Server, attack: &Attack) -> Row {
    let before = server.forget_peak();
    let times = (0..TIMES).map(|_| timed(server, attack)).collect();
    let answer = if attack.code.is_empty() { "executed".to_owned() } else { format!("`{}`", attack.code) };
    Row { name: attack.name.to_owned(), answer, times, grown_kb: server.peak().saturating_sub(before) }
}

/// 100 bodies that never arrive. The times are those of an ordinary query meanwhile.
fn slow_bodies(server: &Server) -> Row {
    let ordinary = corpus::accepted("ordinary", "{ home { slug } }");
    let before = server.forget_peak();
    let slow: Vec<_> = (0..100).map(|_| server.open_slow_body()).collect();
    let times = (0..TIMES).map(|_| timed(server, &ordinary)).collect();
    drop(slow);
    let grown_kb = server.peak().saturating_sub(before);
    Row { name: "100 slow bodies, and a query".to_owned(), answer: "executed".to_owned(), times, grown_kb }
}

fn crowd(server: &Server, attacks: &[Attack]) -> Row {
    let before = server.forget_peak();
    let times = thread::scope(|scope| {
        let one = |start: usize| {
            move || {
                let mine = attacks.iter().cycle().skip(start * attacks.len() / CROWD).take(attacks.len());
                mine.map(|attack| timed(server, attack)).collect::<Vec<_>>()
            }
        };
        let crowd: Vec<_> = (0..CROWD).map(|start| scope.spawn(one(start))).collect();
        crowd.into_iter().flat_map(|one| one.join().expect("no attack fails")).collect()
    });
    let name = format!("all of them, {CROWD} at a time");
    Row { name, answer: "as above".to_owned(), times, grown_kb: server.peak().saturating_sub(before) }
}

#[expect(clippy::print_stdout, reason = "the table is what the program is for")]
fn print(rows: &[Row]) {
    println!("| attack | response | median ms | worst ms | MB |\n|---|---|---:|---:|---:|");
    for Row { name, answer, times, grown_kb } in rows {
        let mut sorted: Vec<_> = times.iter().map(|time| time.as_secs_f64() * 1_000.0).collect();
        sorted.sort_by(f64::total_cmp);
        let (median, worst) = (sorted[sorted.len() / 2], sorted[sorted.len() - 1]);
        let (whole, tenth) = (grown_kb / 1_000, grown_kb % 1_000 / 100);
        println!("| {name} | {answer} | {median:.1} | {worst:.1} | {whole}.{tenth} |");
    }
}
