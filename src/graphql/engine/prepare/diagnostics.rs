//! From the findings of apollo-compiler to GraphQL errors: read field by field, since its own print of a finding
//! panics at text beyond ASCII.

use std::collections::HashSet;

use apollo_compiler::diagnostic::ToCliReport as _;
use apollo_compiler::executable::Name;
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::DiagnosticList;
use async_graphql::ServerError;
use domain::error_code::ErrorCode;

use super::values::Misfit;
use crate::graphql::engine::guard::tokens::position;
use crate::graphql::engine::type_system::TypeSystem;
use crate::graphql::shared::error::{MAX_ERRORS, coded};

/// What [`super::values`] finds more exactly, or in the right place.
const LEFT_TO_VALUES: &[&str] = &[
    "DisallowedVariableUsage",
    "FloatCoercionError",
    "IntCoercionError",
    "RequiredArgument",
    "RequiredField",
    "UndefinedEnumValue",
    "UndefinedInputValue",
    "UniqueInputValue",
    "UnsupportedValueType",
];

/// For how many findings the names that may have been meant are looked up.
const MAX_SUGGESTED: usize = 40;

/// The first syntax error; those behind it mostly follow from it.
pub(super) fn syntax(diagnostics: &DiagnosticList, text: &str) -> Vec<ServerError> {
    let first = diagnostics.iter().min_by_key(|one| one.error.location().map(|at| at.offset()));
    first
        .map(|one| error(ErrorCode::ParseFailed, one.error.to_string(), one.error.location(), text))
        .into_iter()
        .collect()
}

/// All findings of the validation in the order of the document, each once.
pub(super) fn validation<'d>(
    diagnostics: impl Iterator<Item = &'d DiagnosticList>,
    misfits: Vec<Misfit>,
    types: &TypeSystem,
    text: &str,
) -> Vec<ServerError> {
    let mut found = misfits;
    for one in diagnostics.flat_map(DiagnosticList::iter) {
        let kind = one.error.unstable_error_name().unwrap_or_default();
        let at = one.error.location();
        if LEFT_TO_VALUES.contains(&kind) || is_consequence(kind, at, text) {
            continue;
        }
        let message = one.error.unstable_compat_message().unwrap_or_else(|| one.error.to_string());
        let message = if message.starts_with("Unknown argument") {
            message.replace("on field \"@", "on directive \"@")
        } else {
            message
        };
        // To look for near names takes its time, and the errors at the end are not shown.
        let hint =
            if found.len() < MAX_SUGGESTED { suggestion(kind, &message, types) } else { String::new() };
        found.push(Misfit { message: message + &hint, at });
    }
    found.sort_by_key(|misfit| misfit.at.map(|at| at.offset()));
    let mut seen = HashSet::new();
    found.retain(|misfit| seen.insert((misfit.at, misfit.message.clone())));
    let errors = found.into_iter().enumerate().map(|(place, misfit)| {
        // To count the lines up to a place takes its time, and the errors at the end are not shown.
        let at = misfit.at.filter(|_| place < MAX_ERRORS);
        error(ErrorCode::ValidationFailed, misfit.message, at, text)
    });
    errors.collect()
}

/// Whether a finding only follows from another: a selection set is empty because none of its fields exists.
fn is_consequence(kind: &str, at: Option<SourceSpan>, text: &str) -> bool {
    let written = at.and_then(|at| text.get(at.offset()..at.end_offset()));
    kind == "MissingSubselection" && written.is_some_and(|field| field.trim_end().ends_with('}'))
}

/// The names that may have been meant. A finding gives its own names in its message only.
fn suggestion(kind: &str, message: &str, types: &TypeSystem) -> String {
    let quoted: Vec<&str> = message.split('"').skip(1).step_by(2).collect();
    match (kind, &quoted[..]) {
        ("UndefinedField", [field, owner, ..]) => types.did_you_mean(field, fields(types, owner).into_iter()),
        ("UndefinedArgument", [argument, place, ..]) => {
            types.did_you_mean(argument, arguments(types, place).into_iter())
        }
        ("UndefinedDirective", [name, ..]) => {
            let known = types.schema.directive_definitions.keys();
            types.did_you_mean(name.trim_start_matches('@'), known)
        }
        (
            "UndefinedDefinition"
            | "UndefinedTypeInInlineFragmentTypeCondition"
            | "UndefinedTypeInNamedFragmentTypeCondition",
            [name, ..],
        ) => types.did_you_mean(name, types.schema.types.keys().filter(|name| !name.starts_with("__"))),
        _ => String::new(),
    }
}

fn fields<'a>(types: &'a TypeSystem, owner: &str) -> Vec<&'a Name> {
    match types.schema.types.get(owner) {
        // Nobody is helped to guess their way through a schema that may be closed to them.
        _ if owner.starts_with("__") => Vec::new(),
        Some(ExtendedType::Object(object)) => object.fields.keys().collect(),
        Some(ExtendedType::Interface(interface)) => interface.fields.keys().collect(),
        _ => Vec::new(),
    }
}

fn arguments<'a>(types: &'a TypeSystem, place: &str) -> Vec<&'a Name> {
    let defined = if let Some((owner, field)) = place.split_once('.') {
        types.schema.type_field(owner, field).map(|definition| &definition.arguments).ok()
    } else {
        let directive = types.schema.directive_definitions.get(place.trim_start_matches('@'));
        directive.map(|definition| &definition.arguments)
    };
    defined.into_iter().flatten().map(|argument| &argument.name).collect()
}

pub(super) fn error(code: ErrorCode, message: String, at: Option<SourceSpan>, text: &str) -> ServerError {
    let mut error = coded(code, message);
    error.locations = at.map(|at| position(text.as_bytes(), at.offset())).into_iter().collect();
    error
}
