//! A change by the process that serves, which need not be waited for.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sister_cities::config::ServerConfig;
use sister_cities::config::cache::{CacheConfig, CacheMode};

use super::marks::{QUESTION, database, import, number};
use crate::support::{TestApp, path, patient};

#[tokio::test]
async fn an_own_change_is_seen_by_who_asks_after_it_whatever_the_staleness() {
    for mode in [CacheMode::Answers, CacheMode::Rows, CacheMode::Fresh] {
        let cache = CacheConfig { cache: mode, staleness: Duration::from_hours(1), ..CacheConfig::default() };
        let app = TestApp::at(database().await, &ServerConfig { cache, ..patient() }).await;
        let path = path(QUESTION);
        let mut tag = app.get(&path).await.header("etag").to_owned();
        for change in 1..=3 {
            let revalidate = async || {
                let request = Request::get(&path).header(header::IF_NONE_MATCH, &tag);
                app.send(request.body(Body::empty()).expect("a request")).await
            };
            // Now the version is known for an hour.
            assert_eq!(revalidate().await.status, StatusCode::NOT_MODIFIED);
            import(&app.connection, change).await;
            assert_eq!(revalidate().await.status, StatusCode::NOT_MODIFIED, "nobody has told");
            app.executor.engine().data_changed();
            let new = revalidate().await;
            assert_eq!((new.status, number(&new.json())), (StatusCode::OK, change));
            tag = new.header("etag").to_owned();
        }
    }
}
