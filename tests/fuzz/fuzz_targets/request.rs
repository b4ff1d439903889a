//! The whole way of a request over the real data: any bytes get an answer, and never a mistake of ours.

#![no_main]

#[path = "../../it/attacks/input.rs"]
mod input;

use std::sync::OnceLock;

use axum::Router;
use http_body_util::BodyExt as _;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use sister_cities::config::{DataConfig, DatabaseConfig, ServerConfig};
use sister_cities::graphql::engine::documents::{Documents, Manifest};
use sister_cities::graphql::engine::guard::limits::DocumentLimits;
use sister_cities::{app, db};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

struct Server {
    runtime: Runtime,
    router: Router,
    _folder: TempDir,
}

fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let folder = TempDir::new().expect("a folder for the database");
        let database_url = format!("sqlite://{}?mode=rwc", folder.path().join("fuzz.db").display());
        let config = DatabaseConfig { database_url, database_connections: 1 };
        let router = runtime.block_on(async {
            let db = db::connect(&config).await.expect("the database opens");
            db::migrate(&db).await.expect("the tables are made");
            app::seed(&db, &DataConfig::default()).await.expect("the data load");
            // Without a store of documents: an input has to give the same answer each time.
            let documents = Documents::new(Manifest::default(), false, 0);
            app::router(db, DocumentLimits::default(), documents, &ServerConfig::default())
        });
        Server { runtime, router, _folder: folder }
    })
}

fuzz_target!(init: { server(); }, |bytes: &[u8]| {
    let Some(request) = input::request(bytes) else { return };
    let Server { runtime, router, .. } = server();
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await.expect("a router never fails");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a whole body").to_bytes();
        let text = String::from_utf8_lossy(&body);
        assert!(!status.is_server_error(), "{status} {text}");
        let answer: Value = serde_json::from_slice(&body).unwrap_or_else(|_| panic!("no JSON: {text}"));
        let errors = answer.get("errors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        assert!(answer.get("data").is_some() || !errors.is_empty(), "neither data nor errors: {text}");
        for error in errors {
            let code = error["extensions"]["code"].as_str().expect("every error has a code");
            assert_ne!(code, "INTERNAL", "{text}");
        }
    });
});
