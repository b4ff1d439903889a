//! What the settings are if nothing is set: each default stands at its flag, and nowhere else.

use clap::{Args, Command};

use super::access::AccessConfig;
use super::cache::CacheConfig;
use super::documents::DocumentsConfig;
use super::limits::LimitsConfig;
use super::log::LogConfig;
use super::rate::RateConfig;
use super::replicas::ReplicaConfig;
use super::streams::StreamsConfig;
use super::{DataConfig, DatabaseConfig, ServerConfig};

/// Settings from no flag and no variable.
fn without_flags<T: Args>() -> T {
    let command = T::augment_args(Command::new("defaults").no_binary_name(true))
        .mut_args(|argument| argument.env(None::<&'static str>));
    let matches = command.try_get_matches_from([""; 0]).expect("no flag is required");
    T::from_arg_matches(&matches).expect("every flag has a default or is optional")
}

macro_rules! default_without_flags {
    ($($config:ty),*) => {
        $(
            impl Default for $config {
                fn default() -> Self {
                    without_flags()
                }
            }
        )*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn every_struct_of_settings_has_defaults_and_no_flags_give_them() {
                $(assert!(without_flags::<$config>() == <$config>::default(), stringify!($config));)*
            }
        }
    };
}

default_without_flags!(
    AccessConfig,
    CacheConfig,
    DataConfig,
    DatabaseConfig,
    DocumentsConfig,
    LimitsConfig,
    LogConfig,
    RateConfig,
    ReplicaConfig,
    ServerConfig,
    StreamsConfig
);
