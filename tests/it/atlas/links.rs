//! Everything that pages lead to is there.

use std::collections::BTreeSet;

use super::{browse, values};
use crate::support::TestApp;

const PAGES: [&str; 7] = [
    "/",
    "/?scope=all&lang=zh",
    "/?kind=SISTER_CITY&q=port",
    "/?embed",
    "/cities/umikado-jp",
    "/countries/JP?lang=en",
    "/path?from=hekou-cn&to=newport-us",
];

#[tokio::test]
async fn every_link_of_a_page_leads_to_something() {
    let app = TestApp::demo().await;
    let mut links = BTreeSet::new();
    for path in PAGES {
        let page = browse(&app, path).await.text;
        let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
        for href in ["href", "src", "action"].into_iter().flat_map(|name| values(&page, name)) {
            let href = href.replace("&amp;", "&");
            match href.split_once('#') {
                Some(("", id)) => assert!(ids.contains(id), "{path} has nothing with the id {id}"),
                Some((link, _)) => drop(links.insert(link.to_owned())),
                None => drop(links.insert(href)),
            }
        }
    }
    let own: Vec<_> = links.iter().filter(|link| !link.starts_with("http")).collect();
    assert!(own.len() > 60, "{own:?}");
    for link in own {
        let reply = browse(&app, link).await;
        assert!(reply.status.is_success(), "{link}: {} {}", reply.status, reply.text);
    }
}
