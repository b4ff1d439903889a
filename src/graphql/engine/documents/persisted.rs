//! The extension by which a request names its document: `extensions.persistedQuery`.

use async_graphql::{Extensions, ServerError};
use domain::error_code::ErrorCode;
use serde_json::Value;

use super::DocumentRef;
use crate::graphql::engine::shape;
use crate::graphql::shared::error::coded;

/// The entry in `extensions`.
pub const PERSISTED_QUERY: &str = "persistedQuery";

impl DocumentRef {
    /// What the value of the extension refers to, beside the text where the client sent it too; none if it is absent or
    /// null.
    pub fn persisted(value: Option<Value>, text: Option<&str>) -> Result<Option<Self>, String> {
        let accepted = "an object with 'version' and 'sha256Hash'";
        let Some(mut members) = shape::object("'extensions.persistedQuery'", value, accepted)? else {
            return Ok(None);
        };
        check_version(&members.remove("version").unwrap_or_default())?;
        let hash = shape::text("'extensions.persistedQuery.sha256Hash'", members.remove("sha256Hash"))?;
        let sha256 = hash.ok_or(
            "'extensions.persistedQuery' has no 'sha256Hash'; send the SHA-256 of the query in hexadecimal digits",
        )?;
        Ok(Some(Self::Hash { sha256, text: text.filter(|text| !text.is_empty()).map(str::to_owned) }))
    }

    /// What a request of the framework refers to; one without a document has an empty text.
    pub fn read(text: String, extensions: &Extensions) -> Result<Self, Box<ServerError>> {
        let Some(persisted) = extensions.get(PERSISTED_QUERY) else { return Ok(Self::Text(text)) };
        let persisted = persisted.clone().into_json().unwrap_or_default();
        let reference = Self::persisted(Some(persisted), Some(&text))
            .map_err(|message| Box::new(coded(ErrorCode::BadRequest, message)))?;
        Ok(reference.unwrap_or(Self::Text(text)))
    }
}

/// There is one version.
fn check_version(version: &Value) -> Result<(), String> {
    match version {
        Value::Number(version) if version.as_f64() == Some(1.0) => Ok(()),
        Value::Number(version) => {
            Err(format!("'extensions.persistedQuery.version' is {version}; only version 1 is supported"))
        }
        Value::Null => Err("'extensions.persistedQuery' has no 'version'; send 1".to_owned()),
        other => Err(format!("'extensions.persistedQuery.version' is {}; send 1", shape::kind(other))),
    }
}
