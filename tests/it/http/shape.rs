//! Parameters of every type of JSON: what is wrong with them is said in the words of JSON.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};

use crate::support::{Codes as _, Reply, TestApp};

const QUERY: &str = "{ home { slug } }";
const ANSWER: &str = r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#;
/// The SHA-256 of `QUERY`, as sha256sum has it.
const HASH: &str = "aba4c7fbccb2dff8480667c19359164b200518bd3e5d12e2016bb66b59f18e8a";

async fn post(app: &TestApp, body: impl Into<Body>) -> Reply {
    let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json");
    app.send(request.body(body.into()).expect("a request")).await
}

/// The message of a request that is refused.
async fn message(app: &TestApp, body: impl Into<Body>) -> String {
    let reply = post(app, body).await;
    assert_eq!(
        (reply.status, reply.json().codes()),
        (StatusCode::BAD_REQUEST, vec!["BAD_REQUEST".to_owned()]),
        "{}",
        reply.text
    );
    reply.json()["errors"][0]["message"].as_str().unwrap_or_default().to_owned()
}

/// One value of each type, with what it is called.
fn values() -> [(Value, &'static str); 6] {
    [
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!(1.5), "a number"),
        (json!("x"), "a string"),
        (json!([1, "x"]), "a list"),
        (json!({ "x": 1 }), "an object"),
    ]
}

#[tokio::test]
async fn every_parameter_says_what_it_is_and_what_it_has_to_be() {
    let app = TestApp::seeded().await;
    for (name, accepted) in [
        ("query", "a string"),
        ("documentId", "a string"),
        ("operationName", "a string"),
        ("variables", "an object"),
        ("extensions", "an object"),
    ] {
        for (value, kind) in values().into_iter().filter(|(_, kind)| *kind != accepted) {
            let mut body = json!({ "query": QUERY });
            body[name] = value;
            let expected = format!("'{name}' is {kind}; send {accepted}");
            assert_eq!(message(&app, body.to_string()).await, expected);
        }
        let mut body = json!({ "query": QUERY });
        body[name] = Value::Null;
        if name != "query" {
            assert_eq!(post(&app, body.to_string()).await.text, ANSWER, "null is as good as nothing: {name}");
        }
    }
}

#[tokio::test]
async fn a_persisted_query_says_what_it_is_and_what_it_has_to_be() {
    let app = TestApp::seeded().await;
    let path = "'extensions.persistedQuery";
    let with = |persisted: Value| json!({ "query": QUERY, "extensions": { "persistedQuery": persisted } });
    for (value, kind) in values() {
        let whole = with(value.clone()).to_string();
        if kind != "an object" {
            let expected = format!("{path}' is {kind}; send an object with 'version' and 'sha256Hash'");
            assert_eq!(message(&app, whole).await, expected);
        }
        let version = with(json!({ "version": value, "sha256Hash": HASH })).to_string();
        match kind {
            "a number" if value == json!(1) => assert_eq!(post(&app, version).await.text, ANSWER),
            "a number" => assert_eq!(
                message(&app, version).await,
                format!("{path}.version' is {value}; only version 1 is supported")
            ),
            _ => assert_eq!(message(&app, version).await, format!("{path}.version' is {kind}; send 1")),
        }
        let hash = with(json!({ "version": 1, "sha256Hash": value })).to_string();
        if kind != "a string" {
            let expected = format!("{path}.sha256Hash' is {kind}; send a string");
            assert_eq!(message(&app, hash).await, expected);
        }
    }
    for (persisted, expected) in [
        (json!({}), "'extensions.persistedQuery' has no 'version'; send 1"),
        (
            json!({ "version": null, "sha256Hash": HASH }),
            "'extensions.persistedQuery' has no 'version'; send 1",
        ),
        (
            json!({ "version": 1 }),
            "'extensions.persistedQuery' has no 'sha256Hash'; \
             send the SHA-256 of the query in hexadecimal digits",
        ),
    ] {
        assert_eq!(message(&app, with(persisted).to_string()).await, expected);
    }
    for extensions in [json!({ "persistedQuery": null }), json!({}), json!({ "tracing": true })] {
        let body = json!({ "query": QUERY, "extensions": extensions });
        assert_eq!(post(&app, body.to_string()).await.text, ANSWER, "{body}");
    }
}

#[tokio::test]
async fn a_body_says_what_it_is_and_what_it_has_to_be() {
    let app = TestApp::seeded().await;
    for (body, expected) in [
        ("null", "the body is null; send an object with 'query'"),
        (" true", "the body is a boolean; send an object with 'query'"),
        ("1.5", "the body is a number; send an object with 'query'"),
        ("\"{}\"", "the body is a string; send an object with 'query'"),
        ("", "the body is empty; send an object with 'query' in JSON"),
        (" \r\n", "the body is empty; send an object with 'query' in JSON"),
        ("query=x", "the body is not JSON: expected value at line 1 column 1"),
        ("{}", "the request has no 'query'"),
        (r#"{"query":null}"#, "the request has no 'query'"),
        (
            r#"{"query":"a","query":"b"}"#,
            "the body is not a GraphQL request in JSON: duplicate field `query` at line 1 column 20",
        ),
    ] {
        assert_eq!(message(&app, body).await, expected, "{body}");
    }
}

#[tokio::test]
async fn a_url_says_what_its_json_is() {
    let app = TestApp::seeded().await;
    for (name, value, expected) in [
        ("variables", "%5B%5D", "'variables' is a list; send an object"),
        ("variables", "%22x%22", "'variables' is a string; send an object"),
        ("extensions", "1", "'extensions' is a number; send an object"),
        (
            "extensions",
            "%7B%22persistedQuery%22:1%7D",
            "'extensions.persistedQuery' is a number; send an object with 'version' and 'sha256Hash'",
        ),
        (
            "variables",
            "%7B",
            "'variables' in the URL is not JSON: EOF while parsing an object at line 1 column 1",
        ),
    ] {
        let reply = app.get(&format!("/graphql?query=%7Bhome%7Bslug%7D%7D&{name}={value}")).await;
        assert_eq!(reply.json()["errors"][0]["message"], expected);
    }
    for rest in
        ["variables=null", "extensions=null", "extensions=%7B%22persistedQuery%22:null%7D", "variables="]
    {
        let reply = app.get(&format!("/graphql?query=%7Bhome%7Bslug%7D%7D&{rest}")).await;
        assert_eq!(reply.text, ANSWER, "{rest}");
    }
}

#[tokio::test]
async fn what_percent_encoding_stands_for_is_utf8() {
    let app = TestApp::seeded().await;
    for rest in ["", "&x=%E6%B8%A9", "&x=%e6%b8%a9", "&x=%", "&x=%zz%2", "&x=%+f"] {
        let reply = app.get(&format!("/graphql?query=%7Bhome%7Bslug%7D%7D{rest}")).await;
        assert_eq!(reply.text, ANSWER, "{rest}");
    }
    for query in
        ["query=%7Bhome%7Bslug%7D%7D%FF", "query=%7Bhome%7Bslug%7D%7D&%E6%B8=1", "variables=%ED%A0%80"]
    {
        let reply = app.get(&format!("/graphql?{query}")).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        let json = reply.json();
        assert_eq!(json.codes(), ["BAD_REQUEST"], "{query}");
        let expected = "the parameters of the URL are not UTF-8 in percent-encoding";
        assert_eq!(json["errors"][0]["message"], expected, "{query}");
    }
}

#[tokio::test]
async fn an_empty_name_or_id_is_none() {
    let app = TestApp::seeded().await;
    for body in [
        json!({ "query": QUERY, "documentId": "" }),
        json!({ "query": QUERY, "documentId": null }),
        json!({ "query": QUERY, "operationName": "" }),
        json!({ "query": "query A { home { slug } }", "operationName": "" }),
        json!({ "query": "", "documentId": format!("sha256:{HASH}") }),
        json!({ "query": "", "extensions": { "persistedQuery": { "version": 1, "sha256Hash": HASH } } }),
    ] {
        if body["query"] == "" {
            let known = json!({ "version": 1, "sha256Hash": HASH });
            app.post(json!({ "query": QUERY, "extensions": { "persistedQuery": known } })).await;
        }
        assert_eq!(app.post(body.clone()).await.text, ANSWER, "{body}");
    }
    let reply = app.get("/graphql?query=%7Bhome%7Bslug%7D%7D&documentId=&operationName=").await;
    assert_eq!(reply.text, ANSWER);
    // None is chosen where there are two, and a query is still needed.
    let two = json!({ "query": "query A { home { slug } } query B { home { name } }", "operationName": "" });
    assert_eq!(app.post(two).await.json().codes(), ["OPERATION_RESOLUTION_FAILURE"]);
    assert_eq!(message(&app, r#"{"documentId":""}"#).await, "the request has no 'query'");
    let both = json!({ "query": QUERY, "documentId": "x" }).to_string();
    assert_eq!(message(&app, both).await, "the request has both 'query' and 'documentId'; send one");
}
