//! From SDL to `SchemaIndex`: names first, so that types may refer to each other in any order, then fields.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, SchemaDefinition, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, Positioned, Value};

use super::estimates::ListEstimates;
use super::index::{FieldEntry, InputEntry, InputId, ItemCount, OutputId, Roots, SchemaIndex};

/// The part of introspection that leads somewhere. Exported SDL never has it.
const INTROSPECTION: &str = "
    type __Schema { types: [__Type!]! queryType: __Type! mutationType: __Type subscriptionType: __Type
        directives: [__Directive!]! }
    type __Type { fields: [__Field!] interfaces: [__Type!] possibleTypes: [__Type!]
        enumValues: [__EnumValue!] inputFields: [__InputValue!] ofType: __Type }
    type __Field { args: [__InputValue!]! type: __Type! }
    type __InputValue { type: __Type! }
    type __EnumValue { name: String! }
    type __Directive { args: [__InputValue!]! }
    extend type Query { __schema: __Schema! __type(name: String!): __Type }
";

/// Why no index could be made of the SDL; both are mistakes of the program, found at start-up.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SchemaIndexError {
    /// The SDL is not valid.
    #[error("schema is not valid SDL")]
    Sdl(#[from] async_graphql::parser::Error),
    /// An estimate does not belong to anything.
    #[error("estimate for `{0}` names no list of objects and no connection of the schema")]
    UnknownList(String),
}

impl SchemaIndex {
    /// Reads the SDL of the schema.
    pub fn from_sdl(sdl: &str, estimates: &ListEstimates) -> Result<Self, SchemaIndexError> {
        index(sdl, estimates)
    }
}

/// The fields of an object, interface or union, by the name of the type.
type Outputs<'a> = Vec<(&'a str, Vec<&'a FieldDefinition>)>;

/// The fields of an input object, by the name of the type.
type Inputs<'a> = Vec<(&'a str, Vec<&'a InputValueDefinition>)>;

struct Builder<'a> {
    estimates: &'a ListEstimates,
    output_names: HashMap<String, OutputId>,
    input_names: HashMap<String, InputId>,
    connections: HashSet<OutputId>,
    used_estimates: HashSet<String>,
}

fn index(sdl: &str, estimates: &ListEstimates) -> Result<SchemaIndex, SchemaIndexError> {
    let mut definitions = parse_schema(sdl)?.definitions;
    let root_names = root_names(&definitions);
    let introspection = INTROSPECTION.replace("Query", &root_names[0]);
    definitions.extend(parse_schema(introspection)?.definitions);
    let (outputs, inputs) = composite_types(&definitions);

    let output_names: HashMap<_, _> =
        (0..).map(OutputId).zip(&outputs).map(|(id, (name, _))| ((*name).to_owned(), id)).collect();
    let input_names =
        (0..).map(InputId).zip(&inputs).map(|(id, (name, _))| ((*name).to_owned(), id)).collect();
    let connections = outputs
        .iter()
        .filter(|(_, fields)| fields.iter().any(|field| field.name.node == "pageInfo"))
        .filter_map(|(name, _)| output_names.get(*name).copied())
        .collect();
    let mut builder =
        Builder { estimates, output_names, input_names, connections, used_estimates: HashSet::new() };

    let outputs = outputs.iter().map(|(name, fields)| builder.output(name, fields)).collect();
    let inputs = inputs.iter().map(|(_, fields)| builder.input(fields)).collect();
    builder.check_estimates()?;
    let root = |name: &String| builder.output_names.get(name).copied();
    Ok(SchemaIndex {
        outputs,
        inputs,
        roots: Roots {
            query: root(&root_names[0]),
            mutation: root(&root_names[1]),
            subscription: root(&root_names[2]),
        },
        output_names: builder.output_names,
        page: estimates.page,
    })
}

/// The names of the query, mutation and subscription types, in this order.
fn root_names(definitions: &[TypeSystemDefinition]) -> [String; 3] {
    let schema = definitions.iter().find_map(|definition| match definition {
        TypeSystemDefinition::Schema(schema) => Some(&schema.node),
        _ => None,
    });
    let named = |root: fn(&SchemaDefinition) -> &Option<Positioned<Name>>, usual: &str| {
        schema
            .and_then(|schema| root(schema).as_ref())
            .map_or_else(|| usual.to_owned(), |name| name.node.to_string())
    };
    [
        named(|schema| &schema.query, "Query"),
        named(|schema| &schema.mutation, "Mutation"),
        named(|schema| &schema.subscription, "Subscription"),
    ]
}

/// All types with fields; what an `extend` adds is put to its type.
fn composite_types(definitions: &[TypeSystemDefinition]) -> (Outputs<'_>, Inputs<'_>) {
    let mut outputs = Vec::new();
    let mut inputs = Vec::new();
    for definition in definitions {
        let TypeSystemDefinition::Type(definition) = definition else {
            continue;
        };
        let name = definition.node.name.node.as_str();
        match &definition.node.kind {
            TypeKind::Object(object) => add(&mut outputs, name, &object.fields),
            TypeKind::Interface(interface) => add(&mut outputs, name, &interface.fields),
            TypeKind::Union(_) => add(&mut outputs, name, &[]),
            TypeKind::InputObject(input) => add(&mut inputs, name, &input.fields),
            TypeKind::Scalar | TypeKind::Enum(_) => {}
        }
    }
    (outputs, inputs)
}

fn add<'a, F>(types: &mut Vec<(&'a str, Vec<&'a F>)>, name: &'a str, fields: &'a [Positioned<F>]) {
    let fields = fields.iter().map(|field| &field.node);
    match types.iter_mut().find(|(known, _)| *known == name) {
        Some((_, known)) => known.extend(fields),
        None => types.push((name, fields.collect())),
    }
}

impl Builder<'_> {
    fn output(&mut self, owner: &str, fields: &[&FieldDefinition]) -> HashMap<String, FieldEntry> {
        fields.iter().map(|field| (field.name.node.to_string(), self.field(owner, field))).collect()
    }

    fn field(&mut self, owner: &str, field: &FieldDefinition) -> FieldEntry {
        let (type_name, is_list) = named_type(&field.ty.node);
        let target = self.output_names.get(type_name).copied();
        let is_connection = target.is_some_and(|target| self.connections.contains(&target));
        let estimate = if target.is_some() && (is_list || is_connection) {
            self.estimate(owner, field.name.node.as_str())
        } else {
            None
        };
        FieldEntry {
            target,
            items: if is_list && target.is_some() {
                self.items(owner, field, estimate)
            } else {
                ItemCount::One
            },
            page: default_of(field, "first").or(estimate).unwrap_or(self.estimates.page),
            arguments: self.arguments(field),
        }
    }

    fn items(&self, owner: &str, field: &FieldDefinition, estimate: Option<u64>) -> ItemCount {
        let has_argument = |name: &str| field.arguments.iter().any(|arg| arg.node.name.node == name);
        let owner = self.output_names.get(owner);
        if owner.is_some_and(|owner| self.connections.contains(owner))
            && matches!(field.name.node.as_str(), "nodes" | "edges")
        {
            return ItemCount::Page;
        }
        let about = estimate.unwrap_or(self.estimates.list);
        if has_argument("ids") {
            ItemCount::Ids
        } else if has_argument("first") || has_argument("last") {
            ItemCount::Asked(default_of(field, "first").unwrap_or(about))
        } else {
            ItemCount::About(about)
        }
    }

    fn estimate(&mut self, owner: &str, field: &str) -> Option<u64> {
        self.used_estimates.insert(format!("{owner}.{field}"));
        self.used_estimates.insert(field.to_owned());
        self.estimates.field(owner, field)
    }

    /// An estimate that no field uses is one whose field was renamed.
    fn check_estimates(&self) -> Result<(), SchemaIndexError> {
        let mut unused: Vec<_> =
            self.estimates.fields.keys().filter(|path| !self.used_estimates.contains(*path)).collect();
        unused.sort();
        match unused.first() {
            Some(path) => Err(SchemaIndexError::UnknownList((*path).clone())),
            None => Ok(()),
        }
    }

    fn input(&self, fields: &[&InputValueDefinition]) -> InputEntry {
        let mut shape = InputEntry::default();
        for field in fields {
            let (type_name, is_list) = named_type(&field.ty.node);
            let input = self.input_names.get(type_name).copied();
            shape.is_filter |= input.is_some() && type_name.ends_with("Filter");
            if is_list || input.is_some() {
                shape.fields.insert(field.name.node.to_string(), input);
            }
        }
        shape
    }

    fn arguments(&self, field: &FieldDefinition) -> HashMap<String, InputId> {
        field
            .arguments
            .iter()
            .filter_map(|argument| {
                let input = self.input_names.get(named_type(&argument.node.ty.node).0)?;
                Some((argument.node.name.node.to_string(), *input))
            })
            .collect()
    }
}

fn named_type(ty: &Type) -> (&str, bool) {
    match &ty.base {
        BaseType::Named(name) => (name.as_str(), false),
        BaseType::List(inner) => (named_type(inner).0, true),
    }
}

fn default_of(field: &FieldDefinition, argument: &str) -> Option<u64> {
    let argument = field.arguments.iter().find(|definition| definition.node.name.node == argument)?;
    match &argument.node.default_value.as_ref()?.node {
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}
