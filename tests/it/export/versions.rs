//! All of a file is of one version of the data.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use futures_util::StreamExt as _;
use sea_orm::ConnectionTrait as _;
use tower::ServiceExt as _;

use crate::support::TestApp;

async fn change(app: &TestApp) {
    let sql = "UPDATE dataset SET revision = revision + 1";
    app.connection.execute_unprepared(sql).await.expect("a change");
}

/// Reads a file and changes the data after the first page; whether the file came to its end, and its length.
async fn read(app: &TestApp, name: &str, changes: bool) -> (bool, usize) {
    let request = Request::get(format!("/data/{name}")).body(Body::empty()).expect("a request");
    let response = app.router.clone().oneshot(request).await.expect("a router never fails");
    assert_eq!(response.status(), StatusCode::OK);
    let mut body = response.into_body().into_data_stream();
    let mut length = body.next().await.expect("a page").expect("a page").len();
    if changes {
        change(app).await;
    }
    while let Some(bytes) = body.next().await {
        match bytes {
            Ok(bytes) => length += bytes.len(),
            Err(error) => {
                assert!(error.to_string().contains("the data changed"), "{error}");
                return (false, length);
            }
        }
    }
    (true, length)
}

#[tokio::test]
async fn a_file_is_cut_where_the_data_change_before_its_end() {
    let app = TestApp::synthetic(250).await;
    for name in ["cities.csv", "cities.json", "network.graphml", "dataset.json", "relations.csv"] {
        let (is_whole, length) = read(&app, name, false).await;
        assert!(is_whole && length > 10_000, "{name}");
        let (is_whole, cut) = read(&app, name, true).await;
        assert!(!is_whole && cut < length, "{name}: {cut} of {length}");
        assert!(read(&app, name, false).await.0, "{name} of the new version");
    }
}

#[tokio::test]
async fn a_new_version_has_another_tag() {
    let app = TestApp::demo().await;
    let first = app.get("/data/cities.csv").await;
    change(&app).await;
    let second = app.get("/data/cities.csv").await;
    assert_eq!(first.text, second.text);
    assert_ne!(first.header("etag"), second.header("etag"));
}

/// A page at a time is all that is held: the body is written in pieces of one page, and none is asked for before it is
/// wanted.
#[tokio::test]
async fn pages_are_read_when_they_are_wanted() {
    let app = TestApp::synthetic(450).await;
    let request = Request::get("/data/cities.csv").body(Body::empty()).expect("a request");
    app.statements();
    let response = app.router.clone().oneshot(request).await.expect("a router never fails");
    let mut body = response.into_body().into_data_stream();
    let mut pages = 0;
    let first = app.statements().len();
    assert!(first > 0);
    while let Some(bytes) = body.next().await {
        let bytes = bytes.expect("a page");
        pages += 1;
        let rows = str::from_utf8(&bytes).expect("whole rows").lines().count();
        assert!(rows <= 101, "{rows} rows at once");
        let read = app.statements().len();
        assert!(if pages == 1 { read == 0 } else { read > 0 && read < first + 5 }, "{pages}: {read}");
    }
    assert_eq!(pages, 5);
}
