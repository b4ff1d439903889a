//! Variables that a document requires and a request does not give. The framework would notice them only at the field
//! that uses them, when the rest is executed already.

use async_graphql::parser::types::OperationDefinition;
use async_graphql::{ServerError, Value, Variables};
use domain::error_code::ErrorCode;

use crate::graphql::shared::error::coded;

/// Refuses an operation of which a variable without a default is missing, or is null against its type.
pub fn require(operation: &OperationDefinition, variables: &Variables) -> Result<(), Box<ServerError>> {
    for definition in &operation.variable_definitions {
        let (name, ty) = (&definition.node.name.node, &definition.node.var_type.node);
        let given = variables.get(name);
        if ty.nullable || given.is_some_and(|value| *value != Value::Null) {
            continue;
        }
        if given.is_none() && definition.node.default_value.is_some() {
            continue;
        }
        let what = if given.is_some() { "is null" } else { "is missing" };
        let mut error = coded(
            ErrorCode::BadUserInput,
            format!("variable ${name} {what}; give it a value of the type {ty}"),
        );
        error.locations = vec![definition.pos];
        return Err(Box::new(error));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::graphql::engine::guard::operation;

    fn refused(query: &str, name: Option<&str>, variables: Json) -> Option<String> {
        let document = parse_query(query).expect("the test writes documents");
        let operation = operation::find(&document, name).expect("the test names operations");
        require(&operation.node, &Variables::from_json(variables)).err().map(|error| error.message)
    }

    #[test]
    fn required_variables_must_be_there() {
        let query = "query A($a: String!, $b: [Int!]! = [1], $c: Int) { x } query B { x }";
        for (variables, message) in [
            (json!({ "a": "x" }), None),
            (json!({ "a": "", "b": [], "c": null, "more": 1 }), None),
            (json!({}), Some("variable $a is missing; give it a value of the type String!")),
            (json!({ "a": null }), Some("variable $a is null; give it a value of the type String!")),
            (
                json!({ "a": "x", "b": null }),
                Some("variable $b is null; give it a value of the type [Int!]!"),
            ),
        ] {
            assert_eq!(refused(query, Some("A"), variables.clone()).as_deref(), message, "{variables}");
        }
        assert_eq!(refused(query, Some("B"), json!({})), None, "only the chosen operation counts");
    }
}
