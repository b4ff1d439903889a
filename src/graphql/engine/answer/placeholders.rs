//! Tells an object of which nothing is asked from null.
//!
//! async-graphql answers null for an object without fields, such as a country below `... on City`, where the
//! specification wants `{}`; and of two selections under one key the null of the first would hide the second.
//! So every set that may select nothing gets a mark, which [`super::complete`] takes out of the answer.

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Name, Pos, Positioned};

/// The key of a mark.
pub(super) const PLACEHOLDER: &str = "__sister_cities_placeholder";

/// Marks all sets of a document; its fragments and their number of fields are bounded by the analysis.
pub(in crate::graphql::engine) fn insert(document: &mut ExecutableDocument) {
    for operation in operations(document) {
        insert_into(operation);
    }
    for fragment in document.fragments.values_mut() {
        // The set of a fragment is a part of that around its spread, which has a mark of its own.
        insert_below(&mut fragment.node.selection_set.node);
    }
}

fn operations(document: &mut ExecutableDocument) -> Vec<&mut SelectionSet> {
    use async_graphql::parser::types::DocumentOperations::{Multiple, Single};
    match &mut document.operations {
        Single(operation) => vec![&mut operation.node.selection_set.node],
        Multiple(operations) => {
            operations.values_mut().map(|operation| &mut operation.node.selection_set.node).collect()
        }
    }
}

fn insert_into(set: &mut SelectionSet) {
    insert_below(set);
    let is_sure = |selection: &Positioned<Selection>| matches!(&selection.node, Selection::Field(field) if field.node.directives.is_empty());
    if !set.items.iter().any(is_sure) {
        set.items.push(at(Selection::Field(at(typename()))));
    }
}

fn insert_below(set: &mut SelectionSet) {
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) if field.node.selection_set.node.items.is_empty() => {}
            Selection::Field(field) => insert_into(&mut field.node.selection_set.node),
            Selection::InlineFragment(fragment) => insert_below(&mut fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn typename() -> Field {
    Field {
        alias: Some(at(Name::new(PLACEHOLDER))),
        name: at(Name::new("__typename")),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: Positioned::default(),
    }
}

fn at<T>(node: T) -> Positioned<T> {
    Positioned::new(node, Pos::default())
}
