//! The types of the schema, as its SDL has them.

use std::collections::HashMap;

use apollo_compiler::ast::{Definition, Document, FieldDefinition, InputValueDefinition, Type};
use apollo_compiler::{Name, Node};

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
        let document = Document::parse(sdl, "schema.graphql").expect("the schema's own SDL parses");
        let mut types = HashMap::new();
        let mut members: HashMap<String, Vec<String>> = HashMap::new();
        for definition in document.definitions {
            let (name, kind) = match &definition {
                Definition::ObjectTypeDefinition(object) => {
                    for interface in &object.implements_interfaces {
                        members.entry(interface.to_string()).or_default().push(object.name.to_string());
                    }
                    (&object.name, Kind::Object(fields(&object.fields)))
                }
                Definition::InterfaceTypeDefinition(interface) => {
                    (&interface.name, Kind::Abstract(fields(&interface.fields), Vec::new()))
                }
                Definition::UnionTypeDefinition(union) => {
                    let members = union.members.iter().map(Name::to_string).collect();
                    (&union.name, Kind::Abstract(Vec::new(), members))
                }
                Definition::EnumTypeDefinition(choices) => {
                    let values = choices.values.iter().map(|value| value.value.to_string()).collect();
                    (&choices.name, Kind::Enum(values))
                }
                Definition::InputObjectTypeDefinition(input) => {
                    let one_of = input.directives.has("oneOf");
                    (&input.name, Kind::Input { fields: inputs(&input.fields), one_of })
                }
                _ => continue,
            };
            types.insert(name.to_string(), kind);
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
        matches!(self.kind(ty.inner_named_type()), None | Some(Kind::Enum(_)))
    }
}

fn fields(fields: &[Node<FieldDefinition>]) -> Vec<Field> {
    let field = |field: &Node<FieldDefinition>| Field {
        name: field.name.to_string(),
        ty: field.ty.clone(),
        arguments: inputs(&field.arguments),
    };
    fields.iter().map(field).collect()
}

fn inputs(inputs: &[Node<InputValueDefinition>]) -> Vec<Input> {
    let input = |input: &Node<InputValueDefinition>| Input {
        name: input.name.to_string(),
        required: input.is_required(),
        ty: (*input.ty).clone(),
    };
    inputs.iter().map(input).collect()
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
