//! Paging: walking forward equals walking backward equals the whole list.

use serde_json::Value;

use crate::support::TestApp;

/// Walks a connection to its end; `field` is the path of the list with `ARGS` for its arguments.
async fn walk(app: &TestApp, field: &str, key: &str, size: usize, backward: bool) -> Vec<String> {
    let (count, place, more, end) = if backward {
        ("last", "before", "hasPreviousPage", "startCursor")
    } else {
        ("first", "after", "hasNextPage", "endCursor")
    };
    let mut all = Vec::new();
    let mut position = String::new();
    loop {
        let list = field.replace("ARGS", &format!("({count}: {size}{position})"));
        let query = format!(
            "{{ {} }}",
            list.replace("PAGE", &format!("{{ nodes {{ {key} }} pageInfo {{ {more} {end} }} }}"))
        );
        let mut page: &Value = &app.data(&query).await;
        while page.get("nodes").is_none() {
            page = page.as_object().and_then(|object| object.values().next()).expect("a connection");
        }
        let keys = page["nodes"].as_array().expect("nodes").iter();
        let mut keys: Vec<_> = keys.map(|node| node[key].as_str().expect("a key").to_owned()).collect();
        if backward {
            keys.append(&mut all);
            all = keys;
        } else {
            all.append(&mut keys);
        }
        if page["pageInfo"][more] == false {
            return all;
        }
        position = format!(", {place}: \"{}\"", page["pageInfo"][end].as_str().expect("a cursor"));
    }
}

#[tokio::test]
async fn forward_is_backward_is_the_whole_list() {
    let app = TestApp::synthetic(90).await;
    for (field, key) in [
        ("cities ARGS PAGE", "slug"),
        ("home { partners ARGS PAGE }", "slug"),
        ("relations ARGS PAGE", "id"),
        ("countries ARGS PAGE", "code"),
    ] {
        let whole = walk(&app, field, key, 100, false).await;
        assert!(whole.len() > 80, "{field} has {} items", whole.len());
        for size in [1, 7, 33] {
            assert_eq!(walk(&app, field, key, size, false).await, whole, "{field} forward by {size}");
            assert_eq!(walk(&app, field, key, size, true).await, whole, "{field} backward by {size}");
        }
    }
}

#[tokio::test]
async fn cursor_of_another_list_is_refused() {
    let app = TestApp::seeded().await;
    let data = app.data("{ cities(first: 1) { pageInfo { endCursor } } }").await;
    let cursor = data["cities"]["pageInfo"]["endCursor"].as_str().expect("a cursor").to_owned();
    for query in [
        format!("{{ countries(after: \"{cursor}\") {{ totalCount }} }}"),
        "{ cities(after: \"nonsense\") { totalCount } }".to_owned(),
    ] {
        assert_eq!(app.codes(&query).await, ["BAD_USER_INPUT"], "{query}");
    }
}

#[tokio::test]
async fn empty_page_has_no_cursors() {
    let app = TestApp::seeded().await;
    let data = app.data("{ cities(first: 0) { nodes { slug } pageInfo { startCursor hasNextPage } } }").await;
    assert_eq!(
        data["cities"],
        serde_json::json!({ "nodes": [], "pageInfo": { "startCursor": null, "hasNextPage": true } })
    );
}
