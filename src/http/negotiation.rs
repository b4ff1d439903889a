//! Content negotiation: which media type a response has, by the `Accept` header of its request.

use axum::http::{HeaderMap, header};
use mediatype::names::{APPLICATION, CHARSET};
use mediatype::{MediaType, MediaTypeList, ReadParams as _, names};

/// What `/graphql` can respond with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResponseKind {
    /// An HTML page, for a browser.
    Page,
    /// A GraphQL response, for a program.
    GraphQl(Media),
}

/// The media types of a GraphQL response. They differ in what the status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`
    GraphqlResponse,
    /// `application/json`
    Json,
}

impl Media {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json",
            Self::Json => "application/json",
        }
    }
}

/// The quality of a media type, and whether the client named it or only included it by `*`.
type Rank = (u16, bool);

/// What the client prefers; none if it accepts nothing that the server has.
///
/// Without the header, and where only `*` includes it, a response is `application/json`.
/// Of two with the same quality the named one wins, then `application/graphql-response+json`.
/// A page needs HTML to be named, with a higher quality than any GraphQL response.
pub(super) fn negotiate(headers: &HeaderMap) -> Option<ResponseKind> {
    let lines: Vec<&str> =
        headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok()).collect();
    let accept = lines.join(",");
    if accept.trim().is_empty() {
        return Some(ResponseKind::GraphQl(Media::Json));
    }
    let ranges: Vec<MediaType<'_>> = MediaTypeList::new(&accept).filter_map(Result::ok).collect();
    let newer = rank(&ranges, Media::GraphqlResponse.name());
    let older = rank(&ranges, Media::Json.name());
    let page = rank(&ranges, "text/html").filter(|&(_, named)| named);
    let (response, media) = match (newer, older) {
        (Some(newer), older) if newer.1 && older.is_none_or(|older| newer >= older) => {
            (Some(newer), Media::GraphqlResponse)
        }
        (Some(newer), None) => (Some(newer), Media::GraphqlResponse),
        (_, older) => (older, Media::Json),
    };
    if page.is_some_and(|page| response.is_none_or(|response| page > response)) {
        return Some(ResponseKind::Page);
    }
    response.map(|_| ResponseKind::GraphQl(media))
}

/// The media type of an error, which is sent whatever the client accepts.
pub(super) fn for_error(headers: &HeaderMap) -> Media {
    match negotiate(headers) {
        Some(ResponseKind::GraphQl(media)) => media,
        _ => Media::Json,
    }
}

/// The rank of a media type by the most specific range that matches it; none if it is not accepted.
fn rank(ranges: &[MediaType<'_>], name: &str) -> Option<Rank> {
    let offered = MediaType::parse(name).expect("our media types parse");
    let specificity = |range: &MediaType<'_>| match () {
        () if range.essence() == offered => 3,
        () if range.ty == offered.ty && range.subty == "*" && range.suffix.is_none() => 2,
        () if range.ty == "*" && range.subty == "*" => 1,
        () => 0,
    };
    let best = ranges
        .iter()
        .filter(|range| specificity(range) > 0 && is_utf8(range))
        .max_by_key(|range| specificity(range))?;
    let quality = quality(best);
    (quality > 0).then_some((quality, specificity(best) == 3))
}

/// The quality value of RFC 9110 in thousandths; 1 where it is missing or not a number.
fn quality(range: &MediaType<'_>) -> u16 {
    let weight = range.get_param(names::Q).and_then(|weight| weight.as_str().parse::<f32>().ok());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1000")]
    weight.map_or(1000, |weight| (weight.clamp(0.0, 1.0) * 1000.0) as u16)
}

/// Whether a media type has no charset, or UTF-8, the only one of JSON.
fn is_utf8(media: &MediaType<'_>) -> bool {
    media.get_param(CHARSET).is_none_or(|charset| {
        let charset = charset.unquoted_str();
        charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
    })
}

/// Whether a `Content-Type` says JSON in UTF-8.
pub(super) fn is_json(content_type: &str) -> bool {
    MediaType::parse(content_type)
        .is_ok_and(|media| media.essence() == MediaType::new(APPLICATION, names::JSON) && is_utf8(&media))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(accept: &str) -> Option<ResponseKind> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_str(accept).expect("a header"));
        negotiate(&headers)
    }

    #[test]
    fn the_response_follows_the_header() {
        let (newer, older) =
            (Some(ResponseKind::GraphQl(Media::GraphqlResponse)), Some(ResponseKind::GraphQl(Media::Json)));
        for (accept, expected) in [
            ("", older),
            ("*/*", older),
            ("application/*", older),
            ("application/json", older),
            ("application/json; charset=utf-8", older),
            ("APPLICATION/JSON", older),
            ("application/graphql-response+json", newer),
            ("application/graphql-response+json; charset=UTF-8", newer),
            ("application/graphql-response+json, application/json", newer),
            ("application/json, application/graphql-response+json", newer),
            ("application/graphql-response+json, application/json;q=0.9", newer),
            ("application/graphql-response+json;q=0.5, application/json;q=0.9", older),
            ("application/graphql-response+json;q=0, */*", older),
            ("application/graphql-response+json;q=0.9, */*;q=0.1", newer),
            ("application/json;q=0, */*", newer),
            ("multipart/mixed, application/json", older),
            ("text/html", Some(ResponseKind::Page)),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some(ResponseKind::Page)),
            ("text/html, */*", Some(ResponseKind::Page)),
            ("text/html, application/json", older),
            ("text/html;q=0.5, application/json;q=0.4", Some(ResponseKind::Page)),
            ("text/html;q=0.4, application/json;q=0.5", older),
            ("text/*", None),
            ("text/csv", None),
            ("application/json;q=0", None),
            ("application/json; charset=utf-16", None),
            ("nonsense", None),
        ] {
            assert_eq!(of(accept), expected, "{accept}");
        }
        assert_eq!(negotiate(&HeaderMap::new()), older);
    }

    #[test]
    fn several_lines_are_one_list() {
        let mut headers = HeaderMap::new();
        headers.append(header::ACCEPT, HeaderValue::from_static("text/csv"));
        headers.append(header::ACCEPT, HeaderValue::from_static("application/graphql-response+json"));
        assert_eq!(negotiate(&headers), Some(ResponseKind::GraphQl(Media::GraphqlResponse)));
    }

    #[test]
    fn content_types_that_are_json() {
        for (content_type, json) in [
            ("application/json", true),
            ("application/json; charset=utf-8", true),
            ("application/json;charset=\"UTF-8\"", true),
            ("Application/JSON", true),
            ("application/json; charset=latin1", false),
            ("application/jsonp", false),
            ("text/plain", false),
            ("text/plain; application/json", false),
            ("application/x-www-form-urlencoded", false),
            ("multipart/form-data; boundary=x", false),
            ("", false),
        ] {
            assert_eq!(is_json(content_type), json, "{content_type}");
        }
    }
}
