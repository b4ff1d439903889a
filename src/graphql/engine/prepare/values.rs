//! Whether the values that a document writes have the types of their places.
//!
//! apollo-compiler's own check takes any form of a custom scalar, compares variables inside lists and objects by name
//! only, and knows neither `@oneOf` nor input fields given twice; so its findings on values are left out for these.

use std::collections::HashSet;

use apollo_compiler::Node;
use apollo_compiler::ast::{
    DirectiveList as Directives, InputValueDefinition, Type, Value, VariableDefinition,
};
use apollo_compiler::executable::{Argument, ExecutableDocument, Name, Operation, Selection, SelectionSet};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::{ExtendedType, InputObjectType};

use crate::graphql::engine::coerce::scalar;
use crate::graphql::engine::type_system::TypeSystem;

/// A value that does not fit, and where it stands.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Misfit {
    pub(super) message: String,
    pub(super) at: Option<SourceSpan>,
}

/// The place that a value stands in: its type, and whether the place has a default.
#[derive(Clone, Copy)]
struct Place<'a> {
    ty: &'a Type,
    has_default: bool,
    /// Whether it is the one field of an input object with `@oneOf`.
    is_one_of: bool,
}

/// Looks at all values of a document, fragments once for each operation that reaches them.
pub(super) struct ValueCheck<'a> {
    types: &'a TypeSystem,
    document: &'a ExecutableDocument,
    text: &'a str,
    variables: &'a [Node<VariableDefinition>],
    fragments: HashSet<&'a Name>,
    misfits: Vec<Misfit>,
}

/// What is wrong with the values of a document.
pub(super) fn check(types: &TypeSystem, document: &ExecutableDocument, text: &str) -> Vec<Misfit> {
    let mut check =
        ValueCheck { types, document, text, variables: &[], fragments: HashSet::new(), misfits: Vec::new() };
    for operation in document.operations.iter() {
        check.operation(operation);
    }
    let mut seen = HashSet::new();
    check.misfits.retain(|misfit| seen.insert((misfit.at, misfit.message.clone())));
    check.misfits
}

impl<'a> ValueCheck<'a> {
    fn operation(&mut self, operation: &'a Operation) {
        self.variables = &[];
        for variable in &operation.variables {
            if let Some(default) = &variable.default_value {
                self.value(default, Place { ty: &variable.ty, has_default: false, is_one_of: false });
            }
            self.directives(&variable.directives);
        }
        self.variables = &operation.variables;
        self.fragments.clear();
        self.directives(&operation.directives);
        self.selection_set(&operation.selection_set);
    }

    fn selection_set(&mut self, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.arguments(&field.arguments, &field.definition.arguments, || {
                        (format!("Field \"{}\"", field.name), field.location())
                    });
                    self.directives(&field.directives);
                    self.selection_set(&field.selection_set);
                }
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives);
                    self.selection_set(&inline.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.fragments.insert(&fragment.name)
                    {
                        self.directives(&fragment.directives);
                        self.selection_set(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &'a Directives) {
        for directive in directives {
            if let Some(definition) = self.types.schema.directive_definitions.get(&directive.name) {
                self.arguments(&directive.arguments, &definition.arguments, || {
                    (format!("Directive \"@{}\"", directive.name), directive.location())
                });
            }
        }
    }

    fn arguments(
        &mut self,
        written: &'a [Node<Argument>],
        defined: &'a [Node<InputValueDefinition>],
        owner: impl Fn() -> (String, Option<SourceSpan>),
    ) {
        for definition in defined {
            let has_default = definition.default_value.is_some();
            let place = Place { ty: &definition.ty, has_default, is_one_of: false };
            let mut values = written.iter().filter(|argument| argument.name == definition.name).peekable();
            if values.peek().is_none() && definition.ty.is_non_null() && !has_default {
                let (owner, at) = owner();
                self.misfit(
                    at,
                    format!(
                        "{owner} argument \"{}\" of type \"{}\" is required, but it was not provided.",
                        definition.name, definition.ty
                    ),
                );
            }
            for argument in values {
                self.value(&argument.value, place);
            }
        }
    }

    fn value(&mut self, value: &'a Node<Value>, place: Place<'a>) {
        match &**value {
            Value::Variable(name) => return self.variable(name, value.location(), place),
            Value::Null if place.ty.is_non_null() => return self.expected(value, place.ty),
            Value::Null => return,
            _ => {}
        }
        let item = match place.ty {
            Type::List(item) | Type::NonNullList(item) => item,
            Type::Named(name) | Type::NonNullNamed(name) => return self.named(value, name, place.ty),
        };
        let place = Place { ty: item, has_default: false, is_one_of: false };
        match &**value {
            Value::List(items) => items.iter().for_each(|item| self.value(item, place)),
            // A value alone is a list of one.
            _ => self.value(value, place),
        }
    }

    fn named(&mut self, value: &'a Node<Value>, name: &'a Name, ty: &'a Type) {
        match (self.types.schema.types.get(name), &**value) {
            (Some(ExtendedType::Enum(definition)), Value::Enum(word)) => {
                if !definition.values.contains_key(word) {
                    let hint = self.types.did_you_mean(word, definition.values.keys());
                    self.misfit(
                        value.location(),
                        format!("Value \"{word}\" does not exist in \"{name}\" enum.{hint}"),
                    );
                }
            }
            (Some(ExtendedType::InputObject(definition)), Value::Object(fields)) => {
                self.object(value, definition, fields);
            }
            (Some(ExtendedType::Scalar(_)), _) => {
                if let Err(accepted) = scalar::written(name, value) {
                    let text = self.text_of(value);
                    let message = format!("Expected value of type \"{ty}\", found {text}{accepted}.");
                    self.misfit(value.location(), message);
                }
            }
            (None, _) => {}
            _ => self.expected(value, ty),
        }
    }

    fn object(
        &mut self,
        value: &'a Node<Value>,
        definition: &'a InputObjectType,
        fields: &'a [(Name, Node<Value>)],
    ) {
        let mut names = HashSet::new();
        for (name, field) in fields {
            if !names.insert(name) {
                self.misfit(name.location(), format!("There can be only one input field named \"{name}\"."));
            }
            if !definition.fields.contains_key(name) {
                let hint = self.types.did_you_mean(name, definition.fields.keys());
                self.misfit(
                    name.location().or(field.location()),
                    format!("Field \"{name}\" is not defined by type \"{}\".{hint}", definition.name),
                );
            }
        }
        let is_one_of = definition.directives.has("oneOf");
        for field in definition.fields.values() {
            let has_default = field.default_value.is_some();
            if !names.contains(&field.name) && field.ty.is_non_null() && !has_default {
                self.misfit(
                    value.location(),
                    format!(
                        "Field \"{}.{}\" of required type \"{}\" was not provided.",
                        definition.name, field.name, field.ty
                    ),
                );
            }
            for (_, value) in fields.iter().filter(|(name, _)| *name == field.name) {
                self.value(value, Place { ty: &field.ty, has_default, is_one_of });
            }
        }
        if is_one_of {
            self.one_of(value, definition, fields);
        }
    }

    fn one_of(
        &mut self,
        value: &'a Node<Value>,
        definition: &InputObjectType,
        fields: &[(Name, Node<Value>)],
    ) {
        let message = match fields {
            [(name, value)] if value.is_null() => {
                format!("Field \"{}.{name}\" must be non-null.", definition.name)
            }
            [_] => return,
            _ => format!("OneOf Input Object \"{}\" must specify exactly one key.", definition.name),
        };
        self.misfit(value.location(), message);
    }

    /// VariablesInAllowedPosition.
    fn variable(&mut self, name: &Name, at: Option<SourceSpan>, place: Place<'a>) {
        // One that is not defined is found by apollo-compiler.
        let Some(variable) = self.variables.iter().find(|variable| variable.name == *name) else { return };
        let Place { ty, has_default, is_one_of } = place;
        let has_value = variable.default_value.as_ref().is_some_and(|default| !default.is_null());
        let fits = if (ty.is_non_null() || is_one_of) && !variable.ty.is_non_null() {
            (has_value || has_default) && variable.ty.is_assignable_to(&ty.clone().nullable())
        } else {
            variable.ty.is_assignable_to(ty)
        };
        if !fits {
            // The one field of such an object may not be null, whatever its own type says.
            let expected = if is_one_of { ty.clone().non_null() } else { ty.clone() };
            let of = &variable.ty;
            self.misfit(
                at,
                format!(
                    "Variable \"${name}\" of type \"{of}\" used in position expecting type \"{expected}\"."
                ),
            );
        }
    }

    fn expected(&mut self, value: &Node<Value>, ty: &Type) {
        let text = self.text_of(value);
        self.misfit(value.location(), format!("Expected value of type \"{ty}\", found {text}."));
    }

    /// The value as the document writes it.
    fn text_of(&self, value: &Node<Value>) -> String {
        let written = value.location().and_then(|at| self.text.get(at.offset()..at.end_offset()));
        written.map_or_else(|| value.to_string(), |text| text.trim_end().to_owned())
    }

    fn misfit(&mut self, at: Option<SourceSpan>, message: String) {
        self.misfits.push(Misfit { message, at });
    }
}
