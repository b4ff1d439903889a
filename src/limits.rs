//! The limits of a document, once: `config` makes flags of this table, and `graphql` the limits that it checks.
//!
//! A macro and not a module that both import: neither layer may know the other.

/// Calls a macro with all limits: what each counts, its name, its default, what may be set, and its variable.
macro_rules! document_limits {
    ($then:ident) => {
        $then! {
            /// Fields on the longest path from the root to a leaf
            max_depth: 15 in 1.., "SISTER_CITIES_MAX_DEPTH";
            /// Lists inside lists on one path; a connection counts once
            max_list_depth: 6 in 0.., "SISTER_CITIES_MAX_LIST_DEPTH";
            /// Fields on the longest path below `__schema` and `__type`, these included
            max_introspection_depth: 20 in 0.., "SISTER_CITIES_MAX_INTROSPECTION_DEPTH";
            /// Lists inside lists below `__schema` and `__type`
            max_introspection_list_depth: 3 in 0.., "SISTER_CITIES_MAX_INTROSPECTION_LIST_DEPTH";
            /// Aliased fields, fragments expanded
            max_aliases: 30 in 0.., "SISTER_CITIES_MAX_ALIASES";
            /// Fields of the operation itself, fragments expanded
            max_root_fields: 20 in 1.., "SISTER_CITIES_MAX_ROOT_FIELDS";
            /// Selected fields of all operations of the document, fragments expanded
            max_fields: 1_000 in 1.., "SISTER_CITIES_MAX_FIELDS";
            /// Directives of all operations of the document, fragments expanded
            max_directives: 50 in 0.., "SISTER_CITIES_MAX_DIRECTIVES";
            /// Directives on one field, fragment, variable or operation
            max_directives_per_field: 5 in 0.., "SISTER_CITIES_MAX_DIRECTIVES_PER_FIELD";
            /// Estimated items of all lists in the response; an object outside a list is free
            max_list_items: 50_000 in 0.., "SISTER_CITIES_MAX_LIST_ITEMS";
            /// Values in one list of an argument, such as `in` of a filter or `ids`
            max_list_values: 100 in 0.., "SISTER_CITIES_MAX_LIST_VALUES";
            /// Filters inside filters, by `and`, `or`, `not` or the filter of another object
            max_filter_depth: 5 in 0.., "SISTER_CITIES_MAX_FILTER_DEPTH";
            /// Filters of one operation, nested ones included
            max_filters: 50 in 0.., "SISTER_CITIES_MAX_FILTERS";
            /// Tokens of the document
            max_tokens: 5_000 in 1.., "SISTER_CITIES_MAX_TOKENS";
            // The parser recurses at every bracket; a stack of 2 MiB in a debug build holds 256 of them, not 512.
            /// Nested brackets of any kind, in the document and in the variables; at most 128
            max_nesting: 64 in 1..=128, "SISTER_CITIES_MAX_NESTING";
        }
    };
}
