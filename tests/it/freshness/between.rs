//! An import between any two statements of an answer.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sea_orm::Statement;
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::{CacheConfig, CacheMode};

use super::marks::{QUESTION, database, import, number};
use crate::support::{Reply, Served as _, TestApp, TestDatabase, path, patient};

/// Imports once before a certain statement, while its request waits.
struct Writer {
    url: String,
    turn: Mutex<Turn>,
}

struct Turn {
    /// The number that was written last.
    number: u32,
    /// The statements that run before; none if nothing is to be written.
    statements: Option<usize>,
}

impl Writer {
    fn arm(&self, statements: usize) {
        self.turn.lock().expect("nobody panics with it in hand").statements = Some(statements);
    }

    /// Whether it has not come to write since it was armed.
    fn disarm(&self) -> bool {
        self.turn.lock().expect("nobody panics with it in hand").statements.take().is_some()
    }

    fn see(&self, _: &Statement) {
        let mut turn = self.turn.lock().expect("nobody panics with it in hand");
        match turn.statements {
            None => return,
            Some(0) => turn.statements = None,
            Some(left) => {
                turn.statements = Some(left - 1);
                return;
            }
        }
        turn.number += 1;
        let (url, number) = (self.url.clone(), turn.number);
        drop(turn);
        let write = async move {
            let other = TestDatabase::at(url).connect().await;
            import(&other, number).await;
            other.close().await.expect("the connection closes");
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let thread = std::thread::spawn(move || runtime.expect("a runtime").block_on(write));
        thread.join().expect("it writes");
    }
}

async fn get(app: &TestApp, path: &str, tag: Option<&str>) -> Reply {
    let mut request = Request::get(path);
    if let Some(tag) = tag {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn an_answer_has_the_data_of_its_first_statement_and_is_given_no_longer_than_they_last() {
    // Of rows that are kept there is less to be read.
    for (cache, least) in [(CacheMode::Answers, 6), (CacheMode::Rows, 3), (CacheMode::Fresh, 6)] {
        let database = database().await;
        let turn = Mutex::new(Turn { number: 0, statements: None });
        let writer = Arc::new(Writer { url: database.url.clone(), turn });
        let observer = {
            let writer = Arc::clone(&writer);
            Arc::new(move |statement: &Statement| writer.see(statement))
        };
        let cache = CacheConfig { cache, ..patient().cache };
        let app = TestApp::observed(database, &ServerConfig { cache, ..patient() }, observer).await;
        let mut statements = 0;
        let mut told = 0;
        loop {
            // The second time it is executed as well, and may be kept then.
            let path = path(&format!("query Before{statements}{QUESTION}"));
            let before = get(&app, &path, None).await;
            assert_eq!(number(&before.json()), told);
            writer.arm(statements);
            let during = get(&app, &path, None).await;
            if writer.disarm() {
                break;
            }
            // What the first statement reads is what was written before it.
            let expected = told + u32::from(statements == 0);
            assert_eq!(number(&during.json()), expected, "before {statements}");
            let is_same_tag = during.header("etag") == before.header("etag");
            assert_eq!(is_same_tag, during.text == before.text, "before {statements}");
            told += 1;
            for tag in [before.header("etag"), during.header("etag")] {
                let after = get(&app, &path, Some(tag)).await;
                if tag == after.header("etag") {
                    assert_eq!((after.status, expected), (StatusCode::NOT_MODIFIED, told));
                } else {
                    assert_eq!((after.status, number(&after.json())), (StatusCode::OK, told));
                }
            }
            statements += 1;
        }
        assert!(statements >= least, "{statements}");
    }
}
