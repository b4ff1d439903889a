//! What a client accepts, and what it gets.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::support::{Reply, TestApp};

/// What `HttpURLConnection` of Java sends by itself, now and before Java 17.
const JAVA: [&str; 2] =
    ["text/html, image/gif, image/jpeg, */*; q=0.2", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"];
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async fn post(app: &TestApp, accept: &str) -> Reply {
    let request = Request::post("/graphql")
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(r#"{"query":"{ home { slug } }"}"#));
    app.send(request.expect("a request")).await
}

async fn get(app: &TestApp, accept: &str) -> Reply {
    let request = Request::get("/graphql?query=%7Bhome%7Bslug%7D%7D").header(header::ACCEPT, accept);
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn post_is_answered_in_json_wherever_json_is_accepted() {
    let app = TestApp::seeded().await;
    for (accept, media) in [
        (JAVA[0], "application/json"),
        (JAVA[1], "application/json"),
        (BROWSER, "application/json"),
        ("text/html, application/graphql-response+json;q=0.1", "application/graphql-response+json"),
    ] {
        let reply = post(&app, accept).await;
        assert_eq!(reply.text, r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#, "{accept}");
        assert_eq!(reply.header("content-type"), format!("{media}; charset=utf-8"), "{accept}");
    }
    for accept in ["text/html", "text/html, application/json;q=0", "text/html, *;q=0"] {
        assert_eq!(post(&app, accept).await.status, StatusCode::NOT_ACCEPTABLE, "{accept}");
    }
}

#[tokio::test]
async fn get_gives_browsers_the_playground() {
    let app = TestApp::seeded().await;
    for (accept, media) in [
        (BROWSER, "text/html"),
        (JAVA[0], "text/html"),
        ("application/json, text/html;q=0.9", "application/json"),
        ("*/*", "application/json"),
        ("*", "application/json"),
    ] {
        let reply = get(&app, accept).await;
        assert_eq!(reply.header("content-type"), format!("{media}; charset=utf-8"), "{accept}");
    }
}
