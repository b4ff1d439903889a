//! When the data change.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, TransactionTrait as _};

use super::*;
use crate::support::Served as _;

const BOTH: &str = "{dataset{title}city(slug:\"kure-jp\"){name}}";

/// Writes two tables together, as every load does.
async fn write(db: &DatabaseConnection, number: u64) {
    let transaction = db.begin().await.expect("a transaction");
    for statement in [
        format!("UPDATE city SET name = 'n{number}' WHERE slug = 'kure-jp'"),
        format!("UPDATE dataset SET title = 'n{number}', revision = revision + 1"),
    ] {
        transaction.execute_unprepared(&statement).await.expect("written");
    }
    transaction.commit().await.expect("committed");
}

fn told(answer: &Value) -> (&str, &str) {
    let data = &answer["data"];
    let (title, name) = (data["dataset"]["title"].as_str(), data["city"]["name"].as_str());
    (title.expect("text"), name.expect("text"))
}

#[tokio::test]
async fn a_write_of_another_connection_is_seen_at_once() {
    let app = strict().await;
    let other = app.database.connect().await;
    for number in 1..=5 {
        write(&other, number).await;
        let name = format!("n{number}");
        for _ in 0..4 {
            assert_eq!(told(&ask(&app, BOTH).await), (name.as_str(), name.as_str()));
        }
    }
    let (memory, executed, _) = figures(&app).await;
    // The question is known by its second version, and then executed once for each.
    assert_eq!((memory, executed), (14, 6));
}

#[tokio::test]
async fn within_the_staleness_a_write_is_seen_once_anybody_reads_the_data() {
    let app = lax().await;
    let other = app.database.connect().await;
    write(&other, 1).await;
    for _ in 0..3 {
        assert_eq!(told(&ask(&app, BOTH).await), ("n1", "n1"));
    }
    write(&other, 2).await;
    assert_eq!(told(&ask(&app, BOTH).await), ("n1", "n1"));
    ask(&app, "{dataset{version}}").await;
    assert_eq!(told(&ask(&app, BOTH).await), ("n2", "n2"));
}

#[tokio::test]
async fn what_tells_of_the_schema_alone_outlives_a_change() {
    let app = strict().await;
    for _ in 0..2 {
        ask(&app, SCHEMA).await;
    }
    write(&app.database.connect().await, 1).await;
    ask(&app, SCHEMA).await;
    assert_eq!(figures(&app).await.0, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_beside_a_writer_never_see_a_mixture_nor_what_was_replaced_before_they_asked() {
    let app = Arc::new(strict().await);
    let other = app.database.connect().await;
    write(&other, 1).await;
    let written = Arc::new(AtomicU64::new(1));
    let readers: Vec<_> = (0..8)
        .map(|_| {
            let (app, written) = (Arc::clone(&app), Arc::clone(&written));
            tokio::spawn(async move {
                loop {
                    let least = written.load(Ordering::SeqCst);
                    let answer = ask(&app, BOTH).await;
                    let (title, name) = told(&answer);
                    assert_eq!(title, name);
                    let number: u64 = title[1..].parse().expect("a number");
                    assert!(number >= least, "{number} was replaced by {least}");
                    if least == 40 {
                        return;
                    }
                }
            })
        })
        .collect();
    for number in 2..=40 {
        write(&other, number).await;
        written.store(number, Ordering::SeqCst);
        tokio::task::yield_now().await;
    }
    for reader in readers {
        reader.await.expect("no reader fails");
    }
}

#[tokio::test]
async fn who_has_an_answer_gets_another_one_once_the_data_have_changed() {
    let app = strict().await;
    let other = app.database.connect().await;
    let mut tag = String::new();
    for number in 1..=3 {
        write(&other, number).await;
        let changed = whole(&app, get(BOTH, &[(header::IF_NONE_MATCH, &*tag)])).await;
        assert_eq!(changed.status(), StatusCode::OK);
        let new = changed.headers()[header::ETAG].to_str().expect("text").to_owned();
        assert_ne!(new, tag);
        let old = std::mem::replace(&mut tag, new);
        for _ in 0..4 {
            let same = whole(&app, get(BOTH, &[(header::IF_NONE_MATCH, &*tag)])).await;
            assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
        }
        let outdated = whole(&app, get(BOTH, &[(header::IF_NONE_MATCH, &*old)])).await;
        assert_eq!(
            (outdated.status(), &outdated.headers()[header::ETAG]),
            (StatusCode::OK, &changed.headers()[header::ETAG])
        );
    }
}
