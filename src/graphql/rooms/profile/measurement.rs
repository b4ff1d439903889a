//! Measurements, and the climate that some of them belong to.

use async_graphql::{Context, ID, Object, Result};
use domain::headline::{self, Figure};
use entity::measurement::Metric as Stored;
use entity::{city, climate as climate_table, fact, measurement};

use super::citation::{self, Citation};
use super::fact_id;
use super::loader::OfCity;
use super::note::{self, Note};
use crate::graphql::rooms::dataset::SourceBySlug;
use crate::graphql::rooms::node;
use crate::graphql::shared::context::{dataset, find_or_default};
use crate::graphql::shared::enums::{MeasurementScope, Metric, Qualifier, Unit};
use crate::graphql::shared::scalars::PartialDate;
use crate::store::fact::Sourced;

pub(crate) struct Measurement(pub(crate) Sourced<measurement::Model>);

/// A number with its unit, hedge, scope and date, as one source gives it.
/// `value` is 137 and `unit` is `SQUARE_KILOMETRE` where `stated` is `an urban area of 137 km2`.
#[Object]
impl Measurement {
    /// Opaque and the same on every database; it survives reloading the data.
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        fact_id(ctx, "Measurement", &self.0.fact).await
    }

    /// What is measured.
    async fn metric(&self) -> Metric {
        self.0.row.metric.into()
    }

    /// What is counted or measured, such as islands or residents under 35; in English.
    async fn label(&self) -> String {
        self.0.row.label.clone().unwrap_or_else(|| default_label(self.0.row.metric).to_owned())
    }

    /// The number in `unit`, such as 120000; comparable and sortable. Null where the source gives only a range or words.
    async fn value(&self) -> Option<f64> {
        self.0.row.value
    }

    /// The lower end of a range, in `unit`, such as 14 in '14 to 19 °C'; null where there is no range.
    async fn low(&self) -> Option<f64> {
        self.0.row.low
    }

    /// The upper end of a range, in `unit`, such as 19 in '14 to 19 °C'; null where there is no range.
    async fn high(&self) -> Option<f64> {
        self.0.row.high
    }

    /// The one unit of the metric, whatever the source used: miles are given in `KILOMETRE`.
    async fn unit(&self) -> Unit {
        unit(self.0.row.metric)
    }

    /// As the source writes it, such as `45 miles` or `800 acres`.
    async fn stated(&self) -> &str {
        self.0.fact.stated.as_deref().unwrap_or_default()
    }

    /// The hedge of the source; `NONE` says that it had none, not that the number is exact.
    async fn qualifier(&self) -> Qualifier {
        self.0.row.qualifier.into()
    }

    /// Which part of the subject it covers; `UNSTATED` where the source does not say.
    async fn scope(&self) -> MeasurementScope {
        self.0.row.scope.into()
    }

    /// The date of the figure, such as `2019`; null for an undated one.
    async fn as_of(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("measurement.as_of", self.0.row.as_of.as_deref())
    }

    /// Where it comes from; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        citation::of_fact(ctx, &self.0.fact).await
    }

    /// Editor's notes on it.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_fact(ctx, &self.0.fact).await
    }
}

/// A city's climate: what a source says of it in words, its temperatures, or both.
pub(crate) struct Climate {
    city: Box<city::Model>,
    described: Option<Sourced<climate_table::Model>>,
}

/// The metrics that belong to a climate.
const TEMPERATURES: [Stored; 3] = [Stored::MeanTemperature, Stored::LowTemperature, Stored::HighTemperature];

/// A city's climate: a source's words, its temperatures in °C, or both.
#[Object]
impl Climate {
    /// Opaque and the same on every database; it survives reloading the data.
    pub(crate) async fn id(&self) -> Result<ID> {
        Ok(node::id("Climate", &format!("{}/climate", self.city.slug)))
    }

    /// The climate in a few words; null where the sources give temperatures only.
    async fn description(&self) -> Option<&str> {
        self.described.as_ref().map(|climate| climate.row.description.as_str())
    }

    /// The annual mean temperature; null if no source gives one.
    async fn mean_temperature(&self, ctx: &Context<'_>) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::MeanTemperature).await
    }

    /// The lowest temperature; null if no source gives one.
    async fn low_temperature(&self, ctx: &Context<'_>) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::LowTemperature).await
    }

    /// The highest temperature; null if no source gives one.
    async fn high_temperature(&self, ctx: &Context<'_>) -> Result<Option<Measurement>> {
        headline(ctx, &self.city, Stored::HighTemperature).await
    }

    /// Where the description comes from, else the first temperature; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        match self.fact(ctx).await? {
            Some(fact) => citation::of_fact(ctx, &fact).await,
            None => Ok(Vec::new()),
        }
    }

    /// Editor's notes on the description, else on the first temperature.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        match self.fact(ctx).await? {
            Some(fact) => note::of_fact(ctx, &fact).await,
            None => Ok(Vec::new()),
        }
    }
}

impl Climate {
    /// The fact that stands for the climate.
    async fn fact(&self, ctx: &Context<'_>) -> Result<Option<fact::Model>> {
        if let Some(described) = &self.described {
            return Ok(Some(described.fact.clone()));
        }
        Ok(temperatures(ctx, &self.city).await?.into_iter().next().map(|temperature| temperature.fact))
    }
}

/// The figures of a subject, filtered.
pub(crate) async fn measurements(
    ctx: &Context<'_>,
    city: i64,
    subject: Option<i64>,
    metric: Option<Vec<Metric>>,
    source: Option<Vec<String>>,
) -> Result<Vec<Measurement>> {
    let sources = match source {
        None => None,
        Some(slugs) => {
            let found = slugs.into_iter().map(|slug| find_or_none(ctx, slug));
            Some(futures_util::future::try_join_all(found).await?)
        }
    };
    let wanted = |row: &Sourced<measurement::Model>| {
        row.fact.feature_id == subject
            && metric
                .as_ref()
                .is_none_or(|metrics| metrics.iter().any(|&m| Stored::from(m) == row.row.metric))
            && sources.as_ref().is_none_or(|ids| ids.contains(&Some(row.fact.source_id)))
    };
    let all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city).await?;
    Ok(all.into_iter().filter(wanted).map(Measurement).collect())
}

async fn find_or_none(ctx: &Context<'_>, slug: String) -> Result<Option<i64>> {
    Ok(crate::graphql::shared::context::find(ctx, SourceBySlug, slug).await?.map(|source| source.id))
}

/// The figure of the city itself that stands for all, of the layer that owns the city.
///
/// So an import shows the figures of its own cities and displaces none of the data set's, not even a missing one.
pub(crate) async fn headline(
    ctx: &Context<'_>,
    city: &city::Model,
    metric: Stored,
) -> Result<Option<Measurement>> {
    let own_source = dataset(ctx).await?.source_id;
    let all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city.id).await?;
    let own = all.into_iter().filter(|m| m.fact.layer == city.layer && m.fact.feature_id.is_none());
    let best = headline::headline(own.filter(|m| m.row.metric == metric), |m| Figure {
        is_target: m.row.qualifier == measurement::Qualifier::Target,
        from_own_source: m.fact.source_id == own_source,
        as_of_last: m.row.as_of_last,
    });
    Ok(best.map(Measurement))
}

/// The climate of a city by the layer that owns it; none if no source describes it or gives a temperature.
pub(crate) async fn climate(ctx: &Context<'_>, city: &city::Model) -> Result<Option<Climate>> {
    let described = find_or_default(ctx, OfCity::<climate_table::Entity>::new(), city.id);
    let (described, temperatures) =
        futures_util::future::try_join(described, temperatures(ctx, city)).await?;
    let described = described
        .into_iter()
        .find(|climate| climate.fact.layer == city.layer && climate.fact.feature_id.is_none());
    Ok((described.is_some() || !temperatures.is_empty())
        .then_some(Climate { city: Box::new(city.clone()), described }))
}

/// The temperatures of the city itself.
async fn temperatures(ctx: &Context<'_>, city: &city::Model) -> Result<Vec<Sourced<measurement::Model>>> {
    let mut all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city.id).await?;
    all.retain(|m| {
        m.fact.layer == city.layer && m.fact.feature_id.is_none() && TEMPERATURES.contains(&m.row.metric)
    });
    Ok(all)
}

fn unit(metric: Stored) -> Unit {
    match metric {
        Stored::Population | Stored::Employees | Stored::Students => Unit::Person,
        Stored::Area => Unit::SquareKilometre,
        Stored::Length | Stored::Distance => Unit::Kilometre,
        Stored::TravelTime => Unit::Minute,
        Stored::MeanTemperature | Stored::LowTemperature | Stored::HighTemperature => Unit::Celsius,
        Stored::PopulationShare | Stored::AreaShare | Stored::SectorShare | Stored::EconomicShare => {
            Unit::Percent
        }
        Stored::Cargo => Unit::TonnePerYear,
        Stored::ShipSize => Unit::Tonne,
        Stored::Age => Unit::Year,
        Stored::Schools | Stored::HigherEducationInstitutions | Stored::Companies | Stored::Count => {
            Unit::Count
        }
    }
}

fn default_label(metric: Stored) -> &'static str {
    match metric {
        Stored::Population => "population",
        Stored::Area => "area",
        Stored::Length => "length",
        Stored::Distance => "distance",
        Stored::TravelTime => "travel time",
        Stored::MeanTemperature => "mean temperature",
        Stored::LowTemperature => "low temperature",
        Stored::HighTemperature => "high temperature",
        Stored::PopulationShare => "share of the population",
        Stored::AreaShare => "share of the area",
        Stored::SectorShare => "share of the economy",
        Stored::EconomicShare => "share",
        Stored::Employees => "employees",
        Stored::Students => "students",
        Stored::Schools => "schools",
        Stored::HigherEducationInstitutions => "universities and colleges",
        Stored::Companies => "companies",
        Stored::Cargo => "cargo",
        Stored::ShipSize => "largest ship",
        Stored::Age => "age",
        Stored::Count => "count",
    }
}
