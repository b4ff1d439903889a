//! `If-None-Match`: the client has a response already (RFC 9110, section 13.1.2).

use axum::http::{HeaderMap, header};

use super::condition::Condition;

/// The client wants no response that has one of these tags, whether they are weak or strong.
pub(in crate::http) struct IfNoneMatch(Condition);

impl IfNoneMatch {
    /// None if the request has no such condition.
    pub(in crate::http) fn of(headers: &HeaderMap) -> Option<Self> {
        Condition::of(headers, header::IF_NONE_MATCH).map(Self)
    }

    pub(super) fn is_any(&self) -> bool {
        self.0.any
    }

    /// The tag under which the client has a response: that of its plain form, or of a compression that the client takes.
    pub(in crate::http) fn known(&self, plain: &str) -> Option<String> {
        self.0.forms(plain).find(|tag| self.0.has(tag))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const TAG: &str = "\"ab_c\"";

    fn condition(lines: &[&[u8]], accept_encoding: Option<&'static str>) -> IfNoneMatch {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_bytes(line).expect("a header"));
        }
        if let Some(accept_encoding) = accept_encoding {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept_encoding));
        }
        IfNoneMatch::of(&headers).expect("a condition")
    }

    #[test]
    fn tags_match_whole_and_the_servers_own_is_known() {
        for (line, known) in [
            ("\"ab_c\"", Some(TAG)),
            ("W/\"ab_c\"", Some(TAG)),
            ("\"ab_c-br\"", Some("\"ab_c-br\"")),
            ("W/\"ab_c-br\"", Some("\"ab_c-br\"")),
            ("\"x\", \"ab_c-gzip\"", Some("\"ab_c-gzip\"")),
            ("\"x\",\"ab_c\",\"y\"", Some(TAG)),
            (" , \"x\" ,, \"ab_c\" ,", Some(TAG)),
            ("\"x,y\", \"ab_c\"", Some(TAG)),
            ("nonsense, \"ab_c\"", Some(TAG)),
            ("\"unterminated, \"ab_c\"", Some(TAG)),
            ("\"x, \\\"ab_c\\\"\"", None),
            ("\"ab_c-evil\"", None),
            ("\"ab_c-\"", None),
            ("\"ab_c-br-br\"", None),
            ("\"ab_cd\"", None),
            ("\"ab\"", None),
            ("\"AB_C\"", None),
            ("ab_c", None),
            ("\"ab_c", None),
            ("ab_c\"", None),
            ("'ab_c'", None),
            ("\"\"ab_c\"\"", None),
            ("\"ab_c\"x", None),
            ("\"ab_c\" \"x\"", None),
            ("\" ab_c\"", None),
            ("w/\"ab_c\"", None),
            ("W/W/\"ab_c\"", None),
            ("W/ \"ab_c\"", None),
            ("*", None),
            ("*, \"x\"", None),
            ("", None),
        ] {
            assert_eq!(condition(&[line.as_bytes()], None).known(TAG).as_deref(), known, "{line}");
        }
    }

    #[test]
    fn every_line_counts_and_bytes_beyond_ascii_are_allowed() {
        let lines: [&[u8]; 2] = [b"\"\xe6\xb8\xa9\", \"x\"", b"\"ab_c\""];
        assert_eq!(condition(&lines, None).known(TAG).as_deref(), Some(TAG));
        assert_eq!(condition(&lines, None).0.tags.len(), 3);
    }

    #[test]
    fn everything_is_known_to_a_star_that_is_alone() {
        for (lines, any) in [
            (&[b"*".as_slice()][..], true),
            (&[b" * "], true),
            (&[b"\"*\""], false),
            (&[b"*, *"], false),
            (&[b"*", b"\"x\""], false),
        ] {
            assert_eq!(condition(lines, None).is_any(), any, "{lines:?}");
        }
    }

    #[test]
    fn the_tag_of_a_compression_is_known_to_who_takes_it() {
        for (accept_encoding, known) in
            [(None, true), (Some("br"), true), (Some("gzip, *;q=0.1"), true), (Some("br;q=0"), false)]
        {
            let condition = condition(&[b"\"ab_c-br\""], accept_encoding);
            assert_eq!(condition.known(TAG).is_some(), known, "{accept_encoding:?}");
        }
        assert_eq!(
            condition(&[b"\"ab_c-br\""], None).known("W/\"ab_c\""),
            None,
            "a weak tag is for all of them"
        );
    }
}
