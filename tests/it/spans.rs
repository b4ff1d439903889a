//! The log of a request, from the real binary: its spans, how they nest, and that it says nothing of the document.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::support::TestDatabase;

const QUERY: &str = "query Secret($first: Int) { home { partners(first: $first) { nodes { slug } } } }";

/// Ends the server also where a test fails.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Sends one request to a server with this log, and gives what was logged of it, a JSON object a line.
fn logged(url: &str, filter: &str, is_last: impl Fn(&Value) -> bool) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sister-cities"));
    command.env_clear().args(["--listen", "127.0.0.1:0", "--database-url", url]);
    command.args(["--log", filter, "--log-format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut server = Server(command.spawn().expect("the binary runs"));
    let stderr = BufReader::new(server.0.stderr.take().expect("a pipe"));
    let stdout = BufReader::new(server.0.stdout.take().expect("a pipe"));
    let address = stdout
        .lines()
        .find_map(|line| line.expect("text").split_once("http://")?.1.split('/').next().map(str::to_owned))
        .expect("the server says where it listens");
    let body = json!({ "query": QUERY, "variables": { "first": 2 } }).to_string();
    let mut socket = TcpStream::connect(&address).expect("the server listens");
    write!(
        socket,
        "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .expect("sent");
    let mut response = String::new();
    socket.read_to_string(&mut response).expect("a response");
    assert!(response.starts_with("HTTP/1.1 200") && !response.contains("errors"), "{response}");
    let mut lines = Vec::new();
    for line in stderr.lines() {
        let line: Value = serde_json::from_str(&line.expect("text")).expect("an object a line");
        lines.push(line);
        if lines.last().is_some_and(&is_last) {
            break;
        }
    }
    lines
}

/// The names from the outermost span to the one that a line belongs to.
fn path(line: &Value) -> String {
    let around = line["spans"].as_array().map_or(&[][..], Vec::as_slice);
    // A span that closes is no longer among those around it.
    let own = around.last().is_none_or(|last| *last != line["span"]).then_some(&line["span"]);
    around.iter().chain(own).filter_map(|span| span["name"].as_str()).collect::<Vec<_>>().join(" > ")
}

fn closes(line: &Value) -> bool {
    line["message"] == "close"
        && line["target"].as_str().is_some_and(|target| target.starts_with("sister_cities"))
}

#[tokio::test]
async fn each_step_of_a_request_is_a_span_inside_the_request() {
    let database = TestDatabase::seeded().await;
    let lines = logged(&database.url, "trace", |line| closes(line) && path(line) == "request");
    let closed: Vec<_> = lines.iter().filter(|line| closes(line)).map(path).collect();
    let statement = "request > execution > statement";
    assert_eq!(
        closed,
        [
            "request > preparation > parse",
            "request > preparation > analysis",
            "request > preparation > validation",
            "request > preparation",
            "request > coercion",
            "request > analysis",
            "request > normalization",
            // The version of the data, the city, its page of relations, and their cities.
            statement,
            statement,
            statement,
            statement,
            "request > execution",
            "request > serialization",
            "request"
        ]
    );
    for line in &lines {
        let text = line.to_string();
        for word in ["Secret", "partners", "SELECT"] {
            assert!(!text.contains(word), "{text}");
        }
    }
}

#[tokio::test]
async fn the_access_log_is_one_line_for_each_request() {
    let database = TestDatabase::seeded().await;
    let filter = "warn,sister_cities=info,access=info";
    let lines = logged(&database.url, filter, |line| line["target"] == "access");
    let of_requests: Vec<_> = lines.iter().filter(|line| !path(line).is_empty()).collect();
    assert_eq!(of_requests.len(), 1, "{lines:?}");
    let line = of_requests[0];
    assert_eq!((path(line).as_str(), &line["status"]), ("request", &json!(200)));
    let request = &line["spans"][0];
    assert_eq!((&request["method"], &request["path"]), (&json!("POST"), &json!("/graphql")));
    assert_eq!(request["id"].as_str().map(str::len), Some(36), "a UUID");
}
