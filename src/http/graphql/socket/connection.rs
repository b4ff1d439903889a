//! One WebSocket from its upgrade to its close: messages both ways, and the times that none may exceed.

use std::future::{pending, ready};
use std::net::IpAddr;
use std::pin::pin;
use std::time::Duration;

use async_graphql::{Data, ServerError};
use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::extract::ws::{Message, WebSocket};
use domain::error_code::ErrorCode;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{Sink, SinkExt as _, Stream, StreamExt as _, sink, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, sleep, timeout};

use super::close::Close;
use super::gate::{Gate, Incoming, Outgoing};
use crate::graphql::engine::live::Caller;
use crate::graphql::shared::error::coded;
use crate::http::access::{Access, INTROSPECTION_TOKEN};
use crate::http::graphql::params::HttpParams;
use crate::http::rejection::Rejection;
use crate::http::state::AppState;
use crate::http::streams;

/// How long the other end may take to answer a close; then the connection is cut.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What is known of a WebSocket when it is opened.
pub(super) struct Connection {
    pub(super) app: AppState,
    pub(super) stream: streams::Stream,
    pub(super) client: IpAddr,
    pub(super) request_id: String,
    /// Whether the request that opened it had the token, or needs none.
    pub(super) may_introspect: bool,
    pub(super) protocol: GraphQLProtocol,
}

impl Connection {
    /// Serves until either end closes.
    pub(super) async fn run(self, socket: WebSocket) {
        let (mut to_client, mut from_client) = socket.split();
        let close = self.serve(&mut to_client, &mut from_client).await;
        let last_words = async {
            if let Some(message) = close.message() {
                to_client.send(message).await?;
            }
            to_client.close().await?;
            // Bytes that nobody reads would reset the connection, and the close with it.
            while let Some(Ok(_)) = from_client.next().await {}
            Ok::<(), axum::Error>(())
        };
        let _ = timeout(LAST_WORDS, last_words).await;
    }

    async fn serve(
        &self,
        to_client: &mut SplitSink<WebSocket, Message>,
        from_client: &mut SplitStream<WebSocket>,
    ) -> Close {
        let config = &self.app.streams;
        let max_bytes = self.app.body_limits.max_bytes();
        // One message each: who reads slowly is written to slowly.
        let (to_framework, from_gate) = mpsc::channel(1);
        let (to_gate, mut from_framework) = mpsc::channel(1);
        let mut framework = pin!(self.framework(received(from_gate), sent(to_gate)));
        let mut gate = Gate::default();
        let mut too_late = pin!(sleep(config.init_timeout));
        let mut ping = interval_at(Instant::now() + config.keep_alive, config.keep_alive);
        let mut is_alive = true;
        loop {
            let message = tokio::select! {
                () = self.stream.open.stopping() => return Close::GoingAway,
                () = &mut too_late, if gate.is_waiting() => return Close::InitTimeout,
                () = &mut framework => return Close::Dead,
                _ = ping.tick() => {
                    if !std::mem::replace(&mut is_alive, false) {
                        return Close::Dead;
                    }
                    Some(Message::Ping(Vec::new().into()))
                }
                Some(message) = from_framework.recv() => match message {
                    Message::Text(text) => match gate.outgoing(&text) {
                        Outgoing::Pass => Some(Message::Text(text)),
                        Outgoing::Instead(text) => Some(Message::Text(text.into())),
                        Outgoing::Drop => None,
                    },
                    other => Some(other),
                },
                (permit, message) = next(&to_framework, from_client) => {
                    is_alive = true;
                    let text = match message {
                        Some(Ok(Message::Text(text))) => text,
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                        Some(Ok(Message::Binary(_))) => {
                            return Close::BadMessage("A message of the protocol is text".to_owned());
                        }
                        Some(Ok(Message::Close(_))) | None => return Close::ByClient,
                        Some(Err(error)) => return Close::of(error, max_bytes),
                    };
                    match self.receive(&mut gate, &text) {
                        Ok(Received::Forward(text)) => {
                            permit.send(Message::Text(text.into()));
                            None
                        }
                        Ok(Received::Reply(text)) => Some(Message::Text(text.into())),
                        Err(close) => return close,
                    }
                }
            };
            if let Some(message) = message
                && !matches!(timeout(config.send_timeout, to_client.send(message)).await, Ok(Ok(())))
            {
                return Close::Dead;
            }
        }
    }

    /// The protocol as the framework speaks it, on our executor.
    fn framework(
        &self,
        stream: impl Stream<Item = Result<Message, axum::Error>>,
        sink: impl Sink<Message>,
    ) -> impl Future<Output = ()> {
        let (request_id, may_introspect) = (self.request_id.clone(), self.may_introspect);
        let access = self.app.access.clone();
        GraphQLWebSocket::new_with_pair(sink, stream, self.app.executor.clone(), self.protocol)
            .on_connection_init(move |payload| {
                let may_introspect = may_introspect || access.may_introspect_by(token(&payload));
                let mut data = Data::default();
                data.insert(Caller { request_id, may_write: true, may_introspect });
                ready(Ok(data))
            })
            .serve()
    }

    fn receive(&self, gate: &mut Gate, text: &str) -> Result<Received, Close> {
        let operation = match gate.incoming(text) {
            Incoming::Close(close) => return Err(close),
            Incoming::Subscribe(id) => self.operation(gate, &id, text).map_err(|errors| (id, errors)),
            Incoming::Pass => {
                self.check(text)?;
                Ok(text.to_owned())
            }
            Incoming::Init => {
                self.check(text)?;
                if is_forbidden(&self.app.access, text) {
                    return Err(Close::Forbidden);
                }
                Ok(text.to_owned())
            }
        };
        Ok(match operation {
            Ok(text) => Received::Forward(text),
            Err((id, errors)) => Received::Reply(gate.refuse(&id, &errors)),
        })
    }

    /// JSON that is nested too deep is turned away before anything recurses into it.
    fn check(&self, text: &str) -> Result<(), Close> {
        self.app.engine.check_json(text.as_bytes()).map_err(|error| Close::BadMessage(error.message))
    }

    /// What a POST has to pass before its execution, and what the framework reads of it.
    fn operation(&self, gate: &Gate, id: &str, text: &str) -> Result<String, Vec<ServerError>> {
        let max = self.app.streams.max_operations_per_socket;
        if gate.running() > max {
            let code = ErrorCode::MaxOperationsExceeded;
            let message =
                format!("more operations run on this WebSocket than the limit of {max}: {}", code.advice());
            return Err(vec![coded(code, message)]);
        }
        if let Some(rates) = &self.app.rates {
            rates.check(self.client).map_err(Rejection::into_errors)?;
        }
        let engine = &self.app.engine;
        let params = HttpParams::from_message(engine, text).map_err(Rejection::into_errors)?;
        let payload = params.into_framework(engine).map_err(|error| vec![*error])?;
        Ok(json!({ "type": "subscribe", "id": id, "payload": payload }).to_string())
    }
}

/// What becomes of a message of the client.
enum Received {
    Forward(String),
    Reply(String),
}

/// The next message of the client, once the framework has room for it.
async fn next<'a>(
    to_framework: &'a mpsc::Sender<Message>,
    from_client: &mut SplitStream<WebSocket>,
) -> (mpsc::Permit<'a, Message>, Option<Result<Message, axum::Error>>) {
    match to_framework.reserve().await {
        Ok(permit) => (permit, from_client.next().await),
        // The framework has ended, which another branch sees.
        Err(_) => pending().await,
    }
}

fn received(mut receiver: mpsc::Receiver<Message>) -> impl Stream<Item = Result<Message, axum::Error>> {
    stream::poll_fn(move |cx| receiver.poll_recv(cx)).map(Ok)
}

fn sent(sender: mpsc::Sender<Message>) -> impl Sink<Message> {
    sink::unfold(sender, |sender, message| async move { sender.send(message).await.map(|()| sender) })
}

/// The message that begins a connection.
#[derive(Deserialize)]
struct Init {
    payload: Option<Value>,
}

/// Whether the first message has a token, and not the right one. A browser cannot send headers with a WebSocket.
fn is_forbidden(access: &Access, text: &str) -> bool {
    let payload = serde_json::from_str(text).ok().and_then(|Init { payload }| payload).unwrap_or_default();
    token(&payload).is_some_and(|token| !access.may_introspect_by(Some(token)))
}

fn token(payload: &Value) -> Option<&[u8]> {
    payload.get(INTROSPECTION_TOKEN.as_str())?.as_str().map(str::as_bytes)
}
