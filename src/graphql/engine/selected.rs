//! What an operation selects, as who reads its answer meets it: the keys, in their order, and which of them hold lists.

use async_graphql::parser::types::{Field, OperationDefinition, Selection, SelectionSet};

use super::type_system::TypeSystem;

/// A key of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    pub key: String,
    pub is_list: bool,
    /// What is selected of the object, or of each object of the list; nothing of a plain value.
    pub below: Vec<Selected>,
}

/// What an operation selects; on interfaces and unions, all that is selected of any of their types.
pub(super) fn selected(types: &TypeSystem, operation: &OperationDefinition) -> Vec<Selected> {
    let mut keys = Vec::new();
    let root = types.schema.root_operation(apollo_compiler::ast::OperationType::Query);
    if let Some(root) = root {
        gather(types, root, &operation.selection_set.node, &mut keys);
    }
    keys
}

fn gather(types: &TypeSystem, parent: &str, set: &SelectionSet, keys: &mut Vec<Selected>) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => add(types, parent, &field.node, keys),
            Selection::InlineFragment(inline) => {
                let condition = inline.node.type_condition.as_ref();
                let object = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                gather(types, object, &inline.node.selection_set.node, keys);
            }
            // What is normalised has none.
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn add(types: &TypeSystem, parent: &str, field: &Field, keys: &mut Vec<Selected>) {
    let definition = types.schema.type_field(parent, field.name.node.as_str()).ok();
    let key = field.alias.as_ref().unwrap_or(&field.name).node.to_string();
    let at = keys.iter().position(|known| known.key == key).unwrap_or_else(|| {
        let is_list = definition.is_some_and(|field| field.ty.is_list());
        keys.push(Selected { key, is_list, below: Vec::new() });
        keys.len() - 1
    });
    if let Some(definition) = definition {
        let below = definition.ty.inner_named_type().as_str();
        gather(types, below, &field.selection_set.node, &mut keys[at].below);
    }
}
