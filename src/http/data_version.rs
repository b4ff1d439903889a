//! Versions of the data in headers: which one a response has, and the least that a request accepts.
//!
//! A client that sends the version it saw last never gets an older one, whichever instance, replica or cache answers.

use axum::http::{HeaderMap, HeaderName};
use axum::response::Response;
use domain::data_version::DataVersion;
use domain::error_code::ErrorCode;

use super::rejection::Rejection;

/// The version that a response has, as `Dataset.revision`.
pub(super) const DATA_VERSION: HeaderName = HeaderName::from_static("data-version");

/// The least version that a request accepts.
pub(super) const MIN_DATA_VERSION: HeaderName = HeaderName::from_static("min-data-version");

/// The greatest integer of a structured field (RFC 9651, section 3.3.1).
const GREATEST: i64 = 999_999_999_999_999;

/// Names the version of the data in a response, if it has data.
pub(super) fn set(response: &mut Response, version: Option<&DataVersion>) {
    if let Some(version) = version {
        response.headers_mut().insert(DATA_VERSION, version.revision().into());
    }
}

/// The version that a response has; none if it has no data.
pub(super) fn of(response: &Response) -> Option<i64> {
    response.headers().get(DATA_VERSION)?.to_str().ok()?.parse().ok()
}

/// The least version that a request accepts; none if it names none.
pub(super) fn least(headers: &HeaderMap) -> Result<Option<i64>, Rejection> {
    let mut lines = headers.get_all(MIN_DATA_VERSION).iter();
    let Some(line) = lines.next() else { return Ok(None) };
    let number = line.to_str().ok().map(str::trim);
    let number = number.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = number.and_then(|text| text.parse().ok()).filter(|number| *number <= GREATEST);
    if let (Some(number), None) = (number, lines.next()) {
        return Ok(Some(number));
    }
    let message = "Min-Data-Version is no version; send one integer, as Data-Version of a response has it";
    Err(Rejection::new(ErrorCode::BadRequest, message))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn named(lines: &[&'static str]) -> Result<Option<i64>, ErrorCode> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(MIN_DATA_VERSION, HeaderValue::from_static(line));
        }
        least(&headers).map_err(|rejection| rejection.code())
    }

    #[test]
    fn the_least_version_is_one_integer() {
        assert_eq!(named(&[]), Ok(None));
        for (text, number) in [("0", 0), ("42", 42), (" 7 ", 7), ("999999999999999", GREATEST)] {
            assert_eq!(named(&[text]), Ok(Some(number)), "{text}");
        }
        for text in ["", "-1", "+1", "1.5", "2026-11/42", "1000000000000000", "99999999999999999999", "1, 2"]
        {
            assert_eq!(named(&[text]), Err(ErrorCode::BadRequest), "{text}");
        }
        assert_eq!(named(&["1", "1"]), Err(ErrorCode::BadRequest));
    }
}
