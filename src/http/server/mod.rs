//! Serving connections until a signal, then letting running requests end.

mod draining_listener;
mod host;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{from_fn, map_response_with_state};
use axum::response::Response;
use axum::{Extension, Router};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::Layer as _;

use self::draining_listener::DrainingListener;
use crate::config::ServerConfig;

/// How long open connections may still send a request after the signal.
///
/// A client learns that its connection ends from the answer to that request; had it just been closed, a request that was
/// on its way would be lost.
const LAST_REQUESTS: Duration = Duration::from_millis(500);

/// The other end of a connection.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) SocketAddr);

/// Serves until SIGINT or SIGTERM; then no connection is accepted and running requests have their time to end.
pub async fn serve(listener: TcpListener, router: Router, config: &ServerConfig) -> io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let router = router.layer(from_fn(host::require));
    let router = router.layer(map_response_with_state(stopping.clone(), close_if_stopping));
    let connections = Connections::new(config);
    {
        let mut accepting = pin!(accept(DrainingListener::new(listener, stopping), &connections, &router));
        tokio::select! {
            () = &mut accepting => {}
            () = signal() => {}
        }
        tracing::info!("stopping: running requests may end");
        // The listener hears of it, closes, and hands out its backlog.
        let _ = stop.send(true);
        let _ = tokio::time::timeout(LAST_REQUESTS, accepting).await;
    }
    if tokio::time::timeout(config.shutdown_timeout, connections.running.shutdown()).await.is_err() {
        tracing::warn!("stopped with requests still running");
    }
    Ok(())
}

/// Serves every connection that comes in; ends only with its caller.
async fn accept(mut listener: DrainingListener, connections: &Connections, router: &Router) {
    loop {
        let Ok(permit) = Arc::clone(&connections.permits).acquire_owned().await else { return };
        let (stream, peer) = listener.accept().await;
        let connection = connections.serve(stream, peer, router.clone());
        tokio::spawn(async move {
            // A client that goes away or does not speak HTTP is not worth logging.
            if let Err(error) = connection.await {
                tracing::debug!(%peer, %error, "a connection ended early");
            }
            drop(permit);
        });
    }
}

/// How connections are served, and which are.
struct Connections {
    builder: Builder<TokioExecutor>,
    running: GracefulShutdown,
    /// One for each connection; more connections wait in the backlog until one ends.
    permits: Arc<Semaphore>,
}

impl Connections {
    fn new(config: &ServerConfig) -> Self {
        // HTTP/2 is for the proxy that has TLS; telling the versions apart would wait for a silent client for ever.
        let mut builder = Builder::new(TokioExecutor::new()).http1_only();
        // Without a timer hyper would wait for the end of the headers for ever.
        builder.http1().timer(TokioTimer::new()).header_read_timeout(config.header_timeout);
        let permits = Arc::new(Semaphore::new(config.max_connections));
        Self { builder, running: GracefulShutdown::new(), permits }
    }

    fn serve(
        &self,
        stream: TcpStream,
        peer: SocketAddr,
        router: Router,
    ) -> impl Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + use<> {
        let service = Extension(ConnectInfo(Peer(peer))).layer(router);
        let connection =
            self.builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        self.running.watch(connection.into_owned())
    }
}

/// Tells the client not to use this connection again.
async fn close_if_stopping(
    State(stopping): State<watch::Receiver<bool>>,
    mut response: Response,
) -> Response {
    if *stopping.borrow() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).expect("the process may wait for signals");
    let mut interrupt = signal(SignalKind::interrupt()).expect("the process may wait for signals");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    tokio::signal::ctrl_c().await.expect("the process may wait for signals");
}
