//! Entity tags, `Cache-Control`, `Vary` and compression of answers to GET.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, Request, StatusCode, header};
use sea_orm::ConnectionTrait as _;
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::CacheConfig;

use crate::support::{Reply, TestApp, path};

const HOME: &str = "/graphql?query=%7Bhome%7Bslug%7D%7D";
/// An answer of more than a kilobyte.
const PARTNERS: &str = "/graphql?query=%7Bhome%7Bpartners(first:20)%7Bnodes%7Bname%20slug%20id%7D%7D%7D%7D";

async fn get(app: &TestApp, path: &str, headers: &[(HeaderName, &str)]) -> Reply {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

async fn tag(app: &TestApp, path: &str, headers: &[(HeaderName, &str)]) -> String {
    let reply = get(app, path, headers).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text);
    reply.header("etag").to_owned()
}

#[tokio::test]
async fn known_tag_gives_304_without_executing() {
    let app = TestApp::seeded().await;
    let first = get(&app, PARTNERS, &[]).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag.len() > 20, "{tag} is strong");
    app.statements();

    let again = get(&app, PARTNERS, &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(again.header("etag"), tag);
    assert_eq!(again.header("cache-control"), first.header("cache-control"));
    assert_eq!(again.header("vary"), "accept, accept-encoding, min-data-version");
    assert_eq!(again.header("vary"), first.header("vary"));
    // The statements that open a snapshot are left out here, and no other ran.
    assert_eq!(app.statements(), Vec::<String>::new());
}

#[tokio::test]
async fn a_tag_is_known_after_a_restart_too() {
    let one = TestApp::seeded().await;
    let tag = tag(&one, HOME, &[]).await;
    let other = TestApp::seeded().await;
    let reply = get(&other, HOME, &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(reply.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn whatever_changes_the_answer_changes_the_tag() {
    let app = TestApp::seeded().await;
    let two = "/graphql?query=query%20A%7Bhome%7Bslug%7D%7Dquery%20B%7Bhome%7Bname%7D%7D";
    let city = "/graphql?query=query(%24s:String!)%7Bcity(slug:%24s)%7Bname%7D%7D";
    let newer = [(header::ACCEPT, "application/graphql-response+json")];
    let tags = [
        tag(&app, HOME, &[]).await,
        tag(&app, HOME, &newer).await,
        tag(&app, &format!("{two}&operationName=A"), &[]).await,
        tag(&app, &format!("{two}&operationName=B"), &[]).await,
        tag(&app, &format!("{city}&variables=%7B%22s%22:%22kure-jp%22%7D"), &[]).await,
        tag(&app, &format!("{city}&variables=%7B%22s%22:%22turin-it%22%7D"), &[]).await,
    ];
    for (at, one) in tags.iter().enumerate() {
        assert!(!tags[..at].contains(one), "{at}");
    }
}

#[tokio::test]
async fn changed_data_change_the_tag() {
    let app = TestApp::seeded().await;
    let before = tag(&app, HOME, &[]).await;
    app.connection
        .execute_unprepared("UPDATE dataset SET revision = revision + 1")
        .await
        .expect("the data set has a revision");
    let reply = get(&app, HOME, &[(header::IF_NONE_MATCH, &before)]).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_ne!(reply.header("etag"), before);
}

#[tokio::test]
async fn a_change_may_go_unseen_within_the_staleness_until_somebody_reads_the_data() {
    let cache = CacheConfig { staleness: Duration::from_hours(1), ..CacheConfig::default() };
    let app = TestApp::with_config(ServerConfig { cache, ..ServerConfig::default() }).await;
    let before = tag(&app, HOME, &[]).await;
    let known = async || get(&app, HOME, &[(header::IF_NONE_MATCH, &before)]).await.status;
    assert_eq!(known().await, StatusCode::NOT_MODIFIED);
    app.connection
        .execute_unprepared("UPDATE dataset SET revision = revision + 1")
        .await
        .expect("the data set has a revision");
    assert_eq!(known().await, StatusCode::NOT_MODIFIED);
    app.data("{ home { name } }").await;
    assert_eq!(known().await, StatusCode::OK);
}

#[tokio::test]
async fn the_tag_of_what_tells_of_the_schema_alone_outlives_a_change_of_the_data() {
    let app = TestApp::seeded().await;
    let schema = path("{__schema{queryType{name}}}");
    let before = tag(&app, &schema, &[]).await;
    app.connection
        .execute_unprepared("UPDATE dataset SET revision = revision + 1")
        .await
        .expect("the data set has a revision");
    let reply = get(&app, &schema, &[(header::IF_NONE_MATCH, &before)]).await;
    assert_eq!((reply.status, reply.header("etag")), (StatusCode::NOT_MODIFIED, before.as_str()));
}

#[tokio::test]
async fn answers_are_kept_as_long_as_the_schema_says() {
    let app = TestApp::seeded().await;
    for (query, cache_control) in [
        ("{home{slug}}", "public, max-age=300"),
        ("{__schema{queryType{name}}}", "public, max-age=300"),
        ("{dataset{version}}", "public, max-age=10"),
        ("{home{slug}dataset{version}}", "public, max-age=10"),
    ] {
        let reply = get(&app, &path(query), &[]).await;
        assert_eq!(reply.header("cache-control"), cache_control, "{query}");
    }
}

#[tokio::test]
async fn the_server_may_have_caches_keep_less() {
    for (seconds, cache_control) in [(60, "public, max-age=60"), (0, "no-cache")] {
        let cache_max_age = Duration::from_secs(seconds);
        let config = ServerConfig { cache_max_age, ..ServerConfig::default() };
        let app = TestApp::with_config(config).await;
        let reply = get(&app, HOME, &[]).await;
        assert_eq!(reply.header("cache-control"), cache_control);
        assert_ne!(reply.header("etag"), "");
    }
}

#[tokio::test]
async fn errors_are_not_kept() {
    let app = TestApp::seeded().await;
    for query in ["{home{mayor}}", "{home{", "{home{slug}node(id:\"!\"){id}}"] {
        let reply = get(&app, &path(query), &[(header::IF_NONE_MATCH, "*")]).await;
        assert_eq!((reply.header("etag"), reply.header("cache-control")), ("", "no-store"), "{query}");
    }
}

#[tokio::test]
async fn answers_to_post_have_no_tag() {
    let app = TestApp::seeded().await;
    let reply = app.post(serde_json::json!({ "query": "{home{slug}}" })).await;
    assert_eq!((reply.status, reply.header("etag")), (StatusCode::OK, ""));
}

#[tokio::test]
async fn every_coding_has_its_own_tag_and_all_are_known() {
    let app = TestApp::seeded().await;
    let plain = get(&app, PARTNERS, &[]).await;
    assert_eq!(plain.header("content-encoding"), "");
    for coding in ["gzip", "br", "zstd"] {
        let reply = get(&app, PARTNERS, &[(header::ACCEPT_ENCODING, coding)]).await;
        assert_eq!(reply.header("content-encoding"), coding);
        let varies: Vec<_> = reply.headers.get_all(header::VARY).iter().collect();
        assert_eq!(varies, ["accept, accept-encoding, min-data-version"], "on one line");
        let tag = reply.header("etag");
        assert_eq!(tag, format!("{}-{coding}\"", plain.header("etag").trim_end_matches('"')));
        let known =
            get(&app, PARTNERS, &[(header::ACCEPT_ENCODING, coding), (header::IF_NONE_MATCH, tag)]).await;
        assert_eq!((known.status, known.header("etag")), (StatusCode::NOT_MODIFIED, tag));
    }
}

#[tokio::test]
async fn small_answers_are_sent_as_they_are() {
    let reply = get(&TestApp::seeded().await, HOME, &[(header::ACCEPT_ENCODING, "gzip, br, zstd")]).await;
    assert_eq!(reply.header("content-encoding"), "");
    assert_eq!(reply.json()["data"]["home"]["slug"], "wenzhou-cn");
}

#[tokio::test]
async fn page_and_answer_of_one_address_tell_caches_apart() {
    let app = TestApp::seeded().await;
    for accept in ["text/html", "application/json", "application/graphql-response+json", "text/csv"] {
        let reply = get(&app, HOME, &[(header::ACCEPT, accept)]).await;
        assert!(reply.header("vary").starts_with("accept"), "{accept}: {}", reply.header("vary"));
    }
}
