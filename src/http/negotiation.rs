//! Content negotiation: which media type a response has, by the `Accept` header of its request.

use axum::http::{HeaderMap, HeaderValue, header};
use mediatype::names::{APPLICATION, CHARSET};
use mediatype::{MediaType, MediaTypeList, Name, ReadParams as _, names};

use super::quality;

/// What `/graphql` can respond with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResponseKind {
    /// An HTML page, for a browser.
    Page,
    /// A GraphQL response, for a program.
    GraphQl(Media),
}

/// The media types of a GraphQL response. They differ in what the status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// How the events of a subscription are sent in one response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StreamMedia {
    /// `text/event-stream`
    EventStream,
    /// `multipart/mixed;subscriptionSpec=1.0`
    Multipart,
}

/// A stream that the client names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StreamOffer {
    pub(super) media: StreamMedia,
    /// Whether it prefers a stream to a GraphQL response, also for an operation with one answer.
    pub(super) is_preferred: bool,
}

/// The quality of a media type, and whether the client named it or only included it by `*`.
type Rank = (u16, bool);

/// What the client of a GET prefers; none if it accepts nothing that the server has.
///
/// A page needs HTML to be named, with a higher quality than any GraphQL response.
pub(super) fn negotiate(headers: &HeaderMap) -> Option<ResponseKind> {
    let accept = accept(headers);
    let ranges = ranges(&accept);
    let response = graphql(&ranges);
    let page = rank(&ranges, "text/html").filter(|&(_, named)| named);
    if page.is_some_and(|page| response.is_none_or(|(response, _)| page > response)) {
        return Some(ResponseKind::Page);
    }
    response.map(|(_, media)| ResponseKind::GraphQl(media))
}

/// Whether a client prefers a page where programs get something else.
pub(super) fn prefers_page(headers: &HeaderMap) -> bool {
    negotiate(headers) == Some(ResponseKind::Page)
}

/// Whether the client of an address that is a page first takes the page: everyone who likes no GraphQL response better.
pub(super) fn takes_page(headers: &HeaderMap) -> bool {
    let accept = accept(headers);
    let ranges = ranges(&accept);
    let response = graphql(&ranges).map(|(rank, _)| rank);
    rank(&ranges, "text/html").is_some_and(|page| response.is_none_or(|response| page >= response))
}

/// What the client of a POST prefers: no page is an answer to it, so only the GraphQL responses compete.
pub(super) fn for_program(headers: &HeaderMap) -> Option<Media> {
    graphql(&ranges(&accept(headers))).map(|(_, media)| media)
}

/// What most programs accept, which need not be parsed to know what they get.
const USUAL: [(&[u8], Media); 6] = [
    (b"*/*", Media::Json),
    (b"application/json", Media::Json),
    (b"application/json, */*", Media::Json),
    (b"application/graphql-response+json", Media::GraphqlResponse),
    (b"application/graphql-response+json, application/json", Media::GraphqlResponse),
    (b"application/graphql-response+json,application/json;q=0.9", Media::GraphqlResponse),
];

/// The media type for a client that wants one GraphQL response; none if it prefers a page or a stream, or accepts nothing.
pub(super) fn one_response(headers: &HeaderMap, is_get: bool) -> Option<Media> {
    let mut lines = headers.get_all(header::ACCEPT).iter().map(HeaderValue::as_bytes);
    let usual = match (lines.next(), lines.next()) {
        (None, _) => Some(Media::Json),
        (Some(line), None) => USUAL.iter().find(|(usual, _)| *usual == line).map(|(_, media)| *media),
        _ => None,
    };
    if usual.is_some() {
        return usual;
    }
    let media = match negotiate(headers) {
        Some(ResponseKind::GraphQl(media)) if is_get => Some(media),
        _ if is_get => None,
        _ => for_program(headers),
    };
    media.filter(|_| !prefers_stream(headers) && !prefers_csv(headers, is_get))
}

/// Whether the client names CSV and prefers it to everything else that it may get.
pub(super) fn prefers_csv(headers: &HeaderMap, is_get: bool) -> bool {
    let accept = accept(headers);
    let ranges = ranges(&accept);
    let named = |name| rank(&ranges, name).filter(|&(_, named)| named);
    let Some(csv) = named("text/csv") else { return false };
    let others = [graphql(&ranges).map(|(rank, _)| rank), named("text/event-stream")];
    let page = named("text/html").filter(|_| is_get);
    others.into_iter().chain([page]).flatten().all(|other| csv > other)
}

/// Whether the client prefers a stream to a GraphQL response.
pub(super) fn prefers_stream(headers: &HeaderMap) -> bool {
    for_subscription(headers).is_some_and(|offer| offer.is_preferred)
}

/// The stream that the client prefers of those that it names; of two with the same quality, server-sent events.
pub(super) fn for_subscription(headers: &HeaderMap) -> Option<StreamOffer> {
    let accept = accept(headers);
    let ranges = ranges(&accept);
    let named = |name| rank(&ranges, name).filter(|&(_, named)| named);
    let events = named("text/event-stream");
    // Other specifications use the same type for other things.
    let multipart: Vec<_> = ranges.iter().filter(|range| is_for_subscriptions(range)).cloned().collect();
    let multipart = rank(&multipart, "multipart/mixed");
    let (quality, media) = match (events, multipart) {
        (Some(events), multipart) if multipart.is_none_or(|multipart| events >= multipart) => {
            (events.0, StreamMedia::EventStream)
        }
        (_, multipart) => (multipart?.0, StreamMedia::Multipart),
    };
    let is_preferred = graphql(&ranges).is_none_or(|((response, _), _)| quality > response);
    Some(StreamOffer { media, is_preferred })
}

/// Whether a media range is that of Apollo's subscriptions over multipart.
fn is_for_subscriptions(range: &MediaType<'_>) -> bool {
    let name = Name::new("subscriptionSpec").expect("letters");
    range.get_param(name).is_some_and(|version| version.unquoted_str() == "1.0")
}

/// The media type of an error, which is sent whatever the client accepts.
pub(super) fn for_error(headers: &HeaderMap) -> Media {
    for_program(headers).unwrap_or(Media::Json)
}

/// The preferred GraphQL response with its rank.
///
/// Where only `*` includes it, it is `application/json`.
/// Of two with the same quality the named one wins, then `application/graphql-response+json`.
fn graphql(ranges: &[MediaType<'_>]) -> Option<(Rank, Media)> {
    let newer = rank(ranges, Media::GraphqlResponse.name());
    let older = rank(ranges, Media::Json.name());
    match (newer, older) {
        (Some(newer), Some(older)) if !newer.1 || newer < older => Some((older, Media::Json)),
        (Some(newer), _) => Some((newer, Media::GraphqlResponse)),
        (None, older) => older.map(|older| (older, Media::Json)),
    }
}

/// The lines of `Accept` as one list. Without any, everything is accepted.
///
/// A `*` alone means `*/*`: Java's `HttpURLConnection` sends both.
fn accept(headers: &HeaderMap) -> String {
    let lines: Vec<&str> =
        headers.get_all(header::ACCEPT).iter().filter_map(|line| line.to_str().ok()).collect();
    let accept = lines.join(",");
    // A list may have no members, and members may be empty.
    if accept.split(',').all(|member| member.trim().is_empty()) {
        return "*/*".to_owned();
    }
    let members = accept.split(',').map(|member| match member.trim().strip_prefix('*') {
        Some(rest) if rest.is_empty() || rest.trim_start().starts_with(';') => format!("*/*{rest}"),
        _ => member.to_owned(),
    });
    members.collect::<Vec<_>>().join(",")
}

/// The media ranges of a list; what is none is left out.
fn ranges(accept: &str) -> Vec<MediaType<'_>> {
    MediaTypeList::new(accept).filter_map(Result::ok).collect()
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
    let (specificity, quality) = ranges
        .iter()
        .map(|range| (specificity(range), range))
        .filter(|&(specificity, range)| specificity > 0 && is_utf8(range))
        .map(|(specificity, range)| (specificity, weight(range)))
        .max()?;
    (quality > 0).then_some((quality, specificity == 3))
}

/// The quality of a media range; 1 where it is missing or no quality.
fn weight(range: &MediaType<'_>) -> u16 {
    range.get_param(names::Q).and_then(|weight| quality::parse(weight.as_str())).unwrap_or(quality::FULL)
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
    // Which most programs say.
    content_type == Media::Json.name()
        || MediaType::parse(content_type)
            .is_ok_and(|media| media.essence() == MediaType::new(APPLICATION, names::JSON) && is_utf8(&media))
}

#[cfg(test)]
mod tests {
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
            (" , ,", older),
            (", text/csv,", None),
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
            ("*", older),
            ("text/csv, *;q=.2", older),
            ("* ; q=0", None),
            ("application/json;q=0.001", older),
            ("application/json;q=0.000", None),
            ("application/json;Q=0.5, application/graphql-response+json;Q=0.4", older),
            ("application/json;q=nan", older),
            ("application/json;q=0, application/json;version=1", older),
            ("application/json;q=0.70, application/graphql-response+json;q=0.7", newer),
        ] {
            assert_eq!(of(accept), expected, "{accept}");
        }
        assert_eq!(negotiate(&HeaderMap::new()), older);
    }

    #[test]
    fn a_page_is_for_who_likes_nothing_better() {
        for (accept, takes) in [
            ("", true),
            ("*/*", true),
            ("text/html", true),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true),
            ("text/*", true),
            ("application/json", false),
            ("application/json, */*", false),
            ("text/html;q=0.4, application/json;q=0.5", false),
            ("text/html;q=0", false),
            ("text/csv", false),
        ] {
            let headers = [(header::ACCEPT, HeaderValue::from_static(accept))].into_iter().collect();
            assert_eq!(takes_page(&headers), takes, "{accept}");
        }
    }

    #[test]
    fn a_post_gets_json_wherever_json_is_accepted() {
        let post = |accept: &str| {
            let accept = HeaderValue::from_str(accept).expect("a header");
            for_program(&[(header::ACCEPT, accept)].into_iter().collect())
        };
        for accept in [
            "text/html, image/gif, image/jpeg, */*; q=0.2",
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
            "text/html, application/json;q=0.1",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        ] {
            assert_eq!(of(accept), Some(ResponseKind::Page), "{accept}");
            assert_eq!(post(accept), Some(Media::Json), "{accept}");
        }
        let newer = "text/html, application/graphql-response+json;q=0.5, */*;q=0.1";
        assert_eq!(post(newer), Some(Media::GraphqlResponse));
        for accept in ["text/html", "text/html, */*;q=0", "text/*"] {
            assert_eq!(post(accept), None, "{accept}");
        }
    }

    #[test]
    fn what_is_usual_need_not_be_parsed() {
        for (accept, media) in USUAL {
            let accept = HeaderValue::from_static(str::from_utf8(accept).expect("a header"));
            let headers = [(header::ACCEPT, accept)].into_iter().collect();
            assert_eq!(negotiate(&headers), Some(ResponseKind::GraphQl(media)), "{headers:?}");
            assert_eq!(for_program(&headers), Some(media), "{headers:?}");
            assert_eq!(for_subscription(&headers), None, "{headers:?}");
        }
    }

    #[test]
    fn one_response_is_for_who_prefers_neither_a_page_nor_a_stream() {
        let (newer, older) = (Some(Media::GraphqlResponse), Some(Media::Json));
        for (accept, to_get, to_post) in [
            ("*/*", older, older),
            ("application/graphql-response+json, application/json", newer, newer),
            ("application/json;q=0.5, application/graphql-response+json", newer, newer),
            ("text/html, */*;q=0.1", None, older),
            ("text/html, application/json", older, older),
            ("application/json, text/event-stream", older, older),
            ("application/json;q=0.5, text/event-stream", None, None),
            ("text/csv", None, None),
        ] {
            let headers = [(header::ACCEPT, HeaderValue::from_static(accept))].into_iter().collect();
            assert_eq!(
                (one_response(&headers, true), one_response(&headers, false)),
                (to_get, to_post),
                "{accept}"
            );
        }
        assert_eq!(one_response(&HeaderMap::new(), false), older);
    }

    #[test]
    fn streams_are_those_that_the_client_names() {
        use StreamMedia::{EventStream, Multipart};
        for (accept, expected) in [
            ("*/*", None),
            ("text/*", None),
            ("multipart/mixed, application/json", None),
            ("multipart/mixed;deferSpec=20220824, application/json", None),
            ("multipart/mixed;subscriptionSpec=2.0", None),
            ("text/event-stream;q=0", None),
            ("text/event-stream", Some((EventStream, true))),
            ("text/event-stream, multipart/mixed", Some((EventStream, true))),
            ("text/event-stream, */*;q=0.1", Some((EventStream, true))),
            ("application/json, text/event-stream", Some((EventStream, false))),
            ("multipart/mixed;subscriptionSpec=1.0", Some((Multipart, true))),
            (
                "multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\", application/json;q=0.9",
                Some((Multipart, true)),
            ),
            (
                "multipart/mixed;subscriptionSpec=1.0, application/graphql-response+json, application/json;q=0.9",
                Some((Multipart, false)),
            ),
            ("text/event-stream;q=0.5, multipart/mixed;subscriptionSpec=1.0", Some((Multipart, true))),
        ] {
            let expected = expected.map(|(media, is_preferred)| StreamOffer { media, is_preferred });
            let headers = [(header::ACCEPT, HeaderValue::from_static(accept))].into_iter().collect();
            assert_eq!(for_subscription(&headers), expected, "{accept}");
        }
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
