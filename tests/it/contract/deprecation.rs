//! How something is deprecated: what the framework makes of it in the SDL and in introspection.
//!
//! `docs/schema-changes.md` relies on it, and the framework's manual does not say it of all four places.

use async_graphql::{EmptyMutation, EmptySubscription, Enum, InputObject, Object, SDLExportOptions, Schema};

#[derive(Enum, Clone, Copy, PartialEq, Eq)]
enum Colour {
    Red,
    #[graphql(deprecation = "Use `RED`.")]
    Crimson,
}

#[derive(InputObject)]
struct Filter {
    colour: Option<Colour>,
    #[graphql(deprecation = "Use `colour`.")]
    color: Option<Colour>,
}

struct Query;

#[Object]
impl Query {
    async fn paint(
        &self,
        filter: Option<Filter>,
        #[graphql(deprecation = "Use `filter`.")] colour: Option<Colour>,
    ) -> bool {
        filter.is_some_and(|filter| filter.colour.or(filter.color).is_some()) || colour.is_some()
    }

    #[graphql(deprecation = "Use `paint`.")]
    async fn draw(&self) -> bool {
        true
    }
}

const PLACES: &str = "fields { name args { name } } inputFields { name } enumValues { name }";

#[tokio::test]
async fn deprecated_fields_arguments_inputs_and_values_are_marked_and_still_work() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let sdl = schema.sdl_with_options(SDLExportOptions::new());
    for line in [
        "CRIMSON @deprecated(reason: \"Use `RED`.\")",
        "color: Colour @deprecated(reason: \"Use `colour`.\")",
        "colour: Colour @deprecated(reason: \"Use `filter`.\")",
        "draw: Boolean! @deprecated(reason: \"Use `paint`.\")",
    ] {
        assert!(sdl.contains(line), "{line} in\n{sdl}");
    }
    let answer = schema.execute("{ paint(colour: CRIMSON) other: paint(filter: {color: RED}) draw }").await;
    assert_eq!(
        answer.into_result().expect("an answer").data.to_string(),
        "{paint: true, other: true, draw: true}"
    );
}

#[tokio::test]
async fn deprecated_items_are_hidden_from_those_that_do_not_ask() {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let query = format!(
        "{{ q: __type(name: \"Query\") {{ {PLACES} }} f: __type(name: \"Filter\") {{ {PLACES} }} \
        c: __type(name: \"Colour\") {{ {PLACES} }} }}"
    );
    let plain = schema.execute(&query).await.into_result().expect("an answer").data.to_string();
    for name in ["draw", "color\"", "CRIMSON"] {
        assert!(!plain.contains(name), "{name} in {plain}");
    }
    let all = query
        .replace("fields {", "fields(includeDeprecated: true) {")
        .replace("args {", "args(includeDeprecated: true) {")
        .replace("inputFields {", "inputFields(includeDeprecated: true) {")
        .replace("enumValues {", "enumValues(includeDeprecated: true) {");
    let all = schema.execute(&all).await.into_result().expect("an answer").data.to_string();
    for name in ["draw", "color\"", "CRIMSON"] {
        assert!(all.contains(name), "{name} in {all}");
    }
}
