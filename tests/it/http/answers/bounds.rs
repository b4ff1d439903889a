//! How much is kept.

use std::sync::Arc;

use async_graphql::futures_util::future::join_all;
use sister_cities::graphql::engine::documents::{Documents, Manifest};

use super::*;

fn numbered(number: usize) -> String {
    format!("{{ n{number}: home {{ slug }} }}")
}

#[tokio::test]
async fn a_flood_of_questions_stays_within_the_bound() {
    const BOUND: u64 = 64 * 1_024;
    let app = small(BOUND).await;
    for number in 0..300 {
        for _ in 0..2 {
            ask(&app, &numbered(number)).await;
        }
        let (_, _, bytes) = figures(&app).await;
        assert!(bytes <= BOUND, "{bytes} after {number}");
    }
    let (_, _, bytes) = figures(&app).await;
    assert!(bytes > BOUND / 2, "{bytes}");
}

/// One of many questions that have one document, and cost next to nothing.
async fn ask_cheaply(app: &TestApp, number: usize) {
    let body = json!({ "query": "{__typename}", "extensions": { "number": number } });
    assert_eq!(app.post(body).await.text, r#"{"data":{"__typename":"Query"}}"#);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flood_from_many_clients_stays_within_the_bound_at_each_moment() {
    const BOUND: u64 = 64 * 1_024;
    const CLIENTS: usize = 8;
    const QUESTIONS: usize = 8_000;
    let app = Arc::new(small(BOUND).await);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let app = Arc::clone(&app);
            tokio::spawn(async move {
                for number in (client..QUESTIONS).step_by(CLIENTS) {
                    for _ in 0..2 {
                        ask_cheaply(&app, number).await;
                    }
                    if number % 100 == client {
                        let (_, _, bytes) = figures(&app).await;
                        assert!(bytes <= BOUND, "{bytes} after {number}");
                    }
                }
            })
        })
        .collect();
    for client in clients {
        client.await.expect("the bound holds");
    }
    let (memory, executed, bytes) = figures(&app).await;
    assert_eq!((memory, executed), (0, 2 * QUESTIONS as u64));
    assert!(bytes > BOUND / 2, "{bytes}");
}

#[tokio::test]
async fn a_question_that_is_asked_all_the_time_stays_while_others_come_and_go() {
    let app = small(64 * 1_024).await;
    for number in 0..1_000 {
        for _ in 0..2 {
            ask_cheaply(&app, number).await;
        }
        if number % 20 == 0 {
            ask(&app, HOME).await;
        }
    }
    assert_eq!(figures(&app).await.0, 48);
}

#[tokio::test]
async fn a_flood_of_documents_stays_within_its_bound() {
    const BOUND: u64 = 64 * 1_024;
    let documents = Documents::new(Manifest::default(), false, 0).keep_prepared(BOUND);
    let app = TestApp::with(documents, patient()).await;
    let mut most = 0;
    for number in 0..300 {
        ask(&app, &format!("{{n{number}:__typename}}")).await;
        let bytes = app.figure("graphql_server_prepared_documents_size_bytes").await;
        assert!(bytes <= BOUND, "{bytes} after {number}");
        most = most.max(bytes);
    }
    assert!(most > BOUND / 2, "{most}");
}

#[tokio::test]
async fn questions_that_are_asked_once_drive_nothing_out() {
    let app = small(64 * 1_024).await;
    for _ in 0..2 {
        ask(&app, HOME).await;
    }
    let (_, _, bytes) = figures(&app).await;
    for number in 0..300 {
        ask(&app, &numbered(number)).await;
    }
    assert_eq!(figures(&app).await, (0, 302, bytes));
    ask(&app, HOME).await;
    assert_eq!(figures(&app).await, (1, 302, bytes));
}

#[tokio::test]
async fn an_answer_takes_an_eighth_of_the_memory_at_most() {
    // PARTNERS has some 2,000 bytes, and an entry 1,000 beside them.
    for (bytes, memory) in [(64 * 1_024, 1), (16 * 1_024, 0)] {
        let app = small(bytes).await;
        for _ in 0..3 {
            ask(&app, PARTNERS).await;
        }
        assert_eq!(figures(&app).await.0, memory, "{bytes}");
    }
}

#[tokio::test]
async fn compressed_forms_are_counted() {
    let app = lax().await;
    let gzip = [(header::ACCEPT_ENCODING, "gzip")];
    for _ in 0..2 {
        ask(&app, PARTNERS).await;
    }
    let (_, _, plain) = figures(&app).await;
    let compressed = whole(&app, post(PARTNERS, &gzip)).await.body().len() as u64;
    assert_eq!(figures(&app).await.2, plain + compressed);
    whole(&app, post(PARTNERS, &gzip)).await;
    assert_eq!(figures(&app).await.2, plain + compressed, "made once");
}

#[tokio::test]
async fn without_memory_nothing_is_kept_or_shared() {
    let app = small(0).await;
    join_all((0..5).map(|_| ask(&app, HOME))).await;
    for _ in 0..3 {
        ask(&app, SCHEMA).await;
    }
    assert_eq!(figures(&app).await, (0, 8, 0));
}
