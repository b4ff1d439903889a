//! Completes what the framework's own container answers.
//!
//! That container inserts the fields of an object as they finish, leaves out those that fail, and makes an object null
//! of which nothing is left.

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::{Response, Value};

use crate::failure::retain_causes;

/// Completes the response of an operation that was executed: its errors, and the root of its data.
///
/// `root` is the selection set of the operation, `may_be_null` says whether a field of the root type may be null.
pub fn complete(response: &mut Response, root: &SelectionSet, may_be_null: impl Fn(&str) -> bool) {
    retain_causes(&mut response.errors);
    let answered = std::mem::take(&mut response.data);
    response.data = complete_object(answered, fields(root), may_be_null).unwrap_or_default();
}

/// Gives an object its keys in the order of its fields, with null for those that failed; none if it has to be null.
pub(crate) fn complete_object<'f>(
    answered: Value,
    fields: impl Iterator<Item = &'f Field>,
    may_be_null: impl Fn(&str) -> bool,
) -> Option<Value> {
    let Value::Object(mut answered) = answered else {
        return complete_object(Value::Object(IndexMap::new()), fields, may_be_null);
    };
    let mut completed = IndexMap::with_capacity(answered.len());
    for field in fields {
        let key = &field.response_key().node;
        match answered.swap_remove(key) {
            Some(value) => completed.insert(key.clone(), value),
            None if may_be_null(&field.name.node) => completed.insert(key.clone(), Value::Null),
            None => return None,
        };
    }
    // Of a set that is not normalised, the rest stays behind.
    completed.extend(answered);
    Some(Value::Object(completed))
}

/// The fields of a set, without those of its fragments.
fn fields(set: &SelectionSet) -> impl Iterator<Item = &Field> {
    set.items.iter().filter_map(|selection| match &selection.node {
        Selection::Field(field) => Some(&field.node),
        _ => None,
    })
}

/// The fields of a set of fragments that an object of this type has.
pub(crate) fn fields_of<'s>(set: &'s SelectionSet, object: &str) -> impl Iterator<Item = &'s Field> {
    let applying = move |selection: &'s Selection| match selection {
        Selection::InlineFragment(fragment) => {
            let condition = fragment.node.type_condition.as_ref()?;
            (condition.node.on.node == object).then_some(&fragment.node.selection_set.node)
        }
        _ => None,
    };
    set.items.iter().filter_map(move |selection| applying(&selection.node)).flat_map(fields)
}
