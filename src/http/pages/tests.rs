//! The pages and their files, whether the bundle is built in or not.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::{ACCEPT_ENCODING, IF_NONE_MATCH};
use serde_json::Value;
use tower::ServiceExt as _;

use super::*;
use crate::http::conditional::{self, IfNoneMatch};

const TEXT: &[u8] = b"export {};\n";
/// `TEXT`, compressed by gzip.
const GZIPPED: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4b, 0xad, 0x28, 0xc8, 0x2f, 0x2a, 0x51,
    0xa8, 0xae, 0xb5, 0xe6, 0x02, 0x00, 0x51, 0x44, 0x07, 0x40, 0x0b, 0x00, 0x00, 0x00,
];
const COMPRESSED: Asset = Asset {
    path: "module-Ab3.js",
    content_type: "text/javascript; charset=utf-8",
    etag: "W/\"ab3\"",
    hashed: true,
    forms: &[("br", b"brotli"), (GZIP, GZIPPED)],
};

fn headers(lines: &[(HeaderName, &'static str)]) -> HeaderMap {
    lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
}

async fn get_from_router(path: &str, lines: &[(HeaderName, &'static str)]) -> Response {
    let mut request = Request::get(path);
    *request.headers_mut().expect("the request is valid") = headers(lines);
    let request = request.body(Body::empty()).expect("the request is valid");
    router().oneshot(request).await.expect("the router cannot fail")
}

fn header(response: &Response, name: HeaderName) -> &str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("headers are ASCII"))
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("the body is in memory");
    String::from_utf8(bytes.to_vec()).expect("the body is text")
}

#[test]
fn sends_the_best_encoding_that_the_client_takes() {
    for (accepted, expected) in [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP, deflate", GZIP),
        ("br;q=0, gzip;q=0.5", GZIP),
        ("*", "br"),
        ("br;q=0.0, *;q=0.1", GZIP),
        ("identity", IDENTITY),
        ("br;q=0.1, gzip;q=0.2", GZIP),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("X-GZIP", GZIP),
        ("identity, gzip;q=0.5, br;q=0.4", IDENTITY),
        ("identity;q=0.5, gzip;q=0.5", GZIP),
        ("identity;q=0, gzip", GZIP),
        ("zstd", IDENTITY),
        ("gzip;q=0, *;q=0", IDENTITY),
        ("", IDENTITY),
    ] {
        let (encoding, _) = body(&COMPRESSED, &headers(&[(ACCEPT_ENCODING, accepted)]));
        assert_eq!(encoding, expected, "for {accepted:?}");
    }
}

#[test]
fn unpacks_for_a_client_that_takes_no_compression() {
    assert_eq!(body(&COMPRESSED, &HeaderMap::new()), (IDENTITY, Bytes::from_static(TEXT)));
}

#[test]
fn names_the_encoding_and_varies_by_it() {
    let response = respond(&COMPRESSED, &headers(&[(ACCEPT_ENCODING, "br")]), "accept-encoding");
    assert_eq!(header(&response, CONTENT_ENCODING), "br");
    assert_eq!(header(&response, VARY), "accept-encoding");
    assert_eq!(header(&response, CONTENT_TYPE), "text/javascript; charset=utf-8");
}

#[test]
fn keeps_only_hashed_names_for_ever() {
    let response = respond(&COMPRESSED, &HeaderMap::new(), "accept-encoding");
    assert_eq!(header(&response, CACHE_CONTROL), IMMUTABLE);
    assert_eq!(header(&playground(&HeaderMap::new()), CACHE_CONTROL), REVALIDATED);
}

#[test]
fn client_with_the_etag_gets_304() {
    for known in ["W/\"ab3\"", "\"ab3\"", "\"other\", W/\"ab3\"", "*"] {
        let response = respond_if(known);
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "for {known:?}");
        assert_eq!(header(&response, ETAG), "W/\"ab3\"");
        assert_eq!(header(&response, CACHE_CONTROL), IMMUTABLE);
        assert_eq!(header(&response, VARY), "accept-encoding");
        assert_eq!(header(&response, CONTENT_SECURITY_POLICY), POLICY);
        assert_eq!((header(&response, CONTENT_TYPE), header(&response, CONTENT_ENCODING)), ("", ""));
    }
    for unknown in ["\"other\"", "\"ab3-br\"", "ab3"] {
        assert_eq!(respond_if(unknown).status(), StatusCode::OK, "for {unknown:?}");
    }
}

/// With the layer that knows conditions.
fn respond_if(none_match: &'static str) -> Response {
    let headers = headers(&[(IF_NONE_MATCH, none_match), (ACCEPT_ENCODING, "br")]);
    conditional::respond(
        IfNoneMatch::of(&headers).as_ref(),
        respond(&COMPRESSED, &headers, "accept-encoding"),
    )
}

#[test]
fn pages_allow_nothing_from_elsewhere() {
    let response = playground(&HeaderMap::new());
    let policy = header(&response, CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe-eval") && !policy.contains("http") && !policy.contains('*'), "{policy}");
    assert_eq!(header(&response, X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert_eq!(header(&response, REFERRER_POLICY), "same-origin");
    assert_eq!(header(&response, VARY), "accept, accept-encoding, min-data-version");
    assert_eq!(header(&response, CONTENT_TYPE), "text/html; charset=utf-8");
}

#[tokio::test]
async fn serves_the_playground_with_every_file_that_it_names() {
    let html = text(playground(&HeaderMap::new())).await;
    assert!(html.contains("<title>sister-cities playground</title>"), "{html}");
    let files: Vec<&str> = html
        .split(['"', '\''])
        .filter_map(|word| word.trim_start_matches("./").strip_prefix("assets/"))
        .collect();
    assert!(files.len() >= 2, "{html}");
    for file in files {
        let response = get_from_router(&format!("/assets/{file}"), &[(ACCEPT_ENCODING, "br")]).await;
        assert_eq!(response.status(), StatusCode::OK, "{file}");
    }
}

#[tokio::test]
async fn serves_the_plain_page_with_or_without_the_bundle() {
    let page = text(get_from_router("/plain", &[]).await).await;
    assert!(page.contains("assets/plain.js") && page.contains("assets/plain.css"), "{page}");
    let script = get_from_router("/assets/plain.js", &[]).await;
    assert_eq!(header(&script, CONTENT_TYPE), "text/javascript; charset=utf-8");
    assert_eq!(header(&script, CACHE_CONTROL), REVALIDATED);
    let imported = get_from_router("/assets/events.js", &[]).await;
    assert_eq!(header(&imported, CONTENT_TYPE), "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn lists_the_examples_for_the_plain_page() {
    let json = text(get_from_router("/assets/examples.json", &[]).await).await;
    let chapters: Value = serde_json::from_str(&json).expect("the list is JSON");
    let chapters = chapters.as_array().expect("a list of chapters");
    let titles: Vec<&str> = chapters.iter().filter_map(|chapter| chapter["title"].as_str()).collect();
    assert_eq!(
        titles,
        [
            "First steps",
            "Nesting",
            "Dates and time",
            "Facts and sources",
            "Search and network",
            "Statistics",
            "Live data"
        ]
    );
    let examples: Vec<&Value> =
        chapters.iter().flat_map(|chapter| chapter["examples"].as_array().expect("a list")).collect();
    assert!(examples.len() >= 20, "{}", examples.len());
    for example in &examples {
        let query = example["query"].as_str().expect("a query");
        assert!(query.starts_with("# "), "{query}");
        assert!(query.contains("\nquery ") || query.contains("\nsubscription "), "{query}");
        let variables = example["variables"].as_str().expect("variables, or nothing");
        assert!(variables.is_empty() || serde_json::from_str::<Value>(variables).is_ok(), "{variables}");
        assert_eq!(query.contains('$'), !variables.is_empty(), "an example brings its variables: {query}");
    }
    assert!(examples[0]["query"].as_str().expect("a query").contains("country(code: \"JP\")"));
}

#[tokio::test]
async fn serves_the_icon_under_both_its_names() {
    for path in ["/favicon.svg", "/favicon.ico"] {
        let response = get_from_router(path, &[]).await;
        assert_eq!(header(&response, CONTENT_TYPE), "image/svg+xml");
    }
}

#[tokio::test]
async fn refuses_unknown_files_in_plain_text() {
    for path in ["/assets/nothing.js", "/assets/../plain.js", "/assets/index.html"] {
        let response = get_from_router(path, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&response, CONTENT_TYPE), "text/plain; charset=utf-8");
    }
}

#[test]
fn lists_assets_in_the_order_that_the_search_needs() {
    assert!(ASSETS.is_sorted_by_key(|asset| asset.path));
}
