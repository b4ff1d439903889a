//! Responses of many parts: server-sent events, and Apollo's multipart.

use std::time::Duration;

use async_graphql::futures_util::StreamExt as _;
use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderMap, Request, StatusCode, header};
use serde_json::json;
use sister_cities::config::ServerConfig;
use sister_cities::config::streams::StreamsConfig;
use tower::ServiceExt as _;

use crate::subscriptions::{PATIENCE, RENAME, write};
use crate::support::{Codes as _, Reply, TestApp};

const EVENTS: &str = "text/event-stream";
const MULTIPART: &str = "multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\"";
/// What Apollo's clients send with a subscription.
const APOLLO: &str = "multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\",\
    application/graphql-response+json,application/json;q=0.9";
const TITLE: &str = "subscription { live { dataset { title } } }";
const QUERY: &str = "{ home { slug } }";
const ANSWER: &str = r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#;

/// A response that goes on.
struct Streamed {
    status: StatusCode,
    headers: HeaderMap,
    body: BodyDataStream,
    text: String,
}

impl Streamed {
    async fn of(app: &TestApp, request: Request<Body>) -> Self {
        let response = app.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: body.into_data_stream(),
            text: String::new(),
        }
    }

    /// What has come, once it ends so; emptied each time.
    async fn until(&mut self, ending: &str) -> String {
        let read = async {
            while !self.text.ends_with(ending) {
                let piece = self.body.next().await.unwrap_or_else(|| panic!("it ends with {}", self.text));
                self.text.push_str(&String::from_utf8_lossy(&piece.expect("a piece")));
            }
        };
        tokio::time::timeout(PATIENCE, read).await.expect("all of it in time");
        std::mem::take(&mut self.text)
    }

    async fn has_ended(&mut self) -> bool {
        tokio::time::timeout(PATIENCE, self.body.next()).await.expect("an end in time").is_none()
    }
}

fn post(accept: &str, query: &str) -> Request<Body> {
    Request::post("/graphql")
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({ "query": query }).to_string()))
        .expect("a request")
}

fn get(accept: &str, address: &str) -> Request<Body> {
    Request::get(address).header(header::ACCEPT, accept).body(Body::empty()).expect("a request")
}

#[tokio::test]
async fn server_sent_events_follow_by_post_and_by_get() {
    let app = TestApp::seeded().await;
    let address = "/graphql?query=subscription%7Blive%7Bdataset%7Btitle%7D%7D%7D";
    for request in [post(EVENTS, TITLE), get(EVENTS, address)] {
        let mut stream = Streamed::of(&app, request).await;
        assert_eq!(stream.status, StatusCode::OK);
        assert_eq!(stream.headers[header::CONTENT_TYPE], "text/event-stream; charset=utf-8");
        assert_eq!(stream.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(stream.headers["x-accel-buffering"], "no");
        assert_eq!(stream.headers[header::VARY], "accept");
        let title = app.data("{ dataset { title } }").await["dataset"]["title"].clone();
        let event = format!(
            "event: next\ndata: {}\n\n",
            json!({ "data": { "live": { "dataset": { "title": title } } } })
        );
        assert_eq!(stream.until("\n\n").await, event);
        let change = format!("{RENAME} || ' of ' || revision");
        write(&app, &[&change]).await;
        let changed = stream.until("\n\n").await;
        assert!(
            changed.starts_with(
                r#"event: next
data: {"data":{"live":{"dataset":{"title":"Partners of "#
            ),
            "{changed}"
        );
    }
}

#[tokio::test]
async fn server_sent_events_have_one_answer_of_a_query_and_say_that_they_are_complete() {
    let app = TestApp::seeded().await;
    let mut stream = Streamed::of(&app, post(EVENTS, QUERY)).await;
    let all = format!("event: next\ndata: {ANSWER}\n\nevent: complete\ndata:\n\n");
    assert_eq!(stream.until("data:\n\n").await, all);
    assert!(stream.has_ended().await);
}

#[tokio::test]
async fn multipart_follows_as_apollo_reads_it() {
    let app = TestApp::seeded().await;
    let mut stream = Streamed::of(&app, post(APOLLO, TITLE)).await;
    assert_eq!(
        (stream.status, &stream.headers[header::CONTENT_TYPE]),
        (StatusCode::OK, &MULTIPART.parse().expect("a header"))
    );
    let first = stream.until("\r\n--graphql").await;
    assert_eq!(first, "\r\n--graphql", "nothing stands before the first part");
    let head =
        "\r\ncontent-type: application/json\r\n\r\n{\"payload\":{\"data\":{\"live\":{\"dataset\":{\"title\":";
    let part = stream.until("\r\n--graphql").await;
    assert!(part.starts_with(head) && part.ends_with("}}}}}\r\n--graphql"), "{part}");
    write(&app, &[RENAME]).await;
    assert_eq!(stream.until("\r\n--graphql").await, format!("{head}\"Partners\"}}}}}}}}}}\r\n--graphql"));
}

#[tokio::test]
async fn operation_with_one_answer_is_sent_as_json_where_that_is_liked_as_much() {
    let app = TestApp::seeded().await;
    let urql = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed";
    for accept in [APOLLO, urql] {
        let reply = app.send(post(accept, QUERY)).await;
        assert_eq!(reply.header("content-type"), "application/graphql-response+json; charset=utf-8");
        assert_eq!(reply.text, ANSWER);
        let reply = app.send(post(accept, "subscription { mayor }")).await;
        assert_eq!(
            (reply.status, reply.json().codes()),
            (StatusCode::BAD_REQUEST, vec!["GRAPHQL_VALIDATION_FAILED".to_owned()])
        );
    }
    let mut stream = Streamed::of(&app, post(MULTIPART, QUERY)).await;
    let all = format!(
        "\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{{\"payload\":{ANSWER}}}\r\n--graphql--\r\n"
    );
    assert_eq!(stream.until("--\r\n").await, all);
    assert!(stream.has_ended().await);
}

#[tokio::test]
async fn request_that_is_refused_is_an_event_for_those_who_read_only_events() {
    let app = TestApp::seeded().await;
    for (accept, start, end) in [
        (EVENTS, "event: next\ndata: {\"errors\":", "event: complete\ndata:\n\n"),
        (
            MULTIPART,
            "\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{\"payload\":{\"errors\":",
            "--\r\n",
        ),
    ] {
        for query in [
            "{ mayor }",
            "subscription { mayor }",
            "{ home",
            "subscription { dataset { version } live { home { slug } } }",
        ] {
            let mut stream = Streamed::of(&app, post(accept, query)).await;
            let all = stream.until(end).await;
            assert!(all.starts_with(start), "{query}: {all}");
            assert!(stream.has_ended().await);
        }
    }
}

#[tokio::test]
async fn what_http_refuses_is_json_with_its_status() {
    let app = TestApp::seeded().await;
    let no_json = Request::post("/graphql").header(header::ACCEPT, EVENTS).body(Body::from("x"));
    for (request, status, code) in [
        (no_json.expect("a request"), StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE"),
        (get(EVENTS, "/graphql?variables=1"), StatusCode::BAD_REQUEST, "BAD_REQUEST"),
        (post("text/csv", QUERY), StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE"),
    ] {
        let reply: Reply = app.send(request).await;
        assert_eq!((reply.status, reply.json().codes()), (status, vec![code.to_owned()]));
    }
}

#[tokio::test]
async fn streams_have_places_and_permits() {
    let streams = StreamsConfig { max_streams_per_client: 1, ..StreamsConfig::default() };
    let config = ServerConfig { streams, max_concurrent_requests: 1, ..ServerConfig::default() };
    let app = TestApp::with_config(config).await;
    let mut stream = Streamed::of(&app, post(EVENTS, TITLE)).await;
    stream.until("\n\n").await;
    // The permit is free again while the stream goes on, the place is not.
    assert_eq!(app.data(QUERY).await["home"]["slug"], "wenzhou-cn");
    let refused = app.send(post(EVENTS, TITLE)).await;
    assert_eq!(
        (refused.status, refused.json().codes()),
        (StatusCode::TOO_MANY_REQUESTS, vec!["TOO_MANY_STREAMS".to_owned()])
    );
    drop(stream);
    let mut stream = Streamed::of(&app, post(EVENTS, QUERY)).await;
    stream.until("data:\n\n").await;
}

#[tokio::test]
async fn stream_that_has_nothing_to_say_shows_that_it_is_alive() {
    let streams = StreamsConfig { keep_alive: Duration::from_millis(50), ..StreamsConfig::default() };
    let app = TestApp::with_config(ServerConfig { streams, ..ServerConfig::default() }).await;
    for (accept, sign) in
        [(EVENTS, ":\n\n:\n\n"), (MULTIPART, "\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql")]
    {
        let mut stream = Streamed::of(&app, post(accept, TITLE)).await;
        let all = stream.until(sign).await;
        assert!(all.contains("Sister and friendly cities"), "{all}");
    }
}

#[tokio::test]
async fn events_are_not_held_back_by_compression() {
    let app = TestApp::seeded().await;
    for accept in [EVENTS, MULTIPART] {
        let mut request = post(accept, TITLE);
        request.headers_mut().insert(header::ACCEPT_ENCODING, "gzip, br, zstd".parse().expect("a header"));
        let stream = Streamed::of(&app, request).await;
        assert_eq!(stream.headers.get(header::CONTENT_ENCODING), None, "{accept}");
    }
}
