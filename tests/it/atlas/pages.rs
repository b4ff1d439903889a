//! What pages say.

use super::{browse, text_of, values};
use crate::support::TestApp;

#[tokio::test]
async fn city_says_its_month_and_where_that_is_said() {
    let app = TestApp::seeded().await;
    let page = browse(&app, "/cities/ishinomaki-jp").await.text;
    let relation = text_of(&page, "<section class=\"relation\"", "</section>");
    assert!(relation.contains("Sister city with Wenzhou, since October 1984 ("), "{relation}");
    assert!(page.contains("href=\"https://english.wenzhou.gov.cn/art/2023/5/4/art_1231273_57849268.html\""));
    let chinese = browse(&app, "/cities/ishinomaki-jp?lang=zh").await.text;
    assert!(chinese.contains("<html lang=\"zh-Hans\">") && chinese.contains("1984年10月"));
}

#[tokio::test]
async fn every_page_has_one_heading_landmarks_and_a_title() {
    let app = TestApp::demo().await;
    for path in
        ["/", "/?scope=all", "/cities/umikado-jp", "/countries/JP", "/path", "/?lang=de", "/cities/none"]
    {
        let page = browse(&app, path).await.text;
        for (element, count) in [
            ("<h1", 1),
            ("<main ", 1),
            ("<header", 1),
            ("<footer", 1),
            ("<title>", 1),
            ("rel=\"canonical\"", 1),
        ] {
            // A title inside of a picture is another thing.
            let page =
                if element == "<title>" { page.split_once("</head>").expect("a head").0 } else { &page };
            assert_eq!(page.matches(element).count(), count, "{element} in {path}");
        }
        let mut ids = values(&page, "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice in {path}");
        assert!(
            values(&page, "style").is_empty() && !page.contains("<style"),
            "{path} has styles of its own"
        );
    }
}

#[tokio::test]
async fn blocks_of_data_are_json() {
    let app = TestApp::demo().await;
    let page = browse(&app, "/?country=JP&lang=zh").await.text;
    let block = |opening: &str| {
        let (_, rest) = page.split_once(opening).expect("the block");
        let (json, _) = rest.split_once("</script>").expect("its end");
        serde_json::from_str::<serde_json::Value>(json).expect("JSON")
    };
    let state = block("<script type=\"application/json\" id=\"state\">");
    assert_eq!(state, serde_json::json!({ "view": "atlas", "lang": "zh", "scope": "home" }));
    assert!(block("<script type=\"application/json\" id=\"texts\">").is_object());
    let about = block("<script type=\"application/ld+json\">");
    assert_eq!((&about["@type"], &about["@context"]), (&"Dataset".into(), &"https://schema.org".into()));
}

#[tokio::test]
async fn map_has_a_point_for_each_placed_city_and_a_line_for_each_relation() {
    let app = TestApp::seeded().await;
    let page = browse(&app, "/").await.text;
    let points = page.matches("class=\"point partner").count();
    let lines = page.matches("<path class=\"line").count();
    let query = "{ home { partners(first: 100) { nodes { location { latitude } } } \
                 ofEurope: partners(filter: {partner: {country: {region: {eq: EUROPE}}}}) { totalCount } } }";
    let home = app.data(query).await["home"].take();
    let partners = home["partners"]["nodes"].as_array().expect("partners");
    let placed = partners.iter().filter(|partner| !partner["location"].is_null()).count();
    assert!(placed >= 34, "{home}");
    assert_eq!((points, lines), (placed, placed));
    assert_eq!(page.matches("class=\"point center").count(), 1);
    let of_europe = format!("Europe {}", home["ofEurope"]["totalCount"]);
    assert!(text_of(&page, "<desc id=\"map-desc\">", "</desc>").contains(&of_europe));
}

#[tokio::test]
async fn a_world_is_shown_in_parts() {
    let app = TestApp::imported().await;
    let page = browse(&app, "/?scope=all").await;
    assert!(page.status.is_success(), "{}", page.text);
    assert!((1..=100).contains(&page.text.matches("class=\"point many").count()));
    let home = browse(&app, "/").await.text;
    assert!(values(&home, "href").iter().any(|href| href.contains("scope=all")));
}
