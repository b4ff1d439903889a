//! The data that ship with the crate.

use std::time::Instant;

use seed::{Options, load, synthetic};

use crate::support::TestDatabase;

#[tokio::test]
async fn large_network_loads() {
    let database = TestDatabase::new().await;
    let data = synthetic::network(10_000, 20_000, 1);
    let start = Instant::now();
    let report = load(&database.db, &data, Options::default()).await.expect("loads");
    println!("{:?}: {report}", start.elapsed());
    let start = Instant::now();
    let report = load(&database.db, &data, Options::default()).await.expect("loads");
    println!("{:?}: {report}", start.elapsed());
}
