//! From an HTTP request to a GraphQL request: a JSON body, or the parameters of a URL.

use async_graphql::{Request, ServerError, Variables, value};
use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use domain::error_code::ErrorCode;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::Value;

use crate::graphql::engine::documents::{DocumentRef, PERSISTED_QUERY};
use crate::graphql::engine::execute::{Engine, GraphQlRequest, NAMES_VERSION};
use crate::graphql::engine::shape;
use crate::http::rejection::Rejection;

/// The parameters of a GraphQL request over HTTP, before its document is looked up.
#[derive(Debug)]
pub(super) struct HttpParams {
    document: DocumentRef,
    operation_name: Option<String>,
    variables: Variables,
    /// Whether only a query may be executed.
    pub(super) read_only: bool,
    names_version: bool,
}

/// The parameters as GraphQL-over-HTTP names them, whatever they are; unknown ones are ignored.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonParams {
    query: Option<Value>,
    document_id: Option<Value>,
    operation_name: Option<Value>,
    variables: Option<Value>,
    extensions: Option<Value>,
}

/// A message that begins an operation; `type` and `id` are read before.
#[derive(Deserialize)]
struct Message {
    payload: JsonParams,
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

impl HttpParams {
    /// Reads the body of a POST.
    pub(super) fn from_body(engine: &Engine, body: &[u8]) -> Result<Self, Rejection> {
        check_json(engine, body)?;
        match body.trim_ascii_start().first() {
            Some(b'{') => {}
            Some(b'[') => {
                let message = "the body is a list; send one request at a time, as an object";
                return Err(Rejection::new(ErrorCode::BatchingNotSupported, message));
            }
            Some(_) => return Err(no_object(body)),
            None => return Err(bad_request("the body is empty; send an object with 'query' in JSON")),
        }
        let params: JsonParams = serde_json::from_slice(body)
            .map_err(|error| bad_request(format!("the body is not a GraphQL request in JSON: {error}")))?;
        params.validate(false)
    }

    /// Reads the payload of a message that begins an operation over a WebSocket.
    pub(super) fn from_message(engine: &Engine, text: &str) -> Result<Self, Rejection> {
        check_json(engine, text.as_bytes())?;
        let Message { payload } = serde_json::from_str(text)
            .map_err(|error| bad_request(format!("the payload is not a GraphQL request: {error}")))?;
        payload.validate(false)
    }

    /// Reads the parameters of a GET, which may only carry queries.
    pub(super) fn from_uri(engine: &Engine, uri: &Uri) -> Result<Self, Rejection> {
        // What reads a form puts U+FFFD in the place of other bytes, so something else would be asked.
        if percent_decode_str(uri.query().unwrap_or_default()).decode_utf8().is_err() {
            return Err(bad_request("the parameters of the URL are not UTF-8 in percent-encoding"));
        }
        let Query(params) = Query::<UrlParams>::try_from_uri(uri)
            .map_err(|error| bad_request(format!("the parameters of the URL: {}", error.body_text())))?;
        let params = JsonParams {
            query: params.query.map(Value::String),
            document_id: params.document_id.map(Value::String),
            operation_name: params.operation_name.map(Value::String),
            variables: json(engine, "variables", params.variables)?,
            extensions: json(engine, "extensions", params.extensions)?,
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
        let Self { operation_name, variables, read_only, names_version, .. } = self;
        Ok(GraphQlRequest {
            document,
            operation_name,
            variables,
            read_only,
            streams: false,
            introspects,
            names_version,
        })
    }

    /// The request as the framework reads it; a document that is named by its id is looked up.
    pub(super) fn into_framework(self, engine: &Engine) -> Result<Request, Box<ServerError>> {
        let (text, persisted) = match self.document {
            DocumentRef::Text(text) => (text, None),
            id @ DocumentRef::Id(_) => (engine.document(id)?.text.to_string(), None),
            DocumentRef::Hash { sha256, text } => (text.unwrap_or_default(), Some(sha256)),
        };
        let mut request = Request::new(text).variables(self.variables);
        request.operation_name = self.operation_name;
        if self.names_version {
            request.extensions.insert(NAMES_VERSION.to_owned(), true.into());
        }
        if let Some(hash) = persisted {
            let extension = value!({ "version": 1, "sha256Hash": hash });
            request.extensions.insert(PERSISTED_QUERY.to_owned(), extension);
        }
        Ok(request)
    }

    /// Whether the request has the text of its document.
    pub(super) fn has_text(&self) -> bool {
        matches!(self.document, DocumentRef::Text(_) | DocumentRef::Hash { text: Some(_), .. })
    }
}

impl JsonParams {
    /// A parameter that is null is absent, and so is an empty name, id or query beside an id.
    fn validate(self, read_only: bool) -> Result<HttpParams, Rejection> {
        let filled = |text: &String| !text.is_empty();
        let text = |name, value| shape::text(name, value).map_err(bad_request);
        let object = |name, value| shape::object(name, value, "an object").map_err(bad_request);
        let query = text("'query'", self.query)?;
        let id = text("'documentId'", self.document_id)?.filter(filled);
        let operation_name = text("'operationName'", self.operation_name)?.filter(filled);
        let variables = object("'variables'", self.variables)?;
        let extensions = object("'extensions'", self.extensions)?;
        let mut extensions = extensions.unwrap_or_default();
        let names_version = match extensions.get(NAMES_VERSION) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(names_version)) => *names_version,
            Some(_) => return Err(bad_request("the extension 'dataVersion' is true or false")),
        };
        let persisted = extensions.remove(PERSISTED_QUERY);
        let persisted = DocumentRef::persisted(persisted, query.as_deref()).map_err(bad_request)?;
        let document = match (id, persisted, query) {
            (Some(_), _, Some(query)) if filled(&query) => {
                return Err(bad_request("the request has both 'query' and 'documentId'; send one"));
            }
            (Some(id), _, _) => DocumentRef::Id(id),
            (None, Some(persisted), _) => persisted,
            (None, None, Some(query)) => DocumentRef::Text(query),
            (None, None, None) => return Err(bad_request("the request has no 'query'")),
        };
        let variables = variables.map(|map| Variables::from_json(map.into())).unwrap_or_default();
        Ok(HttpParams { document, operation_name, variables, read_only, names_version })
    }
}

/// What is wrong with a body that does not begin as an object.
fn no_object(body: &[u8]) -> Rejection {
    bad_request(match serde_json::from_slice::<Value>(body) {
        Ok(value) => format!("the body is {}; send an object with 'query'", shape::kind(&value)),
        Err(error) => format!("the body is not JSON: {error}"),
    })
}

/// A parameter of a URL that is JSON; none if it is empty.
fn json(engine: &Engine, name: &str, text: Option<String>) -> Result<Option<Value>, Rejection> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    check_json(engine, text.as_bytes())?;
    serde_json::from_str(&text)
        .map_err(|error| bad_request(format!("'{name}' in the URL is not JSON: {error}")))
}

/// JSON that is nested too deep is turned away before anything recurses into it.
fn check_json(engine: &Engine, bytes: &[u8]) -> Result<(), Rejection> {
    let bad = |error| Rejection::with_status(StatusCode::BAD_REQUEST, vec![error]);
    engine.check_json(bytes).map_err(bad)
}

fn bad_request(message: impl Into<String>) -> Rejection {
    Rejection::new(ErrorCode::BadRequest, message)
}
