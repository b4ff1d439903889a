//! What one socket may cost: its times, the size of its messages, and its operations.

use std::time::Duration;

use async_graphql::futures_util::SinkExt as _;
use serde_json::{Value, json};
use sister_cities::config::streams::StreamsConfig;
use sister_cities::config::{ServerConfig, Size};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use crate::support::{Event, Socket, TestServer};

const SHORT: Duration = Duration::from_millis(300);

async fn with(streams: StreamsConfig) -> TestServer {
    TestServer::with(ServerConfig { streams, ..ServerConfig::default() }).await
}

#[tokio::test]
async fn connection_that_does_not_begin_in_time_closes_with_4408() {
    let server = with(StreamsConfig { init_timeout: SHORT, ..StreamsConfig::default() }).await;
    let mut begun = Socket::ready(server.address).await;
    let mut silent = Socket::open(server.address, &[]).await.expect("the server takes it");
    // A ping does not buy more time.
    silent.send(&json!({ "type": "ping" })).await;
    assert_eq!(silent.close_code().await, 4408);
    begun.send(&json!({ "type": "ping" })).await;
    assert_eq!(begun.next().await, Event::Message(json!({ "type": "pong" })));
}

#[tokio::test]
async fn message_has_no_more_bytes_than_a_body() {
    let config = ServerConfig { max_body_size: Size(1_000), ..ServerConfig::default() };
    let server = TestServer::with(config).await;
    let ping = |bytes: usize| {
        let empty = json!({ "type": "ping", "payload": { "a": "" } }).to_string().len();
        json!({ "type": "ping", "payload": { "a": "x".repeat(bytes - empty) } }).to_string()
    };
    let mut socket = Socket::ready(server.address).await;
    socket.text(&ping(1_000)).await;
    assert_eq!(socket.next().await, Event::Message(json!({ "type": "pong" })));
    socket.text(&ping(1_001)).await;
    let reason = "A message has more than the limit of 1000 bytes";
    assert_eq!(socket.next().await, Event::Close(1009, reason.to_owned()));
}

#[tokio::test]
async fn message_in_endless_frames_is_cut_at_the_same_size() {
    use tokio_tungstenite::tungstenite::protocol::frame::Frame;
    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
    let config = ServerConfig { max_body_size: Size(1_000), ..ServerConfig::default() };
    let server = TestServer::with(config).await;
    let mut socket = Socket::ready(server.address).await;
    for at in 0..100 {
        let kind = OpCode::Data(if at == 0 { Data::Text } else { Data::Continue });
        let frame = Frame::message("x".repeat(100), kind, false);
        if socket.0.send(Message::Frame(frame)).await.is_err() {
            break;
        }
    }
    assert_eq!(socket.close_code().await, 1009);
}

#[tokio::test]
async fn operations_of_one_socket_have_a_limit() {
    let server = with(StreamsConfig { max_operations_per_socket: 2, ..StreamsConfig::default() }).await;
    let mut socket = Socket::ready(server.address).await;
    for id in ["1", "2"] {
        socket.subscribe(id, "subscription { dataset { version } }").await;
        assert_eq!(socket.message().await.0, "next");
    }
    socket.subscribe("3", "{ home { slug } }").await;
    let (kind, id, errors) = socket.message().await;
    assert_eq!((kind.as_str(), id.as_str()), ("error", "3"));
    assert_eq!(errors[0]["extensions"]["code"], "MAX_OPERATIONS_EXCEEDED");
    socket.send(&json!({ "type": "complete", "id": "1" })).await;
    socket.subscribe("3", "{ home { slug } }").await;
    assert_eq!(socket.message().await.0, "next");
}

#[tokio::test]
async fn executions_of_sockets_find_a_permit_or_are_refused() {
    let config = ServerConfig { max_concurrent_requests: 1, ..ServerConfig::default() };
    let server = TestServer::with(config).await;
    let mut socket = Socket::ready(server.address).await;
    let permit = loop {
        // That of the upgrade is free a moment after it.
        if let Ok(permit) = server.app.executor.permits().try_acquire() {
            break permit;
        }
        tokio::task::yield_now().await;
    };
    socket.subscribe("1", "{ home { slug } }").await;
    assert_eq!(socket.message().await.2[0]["extensions"]["code"], "OVERLOADED");
    drop(permit);
    socket.subscribe("1", "{ home { slug } }").await;
    assert_eq!(socket.message().await.0, "next");
}

/// Opens a socket by hand, so that nothing answers for its client.
async fn by_hand(server: &TestServer) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.expect("the server listens");
    let request = "GET /graphql HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
        Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
        Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.expect("a head"));
    }
    assert!(head.starts_with(b"HTTP/1.1 101"));
    stream
}

/// A text in a frame of a client, with a mask of zeros.
fn frame(text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    assert!(length < 126, "a short text");
    [&[0x81, 0x80 | length, 0, 0, 0, 0][..], text.as_bytes()].concat()
}

#[tokio::test]
async fn client_that_answers_no_ping_is_given_up() {
    let server = with(StreamsConfig { keep_alive: SHORT, ..StreamsConfig::default() }).await;
    let mut lively = Socket::ready(server.address).await;
    lively.subscribe("1", "subscription { dataset { version } }").await;
    assert_eq!(lively.message().await.0, "next");
    let mut silent = by_hand(&server).await;
    silent.write_all(&frame(r#"{"type":"connection_init"}"#)).await.expect("sent");
    let lively = tokio::spawn(async move {
        // Reading answers the pings.
        let next = tokio::time::timeout(SHORT * 10, lively.next()).await;
        (next.is_err(), lively)
    });
    let mut rest = Vec::new();
    let read = tokio::time::timeout(SHORT * 30, silent.read_to_end(&mut rest)).await;
    assert!(read.is_ok(), "the server keeps a client that is gone");
    let (is_silent, mut lively) = lively.await.expect("no panic");
    assert!(is_silent, "it is neither closed nor told anything");
    lively.send(&json!({ "type": "ping" })).await;
    assert_eq!(lively.next().await, Event::Message(json!({ "type": "pong" })));
}

#[tokio::test]
async fn client_that_reads_nothing_is_given_up() {
    let streams = StreamsConfig { send_timeout: SHORT, ..StreamsConfig::default() };
    let server = with(streams).await;
    let mut deaf = by_hand(&server).await;
    deaf.write_all(&frame(r#"{"type":"connection_init"}"#)).await.expect("sent");
    // More than the buffers of the system hold, in answers that nobody reads.
    let query = "{__schema{types{fields{description args{description}}}}}";
    let subscribe = |id: usize| {
        let message = json!({ "type": "subscribe", "id": id.to_string(), "payload": { "query": query } });
        frame(&message.to_string())
    };
    let gone = tokio::time::timeout(Duration::from_mins(1), async {
        let mut id = 0;
        while deaf.write_all(&subscribe(id)).await.is_ok() {
            id += 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    });
    assert!(gone.await.is_ok(), "the server waits for a client that reads nothing");
    let mut other = Socket::ready(server.address).await;
    other.subscribe("1", "{ home { slug } }").await;
    assert_eq!(other.message().await.2, json!({ "data": { "home": { "slug": "wenzhou-cn" } } }));
}

#[tokio::test]
async fn a_thousand_sockets_on_one_operation_execute_it_once_a_version() {
    let streams = StreamsConfig { max_streams_per_client: 1_000, ..StreamsConfig::default() };
    let server = with(streams).await;
    let query = "subscription { live { home { name } } }";
    let mut sockets = Vec::new();
    for _ in 0..1_000 {
        let mut socket = Socket::ready(server.address).await;
        socket.subscribe("1", query).await;
        assert_eq!(socket.message().await.0, "next");
        sockets.push(socket);
    }
    let once = server.app.statements();
    crate::subscriptions::write(&server.app, &["UPDATE city SET name = 'Elsewhere'"]).await;
    for socket in &mut sockets {
        let (_, _, payload) = socket.message().await;
        assert_eq!(payload["data"]["live"]["home"]["name"], Value::from("Elsewhere"));
    }
    assert_eq!(server.app.statements(), once);
    let figures = server.app.executor.figures();
    assert_eq!((figures.subscriptions, figures.operations, figures.events), (1_000, 1, 2_000));
}
