//! Answers to queries as CSV.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::support::{Codes as _, Reply, TestApp, path};

async fn post(app: &TestApp, accept: &str, query: &str) -> Reply {
    let request = Request::post("/graphql")
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({ "query": query }).to_string()));
    app.send(request.expect("a request")).await
}

async fn get(app: &TestApp, accept: &str, query: &str, tag: Option<&str>) -> Reply {
    let mut request = Request::get(path(query)).header(header::ACCEPT, accept);
    if let Some(tag) = tag {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

const JAPAN: &str = "{ cities(filter: {country: {code: {eq: \"JP\"}}}) { totalCount \
    nodes { slug country { name } population { value } relation { kind } } } }";

#[tokio::test]
async fn a_list_is_a_table_flat_by_paths() {
    let app = TestApp::demo().await;
    let reply = post(&app, "text/csv", JAPAN).await;
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert_eq!(
        reply.text,
        "slug,country.name,population.value,relation.kind\n\
         kitaura-jp,Japan,39000,SISTER_CITY\n\
         minamiura-jp,Japan,,FRIENDLY_EXCHANGE\n\
         umikado-jp,Japan,150000,SISTER_CITY\n"
    );
    let edges =
        "{ home { partners(first: 1) { edges { node { slug } relation { established { edtf } } } } } }";
    let reply = post(&app, "text/csv", edges).await;
    assert_eq!(reply.text.lines().next(), Some("node.slug,relation.established.edtf"));
    assert_eq!(reply.text.lines().count(), 2);
    let plain = "{ dataset { sources { slug title } } }";
    assert!(post(&app, "text/csv", plain).await.text.starts_with("slug,title\n"));
    let empty = "{ cities(filter: {slug: {eq: \"x\"}}) { nodes { a: name ...Place } } } fragment Place on City { location { latitude } }";
    assert_eq!(post(&app, "text/csv", empty).await.text, "a,location.latitude\n");
    let objects = "{ search(text: \"umikado\", first: 1) { nodes { __typename ... on City { slug } ... on Country { code } } } }";
    assert_eq!(post(&app, "text/csv", objects).await.text, "__typename,slug,code\nCity,umikado-jp,\n");
}

#[tokio::test]
async fn values_of_every_script_nulls_and_signs_are_cells() {
    let app = TestApp::demo().await;
    let chinese = "{ cities(filter: {slug: {in: [\"kitaura-jp\", \"zielone-county-pl\"]}}) { nodes { \
                   名: name(lang: [\"zh\"]) location { latitude } wikidataId } } }";
    // Names of GraphQL are plain letters.
    assert_eq!(post(&app, "text/csv", chinese).await.json().codes(), ["GRAPHQL_PARSE_FAILED"]);
    let reply = post(&app, "text/csv", &chinese.replace('名', "n")).await;
    let mut rows = csv::Reader::from_reader(reply.text.as_bytes());
    let rows: Vec<Vec<String>> =
        rows.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
    assert!(rows.iter().any(|row| row[0] == "北浦市" && !row[1].is_empty()), "{rows:?}");
    assert!(rows.iter().any(|row| row[1].is_empty()), "a county without a point: {rows:?}");
    // A list below what is not there has no rows.
    let none = "{ city(slug: \"nowhere-xx\") { partners { nodes { slug name } } } }";
    assert_eq!(post(&app, "text/csv", none).await.text, "slug,name\n");
    let values = "{ cities(filter: {slug: {eq: \"kitaura-jp\"}}) { nodes { names { text } } } }";
    assert_eq!(post(&app, "text/csv", values).await.status, StatusCode::NOT_ACCEPTABLE);
    let summaries = "{ cities(filter: {slug: {eq: \"qingwan-cn\"}}) { nodes { summary } } }";
    let reply = post(&app, "text/csv", summaries).await;
    assert!(reply.text.starts_with("summary\n\"Qingwan is an invented port on"), "{}", reply.text);
}

#[tokio::test]
async fn an_answer_to_get_has_a_tag() {
    let app = TestApp::demo().await;
    let reply = get(&app, "text/csv", JAPAN, None).await;
    assert_eq!(
        (reply.status, reply.header("vary")),
        (StatusCode::OK, "accept, accept-encoding, min-data-version")
    );
    let tag = reply.header("etag").to_owned();
    let again = get(&app, "text/csv", JAPAN, Some(&tag)).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let other = get(&app, "application/json", JAPAN, Some(&tag)).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_ne!(other.header("etag"), tag);
}

#[tokio::test]
async fn who_prefers_csv_gets_it_and_nobody_else() {
    let app = TestApp::demo().await;
    for (accept, by_post, by_get) in [
        ("*/*", "application/json", "application/json"),
        ("text/csv", "text/csv", "text/csv"),
        ("text/csv, application/json;q=0.9", "text/csv", "text/csv"),
        ("text/csv, */*;q=0.1", "text/csv", "text/csv"),
        ("text/csv;q=0.5, application/json", "application/json", "application/json"),
        ("text/csv, application/json", "application/json", "application/json"),
        ("text/csv;q=0.5, text/html", "text/csv", "text/html"),
        ("text/csv;q=0, application/json", "application/json", "application/json"),
    ] {
        // Asked three times, what is kept would be sent.
        for _ in 0..3 {
            let reply = post(&app, accept, JAPAN).await;
            assert!(reply.header("content-type").starts_with(by_post), "{accept}: {}", reply.text);
        }
        let reply = get(&app, accept, JAPAN, None).await;
        assert!(reply.header("content-type").starts_with(by_get), "{accept}: {}", reply.text);
    }
    assert_eq!(post(&app, "text/*", JAPAN).await.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn what_is_no_table_is_said_in_json() {
    let app = TestApp::demo().await;
    for query in [
        "{ home { slug } }",
        "{ cities { nodes { slug names { text } } } }",
        "{ cities { nodes { slug } edges { cursor } } }",
        "{ a: cities { nodes { slug } } b: countries { nodes { code } } }",
        "{ __schema { types { name } } }",
    ] {
        let reply = post(&app, "text/csv", query).await;
        assert_eq!(
            (reply.status, reply.json().codes()),
            (StatusCode::NOT_ACCEPTABLE, vec!["NOT_ACCEPTABLE".to_owned()]),
            "{query}"
        );
    }
    let message = post(&app, "text/csv", "{ cities { nodes { slug names { text } } } }").await.json();
    let message = message["errors"][0]["message"].as_str().expect("a message").to_owned();
    assert!(
        message.starts_with("the query selects more than one list: cities.nodes, cities.nodes.names; "),
        "{message}"
    );
    for (query, code) in [
        ("{ cities { nodes { colour } } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ cities { nodes { slug distanceKm(to: \"x\") } } }", "NOT_FOUND"),
        ("subscription { live { cities { nodes { slug } } } }", "SUBSCRIPTION_NEEDS_STREAM"),
    ] {
        let reply = post(&app, "text/csv", query).await;
        assert!(reply.header("content-type").starts_with("application/json"), "{query}");
        assert_eq!(reply.json().codes()[0], code, "{query}");
    }
}
