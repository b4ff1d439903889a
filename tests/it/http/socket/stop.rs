//! What becomes of sockets and streams when the server stops.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{Event, Socket, TestDatabase};

#[cfg(unix)]
#[tokio::test]
async fn server_that_stops_says_so_to_its_sockets_and_ends_its_streams() {
    let database = TestDatabase::seeded().await;
    let mut server = Command::new(env!("CARGO_BIN_EXE_sister-cities"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database-url", &database.url])
        .env_clear()
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let output = server.stdout.take().expect("it is piped");
    let address = tokio::task::spawn_blocking(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        let urls = lines.filter_map(|line| line.split_once("http://").map(|(_, url)| url.to_owned()));
        urls.into_iter().next().expect("it says where it listens")
    });
    let address = address.await.expect("no panic");
    let address = address.split('/').next().expect("host and port").parse().expect("an address");
    let mut socket = Socket::ready(address).await;
    socket.subscribe("1", "subscription { dataset { version } }").await;
    assert_eq!(socket.message().await.0, "next");
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let head = "GET /graphql?query=subscription%7Bdataset%7Bversion%7D%7D HTTP/1.1\r\nHost: test\r\n\
        Accept: text/event-stream\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("sent");
    let mut text = Vec::new();
    while !text.ends_with(b"}}}\n\n\r\n") {
        text.push(stream.read_u8().await.expect("the first event"));
    }
    let kill = Command::new("kill").arg(server.id().to_string()).status().expect("kill is there");
    assert!(kill.success());
    assert_eq!(socket.next().await, Event::Close(1001, "Going away".to_owned()));
    text.clear();
    stream.read_to_end(&mut text).await.expect("an end");
    // The body ends, and does not say that the subscription were complete.
    assert_eq!(String::from_utf8_lossy(&text), "0\r\n\r\n");
    let status = tokio::task::spawn_blocking(move || server.wait()).await.expect("no panic");
    assert!(status.expect("it ends").success());
}
