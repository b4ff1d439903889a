//! Whether a page may open a WebSocket: browsers send no preflight for it, and let the page read what comes.

use axum::http::{HeaderMap, header};

use crate::config::CorsOrigins;
use crate::http::headers::text;

/// The same rule as for cross-origin requests: a page of this server, of an origin that is allowed, or no page at all.
pub(in crate::http) fn is_allowed(headers: &HeaderMap, allowed: &CorsOrigins) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    match allowed {
        CorsOrigins::Any => true,
        CorsOrigins::These(allowed) => {
            let origin = origin.to_str().unwrap_or_default();
            let own = origin.split_once("://").map(|(_, authority)| authority);
            own.is_some_and(|own| own.eq_ignore_ascii_case(text(headers, &header::HOST)))
                || allowed.iter().any(|allowed| allowed.as_str() == origin)
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn pages_of_the_server_and_of_allowed_origins_may_and_programs_may() {
        for (allowed, origin, may) in [
            ("*", Some("https://x.example"), true),
            ("none", None, true),
            ("none", Some("https://x.example"), false),
            ("none", Some("http://cities.example:8000"), true),
            ("none", Some("https://CITIES.example:8000"), true),
            ("none", Some("http://cities.example"), false),
            ("none", Some("null"), false),
            ("https://office.example", Some("https://office.example"), true),
            ("https://office.example", Some("http://office.example"), false),
            ("https://office.example", Some("https://office.example.evil.example"), false),
        ] {
            let origins: CorsOrigins = allowed.parse().expect("origins");
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("cities.example:8000"));
            headers.extend(origin.map(|origin| (header::ORIGIN, HeaderValue::from_static(origin))));
            assert_eq!(is_allowed(&headers, &origins), may, "{allowed}: {origin:?}");
        }
    }
}
