//! What is open to whom: two profiles, and the token that opens introspection.

use clap::{Args, ValueEnum};
use sha2::{Digest as _, Sha256};

/// How much a server shows of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Introspection, playground, suggestions and GET for everyone: an open API, made to be explored
    #[default]
    Public,
    /// Introspection only with a token, no playground, no suggestions, GET only for persisted documents
    Hardened,
}

/// What the server shows.
#[derive(Args, Clone, Default)]
#[command(next_help_heading = "Access")]
pub struct AccessConfig {
    /// How much the server shows of itself
    #[arg(long, env = "SISTER_CITIES_PROFILE", value_enum, default_value_t = Profile::Public)]
    pub profile: Profile,
    /// Secret that opens introspection and /schema.graphql in the hardened profile, sent as `x-introspection-token`
    #[arg(long, env = "SISTER_CITIES_INTROSPECTION_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub introspection_token: Option<String>,
}

impl AccessConfig {
    /// Whether everyone may use the playground, see suggestions and send documents by GET.
    pub fn is_open(&self) -> bool {
        self.profile == Profile::Public
    }

    /// Whether a client that sent this token may introspect.
    pub fn may_introspect(&self, token: Option<&[u8]>) -> bool {
        // Hashes are compared, so that the time says nothing about how much of the token was right.
        let same = |secret: &str, token: &[u8]| Sha256::digest(secret) == Sha256::digest(token);
        let known = self.introspection_token.as_deref().filter(|secret| !secret.is_empty());
        self.is_open() || known.zip(token).is_some_and(|(secret, token)| same(secret, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn introspection_is_open_or_by_token() {
        let hardened = |token: Option<&str>| AccessConfig {
            profile: Profile::Hardened,
            introspection_token: token.map(str::to_owned),
        };
        assert!(AccessConfig::default().may_introspect(None));
        for (config, token, may) in [
            (hardened(None), None, false),
            (hardened(None), Some("x"), false),
            (hardened(Some("")), Some(""), false),
            (hardened(Some("secret")), None, false),
            (hardened(Some("secret")), Some("secre"), false),
            (hardened(Some("secret")), Some("secret"), true),
        ] {
            assert_eq!(config.may_introspect(token.map(str::as_bytes)), may, "{token:?}");
        }
    }
}
