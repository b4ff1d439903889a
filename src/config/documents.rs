//! Which documents a client may name instead of sending them.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use crate::graphql::engine::documents::{Documents, Manifest};

/// Persisted documents.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Persisted documents")]
pub struct DocumentsConfig {
    /// Manifest of trusted documents, as Apollo, Relay or GraphQL Code Generator write it
    #[arg(long, env = "SISTER_CITIES_DOCUMENTS", value_name = "FILE")]
    pub documents: Option<PathBuf>,
    /// Refuse every document that is not in the manifest
    #[arg(long, env = "SISTER_CITIES_DOCUMENTS_ONLY", requires = "documents")]
    pub documents_only: bool,
    /// Bytes of documents that clients may register under their hash (automatic persisted queries); 0 for none
    #[arg(long, env = "SISTER_CITIES_APQ_BYTES", default_value_t = 4 * 1024 * 1024)]
    pub apq_bytes: u64,
}

impl DocumentsConfig {
    /// Reads the manifest.
    pub fn documents(&self) -> anyhow::Result<Documents> {
        let manifest = match &self.documents {
            None => Manifest::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("cannot read the documents in {}", path.display()))?;
                Manifest::parse(&text).with_context(|| format!("the documents in {}", path.display()))?
            }
        };
        Ok(Documents::new(manifest, self.documents_only, self.apq_bytes))
    }
}
