//! Lists that say how long they are.
//!
//! apollo-compiler (1.33.1) compares two lists of arguments item by item and stops at the end of the shorter one, so
//! `name(lang: ["en"])` and `name(lang: ["en", "zh"])` were one field with one of the two values.
//! What it compares therefore begins each list with its length. Its findings on values are not used, see
//! [`super::values`], so nobody sees that item. May go when it compares lengths.

use apollo_compiler::Node;
use apollo_compiler::ast::Value;
use apollo_compiler::executable::{ExecutableDocument, Operation, Selection, SelectionSet};

/// The document to be compared; the one to be executed stays as it is.
pub(super) fn with_lengths(document: &ExecutableDocument) -> ExecutableDocument {
    let mut document = document.clone();
    let operations = &mut document.operations;
    let operations = operations.anonymous.iter_mut().chain(operations.named.values_mut());
    operations.map(Node::<Operation>::make_mut).for_each(|operation| extend(&mut operation.selection_set));
    document.fragments.values_mut().for_each(|fragment| extend(&mut fragment.make_mut().selection_set));
    document
}

fn extend(set: &mut SelectionSet) {
    for selection in &mut set.selections {
        match selection {
            Selection::Field(field) => {
                let field = field.make_mut();
                for argument in &mut field.arguments {
                    if has_list(&argument.value) {
                        lengthen(argument.make_mut().value.make_mut());
                    }
                }
                extend(&mut field.selection_set);
            }
            Selection::InlineFragment(inline) => extend(&mut inline.make_mut().selection_set),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn has_list(value: &Value) -> bool {
    match value {
        Value::List(_) => true,
        Value::Object(fields) => fields.iter().any(|(_, field)| has_list(field)),
        _ => false,
    }
}

fn lengthen(value: &mut Value) {
    match value {
        Value::List(items) => {
            for item in items.iter_mut() {
                lengthen(item.make_mut());
            }
            let length = i32::try_from(items.len()).unwrap_or(i32::MAX);
            items.insert(0, Node::new(Value::from(length)));
        }
        Value::Object(fields) => {
            for (_, field) in fields {
                lengthen(field.make_mut());
            }
        }
        _ => {}
    }
}
