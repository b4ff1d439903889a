//! The extension by which a request names its document: `extensions.persistedQuery`.

use async_graphql::{Extensions, ServerError};
use domain::error_code::ErrorCode;
use serde::Deserialize;
use serde_json::Value;

use super::DocumentRef;
use crate::graphql::shared::error::coded;

/// The entry in `extensions`.
pub const PERSISTED_QUERY: &str = "persistedQuery";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersistedQuery {
    version: u64,
    sha256_hash: String,
}

impl DocumentRef {
    /// What the value of the extension refers to, beside the text where the client sent it too.
    pub fn persisted(value: Value, text: Option<String>) -> Result<Self, String> {
        let PersistedQuery { version, sha256_hash } = serde_json::from_value(value)
            .map_err(|error| format!("'extensions.{PERSISTED_QUERY}': {error}"))?;
        if version != 1 {
            return Err(format!("'extensions.{PERSISTED_QUERY}' has version {version}; only 1 is supported"));
        }
        Ok(Self::Hash { sha256: sha256_hash, text })
    }

    /// What a request of the framework refers to; one without a document has an empty text.
    pub fn read(text: String, extensions: &Extensions) -> Result<Self, Box<ServerError>> {
        let Some(persisted) = extensions.get(PERSISTED_QUERY) else { return Ok(Self::Text(text)) };
        let persisted = persisted.clone().into_json().unwrap_or_default();
        Self::persisted(persisted, Some(text).filter(|text| !text.is_empty()))
            .map_err(|message| Box::new(coded(ErrorCode::BadRequest, message)))
    }
}
