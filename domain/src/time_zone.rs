//! Time zones of the IANA database, by their identifiers.

use icu_time::zone::TimeZone;
use icu_time::zone::iana::IanaParser;

/// Whether the database has a zone of this identifier, such as `Asia/Tokyo`, in this writing.
pub fn is_known(identifier: &str) -> bool {
    // The parser takes any case, and abbreviations such as `EST`.
    identifier.contains('/')
        && identifier.starts_with(|first: char| first.is_ascii_uppercase())
        && IanaParser::new().parse(identifier) != TimeZone::UNKNOWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_their_identifiers() {
        for zone in ["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin", "Asia/Shanghai"] {
            assert!(is_known(zone), "{zone}");
        }
        for zone in ["Asia/Atlantis", "asia/tokyo", "EST", "UTC+8", ""] {
            assert!(!is_known(zone), "{zone}");
        }
    }
}
