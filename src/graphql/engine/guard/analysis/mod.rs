//! The one look at a parsed request before it is validated and executed: how deep, how wide and how long
//! its answer may become, refused where a limit is passed.
//!
//! Every fragment is summarised once, however often it is spread, so that the work grows with the
//! document and not with what the document expands to. Whether names and types exist is not asked here;
//! async-graphql's validation says so, and what is unknown counts as one object.

mod arguments;
mod order;
mod summary;
mod walk;

use std::collections::HashSet;

use async_graphql::Variables;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument};

use self::arguments::Values;
use self::summary::{Peak, Summary};
use self::walk::Walker;
use super::operation::{self, Operation};
use super::schema_index::SchemaIndex;
use super::violation::{Measure, Violation};
use crate::graphql::engine::guard::limits::DocumentLimits;

/// The figures of the operation that will be executed; all zero if none can be chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Fields on the longest path, introspection left out.
    pub depth: u64,
    /// Lists of objects inside each other.
    pub list_depth: u64,
    /// Fields on the longest path from `__schema` or `__type`.
    pub introspection_depth: u64,
    /// Lists of objects inside each other below `__schema` or `__type`.
    pub introspection_list_depth: u64,
    /// Aliased fields.
    pub aliases: u64,
    /// Fields of the operation itself.
    pub root_fields: u64,
    /// All selected fields.
    pub fields: u64,
    /// All directives.
    pub directives: u64,
    /// Estimated items of all lists.
    pub list_items: u64,
    /// Directives in one place.
    pub directives_per_field: u64,
    /// Values in one list of an argument.
    pub list_values: u64,
    /// Filters inside each other.
    pub filter_depth: u64,
    /// All filters; counting ends soon after the limit.
    pub filters: u64,
    /// How many selections of the document were visited, of all its operations.
    pub steps: u64,
}

/// Measures a document and refuses it if it is over a limit.
///
/// The other operations of the document are measured too, without their variables and list items:
/// async-graphql's checks walk them all, with all fragments expanded.
pub fn analyse(
    document: &ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    shape: &SchemaIndex,
    limits: &DocumentLimits,
) -> Result<Analysis, Violation> {
    let chosen = operation::find(document, operation_name);
    let mut report = Analysis::default();
    let mut all = Summary::default();
    let mut reached = HashSet::new();

    if let Some(operation) = chosen {
        let values = Values::of(&operation.node, variables);
        let mut walker = Walker::new(document, shape, limits, values);
        let summary = walker.operation(operation)?;
        let list_items = summary.items.over_page(shape.default_page());
        check(&summary, operation, limits)?;
        Measure::ListItems.check(list_items, limits.max_list_items, || Some(summary.heaviest_field.at))?;
        report = Analysis::new(&summary, list_items, walker.steps());
        all.add(&summary);
        reached.extend(walker.fragments());
    }

    let mut walker = Walker::new(document, shape, limits, Values::unknown());
    for operation in other_operations(&document.operations, chosen) {
        let summary = walker.operation(operation)?;
        check(&summary, operation, limits)?;
        all.add(&summary);
        Measure::Fields.check(all.fields, limits.max_fields, || Some(operation.pos))?;
        Measure::Directives.check(all.directives, limits.max_directives, || Some(operation.pos))?;
    }
    report.steps += walker.steps();
    reached.extend(walker.fragments());
    all_spread(document, &reached)?;
    Ok(report)
}

/// Refuses fragments that no operation reaches: async-graphql's checks would walk them too, in every set that
/// spreads them, before saying the same. 160 milliseconds for 20 kB.
fn all_spread(document: &ExecutableDocument, reached: &HashSet<&str>) -> Result<(), Violation> {
    let unspread = document.fragments.iter().filter(|(name, _)| !reached.contains(name.as_str()));
    match unspread.min_by_key(|(_, fragment)| fragment.pos) {
        Some((name, fragment)) => {
            Err(Violation::UnspreadFragment { name: name.to_string(), at: fragment.pos })
        }
        None => Ok(()),
    }
}

/// All other operations in the order of the document, so that a violation is the same each time.
fn other_operations<'a>(
    operations: &'a DocumentOperations,
    chosen: Option<&Operation>,
) -> Vec<&'a Operation> {
    let mut others: Vec<_> = operations
        .iter()
        .map(|(_, operation)| operation)
        .filter(|operation| !chosen.is_some_and(|chosen| std::ptr::eq(chosen, *operation)))
        .collect();
    others.sort_by_key(|operation| operation.pos);
    others
}

fn check(summary: &Summary, operation: &Operation, limits: &DocumentLimits) -> Result<(), Violation> {
    let peak = |measure: Measure, peak: Peak, limit| measure.check(peak.value, limit, || Some(peak.at));
    peak(Measure::Depth, summary.depth, limits.max_depth)?;
    peak(Measure::ListDepth, summary.list_depth, limits.max_list_depth)?;
    peak(Measure::IntrospectionDepth, summary.introspection_depth, limits.max_introspection_depth)?;
    peak(
        Measure::IntrospectionListDepth,
        summary.introspection_list_depth,
        limits.max_introspection_list_depth,
    )?;
    peak(Measure::DirectivesPerField, summary.directives_per_field, limits.max_directives_per_field)?;
    peak(Measure::ListValues, summary.list_values, limits.max_list_values)?;
    peak(Measure::FilterDepth, summary.filter_depth, limits.max_filter_depth)?;

    let sum = |measure: Measure, sum, limit| measure.check(sum, limit, || Some(operation.pos));
    sum(Measure::RootFields, summary.own_fields, limits.max_root_fields)?;
    sum(Measure::Aliases, summary.aliases, limits.max_aliases)?;
    sum(Measure::Fields, summary.fields, limits.max_fields)?;
    sum(Measure::Directives, summary.directives, limits.max_directives)?;
    sum(Measure::Filters, summary.filters, limits.max_filters)
}

impl Analysis {
    fn new(summary: &Summary, list_items: u64, steps: u64) -> Self {
        Self {
            depth: summary.depth.value,
            list_depth: summary.list_depth.value,
            introspection_depth: summary.introspection_depth.value,
            introspection_list_depth: summary.introspection_list_depth.value,
            aliases: summary.aliases,
            root_fields: summary.own_fields,
            fields: summary.fields,
            directives: summary.directives,
            list_items,
            directives_per_field: summary.directives_per_field.value,
            list_values: summary.list_values.value,
            filter_depth: summary.filter_depth.value,
            filters: summary.filters,
            steps,
        }
    }
}

#[cfg(test)]
mod tests;
