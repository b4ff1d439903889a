//! `docs/office.md`, followed literally in an empty folder.
//!
//! `sh` is run line by line, and each line of the next `text` must be in what it said; a line that serves starts a
//! server for the rest of the page. `diff` and `toml` change or make the file that was named last before them, and
//! `graphql` is asked of the server, whose answer is the next `json`.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::embedded_cities;

/// A block of the page, with the file that was named last before it.
#[derive(Debug)]
struct Block {
    kind: String,
    text: String,
    file: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let (mut blocks, mut file) = (Vec::<Block>::new(), String::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { kind: kind.to_owned(), text: text.join("\n"), file: file.clone() });
        } else if let Some(named) =
            line.split('`').find(|word| Path::new(word).extension().is_some_and(|ending| ending == "toml"))
        {
            named.clone_into(&mut file);
        }
    }
    blocks
}

/// Where the page is followed.
struct Reader {
    folder: TempDir,
    server: Option<(Child, String)>,
    said: String,
    answer: Value,
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some((server, _)) = &mut self.server {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

impl Reader {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let binaries = Path::new(env!("CARGO_BIN_EXE_sister-cities")).parent().expect("a folder").to_owned();
        let mut command = Command::new("/bin/sh");
        command.args(["-c", line]).current_dir(self.folder.path()).env_clear();
        // Any free port: the page's own may be taken.
        command.env("PATH", binaries).env("SISTER_CITIES_LISTEN", "127.0.0.1:0");
        command
    }

    fn follow(&mut self, block: &Block) {
        match block.kind.as_str() {
            "sh" => {
                self.said.clear();
                block.text.lines().for_each(|line| self.run(line));
            }
            "text" => {
                for line in block.text.lines() {
                    // The page counts the cities that ship today.
                    let line = line.replace("35 cities", &format!("{} cities", embedded_cities()));
                    assert!(self.said.contains(&line), "'{line}' is not in\n{}", self.said);
                }
            }
            "toml" => fs::write(self.path(&block.file), &block.text).expect("written"),
            "diff" => self.change(block),
            "graphql" => self.answer = self.ask(&block.text),
            "json" => assert_eq!(self.answer, serde_json::from_str::<Value>(&block.text).expect("JSON")),
            "console" => {}
            kind => panic!("a block of {kind}"),
        }
    }

    fn run(&mut self, line: &str) {
        if line.starts_with("sister-cities --data") {
            // `exec`, so that who ends the shell ends the server.
            let mut command = self.command(&format!("exec {line}"));
            let mut server = command.stdout(Stdio::piped()).spawn().expect("a shell");
            let stdout = BufReader::new(server.stdout.take().expect("a pipe"));
            let address = stdout.lines().find_map(|line| {
                line.expect("text").split_once("http://")?.1.split('/').next().map(str::to_owned)
            });
            self.server = Some((server, address.expect("the server says where it listens")));
            return;
        }
        let output = self.command(line).output().expect("a shell");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        self.said += &String::from_utf8_lossy(&output.stdout);
    }

    fn change(&self, block: &Block) {
        let lines =
            |sign| block.text.lines().filter_map(move |line| line.strip_prefix(sign)).collect::<Vec<_>>();
        let (old, new) = (lines('-').join("\n"), lines('+').join("\n"));
        let file = self.path(&block.file);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", block.file));
        assert_eq!(text.matches(&old).count(), 1, "{old} in\n{text}");
        fs::write(file, text.replace(&old, &new)).expect("written");
    }

    fn ask(&self, query: &str) -> Value {
        let (_, address) = self.server.as_ref().expect("a server");
        let body = json!({ "query": query }).to_string();
        let mut socket = TcpStream::connect(address).expect("the server listens");
        write!(
            socket,
            "POST /graphql HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Accept: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .expect("sent");
        let mut response = String::new();
        socket.read_to_string(&mut response).expect("a response");
        let (_, body) = response.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {response}"))
    }
}

#[test]
fn a_network_is_made_by_following_the_page() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/office.md");
    let page = fs::read_to_string(page).expect("the page");
    let folder = TempDir::new().expect("a folder");
    let mut reader = Reader { folder, server: None, said: String::new(), answer: Value::Null };
    let blocks = blocks(&page);
    assert!(blocks.len() > 15, "{} blocks", blocks.len());
    for block in &blocks {
        // The database sees a change by another process after --staleness at the latest.
        std::thread::sleep(std::time::Duration::from_millis(if block.kind == "graphql" { 100 } else { 0 }));
        reader.follow(block);
    }
}

#[test]
fn the_folder_of_another_network_is_refused_as_the_page_says() {
    let folder = TempDir::new().expect("a folder");
    let reader = Reader { folder, server: None, said: String::new(), answer: Value::Null };
    let begin = "sister-cities new network bergen --title T --author A --name Bergen --country NO";
    for line in [begin, "sister-cities seed --data bergen"] {
        assert!(reader.command(line).output().expect("a shell").status.success(), "{line}");
    }
    let plain = reader.command("sister-cities").output().expect("a shell");
    let said = String::from_utf8_lossy(&plain.stderr);
    assert!(!plain.status.success() && said.contains("holds the data set 'T'"), "{said}");
}
