//! The partners that two cities share.

use async_graphql::{Context, Result};

use super::argument::named;
use super::connection::{CityConnection, CityTotal, by_name, city_connection};
use super::loader::InCommon;
use crate::graphql::shared::connection::{MAX_PAGE, PageArgs, load_page};

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
