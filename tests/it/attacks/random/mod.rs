//! Random documents by the schema: valid, nearly valid and junk, the same ones at each run.

mod check;
mod generate;
mod model;
mod mutate;
#[expect(clippy::module_inception, reason = "the generator of numbers is what the folder is named for")]
mod random;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use async_graphql::parser::parse_query;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;

use self::check::Check;
use self::generate::Generated;
use self::model::Model;
use self::random::Random;
use self::values::Pools;
use super::{RESPONSE, SDL, input};
use crate::support::{Codes as _, Reply, TestApp};

const A_FEW: u64 = 200;
const MANY: u64 = 100_000;
const WORKERS: usize = 2;

/// The codes that no document may lead to.
const NEVER: [&str; 5] = ["none", "INTERNAL", "TIMEOUT", "SERVICE_UNAVAILABLE", "OVERLOADED"];
/// And those that no valid document may lead to.
const NEVER_IF_VALID: [&str; 4] =
    ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE", "BAD_REQUEST"];
const MAX_RESPONSE_BYTES: usize = 16 * 1024 * 1024;
/// Twenty, and one that says how many more there are.
const MAX_ERRORS: usize = 21;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Valid,
    NearlyValid,
    Junk,
}

/// What the documents are made of, and the app that they are sent to.
struct Field {
    app: TestApp,
    model: Model,
    pools: Pools,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn random_documents_get_answers_within_their_limits() {
    run(A_FEW).await;
}

/// `cargo test --test it -- --ignored --nocapture many_random_documents`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it takes many minutes"]
async fn many_random_documents_get_answers_within_their_limits() {
    run(MANY).await;
}

async fn run(count: u64) {
    let field = Arc::new(Field::new().await);
    let next = Arc::new(AtomicU64::new(0));
    let started = Instant::now();
    let worker = || {
        let (field, next) = (Arc::clone(&field), Arc::clone(&next));
        tokio::spawn(async move {
            let mut tally = BTreeMap::<String, u64>::new();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= count {
                    return tally;
                }
                for outcome in field.ask(seed).await {
                    *tally.entry(outcome).or_default() += 1;
                }
            }
        })
    };
    let workers: Vec<_> = (0..WORKERS).map(|_| worker()).collect();
    let mut tally = BTreeMap::<String, u64>::new();
    for worker in workers {
        for (outcome, times) in worker.await.expect("every answer is right") {
            *tally.entry(outcome).or_default() += times;
        }
    }
    report(&format!("{count} documents in {} s: {tally:?}", started.elapsed().as_secs()));
    let times = |outcome: &str| tally.get(outcome).copied().unwrap_or_default();
    assert!(times("data") > count / 4, "{tally:?}");
    assert!(
        times("GRAPHQL_VALIDATION_FAILED") > count / 20 && times("GRAPHQL_PARSE_FAILED") > count / 20,
        "{tally:?}"
    );
}

#[expect(clippy::print_stderr, reason = "whoever runs the many wants to know how many of what they were")]
fn report(line: &str) {
    eprintln!("{line}");
}

impl Field {
    async fn new() -> Self {
        let app = TestApp::seeded().await;
        let mut pools = Pools::default();
        for query in [
            "{ dataset { id } regions { id } industries { id slug } countries(first: 5) { edges { cursor node { id } } } }",
            "{ cities(first: 40) { edges { cursor node { id slug notes { id } population { id } } } } }",
            "{ relations(first: 5) { edges { cursor node { id citations { source { id slug } } } } } }",
            "{ events(first: 5) { edges { cursor node { id } } } search(text: \"port\") { edges { cursor } } }",
        ] {
            pools.collect(&app.data(query).await);
        }
        assert!(pools.is_rich());
        Self { app, model: Model::new(&SDL), pools }
    }

    /// Sends the document of the seed and checks its answer. Says what came: codes of errors, and whether data.
    async fn ask(&self, seed: u64) -> Vec<String> {
        let mut random = Random::new(seed);
        let valid = generate::document(&self.model, &self.pools, &mut random);
        let (sort, document) = match random.below(20) {
            0..10 => (Sort::Valid, valid),
            10..17 => (Sort::NearlyValid, mutate::mutated(valid, &self.model, &mut random)),
            _ => (Sort::Junk, mutate::junk(&self.model, &mut random)),
        };
        let reply = self.app.send(request(&document, random.percent(20))).await;
        self.app.statements();
        self.check(sort, &document, &reply).unwrap_or_else(|error| {
            let variables = json!(document.variables);
            panic!(
                "seed {seed}: {error}\n{}\n{variables}\n{} {:.3000}",
                document.query, reply.status, reply.text
            )
        })
    }

    fn check(&self, sort: Sort, document: &Generated, reply: &Reply) -> Result<Vec<String>, String> {
        let answer = reply.json();
        let mut outcomes = answer.codes();
        let forbidden = |code: &String| {
            NEVER.contains(&code.as_str()) || (sort == Sort::Valid && NEVER_IF_VALID.contains(&code.as_str()))
        };
        if let Some(code) = outcomes.iter().find(|code| forbidden(code)) {
            return Err(format!("{code} may not be"));
        }
        if !matches!(reply.status.as_u16(), 200 | 400 | 405) {
            return Err("the status is none of those that may be".to_owned());
        }
        if outcomes.len() > MAX_ERRORS || reply.text.len() > MAX_RESPONSE_BYTES {
            return Err("the answer is over its limits".to_owned());
        }
        if let Some(data) = answer.get("data").filter(|data| !data.is_null()) {
            let parsed = parse_query(&document.query).map_err(|error| format!("answered, but {error}"))?;
            // Of documents that are not valid, async-graphql lets some pass in which two fields share a key.
            if sort == Sort::Valid {
                Check { model: &self.model, document: &parsed, variables: &document.variables }.data(data)?;
            }
            outcomes.push("data".to_owned());
        }
        if outcomes.is_empty() && answer.get("data").is_none() {
            return Err("neither data nor errors".to_owned());
        }
        Ok(outcomes)
    }
}

fn request(document: &Generated, by_get: bool) -> Request<Body> {
    let Generated { query, variables } = document;
    let variables = json!(variables);
    let request = if by_get {
        let encoded = |text: &str| input::encoded(text.as_bytes(), b"");
        let address =
            format!("/graphql?query={}&variables={}", encoded(query), encoded(&variables.to_string()));
        Request::get(address).header(header::ACCEPT, RESPONSE).body(Body::empty())
    } else {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = Request::post("/graphql").header(header::ACCEPT, RESPONSE);
        request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body))
    };
    request.expect("a request")
}
