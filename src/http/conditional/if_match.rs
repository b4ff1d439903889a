//! `If-Match`: the client wants the response only if it is the one that it knows (RFC 9110, section 13.1.1).

use axum::http::{HeaderMap, header};

use super::condition::Condition;

/// The client wants a response that has one of these tags, and no other one.
pub(in crate::http) struct IfMatch(Condition);

impl IfMatch {
    /// None if the request has no such condition.
    pub(in crate::http) fn of(headers: &HeaderMap) -> Option<Self> {
        Condition::of(headers, header::IF_MATCH).map(Self)
    }

    /// Whether it holds for a response, in its plain form or in a compression that the client takes. A response without
    /// a tag matches nothing but `*`, and a weak tag matches no other one: its bytes may differ.
    pub(super) fn holds(&self, plain: Option<&str>) -> bool {
        self.0.any || plain.is_some_and(|plain| self.0.forms(plain).any(|tag| self.0.has_strong(&tag)))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn holds(line: &'static str, accept_encoding: &'static str, tag: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_MATCH, HeaderValue::from_static(line));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept_encoding));
        IfMatch::of(&headers).expect("a condition").holds(tag)
    }

    #[test]
    fn only_strong_tags_match() {
        for (line, tag, expected) in [
            ("\"a\"", Some("\"a\""), true),
            ("\"x\", \"a\"", Some("\"a\""), true),
            ("W/\"a\", \"a\"", Some("\"a\""), true),
            ("W/\"a\"", Some("\"a\""), false),
            ("\"a\"", Some("W/\"a\""), false),
            ("W/\"a\"", Some("W/\"a\""), false),
            ("\"A\"", Some("\"a\""), false),
            ("\"x\"", Some("\"a\""), false),
            ("a", Some("\"a\""), false),
            ("", Some("\"a\""), false),
            ("\"a\"", None, false),
            ("*", Some("\"a\""), true),
            ("*", Some("W/\"a\""), true),
            ("*", None, true),
            ("*, \"x\"", Some("\"a\""), false),
        ] {
            assert_eq!(holds(line, "", tag), expected, "{line}: {tag:?}");
        }
    }

    #[test]
    fn the_tag_of_a_compression_matches_for_who_takes_it() {
        for (accept_encoding, expected) in [("br", true), ("gzip, br;q=0.1", true), ("gzip", false)] {
            assert_eq!(holds("\"a-br\"", accept_encoding, Some("\"a\"")), expected, "{accept_encoding}");
        }
    }

    #[test]
    fn request_without_the_header_has_no_condition() {
        assert!(IfMatch::of(&HeaderMap::new()).is_none());
    }
}
