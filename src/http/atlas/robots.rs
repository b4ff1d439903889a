//! What search engines are told: which addresses to leave alone, and where the sitemap is.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use domain::error_code::ErrorCode;

use super::respond::{kept, rejection};
use crate::atlas::{self, Lang};
use crate::http::negotiation;
use crate::http::rejection::Rejection;
use crate::http::request_id::request_id;
use crate::http::state::AppState;

/// Queries and files are endless and for programs.
const RULES: &str = "User-agent: *\nDisallow: /graphql\nDisallow: /data/\nDisallow: /nodes/\n";

pub(super) async fn robots(State(app): State<AppState>) -> Response {
    let origin = &app.site.origin;
    let sitemap = if origin.is_empty() { String::new() } else { format!("Sitemap: {origin}/sitemap.xml\n") };
    let text = format!("{RULES}{sitemap}");
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}

/// Only a server that knows its public address can say it, which the protocol demands.
pub(super) async fn sitemap(State(app): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let media = negotiation::for_error(&parts.headers);
    if app.site.origin.is_empty() {
        let message = "a sitemap has whole addresses; set --public-url to have one";
        return Rejection::new(ErrorCode::NotFound, message).into_response(media);
    }
    let key = format!("sitemap {}", app.site.origin);
    let sitemap = atlas::sitemap(&app.engine, &app.site, request_id(&parts.headers));
    match kept(&app, &key, &parts, sitemap).await {
        Ok(mut response) => {
            label(&mut response);
            response
        }
        Err(failure) => rejection(failure, Lang::En, &parts).into_response(media),
    }
}

fn label(response: &mut Response) {
    for (name, value) in [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "accept-encoding"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
