//! The city that an argument names.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::loader::{BySlug, NearestSlugs};
use crate::graphql::shared::context::{dataset, find, find_or_default};
use crate::graphql::shared::error::not_found;
use crate::store::city::City;

/// The city that an argument names by its slug, a former one included.
pub(crate) async fn named(ctx: &Context<'_>, argument: &str, slug: String) -> Result<Arc<City>> {
    if let Some(city) = find(ctx, BySlug, slug.clone()).await? {
        return Ok(city);
    }
    let near = find_or_default(ctx, NearestSlugs, slug.clone()).await?;
    let near = if near.is_empty() { String::new() } else { format!("; nearest: '{}'", near.join("', '")) };
    Err(not_found(format!("'{argument}' is '{slug}'; no city has or had this slug{near}")))
}

/// The id of the city that an argument names, else of the home city.
pub(crate) async fn named_or_home(ctx: &Context<'_>, argument: &str, slug: Option<String>) -> Result<i64> {
    match slug {
        Some(slug) => Ok(named(ctx, argument, slug).await?.id),
        None => Ok(dataset(ctx).await?.home_city_id),
    }
}
