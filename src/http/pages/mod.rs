//! Serves what `web/` holds: the playground, the plain page and their files.
//! All of it is embedded by the build script, already compressed; nothing is read from disk.
//! `http/graphql/mod.rs` decides which requests get a page and which a GraphQL response.

use std::io::Read as _;

use axum::Router;
use axum::extract::Path;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;

use super::codings::{self, GZIP, IDENTITY};
use crate::atlas::Site;

#[cfg(test)]
mod tests;

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// What the pages may load: files and responses of this server, nothing from elsewhere and no script in the page itself.
/// The editor places its lines by style attributes and adds style sheets of its own, hence `unsafe-inline` for styles;
/// the small pictures in its own style sheet are `data:` URLs.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Pages and files whose name stays the same: cached, but revalidated each time.
const REVALIDATED: &str = "no-cache";
/// Files whose name holds a hash of their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// One embedded file.
struct Asset {
    /// Below `/assets/`.
    path: &'static str,
    content_type: &'static str,
    /// Weak, since it stands for the file in every content encoding.
    etag: &'static str,
    /// Whether the name changes with the content.
    hashed: bool,
    /// The stored forms by content encoding, the preferred one first: either `identity`, or `br` and `gzip`.
    forms: &'static [(&'static str, &'static [u8])],
}

/// The routes of the pages' files, of the plain page and of the icon.
pub(crate) fn router<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/plain", get(plain))
        .route("/offline.js", get(offline))
        .route("/favicon.svg", get(icon))
        .route("/favicon.ico", get(icon))
}

/// The files of the atlas alone, where no other page is served.
pub(crate) fn of_the_atlas<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    Router::new().route("/assets/atlas.css", get(style)).route("/favicon.svg", get(icon))
}

/// What the pages of the atlas know of this server; `takes_queries` says whether it executes documents that are sent, as
/// those of the script are.
pub(crate) fn site(is_open: bool, takes_queries: bool, public_url: Option<&str>) -> Site {
    let origin = public_url.unwrap_or_default().to_owned();
    Site { land: LAND, script: SCRIPT.filter(|_| takes_queries), is_open, takes_queries, origin }
}

/// The page for a browser that opens the GraphQL endpoint: the playground, or the plain page where it was not built.
pub(crate) fn playground(headers: &HeaderMap) -> Response {
    page(PLAYGROUND.as_ref().unwrap_or(&PLAIN), headers)
}

/// The page that needs no bundle, for slow links, small browsers and readers who prefer it.
async fn plain(headers: HeaderMap) -> Response {
    page(&PLAIN, &headers)
}

/// The service worker of the atlas, which is only one for what lies below its own address.
async fn offline(headers: HeaderMap) -> Response {
    by_path("offline.js", &headers)
}

async fn icon(headers: HeaderMap) -> Response {
    by_path("favicon.svg", &headers)
}

async fn style(headers: HeaderMap) -> Response {
    by_path("atlas.css", &headers)
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    by_path(&path, &headers)
}

fn by_path(path: &str, headers: &HeaderMap) -> Response {
    match ASSETS.binary_search_by_key(&path, |asset| asset.path) {
        Ok(found) => respond(&ASSETS[found], headers, "accept-encoding"),
        // During an update another instance may have the file already.
        Err(_) => (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")], "no such file\n").into_response(),
    }
}

fn page(asset: &Asset, headers: &HeaderMap) -> Response {
    // The same URL gives programs JSON, so caches must look at `Accept` too.
    respond(asset, headers, "accept, accept-encoding, min-data-version")
}

fn respond(asset: &Asset, headers: &HeaderMap, vary: &'static str) -> Response {
    let caching = if asset.hashed { IMMUTABLE } else { REVALIDATED };
    let (encoding, body) = body(asset, headers);
    let mut response = body.into_response();
    set(&mut response, CONTENT_TYPE, asset.content_type);
    if encoding != IDENTITY {
        set(&mut response, CONTENT_ENCODING, encoding);
    }
    set(&mut response, ETAG, asset.etag);
    set(&mut response, CACHE_CONTROL, caching);
    set(&mut response, VARY, vary);
    // Scripts need the policy as well as pages: a worker follows the one of its own file.
    set(&mut response, CONTENT_SECURITY_POLICY, POLICY);
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut response, REFERRER_POLICY, "same-origin");
    response
}

fn set(response: &mut Response, name: HeaderName, value: &'static str) {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
}

/// The stored form that the client prefers. The few that accept no compression get the file unpacked.
fn body(asset: &Asset, headers: &HeaderMap) -> (&'static str, Bytes) {
    let quality = |encoding| codings::quality(headers, encoding).unwrap_or_default();
    let identity = quality(IDENTITY);
    let preferred = asset
        .forms
        .iter()
        // The last of the best is taken, and the preferred one stands first.
        .rev()
        .filter(|&&(encoding, _)| encoding == IDENTITY || quality(encoding) > 0)
        .max_by_key(|&&(encoding, _)| quality(encoding))
        .filter(|&&(encoding, _)| encoding == IDENTITY || quality(encoding) >= identity);
    if let Some(&(encoding, bytes)) = preferred {
        return (encoding, Bytes::from_static(bytes));
    }
    let mut unpacked = Vec::new();
    for &(encoding, bytes) in asset.forms {
        if encoding == GZIP {
            flate2::read::GzDecoder::new(bytes)
                .read_to_end(&mut unpacked)
                .expect("embedded files are valid gzip, written at build time");
        }
    }
    (IDENTITY, unpacked.into())
}
