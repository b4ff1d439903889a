//! Persisted documents: those that clients register under their hash, and trusted ones.

use axum::http::StatusCode;
use serde_json::json;
use sister_cities::graphql::engine::documents::{Documents, Manifest};

use crate::support::{Codes as _, TestApp};

const TEXT: &str = "query Home { home { slug } }";
/// The SHA-256 of `TEXT`, as sha256sum has it.
const HASH: &str = "db37b18372d949092fc2fcfd024a0c69b52a53230666d58bc2d6d88828dd1b46";

fn extensions() -> String {
    format!("%7B%22persistedQuery%22:%7B%22version%22:1,%22sha256Hash%22:%22{HASH}%22%7D%7D")
}

#[tokio::test]
async fn a_client_registers_its_document_and_asks_by_its_hash_from_then_on() {
    let app = TestApp::seeded().await;
    let by_hash = json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": HASH } } });
    let unknown = app.post(by_hash.clone()).await;
    assert_eq!(unknown.json()["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(unknown.json().codes(), ["PERSISTED_QUERY_NOT_FOUND"]);
    assert_eq!(unknown.header("cache-control"), "no-store");

    let mut with_text = by_hash.clone();
    with_text["query"] = TEXT.into();
    let answer = json!({ "data": { "home": { "slug": "wenzhou-cn" } } });
    assert_eq!(app.post(with_text).await.json(), answer);

    assert_eq!(app.post(by_hash).await.json(), answer);
    let get = app.get(&format!("/graphql?extensions={}", extensions())).await;
    assert_eq!((get.status, get.json()), (StatusCode::OK, answer.clone()));
    // The same document, so the same answer under the same tag.
    let full = app.get("/graphql?query=query%20Home%20%7B%20home%20%7B%20slug%20%7D%20%7D").await;
    assert_eq!((full.header("etag"), full.json()), (get.header("etag"), answer.clone()));
    let by_id = app.post(json!({ "documentId": format!("sha256:{}", HASH) })).await;
    assert_eq!(by_id.json(), answer);
}

#[tokio::test]
async fn documents_that_are_not_valid_are_not_registered() {
    let app = TestApp::seeded().await;
    let hash = "e02a344da459a2c9e431e1533ecea5af520487799cc385272007436ed0c72100";
    let persisted = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
    let refused = app.post(json!({ "query": "{ mayor }", "extensions": persisted })).await;
    assert_eq!(refused.json().codes(), ["GRAPHQL_VALIDATION_FAILED"]);
    let unknown = app.post(json!({ "extensions": persisted })).await;
    assert_eq!(unknown.json().codes(), ["PERSISTED_QUERY_NOT_FOUND"]);
}

#[tokio::test]
async fn a_hash_of_another_text_is_refused() {
    let persisted = json!({ "persistedQuery": { "version": 1, "sha256Hash": HASH } });
    let refused =
        TestApp::seeded().await.post(json!({ "query": "{ home { name } }", "extensions": persisted })).await;
    assert_eq!(refused.json().codes(), ["PERSISTED_QUERY_HASH_MISMATCH"]);
}

#[tokio::test]
async fn what_is_wrong_with_a_reference_is_said() {
    let app = TestApp::seeded().await;
    for (body, code) in [
        (json!({ "documentId": "nothing" }), "DOCUMENT_NOT_FOUND"),
        (json!({ "documentId": "a", "query": TEXT }), "BAD_REQUEST"),
        (json!({ "documentId": 1 }), "BAD_REQUEST"),
        (json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": HASH } } }), "BAD_REQUEST"),
        (json!({ "extensions": { "persistedQuery": { "version": 1 } } }), "BAD_REQUEST"),
        (json!({ "extensions": { "persistedQuery": "x" } }), "BAD_REQUEST"),
    ] {
        assert_eq!(app.post(body.clone()).await.json().codes(), [code], "{body}");
    }
}

#[tokio::test]
async fn a_server_without_a_store_says_so() {
    let app = TestApp::with_documents(Documents::new(Manifest::default(), false, 0)).await;
    let answer = app.get(&format!("/graphql?extensions={}", extensions())).await.json();
    assert_eq!(answer["errors"][0]["message"], "PersistedQueryNotSupported");
    assert_eq!(answer.codes(), ["PERSISTED_QUERY_NOT_SUPPORTED"]);
}

#[tokio::test]
async fn only_trusted_documents_are_executed_if_so_wanted() {
    let manifest = Manifest::parse(&json!({ "Home": TEXT }).to_string()).expect("a manifest");
    let app = TestApp::with_documents(Documents::new(manifest, true, 0)).await;
    let answer = json!({ "data": { "home": { "slug": "wenzhou-cn" } } });
    assert_eq!(app.post(json!({ "documentId": "Home" })).await.json(), answer);
    assert_eq!(app.get("/graphql?documentId=Home").await.json(), answer);
    assert_eq!(app.get(&format!("/graphql?extensions={}", extensions())).await.json(), answer);
    assert_eq!(app.codes("{ home { name } }").await, ["DOCUMENT_NOT_TRUSTED"]);
    assert_eq!(app.codes("{ __schema { queryType { name } } }").await, ["DOCUMENT_NOT_TRUSTED"]);
}
