//! Clients that read slowly are waited for; those that read nothing are cut, whatever is sent to them.

use std::time::Duration;

use serde_json::json;
use sister_cities::config::ServerConfig;
use sister_cities::config::streams::StreamsConfig;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, sleep, timeout};

use crate::subscriptions::write;
use crate::support::TestServer;

const SHORT: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_mins(1);
const FOLLOWED: &str = "subscription { live { dataset { title } } }";
/// The media types of streams.
const STREAMS: [&str; 2] =
    ["text/event-stream", "multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\""];

/// A server that gives up on a client that reads nothing, and has a place for one stream.
async fn server(send_timeout: Duration) -> TestServer {
    let streams = StreamsConfig { send_timeout, max_streams_per_client: 1, ..StreamsConfig::default() };
    TestServer::with(ServerConfig { streams, ..ServerConfig::default() }).await
}

/// Makes the title of the data so long.
async fn lengthen(server: &TestServer, letter: &str, bytes: usize) {
    write(&server.app, &[&format!("UPDATE dataset SET title = '{}'", letter.repeat(bytes))]).await;
}

/// A client for which the system keeps little.
async fn connect(server: &TestServer) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(16 * 1024).expect("a small buffer");
    socket.connect(server.address).await.expect("the server listens")
}

fn post(accept: &str, query: &str) -> Vec<u8> {
    let body = json!({ "query": query }).to_string();
    let length = body.len();
    let head = "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json";
    format!("{head}\r\nAccept: {accept}\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
}

/// The first line of the answer, and no byte more.
async fn status(client: &mut TcpStream) -> String {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(timeout(PATIENCE, client.read_u8()).await.expect("in time").expect("a status"));
    }
    String::from_utf8_lossy(&line).trim_end().to_owned()
}

#[tokio::test]
async fn stream_that_nobody_reads_is_cut_and_its_place_is_free() {
    let server = server(SHORT).await;
    for accept in STREAMS {
        let mut deaf = connect(&server).await;
        deaf.write_all(&post(accept, FOLLOWED)).await.expect("sent");
        assert_eq!(status(&mut deaf).await, "HTTP/1.1 200 OK", "{accept}");
        assert_eq!(server.app.executor.figures().subscriptions, 1, "{accept}");
        let cut = timeout(PATIENCE, async {
            // More than the buffers of the system hold, an event each.
            let mut letters = ["a", "b"].into_iter().cycle();
            while server.app.executor.figures().subscriptions > 0 {
                let letter = letters.next().expect("a cycle has no end");
                lengthen(&server, letter, 1_000_000).await;
                sleep(Duration::from_millis(20)).await;
            }
        });
        assert!(cut.await.is_ok(), "{accept}: the server waits for a client that reads nothing");
        lengthen(&server, "c", 1).await;
        let mut other = connect(&server).await;
        other.write_all(&post(accept, FOLLOWED)).await.expect("sent");
        assert_eq!(status(&mut other).await, "HTTP/1.1 200 OK", "{accept}: the place is still taken");
        drop(other);
        while server.app.executor.figures().subscriptions > 0 {
            sleep(Duration::from_millis(5)).await;
        }
    }
}

#[tokio::test]
async fn answers_that_nobody_reads_are_cut_too() {
    let server = server(SHORT).await;
    lengthen(&server, "a", 1_000_000).await;
    let mut deaf = connect(&server).await;
    let cut = timeout(PATIENCE, async {
        while deaf.write_all(&post("application/json", "{ dataset { title } }")).await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    });
    assert!(cut.await.is_ok(), "the server waits for a client that reads nothing");
}

#[tokio::test]
async fn client_that_reads_slowly_gets_all_of_it() {
    const BYTES: usize = 4_000_000;
    const LIMIT: Duration = Duration::from_millis(500);
    let server = server(LIMIT).await;
    lengthen(&server, "z", BYTES).await;
    let json = ("application/json", "{ dataset { title } }");
    for (accept, query) in STREAMS.map(|accept| (accept, FOLLOWED)).into_iter().chain([json]) {
        let mut slow = connect(&server).await;
        slow.write_all(&post(accept, query)).await.expect("sent");
        let began = Instant::now();
        let (mut read, mut piece) = (0, vec![0; 16 * 1024]);
        // The first closing brace stands behind the title.
        loop {
            let length =
                timeout(PATIENCE, slow.read(&mut piece)).await.expect("in time").expect("it goes on");
            assert!(length > 0, "{accept}: cut after {read} bytes");
            read += length;
            if piece[..length].contains(&b'}') {
                break;
            }
            sleep(Duration::from_millis(6)).await;
        }
        assert!(read > BYTES, "{accept}: it has {read} bytes");
        assert!(began.elapsed() > 2 * LIMIT, "{accept}: it was not slow");
        drop(slow);
        while server.app.executor.figures().subscriptions > 0 {
            sleep(Duration::from_millis(5)).await;
        }
    }
}
