//! The schema: the rooms merged into one query type and one subscription type.
//!
//! The data change when a release or an import comes, so the rooms let caches keep an answer for 300 seconds;
//! of hints that differ, an answer gets the shortest. `Dataset` has 10, since its version shows a change.

use async_graphql::{
    EmptyMutation, MergedObject, MergedSubscription, SDLExportOptions, Subscription as Streams,
    ValidationMode,
};
use futures_util::stream::{self, Stream};

use super::rooms::city::CityQuery;
use super::rooms::country::CountryQuery;
use super::rooms::dataset::{DatasetQuery, DatasetSubscription};
use super::rooms::event::EventQuery;
use super::rooms::industry::IndustryQuery;
use super::rooms::network::NetworkQuery;
use super::rooms::node::NodeQuery;
use super::rooms::note::NoteQuery;
use super::rooms::profile::Fact;
use super::rooms::region::RegionQuery;
use super::rooms::relation::RelationQuery;
use super::rooms::search::SearchQuery;
use super::rooms::vocabulary::VocabularyQuery;

/// The root of all queries.
#[derive(MergedObject, Default)]
#[graphql(crate = "ordered")]
pub struct Query(
    NodeQuery,
    CityQuery,
    CountryQuery,
    RegionQuery,
    RelationQuery,
    EventQuery,
    NoteQuery,
    NetworkQuery,
    SearchQuery,
    DatasetQuery,
    IndustryQuery,
    VocabularyQuery,
);

/// The root of all subscriptions. Every field sends one event at once and further ones as the data change.
///
/// Follow one over a WebSocket that speaks `graphql-transport-ws`, or by a request that accepts `text/event-stream` or
/// `multipart/mixed`.
#[derive(MergedSubscription, Default)]
pub struct Subscription(DatasetSubscription, LiveSubscription);

#[derive(Default)]
struct LiveSubscription;

// One event: the engine runs the operation again for each version.
#[Streams]
impl LiveSubscription {
    /// Any query, followed live: its answer at once, and again for each version of the data that changes the answer.
    /// A client that reads slowly gets the latest answer and none of those between.
    /// Limits count what is selected here as if it were asked by a query.
    /// Example: `subscription { live { home { name partners { totalCount } } } }`.
    async fn live(&self) -> impl Stream<Item = Query> {
        stream::iter([Query::default()])
    }
}

/// The schema that every transport executes on.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, Subscription>;

/// Builds the schema.
///
/// The framework checks nothing itself: what it is given was validated, measured and normalised by the engine.
pub fn build() -> Schema {
    Schema::build(Query::default(), EmptyMutation, Subscription::default())
        .register_output_type::<Fact>()
        .validation_mode(ValidationMode::Fast)
        .limit_recursive_depth(usize::MAX)
        .finish()
}

/// The schema as SDL, as it is committed.
pub fn sdl(schema: &Schema) -> String {
    let options = SDLExportOptions::new().sorted_fields().sorted_enum_items().include_specified_by();
    // Since the September 2025 edition a reason is never null; async-graphql (7.2) writes the older definition.
    schema
        .sdl_with_options(options)
        .replace("directive @deprecated(reason: String = ", "directive @deprecated(reason: String! = ")
}
