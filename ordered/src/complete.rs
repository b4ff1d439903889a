//! Completes what the framework's own container answers.
//!
//! That container inserts the fields of an object as they finish, leaves out those that fail, and makes an object null
//! of which nothing is left.

use async_graphql::Value;
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};

/// Gives an object its keys in the order of its fields, with null for those that failed; none if it has to be null.
pub(crate) fn complete<'f>(
    answered: Value,
    fields: impl Iterator<Item = &'f Field>,
    may_be_null: impl Fn(&str) -> bool,
) -> Option<Value> {
    let Value::Object(mut answered) = answered else {
        return complete(Value::Object(IndexMap::new()), fields, may_be_null);
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
    // What else a set has that is not normalised stays behind.
    completed.extend(answered);
    Some(Value::Object(completed))
}

/// The fields that a set of fragments selects of an object of this type.
pub(crate) fn fields_of<'s>(set: &'s SelectionSet, object: &str) -> impl Iterator<Item = &'s Field> {
    let fragments = set.items.iter().filter_map(move |selection| match &selection.node {
        Selection::InlineFragment(fragment) => {
            let condition = fragment.node.type_condition.as_ref()?;
            (condition.node.on.node == object).then_some(&fragment.node.selection_set.node)
        }
        _ => None,
    });
    fragments.flat_map(|set| &set.items).filter_map(|selection| match &selection.node {
        Selection::Field(field) => Some(&field.node),
        _ => None,
    })
}
