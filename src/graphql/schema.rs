//! The schema: the rooms merged into one query type.
//!
//! The data change when a release or an import comes, so the rooms let caches keep an answer for 300 seconds;
//! of hints that differ, an answer gets the shortest. `Dataset` has 10, since its version shows a change.

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject, SDLExportOptions, SchemaBuilder};

use super::rooms::city::CityQuery;
use super::rooms::country::CountryQuery;
use super::rooms::dataset::DatasetQuery;
use super::rooms::event::EventQuery;
use super::rooms::industry::IndustryQuery;
use super::rooms::network::NetworkQuery;
use super::rooms::node::NodeQuery;
use super::rooms::profile::Fact;
use super::rooms::region::RegionQuery;
use super::rooms::relation::RelationQuery;
use super::rooms::search::SearchQuery;

/// The root of all queries.
#[derive(MergedObject, Default)]
pub struct Query(
    NodeQuery,
    CityQuery,
    CountryQuery,
    RegionQuery,
    RelationQuery,
    EventQuery,
    NetworkQuery,
    SearchQuery,
    DatasetQuery,
    IndustryQuery,
);

/// The schema that every transport executes on.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Builds the schema.
///
/// The framework's own limits stay off: the analysis has them, before anything is validated.
pub fn build() -> Schema {
    builder().finish()
}

/// The same, with errors that suggest no names: for those who must not guess, and for long documents, since comparing
/// each unknown name with every name of a type takes its time.
pub(super) fn build_without_suggestions() -> Schema {
    builder().disable_suggestions().finish()
}

fn builder() -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query::default(), EmptyMutation, EmptySubscription).register_output_type::<Fact>()
}

/// The schema as SDL, as it is committed.
pub fn sdl(schema: &Schema) -> String {
    schema
        .sdl_with_options(SDLExportOptions::new().sorted_fields().sorted_enum_items().include_specified_by())
}
