//! WebSockets that speak `graphql-transport-ws`: the framework speaks the protocol, and around it stands what it lacks.
//!
//! [`gate`] has the rules of messages, [`connection`] the times, [`close`] the codes.

mod close;
mod connection;
mod gate;

use async_graphql_axum::GraphQLProtocol;
use axum::extract::{FromRequestParts as _, WebSocketUpgrade};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::error_code::ErrorCode;

use self::connection::Connection;
use crate::http::headers::list;
use crate::http::rate;
use crate::http::rejection::Rejection;
use crate::http::request_id::request_id;
use crate::http::state::AppState;
use crate::http::streams::{self, origin};

/// The one sub-protocol; the older `graphql-ws` cannot say what was refused.
const PROTOCOL: &str = "graphql-transport-ws";

/// Whether a request wants to become a WebSocket.
pub(super) fn is_upgrade(headers: &HeaderMap) -> bool {
    list(headers, &header::UPGRADE).any(|protocol| protocol.eq_ignore_ascii_case("websocket"))
}

/// Accepts a WebSocket, or says by HTTP why not.
pub(super) async fn upgrade(app: AppState, mut parts: Parts) -> Result<Response, Rejection> {
    if !origin::is_allowed(&parts.headers, &app.cors_origins) {
        let message = "a page of this origin may not open a WebSocket";
        return Err(Rejection::new(ErrorCode::OriginNotAllowed, message));
    }
    let offered = list(&parts.headers, &header::SEC_WEBSOCKET_PROTOCOL).any(|offered| offered == PROTOCOL);
    if !offered {
        return Err(bad_request(format!("a WebSocket to this URL speaks the sub-protocol {PROTOCOL}")));
    }
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &())
        .await
        .map_err(|rejection| bad_request(rejection.body_text()))?;
    // The framework takes the first that it knows of those offered, and it knows the older one too.
    parts.headers.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    let protocol = GraphQLProtocol::from_request_parts(&mut parts, &())
        .await
        .map_err(|_| bad_request(format!("this server has no {PROTOCOL}")))?;
    let connection = Connection {
        stream: streams::open(&app, &parts)?,
        client: rate::client_of(&parts.headers, &parts.extensions, app.trusted_proxies),
        request_id: request_id(&parts.headers).to_owned(),
        may_introspect: app.access.may_introspect(&parts.headers),
        protocol,
        app,
    };
    let max_bytes = connection.app.body_limits.max_bytes();
    Ok(upgrade
        .protocols([PROTOCOL])
        .max_message_size(max_bytes)
        .max_frame_size(max_bytes)
        .on_upgrade(|socket| connection.run(socket)))
}

fn bad_request(message: impl Into<String>) -> Rejection {
    Rejection::new(ErrorCode::BadRequest, message)
}
