//! Documents that a client names instead of sending them.

use std::path::PathBuf;

use clap::Args;

use super::Size;

/// Persisted documents.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Persisted documents")]
pub struct DocumentsConfig {
    /// Manifest of trusted documents, as Apollo, Relay or GraphQL Code Generator write it
    #[arg(long, env = "SISTER_CITIES_DOCUMENTS", value_name = "FILE")]
    pub documents: Option<PathBuf>,
    /// Refuse every document that is not in the manifest
    #[arg(long, env = "SISTER_CITIES_DOCUMENTS_ONLY")]
    pub documents_only: bool,
    /// Memory for automatic persisted queries, the documents that clients register by their hash; 0 turns them off
    #[arg(
        long,
        alias = "apq-bytes",
        env = "SISTER_CITIES_APQ_SIZE",
        value_name = "SIZE",
        default_value = "4MiB"
    )]
    pub apq_size: Size,
    /// Memory for documents that are kept parsed and validated; 0 prepares each request anew
    #[arg(long, env = "SISTER_CITIES_PREPARED_SIZE", value_name = "SIZE", default_value = "16MiB")]
    pub prepared_size: Size,
}
