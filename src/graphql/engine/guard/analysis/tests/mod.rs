//! The analysis on a small schema of the same make as the real one.

mod expansion;
mod filters;
mod introspection;
mod limits;
mod lists;
mod operations;

use async_graphql::parser::parse_query;
use async_graphql::{Pos, Value, Variables};

use super::{Analysis, analyse};
use crate::graphql::engine::guard::limits::DocumentLimits;
use crate::graphql::engine::guard::schema_index::{ListEstimates, SchemaIndex};
use crate::graphql::engine::guard::violation::{Measure, Violation};

const SDL: &str = "
    type Query {
        node(id: ID!): Node
        nodes(ids: [ID!]!): [Node]!
        city(slug: String!): City
        cities(filter: CityFilter, orderBy: [CityOrder!], first: Int, last: Int): CityConnection!
        countries(first: Int, last: Int): CountryConnection!
        regions: [Region!]!
        components(first: Int = 10): [Component!]!
    }
    type Mutation { rename(slug: String!, name: String!): City }
    interface Node { id: ID! }
    scalar LanguageTag
    type City implements Node {
        id: ID!
        name(lang: [LanguageTag!]): String!
        tags: [String!]!
        country: Country!
        notes: [Note!]!
        partners(filter: RelationFilter, first: Int, last: Int): PartnerConnection!
    }
    type Country implements Node { id: ID! capital: City cities(first: Int, last: Int): CityConnection! }
    type Region { code: String! cities(first: Int, last: Int): CityConnection! }
    type Note { text: String! city: City! }
    type Component { size: Int! cities(first: Int): CityConnection! }
    type Relation { id: ID! cities: [City!]! }
    type PageInfo { endCursor: String }
    type CityConnection { edges: [CityEdge!]! nodes: [City!]! pageInfo: PageInfo! totalCount: Int! }
    type CityEdge { node: City! cursor: String! }
    type PartnerConnection { edges: [PartnerEdge!]! nodes: [City!]! pageInfo: PageInfo! totalCount: Int! }
    type PartnerEdge { node: City! relation: Relation! cursor: String! }
    type CountryConnection { edges: [CountryEdge!]! nodes: [Country!]! pageInfo: PageInfo! totalCount: Int! }
    type CountryEdge { node: Country! cursor: String! }
    input CityFilter { and: [CityFilter!] or: [CityFilter!] not: CityFilter name: StringFilter
        relation: RelationFilter feature: FeatureFilter distance: DistanceFilter }
    input RelationFilter { and: [RelationFilter!] partner: CityFilter kind: StringFilter }
    input FeatureFilter { kind: StringFilter }
    input StringFilter { eq: String in: [String!] }
    input DistanceFilter { from: PointInput! }
    input PointInput { city: String }
    input CityOrder { field: String! }
";

fn shape() -> SchemaIndex {
    let estimates = ListEstimates::default().with_field("Query.regions", 5).with_field("Relation.cities", 2);
    SchemaIndex::from_sdl(SDL, &estimates).expect("the schema is valid")
}

fn run(
    query: &str,
    operation: Option<&str>,
    variables: &str,
    limits: &DocumentLimits,
) -> Result<Analysis, Violation> {
    let document = parse_query(query).expect("the document is valid");
    // Variables are written as a GraphQL object, as the value of an argument.
    let variables = match parse_query(format!("{{ a(b: {variables}) }}")) {
        Ok(document) => {
            let (_, operation) = document.operations.iter().next().expect("an operation");
            first_argument(&operation.node.selection_set.node)
        }
        Err(_) => Value::Null,
    };
    analyse(&document, operation, &Variables::from_value(variables), &shape(), limits)
}

fn first_argument(set: &async_graphql::parser::types::SelectionSet) -> Value {
    let async_graphql::parser::types::Selection::Field(field) = &set.items[0].node else {
        return Value::Null;
    };
    field.node.arguments[0].1.node.clone().into_const().unwrap_or_default()
}

/// The report of a query that is within the default limits.
#[track_caller]
fn report(query: &str) -> Analysis {
    run(query, None, "{}", &DocumentLimits::default()).expect("the query is within the limits")
}

/// The violation of a query that is over one of the default limits.
#[track_caller]
fn refused(query: &str) -> Violation {
    run(query, None, "{}", &DocumentLimits::default()).expect_err("the query is over a limit")
}

#[track_caller]
fn assert_over(violation: &Violation, measure: Measure, limit: u64, actual: u64, place: (usize, usize)) {
    let (line, column) = place;
    let expected = Violation::OverLimit { measure, limit, actual, at: Some(Pos { line, column }) };
    assert_eq!(*violation, expected);
}
