use apollo_compiler::Schema;

use super::{FieldEntry, ItemCount, ListEstimates, OutputId, SchemaIndex, UnknownList};

const SDL: &str = r#"
    schema { query: Root mutation: Change }
    "All that can be asked" type Root {
        cities(first: Int, after: String, filter: CityFilter, orderBy: [CityOrder!]): CityConnection!
        nodes(ids: [ID!]!): [Node]!
        regions: [Region!]!
        pairs(first: Int = 7): [Pair!]!
        paired(first: Int): [Pair!]!
        codes: [String!]!
        found: [Found!]!
        region: Region
    }
    extend type Root { extra: [Region!]! }
    type Change { rename(to: String): Region }
    interface Node { id: ID! }
    union Found = City | Region
    scalar Date
    enum Kind { A B }
    type City implements Node { id: ID! kind: Kind notes: [Note!]! }
    type Region { code: String! notes: [Note!]! nodes: [City!]! cities(first: Int = 5): CityConnection! }
    type Note { text: String! }
    type Pair { cities: [City!]! }
    type CityConnection { edges: [CityEdge!]! nodes: [City!]! pageInfo: PageInfo! facets: [Facet!]! }
    type CityEdge { node: City! }
    type PageInfo { endCursor: String }
    type Facet { key: String! }
    input CityFilter { and: [CityFilter!] not: CityFilter name: StringFilter region: RegionFilter
        distance: DistanceFilter hasNote: Boolean }
    input RegionFilter { code: StringFilter }
    input StringFilter { eq: String in: [String!] }
    input DistanceFilter { from: PointInput! }
    input PointInput { city: String }
    input CityOrder { field: Kind! }
"#;

fn index(estimates: &ListEstimates) -> Result<SchemaIndex, UnknownList> {
    let schema = Schema::parse_and_validate(SDL, "schema.graphql").expect("the schema is valid");
    SchemaIndex::of(&schema, estimates)
}

fn shape() -> SchemaIndex {
    let estimates = ListEstimates::default()
        .with_field("Root.regions", 5)
        .with_field("notes", 2)
        .with_field("City.notes", 3)
        .with_field("Root.cities", 250);
    index(&estimates).expect("each estimate has its list")
}

fn output(shape: &SchemaIndex, name: &str) -> OutputId {
    shape.output(name).expect("the type is composite")
}

fn field<'a>(shape: &'a SchemaIndex, owner: &str, name: &str) -> &'a FieldEntry {
    shape.field(output(shape, owner), name).expect("the field exists")
}

#[test]
fn fields_of_composite_types_are_known() {
    let shape = shape();
    assert!(shape.output("Kind").is_none());
    assert!(shape.field(output(&shape, "City"), "kind").is_some());
    assert!(shape.field(output(&shape, "City"), "unknown").is_none());
    assert!(shape.field(output(&shape, "Root"), "extra").is_some(), "an extension adds to its type");
}

#[test]
fn only_lists_of_objects_have_items() {
    let shape = shape();
    let items = |owner, name| field(&shape, owner, name).items;
    assert_eq!(items("Root", "codes"), ItemCount::One);
    assert_eq!(items("Root", "region"), ItemCount::One);
    assert_eq!(items("Root", "cities"), ItemCount::One);
    assert_eq!(items("CityConnection", "pageInfo"), ItemCount::One);
    assert_eq!(items("Root", "found"), ItemCount::About(10));
}

#[test]
fn an_estimate_of_the_field_comes_before_one_of_its_name() {
    let shape = shape();
    let items = |owner, name| field(&shape, owner, name).items;
    assert_eq!(items("Root", "regions"), ItemCount::About(5));
    assert_eq!(items("City", "notes"), ItemCount::About(3));
    assert_eq!(items("Region", "notes"), ItemCount::About(2));
    assert_eq!(items("Root", "extra"), ItemCount::About(10));
}

#[test]
fn lists_of_a_connection_are_its_page_and_others_are_not() {
    let shape = shape();
    let items = |owner, name| field(&shape, owner, name).items;
    assert_eq!(items("CityConnection", "nodes"), ItemCount::Page);
    assert_eq!(items("CityConnection", "edges"), ItemCount::Page);
    assert_eq!(items("CityConnection", "facets"), ItemCount::About(10));
    assert_eq!(items("Region", "nodes"), ItemCount::About(10));
}

#[test]
fn a_page_is_estimated_by_the_default_of_first_then_by_the_field_then_by_all() {
    let shape = shape();
    assert_eq!(field(&shape, "Region", "cities").page, 5);
    assert_eq!(field(&shape, "Root", "cities").page, 250);
    assert_eq!(shape.default_page(), 20);
    let plain = index(&ListEstimates::default().with_page(30).with_list(4)).expect("no estimate of a field");
    assert_eq!(field(&plain, "Root", "cities").page, 30);
    assert_eq!(field(&plain, "Root", "regions").items, ItemCount::About(4));
}

#[test]
fn arguments_say_how_long_a_plain_list_is() {
    let shape = shape();
    let items = |name| field(&shape, "Root", name).items;
    assert_eq!(items("nodes"), ItemCount::Ids);
    assert_eq!(items("pairs"), ItemCount::Asked(7));
    assert_eq!(items("paired"), ItemCount::Asked(10));
}

#[test]
fn introspection_is_part_of_the_query_type() {
    let shape = shape();
    assert_eq!(field(&shape, "Root", "__schema").items, ItemCount::One);
    assert_eq!(field(&shape, "Root", "__type").items, ItemCount::One);
    assert_eq!(field(&shape, "__Schema", "types").items, ItemCount::About(10));
    assert_eq!(field(&shape, "__Type", "ofType").items, ItemCount::One);
    assert_ne!(field(&shape, "__Field", "args").items, ItemCount::One);
}

#[test]
fn filters_are_inputs_that_hold_filters() {
    let shape = shape();
    let arguments = &field(&shape, "Root", "cities").arguments;
    let is_filter = |path: &[&str]| {
        let mut input = shape.input(arguments[path[0]]);
        for name in &path[1..] {
            input = shape.input(input.fields[*name].expect("an input object"));
        }
        input.is_filter
    };
    assert!(is_filter(&["filter"]));
    assert!(is_filter(&["filter", "and"]));
    assert!(is_filter(&["filter", "region"]));
    assert!(!is_filter(&["filter", "name"]));
    assert!(!is_filter(&["filter", "distance"]));
    assert!(!is_filter(&["orderBy"]));
    let name = &shape.input(arguments["filter"]).fields["name"].expect("an input object");
    assert_eq!(shape.input(*name).fields.get("in"), Some(&None));
    assert_eq!(shape.input(*name).fields.get("eq"), None);
}

#[test]
fn rejects_an_estimate_that_no_list_uses() {
    let of = |path| index(&ListEstimates::default().with_field(path, 1)).map(|_| ());
    assert!(of("Root.regions").is_ok());
    for path in ["Root.region", "Root.codes", "Region.regions", "unknown"] {
        let error = of(path).expect_err("no such list");
        assert_eq!(
            error.to_string(),
            format!("estimate for `{path}` names no list of objects and no connection of the schema")
        );
    }
}
