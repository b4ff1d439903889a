//! What is kept is what would be made.

use async_graphql::futures_util::future::join_all;
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::json;

use super::*;

/// The headers that say something of the answer: the id is the request's, and the length that of a body in one piece.
fn of_the_answer(headers: &HeaderMap) -> Vec<(String, String)> {
    let is_told = |name: &str| name != "x-request-id" && name != "content-length";
    let mut told: Vec<_> = headers
        .iter()
        .filter(|(name, _)| is_told(name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()))
        .collect();
    told.sort();
    told
}

#[tokio::test]
async fn the_third_of_the_same_requests_runs_no_statement() {
    let app = lax().await;
    let first = ask(&app, PARTNERS).await;
    assert_eq!(figures(&app).await, (0, 1, 0), "what is asked once leaves no trace");
    assert_eq!(ask(&app, PARTNERS).await, first);
    let (memory, executed, bytes) = figures(&app).await;
    assert_eq!((memory, executed), (0, 2));
    assert!(bytes > 1_000, "{bytes}");

    // Whoever asks first looks at the version.
    assert_eq!(ask(&app, PARTNERS).await, first);
    app.every_statement();
    assert_eq!(ask(&app, PARTNERS).await, first);
    assert_eq!(app.every_statement(), Vec::<String>::new());
    assert_eq!(figures(&app).await, (2, 2, bytes));
}

#[tokio::test]
async fn a_kept_answer_has_the_bytes_and_the_headers_of_one_that_is_made() {
    let (kept, made) = (lax().await, fresh().await);
    let media = ["application/json", "application/graphql-response+json", "*/*"];
    let codings = ["", "identity", "gzip", "br", "zstd", "gzip, br", "br;q=0.5, gzip", "*"];
    for query in [PARTNERS, HOME] {
        for request in [post, get] {
            for accept in media {
                for coding in codings {
                    let headers = [(header::ACCEPT, accept), (header::ACCEPT_ENCODING, coding)];
                    let expected = whole(&made, request(query, &headers)).await;
                    for time in 0..4 {
                        let response = whole(&kept, request(query, &headers)).await;
                        let name = format!("{query} {accept} {coding} {time}");
                        assert_eq!(response.status(), StatusCode::OK, "{name}");
                        assert_eq!(
                            of_the_answer(response.headers()),
                            of_the_answer(expected.headers()),
                            "{name}"
                        );
                        assert_eq!(response.body(), expected.body(), "{name}");
                    }
                }
            }
        }
    }
    let (memory, executed, _) = figures(&kept).await;
    // Two questions by two methods in two media types are executed twice each.
    assert_eq!((memory + executed, executed), (2 * 2 * 3 * 8 * 4, 2 * 2 * 2 * 2));
}

#[tokio::test]
async fn a_kept_answer_knows_conditions_and_methods() {
    let app = lax().await;
    let tag =
        whole(&app, get(PARTNERS, &[])).await.headers()[header::ETAG].to_str().expect("text").to_owned();
    whole(&app, get(PARTNERS, &[])).await;
    let known = whole(&app, get(PARTNERS, &[(header::IF_NONE_MATCH, &tag)])).await;
    assert_eq!((known.status(), known.body().len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(known.headers()[header::ETAG], tag);
    assert_eq!(known.headers()[header::VARY], "accept, accept-encoding, min-data-version");
    assert_eq!(known.headers()[header::CACHE_CONTROL], "public, max-age=300");
    let mut head = get(PARTNERS, &[]);
    *head.method_mut() = axum::http::Method::HEAD;
    let head = whole(&app, head).await;
    assert_eq!((head.status(), head.body().len()), (StatusCode::OK, 0));
    assert_eq!(head.headers()[header::ETAG], tag);
    assert_eq!(figures(&app).await.0, 2);
    // Answers to POST have none.
    for _ in 0..3 {
        assert!(!whole(&app, post(PARTNERS, &[])).await.headers().contains_key(header::ETAG));
    }
}

#[tokio::test]
async fn a_client_that_only_revalidates_costs_no_execution() {
    let (kept, made) = (lax().await, fresh().await);
    let codings = ["", "gzip", "br", "gzip, br"];
    for coding in codings {
        let first = whole(&kept, get(PARTNERS, &[(header::ACCEPT_ENCODING, coding)])).await;
        let tag = first.headers()[header::ETAG].to_str().expect("text").to_owned();
        let executed = figures(&kept).await.1;
        whole(&made, get(PARTNERS, &[(header::ACCEPT_ENCODING, coding)])).await;
        for time in 0..4 {
            for tags in [tag.clone(), format!("\"other\", W/{tag}")] {
                let conditional = [(header::ACCEPT_ENCODING, coding), (header::IF_NONE_MATCH, &*tags)];
                let name = format!("{coding} {tags} {time}");
                let expected = whole(&made, get(PARTNERS, &conditional)).await;
                let response = whole(&kept, get(PARTNERS, &conditional)).await;
                assert_eq!(response.status(), StatusCode::NOT_MODIFIED, "{name}");
                assert_eq!(response.body().len(), 0, "{name}");
                assert_eq!(of_the_answer(response.headers()), of_the_answer(expected.headers()), "{name}");
            }
        }
        assert_eq!(figures(&kept).await.1, executed);
    }
}

#[tokio::test]
async fn that_an_answer_is_the_same_is_kept_without_it() {
    let app = lax().await;
    let tag =
        whole(&app, get(PARTNERS, &[])).await.headers()[header::ETAG].to_str().expect("text").to_owned();
    let known = [(header::IF_NONE_MATCH, &*tag)];
    assert_eq!(figures(&app).await, (0, 1, 0));
    whole(&app, get(PARTNERS, &known)).await;
    let (memory, executed, bytes) = figures(&app).await;
    assert_eq!((memory, executed), (0, 1));
    assert!((1_000..2_000).contains(&bytes), "headers, and no answer: {bytes}");
    let again = whole(&app, get(PARTNERS, &known)).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(figures(&app).await, (1, 1, bytes));

    // It is nothing for who has another one, or none.
    for headers in [&[(header::IF_NONE_MATCH, "\"other\"")][..], &[]] {
        let response = whole(&app, get(PARTNERS, headers)).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::ETAG], tag);
    }
    let (memory, executed, all) = figures(&app).await;
    assert_eq!((memory, executed), (2, 2));
    assert!(all > bytes, "{all}");
    assert_eq!(whole(&app, get(PARTNERS, &known)).await.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn each_origin_that_is_allowed_is_named_to_itself() {
    let cors_origins = "https://one.example, https://other.example".parse().expect("two origins");
    let app = TestApp::with_config(ServerConfig { cors_origins, ..patient() }).await;
    let origins =
        [None, Some("https://one.example"), Some("https://other.example"), Some("https://evil.example")];
    for time in 0..4 {
        for origin in origins {
            let headers: Vec<_> = origin.map(|origin| (header::ORIGIN, origin)).into_iter().collect();
            let response = whole(&app, post(HOME, &headers)).await;
            let allowed = response.headers().get(header::ACCESS_CONTROL_ALLOW_ORIGIN);
            let expected = origin.filter(|origin| !origin.contains("evil"));
            assert_eq!(allowed.map(|origin| origin.to_str().expect("text")), expected, "{time}");
        }
    }
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let app = lax().await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(app.send(post(HOME, &[])).await.header("x-request-id").to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn identical_questions_at_once_are_one_execution() {
    let app = strict().await;
    app.statements();
    // It has been asked before, so one who comes late finds the answer that the others waited for.
    let answer = ask(&app, PARTNERS).await;
    let once = app.statements();
    assert!(answer["data"]["home"].is_object());
    let asked = join_all((0..50).map(|_| ask(&app, PARTNERS))).await;
    assert_eq!(app.statements(), once);
    assert!(asked.iter().all(|other| *other == answer));
    let (memory, executed, _) = figures(&app).await;
    assert_eq!((memory, executed), (49, 2));
}

#[tokio::test]
async fn introspection_is_kept_also_where_data_are_not() {
    let app = fresh().await;
    for _ in 0..4 {
        ask(&app, PARTNERS).await;
        ask(&app, SCHEMA).await;
    }
    let (memory, executed, _) = figures(&app).await;
    assert_eq!((memory, executed), (2, 6));
}

#[tokio::test]
async fn whatever_an_answer_follows_from_tells_questions_apart() {
    let app = lax().await;
    let city = "query($s:String!){city(slug:$s){slug}}";
    let two = "query A{home{slug}}query B{home{name}}";
    for _ in 0..3 {
        for (body, data) in [
            (
                json!({ "query": city, "variables": { "s": "kure-jp" } }),
                json!({ "city": { "slug": "kure-jp" } }),
            ),
            (
                json!({ "query": city, "variables": { "s": "turin-it" } }),
                json!({ "city": { "slug": "turin-it" } }),
            ),
            (json!({ "query": two, "operationName": "A" }), json!({ "home": { "slug": "wenzhou-cn" } })),
            (json!({ "query": two, "operationName": "B" }), json!({ "home": { "name": "Wenzhou" } })),
        ] {
            assert_eq!(app.post(body).await.json()["data"], data);
        }
    }
    assert_eq!(figures(&app).await.0, 4);
}
