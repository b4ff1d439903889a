//! An answer as bytes, and what the layers made of it in each content coding that was asked for.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Response as HttpResponse, header};
use axum::response::Response;
use domain::data_version::DataVersion;

use crate::http::codings::COMPRESSIONS;
use crate::http::{compression, etag};

/// The response with 200 to a question, of which everyone may have a copy.
pub(in crate::http) struct KeptAnswer {
    /// The version of the data that it follows from; none if it tells of the schema alone.
    version: Option<DataVersion>,
    /// As the endpoint made it.
    plain: HttpResponse<Bytes>,
    /// As it was sent: without a compression, then in the order of `COMPRESSIONS`.
    sent: [OnceLock<HttpResponse<Bytes>>; 1 + COMPRESSIONS.len()],
}

impl KeptAnswer {
    /// From the response as it was made; none if its body is not there.
    pub(in crate::http) async fn of(response: Response, version: Option<&DataVersion>) -> Option<Self> {
        let plain = whole(response).await?;
        Some(Self { version: version.cloned(), plain, sent: Default::default() })
    }

    pub(super) fn version(&self) -> Option<&DataVersion> {
        self.version.as_ref()
    }

    /// The entity tag of its plain form.
    pub(in crate::http) fn tag(&self) -> Option<&str> {
        etag::of(&self.plain)
    }

    /// The bytes of all its forms.
    pub(super) fn len(&self) -> usize {
        // Without a compression the bytes are those of the plain form.
        let compressed = self.sent[1..].iter().filter_map(OnceLock::get);
        self.plain.body().len() + compressed.map(|form| form.body().len()).sum::<usize>()
    }

    /// The response as the endpoint makes it, for the layers. It carries the answer, beside which is kept what they make
    /// of it.
    pub(in crate::http) fn plain(self: &Arc<Self>) -> Response {
        let mut response = copy(&self.plain);
        response.extensions_mut().insert(Arc::clone(self));
        response
    }

    /// The response as it was sent to a client with the same preferred compression, a place in `COMPRESSIONS`.
    pub(in crate::http) fn sent(&self, preferred: Option<usize>) -> Option<Response> {
        self.form(preferred).get().map(copy)
    }

    /// Keeps a response of the layers, and gives it back; none if its body is not there.
    pub(super) async fn keep_sent(&self, preferred: Option<usize>, response: Response) -> Option<Response> {
        let sent = whole(response).await?;
        let copy = copy(&sent);
        let coding = sent.headers().get(header::CONTENT_ENCODING);
        if coding.is_none() || preferred.is_some_and(|at| coding.is_some_and(|it| it == COMPRESSIONS[at])) {
            // Another request may have been quicker.
            let _ = self.form(preferred).set(sent);
        }
        Some(copy)
    }

    fn form(&self, preferred: Option<usize>) -> &OnceLock<HttpResponse<Bytes>> {
        let compression = preferred.filter(|_| compression::is_worth_it(self.plain.body()));
        &self.sent[compression.map_or(0, |at| 1 + at)]
    }
}

async fn whole(response: Response) -> Option<HttpResponse<Bytes>> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.ok()?;
    Some(with(parts.headers, body))
}

fn copy(form: &HttpResponse<Bytes>) -> Response {
    with(form.headers().clone(), Body::from(form.body().clone()))
}

fn with<B>(headers: HeaderMap, body: B) -> HttpResponse<B> {
    let mut response = HttpResponse::new(body);
    *response.headers_mut() = headers;
    response
}
