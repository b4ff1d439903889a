//! The addresses of objects, which `resourcePath` gives: each leads to the GraphQL endpoint, with a query that shows the
//! object. A browser gets the playground there, and a program the data; for cities and countries, browsers get the pages
//! of `src/http/atlas` instead.

use async_graphql::{Name, Value, Variables};
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::error_code::ErrorCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::negotiation;
use super::rejection::Rejection;
use super::request_id::request_id;
use super::shortcut;
use super::state::AppState;
use crate::graphql::engine::execute::{GraphQlRequest, Outcome};

#[cfg(test)]
mod tests;

/// Objects that are addressed by one kind of key.
pub(super) struct Kind {
    /// The variable of both documents that holds the key.
    key: &'static str,
    /// Asks where the object is, as `object`.
    whereabouts: &'static str,
    /// Shows the object.
    shown: &'static str,
}

pub(super) const CITY: Kind = Kind {
    key: "slug",
    whereabouts: "query ($slug: String!) { object: city(slug: $slug) { resourcePath } }",
    shown: include_str!("city.graphql"),
};

pub(super) const COUNTRY: Kind = Kind {
    key: "code",
    whereabouts: "query ($code: CountryCode!) { object: country(code: $code) { resourcePath } }",
    shown: include_str!("country.graphql"),
};

const NODE: Kind = Kind {
    key: "id",
    whereabouts: "query ($id: ID!) { object: node(id: $id) { resourcePath } }",
    shown: include_str!("node.graphql"),
};

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/nodes/{id}", get(|app, key, request| lead(&NODE, app, key, request)))
}

/// Leads to the object, or first to its own address where it was asked for by another: a former slug, an id of a city.
pub(super) async fn lead(
    kind: &'static Kind,
    State(app): State<AppState>,
    key: Result<Path<String>, PathRejection>,
    request: Request,
) -> Response {
    let (path, headers) = (request.uri().path(), request.headers());
    let refused = |rejection: Rejection| rejection.into_response(negotiation::for_error(headers));
    let Ok(Path(key)) = key else { return refused(no_object(path)) };
    match whereabouts(&app, kind, &key, headers).await {
        Ok(Some(own)) if own == path => see(&own_query(kind, &key)),
        Ok(Some(own)) => Redirect::permanent(&own).into_response(),
        Ok(None) => refused(no_object(path)),
        Err(rejection) => refused(rejection),
    }
}

pub(super) fn no_object(path: &str) -> Rejection {
    let message = format!("there is nothing at {path}; `search` at /graphql finds cities and countries");
    Rejection::new(ErrorCode::NotFound, message)
}

/// The object's own address; none if there is no such object.
pub(super) async fn whereabouts(
    app: &AppState,
    kind: &Kind,
    key: &str,
    headers: &HeaderMap,
) -> Result<Option<String>, Rejection> {
    let request = GraphQlRequest {
        // One of ours needs no trust.
        document: kind.whereabouts.to_owned().into(),
        variables: Variables::from_json(serde_json::json!({ kind.key: key })),
        read_only: true,
        ..GraphQlRequest::default()
    };
    let answer = app.engine.execute(request, request_id(headers)).await;
    if answer.outcome != Outcome::Executed || !answer.response.errors.is_empty() {
        // With the status of what failed: a database that is away is no mistake of who asks.
        return Err(Rejection::of_execution(answer.response.errors));
    }
    Ok(path_in(&answer.response.data))
}

fn path_in(data: &Value) -> Option<String> {
    let Value::Object(data) = data else { return None };
    let Value::Object(object) = data.get(&Name::new("object"))? else { return None };
    match object.get(&Name::new("resourcePath"))? {
        Value::String(path) => Some(path.clone()),
        _ => None,
    }
}

/// The endpoint with the query that shows the object.
fn own_query(kind: &Kind, key: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let variables = serde_json::json!({ kind.key: key }).to_string();
    format!("{}?query={}&variables={}", shortcut::ENDPOINT, encoded(kind.shown), encoded(&variables))
}

/// What is shown may change with each version of the server, so no cache keeps where it is.
fn see(location: &str) -> Response {
    ([(header::CACHE_CONTROL, "no-cache")], Redirect::to(location)).into_response()
}
