//! Introspection has limits of its own.

use super::{assert_over, refused, report};
use crate::graphql::engine::guard::violation::Measure;

/// What browsers of schemas and code generators send, with as many levels of `ofType`.
fn standard(of_types: usize) -> String {
    let wrapped = "ofType { kind name ".repeat(of_types);
    let closed = "} ".repeat(of_types);
    format!(
        "query IntrospectionQuery {{
            __schema {{
                description
                queryType {{ name kind }}
                mutationType {{ name kind }}
                subscriptionType {{ name kind }}
                types {{ ...FullType }}
                directives {{
                    name description isRepeatable locations
                    args(includeDeprecated: true) {{ ...InputValue }}
                }}
            }}
        }}
        fragment FullType on __Type {{
            kind name description specifiedByURL isOneOf
            fields(includeDeprecated: true) {{
                name description
                args(includeDeprecated: true) {{ ...InputValue }}
                type {{ ...TypeRef }}
                isDeprecated deprecationReason
            }}
            inputFields(includeDeprecated: true) {{ ...InputValue }}
            interfaces {{ ...TypeRef }}
            enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }}
            possibleTypes {{ ...TypeRef }}
        }}
        fragment InputValue on __InputValue {{
            name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason
        }}
        fragment TypeRef on __Type {{ kind name {wrapped} {closed} }}"
    )
}

/// Introspection that goes round in circles, with this many lists inside each other.
fn circular(lists: usize) -> String {
    let mut query = "name".to_owned();
    for _ in 1..lists {
        query = format!("fields {{ type {{ {query} }} }}");
    }
    format!("{{ __schema {{ types {{ {query} }} }} }}")
}

#[test]
fn allows_the_standard_introspection_query() {
    for of_types in [7, 9] {
        let report = report(&standard(of_types));
        let depth = 6 + of_types as u64;
        assert_eq!((report.introspection_depth, report.introspection_list_depth), (depth, 3));
        assert_eq!((report.depth, report.list_depth, report.list_items), (0, 0, 0));
    }
}

#[test]
fn allows_introspection_beside_data() {
    let report = report("{ __type(name: \"City\") { fields { name } } city(slug: \"a\") { __typename } }");
    assert_eq!((report.introspection_depth, report.introspection_list_depth), (3, 1));
    assert_eq!((report.depth, report.fields), (2, 5));
}

#[test]
fn allows_introspection_depth_20() {
    assert_eq!(report(&standard(14)).introspection_depth, 20);
}

#[test]
fn rejects_introspection_depth_21() {
    let query = standard(15);
    let violation = refused(&query);
    assert_eq!(violation.code().as_str(), "MAX_INTROSPECTION_DEPTH_EXCEEDED");
    assert_eq!((violation.limit(), violation.actual()), (Some(20), Some(21)));
}

#[test]
fn allows_introspection_list_depth_3() {
    assert_eq!(report(&circular(3)).introspection_list_depth, 3);
}

#[test]
fn rejects_circular_introspection() {
    let query = circular(4);
    let column = query.rfind("fields").expect("a list") + 1;
    assert_over(&refused(&query), Measure::IntrospectionListDepth, 3, 4, (1, column));
    assert_eq!(refused(&query).code().as_str(), "MAX_INTROSPECTION_LIST_DEPTH_EXCEEDED");
}

#[test]
fn rejects_circular_introspection_through_fragments() {
    let query = "{ __type(name: \"City\") { ...a } }
        fragment a on __Type { fields { type { ...b } } }
        fragment b on __Type { fields { args { type { ...c } } } }
        fragment c on __Type { possibleTypes { name } }";
    assert_over(&refused(query), Measure::IntrospectionListDepth, 3, 4, (4, 32));
}

#[test]
fn aliases_and_fields_of_introspection_count_with_all_others() {
    let query = "{ a: __schema { b: types { name } } city(slug: \"a\") { c: id } }";
    let report = report(query);
    assert_eq!((report.aliases, report.fields, report.root_fields), (3, 5, 2));
}
