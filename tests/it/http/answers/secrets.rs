//! What is never kept, or never given to others.

use sister_cities::config::access::{AccessConfig, Profile};
use sister_cities::graphql::engine::documents::{Documents, Manifest};

use super::*;
use crate::support::Codes as _;

const TOKEN: &str = "let me in";

#[tokio::test]
async fn errors_are_never_kept() {
    let app = lax().await;
    for query in
        ["{home{slug}node(id:\"!\"){id}}", "{home{mayor}}", "{home{", "subscription{dataset{version}}"]
    {
        let mut ids = Vec::new();
        for _ in 0..4 {
            let reply = app.send(post(query, &[])).await;
            assert!(!reply.json().codes().is_empty(), "{query}");
            ids.push(reply.header("x-request-id").to_owned());
        }
    }
    let (memory, _, bytes) = figures(&app).await;
    assert_eq!((memory, bytes), (0, 0));
}

#[tokio::test]
async fn what_a_token_opens_is_for_its_owner_alone() {
    let access = AccessConfig { profile: Profile::Hardened, introspection_token: Some(TOKEN.to_owned()) };
    let app = TestApp::with_config(ServerConfig { access, ..patient() }).await;
    let token = [(HeaderName::from_static("x-introspection-token"), TOKEN)];
    for _ in 0..4 {
        assert_eq!(app.send(post(SCHEMA, &token)).await.json().get("errors"), None);
        assert_eq!(ask(&app, SCHEMA).await.codes(), ["INTROSPECTION_DISABLED"]);
        let wrong = [(HeaderName::from_static("x-introspection-token"), "let me")];
        assert_eq!(app.send(post(SCHEMA, &wrong)).await.json().codes(), ["INTROSPECTION_DISABLED"]);
    }
    let (memory, executed, bytes) = figures(&app).await;
    assert_eq!((memory, executed, bytes), (0, 4, 0));
    // What needs none is kept in this profile too.
    for _ in 0..3 {
        ask(&app, HOME).await;
    }
    assert_eq!(figures(&app).await.0, 1);
}

#[tokio::test]
async fn a_document_is_registered_however_often_its_client_sends_it() {
    let documents = Documents::new(Manifest::default(), false, 1 << 20);
    let app = TestApp::with(documents, patient()).await;
    // The SHA-256 of `HOME`, as sha256sum has it.
    let hash = "9cec5463750d7759650f7081146b2cd6726b43020be776aaf21e4902a5ebc538";
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
    for _ in 0..3 {
        let reply = app.post(json!({ "query": HOME, "extensions": extensions })).await;
        assert_eq!(reply.json()["data"]["home"]["slug"], "wenzhou-cn");
    }
    assert_eq!(figures(&app).await, (0, 3, 0));
    for _ in 0..3 {
        let reply = app.post(json!({ "extensions": extensions })).await;
        assert_eq!(reply.json()["data"]["home"]["slug"], "wenzhou-cn");
    }
    let (memory, executed, _) = figures(&app).await;
    assert_eq!((memory, executed), (1, 5));
}
