//! The tests of the public scanner graphql-cop, as it judges their answers, in both profiles.

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{Request, header};
use serde_json::{Value, json};
use sister_cities::config::ServerConfig;
use sister_cities::config::access::{AccessConfig, Profile};

use crate::support::{Reply, TestApp};

/// What the scanner calls its test, what it sends, and when it reports something.
type Probe = (&'static str, fn() -> Request<Body>, fn(&Reply) -> bool);

const PROBES: [Probe; 13] = [
    (
        "alias overloading",
        || query(&format!("query cop {{ {} }}", repeat(101, |number| format!("alias{number}: __typename ")))),
        |reply| json_of(reply)["data"]["alias100"].is_string(),
    ),
    (
        "array-based query batching",
        || post(&Value::from(vec![json!({ "query": "query cop { __typename }" }); 10])),
        |reply| json_of(reply).is_array(),
    ),
    (
        "directive overloading",
        || query(&format!("query cop {{ __typename {} }}", "@aa".repeat(10))),
        |reply| json_of(reply)["errors"].as_array().is_some_and(|errors| errors.len() >= 10),
    ),
    (
        "circular query by introspection",
        || {
            query(
                "query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { \
                 name } } } } } } } } } } }",
            )
        },
        |reply| json_of(reply)["data"]["__schema"].is_object(),
    ),
    (
        "field duplication",
        || query(&format!("query cop {{ {} }}", "__typename \n".repeat(500))),
        |reply| json_of(reply)["data"]["__typename"].is_string(),
    ),
    (
        "introspection",
        || query("query cop { __schema { types { name fields { name } } } }"),
        |reply| json_of(reply)["data"]["__schema"]["types"].is_array(),
    ),
    (
        "field suggestions",
        || query("query cop { __schema { directive } }"),
        |reply| reply.text.contains("Did you mean"),
    ),
    (
        "GraphQL IDE",
        || get("").header(header::ACCEPT, "text/html").body(Body::empty()).expect("a request"),
        |reply| reply.header("content-type").starts_with("text/html"),
    ),
    (
        "queries by GET",
        || get("?query=query%20cop%20%7B__typename%7D").body(Body::empty()).expect("a request"),
        |reply| json_of(reply)["data"]["__typename"].is_string(),
    ),
    (
        "mutations by GET",
        || get("?query=mutation%20cop%20%7B__typename%7D").body(Body::empty()).expect("a request"),
        |reply| json_of(reply)["data"]["__typename"].is_string(),
    ),
    (
        "queries by a form",
        || {
            let request = Request::post("/graphql");
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            request.body(Body::from("query=query+cop+%7B__typename%7D")).expect("a request")
        },
        |reply| json_of(reply)["data"]["__typename"].is_string(),
    ),
    (
        "trace mode",
        || query("query cop { __typename }"),
        |reply| reply.text.contains("tracing") || reply.text.contains("extensions"),
    ),
    (
        "unhandled errors",
        || query("qwerty cop { abc }"),
        |reply| ["exception", "stacktrace", ".rs"].iter().any(|word| reply.text.contains(word)),
    ),
];

fn query(text: &str) -> Request<Body> {
    post(&json!({ "query": text, "operationName": "cop" }))
}

fn post(body: &Value) -> Request<Body> {
    let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
    request.body(Body::from(body.to_string())).expect("a request")
}

fn get(parameters: &str) -> Builder {
    Request::get(format!("/graphql{parameters}"))
}

fn repeat(times: usize, part: impl Fn(usize) -> String) -> String {
    (0..times).map(part).collect()
}

fn json_of(reply: &Reply) -> Value {
    serde_json::from_str(&reply.text).unwrap_or_default()
}

async fn reported(app: &TestApp) -> Vec<&'static str> {
    let mut reported = Vec::new();
    for (name, request, is_reported) in PROBES {
        if is_reported(&app.send(request()).await) {
            reported.push(name);
        }
    }
    reported
}

#[tokio::test]
async fn the_public_profile_shows_the_three_things_that_it_is_there_to_show() {
    assert_eq!(reported(&TestApp::seeded().await).await, ["introspection", "GraphQL IDE", "queries by GET"]);
}

#[tokio::test]
async fn the_hardened_profile_shows_nothing() {
    let access = AccessConfig { profile: Profile::Hardened, introspection_token: None };
    let app = TestApp::with_config(ServerConfig { access, ..ServerConfig::default() }).await;
    assert_eq!(reported(&app).await, Vec::<&str>::new());
    // And answers what it is there to answer.
    assert_eq!(app.data("{ home { slug } }").await, json!({ "home": { "slug": "wenzhou-cn" } }));
}
