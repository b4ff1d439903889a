//! Fields of one response key: merged if they are the same, refused if they only look alike.

use serde_json::json;

use crate::support::TestApp;

/// The message of the only error, and where it stands.
async fn refusal(app: &TestApp, query: &str) -> (String, Vec<u64>) {
    let answer = app.answer(query).await;
    assert_eq!(answer.get("data"), None, "{query}");
    let errors = answer["errors"].as_array().expect("errors");
    assert_eq!(errors.len(), 1, "{answer}");
    let columns = errors[0]["locations"].as_array().expect("places").iter();
    let message = errors[0]["message"].as_str().expect("a message").to_owned();
    (message, columns.filter_map(|place| place["column"].as_u64()).collect())
}

#[tokio::test]
async fn lists_that_begin_alike_are_different_arguments() {
    let app = TestApp::seeded().await;
    for query in [
        r#"{ home { name(lang: ["en"]) name(lang: ["en", "zh"]) } }"#,
        r#"{ home { name(lang: ["en", "zh"]) name(lang: ["en"]) } }"#,
        r#"{ home { name(lang: ["en"]) ...F } } fragment F on City { name(lang: []) }"#,
        "{ cities(filter: {level: {in: [CITY]}}) { totalCount } cities(filter: {level: {in: [CITY, COUNTY]}}) { totalCount } }",
        "{ cities(filter: {or: [{}]}) { totalCount } ... { cities(filter: {or: [{}, {}]}) { totalCount } } }",
    ] {
        let (message, columns) = refusal(&app, query).await;
        assert!(message.contains("they have differing arguments"), "{query}: {message}");
        assert_eq!(columns.len(), 1, "{query}");
    }
}

#[tokio::test]
async fn equal_lists_are_one_argument() {
    let query = r#"{ home { name(lang: ["zh", "en"]) ... { name(lang: ["zh", "en",]) } } }"#;
    assert_eq!(TestApp::seeded().await.data(query).await, json!({ "home": { "name": "温州市" } }));
    let query = "{ cities(filter: {level: {in: [CITY]}, or: [{}]}, first: 0) { totalCount } \
                 cities(first: 0, filter: {or: [{}], level: {in: [CITY]}}) { totalCount } }";
    assert_eq!(TestApp::seeded().await.data(query).await, json!({ "cities": { "totalCount": 27 } }));
}

#[tokio::test]
async fn commas_mean_nothing_between_any_tokens() {
    let query = ",{,home,{,...,{,x,:,name,},...,on,City,{,slug,},...,F,},},fragment,F,on,City,{,level,},";
    let data = json!({ "home": { "x": "Wenzhou", "slug": "wenzhou-cn", "level": "CITY" } });
    assert_eq!(TestApp::seeded().await.data(query).await, data);
}
