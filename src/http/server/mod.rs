//! Serving connections until a signal, then letting running requests end.

mod connections;
mod draining_listener;
pub(super) mod host;
mod patience;
pub(super) mod peer;

use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response_with_state;
use axum::response::Response;
use axum::{Extension, Router};
use tokio::net::TcpListener;
use tokio::sync::watch;

use self::connections::Connections;
use self::draining_listener::DrainingListener;
use super::streams::stopping::Stopping;
use crate::config::ServerConfig;

/// How long open connections may still send a request after the signal.
///
/// A client learns that its connection ends from the answer to that request; had it just been closed, a request that was
/// on its way would be lost.
const LAST_REQUESTS: Duration = Duration::from_millis(500);

/// Serves until SIGINT or SIGTERM; then no connection is accepted and running requests have their time to end.
pub async fn serve(listener: TcpListener, router: Router, config: &ServerConfig) -> io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let streams = Stopping::new(stopping.clone());
    let router = router
        .layer(map_response_with_state(stopping.clone(), close_if_stopping))
        .layer(Extension(streams.clone()))
        .layer(Extension(host::Needed));
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
    let ended = async { tokio::join!(connections.shut_down(), streams.closed()) };
    if tokio::time::timeout(config.shutdown_timeout, ended).await.is_err() {
        tracing::warn!("stopped with requests still running");
    }
    Ok(())
}

/// Serves every connection that comes in; ends only with its caller.
async fn accept(mut listener: DrainingListener, connections: &Connections, router: &Router) {
    loop {
        let Some(permit) = connections.permit().await else { return };
        let (stream, peer) = listener.accept().await;
        tokio::spawn(connections.serve(stream, peer, router.clone(), permit));
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
