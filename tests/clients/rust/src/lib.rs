//! The partners in a country, as types that are checked against `schema.graphql` when this is compiled.

use cynic::{GraphQlResponse, Operation, QueryBuilder};

// Every type and field of the schema, for the derives below.
#[cynic::schema("sister-cities")]
mod schema {}

#[derive(cynic::Scalar, Debug, Clone, PartialEq)]
pub struct CountryCode(pub String);

#[derive(cynic::Scalar, Debug, Clone, PartialEq)]
pub struct EdtfDate(pub String);

#[derive(cynic::Enum, Debug, Clone, Copy, PartialEq)]
pub enum RelationKind {
    Contact,
    Cooperation,
    Domestic,
    FriendlyExchange,
    Memorandum,
    Project,
    SisterCity,
    Unknown,
}

#[derive(cynic::QueryVariables, Debug, Clone)]
pub struct PartnersVariables {
    pub country: CountryCode,
    pub first: i32,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "PartnersVariables")]
pub struct Partners {
    #[arguments(code: $country)]
    pub country: Option<Country>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "PartnersVariables")]
pub struct Country {
    pub name: String,
    #[arguments(filter: { relation: {} }, first: $first, after: $after)]
    pub cities: CityConnection,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct CityConnection {
    pub total_count: i32,
    pub nodes: Vec<City>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct City {
    pub slug: String,
    pub relation: Option<Relation>,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct Relation {
    pub kind: RelationKind,
    pub established: Option<PartialDate>,
}

#[derive(cynic::QueryFragment, Debug, PartialEq)]
pub struct PartialDate {
    pub edtf: EdtfDate,
    pub year: Option<i32>,
}

/// The `code` that the server gives with each error, such as `BAD_USER_INPUT`.
#[derive(Debug, serde::Deserialize)]
pub struct Extensions {
    pub code: String,
}

pub type Answer = GraphQlResponse<Partners, Extensions>;

/// One page; a refusal is an answer too, with its errors.
pub fn page(endpoint: &str, variables: PartnersVariables) -> Result<Answer, ureq::Error> {
    let operation: Operation<Partners, PartnersVariables> = Partners::build(variables);
    // Refusals come with status 400, and say why in their body.
    let request = ureq::post(endpoint).config().http_status_as_error(false).build();
    request.header("accept", "application/graphql-response+json").send_json(operation)?.body_mut().read_json()
}

/// All partners in a country, `first` at a time.
pub fn all(endpoint: &str, country: &str, first: i32) -> Result<Vec<City>, Box<dyn std::error::Error>> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let country = CountryCode(country.to_owned());
        let answer = page(endpoint, PartnersVariables { country, first, after })?;
        if let Some(error) = answer.errors.iter().flatten().next() {
            return Err(error.message.clone().into());
        }
        let Some(Partners { country: Some(Country { cities, .. }) }) = answer.data else {
            return Ok(found);
        };
        found.extend(cities.nodes);
        if !cities.page_info.has_next_page {
            return Ok(found);
        }
        after = cities.page_info.end_cursor;
    }
}
