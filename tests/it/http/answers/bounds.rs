//! How much is kept.

use async_graphql::futures_util::future::join_all;

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
