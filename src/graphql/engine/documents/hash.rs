//! Documents are known by their SHA-256.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The prefix of an id that is a hash, as the GraphQL-over-HTTP draft on persisted documents has it.
pub(super) const SHA256_PREFIX: &str = "sha256:";

/// The SHA-256 in lower-case hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
