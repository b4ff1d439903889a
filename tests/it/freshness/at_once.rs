//! The same question at the same time is one execution, and different ones are none of each other's business.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::mpsc::{Sender, channel};
use std::task::Poll;

use async_graphql::futures_util::future::join_all;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::marks::{QUESTION, database, import, number};
use crate::http::answers::figures;
use crate::support::{Reply, TestApp, patient};

const ASKERS: usize = 50;
/// Who ask the same share one connection; these need one each.
const FEW: usize = 10;

type Asked<'a> = Pin<Box<dyn Future<Output = Reply> + 'a>>;

/// Holds up the statements that are not run on the thread that asks, until it is dropped.
struct Hold(#[expect(dead_code, reason = "dropping it is the signal")] Sender<()>);

impl Hold {
    async fn begin() -> Self {
        let (sender, receiver) = channel::<()>();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        tokio::task::spawn_blocking(move || {
            begun.send(()).expect("it is waited for");
            receiver.recv().expect_err("nothing is sent");
        });
        has_begun.await.expect("a thread is free");
        Self(sender)
    }
}

/// Runs a test whose statements can be held up: there is one thread for all that take long.
fn run(test: impl Future<Output = ()>) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().max_blocking_threads(1).build().expect("a runtime").block_on(test);
}

fn ask<'a>(app: &'a TestApp, body: &Value) -> Asked<'a> {
    Box::pin(app.post(body.clone()))
}

/// Whether a request still waits when it has gone on as far as it can.
async fn waits(asked: &mut Asked<'_>) -> bool {
    poll_fn(|context| Poll::Ready(asked.as_mut().poll(context).is_pending())).await
}

/// Goes on with a request until its snapshot is open and it waits for the database.
async fn begin(app: &TestApp, asked: &mut Asked<'_>) {
    let mut ran = 0;
    while ran < 2 {
        assert!(waits(asked).await);
        tokio::task::yield_now().await;
        ran += app.every_statement().len();
    }
}

/// The answers of requests that are all under way before any of them ends.
async fn at_once(asked: Vec<Asked<'_>>) -> Vec<Reply> {
    let hold = Hold::begin().await;
    let release = async {
        for _ in 0..ASKERS {
            tokio::task::yield_now().await;
        }
        drop(hold);
    };
    tokio::join!(join_all(asked), release).0
}

/// A server over data that tell 0, which has not been asked anything.
async fn cold() -> TestApp {
    TestApp::at(database().await, &patient()).await
}

/// The statements of a request that is alone.
async fn alone(body: &Value) -> (Value, Vec<String>) {
    let app = cold().await;
    let answer = app.post(body.clone()).await.json();
    (answer, app.statements())
}

#[test]
fn identical_questions_at_once_are_one_execution_on_a_cold_server_too() {
    run(async {
        let body = json!({ "query": QUESTION });
        let (answer, once) = alone(&body).await;
        assert_eq!(number(&answer), 0);
        assert!(once.len() > 5, "{once:#?}");
        let app = cold().await;
        let replies = at_once((0..ASKERS).map(|_| ask(&app, &body)).collect()).await;
        assert_eq!(app.statements(), once);
        assert!(replies.iter().all(|reply| reply.json() == answer));
        assert_eq!(figures(&app).await, (49, 1, 0));
    });
}

#[test]
fn different_questions_at_once_are_not_taken_for_each_other() {
    run(async {
        let query = "query($first:Int){relations{totalCount}cities(first:$first){nodes{slug}}}";
        let body = |first: usize| json!({ "query": query, "variables": { "first": first } });
        let (_, once) = alone(&body(1)).await;
        assert!(once.len() > 1, "{once:#?}");
        let app = cold().await;
        let replies = at_once((1..=FEW).map(|first| ask(&app, &body(first))).collect()).await;
        assert_eq!(app.statements().len(), once.len() * FEW);
        for (reply, first) in replies.iter().zip(1..) {
            let cities = reply.json()["data"]["cities"]["nodes"].as_array().map(Vec::len);
            assert_eq!(cities, Some(first), "{}", reply.text);
        }
        assert_eq!(figures(&app).await, (0, 10, 0));
    });
}

#[test]
fn who_goes_away_leaves_the_question_to_the_others() {
    run(async {
        let body = json!({ "query": QUESTION });
        let (answer, once) = alone(&body).await;
        let app = cold().await;
        let hold = Hold::begin().await;
        let mut first = ask(&app, &body);
        begin(&app, &mut first).await;
        let mut others: Vec<_> = (0..ASKERS).map(|_| ask(&app, &body)).collect();
        for other in &mut others {
            assert!(waits(other).await);
        }
        assert_eq!(app.every_statement(), Vec::<String>::new());
        drop((first, hold));
        assert!(join_all(others).await.iter().all(|reply| reply.json() == answer));
        assert_eq!(app.statements(), once);
        assert_eq!(figures(&app).await, (49, 1, 0));
    });
}

#[test]
fn an_error_is_for_each_who_asks_and_leaves_nothing_behind() {
    run(async {
        let app = cold().await;
        let body = json!({ "query": QUESTION });
        let rename = async |one: &str, other: &str| {
            let statement = format!("ALTER TABLE {one} RENAME TO {other}");
            app.connection.execute_unprepared(&statement).await.expect("the table is renamed");
        };
        rename("relation", "away").await;
        let replies = at_once((0..FEW).map(|_| ask(&app, &body)).collect()).await;
        let mut ids: Vec<_> = replies.iter().map(|reply| reply.header("x-request-id")).collect();
        for reply in &replies {
            let error = &reply.json()["errors"][0]["extensions"];
            assert_eq!(error["code"], "INTERNAL");
            assert_eq!(error["requestId"], reply.header("x-request-id"));
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), FEW);
        rename("away", "relation").await;
        let replies = at_once((0..FEW).map(|_| ask(&app, &body)).collect()).await;
        assert!(replies.iter().all(|reply| number(&reply.json()) == 0));
        assert_eq!(figures(&app).await, (9, 11, 0));
    });
}

#[test]
fn who_asks_after_a_write_does_not_get_what_was_being_read_before() {
    run(async {
        let app = cold().await;
        let body = json!({ "query": QUESTION });
        let hold = Hold::begin().await;
        let mut first = ask(&app, &body);
        begin(&app, &mut first).await;
        let mut before = ask(&app, &body);
        assert!(waits(&mut before).await);
        import(&app.connection, 1).await;
        let mut after = ask(&app, &body);
        assert!(waits(&mut after).await);
        drop(hold);
        let replies = join_all([first, before, after]).await;
        let told: Vec<_> = replies.iter().map(|reply| number(&reply.json())).collect();
        // The one who asked before is told the news as well, since it has to wait anyhow.
        assert_eq!(told, [0, 1, 1]);
        assert_eq!(figures(&app).await.0 + figures(&app).await.1, 3);
    });
}
