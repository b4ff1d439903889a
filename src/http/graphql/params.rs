//! From an HTTP request to a GraphQL request: a JSON body, or the parameters of a URL.

use std::error::Error;
use std::time::Duration;

use async_graphql::{ServerError, Variables};
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use domain::error_code::ErrorCode;
use http_body_util::LengthLimitError;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::config::ServerConfig;
use crate::graphql::engine::documents::DocumentRef;
use crate::graphql::engine::execute::{Engine, GraphQlRequest};
use crate::graphql::shared::error::coded;
use crate::http::headers::text;
use crate::http::negotiation::is_json;

/// A request that is no GraphQL request: the status and the error.
pub(super) type Refused = (StatusCode, Box<ServerError>);

/// The parameters of a GraphQL request over HTTP, before its document is looked up.
#[derive(Debug)]
pub(super) struct HttpParams {
    document: DocumentRef,
    operation_name: Option<String>,
    variables: Variables,
    /// Whether only a query may be executed.
    pub(super) read_only: bool,
}

/// How much is read of a body, and how long that may take.
#[derive(Clone, Copy)]
pub(in crate::http) struct Reading {
    max_bytes: usize,
    timeout: Duration,
}

/// The parameters as GraphQL-over-HTTP names them; unknown ones are ignored.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonParams {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<Map<String, Value>>,
    extensions: Option<Map<String, Value>>,
}

/// The same in a URL, where maps are JSON in a string.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UrlParams {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

/// The extension of automatic persisted queries.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersistedQuery {
    version: u64,
    sha256_hash: String,
}

impl From<&ServerConfig> for Reading {
    fn from(config: &ServerConfig) -> Self {
        Self { max_bytes: config.max_body_bytes, timeout: Duration::from_secs(config.body_timeout_s) }
    }
}

impl HttpParams {
    /// Reads the body of a POST.
    ///
    /// Only JSON is accepted: a foreign web page may send other content types without asking first.
    pub(super) async fn from_body(
        engine: &Engine,
        headers: &HeaderMap,
        body: Body,
        reading: Reading,
    ) -> Result<Self, Refused> {
        let kind = text(headers, &header::CONTENT_TYPE);
        if !is_json(kind) {
            let message = match kind {
                "" => "the request has no content type; send application/json in UTF-8".to_owned(),
                kind => format!("the content type is '{kind}'; send application/json in UTF-8"),
            };
            return Err(refusal(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                ErrorCode::UnsupportedMediaType,
                message,
            ));
        }
        let coding = text(headers, &header::CONTENT_ENCODING);
        if !coding.is_empty() && !coding.eq_ignore_ascii_case("identity") {
            let message = format!("the body is encoded as '{coding}'; send it as it is");
            return Err(refusal(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                ErrorCode::UnsupportedContentEncoding,
                message,
            ));
        }
        let body = read(body, reading).await?;
        engine.check_json(&body).map_err(|error| (StatusCode::BAD_REQUEST, Box::new(error)))?;
        if body.trim_ascii_start().first() == Some(&b'[') {
            let message = "several operations in one request are not accepted; send one object";
            return Err(refusal(StatusCode::BAD_REQUEST, ErrorCode::BatchingNotSupported, message));
        }
        let params: JsonParams = serde_json::from_slice(&body)
            .map_err(|error| bad_request(format!("the body is not a GraphQL request in JSON: {error}")))?;
        params.validate(false)
    }

    /// Reads the parameters of a GET, which may only carry queries.
    pub(super) fn from_uri(engine: &Engine, uri: &Uri) -> Result<Self, Refused> {
        let Query(params) = Query::<UrlParams>::try_from_uri(uri)
            .map_err(|error| bad_request(format!("the address: {}", error.body_text())))?;
        let params = JsonParams {
            query: params.query,
            document_id: params.document_id,
            operation_name: params.operation_name.filter(|name| !name.is_empty()),
            variables: map(engine, "variables", params.variables)?,
            extensions: map(engine, "extensions", params.extensions)?,
        };
        params.validate(true)
    }

    /// The GraphQL request, with the text of its document.
    pub(super) fn into_request(
        self,
        engine: &Engine,
        introspects: bool,
    ) -> Result<GraphQlRequest, Box<ServerError>> {
        let document = engine.document(self.document)?;
        let Self { operation_name, variables, read_only, .. } = self;
        Ok(GraphQlRequest { document, operation_name, variables, read_only, introspects })
    }

    /// Whether the document came as text.
    pub(super) fn has_text(&self) -> bool {
        matches!(self.document, DocumentRef::Text(_) | DocumentRef::Hash { text: Some(_), .. })
    }
}

impl JsonParams {
    fn validate(self, read_only: bool) -> Result<HttpParams, Refused> {
        let persisted = self.extensions.and_then(|mut extensions| extensions.remove("persistedQuery"));
        let document = match (self.document_id, persisted, self.query) {
            (Some(_), _, Some(_)) => {
                return Err(bad_request("the request has both 'query' and 'documentId'; send one"));
            }
            (Some(id), _, None) => DocumentRef::Id(id),
            (None, Some(persisted), query) => by_hash(persisted, query)?,
            (None, None, Some(query)) => DocumentRef::Text(query),
            (None, None, None) => return Err(bad_request("the request has no 'query'")),
        };
        let variables = self.variables.map(|map| Variables::from_json(map.into())).unwrap_or_default();
        Ok(HttpParams { document, operation_name: self.operation_name, variables, read_only })
    }
}

fn by_hash(persisted: Value, text: Option<String>) -> Result<DocumentRef, Refused> {
    let PersistedQuery { version, sha256_hash } = serde_json::from_value(persisted)
        .map_err(|error| bad_request(format!("'extensions.persistedQuery': {error}")))?;
    if version != 1 {
        let message = format!("'extensions.persistedQuery' has version {version}; 1 is accepted");
        return Err(bad_request(message));
    }
    Ok(DocumentRef::Hash { sha256: sha256_hash, text })
}

/// The whole body, read no further than its limit.
async fn read(body: Body, Reading { max_bytes, timeout }: Reading) -> Result<Bytes, Refused> {
    let too_large = || {
        let message = format!("the body has more than the limit of {max_bytes} bytes: shorten the request");
        refusal(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::BodyTooLarge, message)
    };
    if body.size_hint().lower() > max_bytes as u64 {
        return Err(too_large());
    }
    match tokio::time::timeout(timeout, to_bytes(body, max_bytes)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if error.source().is_some_and(<dyn Error>::is::<LengthLimitError>) => Err(too_large()),
        Ok(Err(error)) => Err(bad_request(format!("the body cannot be read: {error}"))),
        Err(_) => {
            let message = format!("the body did not arrive within {} seconds", timeout.as_secs());
            Err(refusal(StatusCode::REQUEST_TIMEOUT, ErrorCode::RequestTimeout, message))
        }
    }
}

fn map(engine: &Engine, name: &str, text: Option<String>) -> Result<Option<Map<String, Value>>, Refused> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    engine.check_json(text.as_bytes()).map_err(|error| (StatusCode::BAD_REQUEST, Box::new(error)))?;
    serde_json::from_str(&text)
        .map_err(|error| bad_request(format!("'{name}' in the address is not a JSON object: {error}")))
}

fn bad_request(message: impl Into<String>) -> Refused {
    refusal(StatusCode::BAD_REQUEST, ErrorCode::BadRequest, message)
}

fn refusal(status: StatusCode, code: ErrorCode, message: impl Into<String>) -> Refused {
    (status, Box::new(coded(code, message)))
}
