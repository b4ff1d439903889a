//! Documents that a client names instead of sending them: trusted ones from a manifest, and those that clients
//! registered under their hash ("automatic persisted queries").

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::ServerError;
use domain::error_code::ErrorCode;
use moka::sync::Cache;

use self::hash::{SHA256_PREFIX, sha256};
use crate::graphql::shared::error::coded;

pub use self::manifest::{Manifest, ManifestError};
pub use self::persisted::PERSISTED_QUERY;

mod hash;
mod manifest;
mod persisted;

/// How a request gives its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentRef {
    /// As text.
    Text(String),
    /// By the id of a trusted document, or by `sha256:` and the hash of any that is known.
    Id(String),
    /// By its SHA-256 in hexadecimal digits, with the text where the client registers it.
    Hash { sha256: String, text: Option<String> },
}

/// A document on its way to be executed.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub text: Arc<str>,
    /// The hash to register it under, once it has turned out to be valid.
    register: Option<String>,
}

/// Which documents are known, and whether others are accepted.
pub struct Documents {
    trusted: HashMap<String, Arc<str>>,
    /// Whether all others are refused.
    trusted_only: bool,
    /// By hash, the least used one forgotten first; none where clients may not register any.
    registered: Option<Cache<String, Arc<str>>>,
    prepared_bytes: u64,
}

/// The memory for prepared documents where nothing else is said: 16 MiB.
const PREPARED_BYTES: u64 = 16 << 20;

/// Why a document is not executed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    // The messages of these two are part of the protocol: clients look for them.
    #[error("PersistedQueryNotFound")]
    HashNotFound,
    #[error("PersistedQueryNotSupported")]
    HashNotSupported,
    #[error(
        "the hash of the query is not the one in extensions.persistedQuery.sha256Hash; hash the query as it is sent"
    )]
    HashMismatch,
    #[error("no document has the id '{0}'; send the id of a document that this server was started with")]
    IdNotFound(String),
    #[error(
        "this server executes only the documents that it was started with; send the id of one as documentId"
    )]
    NotTrusted,
}

impl DocumentError {
    /// The stable code, for `extensions.code`.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::HashNotFound => ErrorCode::PersistedQueryNotFound,
            Self::HashNotSupported => ErrorCode::PersistedQueryNotSupported,
            Self::HashMismatch => ErrorCode::PersistedQueryHashMismatch,
            Self::IdNotFound(_) => ErrorCode::DocumentNotFound,
            Self::NotTrusted => ErrorCode::DocumentNotTrusted,
        }
    }
}

impl From<DocumentError> for ServerError {
    fn from(error: DocumentError) -> Self {
        coded(error.code(), error.to_string())
    }
}

impl Document {
    /// Whether the client wants to name the document later on, which needs it to be executed.
    pub fn is_to_be_registered(&self) -> bool {
        self.register.is_some()
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self { text: text.into(), register: None }
    }
}

impl Documents {
    /// `registered_bytes` is the size of the store for documents that clients register; 0 refuses them.
    pub fn new(manifest: Manifest, trusted_only: bool, registered_bytes: u64) -> Self {
        let registered = (registered_bytes > 0 && !trusted_only).then(|| {
            let weigh =
                |hash: &String, text: &Arc<str>| u32::try_from(hash.len() + text.len()).unwrap_or(u32::MAX);
            Cache::builder().weigher(weigh).max_capacity(registered_bytes).build()
        });
        Self { trusted: manifest.documents, trusted_only, registered, prepared_bytes: PREPARED_BYTES }
    }

    /// Sets the memory for documents that are kept parsed and validated; 0 keeps none.
    #[must_use]
    pub fn keep_prepared(self, bytes: u64) -> Self {
        Self { prepared_bytes: bytes, ..self }
    }

    /// The memory for documents that are kept parsed and validated.
    pub fn prepared_bytes(&self) -> u64 {
        self.prepared_bytes
    }

    /// Whether a document may be any, and not only one that is known.
    pub fn may_be_any(&self) -> bool {
        !self.trusted_only
    }

    /// The document itself.
    pub fn find(&self, reference: DocumentRef) -> Result<Document, DocumentError> {
        match reference {
            DocumentRef::Text(text) if self.trusted_only => {
                self.trusted_by_hash(&sha256(&text)).ok_or(DocumentError::NotTrusted)
            }
            DocumentRef::Text(text) => Ok(text.into()),
            DocumentRef::Id(id) => self.by_id(&id).ok_or(DocumentError::IdNotFound(id)),
            DocumentRef::Hash { sha256: hash, text } => self.by_hash(hash, text),
        }
    }

    /// Keeps a document that its client wants to name later on by its hash.
    pub fn register(&self, document: &Document) {
        if let (Some(registered), Some(hash)) = (&self.registered, &document.register) {
            registered.insert(hash.clone(), Arc::clone(&document.text));
            // Otherwise the store may be over its bound by as many documents as come before it looks.
            registered.run_pending_tasks();
        }
    }

    fn by_id(&self, id: &str) -> Option<Document> {
        let known = self.trusted.get(id).map(known);
        known.or_else(|| id.strip_prefix(SHA256_PREFIX).and_then(|hash| self.known_by_hash(hash)))
    }

    fn by_hash(&self, hash: String, text: Option<String>) -> Result<Document, DocumentError> {
        let Some(text) = text else {
            return self.known_by_hash(&hash).ok_or(match (self.trusted_only, &self.registered) {
                (true, _) => DocumentError::NotTrusted,
                (false, None) => DocumentError::HashNotSupported,
                (false, Some(_)) => DocumentError::HashNotFound,
            });
        };
        if sha256(&text) != hash {
            return Err(DocumentError::HashMismatch);
        }
        if self.trusted_only {
            return self.trusted_by_hash(&hash).ok_or(DocumentError::NotTrusted);
        }
        Ok(Document { text: text.into(), register: Some(hash) })
    }

    fn known_by_hash(&self, hash: &str) -> Option<Document> {
        let registered = || self.registered.as_ref()?.get(hash).map(|text| known(&text));
        self.trusted_by_hash(hash).or_else(registered)
    }

    fn trusted_by_hash(&self, hash: &str) -> Option<Document> {
        self.trusted.get(&format!("{SHA256_PREFIX}{hash}")).map(known)
    }
}

fn known(text: &Arc<str>) -> Document {
    Document { text: Arc::clone(text), register: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = "{ home { name } }";
    const OTHER: &str = "{ home { slug } }";

    fn documents(trusted_only: bool, bytes: u64) -> Documents {
        let manifest = Manifest::parse(&format!(r#"{{ "Home": "{QUERY}" }}"#)).expect("a manifest");
        Documents::new(manifest, trusted_only, bytes)
    }

    fn by_hash(hash: &str, text: Option<&str>) -> DocumentRef {
        DocumentRef::Hash { sha256: hash.to_owned(), text: text.map(str::to_owned) }
    }

    fn text(found: Result<Document, DocumentError>) -> Result<String, &'static str> {
        found.map(|document| document.text.to_string()).map_err(|error| error.code().as_str())
    }

    #[test]
    fn a_registered_document_is_found_by_its_hash() {
        let (documents, hash) = (documents(false, 1_000), sha256(OTHER));
        assert_eq!(text(documents.find(by_hash(&hash, None))), Err("PERSISTED_QUERY_NOT_FOUND"));
        let document = documents.find(by_hash(&hash, Some(OTHER))).expect("text and hash fit");
        // Not before it has turned out to be valid.
        assert_eq!(text(documents.find(by_hash(&hash, None))), Err("PERSISTED_QUERY_NOT_FOUND"));
        documents.register(&document);
        for reference in [by_hash(&hash, None), DocumentRef::Id(format!("sha256:{hash}"))] {
            assert_eq!(text(documents.find(reference)), Ok(OTHER.to_owned()));
        }
    }

    #[test]
    fn a_hash_of_something_else_is_refused() {
        let found = documents(false, 1_000).find(by_hash(&sha256(QUERY), Some(OTHER)));
        assert_eq!(text(found), Err("PERSISTED_QUERY_HASH_MISMATCH"));
    }

    #[test]
    fn the_store_of_registered_documents_is_bounded() {
        let documents = documents(false, 1_000);
        for number in 0..100 {
            let text = format!("{{ home {{ name }} }} # {number}");
            let document = documents.find(by_hash(&sha256(&text), Some(&text))).expect("text and hash fit");
            documents.register(&document);
            let registered = documents.registered.as_ref().expect("clients may register");
            let bytes: usize = registered.iter().map(|(hash, text)| hash.len() + text.len()).sum();
            assert!(bytes <= 1_000, "{bytes} after {number}");
            assert!(registered.iter().count() >= number.min(5), "{number}");
        }
    }

    #[test]
    fn without_a_store_clients_are_told_to_send_the_text() {
        let (documents, hash) = (documents(false, 0), sha256(OTHER));
        assert_eq!(text(documents.find(by_hash(&hash, None))), Err("PERSISTED_QUERY_NOT_SUPPORTED"));
        assert_eq!(text(documents.find(by_hash(&hash, Some(OTHER)))), Ok(OTHER.to_owned()));
    }

    #[test]
    fn trusted_documents_have_their_id_and_their_hash() {
        for documents in [documents(false, 0), documents(true, 1_000)] {
            let hash = sha256(QUERY);
            for reference in [
                DocumentRef::Id("Home".to_owned()),
                DocumentRef::Id(format!("sha256:{hash}")),
                by_hash(&hash, None),
            ] {
                assert_eq!(text(documents.find(reference)), Ok(QUERY.to_owned()));
            }
            assert_eq!(text(documents.find(DocumentRef::Id("Away".to_owned()))), Err("DOCUMENT_NOT_FOUND"));
        }
    }

    #[test]
    fn with_trusted_documents_only_all_others_are_refused_however_they_come() {
        let (documents, hash) = (documents(true, 1_000), sha256(OTHER));
        for reference in
            [DocumentRef::Text(OTHER.to_owned()), by_hash(&hash, None), by_hash(&hash, Some(OTHER))]
        {
            assert_eq!(text(documents.find(reference)), Err("DOCUMENT_NOT_TRUSTED"));
        }
        // The text of a trusted one is as good as its id.
        assert_eq!(text(documents.find(DocumentRef::Text(QUERY.to_owned()))), Ok(QUERY.to_owned()));
        assert_eq!(text(documents.find(by_hash(&sha256(QUERY), Some(QUERY)))), Ok(QUERY.to_owned()));
    }
}
