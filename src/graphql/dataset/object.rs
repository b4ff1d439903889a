//! The data set and its sources as clients see them.

use async_graphql::{Context, ID, Object, Result};
use entity::{dataset, source};

use super::loader::{AllIndustries, AllSources};
use crate::graphql::city::{self, City};
use crate::graphql::context::{self, find_or_default, get};
use crate::graphql::node;
use crate::graphql::profile::industry::Industry;
use crate::graphql::scalars::{CalendarDate, PartialDate};
use crate::graphql::statistics::Statistics;

pub(crate) struct Dataset(pub(crate) dataset::Model);

/// What the data set is as a whole.
#[Object]
impl Dataset {
    /// Opaque and the same on every database.
    pub(crate) async fn id(&self) -> ID {
        node::id("Dataset", "1")
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The city whose network it is about.
    async fn home(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(get(ctx, city::ById, self.0.home_city_id).await?))
    }

    /// The same data have the same version on every database.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// Its licence, as an SPDX identifier.
    async fn license(&self) -> &str {
        &self.0.license
    }

    /// How to cite it.
    async fn cite(&self) -> &str {
        &self.0.cite
    }

    /// The date up to which its own source counts; null if the source says none.
    async fn stated_as_of(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("dataset.stated_as_of", self.0.stated_as_of.as_deref())
    }

    /// Every source that a fact names, in the order of slugs; bounded by the data set.
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        let sources = find_or_default(ctx, AllSources, ()).await?;
        Ok(sources.into_iter().map(Source).collect())
    }
}

pub(crate) struct Source(pub(crate) source::Model);

/// Where facts come from.
#[Object]
impl Source {
    /// Opaque and the same on every database.
    pub(crate) async fn id(&self) -> ID {
        node::id("Source", &self.0.slug)
    }

    /// A readable key.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is, in a sentence; null if the title says it.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }

    /// Who published it; null if unknown.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// Its address; null if unknown.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// The day on which it was read; null if unknown.
    async fn retrieved(&self) -> Option<CalendarDate> {
        self.0.retrieved.clone().map(CalendarDate)
    }

    /// Its licence, as an SPDX identifier; null if unknown.
    async fn license(&self) -> Option<&str> {
        self.0.license.as_deref()
    }
}

#[derive(Default)]
pub(crate) struct DatasetQuery;

#[Object]
impl DatasetQuery {
    /// The data set: title, version, licence, sources, and how to cite it.
    async fn dataset(&self, ctx: &Context<'_>) -> Result<Dataset> {
        Ok(Dataset(context::dataset(ctx).await?))
    }

    /// The vocabulary of industries in the order of slugs; bounded by the data set.
    async fn industries(&self, ctx: &Context<'_>) -> Result<Vec<Industry>> {
        let industries = find_or_default(ctx, AllIndustries, ()).await?;
        Ok(industries.into_iter().map(Industry).collect())
    }

    /// Counts over the home city's relations; the same as `home { statistics }`.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only relations certainly in force at the end of this date.")] as_of: Option<
            crate::graphql::scalars::EdtfDate,
        >,
        #[graphql(desc = "Only these relations.")] filter: Option<crate::graphql::relation::RelationFilter>,
    ) -> Result<Statistics> {
        let home = context::dataset(ctx).await?.home_city_id;
        Statistics::new(ctx, home, as_of, filter).await
    }
}
