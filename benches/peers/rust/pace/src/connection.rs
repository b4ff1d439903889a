//! A connection that is kept alive, with one request at a time on it.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

/// A complete answer.
pub(crate) struct Answer {
    /// The time since its request was due.
    pub(crate) taken: Duration,
    /// With headers.
    pub(crate) bytes: usize,
}

pub(crate) struct Connection {
    stream: TcpStream,
    /// When the request that it waits for was due.
    due: Option<Instant>,
    received: Vec<u8>,
    /// The length of the whole answer, once its headers are there.
    length: Option<usize>,
}

impl Connection {
    pub(crate) fn open(port: u16) -> Self {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("the server listens");
        stream.set_nodelay(true).expect("TCP has no delay");
        stream.set_nonblocking(true).expect("a socket can be polled");
        Self { stream, due: None, received: Vec::with_capacity(1 << 18), length: None }
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.due.is_some()
    }

    pub(crate) fn send(&mut self, request: &[u8], due: Instant) {
        // A request is smaller than the empty buffer of a socket.
        self.stream.write_all(request).expect("the request fits");
        self.due = Some(due);
    }

    /// The answer, if the rest of it has come.
    pub(crate) fn poll(&mut self) -> Option<Answer> {
        let due = self.due?;
        let mut chunk = [0; 1 << 16];
        match self.stream.read(&mut chunk) {
            Ok(0) => panic!("the server hung up"),
            Ok(count) => self.received.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return None,
            Err(error) => panic!("{error}"),
        }
        if self.length.is_none() {
            self.length = whole(&self.received);
        }
        if self.length != Some(self.received.len()) {
            return None;
        }
        let answer = Answer { taken: due.elapsed(), bytes: self.received.len() };
        self.received.clear();
        self.length = None;
        self.due = None;
        Some(answer)
    }
}

/// Headers and body, by `content-length`; an answer that is not 200 ends the run.
fn whole(received: &[u8]) -> Option<usize> {
    let end = received.windows(4).position(|bytes| bytes == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&received[..end]).expect("headers are ASCII").to_ascii_lowercase();
    assert!(head.starts_with("http/1.1 200"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize =
        length.expect("the answer has a length").trim().parse().expect("a length is a number");
    Some(end + length)
}
