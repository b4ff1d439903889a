//! What addresses ask for is what is shown.

use axum::http::StatusCode;

use super::{browse, rows, text_of};
use crate::support::TestApp;

#[tokio::test]
async fn first_view_has_the_figures_of_the_statistics() {
    let app = TestApp::seeded().await;
    let statistics =
        app.data("{ home { statistics { cities countries first { established { year } } } } }").await;
    let statistics = &statistics["home"]["statistics"];
    let page = browse(&app, "/").await.text;
    let shown = text_of(&page, "<dl class=\"figures\">", "</dl>");
    let expected = format!(
        "partner cities{}countries{}first signed{}",
        statistics["cities"], statistics["countries"], statistics["first"][0]["established"]["year"]
    );
    assert_eq!(shown, expected);
    assert_eq!(rows(&page).len() as u64, statistics["cities"].as_u64().expect("a number"));
}

#[tokio::test]
async fn in_force_at_a_date_is_what_the_statistics_count() {
    let app = TestApp::demo().await;
    for date in ["1979", "1986-10", "2000", "2010-05-01", "2011/2020", "2026"] {
        let query = format!("{{ home {{ statistics(asOf: \"{date}\") {{ relations }} }} }}");
        let counted = app.data(&query).await["home"]["statistics"]["relations"].clone();
        let page = browse(&app, &format!("/?asOf={}", date.replace('/', "%2F"))).await.text;
        assert_eq!(rows(&page).len() as u64, counted.as_u64().expect("a number"), "{date}");
    }
    let all = app.data("{ network { statistics(asOf: \"2000\") { relations } } }").await;
    let page = browse(&app, "/?scope=all&asOf=2000").await.text;
    let counted = all["network"]["statistics"]["relations"].as_u64().expect("a number");
    assert_eq!(rows(&page).len() as u64, counted);
}

#[tokio::test]
async fn rows_are_filtered_and_sorted() {
    let app = TestApp::demo().await;
    let shown = async |query: &str| {
        let page = browse(&app, &format!("/?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        rows(&page.text).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let japan = shown("country=JP&sort=name").await;
    assert!(!japan.is_empty() && japan.iter().all(|slug| slug.ends_with("-jp")), "{japan:?}");
    let mut reversed = shown("country=JP&sort=-name").await;
    reversed.reverse();
    assert_eq!(japan, reversed);
    let countries: Vec<String> = shown("sort=country")
        .await
        .iter()
        .map(|slug| slug.rsplit('-').next().unwrap_or("").to_owned())
        .collect();
    let order = ["cn", "jp", "na", "pl", "gb", "us"].map(str::to_owned);
    let places: Vec<_> = countries.iter().map(|code| order.iter().position(|known| known == code)).collect();
    assert!(places.is_sorted(), "{countries:?}");
    let everyone = shown("sort=population").await;
    let last = everyone.last().map(String::as_str);
    assert!(matches!(last, Some("zielone-county-pl" | "cedar-county-us")), "{everyone:?}");
    assert_eq!(shown("sort=-population").await.len(), everyone.len());
    assert_eq!(shown("since=9998").await, Vec::<String>::new());
}

#[tokio::test]
async fn cities_of_a_country_are_sorted() {
    let app = TestApp::demo().await;
    let shown = async |query: &str| {
        let page = browse(&app, &format!("/countries/US{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        rows(&page.text).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let by = async |order: &str| {
        let query =
            format!("{{ country(code: \"US\") {{ cities(orderBy: [{order}]) {{ nodes {{ slug }} }} }} }}");
        let nodes = app.data(&query).await["country"]["cities"]["nodes"].take();
        let nodes = nodes.as_array().expect("cities").iter();
        nodes.filter_map(|city| city["slug"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    for (query, order) in [
        ("", "{field: ESTABLISHED}, {field: NAME}"),
        ("?sort=-date", "{field: ESTABLISHED, direction: DESC}, {field: NAME}"),
        ("?sort=name", "{field: NAME}"),
        ("?sort=-name", "{field: NAME, direction: DESC}"),
        ("?sort=population", "{field: POPULATION}, {field: NAME}"),
        ("?sort=-population", "{field: POPULATION, direction: DESC}, {field: NAME}"),
    ] {
        assert_eq!(shown(query).await, by(order).await, "{query}");
    }
    assert_ne!(shown("?sort=name").await, shown("?sort=-name").await);
    let page = browse(&app, "/countries/US?sort=population&lang=en").await.text;
    let turned = "href=\"/countries/US?sort=-population&amp;lang=en#partners\"";
    assert!(page.contains("aria-sort=\"ascending\"") && page.contains(turned), "{page}");
}

#[tokio::test]
async fn pages_of_the_table_follow_each_other() {
    let app = TestApp::synthetic(130).await;
    let first = browse(&app, "/?sort=name").await.text;
    let next =
        super::values(&first, "href").into_iter().find(|href| href.contains("after=")).expect("a next page");
    let next = next.replace("&amp;", "&");
    let second = browse(&app, next.split('#').next().unwrap_or(&next)).await.text;
    let (first, second) = (rows(&first), rows(&second));
    assert_eq!((first.len(), second.len()), (100, 30));
    assert!(second.iter().all(|slug| !first.contains(slug)));
    let wrong = browse(&app, "/?after=nothing").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_not_accepted_is_said_on_a_page() {
    let app = TestApp::demo().await;
    for (path, status, code) in [
        ("/?kind=FRIENDS", 400, "BAD_USER_INPUT"),
        ("/?scope=all&sort=population", 400, "BAD_USER_INPUT"),
        ("/?scope=all&after=nothing", 400, "BAD_USER_INPUT"),
        ("/?lang=de", 400, "BAD_USER_INPUT"),
        ("/?q=%FF", 400, "BAD_USER_INPUT"),
        ("/?country=QQ", 200, ""),
        ("/?utm_source=x&kind=", 200, ""),
        ("/countries/Japan", 400, "BAD_USER_INPUT"),
        ("/countries/JP?sort=distance", 400, "BAD_USER_INPUT"),
        ("/countries/QQ", 404, "NOT_FOUND"),
        ("/cities/nowhere", 404, "NOT_FOUND"),
        ("/cities/%ff", 404, "NOT_FOUND"),
        ("/path?from=nowhere&to=kitaura-jp", 404, "NOT_FOUND"),
        ("/path?from=kitaura-jp", 200, ""),
    ] {
        let reply = browse(&app, path).await;
        assert_eq!(reply.status.as_u16(), status, "{path}: {}", reply.text);
        assert!(reply.header("content-type").starts_with("text/html"), "{path}");
        if !code.is_empty() {
            assert!(reply.text.contains(&format!("<code>{code}</code>")), "{path}: {}", reply.text);
            assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn other_addresses_of_an_object_lead_to_its_page() {
    let app = TestApp::demo().await;
    for (path, own) in [
        ("/countries/jp?lang=zh", "/countries/JP?lang=zh"),
        ("/cities/newport-harbor-us", "/cities/newport-us"),
        ("/cities/newport-harbor-us.csv", "/cities/newport-us.csv"),
    ] {
        let reply = browse(&app, path).await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::PERMANENT_REDIRECT, own));
    }
}
