//! The analysis on a small schema of the same make as the real one.

mod expansion;
mod filters;
mod introspection;
mod limits;
mod lists;
mod operations;

use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema, ast};
use async_graphql::{Name, Pos, Value as Given, Variables};

use super::{Analyser, Analysis};
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

fn schema() -> Valid<Schema> {
    Schema::parse_and_validate(SDL, "schema.graphql").expect("the schema is valid")
}

fn shape() -> SchemaIndex {
    let estimates = ListEstimates::default().with_field("Query.regions", 5).with_field("Relation.cities", 2);
    SchemaIndex::of(&schema(), &estimates).expect("each estimate has its list")
}

/// The document as far as the schema knows it.
fn parse(query: &str) -> ExecutableDocument {
    ExecutableDocument::parse(&schema(), query, "query").unwrap_or_else(|partial| partial.partial)
}

fn run(
    query: &str,
    operation: Option<&str>,
    variables: &str,
    limits: &DocumentLimits,
) -> Result<Analysis, Violation> {
    let document = parse(query);
    let variables = Variables::from_value(written(variables));
    let shape = shape();
    let analyser = Analyser { document: &document, text: query, shape: &shape, limits };
    analyser.document()?;
    let operation = document.operations.get(operation).expect("the test names operations");
    let mut variables = variables;
    for definition in &operation.variables {
        if let Some(default) = &definition.default_value {
            variables.entry(Name::new(&definition.name)).or_insert_with(|| given(default));
        }
    }
    analyser.operation(operation, operation.location(), &variables)
}

/// Variables as a GraphQL object.
fn written(object: &str) -> Given {
    let document =
        ast::Document::parse(format!("{{ a(b: {object}) }}"), "variables").expect("the test writes values");
    let Some(ast::Definition::OperationDefinition(operation)) = document.definitions.first() else {
        return Given::Null;
    };
    let field = operation.selection_set[0].as_field().expect("a field");
    given(&field.arguments[0].value)
}

fn given(value: &ast::Value) -> Given {
    match value {
        ast::Value::Int(number) => Given::from(number.as_str().parse::<i64>().expect("a small number")),
        ast::Value::Float(number) => Given::from(number.try_to_f64().expect("a small number")),
        ast::Value::String(text) => Given::from(text.as_str()),
        ast::Value::Boolean(value) => Given::from(*value),
        ast::Value::Enum(name) => Given::Enum(Name::new(name)),
        ast::Value::List(items) => Given::List(items.iter().map(|item| given(item)).collect()),
        ast::Value::Object(fields) => {
            Given::Object(fields.iter().map(|(name, value)| (Name::new(name), given(value))).collect())
        }
        ast::Value::Null | ast::Value::Variable(_) => Given::Null,
    }
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
