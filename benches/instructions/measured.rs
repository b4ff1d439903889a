//! What runs under valgrind: the server without its sockets, asked the same again and again.

use std::hint::black_box;
use std::path::Path;

use sister_cities::config::Size;
use sister_cities::config::cache::{CacheConfig, CacheMode};

use super::requests::{self, Fixed};
use super::server::{PATIENCE, check, router, send};

/// Each request is sent so often before it is counted: an answer is kept when it is asked for the second time.
const BEFORE: usize = 2;
/// So often while it is counted.
pub(super) const TIMES: u64 = 2;

/// Sends all requests, and says where the counting of each begins and ends.
pub(super) async fn send_all(database: &Path) {
    let kept = router(database, CacheConfig { staleness: PATIENCE, ..CacheConfig::default() }).await;
    let nothing = CacheConfig { cache: CacheMode::Fresh, cache_size: Size(0), staleness: PATIENCE };
    let fresh = router(database, nothing).await;
    for request in requests::all() {
        let router = if request.is_kept { &kept } else { &fresh };
        for _ in 0..BEFORE {
            check(&request, &send(router, &request).await);
        }
        dump_before_this(&request);
        for _ in 0..TIMES {
            black_box(send(router, &request).await);
        }
        dump_before_this(&request);
    }
}

/// When this is called, callgrind writes down what it counted since the last time.
#[inline(never)]
fn dump_before_this(request: &Fixed) {
    black_box(request);
}
