//! What comes over the wire: slow, broken, piped and endless requests, against the server on a port of its own.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use sister_cities::config::ServerConfig;
use sister_cities::http::server::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::corpus::many;
use crate::support::TestApp;

const QUERY: &str = r#"{"query":"{home{slug}}"}"#;
const ANSWER: &str = r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#;
/// Nothing here may take longer.
const PATIENCE: Duration = Duration::from_secs(20);

struct Server {
    app: TestApp,
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    /// With a second for a body to arrive.
    async fn start() -> Self {
        Self::with(ServerConfig { body_timeout: Duration::from_secs(1), ..ServerConfig::default() }).await
    }

    async fn with(config: ServerConfig) -> Self {
        let app = TestApp::with_config(config.clone()).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = app.router.clone();
        let task =
            tokio::spawn(async move { serve(listener, router, &config).await.expect("the server serves") });
        Self { app, address, task }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("the server listens")
    }

    /// Sends bytes and reads all that comes until the server closes the connection.
    async fn send(&self, bytes: &[u8]) -> String {
        let mut socket = self.connect().await;
        // The server may answer and close before it has read all.
        let _ = socket.write_all(bytes).await;
        rest(&mut socket).await
    }

    /// Whether others are still answered, and without a statement more than theirs.
    async fn is_well(&self) {
        self.app.statements();
        let answer = self.send(request("Connection: close\r\n", QUERY).as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with(ANSWER), "{answer}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn rest(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset says the same as an end here; what came before it is what counts.
    let _ = tokio::time::timeout(PATIENCE, socket.read_to_end(&mut bytes)).await.expect("an end in time");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn request(headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    )
}

#[tokio::test]
async fn slow_body_is_given_up_after_its_time() {
    let server = Server::start().await;
    let mut socket = server.connect().await;
    let started = Instant::now();
    let head = request("Connection: close\r\n", QUERY);
    socket.write_all(&head.as_bytes()[..head.len() - 5]).await.expect("sent");
    // A byte now and then does not buy more time.
    tokio::time::sleep(Duration::from_millis(600)).await;
    socket.write_all(b"g").await.expect("sent");
    let answer = rest(&mut socket).await;
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("REQUEST_TIMEOUT"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    server.is_well().await;
}

#[tokio::test]
async fn headers_that_do_not_end_are_given_up_after_their_time() {
    let server =
        Server::with(ServerConfig { header_timeout: Duration::from_secs(1), ..ServerConfig::default() })
            .await;
    for start in ["", "POST /graphql HTTP/1.1\r\nHost: test\r\nX-Slow: "] {
        let mut socket = server.connect().await;
        let started = Instant::now();
        socket.write_all(start.as_bytes()).await.expect("sent");
        tokio::time::sleep(Duration::from_millis(600)).await;
        // A byte now and then does not buy more time.
        let _ = socket.write_all(b"P").await;
        let answer = rest(&mut socket).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
    server.is_well().await;
}

#[tokio::test]
async fn more_connections_than_places_wait_until_one_ends() {
    let config = ServerConfig {
        max_connections: 1,
        header_timeout: Duration::from_secs(1),
        ..ServerConfig::default()
    };
    let server = Server::with(config).await;
    // Silent, and given up after a second; only then is the next one read.
    let silent = server.connect().await;
    let started = Instant::now();
    server.is_well().await;
    assert!(started.elapsed() > Duration::from_millis(500), "{:?}", started.elapsed());
    drop(silent);
}

#[tokio::test]
async fn body_without_an_end_is_cut_at_the_limit() {
    let server = Server::start().await;
    let mut socket = server.connect().await;
    let head = "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    socket.write_all(head.as_bytes()).await.expect("sent");
    let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
    let mut sent = 0;
    while sent < 64 * 1024 * 1024 && socket.write_all(chunk.as_bytes()).await.is_ok() {
        sent += chunk.len();
    }
    let answer = rest(&mut socket).await;
    assert!(sent < 64 * 1024 * 1024, "the server reads without an end");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    server.is_well().await;
}

#[tokio::test]
async fn body_announced_as_too_large_is_refused_before_it_is_sent() {
    let server = Server::start().await;
    let head = "POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n";
    let answer = server.send(head.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("BODY_TOO_LARGE"), "{answer}");
    server.is_well().await;
}

#[tokio::test]
async fn piped_requests_are_answered_in_their_order() {
    let server = Server::start().await;
    let other = r#"{"query":"{home{level}}"}"#;
    let last = request("Connection: close\r\n", "{}");
    let all = format!("{}{}", format!("{}{}", request("", QUERY), request("", other)).repeat(50), last);
    let answer = server.send(all.as_bytes()).await;
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 100, "{answer:.2000}");
    assert_eq!(answer.matches(ANSWER).count(), 50);
    assert!(answer.find("wenzhou-cn") < answer.find(r#""level""#), "the first comes first");
    assert!(answer.contains("BAD_REQUEST"), "the last is refused");
    server.is_well().await;
}

#[tokio::test]
async fn half_closed_connection_still_gets_its_answer_or_an_end() {
    let server = Server::start().await;
    let mut socket = server.connect().await;
    socket.write_all(request("", QUERY).as_bytes()).await.expect("sent");
    socket.shutdown().await.expect("half closed");
    let answer = rest(&mut socket).await;
    assert!(answer.is_empty() || answer.ends_with(ANSWER), "{answer}");
    server.is_well().await;
}

#[tokio::test]
async fn connections_that_go_away_in_the_middle_leave_no_place_taken() {
    let server = Server::start().await;
    let head = request("", QUERY);
    // More than there are places for requests.
    for at in (0..300).map(|number| 1 + number % (head.len() - 1)) {
        let mut socket = server.connect().await;
        socket.write_all(&head.as_bytes()[..at]).await.expect("sent");
    }
    server.is_well().await;
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let server = Server::start().await;
    let with = |header: &[u8]| {
        [b"GET /graphql?query={__typename} HTTP/1.1\r\nHost: test\r\n", header, b"\r\n\r\n"].concat()
    };
    let many = many(2_000, |number| format!("X-{number}: a\r\n"));
    for (bytes, status) in [
        (b"\0\x01\x02\xff\xfe\r\n\r\n".to_vec(), "400"),
        (b"GET /graphql HTTP/9.9\r\n\r\n".to_vec(), "400"),
        (b"GET /graphql?query=\xff\xfe HTTP/1.1\r\nHost: test\r\n\r\n".to_vec(), "400"),
        (with(b"X-A: \0"), "400"),
        (with(b"Content-Length: -1"), "400"),
        (with(b"Content-Length: 1\r\nContent-Length: 2"), "400"),
        (with(b"Transfer-Encoding: chunked, identity"), "400"),
        (with(many.as_bytes()), "431"),
        (with(&[b"X-A: ".as_slice(), &vec![b'a'; 1_000_000]].concat()), "431"),
        ([b"GET /graphql?query=".as_slice(), &vec![b'a'; 1_000_000], b" HTTP/1.1\r\n\r\n"].concat(), "431"),
    ] {
        let answer = server.send(&bytes).await;
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        // Some are so wrong that the server only closes.
        assert!(answer.is_empty() || answer.starts_with(&format!("HTTP/1.1 {status}")), "{shown}: {answer}");
    }
    server.is_well().await;
}

#[tokio::test]
async fn headers_that_are_no_text_are_passed_over() {
    let server = Server::start().await;
    for header in
        [b"Accept: \xff\xfe\r\n".as_slice(), b"X-Request-Id: \xe6\xb8\xa9\r\n", b"If-None-Match: \xff\r\n"]
    {
        let bytes = [
            b"GET /graphql?query=%7Bhome%7Bslug%7D%7D HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                .as_slice(),
            header,
            b"\r\n",
        ]
        .concat();
        let answer = server.send(&bytes).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with(ANSWER), "{answer}");
    }
    server.is_well().await;
}
