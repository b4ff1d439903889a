//! The time line at the root.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};

use super::filter::EventFilter;
use super::loader::{EventCount, EventPage};
use super::object::Event;
use super::order::{self, EventOrder};
use crate::graphql::rooms::city::read_filter;
use crate::graphql::shared::connection::{
    Connection, MAX_PAGE, PageArgs, connect, connection_names, load_page, plain,
};
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::reading::Reading;
use crate::store;

connection_names!(EventNames, "EventConnection", "EventEdge");

type EventConnection = Connection<Event, EventTotal, EmptyFields, EventNames>;

pub(crate) struct EventTotal {
    filter: store::event::Filter,
    reading: domain::reading::Reading,
}

/// What a connection of events can count.
#[Object(crate = "ordered")]
impl EventTotal {
    /// The number of events on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, EventCount { filter: self.filter.clone(), reading: self.reading }, ()).await
    }
}

#[derive(Default)]
pub(crate) struct EventQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl EventQuery {
    /// The timeline: signings and ends of relations, and the events that sources report.
    /// By default the earliest come first; undated events come last in both directions.
    /// Everything that happened in 2012: `events(filter: {date: {during: "2012"}})`.
    /// Pages have 20 events by default and at most 100.
    #[expect(clippy::too_many_arguments, reason = "they are those of the field")]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events to return; all by default.")] filter: Option<EventFilter>,
        #[graphql(
            default,
            desc = "Whether to take the better fact or the stated one where a note gives a better one."
        )]
        reading: Reading,
        #[graphql(desc = "The sort key; at most 1.")] order_by: Option<Vec<EventOrder>>,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<EventConnection> {
        let filter = read_filter(ctx, filter).await?;
        let reading = reading.into();
        let (descending, list) = order::read(order_by)?;
        let window = PageArgs { first, after, last, before }.window(&list, MAX_PAGE)?;
        let load = |window| EventPage { filter: filter.clone(), reading, descending, window };
        let page = load_page(ctx, (), window, load).await?;
        Ok(connect(&list, page, EventTotal { filter, reading }, |entry| plain(Event(entry))))
    }
}
