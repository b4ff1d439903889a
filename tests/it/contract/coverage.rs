//! Every field, argument, input field and choice of an order is used by a golden query.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use apollo_compiler::Node;
use apollo_compiler::ast::{Definition, Document, FieldDefinition, InputValueDefinition};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    ExecutableDocument, FragmentDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Value};

use crate::golden::files;

/// The enums of which every value must be used, since they choose what is done; fields of orders are others.
const CHOICES: [&str; 5] = ["DateUnit", "FacetField", "NetworkLevel", "OrderDirection", "SearchType"];

/// A field: the name of its type, and its arguments with theirs.
type Field = (String, BTreeMap<String, String>);

#[derive(Default)]
struct Schema {
    outputs: BTreeMap<String, BTreeMap<String, Field>>,
    inputs: BTreeMap<String, BTreeMap<String, String>>,
    enums: BTreeMap<String, Vec<String>>,
}

impl Schema {
    fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
        let sdl = std::fs::read_to_string(path).expect("schema.graphql is committed");
        let mut schema = Self::default();
        for definition in Document::parse(sdl, "schema.graphql").expect("the schema is valid").definitions {
            match definition {
                Definition::ObjectTypeDefinition(object) => {
                    schema.outputs.insert(object.name.to_string(), fields(&object.fields));
                }
                Definition::InterfaceTypeDefinition(interface) => {
                    schema.outputs.insert(interface.name.to_string(), fields(&interface.fields));
                }
                Definition::InputObjectTypeDefinition(input) => {
                    schema.inputs.insert(input.name.to_string(), inputs(&input.fields));
                }
                Definition::EnumTypeDefinition(choices) => {
                    let values = choices.values.iter().map(|value| value.value.to_string());
                    schema.enums.insert(choices.name.to_string(), values.collect());
                }
                _ => {}
            }
        }
        schema
    }

    /// Everything that must be used.
    fn items(&self) -> BTreeSet<String> {
        let mut items = BTreeSet::new();
        for (owner, fields) in &self.outputs {
            for (field, (_, arguments)) in fields {
                items.insert(format!("{owner}.{field}"));
                items.extend(arguments.keys().map(|argument| format!("{owner}.{field}({argument}:)")));
            }
        }
        for (owner, fields) in &self.inputs {
            items.extend(fields.keys().map(|field| format!("{owner}.{field}")));
        }
        for choice in CHOICES {
            assert!(self.enums.contains_key(choice), "no enum {choice}");
        }
        for (choice, values) in &self.enums {
            if choice.ends_with("OrderField") || CHOICES.contains(&choice.as_str()) {
                items.extend(values.iter().map(|value| format!("{choice}.{value}")));
            }
        }
        items
    }
}

fn inputs(fields: &[Node<InputValueDefinition>]) -> BTreeMap<String, String> {
    fields.iter().map(|field| (field.name.to_string(), field.ty.inner_named_type().to_string())).collect()
}

fn fields(fields: &[Node<FieldDefinition>]) -> BTreeMap<String, Field> {
    let field = |field: &Node<FieldDefinition>| {
        let ty = field.ty.inner_named_type().to_string();
        (field.name.to_string(), (ty, inputs(&field.arguments)))
    };
    fields.iter().map(field).collect()
}

/// Gathers what the documents use.
struct Walk<'a> {
    schema: &'a Schema,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    used: BTreeSet<String>,
}

impl Walk<'_> {
    fn selection(&mut self, owner: &str, set: &SelectionSet) {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    let name = field.node.name.node.as_str();
                    let Some((ty, arguments)) =
                        self.schema.outputs.get(owner).and_then(|fields| fields.get(name))
                    else {
                        continue;
                    };
                    self.used.insert(format!("{owner}.{name}"));
                    for (argument, value) in &field.node.arguments {
                        self.used.insert(format!("{owner}.{name}({}:)", argument.node));
                        let value =
                            value.node.clone().into_const().expect("golden queries have no variables");
                        self.value(&arguments[argument.node.as_str()], &value);
                    }
                    self.selection(ty, &field.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = &self.fragments[&spread.node.fragment_name.node].node;
                    self.selection(&fragment.type_condition.node.on.node, &fragment.selection_set.node);
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    self.selection(on.unwrap_or(owner), &fragment.node.selection_set.node);
                }
            }
        }
    }

    fn value(&mut self, ty: &str, value: &Value) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.value(ty, item)),
            Value::Enum(name) => {
                self.used.insert(format!("{ty}.{name}"));
            }
            Value::Object(fields) => {
                for (field, value) in fields {
                    self.used.insert(format!("{ty}.{field}"));
                    let inner = self.schema.inputs.get(ty).and_then(|fields| fields.get(field.as_str()));
                    self.value(inner.expect("a golden query is valid"), value);
                }
            }
            _ => {}
        }
    }
}

fn used(schema: &Schema, document: &ExecutableDocument) -> BTreeSet<String> {
    let mut walk = Walk { schema, fragments: &document.fragments, used: BTreeSet::new() };
    for (_, operation) in document.operations.iter() {
        let root = match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Subscription => "Subscription",
            OperationType::Mutation => panic!("golden queries change nothing"),
        };
        walk.selection(root, &operation.node.selection_set.node);
    }
    walk.used
}

#[test]
fn every_part_of_the_schema_is_used_by_a_golden_query() {
    let schema = Schema::read();
    let mut unused = schema.items();
    let folders = ["tests/it/queries", "tests/it/subscriptions/documents"];
    let documents = |folder| files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ".graphql");
    for path in folders.into_iter().flat_map(documents) {
        let query = std::fs::read_to_string(&path).expect("a query");
        let document = parse_query(&query).expect("a golden query parses");
        for item in used(&schema, &document) {
            unused.remove(&item);
        }
    }
    // Fields of an interface are used on the objects that have it.
    let shared = ["Node.", "Fact."];
    unused.retain(|item| !shared.iter().any(|interface| item.starts_with(interface)));
    let list = unused.iter().map(|item| format!("  {item}")).collect::<Vec<_>>().join("\n");
    assert!(unused.is_empty(), "no golden query uses\n{list}");
}
