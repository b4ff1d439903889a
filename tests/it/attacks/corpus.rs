//! The corpus: attacks by shape and size, each with the answer that it gets. Tests and the bench share it.
//!
//! Beside many a violation stands the largest request of its kind that is accepted, with no code.

use serde_json::{Value, json};

/// A request to `/graphql`, and the answer in `application/graphql-response+json`.
pub(crate) struct Attack {
    pub(crate) name: &'static str,
    pub(crate) ask: Ask,
    pub(crate) status: u16,
    /// The code of the first error; empty where there is none.
    pub(crate) code: &'static str,
}

/// What is sent.
pub(crate) enum Ask {
    Document { query: String, variables: Value },
    Body { content_type: &'static str, coding: &'static str, bytes: Vec<u8> },
}

impl Ask {
    /// Content type, content coding and body of the POST.
    pub(crate) fn post(&self) -> (&str, &str, Vec<u8>) {
        match self {
            Self::Document { query, variables } => {
                let body = json!({ "query": query, "variables": variables }).to_string();
                ("application/json", "identity", body.into_bytes())
            }
            Self::Body { content_type, coding, bytes } => (content_type, coding, bytes.clone()),
        }
    }
}

impl Attack {
    /// Refused by a resolver, so the request was executed.
    pub(crate) fn executed(mut self) -> Self {
        self.status = 200;
        self
    }
}

/// All attacks.
pub(crate) fn attacks() -> Vec<Attack> {
    let groups = [
        super::nested::attacks(),
        super::fragments::attacks(),
        super::floods::attacks(),
        super::introspection::attacks(),
        super::values::attacks(),
        super::unicode::attacks(),
        super::bodies::attacks(),
    ];
    groups.into_iter().flatten().collect()
}

/// A document that is refused, without variables.
pub(crate) fn refused(name: &'static str, code: &'static str, query: impl Into<String>) -> Attack {
    with_variables(name, code, query, json!({}))
}

/// A document that is answered without errors.
pub(crate) fn accepted(name: &'static str, query: impl Into<String>) -> Attack {
    refused(name, "", query)
}

/// A document with variables.
pub(crate) fn with_variables(
    name: &'static str,
    code: &'static str,
    query: impl Into<String>,
    variables: Value,
) -> Attack {
    let status = if code.is_empty() { 200 } else { 400 };
    Attack { name, ask: Ask::Document { query: query.into(), variables }, status, code }
}

/// So many times the text of each number.
pub(crate) fn many(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}
