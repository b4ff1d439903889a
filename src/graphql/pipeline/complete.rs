//! Completes an answer as the specification asks: keys in the order of the document, nulls where errors are.
//!
//! async-graphql inserts the fields of an object in the order in which they finish, and leaves out a field
//! that failed, where the specification wants null, propagated to the nearest parent that may be null.

use std::collections::HashMap;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, DocumentOperations, ExecutableDocument, Selection, SelectionSet, Type, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::{Name, PathSegment, ServerError, Value};

/// The type of every field of every object and interface.
pub struct Types {
    fields: HashMap<Name, HashMap<Name, Type>>,
}

/// The response keys of one operation in the order of the document, each with those below it.
#[derive(Debug, Default)]
pub struct Order {
    /// The field that answers under the key.
    field: Option<Name>,
    keys: IndexMap<Name, Order>,
}

impl Types {
    /// Reads the types of the schema's own SDL.
    pub fn from_sdl(sdl: &str) -> Self {
        let document = parse_schema(sdl).expect("the schema's own SDL parses");
        let mut fields = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let of_type = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let of_type = of_type.into_iter().map(|field| (field.node.name.node, field.node.ty.node));
            fields.insert(definition.node.name.node, of_type.collect());
        }
        Self { fields }
    }

    /// The type of a field; below an interface also a field of the objects that stand there.
    fn of(&self, parent: &Name, field: &Name) -> Option<&Type> {
        let own = self.fields.get(parent).and_then(|fields| fields.get(field));
        own.or_else(|| self.fields.values().find_map(|fields| fields.get(field)))
    }
}

impl Order {
    /// The order of the operation that is executed; the pass has bounded the expansion of its fragments.
    pub fn of(document: &ExecutableDocument, operation_name: Option<&str>) -> Self {
        let mut order = Self::default();
        let operation = match (&document.operations, operation_name) {
            (DocumentOperations::Single(operation), _) => Some(operation),
            (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
            (DocumentOperations::Multiple(operations), None) => operations.values().next(),
        };
        if let Some(operation) = operation {
            order.add(&operation.node.selection_set.node, document);
        }
        order
    }

    fn add(&mut self, set: &SelectionSet, document: &ExecutableDocument) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.clone();
                    let below = self.keys.entry(key).or_default();
                    below.field = Some(field.node.name.node.clone());
                    below.add(&field.node.selection_set.node, document);
                }
                Selection::InlineFragment(fragment) => self.add(&fragment.node.selection_set.node, document),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        self.add(&fragment.node.selection_set.node, document);
                    }
                }
            }
        }
    }

    /// Puts nulls where errors are, then all keys in order.
    pub fn complete(&self, mut data: Value, errors: &[ServerError], types: &Types) -> Value {
        let root = Type { base: BaseType::Named(Name::new("Query")), nullable: true };
        for error in errors.iter().filter(|error| !error.path.is_empty()) {
            self.fail(&mut data, &root, &error.path, types);
        }
        self.sort(data)
    }

    /// Nulls what failed at the path below `value`; says whether `value` had to become null against its type.
    fn fail(&self, value: &mut Value, ty: &Type, path: &[PathSegment], types: &Types) -> bool {
        let parent_is_null = match (path.split_first(), &ty.base, &mut *value) {
            (Some((PathSegment::Index(index), rest)), BaseType::List(item), Value::List(items)) => {
                items.get_mut(*index).is_none_or(|value| self.fail(value, item, rest, types))
            }
            (Some((PathSegment::Field(key), rest)), BaseType::Named(parent), Value::Object(object)) => {
                let key = Name::new(key);
                let below = self.keys.get(&key);
                let field = below.and_then(|below| below.field.as_ref());
                match (below, field.and_then(|field| types.of(parent, field))) {
                    (Some(below), Some(ty)) => {
                        below.fail(object.entry(key).or_insert(Value::Null), ty, rest, types)
                    }
                    _ => false,
                }
            }
            _ => true,
        };
        if parent_is_null {
            *value = Value::Null;
        }
        parent_is_null && !ty.nullable
    }

    fn sort(&self, value: Value) -> Value {
        match value {
            Value::List(items) => Value::List(items.into_iter().map(|item| self.sort(item)).collect()),
            Value::Object(mut object) => {
                let mut sorted = IndexMap::with_capacity(object.len());
                for (key, below) in &self.keys {
                    if let Some((key, value)) = object.swap_remove_entry(key) {
                        sorted.insert(key, below.sort(value));
                    }
                }
                sorted.extend(object);
                Value::Object(sorted)
            }
            leaf => leaf,
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::{Value as Json, json};

    use super::*;

    const SDL: &str = "type Query { home: City! city: City } \
        type City { name: String! within: String partners: [City!]! twins: [City] }";

    fn complete(query: &str, data: Json, paths: &[Json]) -> String {
        let document = parse_query(query).expect("the test writes documents");
        let errors: Vec<_> = paths.iter().map(error).collect();
        let data = Value::from_json(data).expect("the test writes values");
        let data = Order::of(&document, None).complete(data, &errors, &Types::from_sdl(SDL));
        serde_json::to_string(&data).expect("a value is JSON")
    }

    fn error(path: &Json) -> ServerError {
        let mut error = ServerError::new("failed", None);
        let segments = path.as_array().expect("a path").iter();
        error.path = segments
            .map(|segment| match segment.as_u64() {
                Some(index) => PathSegment::Index(usize::try_from(index).expect("a small index")),
                None => PathSegment::Field(segment.as_str().expect("a key").to_owned()),
            })
            .collect();
        error
    }

    #[test]
    fn keys_come_in_the_order_of_the_document_through_fragments_and_aliases() {
        let query =
            "{ b: city { ...F within } home { partners { within name } } } fragment F on City { n: name }";
        let data = json!({ "home": { "partners": [{ "name": "x", "within": "y" }] },
            "b": { "within": null, "n": "z" } });
        assert_eq!(
            complete(query, data, &[]),
            r#"{"b":{"n":"z","within":null},"home":{"partners":[{"within":"y","name":"x"}]}}"#
        );
    }

    #[test]
    fn failed_field_that_may_be_null_becomes_null() {
        let data = json!({ "city": { "name": "x" } });
        let path = json!(["city", "within"]);
        assert_eq!(
            complete("{ city { within name } }", data, &[path]),
            r#"{"city":{"within":null,"name":"x"}}"#
        );
    }

    #[test]
    fn failed_field_nulls_the_nearest_parent_that_may_be_null() {
        let path = json!(["city", "partners", 1, "name"]);
        let data = json!({ "city": { "partners": [{ "name": "x" }, {}] }, "home": { "name": "y" } });
        let query = "{ home { name } city { partners { name } } }";
        assert_eq!(complete(query, data, &[path]), r#"{"home":{"name":"y"},"city":null}"#);
        let path = json!(["city", "twins", 1, "name"]);
        let data = json!({ "city": { "twins": [{ "name": "x" }, {}] } });
        assert_eq!(
            complete("{ city { twins { name } } }", data, &[path]),
            r#"{"city":{"twins":[{"name":"x"},null]}}"#
        );
    }

    #[test]
    fn failure_that_nothing_stops_nulls_the_data() {
        let data = json!({ "home": {}, "city": null });
        assert_eq!(complete("{ home { name } city { name } }", data, &[json!(["home", "name"])]), "null");
    }
}
