//! Readers of several servers while an import in the process and one in another process change the data in turn.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::{CacheConfig, CacheMode};
use tempfile::TempDir;

use super::marks::{QUESTION, database, import, import_elsewhere, number};
use crate::subscriptions::{follow, next};
use crate::support::{TestApp, TestDatabase, path, patient};

const CHANGES: u32 = 12;
/// Who has asked so often after the last change, and not seen it, will not see it.
const MOST: usize = 100_000;

/// The texts of all tags.
#[derive(Default)]
struct Texts(Mutex<HashMap<String, String>>);

impl Texts {
    fn keep(&self, tag: &str, text: &str) {
        let mut texts = self.0.lock().expect("no reader panics with the texts in hand");
        let kept = texts.entry(tag.to_owned()).or_insert_with(|| text.to_owned());
        assert_eq!(kept, text, "{tag} belongs to other bytes");
    }

    fn find(&self, tag: &str) -> String {
        self.0.lock().expect("no reader panics with the texts in hand")[tag].clone()
    }
}

/// A client that asks in several ways.
struct Client {
    app: Arc<TestApp>,
    texts: Arc<Texts>,
    id: usize,
    asked: usize,
    tag: Option<String>,
    seen: u32,
}

impl Client {
    fn new(app: &Arc<TestApp>, texts: &Arc<Texts>, id: usize) -> Self {
        Self { app: Arc::clone(app), texts: Arc::clone(texts), id, asked: 0, tag: None, seen: 0 }
    }

    /// The number that is told now, by an answer that may be kept, by one that cannot be, or by the one that the client
    /// keeps itself.
    async fn ask(&mut self) -> u32 {
        let told = match self.asked % 3 {
            0 => number(&self.app.answer(QUESTION).await),
            1 => {
                let new = json!({ "client": self.id, "asked": self.asked });
                number(&self.app.post(json!({ "query": QUESTION, "extensions": new })).await.json())
            }
            _ => self.revalidate().await,
        };
        assert!(told >= self.seen, "{told} after {}, in turn {}", self.seen, self.asked);
        self.asked += 1;
        self.seen = told;
        told
    }

    async fn revalidate(&mut self) -> u32 {
        let mut request = Request::get(path(QUESTION));
        if let Some(tag) = &self.tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let reply = self.app.send(request.body(Body::empty()).expect("a request")).await;
        let tag = reply.header("etag").to_owned();
        if reply.status == StatusCode::NOT_MODIFIED {
            assert_eq!(Some(&tag), self.tag.as_ref());
        } else {
            self.texts.keep(&tag, &reply.text);
        }
        let text = self.texts.find(&tag);
        self.tag = Some(tag);
        number(&serde_json::from_str(&text).expect("JSON"))
    }

    /// Asks until it is told of the last change; with `at_once`, of each change that was acknowledged before it asked.
    async fn read(mut self, written: Arc<AtomicU32>, at_once: bool) {
        let mut late = 0;
        while late < MOST {
            let acknowledged = written.load(Ordering::SeqCst);
            let told = self.ask().await;
            if at_once {
                assert!(
                    told >= acknowledged,
                    "{told} after {acknowledged} was written, in turn {}",
                    self.asked
                );
            }
            if told == CHANGES {
                return;
            }
            late += usize::from(acknowledged == CHANGES);
            // The writers need the processors as well.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("the last change is never seen");
    }
}

/// Follows the data until the last change.
async fn follow_all(app: Arc<TestApp>) {
    let mut events = follow(&app, format!("subscription{{live{QUESTION}}}"));
    let mut seen = 0;
    while seen < CHANGES {
        let told = number(&json!({ "data": next(&mut events).await["data"]["live"] }));
        assert!(told >= seen, "{told} after {seen}");
        seen = told;
    }
}

async fn server(database: TestDatabase, cache: CacheMode, staleness: Duration) -> Arc<TestApp> {
    let cache = CacheConfig { cache, staleness, ..CacheConfig::default() };
    Arc::new(TestApp::at(database, &ServerConfig { cache, ..patient() }).await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_answer_mixes_versions_or_goes_back_and_what_is_written_is_seen() {
    let database = database().await;
    let url = database.url.clone();
    let (none, default) = (Duration::ZERO, CacheConfig::default().staleness);
    let servers = [
        (server(database, CacheMode::Answers, none).await, true),
        (server(TestDatabase::at(url.clone()), CacheMode::Answers, default).await, false),
        (server(TestDatabase::at(url.clone()), CacheMode::Fresh, none).await, true),
    ];
    let (written, texts) = (Arc::<AtomicU32>::default(), Arc::<Texts>::default());
    let mut readers = Vec::new();
    for (app, at_once) in &servers {
        for id in 0..2 {
            let client = Client::new(app, &texts, id);
            readers.push(tokio::spawn(client.read(Arc::clone(&written), *at_once)));
        }
    }
    readers.push(tokio::spawn(follow_all(Arc::clone(&servers[0].0))));
    let folder = TempDir::new().expect("a folder");
    for number in 1..=CHANGES {
        if number % 2 == 1 {
            import(&servers[0].0.connection, number).await;
        } else {
            let (url, folder) = (url.clone(), folder.path().to_owned());
            let elsewhere = tokio::task::spawn_blocking(move || import_elsewhere(&url, &folder, number));
            elsewhere.await.expect("it writes");
        }
        written.store(number, Ordering::SeqCst);
    }
    for reader in readers {
        reader.await.expect("no reader fails");
    }
}
