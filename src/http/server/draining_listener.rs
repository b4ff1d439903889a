//! A listener that drains: once the server stops, it hands out the connections of the backlog, and closes.

use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// After an error of the system, such as too many open files; trying again at once would only burn time.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) struct DrainingListener {
    /// None once it is closed.
    listener: Option<TcpListener>,
    stopping: watch::Receiver<bool>,
    /// The connections that the system had accepted when it was closed.
    backlog: Vec<(TcpStream, SocketAddr)>,
}

impl DrainingListener {
    pub(super) fn new(listener: TcpListener, stopping: watch::Receiver<bool>) -> Self {
        Self { listener: Some(listener), stopping, backlog: Vec::new() }
    }

    /// The next connection; pending for ever once the listener is closed and its backlog is empty.
    pub(super) async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        if let Some(listener) = &self.listener {
            tokio::select! {
                accepted = accept(listener) => return accepted,
                // An error means that the server has ended, and nothing more is accepted then either.
                _ = self.stopping.wait_for(|&stopping| stopping) => {}
            }
            if let Err(error) = self.close() {
                tracing::warn!(%error, "connections that waited to be accepted are lost");
            }
        }
        match self.backlog.pop() {
            Some(accepted) => accepted,
            None => pending().await,
        }
    }

    fn close(&mut self) -> io::Result<()> {
        let Some(listener) = self.listener.take() else { return Ok(()) };
        // The system itself has all of them; tokio only knows of those that it was notified of.
        let listener = listener.into_std()?;
        while let Ok((stream, address)) = listener.accept() {
            stream.set_nonblocking(true)?;
            self.backlog.push((TcpStream::from_std(stream)?, address));
        }
        Ok(())
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection cannot be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
