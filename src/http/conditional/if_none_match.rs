//! `If-None-Match`: the client has a response already (RFC 9110, sections 8.8.3 and 13.1.2).

use axum::http::{HeaderMap, HeaderValue, header};

use crate::http::{codings, etag};

/// The condition of a request: the client wants no response that has one of these tags.
pub(in crate::http) struct IfNoneMatch {
    /// Whether it is `*`, which every response matches.
    pub(super) any: bool,
    /// The opaque tags with their quotes, without the mark of weak ones: the comparison is the weak one.
    tags: Vec<Vec<u8>>,
    /// The compressions in which the client takes a response.
    compressions: Vec<&'static str>,
}

impl IfNoneMatch {
    /// None if the request has no such condition.
    pub(in crate::http) fn of(headers: &HeaderMap) -> Option<Self> {
        let lines: Vec<&[u8]> =
            headers.get_all(header::IF_NONE_MATCH).iter().map(HeaderValue::as_bytes).collect();
        let any = matches!(&lines[..], [line] if line.trim_ascii() == b"*");
        let tags = lines.iter().flat_map(|line| opaque_tags(line)).map(<[u8]>::to_vec).collect();
        let compressions =
            codings::COMPRESSIONS.into_iter().filter(|name| codings::may_have(headers, name)).collect();
        (!lines.is_empty()).then_some(Self { any, tags, compressions })
    }

    /// The tag under which the client has a response: that of its plain form, or of a compression that the client takes.
    pub(in crate::http) fn known(&self, plain: &str) -> Option<String> {
        let compressed = self.compressions.iter().filter_map(|name| etag::in_coding(plain, name));
        std::iter::once(plain.to_owned()).chain(compressed).find(|tag| self.has(tag))
    }

    fn has(&self, tag: &str) -> bool {
        let opaque = tag.trim_start_matches("W/").as_bytes();
        self.tags.iter().any(|listed| listed == opaque)
    }
}

/// The opaque tags of a list, with their quotes; what is no entity tag is left out.
fn opaque_tags(line: &[u8]) -> Vec<&[u8]> {
    let mut tags = Vec::new();
    let mut rest = line.trim_ascii_start();
    while !rest.is_empty() {
        if let Some((tag, after)) = opaque_tag(rest) {
            tags.push(tag);
            rest = after;
        }
        // To the next member, over the rest of one that is no tag.
        let comma = rest.iter().position(|&byte| byte == b',');
        rest = comma.map_or(&[][..], |at| rest[at + 1..].trim_ascii_start());
    }
    tags
}

/// The opaque tag that stands first, if a comma or nothing follows it, and what follows.
fn opaque_tag(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let opaque = text.strip_prefix(b"W/").unwrap_or(text);
    let inner = opaque.strip_prefix(b"\"")?;
    let length = inner.iter().position(|&byte| !matches!(byte, b'!' | b'#'..=b'~' | 0x80..))?;
    if inner[length] != b'"' {
        return None;
    }
    let (tag, after) = opaque.split_at(length + 2);
    let after = after.trim_ascii_start();
    matches!(after.first(), None | Some(b',')).then_some((tag, after))
}

#[cfg(test)]
mod tests {
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
        assert_eq!(condition(&lines, None).tags.len(), 3);
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
            assert_eq!(condition(lines, None).any, any, "{lines:?}");
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
