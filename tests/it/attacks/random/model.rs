//! The types of the schema, as its SDL has them.

use std::collections::HashMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, Positioned};

/// All types by name.
pub(super) struct Model {
    types: HashMap<String, Kind>,
    /// All names of types, fields, arguments and values.
    pub(super) names: Vec<String>,
}

pub(super) enum Kind {
    Object(Vec<Field>),
    /// An interface or a union, with the objects that it may be.
    Abstract(Vec<Field>, Vec<String>),
    Enum(Vec<String>),
    Input {
        fields: Vec<Input>,
        one_of: bool,
    },
}

pub(super) struct Field {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) arguments: Vec<Input>,
}

pub(super) struct Input {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) required: bool,
}

impl Model {
    pub(super) fn new(sdl: &str) -> Self {
        let document = parse_schema(sdl).expect("the schema's own SDL parses");
        let mut types = HashMap::new();
        let mut members: HashMap<String, Vec<String>> = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            let one_of =
                definition.node.directives.iter().any(|directive| directive.node.name.node == "oneOf");
            let kind = match definition.node.kind {
                TypeKind::Object(object) => {
                    for interface in &object.implements {
                        members.entry(interface.node.to_string()).or_default().push(name.clone());
                    }
                    Kind::Object(fields(object.fields))
                }
                TypeKind::Interface(interface) => Kind::Abstract(fields(interface.fields), Vec::new()),
                TypeKind::Union(union) => Kind::Abstract(Vec::new(), strings(union.members)),
                TypeKind::Enum(values) => Kind::Enum(
                    values.values.into_iter().map(|value| value.node.value.node.to_string()).collect(),
                ),
                TypeKind::InputObject(input) => Kind::Input { fields: inputs(input.fields), one_of },
                TypeKind::Scalar => continue,
            };
            types.insert(name, kind);
        }
        for (interface, objects) in members {
            if let Some(Kind::Abstract(_, members)) = types.get_mut(&interface) {
                *members = objects;
            }
        }
        let names = names(&types);
        Self { types, names }
    }

    /// The type of a name; none for a scalar.
    pub(super) fn kind(&self, name: &str) -> Option<&Kind> {
        self.types.get(name)
    }

    pub(super) fn fields(&self, name: &str) -> &[Field] {
        match self.kind(name) {
            Some(Kind::Object(fields) | Kind::Abstract(fields, _)) => fields,
            _ => &[],
        }
    }

    pub(super) fn field(&self, owner: &str, name: &str) -> Option<&Field> {
        self.fields(owner).iter().find(|field| field.name == name)
    }

    /// Whether values of the type have no fields.
    pub(super) fn is_leaf(&self, ty: &Type) -> bool {
        matches!(self.kind(named(ty)), None | Some(Kind::Enum(_)))
    }
}

/// The name at the bottom of a type.
pub(super) fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => named(item),
    }
}

fn strings(names: Vec<Positioned<Name>>) -> Vec<String> {
    names.into_iter().map(|name| name.node.to_string()).collect()
}

fn fields(fields: Vec<Positioned<FieldDefinition>>) -> Vec<Field> {
    let field = |field: Positioned<FieldDefinition>| Field {
        name: field.node.name.node.to_string(),
        ty: field.node.ty.node,
        arguments: inputs(field.node.arguments),
    };
    fields.into_iter().map(field).collect()
}

fn inputs(inputs: Vec<Positioned<InputValueDefinition>>) -> Vec<Input> {
    let input = |input: Positioned<InputValueDefinition>| Input {
        name: input.node.name.node.to_string(),
        required: !input.node.ty.node.nullable && input.node.default_value.is_none(),
        ty: input.node.ty.node,
    };
    inputs.into_iter().map(input).collect()
}

fn names(types: &HashMap<String, Kind>) -> Vec<String> {
    let mut names = Vec::new();
    for (name, kind) in types {
        names.push(name.clone());
        match kind {
            Kind::Object(fields) | Kind::Abstract(fields, _) => {
                names.extend(fields.iter().map(|field| field.name.clone()));
                let arguments = fields.iter().flat_map(|field| &field.arguments);
                names.extend(arguments.map(|argument| argument.name.clone()));
            }
            Kind::Enum(values) => names.extend(values.clone()),
            Kind::Input { fields, .. } => names.extend(fields.iter().map(|field| field.name.clone())),
        }
    }
    // A map has no order, and the same seed has to give the same documents.
    names.sort_unstable();
    names.dedup();
    names
}
