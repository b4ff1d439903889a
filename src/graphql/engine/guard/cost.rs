//! What a request would cost, by every measure that is limited, without executing it.

use super::analysis::Analysis;
use super::tokens::Scanned;
use super::violation::Measure;
use crate::graphql::engine::guard::limits::DocumentLimits;

/// One measure of a request, and its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub measure: Measure,
    pub actual: u64,
    pub limit: u64,
}

impl Cost {
    pub fn is_accepted(&self) -> bool {
        self.actual <= self.limit
    }
}

/// All measures, in the order in which they are looked at.
pub fn costs(scanned: &Scanned, nesting: u64, report: &Analysis, limits: &DocumentLimits) -> Vec<Cost> {
    use Measure as M;
    [
        (M::Tokens, scanned.tokens, limits.max_tokens),
        (M::Nesting, nesting, limits.max_nesting),
        (M::Depth, report.depth, limits.max_depth),
        (M::ListDepth, report.list_depth, limits.max_list_depth),
        (M::IntrospectionDepth, report.introspection_depth, limits.max_introspection_depth),
        (M::IntrospectionListDepth, report.introspection_list_depth, limits.max_introspection_list_depth),
        (M::RootFields, report.root_fields, limits.max_root_fields),
        (M::Aliases, report.aliases, limits.max_aliases),
        (M::Fields, report.fields, limits.max_fields),
        (M::Directives, report.directives, limits.max_directives),
        (M::DirectivesPerField, report.directives_per_field, limits.max_directives_per_field),
        (M::Filters, report.filters, limits.max_filters),
        (M::FilterDepth, report.filter_depth, limits.max_filter_depth),
        (M::ListValues, report.list_values, limits.max_list_values),
        (M::ListItems, report.list_items, limits.max_list_items),
    ]
    .into_iter()
    .map(|(measure, actual, limit)| Cost { measure, actual, limit })
    .collect()
}
