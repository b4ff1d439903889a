//! A listener that, once the server stops, gives the connections that the system has accepted already, and closes.

use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// After an error of the system, such as too many open files; asking again at once would only burn time.
const PAUSE: Duration = Duration::from_millis(100);

pub(super) struct Door {
    /// None once it is closed.
    listener: Option<TcpListener>,
    stopping: watch::Receiver<bool>,
    /// What the system had accepted when it was closed.
    waiting: Vec<(TcpStream, SocketAddr)>,
}

impl Door {
    pub(super) fn new(listener: TcpListener, stopping: watch::Receiver<bool>) -> Self {
        Self { listener: Some(listener), stopping, waiting: Vec::new() }
    }

    /// The next connection; once the door is closed and none is left, it never comes.
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
        match self.waiting.pop() {
            Some(accepted) => accepted,
            None => pending().await,
        }
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
