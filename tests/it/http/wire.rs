//! Rules of HTTP/1.1 itself, over a connection to a server of its own.

use std::net::SocketAddr;
use std::time::Duration;

use sister_cities::config::ServerConfig;
use sister_cities::http::server::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::TestApp;

const ANSWER: &str = r#"{"data":{"home":{"slug":"wenzhou-cn"}}}"#;
const PATH: &str = "/graphql?query=%7Bhome%7Bslug%7D%7D";

struct Server {
    _app: TestApp,
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    async fn start() -> Self {
        let config = ServerConfig { body_timeout: Duration::from_secs(1), ..ServerConfig::default() };
        let app = TestApp::with_config(config.clone()).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = app.router.clone();
        let task =
            tokio::spawn(async move { serve(listener, router, &config).await.expect("the server serves") });
        Self { _app: app, address, task }
    }

    /// Sends requests over one connection, and reads all that comes until it is closed.
    async fn send(&self, text: &str) -> String {
        let mut socket = TcpStream::connect(self.address).await.expect("the server listens");
        socket.write_all(text.as_bytes()).await.expect("sent");
        let mut bytes = Vec::new();
        let read = tokio::time::timeout(Duration::from_secs(20), socket.read_to_end(&mut bytes));
        read.await.expect("an end in time").expect("an answer");
        String::from_utf8(bytes).expect("the answer is text")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[tokio::test]
async fn http_1_1_says_its_host_once() {
    let server = Server::start().await;
    for (hosts, message) in [
        ("", "the request has no Host; HTTP/1.1 needs one"),
        ("Host: a\r\nHost: b\r\n", "the request has several lines of Host; send one"),
        ("Host: a\r\nHost: a\r\n", "the request has several lines of Host; send one"),
        ("Host: a b\r\n", "the Host is not valid; send a name or an address, and a port if it has one"),
        ("Host: u@a\r\n", "the Host is not valid; send a name or an address, and a port if it has one"),
        ("Host: a:x\r\n", "the Host is not valid; send a name or an address, and a port if it has one"),
        ("Host: \u{e9}\r\n", "the Host is not valid; send a name or an address, and a port if it has one"),
    ] {
        let error =
            format!(r#"{{"errors":[{{"message":"{message}","extensions":{{"code":"BAD_REQUEST"}}}}]}}"#);
        for path in [PATH, "/health/live", "/nothing", "http://a/schema.graphql"] {
            let answer =
                server.send(&format!("GET {path} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n")).await;
            assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"), "{hosts}: {answer}");
            assert!(answer.contains("\r\ncontent-type: application/json; charset=utf-8\r\n"), "{answer}");
            assert!(answer.contains("\r\nx-request-id: "), "{answer}");
            assert!(answer.ends_with(&error), "{hosts}: {answer}");
        }
    }
    let figures = server.send("GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    for route in ["/health/live", "none"] {
        let refused = format!(r#"http_route="{route}",http_response_status_code="400"}} 7"#);
        assert!(figures.contains(&refused), "{refused} in\n{figures}");
    }
    assert!(figures.contains(r#"graphql_server_errors_total{code="BAD_REQUEST"} 28"#), "{figures}");
    for host in ["a", "a:8000", "[::1]:8000", "127.0.0.1", ""] {
        let answer =
            server.send(&format!("GET {PATH} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(ANSWER), "{host}: {answer}");
    }
}

#[tokio::test]
async fn http_1_0_needs_no_host() {
    let server = Server::start().await;
    for (host, status) in
        [("", "200 OK"), ("Host: a\r\n", "200 OK"), ("Host: a\r\nHost: b\r\n", "400 Bad Request")]
    {
        let answer = server.send(&format!("GET {PATH} HTTP/1.0\r\n{host}\r\n")).await;
        assert!(answer.starts_with(&format!("HTTP/1.0 {status}\r\n")), "{host}: {answer}");
    }
}

#[tokio::test]
async fn targets_may_have_their_absolute_form() {
    let server = Server::start().await;
    for target in ["http://example.org", "http://example.org:8000", "https://[::1]"] {
        let answer = server
            .send(&format!("GET {target}{PATH} HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n"))
            .await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(ANSWER), "{target}: {answer}");
    }
}

#[tokio::test]
async fn a_304_has_no_length_and_leaves_the_connection_open() {
    let server = Server::start().await;
    let one = |method: &str, rest: &str| {
        format!("{method} /schema.graphql HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n{rest}\r\n")
    };
    let requests = [
        one("GET", ""),
        one("HEAD", ""),
        one("GET", "Accept-Encoding: gzip\r\n"),
        one("HEAD", "Connection: close\r\n"),
    ];
    let answer = server.send(&requests.concat()).await;
    assert_eq!(answer.matches("HTTP/1.1 304 Not Modified\r\n").count(), 4, "{answer}");
    assert_eq!(answer.matches("\r\n\r\n").count(), 4, "{answer}");
    for name in ["content-length", "transfer-encoding", "content-encoding"] {
        assert!(!answer.contains(name), "{answer}");
    }
    assert_eq!(answer.matches("vary: accept-encoding\r\n").count(), 4, "{answer}");
}

#[tokio::test]
async fn a_body_that_is_not_read_ends_its_connection() {
    let server = Server::start().await;
    let head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    for (rest, status) in [
        ("Content-Length: 100000000\r\nExpect: 100-continue\r\n\r\n", "413 Payload Too Large"),
        ("Content-Length: 10\r\n\r\n{", "408 Request Timeout"),
    ] {
        let answer = server.send(&format!("{head}{rest}")).await;
        assert!(answer.contains(&format!("HTTP/1.1 {status}\r\n")), "{answer}");
        assert!(answer.contains("connection: close\r\n"), "{answer}");
    }
}
