//! Serving until a signal, then letting running requests end.

use std::future::{IntoFuture as _, pending};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::extract::connect_info::Connected;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response_with_state;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::config::ServerConfig;

/// How long open connections may still bring a request after the signal.
///
/// A client learns that its connection ends from the answer to that request; had it just been closed, a request that was
/// on its way would be lost.
const LAST_REQUESTS: Duration = Duration::from_millis(500);

/// Serves until SIGINT or SIGTERM; then no connection is accepted and running requests have their time to end.
pub async fn serve(listener: TcpListener, router: Router, config: &ServerConfig) -> io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let door = Door::new(listener, stopping.clone())?;
    let router = router.layer(map_response_with_state(stopping.clone(), close_if_stopping));
    let mut signalled = stopping.clone();
    let server = axum::serve(door, router.into_make_service_with_connect_info::<Peer>())
        .with_graceful_shutdown(async move {
            until_stopping(&mut signalled).await;
            tokio::time::sleep(LAST_REQUESTS).await;
        })
        .into_future();
    let deadline = async {
        signal().await;
        tracing::info!("stopping: running requests may end");
        // Nobody listens any more where the server has ended by itself.
        let _ = stop.send(true);
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

async fn until_stopping(stopping: &mut watch::Receiver<bool>) {
    // An error means that the server has ended, and nothing more is accepted then either.
    let _ = stopping.wait_for(|&stopping| stopping).await;
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

/// Who is at the other end of a connection.
#[derive(Clone, Copy)]
pub(super) struct Peer(pub(super) SocketAddr);

impl Connected<IncomingStream<'_, Door>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        Self(*stream.remote_addr())
    }
}

/// A listener that, once the server stops, gives the connections that the system has accepted already, and closes.
struct Door {
    address: SocketAddr,
    /// None once it is closed.
    listener: Option<TcpListener>,
    stopping: watch::Receiver<bool>,
    /// What the system had accepted when it was closed.
    waiting: Vec<(TcpStream, SocketAddr)>,
}

impl Door {
    fn new(listener: TcpListener, stopping: watch::Receiver<bool>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        Ok(Self { address, listener: Some(listener), stopping, waiting: Vec::new() })
    }

    fn close(&mut self) -> io::Result<()> {
        let Some(listener) = self.listener.take() else { return Ok(()) };
        // Asked itself, the system gives all of them; tokio only knows of those that it was told of.
        let listener = listener.into_std()?;
        while let Ok((stream, address)) = listener.accept() {
            stream.set_nonblocking(true)?;
            self.waiting.push((TcpStream::from_std(stream)?, address));
        }
        Ok(())
    }
}

impl Listener for Door {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        if let Some(listener) = &mut self.listener {
            tokio::select! {
                accepted = Listener::accept(listener) => return accepted,
                () = until_stopping(&mut self.stopping) => {}
            }
            if let Err(error) = self.close() {
                tracing::warn!(%error, "connections that waited to be accepted are lost");
            }
        }
        match self.waiting.pop() {
            Some(accepted) => accepted,
            None => pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
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
