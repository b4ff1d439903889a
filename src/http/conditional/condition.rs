//! What the conditions of a request have in common: `*`, or a list of entity tags (RFC 9110, section 8.8.3).

use std::iter::once;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::http::{codings, etag};

/// The header of a condition.
pub(super) struct Condition {
    /// Whether it is `*`, which every response matches.
    pub(super) any: bool,
    pub(super) tags: Vec<Tag>,
    /// The compressions in which the client takes a response.
    compressions: Vec<&'static str>,
}

/// An entity tag that is listed.
pub(super) struct Tag {
    is_weak: bool,
    /// With its quotes, without the mark of weak ones.
    opaque: Vec<u8>,
}

impl Condition {
    /// None if the request has no such condition.
    pub(super) fn of(headers: &HeaderMap, name: HeaderName) -> Option<Self> {
        let lines: Vec<&[u8]> = headers.get_all(name).iter().map(HeaderValue::as_bytes).collect();
        let any = matches!(&lines[..], [line] if line.trim_ascii() == b"*");
        let tags = lines.iter().flat_map(|line| tags(line)).collect();
        let compressions =
            codings::COMPRESSIONS.into_iter().filter(|name| codings::may_have(headers, name)).collect();
        (!lines.is_empty()).then_some(Self { any, tags, compressions })
    }

    /// The tags of a response: that of its plain form, and of each compression that the client takes.
    pub(super) fn forms(&self, plain: &str) -> impl Iterator<Item = String> {
        let compressed = self.compressions.iter().filter_map(|name| etag::in_coding(plain, name));
        once(plain.to_owned()).chain(compressed)
    }

    /// Whether a tag is listed, by the weak comparison.
    pub(super) fn has(&self, tag: &str) -> bool {
        let opaque = tag.trim_start_matches("W/").as_bytes();
        self.tags.iter().any(|listed| listed.opaque == opaque)
    }

    /// Whether a tag is listed, by the strong comparison: neither may be weak.
    pub(super) fn has_strong(&self, tag: &str) -> bool {
        self.tags.iter().any(|listed| !listed.is_weak && listed.opaque == tag.as_bytes())
    }
}

/// The tags of a line; what is no entity tag is left out.
fn tags(line: &[u8]) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = line.trim_ascii_start();
    while !rest.is_empty() {
        if let Some((tag, after)) = tag(rest) {
            tags.push(tag);
            rest = after;
        }
        // To the next member, over the rest of one that is no tag.
        let comma = rest.iter().position(|&byte| byte == b',');
        rest = comma.map_or(&[][..], |at| rest[at + 1..].trim_ascii_start());
    }
    tags
}

/// The tag that stands first, if a comma or nothing follows it, and what follows.
fn tag(text: &[u8]) -> Option<(Tag, &[u8])> {
    let opaque = text.strip_prefix(b"W/").unwrap_or(text);
    let inner = opaque.strip_prefix(b"\"")?;
    let length = inner.iter().position(|&byte| !matches!(byte, b'!' | b'#'..=b'~' | 0x80..))?;
    if inner[length] != b'"' {
        return None;
    }
    let is_weak = opaque.len() < text.len();
    let (opaque, after) = opaque.split_at(length + 2);
    let after = after.trim_ascii_start();
    let is_whole = matches!(after.first(), None | Some(b','));
    is_whole.then(|| (Tag { is_weak, opaque: opaque.to_vec() }, after))
}
