//! Texts of the data and of addresses are never markup.

use sea_orm::ConnectionTrait as _;

use super::{browse, rows};
use crate::support::TestApp;

const SCRIPT: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn texts_of_the_data_stay_texts() {
    let app = TestApp::demo().await;
    let hostile = format!("UPDATE city_name SET text = '\"&{SCRIPT}' || text");
    app.connection.execute_unprepared(&hostile).await.expect("an update");
    app.connection
        .execute_unprepared("UPDATE source SET url = 'javascript:alert(1)'")
        .await
        .expect("an update");
    for path in
        ["/", "/?scope=all", "/cities/umikado-jp", "/countries/JP", "/?q=Newport", "/?embed", "/atlas.svg"]
    {
        let page = browse(&app, path).await;
        assert!(page.status.is_success(), "{path}");
        assert!(!page.text.contains(SCRIPT), "{path}");
        assert!(!page.text.contains("href=\"javascript:"), "{path}");
    }
    let page = browse(&app, "/cities/umikado-jp").await.text;
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
    assert!(!rows(&browse(&app, "/").await.text).is_empty());
}

#[tokio::test]
async fn texts_of_addresses_stay_texts() {
    let app = TestApp::demo().await;
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for name in ["q", "kind", "country", "asOf", "after", "sort", "lang", "from"] {
        for path in ["/", "/path"] {
            let page = browse(&app, &format!("{path}?{name}={hostile}&to=kure")).await;
            assert!(!page.text.contains(SCRIPT), "{path} {name}");
        }
    }
    let page = browse(&app, &format!("/cities/{hostile}")).await.text;
    assert!(!page.contains(SCRIPT), "{page}");
}
