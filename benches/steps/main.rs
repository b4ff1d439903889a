//! Times the steps of a request, one by one: `cargo bench --bench steps`.
//!
//! The requests and the data are those whose instructions are counted; docs/performance.md says what each step is.

#[path = "../instructions/data.rs"]
mod data;
#[path = "../instructions/requests.rs"]
mod requests;
#[path = "../instructions/server.rs"]
mod server;
mod servers;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use sister_cities::graphql::engine::guard::tokens::scan;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use self::requests::Fixed;
use self::server::{check, send};
use self::servers::{Servers, request};

/// What an engine calls a request in its log.
const ID: &str = "bench";

fn main() {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = TempDir::new().expect("a folder for the database");
    let database = folder.path().join("steps.db");
    runtime.block_on(data::make(&database));
    let servers = runtime.block_on(Servers::over(&database));
    let mut criterion = Criterion::default().configure_from_args();
    for fixed in requests::all() {
        time(&mut criterion, &runtime, &servers, &fixed);
    }
    criterion.final_summary();
}

/// Each step of a request. Those of an engine have all the steps before them in them.
fn time(criterion: &mut Criterion, runtime: &Runtime, servers: &Servers, fixed: &Fixed) {
    if fixed.is_kept {
        let ask = || runtime.block_on(send(&servers.answers, fixed));
        // An answer is kept when it is asked for the second time.
        check(fixed, &ask());
        check(fixed, &ask());
        criterion
            .bench_with_input(BenchmarkId::new("answer from memory", fixed.name), fixed, |b, _| b.iter(ask));
        return;
    }
    let asked = request(fixed);
    let mut step = |name: &str, run: &mut dyn FnMut()| {
        criterion.bench_with_input(BenchmarkId::new(name, fixed.name), fixed, |b, _| b.iter(&mut *run));
    };
    step("scan", &mut || {
        scan(black_box(&asked.document.text), &servers.limits).map(drop).expect("it is within the limits");
    });
    for (name, engine) in [("plan of a new document", &servers.new), ("plan", &servers.fresh)] {
        step(name, &mut || {
            black_box(engine.repeats(&asked, ID)).map(drop).expect("it is valid");
        });
    }
    for (name, engine) in [("execution", &servers.fresh), ("execution over kept rows", &servers.rows)] {
        step(name, &mut || {
            black_box(runtime.block_on(engine.execute(asked.clone(), ID)));
        });
    }
    let executed = runtime.block_on(servers.fresh.execute(asked.clone(), ID));
    assert!(executed.response.errors.is_empty(), "{:?}", executed.response.errors);
    step("JSON", &mut || {
        black_box(serde_json::to_vec(&executed.response.data)).map(drop).expect("it is JSON");
    });
    let ask = || runtime.block_on(send(&servers.nothing, fixed));
    check(fixed, &ask());
    step("whole request", &mut || drop(black_box(ask())));
}
