//! An answer as bytes, in each content coding that was asked for.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Response as HttpResponse};
use axum::response::Response;

use crate::http::codings::{self, COMPRESSIONS};
use crate::http::compression;

/// The response with 200 to a question, of which everyone may have a copy.
pub(in crate::http) struct KeptAnswer {
    /// The version of the data that it follows from; none if it tells of the schema alone.
    version: Option<Arc<str>>,
    plain: HttpResponse<Bytes>,
    /// In the order of `COMPRESSIONS`; none where the layer sends it as it is.
    compressed: [OnceLock<Option<HttpResponse<Bytes>>>; COMPRESSIONS.len()],
}

impl KeptAnswer {
    /// From the response as it was made; none if its body is not there.
    pub(in crate::http) async fn of(response: Response, version: Option<&str>) -> Option<Self> {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.ok()?;
        let plain = with(parts.headers, body);
        Some(Self { version: version.map(Arc::from), plain, compressed: Default::default() })
    }

    pub(super) fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// The bytes of all its forms.
    pub(super) fn len(&self) -> usize {
        let compressed = self.compressed.iter().filter_map(|form| form.get()?.as_ref());
        self.plain.body().len() + compressed.map(|form| form.body().len()).sum::<usize>()
    }

    /// The response as it is, which a layer may compress.
    pub(in crate::http) fn plain(&self) -> Response {
        copy(&self.plain)
    }

    /// The response in the content coding that the client prefers, and whether this form was made just now.
    pub(super) fn response(&self, headers: &HeaderMap) -> (Response, bool) {
        let coding = codings::preferred(headers).filter(|_| compression::is_worth_it(self.plain.body()));
        let Some(at) = coding else { return (self.plain(), false) };
        let mut is_new = false;
        let form = self.compressed[at].get_or_init(|| {
            is_new = true;
            compression::compressed(&self.plain, COMPRESSIONS[at]).map(|(headers, body)| with(headers, body))
        });
        (form.as_ref().map_or_else(|| self.plain(), copy), is_new)
    }
}

fn with(headers: HeaderMap, body: Bytes) -> HttpResponse<Bytes> {
    let mut response = HttpResponse::new(body);
    *response.headers_mut() = headers;
    response
}

fn copy(form: &HttpResponse<Bytes>) -> Response {
    let mut response = Response::new(Body::from(form.body().clone()));
    form.headers().clone_into(response.headers_mut());
    response
}
