//! The corpus over a WebSocket and as server-sent events: what a POST cannot, no other transport can.

use axum::body::Body;
use axum::http::{Request, header};
use serde_json::{Value, json};
use sister_cities::config::ServerConfig;
use sister_cities::config::streams::StreamsConfig;

use super::MAX_REFUSAL;
use super::corpus::{Ask, Attack, attacks};
use crate::support::{Codes as _, Event, Socket, TestApp, TestServer};

/// Bytes of a message that leave room for what stands around the document.
const MAX_MESSAGE: usize = 128 * 1024;

#[tokio::test]
async fn attack_over_a_socket_gets_the_code_that_a_post_gets() {
    let server = TestServer::with(ServerConfig::default()).await;
    let mut socket = Socket::ready(server.address).await;
    let (mut sent, mut mistakes) = (0, Vec::new());
    for Attack { name, ask, code, .. } in attacks() {
        let Ask::Document { query, variables } = ask else { continue };
        let payload = json!({ "query": query, "variables": variables });
        let message = json!({ "type": "subscribe", "id": name, "payload": payload }).to_string();
        if message.len() > MAX_MESSAGE {
            continue;
        }
        sent += 1;
        server.app.statements();
        socket.text(&message).await;
        let (kind, id, payload) = socket.message().await;
        let got = match kind.as_str() {
            "error" => json!({ "errors": payload }),
            _ => payload,
        };
        if kind == "next" {
            assert_eq!(socket.message().await.0, "complete", "{name}");
        }
        mistakes.extend(wrong(&server.app, name, code, &got));
        assert_eq!(id, name);
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert!(sent > 80, "only {sent} attacks fit into a message");
}

#[tokio::test]
async fn body_that_is_no_request_is_no_message_either() {
    let streams = StreamsConfig { max_streams_per_client: 1_000, ..StreamsConfig::default() };
    let server = TestServer::with(ServerConfig { streams, ..ServerConfig::default() }).await;
    let mut closed = 0;
    for Attack { name, ask, .. } in attacks() {
        let Ask::Body { bytes, .. } = ask else { continue };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut socket = Socket::ready(server.address).await;
        socket.text(&text).await;
        let code = socket.close_code().await;
        // A message of 10 MB is cut while it is sent, and the close may be lost with it.
        assert!([4400, 1009].contains(&code) || (code == 1006 && text.len() > MAX_MESSAGE), "{name}: {code}");
        closed += 1;
    }
    assert!(closed > 10, "only {closed} bodies are text");
    let mut socket = Socket::ready(server.address).await;
    socket.subscribe("1", "{ home { slug } }").await;
    assert!(matches!(socket.next().await, Event::Message(_)), "others are served");
}

#[tokio::test]
async fn attack_that_accepts_events_gets_the_code_that_a_post_gets() {
    let app = TestApp::seeded().await;
    let mut mistakes = Vec::new();
    for attack in attacks() {
        let (content_type, coding, body) = attack.ask.post();
        let request = Request::post("/graphql")
            .header(header::ACCEPT, "text/event-stream")
            .header(header::CONTENT_TYPE, content_type)
            .header(header::CONTENT_ENCODING, coding)
            .body(Body::from(body))
            .expect("a request");
        app.statements();
        let reply = app.send(request).await;
        let got = match reply.text.strip_prefix("event: next\ndata: ").and_then(|rest| rest.split_once('\n'))
        {
            Some((json, rest)) => {
                assert_eq!(rest, "\nevent: complete\ndata:\n\n", "{}", attack.name);
                serde_json::from_str(json).expect("events are JSON")
            }
            // What HTTP refuses is no event.
            None => reply.json(),
        };
        mistakes.extend(wrong(&app, attack.name, attack.code, &got));
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[tokio::test]
async fn attack_below_a_query_that_is_followed_is_refused_too() {
    let app = TestApp::seeded().await;
    let (mut sent, mut mistakes) = (0, Vec::new());
    for Attack { name, ask, status, code } in attacks() {
        let Ask::Document { query, variables } = ask else { continue };
        // What a resolver refuses is followed, and may be accepted by the next version.
        if status != 400 || !query.starts_with('{') || query.contains("fragment") || query.contains("__") {
            continue;
        }
        sent += 1;
        let body = json!({ "query": format!("subscription{{live{query}}}"), "variables": variables });
        let request = Request::post("/graphql")
            .header(header::ACCEPT, "multipart/mixed;subscriptionSpec=1.0, application/json")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .expect("a request");
        app.statements();
        let reply = app.send(request).await;
        mistakes.extend(wrong(&app, name, code, &reply.json()));
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert!(sent > 20, "only {sent} attacks can be followed");
}

/// What is wrong with the answer.
fn wrong(app: &TestApp, name: &str, code: &str, answer: &Value) -> Option<String> {
    let got = answer.codes().into_iter().next().unwrap_or_default();
    if got != code {
        return Some(format!("{name}: not {code} but {got}: {:.300}", answer.to_string()));
    }
    let statements = app.statements();
    if !code.is_empty() && !statements.is_empty() {
        return Some(format!("{name} ran {statements:?}"));
    }
    let bytes = answer.to_string().len();
    (!code.is_empty() && bytes > MAX_REFUSAL).then(|| format!("{name}: {bytes} bytes"))
}
