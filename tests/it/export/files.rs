//! The addresses of files: what they take, and the headers of what they give.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use sister_cities::config::ServerConfig;
use sister_cities::config::access::{AccessConfig, Profile};
use sister_cities::config::rate::RateConfig;
use sister_cities::graphql::engine::documents::{Documents, Manifest};

use super::{address, file};
use crate::support::{Codes as _, Reply, TestApp, TestDatabase, patient};

const JAPAN: &str = r#"{"country":{"code":{"eq":"JP"}}}"#;

async fn ask(app: &TestApp, method: Method, address: &str, headers: &[(header::HeaderName, &str)]) -> Reply {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn a_file_has_a_name_a_type_and_a_tag() {
    let app = TestApp::demo().await;
    for (name, content_type) in [
        ("cities.csv", "text/csv; charset=utf-8; header=present"),
        ("relations.json", "application/json; charset=utf-8"),
        ("network.geojson", "application/geo+json"),
        ("network.gexf", "application/gexf+xml; charset=utf-8"),
        ("network.graphml", "application/graphml+xml; charset=utf-8"),
        ("places.json", "application/ld+json"),
    ] {
        let reply = file(&app, name, &[]).await;
        assert_eq!(reply.status, StatusCode::OK, "{name}");
        assert_eq!(reply.header("content-type"), content_type);
        let disposition = format!("attachment; filename=\"qingwan-cn-{name}\"");
        assert_eq!(reply.header("content-disposition"), disposition);
        assert_eq!(reply.header("cache-control"), "no-cache");
        assert_eq!(reply.header("vary"), "accept-encoding, min-data-version");
        assert!(reply.header("etag").starts_with('"'), "{name}");
        let head = ask(&app, Method::HEAD, &address(name, &[]), &[]).await;
        assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""), "{name}");
        assert_eq!(head.header("etag"), reply.header("etag"), "{name}");
        assert_eq!(head.header("content-disposition"), disposition);
    }
}

#[tokio::test]
async fn who_has_a_file_of_these_data_gets_304() {
    let app = TestApp::demo().await;
    let address = address("cities.csv", &[("filter", JAPAN)]);
    let tag = app.get(&address).await.header("etag").to_owned();
    let known = [(header::IF_NONE_MATCH, tag.as_str())];
    app.statements();
    let reply = ask(&app, Method::GET, &address, &known).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!((reply.header("etag"), reply.header("cache-control")), (tag.as_str(), "no-cache"));
    assert_eq!(app.statements(), Vec::<String>::new(), "nothing is executed");
    for other in
        ["/data/cities.csv", "/data/cities.csv?bom=1", "/data/cities.csv?lang=zh", "/data/cities.json"]
    {
        assert_eq!(ask(&app, Method::GET, other, &known).await.status, StatusCode::OK, "{other}");
    }
    let no_match = [(header::IF_MATCH, "\"x\"")];
    let refused = ask(&app, Method::GET, &address, &no_match).await;
    assert_eq!(refused.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn a_file_is_compressed_for_who_takes_it() {
    let app = TestApp::demo().await;
    let plain = app.get("/data/cities.csv").await;
    let packed = ask(&app, Method::GET, "/data/cities.csv", &[(header::ACCEPT_ENCODING, "gzip")]).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    let tag = plain.header("etag").trim_end_matches('"').to_owned();
    assert_eq!(packed.header("etag"), format!("{tag}-gzip\""));
}

#[tokio::test]
async fn filters_and_languages_are_those_of_the_schema() {
    let app = TestApp::demo().await;
    let slugs = |text: &str| {
        text.lines().skip(1).filter_map(|line| line.split(',').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let japan = file(&app, "cities.csv", &[("filter", JAPAN)]).await.text;
    assert_eq!(slugs(&japan), ["kitaura-jp", "minamiura-jp", "umikado-jp"]);
    let chinese = file(&app, "cities.csv", &[("filter", JAPAN), ("lang", "zh, en")]).await.text;
    assert!(chinese.lines().nth(1).is_some_and(|line| line.starts_with("kitaura-jp,北浦市,")), "{chinese}");
    let bom = file(&app, "cities.csv", &[("bom", "1")]).await.text;
    assert!(bom.starts_with("\u{feff}slug,name,"), "{bom}");
    let none = file(&app, "cities.csv", &[("filter", r#"{"slug":{"eq":"nowhere"}}"#)]).await.text;
    assert_eq!(none.lines().count(), 1, "{none}");
    let empty = file(&app, "relations.json", &[("filter", r#"{"ids":[]}"#)]).await;
    assert_eq!(empty.json(), serde_json::json!([]));
    let all = file(&app, "relations.csv", &[("filter", "")]).await.text;
    assert_eq!(slugs(&all).len(), 17);
}

#[tokio::test]
async fn a_network_has_the_relations_between_its_cities() {
    let app = TestApp::demo().await;
    let two = r#"{"slug":{"in":["qingwan-cn","umikado-jp"]}}"#;
    let network = file(&app, "dataset.json", &[("filter", two)]).await.json();
    assert_eq!(network["cities"].as_array().map(Vec::len), Some(2));
    assert_eq!(network["relations"].as_array().map(Vec::len), Some(2));
    let kind = r#"{"kind":{"eq":"SISTER_CITY"}}"#;
    let network = file(&app, "dataset.json", &[("filter", two), ("relations", kind)]).await.json();
    assert_eq!(network["cities"].as_array().map(Vec::len), Some(2));
    assert_eq!(network["relations"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn what_is_not_accepted_has_a_code_before_the_first_byte() {
    let app = TestApp::demo().await;
    for (name, parameters, status, code) in [
        ("cities.xlsx", &[][..], 404, "NOT_FOUND"),
        ("cities.csv", &[("fliter", "{}")], 400, "BAD_REQUEST"),
        ("cities.csv", &[("filter", "{")], 400, "BAD_USER_INPUT"),
        ("cities.csv", &[("filter", "[]")], 400, "BAD_USER_INPUT"),
        ("cities.csv", &[("filter", r#"{"colour":1}"#)], 400, "BAD_USER_INPUT"),
        ("cities.csv", &[("filter", r#"{"country":{"code":{"eq":"Japan"}}}"#)], 400, "BAD_USER_INPUT"),
        ("cities.csv", &[("filter", r#"{"distance":{"from":{"city":"x"},"withinKm":1}}"#)], 404, "NOT_FOUND"),
        ("cities.csv", &[("lang", "12")], 400, "BAD_USER_INPUT"),
        ("cities.csv", &[("relations", "{}")], 400, "BAD_USER_INPUT"),
        ("cities.json", &[("bom", "1")], 400, "BAD_USER_INPUT"),
        ("network.gexf", &[("relations", r#"{"kind":{"eq":"X"}}"#)], 400, "BAD_USER_INPUT"),
    ] {
        let reply = file(&app, name, parameters).await;
        assert_eq!(reply.status.as_u16(), status, "{name} {parameters:?}: {}", reply.text);
        assert_eq!(reply.json().codes()[0], code, "{name} {parameters:?}");
    }
    let nested = format!("{}{}", r#"{"not":"#.repeat(70), "}".repeat(70));
    let reply = file(&app, "cities.csv", &[("filter", &nested)]).await;
    assert_eq!(reply.json().codes(), ["MAX_NESTING_EXCEEDED"]);
    let posted = ask(&app, Method::POST, "/data/cities.csv", &[]).await;
    assert_eq!((posted.status, posted.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
    assert_eq!(posted.json().codes(), ["METHOD_NOT_ALLOWED"]);
}

#[tokio::test]
async fn files_are_for_open_servers_and_under_their_limits() {
    let access = AccessConfig { profile: Profile::Hardened, introspection_token: None };
    let app = TestApp::at(TestDatabase::demo().await, &ServerConfig { access, ..patient() }).await;
    assert_eq!(app.get("/data/cities.csv").await.json().codes(), ["NOT_FOUND"]);
    let rate = RateConfig { rate_limit_per_minute: 1, rate_limit_burst: 1, ..RateConfig::default() };
    let app = TestApp::at(TestDatabase::demo().await, &ServerConfig { rate, ..patient() }).await;
    assert_eq!(app.get("/data/cities.csv").await.status, StatusCode::OK);
    assert_eq!(app.get("/data/cities.csv").await.json().codes(), ["RATE_LIMITED"]);
    let one = ServerConfig { max_concurrent_requests: 1, ..patient() };
    let app = TestApp::at(TestDatabase::demo().await, &one).await;
    assert_eq!(app.get("/data/network.gexf").await.status, StatusCode::OK);
    let trusted = TestApp::with_documents(Documents::new(Manifest::default(), true, 0)).await;
    assert_eq!(
        trusted.get("/data/cities.csv").await.status,
        StatusCode::OK,
        "its documents are the server's"
    );
}
