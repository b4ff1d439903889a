//! `__schema` and `__type`, answered from the types that documents are checked against.
//!
//! apollo-compiler's own execution of introspection (1.33.1) does not know `isOneOf`, and the framework's answers null for
//! the interfaces of an interface. A normalised selection has nothing left to decide, so its walk is short.

use apollo_compiler::ast::{
    DirectiveDefinition, DirectiveList, EnumValueDefinition, FieldDefinition, InputValueDefinition, Type,
};
use apollo_compiler::executable::Name;
use apollo_compiler::schema::ExtendedType;
use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::{Name as Key, Value};

use super::type_system::TypeSystem;

/// What introspection makes objects of.
#[derive(Clone, Copy)]
enum Object<'a> {
    Schema,
    Named(&'a ExtendedType),
    /// A list or a type that is not null.
    Wrapped(&'a Type),
    /// The list of such a type, without its own "not null".
    List(&'a Type),
    Field(&'a FieldDefinition),
    Input(&'a InputValueDefinition),
    EnumValue(&'a EnumValueDefinition),
    Directive(&'a DirectiveDefinition),
}

/// Answers `__schema` or `__type`.
pub(super) fn resolve(types: &TypeSystem, field: &Field) -> Value {
    let introspection = Introspection { types };
    match field.name.node.as_str() {
        "__schema" => introspection.object(Object::Schema, &field.selection_set.node),
        _ => match argument(field, "name") {
            Some(Value::String(name)) => introspection.named(field, Some(&name)),
            _ => Value::Null,
        },
    }
}

struct Introspection<'a> {
    types: &'a TypeSystem,
}

impl<'a> Introspection<'a> {
    fn object(&self, object: Object<'a>, set: &SelectionSet) -> Value {
        let mut fields = IndexMap::with_capacity(set.items.len());
        for selection in &set.items {
            // All types of introspection are objects, so nothing else is left of a selection.
            if let Selection::Field(field) = &selection.node {
                let field = &field.node;
                fields.insert(field.response_key().node.clone(), self.field(object, field));
            }
        }
        Value::Object(fields)
    }

    fn field(&self, object: Object<'a>, field: &Field) -> Value {
        let name = field.name.node.as_str();
        match object {
            _ if name == "__typename" => Value::from(object.type_name()),
            Object::Schema => self.schema(field, name),
            Object::Named(definition) => self.type_field(definition, field, name),
            Object::Wrapped(ty) => match name {
                "kind" if ty.is_non_null() => kind("NON_NULL"),
                "kind" => kind("LIST"),
                "ofType" => match ty {
                    Type::NonNullList(_) => self.object(Object::List(ty), &field.selection_set.node),
                    Type::List(item) => self.of(field, item),
                    Type::NonNullNamed(name) | Type::Named(name) => self.named(field, Some(name)),
                },
                _ => Value::Null,
            },
            Object::List(ty) => match name {
                "kind" => kind("LIST"),
                "ofType" => self.of(field, ty.item_type()),
                _ => Value::Null,
            },
            Object::Field(definition) => match name {
                "name" => text(&definition.name),
                "description" => optional(definition.description.as_deref()),
                "args" => self.inputs(field, definition.arguments.iter().map(|argument| &**argument)),
                "type" => self.of(field, &definition.ty),
                _ => deprecation(&definition.directives, name),
            },
            Object::Input(definition) => match name {
                "name" => text(&definition.name),
                "description" => optional(definition.description.as_deref()),
                "type" => self.of(field, &definition.ty),
                "defaultValue" => {
                    let default = definition.default_value.as_ref();
                    default
                        .map_or(Value::Null, |value| Value::from(value.serialize().no_indent().to_string()))
                }
                _ => deprecation(&definition.directives, name),
            },
            Object::EnumValue(definition) => match name {
                "name" => text(&definition.value),
                "description" => optional(definition.description.as_deref()),
                _ => deprecation(&definition.directives, name),
            },
            Object::Directive(definition) => match name {
                "name" => text(&definition.name),
                "description" => optional(definition.description.as_deref()),
                "isRepeatable" => Value::from(definition.repeatable),
                "locations" => {
                    Value::List(definition.locations.iter().map(|location| kind(location.name())).collect())
                }
                _ => self.inputs(field, definition.arguments.iter().map(|argument| &**argument)),
            },
        }
    }

    fn schema(&self, field: &Field, name: &str) -> Value {
        let schema = &self.types.schema;
        let roots = &schema.schema_definition;
        let root = |root: &'a Option<apollo_compiler::schema::ComponentName>| {
            self.named(field, root.as_ref().map(|root| root.name.as_str()))
        };
        match name {
            "description" => optional(roots.description.as_deref()),
            "types" => self.list(field, schema.types.values().map(Object::Named)),
            "queryType" => root(&roots.query),
            "mutationType" => root(&roots.mutation),
            "subscriptionType" => root(&roots.subscription),
            _ => {
                let definitions = schema.directive_definitions.values();
                self.list(field, definitions.map(|definition| Object::Directive(definition)))
            }
        }
    }

    fn type_field(&self, definition: &'a ExtendedType, field: &Field, name: &str) -> Value {
        match (name, definition) {
            ("kind", _) => kind(match definition {
                ExtendedType::Scalar(_) => "SCALAR",
                ExtendedType::Object(_) => "OBJECT",
                ExtendedType::Interface(_) => "INTERFACE",
                ExtendedType::Union(_) => "UNION",
                ExtendedType::Enum(_) => "ENUM",
                ExtendedType::InputObject(_) => "INPUT_OBJECT",
            }),
            ("name", _) => text(definition.name()),
            ("description", _) => optional(definition.description().map(|description| &**description)),
            ("specifiedByURL", ExtendedType::Scalar(_)) => {
                let specified = definition.directives().get("specifiedBy");
                optional(
                    specified.and_then(|directive| directive.specified_argument_by_name("url")?.as_str()),
                )
            }
            ("isOneOf", ExtendedType::InputObject(input)) => Value::from(input.directives.has("oneOf")),
            ("fields", ExtendedType::Object(object)) => {
                self.fields(field, object.fields.values().map(|definition| &***definition))
            }
            ("fields", ExtendedType::Interface(interface)) => {
                self.fields(field, interface.fields.values().map(|definition| &***definition))
            }
            ("interfaces", ExtendedType::Object(object)) => {
                self.names(field, object.implements_interfaces.iter().map(|interface| &interface.name))
            }
            ("interfaces", ExtendedType::Interface(interface)) => {
                self.names(field, interface.implements_interfaces.iter().map(|interface| &interface.name))
            }
            ("possibleTypes", ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                self.names(field, self.types.possible_types(definition.name()).into_iter())
            }
            ("enumValues", ExtendedType::Enum(definition)) => {
                let values = definition.values.values().filter(|value| shows(field, &value.directives));
                self.list(field, values.map(|value| Object::EnumValue(value)))
            }
            ("inputFields", ExtendedType::InputObject(input)) => {
                self.inputs(field, input.fields.values().map(|definition| &***definition))
            }
            _ => Value::Null,
        }
    }

    fn fields(&self, field: &Field, fields: impl Iterator<Item = &'a FieldDefinition>) -> Value {
        self.list(field, fields.filter(|one| shows(field, &one.directives)).map(Object::Field))
    }

    fn inputs(&self, field: &Field, inputs: impl Iterator<Item = &'a InputValueDefinition>) -> Value {
        self.list(field, inputs.filter(|one| shows(field, &one.directives)).map(Object::Input))
    }

    fn names(&self, field: &Field, names: impl Iterator<Item = &'a Name>) -> Value {
        self.list(field, names.filter_map(|name| self.types.schema.types.get(name)).map(Object::Named))
    }

    fn list(&self, field: &Field, objects: impl Iterator<Item = Object<'a>>) -> Value {
        Value::List(objects.map(|object| self.object(object, &field.selection_set.node)).collect())
    }

    fn named(&self, field: &Field, name: Option<&str>) -> Value {
        let definition = name.and_then(|name| self.types.schema.types.get(name));
        definition.map_or(Value::Null, |definition| {
            self.object(Object::Named(definition), &field.selection_set.node)
        })
    }

    fn of(&self, field: &Field, ty: &'a Type) -> Value {
        match ty {
            Type::Named(name) => self.named(field, Some(name)),
            wrapped => self.object(Object::Wrapped(wrapped), &field.selection_set.node),
        }
    }
}

impl Object<'_> {
    fn type_name(self) -> &'static str {
        match self {
            Self::Schema => "__Schema",
            Self::Named(_) | Self::Wrapped(_) | Self::List(_) => "__Type",
            Self::Field(_) => "__Field",
            Self::Input(_) => "__InputValue",
            Self::EnumValue(_) => "__EnumValue",
            Self::Directive(_) => "__Directive",
        }
    }
}

fn argument(field: &Field, name: &str) -> Option<Value> {
    field.get_argument(name).and_then(|value| value.node.clone().into_const())
}

/// Whether something is shown: deprecated things are where they are asked for.
fn shows(field: &Field, directives: &DirectiveList) -> bool {
    directives.get("deprecated").is_none()
        || argument(field, "includeDeprecated") == Some(Value::Boolean(true))
}

fn deprecation(directives: &DirectiveList, name: &str) -> Value {
    let deprecated = directives.get("deprecated");
    match (name, deprecated) {
        ("isDeprecated", _) => Value::from(deprecated.is_some()),
        ("deprecationReason", Some(directive)) => {
            let reason = directive.specified_argument_by_name("reason").and_then(|reason| reason.as_str());
            Value::from(reason.unwrap_or("No longer supported"))
        }
        _ => Value::Null,
    }
}

fn kind(name: &str) -> Value {
    Value::Enum(Key::new(name))
}

fn text(name: &Name) -> Value {
    Value::from(name.as_str())
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}
