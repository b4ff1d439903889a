//! How pages are sent: to whom, with which headers, and by which profile.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use sister_cities::config::ServerConfig;
use sister_cities::config::access::{AccessConfig, Profile};
use sister_cities::graphql::engine::documents::{Documents, Manifest};

use super::browse;
use crate::support::{Codes as _, Reply, TestApp};

async fn ask(app: &TestApp, path: &str, headers: &[(header::HeaderName, &str)]) -> Reply {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    app.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn programs_get_what_they_ask_for() {
    let app = TestApp::demo().await;
    let json = [(header::ACCEPT, "application/json")];
    for path in ["/", "/path"] {
        let reply = ask(&app, path, &json).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::TEMPORARY_REDIRECT, "/graphql"));
        assert!(app.get(path).await.header("content-type").starts_with("text/html"), "{path}");
    }
    for path in ["/cities/umikado-jp", "/countries/JP"] {
        for headers in [&json[..], &[]] {
            let reply = ask(&app, path, headers).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{path}");
            assert!(reply.header("location").starts_with("/graphql?query="), "{path}");
        }
        assert_eq!(browse(&app, path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn language_is_the_browsers_until_one_is_chosen() {
    let app = TestApp::demo().await;
    for (path, accepted, expected) in [
        ("/", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("/", "fr", "en"),
        ("/?lang=en", "zh", "en"),
        ("/?lang=zh", "en", "zh-Hans"),
    ] {
        let reply = ask(&app, path, &[(header::ACCEPT_LANGUAGE, accepted)]).await;
        assert_eq!(reply.header("content-language"), expected, "{path} {accepted}");
        assert!(reply.text.contains(&format!("<html lang=\"{expected}\">")), "{path} {accepted}");
    }
}

#[tokio::test]
async fn caches_are_told_what_a_page_depends_on() {
    let app = TestApp::demo().await;
    for path in [
        "/",
        "/?embed",
        "/cities/umikado-jp",
        "/countries/JP",
        "/path",
        "/atlas.svg",
        "/atlas.csv",
        "/cities/umikado-jp.json",
    ] {
        let first = browse(&app, path).await;
        assert_eq!(first.header("cache-control"), "no-cache", "{path}");
        for name in ["accept", "accept-language", "accept-encoding"] {
            assert!(first.header("vary").split(", ").any(|listed| listed == name), "{path}");
        }
        let known = [(header::ACCEPT, super::BROWSER), (header::IF_NONE_MATCH, first.header("etag"))];
        let again = ask(&app, path, &known).await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(again.header("vary"), first.header("vary"), "{path}");
    }
    let tag = |reply: &Reply| reply.header("etag").to_owned();
    let english = tag(&browse(&app, "/").await);
    assert_ne!(english, tag(&browse(&app, "/?lang=zh").await));
    assert_ne!(english, tag(&ask(&app, "/", &[(header::ACCEPT_LANGUAGE, "zh")]).await));
}

#[tokio::test]
async fn pages_load_nothing_from_elsewhere_and_only_some_may_be_framed() {
    let app = TestApp::demo().await;
    let policy = |reply: &Reply| reply.header("content-security-policy").to_owned();
    let whole = policy(&browse(&app, "/").await);
    assert!(whole.starts_with("default-src 'none'; script-src 'self'"), "{whole}");
    assert!(!whole.contains("unsafe"), "{whole}");
    assert!(whole.ends_with("frame-ancestors 'none'"), "{whole}");
    let embedded = browse(&app, "/?embed&asOf=2010").await;
    assert_eq!(policy(&embedded), whole.replace("frame-ancestors 'none'", "frame-ancestors *"));
    for (part, is_there) in [
        ("id=\"map\"", true),
        ("id=\"timeline\"", true),
        ("rel=\"license\"", true),
        ("<header", false),
        ("<footer", false),
        ("id=\"partners\"", false),
    ] {
        assert_eq!(embedded.text.contains(part), is_there, "{part}");
    }
}

#[tokio::test]
async fn hardened_servers_have_pages_but_no_documents_of_others() {
    let access = AccessConfig { profile: Profile::Hardened, introspection_token: None };
    let app = TestApp::with_config(ServerConfig { access, ..ServerConfig::default() }).await;
    for path in ["/", "/cities/kure-jp", "/countries/JP", "/path", "/assets/atlas.css", "/favicon.svg"] {
        let reply = browse(&app, path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert!(!reply.text.contains("\"/graphql") && !reply.text.contains("\"/data/"), "{path}");
    }
    // What it does not give is named nowhere.
    for (app, is_named) in [(&app, false), (&TestApp::demo().await, true)] {
        let page = browse(app, "/").await.text;
        for name in [".csv", ".geojson", ".json", "\"distribution\""] {
            assert_eq!(page.contains(name), is_named, "{name}");
        }
    }
    // Programs get the page too: they may not ask by documents of their own.
    assert!(app.get("/cities/kure-jp").await.header("content-type").starts_with("text/html"));
    for path in ["/plain", "/assets/plain.js", "/atlas.csv", "/cities/kure-jp.csv", "/data/cities.csv"] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn servers_of_known_documents_have_all_pages_and_offer_no_queries() {
    let manifest = Manifest::parse(r#"{ "Home": "{ home { slug } }" }"#).expect("a manifest");
    let app = TestApp::with_documents(Documents::new(manifest, true, 0)).await;
    assert_eq!(
        app.post(json!({ "query": "{ home { name } }" })).await.json().codes(),
        ["DOCUMENT_NOT_TRUSTED"]
    );
    for (path, shown) in [
        ("/", "<tr data-slug=\"kure-jp\">"),
        ("/?scope=all", "<tr data-slug=\"kure-jp\">"),
        ("/?q=kure", "id=\"results\""),
        ("/cities/kure-jp", "<section class=\"relation\""),
        ("/countries/JP?sort=-population", "<tr data-slug=\"kure-jp\">"),
        ("/path?from=kure-jp&to=turin-it", "<li data-slug=\"turin-it\">"),
    ] {
        let reply = browse(&app, path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert!(reply.text.contains(shown), "{path} shows no {shown}: {}", reply.text);
        // Neither the script, nor the playground: their queries would be refused.
        assert!(!reply.text.contains("<script type=\"module\""), "{path}");
        assert!(!reply.text.contains("\"/graphql"), "{path}");
    }
    for path in
        ["/atlas.csv", "/cities/kure-jp.geojson", "/countries/JP.json", "/path.svg?from=kure-jp&to=turin-it"]
    {
        assert_eq!(app.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn sitemap_has_every_city_where_the_public_address_is_known() {
    let unknown = TestApp::demo().await;
    assert_eq!(unknown.get("/sitemap.xml").await.status, StatusCode::NOT_FOUND);
    assert!(!unknown.get("/robots.txt").await.text.contains("Sitemap"));

    let origin = "https://cities.example.org";
    let config = ServerConfig { public_url: Some(origin.to_owned()), ..ServerConfig::default() };
    let app = TestApp::with_config(config).await;
    let robots = app.get("/robots.txt").await.text;
    assert!(robots.ends_with("Sitemap: https://cities.example.org/sitemap.xml\n"), "{robots}");
    let sitemap = app.get("/sitemap.xml").await;
    assert_eq!(sitemap.status, StatusCode::OK);
    let data = app
        .data("{ cities { totalCount } countries(filter: {homePartnerCount: {gt: 0}}) { totalCount } }")
        .await;
    let count = |list: &str| data[list]["totalCount"].as_u64().expect("a number");
    // The home city's own country has no partner, and there is the first view.
    assert_eq!(sitemap.text.matches("<loc>").count() as u64, count("cities") + count("countries") + 2);
    assert!(
        sitemap
            .text
            .contains("<loc>https://cities.example.org/cities/kure-jp</loc><lastmod>2026-11-30</lastmod>")
    );
    let page = browse(&app, "/cities/kure-jp").await.text;
    assert!(page.contains("<link rel=\"canonical\" href=\"https://cities.example.org/cities/kure-jp\">"));
}
