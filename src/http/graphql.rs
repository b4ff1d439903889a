//! The GraphQL endpoint: POST and GET become a question, its answer becomes a response.
//!
//! Status codes follow the GraphQL-over-HTTP draft: with `application/json` an answer is 200 as soon as the
//! request was well-formed; with `application/graphql-response+json` one that was not executed is 400.

use async_graphql::{ServerError, Variables};
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::middleware::REQUEST_ID;
use super::pages;
use crate::app::App;
use crate::graphql::pipeline::execute::{Answer, Question};

const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// The body of a POST, as GraphQL-over-HTTP has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    query: Option<String>,
    operation_name: Option<String>,
    #[serde(default)]
    variables: Option<serde_json::Map<String, serde_json::Value>>,
}

/// The parameters of a GET.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
}

pub(super) async fn post(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    let media = media_type(&headers);
    match question_of_body(&app, &headers, &body) {
        Ok(question) => answer(&app, question, &headers, media).await,
        Err((status, error)) => refuse(media, status, *error),
    }
}

pub(super) async fn get(
    State(app): State<App>,
    headers: HeaderMap,
    Query(parameters): Query<Parameters>,
) -> Response {
    if wants_page(&headers) {
        return pages::playground(&headers);
    }
    let media = media_type(&headers);
    match question_of_parameters(&app, parameters) {
        Ok(question) => answer(&app, question, &headers, media).await,
        Err((status, error)) => refuse(media, status, *error),
    }
}

pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    let error = client_error("METHOD_NOT_ALLOWED", "use POST or GET");
    let mut response = refuse(media_type(&headers), StatusCode::METHOD_NOT_ALLOWED, error);
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    response
}

type Refused = (StatusCode, Box<ServerError>);

fn question_of_body(app: &App, headers: &HeaderMap, body: &[u8]) -> Result<Question, Refused> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(JSON) {
        let message = format!("the content type is '{kind}'; send {JSON}");
        return Err(refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message));
    }
    app.engine.check_json(body).map_err(|error| (StatusCode::BAD_REQUEST, Box::new(error)))?;
    if body.trim_ascii_start().first() == Some(&b'[') {
        let message = "several operations in one request are not accepted; send one object";
        return Err(refusal(StatusCode::BAD_REQUEST, "BATCHING_NOT_SUPPORTED", message));
    }
    let body: Body = serde_json::from_slice(body)
        .map_err(|error| bad_request(format!("the body is not a GraphQL request in JSON: {error}")))?;
    let query = body.query.ok_or_else(|| bad_request("the body has no 'query'"))?;
    let variables = body.variables.map(|map| Variables::from_json(map.into())).unwrap_or_default();
    Ok(Question { query, operation_name: body.operation_name, variables })
}

fn question_of_parameters(app: &App, parameters: Parameters) -> Result<Question, Refused> {
    let query = parameters.query.ok_or_else(|| bad_request("the address has no 'query' parameter"))?;
    let variables = match parameters.variables.filter(|text| !text.is_empty()) {
        None => Variables::default(),
        Some(text) => {
            app.engine
                .check_json(text.as_bytes())
                .map_err(|error| (StatusCode::BAD_REQUEST, Box::new(error)))?;
            let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)
                .map_err(|error| bad_request(format!("'variables' is not a JSON object: {error}")))?;
            Variables::from_json(map.into())
        }
    };
    let operation_name = parameters.operation_name.filter(|name| !name.is_empty());
    Ok(Question { query, operation_name, variables })
}

async fn answer(app: &App, question: Question, headers: &HeaderMap, media: &'static str) -> Response {
    let request_id = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    let Answer { response, executed } = app.engine.execute(question, request_id).await;
    let status = if executed || media == JSON { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    respond(media, status, &response)
}

fn respond(media: &'static str, status: StatusCode, answer: &async_graphql::Response) -> Response {
    let body = serde_json::to_vec(answer).expect("an answer is JSON");
    let kind = format!("{media}; charset=utf-8");
    let headers = [(header::CONTENT_TYPE, kind), (header::VARY, "Accept".to_owned())];
    (status, headers, body).into_response()
}

fn refuse(media: &'static str, status: StatusCode, error: ServerError) -> Response {
    respond(media, status, &async_graphql::Response::from_errors(vec![error]))
}

fn bad_request(message: impl Into<String>) -> Refused {
    refusal(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
}

fn refusal(status: StatusCode, code: &str, message: impl Into<String>) -> Refused {
    (status, Box::new(client_error(code, message)))
}

fn client_error(code: &str, message: impl Into<String>) -> ServerError {
    let mut error = ServerError::new(message, None);
    error.extensions.get_or_insert_default().set("code", code);
    error
}

/// The media type of the answer: the newer one where the client names it.
fn media_type(headers: &HeaderMap) -> &'static str {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains(GRAPHQL_RESPONSE) { GRAPHQL_RESPONSE } else { JSON }
}

/// Whether a person's browser asks: it names HTML.
fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
