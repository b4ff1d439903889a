//! The seeds of the fuzzer, and what it once found, each through the whole way of a request.

use std::path::Path;

use super::input;
use crate::support::{Codes as _, TestApp};

#[tokio::test]
async fn seeds_of_the_fuzzer_get_answers() {
    let app = TestApp::seeded().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds/request");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the seeds").map(|entry| entry.expect("a seed").path()).collect();
    files.sort();
    assert!((50..200).contains(&files.len()), "{} seeds", files.len());
    for file in files {
        let bytes = std::fs::read(&file).expect("a seed");
        let Some(request) = input::request(&bytes) else { continue };
        let reply = app.send(request).await;
        let name = file.display();
        assert!(!reply.status.is_server_error(), "{name}: {} {}", reply.status, reply.text);
        let codes = reply.json().codes();
        assert!(!codes.iter().any(|code| code == "INTERNAL" || code == "none"), "{name}: {codes:?}");
        assert!(!codes.is_empty() || reply.json().get("data").is_some(), "{name}: {}", reply.text);
    }
}
