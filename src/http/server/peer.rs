//! Who is at the other end.

use std::net::SocketAddr;

/// The other end of a connection.
#[derive(Clone, Copy)]
pub(in crate::http) struct Peer(pub(in crate::http) SocketAddr);
