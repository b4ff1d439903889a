//! A server as a child process on a port of its own, and the small client that attacks it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::corpus::Attack;

const PATIENCE: Duration = Duration::from_secs(30);

pub(super) struct Server {
    child: Child,
    address: String,
    /// Kept open: the server may say more.
    _output: BufReader<ChildStdout>,
    _folder: TempDir,
}

impl Server {
    pub(super) fn start(binary: &str) -> Self {
        let folder = TempDir::new().expect("a folder for the database");
        let database = format!("sqlite://{}?mode=rwc", folder.path().join("bench.db").display());
        let mut child = Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--database-url", &database])
            .env("SISTER_CITIES_LOG", "off")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let address = output.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("http://")?;
            Some(address.split('/').next()?.to_owned())
        });
        let address = address.expect("the server says where it listens");
        Self { child, address, _output: output, _folder: folder }
    }

    /// Sends an attack on a connection of its own, and answers with the status.
    pub(super) fn send(&self, attack: &Attack) -> u16 {
        let (content_type, coding, body) = attack.ask.post();
        let mut socket = self.connect();
        let length = body.len();
        let head = format!(
            "POST /graphql HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nAccept: application/graphql-response+json\r\n\
             Content-Type: {content_type}\r\nContent-Encoding: {coding}\r\nContent-Length: {length}\r\n\r\n"
        );
        // The server may refuse and close before it has read all; its answer is there all the same.
        let _ = socket.write_all(head.as_bytes()).and_then(|()| socket.write_all(&body));
        let mut answer = Vec::new();
        let _ = socket.read_to_end(&mut answer);
        let status = answer.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok());
        status.and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("{}: no status", attack.name))
    }

    /// Announces a body of 128 kB and sends half of it.
    pub(super) fn open_slow_body(&self) -> TcpStream {
        let mut socket = self.connect();
        let head = "POST /graphql HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: 131072\r\n\r\n";
        let half = " ".repeat(65_536);
        socket.write_all(head.as_bytes()).and_then(|()| socket.write_all(half.as_bytes())).expect("sent");
        socket
    }

    fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(&self.address).expect("the server listens");
        socket.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        socket.set_write_timeout(Some(PATIENCE)).expect("a time limit");
        socket
    }

    /// Forgets the highest memory so far, and answers with what is used now, in kB.
    pub(super) fn forget_peak(&self) -> u64 {
        fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").expect("the peak can be set back");
        self.kilobytes("VmRSS:")
    }

    pub(super) fn peak(&self) -> u64 {
        self.kilobytes("VmHWM:")
    }

    fn kilobytes(&self, field: &str) -> u64 {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("the server runs");
        let line = status.lines().find_map(|line| line.strip_prefix(field)).expect("the field is there");
        line.split_whitespace().next().and_then(|number| number.parse().ok()).expect("a number of kB")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
