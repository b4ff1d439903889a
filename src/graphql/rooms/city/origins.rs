//! The cities that distances are measured from, and the filters that may hold such distances.

use std::collections::{BTreeSet, HashMap};

use async_graphql::{Context, Result};

use super::argument::named;
use super::model::point;
use crate::graphql::shared::error::bad_input;
use crate::store::city::Point;

/// A filter as a client writes it; somewhere inside, it may measure distances from cities.
pub(crate) trait FilterInput {
    type Stored: Default;

    /// Gathers the slugs of the cities that distances are measured from.
    fn gather_origins<'a>(&'a self, slugs: &mut BTreeSet<&'a str>);

    /// The filter in the store's form.
    fn read(&self, origins: &Origins) -> Result<Self::Stored>;
}

/// Gathers them from the parts of a filter.
pub(crate) fn gather_parts<'a, F: FilterInput>(
    and: Option<&'a Vec<F>>,
    or: Option<&'a Vec<F>>,
    not: Option<&'a F>,
    slugs: &mut BTreeSet<&'a str>,
) {
    for part in and.into_iter().flatten().chain(or.into_iter().flatten()).chain(not) {
        part.gather_origins(slugs);
    }
}

/// Reads a filter that may be absent; the cities that it measures from are looked up once.
pub(crate) async fn read_filter<F: FilterInput>(ctx: &Context<'_>, filter: Option<F>) -> Result<F::Stored> {
    let Some(filter) = filter else { return Ok(F::Stored::default()) };
    let mut slugs = BTreeSet::new();
    filter.gather_origins(&mut slugs);
    let origins = Origins::find(ctx, slugs).await?;
    filter.read(&origins)
}

/// Where the cities lie that distances are measured from, by their slugs.
#[derive(Default)]
pub(crate) struct Origins(HashMap<String, Point>);

impl Origins {
    pub(super) async fn find(ctx: &Context<'_>, slugs: impl IntoIterator<Item = &str>) -> Result<Self> {
        let found = slugs.into_iter().map(|slug| async move {
            let city = named(ctx, "from", slug.to_owned()).await?;
            let (latitude, longitude) = point(&city).ok_or_else(|| {
                bad_input(format!(
                    "the coordinates of '{slug}' are unknown; measure from another city or from a point"
                ))
            })?;
            Ok::<_, async_graphql::Error>((slug.to_owned(), Point::new(latitude, longitude)))
        });
        Ok(Self(futures_util::future::try_join_all(found).await?.into_iter().collect()))
    }

    /// Where a city lies that was looked up.
    pub(super) fn of(&self, slug: &str) -> Point {
        self.0[slug]
    }
}
