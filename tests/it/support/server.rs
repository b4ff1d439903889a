//! An app behind a port of its own, for what needs a connection.

use std::net::SocketAddr;

use sister_cities::config::ServerConfig;
use sister_cities::http::server::serve;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::TestApp;

/// Serves until it is dropped.
pub(crate) struct TestServer {
    pub(crate) app: TestApp,
    pub(crate) address: SocketAddr,
    task: JoinHandle<()>,
}

impl TestServer {
    pub(crate) async fn with(config: ServerConfig) -> Self {
        let app = TestApp::with_config(config.clone()).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = app.router.clone();
        let task =
            tokio::spawn(async move { serve(listener, router, &config).await.expect("the server serves") });
        Self { app, address, task }
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}
