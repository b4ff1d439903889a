//! The file of trusted documents, in the two forms that client tools write.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::hash::{SHA256_PREFIX, sha256};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::prepare::check_syntax;

/// The `format` of Apollo's manifest.
const APOLLO: &str = "apollo-persisted-query-manifest";

/// Trusted documents by their id, and once more by `sha256:` and their hash.
#[derive(Debug, Default)]
pub struct Manifest {
    pub(super) documents: HashMap<String, Arc<str>>,
}

/// What is wrong with a manifest.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(
        "neither an object of ids and documents, as Relay and GraphQL Code Generator write it, \
         nor a manifest of the format '{APOLLO}', version 1"
    )]
    Form,
    #[error("the id '{0}' stands twice")]
    Twice(String),
    #[error("the id '{0}' is not the SHA-256 of its document")]
    Hash(String),
    #[error("the document '{id}' is refused: {why}")]
    Document { id: String, why: String },
}

/// Apollo's form.
#[derive(Deserialize)]
struct Apollo {
    version: u64,
    operations: Vec<Operation>,
}

#[derive(Deserialize)]
struct Operation {
    id: String,
    body: String,
}

impl Manifest {
    /// Reads a manifest; every document must parse.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let value: Value = serde_json::from_str(text)?;
        let listed: Vec<(String, String)> = if value.get("format").is_some_and(|format| format == APOLLO) {
            let Apollo { version, operations } =
                serde_json::from_value(value).map_err(|_| ManifestError::Form)?;
            if version != 1 {
                return Err(ManifestError::Form);
            }
            operations.into_iter().map(|operation| (operation.id, operation.body)).collect()
        } else {
            let documents: HashMap<String, String> =
                serde_json::from_value(value).map_err(|_| ManifestError::Form)?;
            documents.into_iter().collect()
        };
        let mut manifest = Self::default();
        for (id, text) in listed {
            manifest.add(id, text)?;
        }
        Ok(manifest)
    }

    fn add(&mut self, id: String, text: String) -> Result<(), ManifestError> {
        let hashed = format!("{SHA256_PREFIX}{}", sha256(&text));
        if id.starts_with(SHA256_PREFIX) && id != hashed {
            return Err(ManifestError::Hash(id));
        }
        if let Err(why) = check_syntax(&text, &DocumentLimits::default()) {
            return Err(ManifestError::Document { id, why });
        }
        let text: Arc<str> = text.into();
        self.documents.insert(hashed, Arc::clone(&text));
        match self.documents.insert(id.clone(), Arc::clone(&text)) {
            Some(other) if other != text => Err(ManifestError::Twice(id)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let manifest = Manifest::parse(text).expect("a manifest");
        let mut ids: Vec<_> =
            manifest.documents.into_keys().filter(|id| !id.starts_with("sha256:")).collect();
        ids.sort();
        ids
    }

    #[test]
    fn reads_both_forms() {
        assert_eq!(ids(r#"{ "b": "{ home { name } }", "a": "query A { home { slug } }" }"#), ["a", "b"]);
        let apollo = r#"{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [
            { "id": "x", "name": "X", "type": "query", "body": "query X { home { name } }" } ] }"#;
        assert_eq!(ids(apollo), ["x"]);
        assert_eq!(ids("{}"), <[String; 0]>::default());
    }

    #[test]
    fn says_what_is_wrong() {
        let deep = format!(r#"{{ "deep": "{}" }}"#, "{ a ".repeat(100));
        for (text, message) in [
            ("{", "not JSON: EOF while parsing an object at line 1 column 1"),
            ("[]", "neither an object"),
            (r#"{ "a": 1 }"#, "neither an object"),
            (
                r#"{ "format": "apollo-persisted-query-manifest", "version": 2, "operations": [] }"#,
                "neither an object",
            ),
            (r#"{ "sha256:00": "{ home { name } }" }"#, "the id 'sha256:00' is not the SHA-256"),
            (r#"{ "a": "{ home" }"#, "the document 'a' is refused"),
            (&deep, "the document 'deep' is refused: depth of brackets"),
            (
                r#"{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [
                    { "id": "x", "body": "{ home { name } }" }, { "id": "x", "body": "{ home { slug } }" } ] }"#,
                "the id 'x' stands twice",
            ),
        ] {
            let error = Manifest::parse(text).expect_err(text).to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
