//! A server in an empty folder on a free port; it ends with the value.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio, id};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const READY_WITHIN: Duration = Duration::from_secs(60);

pub struct Server {
    endpoint: String,
    process: Option<(Child, PathBuf)>,
}

impl Server {
    pub fn start() -> Self {
        if let Ok(endpoint) = env::var("SISTER_CITIES_URL") {
            return Self { endpoint, process: None };
        }
        let binary = env::var("SISTER_CITIES_BIN").expect("SISTER_CITIES_URL or SISTER_CITIES_BIN is set");
        let binary = fs::canonicalize(binary).expect("SISTER_CITIES_BIN is there");
        let folder = empty_folder();
        let address = free_address();
        let mut command = Command::new(binary);
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("SISTER_CITIES_")) {
            command.env_remove(name);
        }
        command.args(["serve", "--listen", &address]).current_dir(&folder).stdout(Stdio::null());
        let child = command.spawn().expect("the server starts");
        let mut server =
            Self { endpoint: format!("http://{address}/graphql"), process: Some((child, folder)) };
        server.wait_until_ready(&format!("http://{address}/health/ready"));
        server
    }

    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    fn wait_until_ready(&mut self, address: &str) {
        let started = Instant::now();
        while ureq::get(address).call().is_err() {
            if let Some((child, _)) = &mut self.process {
                let ended = child.try_wait().expect("the server can be asked");
                assert!(ended.is_none(), "the server ended with {ended:?}");
            }
            assert!(started.elapsed() < READY_WITHIN, "the server did not become ready");
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some((mut child, folder)) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn empty_folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("sister-cities-client-{}-{}", id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = env::temp_dir().join(name);
    fs::create_dir(&folder).expect("a folder of its own");
    folder
}

fn free_address() -> String {
    let probe = TcpListener::bind("127.0.0.1:0").expect("a free port");
    probe.local_addr().expect("an address").to_string()
}
