//! What is open to whom.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use sha2::{Digest as _, Sha256};

use crate::config::access::AccessConfig;

/// Opens the schema where it is not shown to everyone.
pub(super) const INTROSPECTION_TOKEN: HeaderName = HeaderName::from_static("x-introspection-token");

/// The profile, and the hash of the token.
#[derive(Clone)]
pub(super) struct Access {
    is_open: bool,
    token: Option<[u8; 32]>,
}

impl From<&AccessConfig> for Access {
    fn from(config: &AccessConfig) -> Self {
        let token = config.introspection_token.as_deref().filter(|secret| !secret.is_empty());
        Self { is_open: config.is_open(), token: token.map(|secret| Sha256::digest(secret).into()) }
    }
}

impl Access {
    /// Whether everyone may use the playground and send documents by GET.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a token in these headers would open more than others get.
    pub(super) fn regards_token_of(&self, headers: &HeaderMap) -> bool {
        !self.is_open && headers.contains_key(INTROSPECTION_TOKEN)
    }

    /// Whether the client of these headers may see the schema.
    pub(super) fn may_introspect(&self, headers: &HeaderMap) -> bool {
        self.may_introspect_by(headers.get(INTROSPECTION_TOKEN).map(HeaderValue::as_bytes))
    }

    /// Whether the one who has this token may see the schema.
    pub(super) fn may_introspect_by(&self, token: Option<&[u8]>) -> bool {
        // Hashes are compared, so that the time says nothing about how much of the token was right.
        let given = token.map(|token| Sha256::digest(token).into());
        self.is_open || self.token.is_some_and(|token| given == Some(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::access::Profile;

    #[test]
    fn introspection_is_open_or_by_token() {
        let hardened = |token: Option<&str>| AccessConfig {
            profile: Profile::Hardened,
            introspection_token: token.map(str::to_owned),
        };
        assert!(Access::from(&AccessConfig::default()).may_introspect(&HeaderMap::new()));
        for (config, token, may) in [
            (hardened(None), None, false),
            (hardened(None), Some("x"), false),
            (hardened(Some("")), Some(""), false),
            (hardened(Some("secret")), None, false),
            (hardened(Some("secret")), Some("secre"), false),
            (hardened(Some("secret")), Some("secret"), true),
        ] {
            let headers = token.map(|token| (INTROSPECTION_TOKEN, HeaderValue::from_static(token)));
            assert_eq!(
                Access::from(&config).may_introspect(&headers.into_iter().collect()),
                may,
                "{token:?}"
            );
        }
    }
}
