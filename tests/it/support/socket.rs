//! A WebSocket as a client sees it.

use std::net::SocketAddr;
use std::time::Duration;

use async_graphql::futures_util::{SinkExt as _, StreamExt as _};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, header};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub(crate) const PROTOCOL: &str = "graphql-transport-ws";

/// Nothing may take longer.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Socket(pub(crate) WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What comes of a socket.
#[derive(Debug, PartialEq)]
pub(crate) enum Event {
    Message(Value),
    Close(u16, String),
    /// Cut without a close.
    Cut,
}

impl Socket {
    /// Opens a socket; the HTTP response if it is refused.
    pub(crate) async fn open(
        server: SocketAddr,
        headers: &[(HeaderName, &str)],
    ) -> Result<Self, Box<Response<Option<Vec<u8>>>>> {
        let mut request = format!("ws://{server}/graphql").into_client_request().expect("an address");
        request.headers_mut().extend(with_protocol(headers));
        match connect_async(request).await {
            Ok((socket, response)) => {
                assert_eq!(response.headers()[header::SEC_WEBSOCKET_PROTOCOL], PROTOCOL);
                Ok(Self(socket))
            }
            Err(Error::Http(response)) => Err(response),
            Err(error) => panic!("the server listens: {error}"),
        }
    }

    /// Opens a socket that is acknowledged.
    pub(crate) async fn ready(server: SocketAddr) -> Self {
        let mut socket = Self::open(server, &[]).await.expect("the server takes it");
        socket.send(&json!({ "type": "connection_init" })).await;
        assert_eq!(socket.next().await, Event::Message(json!({ "type": "connection_ack" })));
        socket
    }

    pub(crate) async fn send(&mut self, message: &Value) {
        self.text(&message.to_string()).await;
    }

    pub(crate) async fn text(&mut self, text: &str) {
        // A socket that is closed says so by what comes next.
        let _ = self.0.send(Message::text(text)).await;
    }

    pub(crate) async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(&json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    /// The next message or the end, without pings and pongs of the wire.
    pub(crate) async fn next(&mut self) -> Event {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something in time");
            return match next {
                Some(Ok(Message::Text(text))) => {
                    Event::Message(serde_json::from_str(&text).expect("messages are JSON"))
                }
                Some(Ok(Message::Close(Some(frame)))) => {
                    Event::Close(frame.code.into(), frame.reason.as_str().to_owned())
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                _ => Event::Cut,
            };
        }
    }

    /// The next message of an operation, by its type, id and payload.
    pub(crate) async fn message(&mut self) -> (String, String, Value) {
        let Event::Message(mut message) = self.next().await else { panic!("the socket ends") };
        let mut text = |key: &str| message[key].take().as_str().unwrap_or_default().to_owned();
        let (kind, id) = (text("type"), text("id"));
        (kind, id, message["payload"].take())
    }

    /// The code with which the socket is closed; all messages before it are passed over.
    pub(crate) async fn close_code(&mut self) -> u16 {
        loop {
            match self.next().await {
                Event::Message(_) => {}
                Event::Close(code, _) => return code,
                Event::Cut => return 1006,
            }
        }
    }
}

fn with_protocol(headers: &[(HeaderName, &str)]) -> HeaderMap {
    let mut all = HeaderMap::new();
    all.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    for (name, value) in headers {
        all.insert(name, HeaderValue::from_str(value).expect("a header"));
    }
    all
}
