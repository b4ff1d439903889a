//! What caches between the server and its clients are told: ETags, and how long a response may be kept.
//!
//! A response follows from the data, the schema and the request alone, so its ETag is known before it is made.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::CacheControl;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::data_version::DataVersion;
use moka::sync::Cache;
use sha2::{Digest as _, Sha256};

use super::answers::Unchanged;
use crate::graphql::engine::execute::{Engine, GraphQlRequest};
use crate::http::conditional::{IfMatch, IfNoneMatch};
use crate::http::data_version;
use crate::http::etag::{self, etag};

/// Requests that are remembered with their `Cache-Control`; about 100 bytes each.
const KEPT_REQUESTS: u64 = 10_000;

/// Makes ETags, and knows the requests that were executed before.
#[derive(Clone)]
pub(in crate::http) struct Caching {
    /// What every ETag depends on: the version of this program and its schema.
    edition: Arc<str>,
    /// The highest `max-age`, in seconds; 0 has caches revalidate each time.
    max_age: i32,
    /// How long they may give a response after that while they revalidate it, in seconds.
    stale: u64,
    /// Requests that had a response without errors.
    executed: Cache<Key, Known>,
}

/// What is known of a response.
#[derive(Clone)]
struct Known {
    cache_control: HeaderValue,
    /// Whether it follows from the data; what tells of the schema alone does not.
    reads_data: bool,
}

/// Tells requests apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32]);

impl Caching {
    pub(in crate::http) fn new(schema_etag: &str, max_age: Duration, stale: Duration) -> Self {
        Self {
            edition: format!("{}{schema_etag}", env!("CARGO_PKG_VERSION")).into(),
            max_age: i32::try_from(max_age.as_secs()).unwrap_or(i32::MAX),
            stale: stale.as_secs(),
            executed: Cache::new(KEPT_REQUESTS),
        }
    }

    pub(super) fn key(&self, request: &GraphQlRequest, media: &str) -> Key {
        let variables = serde_json::to_string(&request.variables).expect("variables were JSON");
        let name = request.operation_name.as_deref().unwrap_or_default();
        self.key_of(&[&*request.document.text, name, &variables, media])
    }

    fn key_of(&self, parts: &[&str]) -> Key {
        let mut hash = Sha256::new();
        for part in [&*self.edition].iter().chain(parts) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Key(hash.finalize().into())
    }

    /// The ETag of a file that follows from what is asked for and from the version of the data.
    fn tag_of(&self, asked: &str, data_version: Option<&DataVersion>) -> String {
        tag(self.key_of(&["file", asked]), data_version)
    }

    /// Adds the ETag of a file, and the version of the data that it is of.
    pub(in crate::http) fn label_file(
        &self,
        response: &mut Response,
        asked: &str,
        version: Option<&DataVersion>,
    ) {
        etag::set(response, &self.tag_of(asked, version));
        data_version::set(response, version);
    }

    /// What a layer makes a 304 of, where the client has the file of these data; tag and version are set.
    ///
    /// Nobody can name the tag who has not had the file, so what is asked for was accepted before.
    pub(in crate::http) async fn unchanged_file(
        &self,
        engine: &Engine,
        asked: &str,
        headers: &HeaderMap,
    ) -> Option<Response> {
        if IfMatch::of(headers).is_some() {
            return None;
        }
        let condition = IfNoneMatch::of(headers)?;
        let version = engine.data_version().await?;
        condition.known(&self.tag_of(asked, Some(&version)))?;
        let mut response = Body::empty().into_response();
        self.label_file(&mut response, asked, Some(&version));
        Some(response)
    }

    /// The 304 for a client that has the response already, without an execution. It carries what may be kept of it.
    ///
    /// Only for a request that was executed before: another one may not even be valid.
    pub(super) async fn unchanged(&self, engine: &Engine, key: Key, headers: &HeaderMap) -> Option<Response> {
        // `If-Match` comes before, and needs the response.
        if IfMatch::of(headers).is_some() {
            return None;
        }
        let condition = IfNoneMatch::of(headers)?;
        let Known { cache_control, reads_data } = self.executed.get(&key)?;
        let version = if reads_data { Some(engine.data_version().await?) } else { None };
        let plain = tag(key, version.as_ref());
        let tag = condition.known(&plain)?;
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        set(&mut response, &tag, cache_control);
        data_version::set(&mut response, version.as_ref());
        response.extensions_mut().insert(Unchanged::new(version, &plain));
        Some(response)
    }

    /// Adds ETag, `Cache-Control` and `Vary` to a response without errors; the version is that of the data it has.
    pub(super) fn label(
        &self,
        response: &mut Response,
        key: Key,
        data_version: Option<&DataVersion>,
        hints: CacheControl,
    ) {
        let cache_control = self.cache_control(hints);
        let known = Known { cache_control: cache_control.clone(), reads_data: data_version.is_some() };
        self.executed.insert(key, known);
        set(response, &tag(key, data_version), cache_control);
    }

    fn cache_control(&self, hints: CacheControl) -> HeaderValue {
        let age = hints.max_age.min(self.max_age);
        if age <= 0 {
            return HeaderValue::from_static("no-cache");
        }
        let scope = if hints.public { "public" } else { "private" };
        let stale = match self.stale {
            0 => String::new(),
            seconds => format!(", stale-while-revalidate={seconds}"),
        };
        HeaderValue::from_str(&format!("{scope}, max-age={age}{stale}")).expect("words and numbers")
    }
}

fn tag(key: Key, data_version: Option<&DataVersion>) -> String {
    let version = data_version.map(ToString::to_string).unwrap_or_default();
    etag(&[&key.0, version.as_bytes()].concat())
}

/// What caches read, the same in a response and in the 304 that says it again: whether it is long enough to be
/// compressed is not known without making it, so each may be.
fn set(response: &mut Response, tag: &str, cache_control: HeaderValue) {
    etag::set(response, tag);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, cache_control);
    headers.insert(header::VARY, HeaderValue::from_static("accept, accept-encoding"));
}
