//! Refuses requests that do not say which host they are for (RFC 9112, section 3.2): two proxies on the way that read
//! two hosts could keep the response of one for the other.

use std::net::Ipv6Addr;

use axum::extract::Request;
use axum::http::{HeaderMap, Version, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;

use crate::http::negotiation;
use crate::http::rejection::Rejection;

/// Marks requests that came over a connection; one that a program made for the router has no host to say.
#[derive(Clone, Copy)]
pub(super) struct Needed;

/// Stands inside the layers that name, log and count requests, so that what is refused is seen too.
pub(in crate::http) async fn require(request: Request, next: Next) -> Response {
    let Some(message) = refusal(&request) else { return next.run(request).await };
    let media = negotiation::for_error(request.headers());
    Rejection::new(ErrorCode::BadRequest, message).into_response(media)
}

/// Why a request is refused; none if it is not.
pub(in crate::http) fn refusal(request: &Request) -> Option<&'static str> {
    request.extensions().get::<Needed>()?;
    wrong(request.version(), request.headers())
}

/// What is wrong with the header; none if it is right, or missing in HTTP/1.0, which does not have it.
fn wrong(version: Version, headers: &HeaderMap) -> Option<&'static str> {
    let mut lines = headers.get_all(header::HOST).iter();
    match (lines.next(), lines.next()) {
        (None, _) if version >= Version::HTTP_11 => Some("the request has no Host; HTTP/1.1 needs one"),
        (Some(_), Some(_)) => Some("the request has several lines of Host; send one"),
        (Some(host), None) if !host.to_str().is_ok_and(is_host) => {
            Some("the Host is not valid; send a name or an address, and a port if it has one")
        }
        _ => None,
    }
}

/// Whether a text is `uri-host [ ":" port ]` of RFC 3986. An empty host is one: that of URLs without an authority.
fn is_host(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        // The last colon of an address without a port stands inside its brackets.
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (text, ""),
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit());
    is_port && (is_name(host) || is_address(host))
}

/// `reg-name`, which includes the addresses of IPv4.
fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let allowed = match byte {
            b'%' => (0..2).all(|_| bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            byte => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte),
        };
        if !allowed {
            return false;
        }
    }
    true
}

/// An address of IPv6 in brackets.
fn is_address(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_names_or_addresses_with_or_without_a_port() {
        for (text, valid) in [
            ("example.org", true),
            ("example.org:8000", true),
            ("example.org:", true),
            ("localhost", true),
            ("my_service", true),
            ("xn--kpry57d.example", true),
            ("%E6%B8%A9.example", true),
            ("127.0.0.1:80", true),
            ("[::1]", true),
            ("[::1]:8000", true),
            ("", true),
            ("::1", false),
            ("[::1", false),
            ("[::g]", false),
            ("a b", false),
            ("a,b", true),
            ("a:b", false),
            ("a:80:80", false),
            ("user@example.org", false),
            ("example.org/path", false),
            ("http://example.org", false),
            ("%zz", false),
            ("%e", false),
            ("a\"b", false),
        ] {
            assert_eq!(is_host(text), valid, "{text}");
        }
    }
}
