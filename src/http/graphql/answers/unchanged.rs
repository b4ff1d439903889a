//! That an answer is still the same, for who has it already: a client that only revalidates never has one made that
//! could be kept.

use std::sync::Arc;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::data_version::DataVersion;

use crate::http::conditional::{self, IfNoneMatch};
use crate::http::etag;

/// The 304 that stands for an answer.
#[derive(Clone)]
pub(in crate::http) struct Unchanged {
    /// The version of the data that the answer follows from; none if it tells of the schema alone.
    version: Option<DataVersion>,
    /// The entity tag of the plain form of the answer.
    tag: Arc<str>,
    /// As the layers sent them.
    headers: HeaderMap,
}

impl Unchanged {
    pub(in crate::http) fn new(version: Option<DataVersion>, tag: &str) -> Self {
        Self { version, tag: tag.into(), headers: HeaderMap::new() }
    }

    /// With the headers of the response that the layers made of it.
    pub(in crate::http) fn with_headers(self, headers: &HeaderMap) -> Self {
        Self { headers: headers.clone(), ..self }
    }

    pub(super) fn version(&self) -> Option<&DataVersion> {
        self.version.as_ref()
    }

    /// The 304, if the client has the answer.
    pub(in crate::http) fn response(&self, condition: &IfNoneMatch) -> Option<Response> {
        let tag = condition.known(&self.tag)?;
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.headers.clone();
        etag::set(&mut response, &tag);
        Some(conditional::not_modified(response))
    }
}
