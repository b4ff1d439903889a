//! The documents that clients may name, from the manifest of the settings.

use anyhow::{Context as _, ensure};

use crate::config::documents::DocumentsConfig;
use crate::graphql::engine::documents::{Documents, Manifest};

/// Reads the manifest.
pub fn documents(config: &DocumentsConfig) -> anyhow::Result<Documents> {
    ensure!(
        config.documents.is_some() || !config.documents_only,
        "without a manifest, --documents-only refuses every document; name one by --documents <FILE>"
    );
    let manifest = match &config.documents {
        None => Manifest::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("cannot read the documents in {}", path.display()))?;
            Manifest::parse(&text).with_context(|| format!("the documents in {}", path.display()))?
        }
    };
    Ok(Documents::new(manifest, config.documents_only, config.apq_size.0)
        .keep_prepared(config.prepared_size.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_documents_of_no_manifest_is_a_mistake() {
        let config = DocumentsConfig { documents_only: true, ..DocumentsConfig::default() };
        let error = documents(&config).err().expect("no manifest").to_string();
        assert!(error.contains("--documents <FILE>"), "{error}");
        assert!(documents(&DocumentsConfig::default()).is_ok());
    }
}
