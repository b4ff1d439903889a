//! Completes an answer as the specification asks: keys in the order of the document, nulls where errors are.
//!
//! async-graphql inserts the fields of an object in the order in which they finish, and leaves out a field
//! that failed, where the specification wants null, propagated to the nearest parent that may be null.

use std::collections::HashMap;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, ExecutableDocument, Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, PathSegment, ServerError, Value};

use super::placeholders::PLACEHOLDER;

/// The type of every field of every object and interface.
pub struct Types {
    /// The type of the data: the root, which may be null.
    root: Type,
    fields: HashMap<Name, HashMap<Name, Type>>,
}

/// The response keys of one operation in the order of the document, each with those below it.
#[derive(Debug)]
pub struct Order<'t> {
    /// The type of the field that answers under the key; none for introspection.
    ty: Option<&'t Type>,
    keys: IndexMap<Name, Order<'t>>,
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
        Self { root: Type { base: BaseType::Named(Name::new("Query")), nullable: true }, fields }
    }
}

impl<'t> Order<'t> {
    /// The order of the operation that is executed; the analysis has bounded the expansion of its fragments.
    pub fn of(document: &ExecutableDocument, operation_name: Option<&str>, types: &'t Types) -> Self {
        let mut order = Self { ty: Some(&types.root), keys: IndexMap::new() };
        let operation = document
            .operations
            .iter()
            .find(|(name, _)| operation_name.is_none_or(|wanted| name.is_some_and(|name| name == wanted)));
        if let Some((_, operation)) = operation {
            order.add(&operation.node.selection_set.node, named(&types.root), document, types);
        }
        order
    }

    /// Adds the fields of a set. Their types come from `parent`, which a type condition changes: below an
    /// interface, fields of one name may differ from object to object.
    fn add(&mut self, set: &SelectionSet, parent: &Name, document: &ExecutableDocument, types: &'t Types) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let ty = types.fields.get(parent).and_then(|fields| fields.get(&field.node.name.node));
                    let key = field.node.response_key().node.clone();
                    let below = self.keys.entry(key).or_insert_with(|| Order { ty, keys: IndexMap::new() });
                    let parent = ty.map_or(&field.node.name.node, named);
                    below.add(&field.node.selection_set.node, parent, document, types);
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let parent = condition.map_or(parent, |condition| &condition.node.on.node);
                    self.add(&fragment.node.selection_set.node, parent, document, types);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        let parent = &fragment.node.type_condition.node.on.node;
                        self.add(&fragment.node.selection_set.node, parent, document, types);
                    }
                }
            }
        }
    }

    /// Puts nulls where errors are, then all keys in order.
    pub fn complete(&self, mut data: Value, errors: &[ServerError]) -> Value {
        let paths = || errors.iter().map(|error| &error.path).filter(|path| !path.is_empty());
        // All paths are restored before any of them fails: what a failure made null must stay null.
        for path in paths() {
            self.restore(&mut data, path);
        }
        if let Some(root) = self.ty {
            for path in paths() {
                self.fail(&mut data, root, path);
            }
        }
        self.sort(&mut data);
        data
    }

    /// Gives back the objects and keys above an error: async-graphql leaves out a field that failed, and
    /// makes an object null of which no field is left.
    fn restore(&self, value: &mut Value, path: &[PathSegment]) {
        match path.split_first() {
            Some((PathSegment::Index(index), rest)) => {
                if let Value::List(items) = value
                    && let Some(item) = items.get_mut(*index)
                {
                    self.restore(item, rest);
                }
            }
            Some((PathSegment::Field(key), rest)) => {
                let Some((key, below)) = self.keys.get_key_value(key.as_str()) else { return };
                if matches!(value, Value::Null) {
                    *value = Value::Object(IndexMap::new());
                }
                if let Value::Object(object) = value {
                    below.restore(object.entry(key.clone()).or_insert(Value::Null), rest);
                }
            }
            None => {}
        }
    }

    /// Nulls what failed at the path below `value`; says whether `value` had to become null against its type.
    fn fail(&self, value: &mut Value, ty: &Type, path: &[PathSegment]) -> bool {
        let becomes_null = match (path.split_first(), &ty.base, &mut *value) {
            (Some((PathSegment::Index(index), rest)), BaseType::List(ty), Value::List(items)) => {
                items.get_mut(*index).is_none_or(|item| self.fail(item, ty, rest))
            }
            (Some((PathSegment::Field(key), rest)), BaseType::Named(_), Value::Object(object)) => {
                let below = self.keys.get(key.as_str());
                match (below, below.and_then(|below| below.ty), object.get_mut(key.as_str())) {
                    (Some(below), Some(ty), Some(value)) => below.fail(value, ty, rest),
                    _ => false,
                }
            }
            // The end of the path, a list that failed as a whole, or the null of an earlier failure.
            _ => true,
        };
        if becomes_null {
            *value = Value::Null;
        }
        becomes_null && !ty.nullable
    }

    /// Sorts the keys of all objects, and takes out the placeholders; keys that the document does not have stay behind the others.
    fn sort(&self, value: &mut Value) {
        match value {
            Value::List(items) => items.iter_mut().for_each(|item| self.sort(item)),
            Value::Object(object) => {
                object.shift_remove(PLACEHOLDER);
                object.sort_by_cached_key(|key, _| self.keys.get_index_of(key).unwrap_or(usize::MAX));
                for (key, value) in object {
                    if let Some(below) = self.keys.get(key) {
                        below.sort(value);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The name at the bottom of a type.
fn named(ty: &Type) -> &Name {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => named(item),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::{Value as Json, json};

    use super::*;

    const SDL: &str = "type Query { home: City! city: City node: Node } interface Node { id: ID! } \
        type City implements Node { name: String! within: String partners: [City!]! twins: [City] tags: [String!] } \
        type Event implements Node { id: ID! city: City! year: Int }";

    fn complete(query: &str, data: Json, paths: &[Json]) -> String {
        let document = parse_query(query).expect("the test writes documents");
        let errors: Vec<_> = paths.iter().map(error).collect();
        let data = Value::from_json(data).expect("the test writes values");
        let types = Types::from_sdl(SDL);
        let data = Order::of(&document, None, &types).complete(data, &errors);
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

    #[test]
    fn object_of_which_all_fields_failed_is_no_null() {
        // async-graphql answers null for an object without fields.
        let data = json!({ "home": null });
        assert_eq!(
            complete("{ home { within } }", data, &[json!(["home", "within"])]),
            r#"{"home":{"within":null}}"#
        );
        assert_eq!(complete("{ city { name } }", Json::Null, &[json!(["city"])]), r#"{"city":null}"#);
    }

    #[test]
    fn later_error_leaves_the_null_of_an_earlier_one() {
        let data = json!({ "city": null });
        let paths = [json!(["city", "name"]), json!(["city", "within"])];
        assert_eq!(complete("{ city { name within } }", data.clone(), &paths), r#"{"city":null}"#);
        let paths = [json!(["city", "within"]), json!(["city", "name"])];
        assert_eq!(complete("{ city { name within } }", data, &paths), r#"{"city":null}"#);
    }

    #[test]
    fn list_without_its_failed_item_becomes_null() {
        let data = json!({ "city": { "name": "x" } });
        assert_eq!(
            complete("{ city { tags name } }", data, &[json!(["city", "tags", 1])]),
            r#"{"city":{"tags":null,"name":"x"}}"#
        );
    }

    #[test]
    fn type_condition_decides_between_fields_of_one_name() {
        // A city may be null below the query, and may not below an event.
        for query in [
            "{ node { ... on Event { year city { name } } } }",
            "{ node { ...E } } fragment E on Event { year city { name } }",
        ] {
            let data = json!({ "node": { "year": 1 } });
            assert_eq!(complete(query, data, &[json!(["node", "city"])]), r#"{"node":null}"#);
        }
    }

    #[test]
    fn selections_of_one_key_merge_and_unknown_keys_stay_behind() {
        let query = "{ city { within } home { name } city { name } }";
        let data = json!({ "b": 1, "a": 2, "home": { "name": "x" }, "city": { "name": "y", "within": "z" } });
        let Value::Object(mut object) = Value::from_json(data).expect("a value") else { panic!("an object") };
        object.sort_by(|one, _, other, _| other.cmp(one));
        let document = parse_query(query).expect("the test writes documents");
        let types = Types::from_sdl(SDL);
        let data = Order::of(&document, None, &types).complete(Value::Object(object), &[]);
        assert_eq!(
            serde_json::to_string(&data).expect("a value is JSON"),
            r#"{"city":{"within":"z","name":"y"},"home":{"name":"x"},"b":1,"a":2}"#
        );
    }
}
