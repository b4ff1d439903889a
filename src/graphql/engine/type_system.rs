//! The schema as the front door reads it: once, from the SDL that clients see.

use apollo_compiler::ast::{DirectiveList, FieldDefinition};
use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::Name;
use apollo_compiler::schema::{Component, ExtendedType, Implementers};
use apollo_compiler::validation::Valid;
use apollo_compiler::{Schema, name, ty};
use domain::nearest::nearest;

use super::guard::schema_index::{ListEstimates, SchemaIndex};

/// The types of the schema, who implements whom, and how long lists are.
pub(super) struct TypeSystem {
    pub(super) schema: Valid<Schema>,
    pub(super) implementers: HashMap<Name, Implementers>,
    pub(super) index: SchemaIndex,
    /// Whether errors name what a client may have meant.
    suggests: bool,
}

/// What the September 2025 edition says of introspection and apollo-compiler (1.33.1) does not yet: `__Type.isOneOf`,
/// and that neither the reason of `@deprecated` nor `includeDeprecated` is ever null. May go when it does.
fn update_built_in(schema: &mut Schema) {
    if let Some(ExtendedType::Object(object)) = schema.types.get_mut("__Type") {
        object.make_mut().fields.entry(name!("isOneOf")).or_insert_with(|| {
            Component::new(FieldDefinition {
                description: None,
                name: name!("isOneOf"),
                arguments: Vec::new(),
                ty: ty!(Boolean),
                directives: DirectiveList::default(),
            })
        });
    }
    for name in ["__Type", "__Field", "__Directive"] {
        if let Some(ExtendedType::Object(object)) = schema.types.get_mut(name) {
            for field in object.make_mut().fields.values_mut() {
                for argument in &mut field.make_mut().arguments {
                    // Its default, false, stays.
                    argument.make_mut().ty = ty!(Boolean!).into();
                }
            }
        }
    }
    if let Some(deprecated) = schema.directive_definitions.get_mut("deprecated") {
        for argument in &mut deprecated.make_mut().arguments {
            argument.make_mut().ty = ty!(String!).into();
        }
    }
}

impl TypeSystem {
    /// Reads the schema's own SDL.
    pub(super) fn of(sdl: &str, estimates: &ListEstimates, suggests: bool) -> Self {
        let mut schema = Schema::parse(sdl, "schema.graphql").expect("the schema's own SDL parses");
        update_built_in(&mut schema);
        let schema = schema.validate().expect("the schema's own SDL is valid");
        let implementers = schema.implementers_map();
        let index = SchemaIndex::of(&schema, estimates).expect("each estimate belongs to a list");
        Self { schema, implementers, index, suggests }
    }

    /// The object types that a composite type can be.
    pub(super) fn possible_types(&self, name: &Name) -> Vec<&Name> {
        match self.schema.types.get(name) {
            Some(ExtendedType::Interface(_)) => {
                self.implementers.get(name).into_iter().flat_map(|types| &types.objects).collect()
            }
            Some(ExtendedType::Union(union)) => union.members.iter().map(|member| &member.name).collect(),
            Some(ExtendedType::Object(object)) => vec![&object.name],
            _ => Vec::new(),
        }
    }

    pub(super) fn is_abstract(&self, name: &str) -> bool {
        matches!(self.schema.types.get(name), Some(ExtendedType::Interface(_) | ExtendedType::Union(_)))
    }

    /// ` Did you mean "name"?`, or nothing.
    pub(super) fn did_you_mean<'n>(&self, word: &str, words: impl Iterator<Item = &'n Name>) -> String {
        let near = if self.suggests { nearest(word, words.map(Name::as_str)) } else { Vec::new() };
        match near.split_last() {
            None => String::new(),
            Some((last, [])) => format!(" Did you mean \"{last}\"?"),
            Some((last, others)) => format!(" Did you mean \"{}\" or \"{last}\"?", others.join("\", \"")),
        }
    }

    /// Whether an object of the type `name` meets a type condition.
    pub(super) fn meets(&self, name: &Name, condition: &Name) -> bool {
        name == condition || self.schema.is_subtype(condition, name)
    }
}
