//! What is kept between requests, and how soon a change of the data is seen.

use std::time::Duration;

use clap::{Args, ValueEnum};

use super::Size;
use super::parse::duration;

/// What may be kept that follows from the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CacheMode {
    /// Whole answers, while the data have the same version
    Answers,
    /// Objects and lists of which answers are made, while the data have the same version
    Rows,
    /// Nothing of the data: every request reads them
    Fresh,
}

/// What is kept.
#[derive(Args, Clone, Copy, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Cache")]
pub struct CacheConfig {
    /// What is kept between requests; answers of introspection are in each mode
    #[arg(long, env = "SISTER_CITIES_CACHE", value_name = "MODE", value_enum,
        default_value_t = CacheMode::Answers)]
    pub cache: CacheMode,
    /// Memory for what is kept; 0 keeps nothing
    #[arg(long, env = "SISTER_CITIES_CACHE_SIZE", value_name = "SIZE", default_value = "64MiB")]
    pub cache_size: Size,
    /// How long a change of the data by another process may go unseen; with 0 each request looks
    #[arg(long, env = "SISTER_CITIES_STALENESS", value_name = "DURATION", default_value = "50ms",
        value_parser = duration)]
    pub staleness: Duration,
}

/// Of the memory for rows, answers of introspection have this part.
const INTROSPECTION_PART: u64 = 8;

impl CacheConfig {
    /// The memory for answers, in bytes.
    pub fn answer_bytes(&self) -> u64 {
        match self.cache {
            CacheMode::Answers | CacheMode::Fresh => self.cache_size.0,
            CacheMode::Rows => self.cache_size.0 / INTROSPECTION_PART,
        }
    }

    /// The memory for rows, in bytes.
    pub fn row_bytes(&self) -> u64 {
        match self.cache {
            CacheMode::Answers | CacheMode::Fresh => 0,
            CacheMode::Rows => self.cache_size.0 - self.answer_bytes(),
        }
    }
}
