//! Which operation of a document is executed.

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition};
use async_graphql::{Positioned, ServerError};
use domain::error_code::ErrorCode;

use crate::graphql::shared::error::coded;

pub type Operation = Positioned<OperationDefinition>;

/// The operation that async-graphql will execute, by the same rules; none if it cannot be told.
pub fn find<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a Operation> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next()
        }
        _ => None,
    }
}

/// The operation, or what is wrong with its name.
pub fn choose<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a Operation, Box<ServerError>> {
    find(document, name).ok_or_else(|| {
        let message = match name {
            None => "the document has several operations; name one in operationName".to_owned(),
            Some(name) => format!("the document has no operation named '{name}'"),
        };
        Box::new(coded(ErrorCode::OperationResolutionFailure, message))
    })
}
