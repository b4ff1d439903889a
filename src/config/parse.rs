//! How single values are written: durations and addresses.

use std::time::Duration;

use super::cors::Origin;

/// A duration as `10s`, `500ms` or `5min`; a plain number is one of seconds.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    match text.trim().parse() {
        Ok(seconds) => Ok(Duration::from_secs(seconds)),
        Err(_) => humantime::parse_duration(text)
            .map_err(|_| "write a duration as 10s, 500ms or 5min, or as a number of seconds".to_owned()),
    }
}

/// A duration that something may take; databases count milliseconds, and read 0 as no limit.
pub(super) fn timeout(text: &str) -> Result<Duration, String> {
    let duration = duration(text)?;
    if duration.as_millis() == 0 { Err("it is at least 1ms".to_owned()) } else { Ok(duration) }
}

/// A duration in a form that `duration` reads.
pub fn shown(duration: Duration) -> String {
    humantime::format_duration(duration).to_string().replace(' ', "")
}

/// A host, by name or number, and a port; names are looked up when they are used.
pub fn address(text: &str) -> Result<String, String> {
    let parts = text.rsplit_once(':').filter(|(host, port)| {
        let is_bare = !host.contains(':') || (host.starts_with('[') && host.ends_with(']'));
        !host.is_empty() && is_bare && port.parse::<u16>().is_ok()
    });
    match parts {
        Some(_) => Ok(text.to_owned()),
        None => Err("write host and port, as 127.0.0.1:8000, [::1]:8000 or localhost:8000".to_owned()),
    }
}

/// What stands before every path of the server for its visitors: scheme, host, and a port if it has one.
pub(super) fn public_url(text: &str) -> Result<String, String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let is_of_the_web = text.starts_with("https://") || text.starts_with("http://");
    match text.parse::<Origin>() {
        Ok(_) if is_of_the_web => Ok(text.to_owned()),
        _ => Err("write it as https://cities.example.org, without a path".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units_or_are_seconds() {
        for (text, expected) in [
            ("10", Duration::from_secs(10)),
            ("10s", Duration::from_secs(10)),
            ("500ms", Duration::from_millis(500)),
            ("5min", Duration::from_mins(5)),
            ("1h30m", Duration::from_mins(90)),
            ("0", Duration::ZERO),
        ] {
            assert_eq!(duration(text), Ok(expected), "{text}");
        }
        for text in ["", "soon", "-1", "1.5", "10 parsecs"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_public_url_has_no_path() {
        for (text, expected) in [
            ("https://cities.example.org", "https://cities.example.org"),
            ("https://cities.example.org/", "https://cities.example.org"),
            ("http://localhost:8000", "http://localhost:8000"),
        ] {
            assert_eq!(public_url(text).as_deref(), Ok(expected), "{text}");
        }
        for text in [
            "",
            "cities.example.org",
            "https://",
            "https://a.example/cities",
            "ftp://a.example",
            "https://a b",
        ] {
            assert!(public_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_timeout_is_never_zero() {
        assert_eq!(timeout("1ms"), Ok(Duration::from_millis(1)));
        for text in ["0", "0s", "999us"] {
            assert_eq!(timeout(text), Err("it is at least 1ms".to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_shown_reads_back() {
        for (milliseconds, text) in
            [(0, "0s"), (500, "500ms"), (10_000, "10s"), (90_500, "1m30s500ms"), (300_000, "5m")]
        {
            let value = Duration::from_millis(milliseconds);
            assert_eq!(shown(value), text);
            assert_eq!(duration(text), Ok(value));
        }
    }

    #[test]
    fn addresses_have_a_host_and_a_port() {
        for text in ["127.0.0.1:8000", "localhost:0", "[::1]:8000", "cities.example:80"] {
            assert_eq!(address(text).as_deref(), Ok(text));
        }
        for text in ["", "8000", ":8000", "localhost", "localhost:", "localhost:65536", "::1:8000"] {
            assert!(address(text).is_err(), "{text}");
        }
    }
}
