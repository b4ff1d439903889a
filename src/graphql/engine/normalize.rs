//! Normalises an operation for its variables, so that the framework executes exactly what the specification says.
//!
//! What comes out has no fragments but one for each object type below an abstract one, no directives, no variables and
//! nothing twice: CollectFields is done here, and the order of the fields is that of the answer. Of an argument or an
//! input field whose variable is absent nothing is left, so that the schema's own default holds.

use std::collections::HashSet;

use apollo_compiler::Node;
use apollo_compiler::ast::{DirectiveList as Directives, Value as Condition};
use apollo_compiler::collections::IndexMap;
use apollo_compiler::executable::{ExecutableDocument, Field, Name, Operation, Selection, SelectionSet};
use async_graphql::parser::types as framework;
use async_graphql::parser::types::{OperationDefinition, OperationType, TypeCondition};
use async_graphql::{Name as Key, Pos, Positioned, Variables};

use super::coerce::literal;
use super::guard::violation::{Measure, Violation};
use super::type_system::TypeSystem;

/// How often more fields than a document may select may come of it, where it selects on interfaces and unions: each
/// object type has its own.
const SPREAD: u64 = 4;

/// An operation as the framework executes it.
pub(super) struct Normal {
    /// The fields that are resolved from data.
    pub(super) operation: OperationDefinition,
    /// `__schema` and `__type` with what is selected below them.
    pub(super) introspection: Vec<framework::Field>,
    /// All fields of the operation itself, in the order of the answer.
    pub(super) root: Vec<RootField>,
}

/// A field of the operation itself.
pub(super) struct RootField {
    pub(super) key: Key,
    pub(super) is_nullable: bool,
    /// Whether it is `__schema` or `__type`.
    pub(super) is_introspection: bool,
}

/// Why an operation cannot be normalised.
pub(super) enum NotNormal {
    OverLimit(Violation),
    /// `__schema` or `__type` below a field, as in `subscription { live { __schema } }`.
    IntrospectionBelow {
        at: usize,
    },
    /// `@skip` or `@include` of a variable that was given as null.
    NullCondition {
        variable: String,
        at: usize,
    },
}

type Fields<'a> = IndexMap<&'a Name, Vec<&'a Node<Field>>>;
type Selections = Vec<Positioned<framework::Selection>>;

struct Normalizer<'a> {
    types: &'a TypeSystem,
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    max_fields: u64,
    fields: u64,
}

/// Normalises an operation of a valid document; the variables are coerced.
pub(super) fn normalize(
    types: &TypeSystem,
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &Variables,
    max_fields: u64,
) -> Result<Normal, NotNormal> {
    let max_fields = max_fields.saturating_mul(SPREAD);
    let mut normalizer = Normalizer { types, document, variables, max_fields, fields: 0 };
    let root_type = &operation.selection_set.ty;
    let fields = normalizer.collect(root_type, &[&operation.selection_set])?;
    let root = fields.iter().map(|(key, fields)| RootField::of(key, fields[0])).collect();
    let (introspection, fields): (Vec<_>, Vec<_>) =
        fields.into_values().partition(|fields| is_introspection(fields[0]));
    let introspection = introspection
        .into_iter()
        .map(|fields| normalizer.field(root_type, &fields))
        .collect::<Result<_, _>>()?;
    let items = normalizer.selections(root_type, fields)?;
    let definition = OperationDefinition {
        ty: match operation.operation_type {
            apollo_compiler::ast::OperationType::Query => OperationType::Query,
            apollo_compiler::ast::OperationType::Mutation => OperationType::Mutation,
            apollo_compiler::ast::OperationType::Subscription => OperationType::Subscription,
        },
        variable_definitions: Vec::new(),
        directives: Vec::new(),
        selection_set: at(0, framework::SelectionSet { items }),
    };
    Ok(Normal { operation: definition, introspection, root })
}

impl RootField {
    fn of(key: &Name, field: &Field) -> Self {
        Self {
            key: Key::new(key),
            is_nullable: !field.definition.ty.is_non_null(),
            is_introspection: is_introspection(field),
        }
    }
}

impl<'a> Normalizer<'a> {
    /// CollectFields of several sets for objects of one type.
    fn collect(&self, object: &Name, sets: &[&'a SelectionSet]) -> Result<Fields<'a>, NotNormal> {
        let mut fields = Fields::default();
        let mut spread = HashSet::new();
        for set in sets {
            self.collect_set(object, set, &mut spread, &mut fields)?;
        }
        Ok(fields)
    }

    fn collect_set(
        &self,
        object: &Name,
        set: &'a SelectionSet,
        spread: &mut HashSet<&'a Name>,
        fields: &mut Fields<'a>,
    ) -> Result<(), NotNormal> {
        for selection in &set.selections {
            if !self.is_included(selection.directives())? {
                continue;
            }
            match selection {
                Selection::Field(field) => fields.entry(field.response_key()).or_default().push(field),
                Selection::InlineFragment(inline) => {
                    let condition = inline.type_condition.as_ref();
                    if condition.is_none_or(|condition| self.types.meets(object, condition)) {
                        self.collect_set(object, &inline.selection_set, spread, fields)?;
                    }
                }
                Selection::FragmentSpread(named) => {
                    if let Some(fragment) = self.document.fragments.get(&named.fragment_name)
                        && spread.insert(&fragment.name)
                        && self.types.meets(object, fragment.type_condition())
                    {
                        self.collect_set(object, &fragment.selection_set, spread, fields)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// `@skip` and `@include`, for these variables.
    fn is_included(&self, directives: &Directives) -> Result<bool, NotNormal> {
        for (name, excludes) in [("skip", true), ("include", false)] {
            let Some(directive) = directives.get(name) else { continue };
            let holds = match directive.specified_argument_by_name("if").map(|value| &**value) {
                Some(Condition::Variable(variable)) => {
                    let Some(async_graphql::Value::Boolean(value)) = self.variables.get(variable.as_str())
                    else {
                        let at = directive.location().map_or(0, |at| at.offset());
                        return Err(NotNormal::NullCondition { variable: variable.to_string(), at });
                    };
                    *value
                }
                value => value == Some(&Condition::Boolean(true)),
            };
            if holds == excludes {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn selections(
        &mut self,
        object: &Name,
        fields: impl IntoIterator<Item = Vec<&'a Node<Field>>>,
    ) -> Result<Selections, NotNormal> {
        let selection = |fields: Vec<&'a Node<Field>>| {
            let offset = offset(fields[0]);
            if is_introspection(fields[0]) {
                return Err(NotNormal::IntrospectionBelow { at: offset });
            }
            let field = self.field(object, &fields)?;
            Ok(at(offset, framework::Selection::Field(at(offset, field))))
        };
        fields.into_iter().map(selection).collect()
    }

    /// One field of the answer, merged of all that the document selects under its key.
    fn field(&mut self, object: &Name, fields: &[&'a Node<Field>]) -> Result<framework::Field, NotNormal> {
        let field = fields[0];
        let offset = offset(field);
        self.fields += 1;
        if self.fields > self.max_fields {
            let violation = Violation::OverLimit {
                measure: Measure::Fields,
                limit: self.max_fields,
                actual: self.fields,
                at: None,
            };
            return Err(NotNormal::OverLimit(violation));
        }
        // An object type may say more of a field than the interface that it was selected on.
        let definition =
            self.types.schema.type_field(object, &field.name).map_or(&field.definition, |own| &own.node);
        let below = definition.ty.inner_named_type();
        let sets: Vec<_> = fields.iter().map(|field| &field.selection_set).collect();
        let items = self.below(below, &sets)?;
        let arguments = field.arguments.iter().filter_map(|argument| {
            let ty = &definition.argument_by_name(&argument.name)?.ty;
            let value = literal::coerce(self.types, &argument.value, ty, self.variables)?;
            Some((at(offset, Key::new(&argument.name)), at(offset, value.into_value())))
        });
        Ok(framework::Field {
            alias: field.alias.as_ref().map(|alias| at(offset, Key::new(alias))),
            name: at(offset, Key::new(&field.name)),
            arguments: arguments.collect(),
            directives: Vec::new(),
            selection_set: at(offset, framework::SelectionSet { items }),
        })
    }

    /// What is selected below a field of this type.
    fn below(&mut self, name: &Name, sets: &[&'a SelectionSet]) -> Result<Selections, NotNormal> {
        if sets.iter().all(|set| set.selections.is_empty()) {
            return Ok(Vec::new());
        }
        if !self.types.is_abstract(name) || sets.iter().all(|set| self.is_plain(name, set)) {
            let fields = self.collect(name, sets)?;
            return self.selections(name, fields.into_values());
        }
        let mut fragments = Vec::new();
        for object in self.types.possible_types(name) {
            let fields = self.collect(object, sets)?;
            let items = self.selections(object, fields.into_values())?;
            let fragment = framework::InlineFragment {
                type_condition: Some(at(0, TypeCondition { on: at(0, Key::new(object)) })),
                directives: Vec::new(),
                selection_set: at(0, framework::SelectionSet { items }),
            };
            fragments.push(at(0, framework::Selection::InlineFragment(at(0, fragment))));
        }
        Ok(fragments)
    }

    /// Whether a set on an abstract type selects the same of objects of all types.
    fn is_plain(&self, name: &Name, set: &SelectionSet) -> bool {
        set.selections.iter().all(|selection| match selection {
            Selection::Field(_) => true,
            Selection::InlineFragment(inline) => {
                inline.type_condition.as_ref().is_none_or(|condition| condition == name)
                    && self.is_plain(name, &inline.selection_set)
            }
            Selection::FragmentSpread(spread) => {
                self.document.fragments.get(&spread.fragment_name).is_some_and(|fragment| {
                    fragment.type_condition() == name && self.is_plain(name, &fragment.selection_set)
                })
            }
        })
    }
}

fn is_introspection(field: &Field) -> bool {
    matches!(field.name.as_str(), "__schema" | "__type")
}

fn offset(field: &Node<Field>) -> usize {
    field.location().map_or(0, |at| at.offset())
}

/// Errors of the execution have the place of their field as an offset in the text, under the line 0, until they are
/// answered: a line and a column take a walk over the text, and most fields have no error.
fn at<T>(offset: usize, node: T) -> Positioned<T> {
    Positioned::new(node, Pos { line: 0, column: offset })
}
