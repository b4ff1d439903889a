//! The partners that two cities share.

use async_graphql::{Context, Result};
use entity::city;

use super::query::{CityConnection, CityTotal, by_name, city_connection, named};
use crate::graphql::shared::connection::{MAX_PAGE, PageArgs, load_page};
use crate::graphql::shared::loads::{Load, Loaded};
use crate::store::page::{Page, Window};
use crate::store::{self, View};

/// A page of the partners that a city shares with another, in the order of their names.
pub(super) async fn partners_in_common(
    ctx: &Context<'_>,
    city: i64,
    with: String,
    args: PageArgs,
) -> Result<CityConnection> {
    let list = by_name("common")?;
    let window = args.window(&list, MAX_PAGE)?;
    let with = named(ctx, "with", with).await?.id;
    let page = load_page(ctx, city, window, |window| InCommon { with, window }).await?;
    Ok(city_connection(&list, page, CityTotal::InCommon { city, with }))
}

/// The partners that each city shares with one other.
#[derive(Clone, PartialEq, Eq, Hash)]
struct InCommon {
    with: i64,
    window: Window,
}

impl Load for InCommon {
    type Key = i64;
    type Value = Page<city::Model>;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::network::list_partners_in_common(view, cities, self.with, &self.window).await
    }
}

/// How many partners each city shares with one other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct InCommonCount {
    pub(super) with: i64,
}

impl Load for InCommonCount {
    type Key = i64;
    type Value = i64;

    async fn load(&self, view: &View, cities: &[i64]) -> Loaded<Self> {
        store::network::count_partners_in_common(view, cities, self.with).await
    }
}
