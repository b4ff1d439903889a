//! The addresses of objects lead to queries that show them.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::support::{Codes as _, Reply, TestApp};

#[tokio::test]
async fn every_address_of_the_demo_leads_to_its_object() {
    let app = TestApp::demo().await;
    let answer = app
        .answer(
            "{ city(slug: \"umikado-jp\") { resourcePath country { resourcePath region { resourcePath } } \
               names { resourcePath } attributes { resourcePath } measurements { resourcePath } climate { resourcePath } \
               industries { resourcePath industry { resourcePath } } features { resourcePath } events { resourcePath } \
               rankings { resourcePath } notes { resourcePath } relation { resourcePath } } \
               dataset { resourcePath sources { resourcePath } } }",
        )
        .await;
    let mut paths = Vec::new();
    gather(&answer["data"], &mut paths);
    paths.sort_unstable();
    paths.dedup();
    assert!(paths.len() > 60, "{}", paths.len());
    for path in paths {
        let reply = app.get(&path).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{path}: {}", reply.text);
        let shown = app.get(location(&reply)).await.json();
        assert_eq!(shown["errors"], Value::Null, "{path}");
        let object = shown["data"].as_object().and_then(|data| data.values().next()).expect("a field");
        assert!(object["id"].is_string(), "{path}: {object}");
    }
}

fn gather(value: &Value, paths: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            paths.extend(object.get("resourcePath").and_then(Value::as_str).map(ToOwned::to_owned));
            object.values().for_each(|value| gather(value, paths));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, paths)),
        _ => {}
    }
}

async fn html(app: &TestApp, path: &str) -> Reply {
    let request = Request::get(path).header("accept", "text/html").body(Body::empty());
    app.send(request.expect("a request")).await
}

fn location(reply: &Reply) -> &str {
    reply.header("location")
}

#[tokio::test]
async fn another_address_of_an_object_leads_to_its_own() {
    let app = TestApp::demo().await;
    let id = app.answer("{ city(slug: \"kitaura-jp\") { id } }").await["data"]["city"]["id"].clone();
    let node = app.get(&format!("/nodes/{}", id.as_str().expect("an id"))).await;
    assert_eq!((node.status, location(&node)), (StatusCode::PERMANENT_REDIRECT, "/cities/kitaura-jp"));
    let lower = app.get("/countries/jp").await;
    assert_eq!((lower.status, location(&lower)), (StatusCode::PERMANENT_REDIRECT, "/countries/JP"));
    let former = app.get("/cities/newport-harbor-us").await;
    assert_eq!((former.status, location(&former)), (StatusCode::PERMANENT_REDIRECT, "/cities/newport-us"));
}

#[tokio::test]
async fn a_browser_is_led_to_the_playground_with_the_query() {
    let app = TestApp::demo().await;
    let path = app.answer("{ dataset { resourcePath } }").await["data"]["dataset"]["resourcePath"].clone();
    let reply = html(&app, path.as_str().expect("a path")).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let shown = percent_decode_str(location(&reply)).decode_utf8().expect("UTF-8").into_owned();
    assert!(shown.starts_with("/graphql?query=query Node("), "{shown}");
    assert!(html(&app, location(&reply)).await.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn what_is_not_there_has_no_address() {
    let app = TestApp::demo().await;
    let id = |key: &str| domain::global_id::encode("City", key);
    for path in ["/cities/nowhere", "/cities/%ff", "/countries/QQ", &format!("/nodes/{}", id("nowhere"))] {
        let reply = app.get(path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(reply.json().codes(), ["NOT_FOUND"], "{path}");
    }
    for path in ["/countries/Japan", "/nodes/kitaura"] {
        let reply = app.get(path).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(reply.json().codes(), ["BAD_USER_INPUT"], "{path}");
    }
}
