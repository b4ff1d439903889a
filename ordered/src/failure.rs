//! What becomes of a field that fails: an error, and null for it or for what it belongs to.

use std::sync::Arc;

use async_graphql::registry::{MetaTypeName, Registry};
use async_graphql::{Context, ServerError};

/// Marks an error that says nothing new: the cause stands among the errors, and what is above it becomes null.
///
/// An error on its way up cannot be the cause itself: every list that it passes replaces its path by that of the item.
struct Propagated;

/// The error of an object of which a field failed that may not be null.
pub(crate) fn propagated() -> ServerError {
    let mut error = ServerError::new("a field that may not be null has failed", None);
    error.source = Some(Arc::new(Propagated));
    error
}

fn is_propagated(error: &ServerError) -> bool {
    error.source::<Propagated>().is_some()
}

/// Puts the error of a field among the errors, unless its cause is there already.
pub(crate) fn report(field: &Context<'_>, error: ServerError) {
    if is_propagated(&error) {
        return;
    }
    // Not every error of the framework knows where it happened.
    field.add_error(if error.path.is_empty() { field.set_error_path(error) } else { error });
}

/// Leaves the causes; what the framework reports where null stops the propagation is not one.
pub fn retain_causes(errors: &mut Vec<ServerError>) {
    errors.retain(|error| !is_propagated(error));
}

/// Whether a field of an object type may be null.
pub(crate) fn may_be_null(registry: &Registry, object: &str, field: &str) -> bool {
    let field = registry.types.get(object).and_then(|object| object.field_by_name(field));
    field.is_some_and(|field| !MetaTypeName::create(&field.ty).is_non_null())
}
