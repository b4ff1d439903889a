//! Content codings: which of them a client takes, by its `Accept-Encoding` (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, header};

use super::headers::list;
use super::quality;

pub(super) const GZIP: &str = "gzip";
/// No coding at all.
pub(super) const IDENTITY: &str = "identity";
/// What responses may be compressed with, from the least to the most liked.
pub(super) const COMPRESSIONS: [&str; 3] = [GZIP, "br", "zstd"];

/// The quality of a content coding; none if the header does not speak of it.
pub(super) fn quality(headers: &HeaderMap, coding: &str) -> Option<u16> {
    let mut any = None;
    for listed in list(headers, &header::ACCEPT_ENCODING) {
        let (name, parameter) = listed.split_once(';').unwrap_or((listed, ""));
        let weight = parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
        let quality = weight.and_then(|(_, weight)| quality::parse(weight.trim())).unwrap_or(quality::FULL);
        let name = name.trim();
        if is(name, coding) {
            return Some(quality);
        }
        if name == "*" {
            any = Some(quality);
        }
    }
    any
}

/// Whether a response may be sent in a compression. Without the header each may, though none is chosen then.
pub(super) fn may_have(headers: &HeaderMap, compression: &str) -> bool {
    match quality(headers, compression) {
        Some(quality) => quality > 0,
        None => !headers.contains_key(header::ACCEPT_ENCODING),
    }
}

/// The place in `COMPRESSIONS` of what the client prefers, as the layer that compresses chooses; none for no compression.
///
/// Only what the header names is chosen.
pub(super) fn preferred(headers: &HeaderMap) -> Option<usize> {
    let ranked = list(headers, &header::ACCEPT_ENCODING).filter_map(|listed| {
        let (name, parameter) = listed.split_once(';').unwrap_or((listed, "q=1"));
        let (_, weight) =
            parameter.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("q"))?;
        let quality = quality::parse(weight.trim()).filter(|&quality| quality > 0)?;
        let coding = COMPRESSIONS.iter().position(|coding| is(name.trim(), coding));
        // No compression at all comes first, so it is preferred to none of the same quality.
        let rank = coding.map(|at| at + 1).or_else(|| is(name.trim(), IDENTITY).then_some(0))?;
        Some((quality, rank))
    });
    ranked.max().and_then(|(_, rank)| rank.checked_sub(1))
}

/// Whether a name in the header is that of a coding; `x-gzip` is an old one of gzip.
fn is(name: &str, coding: &str) -> bool {
    name.eq_ignore_ascii_case(coding) || (coding == GZIP && name.eq_ignore_ascii_case("x-gzip"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn accepting(value: &'static str) -> HeaderMap {
        [(header::ACCEPT_ENCODING, HeaderValue::from_static(value))].into_iter().collect()
    }

    #[test]
    fn the_quality_is_that_of_the_name_or_else_of_all() {
        for (value, coding, expected) in [
            ("gzip", GZIP, Some(1_000)),
            ("X-GZIP;Q=0.5", GZIP, Some(500)),
            ("x-gzip", "br", None),
            ("gzip ; q = 0.25, br", GZIP, Some(250)),
            ("*;q=0.1, br;q=0", "br", Some(0)),
            ("br;q=0, *;q=0.1", GZIP, Some(100)),
            ("gzip", IDENTITY, None),
            ("identity;q=0", IDENTITY, Some(0)),
            ("", GZIP, None),
        ] {
            assert_eq!(quality(&accepting(value), coding), expected, "{value}");
        }
    }

    #[test]
    fn what_is_preferred_is_named_and_of_several_alike_the_best_one() {
        for (value, expected) in [
            ("", None),
            ("*", None),
            ("gzip", Some(GZIP)),
            ("x-gzip;q=0.5, identity;q=0.4", Some(GZIP)),
            ("gzip;q=0.5, identity", None),
            ("gzip, deflate, br", Some("br")),
            ("zstd, br, gzip", Some("zstd")),
            ("gzip, br;q=0.9", Some(GZIP)),
            ("br;q=0, gzip;q=0.001", Some(GZIP)),
            ("br;q=0", None),
            ("br;q=much", None),
        ] {
            assert_eq!(preferred(&accepting(value)).map(|at| COMPRESSIONS[at]), expected, "{value}");
        }
        assert_eq!(preferred(&HeaderMap::new()), None);
    }

    #[test]
    fn every_compression_may_be_had_unless_the_client_says_which() {
        assert!(may_have(&HeaderMap::new(), "br"));
        for (value, may) in [("br", true), ("*", true), ("br;q=0", false), ("gzip", false), ("", false)] {
            assert_eq!(may_have(&accepting(value), "br"), may, "{value}");
        }
    }
}
