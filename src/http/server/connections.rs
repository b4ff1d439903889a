//! Connections: how they are served, how many at a time, and how they end with the server.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower::Layer as _;

use super::patience::Patient;
use super::peer::Peer;
use crate::config::ServerConfig;

pub(super) struct Connections {
    builder: http1::Builder,
    /// One for each connection; more connections wait in the backlog until one ends.
    permits: Arc<Semaphore>,
    max: u32,
    /// How long a client may take nothing of what is written to it.
    send_timeout: Duration,
    /// Whether connections end with their running request.
    ending: watch::Sender<bool>,
}

impl Connections {
    pub(super) fn new(config: &ServerConfig) -> Self {
        // HTTP/2 is for the proxy that has TLS; telling the versions apart would wait for a silent client for ever.
        let mut builder = http1::Builder::new();
        // Without a timer hyper would wait for the end of the headers for ever.
        builder.timer(TokioTimer::new()).header_read_timeout(config.header_timeout);
        let max = u32::try_from(config.max_connections).unwrap_or(u32::MAX);
        let permits = Arc::new(Semaphore::new(config.max_connections));
        let send_timeout = config.streams.send_timeout;
        Self { builder, permits, max, send_timeout, ending: watch::Sender::new(false) }
    }

    /// The right to one more connection.
    pub(super) async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).acquire_owned().await.ok()
    }

    /// Serves a connection until it ends, or becomes a WebSocket, which is no longer one of these.
    pub(super) fn serve(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        router: Router,
        permit: OwnedSemaphorePermit,
    ) -> impl Future<Output = ()> + Send + use<> {
        let service = TowerToHyperService::new(Extension(ConnectInfo(Peer(peer))).layer(router));
        let stream = TokioIo::new(Patient::new(stream, self.send_timeout));
        let connection = self.builder.serve_connection(stream, service).with_upgrades();
        let mut ending = self.ending.subscribe();
        async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                _ = async { ending.wait_for(|&ending| ending).await.is_ok() } => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            // A client that goes away or does not speak HTTP is not worth logging.
            if let Err(error) = ended {
                tracing::debug!(%peer, %error, "a connection ended early");
            }
            drop(permit);
        }
    }

    /// Lets running requests end, and waits for them.
    pub(super) async fn shut_down(&self) {
        self.ending.send_replace(true);
        // All permits are back once no connection is left; an error would mean that the semaphore is closed.
        let _ = self.permits.acquire_many(self.max).await;
    }
}
