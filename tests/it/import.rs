//! Imports: they add to what is there and change none of it.

use crate::support::TestApp;

#[tokio::test]
async fn imported_cities_stand_beside_the_data_set() {
    let app = TestApp::imported().await;
    let data =
        app.data("{ cities { totalCount } home { partners { totalCount } } relations { totalCount } }").await;
    assert_eq!(data["cities"]["totalCount"], 35 + 291);
    assert_eq!(data["home"]["partners"]["totalCount"], 34);
    assert_eq!(data["relations"]["totalCount"], 34 + 591);
}
