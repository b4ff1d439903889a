//! Why a request is refused before it is executed, with a stable code and the figures.
//!
//! How a violation becomes a GraphQL error in the answer is the business of `graphql/error`.

use async_graphql::Pos;
use domain::error_code::ErrorCode;

/// A request that is not executed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// A figure of the request is over its limit.
    #[error("{} reaches {actual}{}, more than the limit of {limit}: {}",
        .measure.noun(), place(*.at), .measure.code().advice())]
    OverLimit {
        /// What was counted.
        measure: Measure,
        /// The highest value that is accepted.
        limit: u64,
        /// The value found; where counting stops at once, the first one over the limit.
        actual: u64,
        /// Where in the document, if it is in the document.
        at: Option<Pos>,
    },
    /// A fragment contains itself, directly or through others.
    #[error("fragment `{name}` spreads itself{}: remove this spread", place(Some(*.at)))]
    FragmentCycle {
        /// The fragment's name.
        name: String,
        /// The spread that closes the cycle.
        at: Pos,
    },
    /// A block string that never ends. The parser would take it for an empty string, go on behind it
    /// and search the rest of the document again at each next one: 14 seconds for 117 kB.
    #[error("block string is not closed{}: end it with `\"\"\"`", place(Some(*.at)))]
    UnclosedBlockString {
        /// Where it begins.
        at: Pos,
    },
}

/// What is counted and limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Fields on the longest path.
    Depth,
    /// Lists inside lists.
    ListDepth,
    /// Fields on the longest path of introspection.
    IntrospectionDepth,
    /// Lists inside lists of introspection.
    IntrospectionListDepth,
    /// Aliased fields.
    Aliases,
    /// Fields of the operation itself.
    RootFields,
    /// All selected fields.
    Fields,
    /// All directives.
    Directives,
    /// Directives in one place.
    DirectivesPerField,
    /// Estimated items of all lists.
    ListItems,
    /// Values in one list of an argument.
    ListValues,
    /// Filters inside filters.
    FilterDepth,
    /// All filters.
    Filters,
    /// Tokens of the document.
    Tokens,
    /// Brackets inside brackets.
    Nesting,
}

impl Violation {
    /// The stable code, for `extensions.code`.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::OverLimit { measure, .. } => measure.code(),
            Self::FragmentCycle { .. } => ErrorCode::ValidationFailed,
            Self::UnclosedBlockString { .. } => ErrorCode::ParseFailed,
        }
    }

    /// The limit that was passed, if it was a limit.
    pub fn limit(&self) -> Option<u64> {
        match self {
            Self::OverLimit { limit, .. } => Some(*limit),
            _ => None,
        }
    }

    /// The value that was over the limit, if it was a limit; `u64::MAX` stands for all that is larger.
    pub fn actual(&self) -> Option<u64> {
        match self {
            Self::OverLimit { actual, .. } => Some(*actual),
            _ => None,
        }
    }

    /// Where in the document; empty for the variables.
    pub fn locations(&self) -> &[Pos] {
        match self {
            Self::OverLimit { at, .. } => at.as_slice(),
            Self::FragmentCycle { at, .. } | Self::UnclosedBlockString { at } => std::slice::from_ref(at),
        }
    }
}

impl Measure {
    /// The stable code of a violation by this measure.
    pub fn code(self) -> ErrorCode {
        match self {
            Self::Depth => ErrorCode::MaxDepthExceeded,
            Self::ListDepth => ErrorCode::MaxListDepthExceeded,
            Self::IntrospectionDepth => ErrorCode::MaxIntrospectionDepthExceeded,
            Self::IntrospectionListDepth => ErrorCode::MaxIntrospectionListDepthExceeded,
            Self::Aliases => ErrorCode::MaxAliasesExceeded,
            Self::RootFields => ErrorCode::MaxRootFieldsExceeded,
            Self::Fields => ErrorCode::MaxFieldsExceeded,
            Self::Directives => ErrorCode::MaxDirectivesExceeded,
            Self::DirectivesPerField => ErrorCode::MaxDirectivesPerFieldExceeded,
            Self::ListItems => ErrorCode::MaxListItemsExceeded,
            Self::ListValues => ErrorCode::MaxListValuesExceeded,
            Self::FilterDepth => ErrorCode::MaxFilterDepthExceeded,
            Self::Filters => ErrorCode::MaxFiltersExceeded,
            Self::Tokens => ErrorCode::MaxTokensExceeded,
            Self::Nesting => ErrorCode::MaxNestingExceeded,
        }
    }

    /// The name of the measure, as in its flag `--max-...`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Depth => "depth",
            Self::ListDepth => "list-depth",
            Self::IntrospectionDepth => "introspection-depth",
            Self::IntrospectionListDepth => "introspection-list-depth",
            Self::Aliases => "aliases",
            Self::RootFields => "root-fields",
            Self::Fields => "fields",
            Self::Directives => "directives",
            Self::DirectivesPerField => "directives-per-field",
            Self::ListItems => "list-items",
            Self::ListValues => "list-values",
            Self::FilterDepth => "filter-depth",
            Self::Filters => "filters",
            Self::Tokens => "tokens",
            Self::Nesting => "nesting",
        }
    }

    /// Refuses a value over its limit; `at` is asked for the place only then.
    pub(super) fn check(
        self,
        actual: u64,
        limit: u64,
        at: impl FnOnce() -> Option<Pos>,
    ) -> Result<(), Violation> {
        if actual <= limit {
            return Ok(());
        }
        Err(Violation::OverLimit { measure: self, limit, actual, at: at() })
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Depth => "query depth",
            Self::ListDepth => "depth of lists inside lists",
            Self::IntrospectionDepth => "introspection depth",
            Self::IntrospectionListDepth => "introspection depth of lists inside lists",
            Self::Aliases => "number of aliases",
            Self::RootFields => "number of root fields",
            Self::Fields => "number of selected fields, fragments expanded,",
            Self::Directives => "number of directives",
            Self::DirectivesPerField => "number of directives in one place",
            Self::ListItems => "estimated number of list items",
            Self::ListValues => "number of values in one list",
            Self::FilterDepth => "depth of filters inside filters",
            Self::Filters => "number of filters",
            Self::Tokens => "number of tokens",
            Self::Nesting => "depth of brackets inside brackets",
        }
    }
}

fn place(at: Option<Pos>) -> String {
    at.map_or_else(String::new, |at| format!(" at line {}, column {}", at.line, at.column))
}

#[cfg(test)]
mod tests {
    use super::{Measure, Violation};
    use async_graphql::Pos;

    #[test]
    fn says_what_where_the_limit_the_value_and_what_to_do() {
        let violation = Violation::OverLimit {
            measure: Measure::Depth,
            limit: 15,
            actual: 16,
            at: Some(Pos { line: 3, column: 9 }),
        };
        assert_eq!(
            violation.to_string(),
            "query depth reaches 16 at line 3, column 9, more than the limit of 15: \
             select fewer levels, and ask for the rest in a second request"
        );
        assert_eq!(violation.code().as_str(), "MAX_DEPTH_EXCEEDED");
        assert_eq!(violation.limit(), Some(15));
        assert_eq!(violation.actual(), Some(16));
        assert_eq!(violation.locations(), [Pos { line: 3, column: 9 }]);
    }

    #[test]
    fn says_nothing_about_a_place_outside_the_document() {
        let violation = Violation::OverLimit { measure: Measure::Nesting, limit: 64, actual: 65, at: None };
        assert_eq!(
            violation.to_string(),
            "depth of brackets inside brackets reaches 65, more than the limit of 64: nest less deeply"
        );
        assert!(violation.locations().is_empty());
    }

    #[test]
    fn names_the_fragment_of_a_cycle() {
        let at = Pos { line: 1, column: 20 };
        let violation = Violation::FragmentCycle { name: "city".to_owned(), at };
        assert_eq!(
            violation.to_string(),
            "fragment `city` spreads itself at line 1, column 20: remove this spread"
        );
        assert_eq!(violation.code().as_str(), "GRAPHQL_VALIDATION_FAILED");
        assert_eq!((violation.limit(), violation.actual()), (None, None));
    }
}
