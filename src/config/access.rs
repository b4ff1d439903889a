//! What is open to whom: two profiles, and the token that opens introspection.

use clap::{Args, ValueEnum};

/// How much a server shows of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// Introspection, playground, suggestions and GET for everyone: an open API, made to be explored
    Public,
    /// Introspection only with a token, no playground, no suggestions, GET only for persisted documents
    Hardened,
}

/// What the server shows.
#[derive(Args, Clone, PartialEq, Eq)]
#[command(next_help_heading = "Access")]
pub struct AccessConfig {
    /// How much the server shows of itself
    #[arg(long, env = "SISTER_CITIES_PROFILE", value_name = "NAME", value_enum,
        default_value_t = Profile::Public)]
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
}
