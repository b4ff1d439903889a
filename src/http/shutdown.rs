//! Serving until a signal, then letting running requests end.

use std::future::IntoFuture as _;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::ServerConfig;

/// Serves until SIGINT or SIGTERM; then no request is accepted and running ones have their time to end.
pub async fn serve(listener: TcpListener, router: Router, config: &ServerConfig) -> std::io::Result<()> {
    let (stop, mut stopped) = watch::channel(false);
    let server = axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            signal().await;
            tracing::info!("stopping: running requests may end");
            // Nobody listens any more where the server has ended by itself.
            let _ = stop.send(true);
        })
        .into_future();
    let deadline = async {
        // An error means that the server has ended, which the other branch says.
        let _ = stopped.wait_for(|&stopped| stopped).await;
        tokio::time::sleep(Duration::from_secs(config.shutdown_timeout_s)).await;
    };
    tokio::select! {
        ended = server => ended,
        () = deadline => {
            tracing::warn!("stopped with requests still running");
            Ok(())
        }
    }
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
