//! The one look at a parsed document before it is validated and executed: how deep, how wide and how long
//! its answer may become, refused where a limit is passed.
//!
//! Every fragment is summarised once, however often it is spread, so that the work grows with the
//! document and not with what the document expands to. Whether names and types exist is not asked here;
//! the validation says so.

mod arguments;
mod order;
mod summary;
mod walk;

use apollo_compiler::executable::{ExecutableDocument, Operation};
use async_graphql::{Pos, Variables};

use self::arguments::Values;
use self::order::Cycle;
use self::summary::{At, Peak, Summary};
use self::walk::Walker;
use super::schema_index::SchemaIndex;
use super::tokens::position;
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

/// A document, and what it is measured by.
#[derive(Clone, Copy)]
pub struct Analyser<'a> {
    pub document: &'a ExecutableDocument,
    /// What the document was parsed from, for places in it.
    pub text: &'a str,
    pub shape: &'a SchemaIndex,
    pub limits: &'a DocumentLimits,
}

impl<'a> Analyser<'a> {
    /// Measures all operations together, before anything is known of their variables: the validation walks them all.
    ///
    /// Answers how many selections were visited.
    pub fn document(self) -> Result<u64, Violation> {
        let mut walker = Walker::new(self.document, self.shape, self.limits, Values(None));
        let mut all = Summary::default();
        for operation in self.document.operations.iter() {
            let summary = walker.operation(operation).map_err(|cycle| self.cycle(&cycle))?;
            let at = operation.location();
            self.check(&summary, at)?;
            all.add(&summary);
            self.over(Measure::Fields, all.fields, self.limits.max_fields, at)?;
            self.over(Measure::Directives, all.directives, self.limits.max_directives, at)?;
        }
        Ok(walker.steps())
    }

    /// Measures the operation that will be executed, with its variables.
    pub fn operation(
        self,
        operation: &'a Operation,
        at: At,
        variables: &'a Variables,
    ) -> Result<Analysis, Violation> {
        let mut walker = Walker::new(self.document, self.shape, self.limits, Values(Some(variables)));
        let summary = walker.operation(operation).map_err(|cycle| self.cycle(&cycle))?;
        let list_items = summary.items.over_page(self.shape.default_page());
        self.check(&summary, at)?;
        self.over(Measure::ListItems, list_items, self.limits.max_list_items, summary.heaviest_field.at)?;
        Ok(Analysis::new(&summary, list_items, walker.steps()))
    }

    fn check(self, summary: &Summary, at: At) -> Result<(), Violation> {
        let limits = self.limits;
        for (measure, peak, limit) in [
            (Measure::Depth, summary.depth, limits.max_depth),
            (Measure::ListDepth, summary.list_depth, limits.max_list_depth),
            (Measure::IntrospectionDepth, summary.introspection_depth, limits.max_introspection_depth),
            (
                Measure::IntrospectionListDepth,
                summary.introspection_list_depth,
                limits.max_introspection_list_depth,
            ),
            (Measure::DirectivesPerField, summary.directives_per_field, limits.max_directives_per_field),
            (Measure::ListValues, summary.list_values, limits.max_list_values),
            (Measure::FilterDepth, summary.filter_depth, limits.max_filter_depth),
        ] {
            let Peak { value, at } = peak;
            self.over(measure, value, limit, at)?;
        }
        for (measure, sum, limit) in [
            (Measure::RootFields, summary.own_fields, limits.max_root_fields),
            (Measure::Aliases, summary.aliases, limits.max_aliases),
            (Measure::Fields, summary.fields, limits.max_fields),
            (Measure::Directives, summary.directives, limits.max_directives),
            (Measure::Filters, summary.filters, limits.max_filters),
        ] {
            self.over(measure, sum, limit, at)?;
        }
        Ok(())
    }

    fn over(self, measure: Measure, actual: u64, limit: u64, at: At) -> Result<(), Violation> {
        measure.check(actual, limit, || self.place(at))
    }

    fn cycle(self, cycle: &Cycle<'_>) -> Violation {
        let at = self.place(cycle.at).unwrap_or_default();
        Violation::FragmentCycle { name: cycle.name.to_string(), at }
    }

    fn place(self, at: At) -> Option<Pos> {
        at.map(|span| position(self.text.as_bytes(), span.offset()))
    }
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
