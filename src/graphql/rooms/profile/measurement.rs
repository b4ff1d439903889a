//! Measurements, and the one of a metric that stands for all.

use async_graphql::{Context, Object, Result};
use domain::display::{self, Amount, Figure};
use domain::headline;
use domain::vocabulary::METRICS;
use entity::measurement;
use entity::measurement::Metric as Stored;

use super::fact_fields::{FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use super::subject::Subject;
use crate::graphql::rooms::dataset::SourceBySlug;
use crate::graphql::shared::context::{dataset, find, find_or_default};
use crate::graphql::shared::enums::{MeasurementScope, Metric, Qualifier, Unit};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::{Reading, best};
use crate::graphql::shared::scalars::{LanguageTag, PartialDate, tags};
use crate::graphql::shared::texts::text_in;
use crate::store::city::City;
use crate::store::fact::Sourced;

pub(crate) struct Measurement(pub(crate) Sourced<measurement::Model>);

fact_row!(Measurement, measurement);

/// A figure with its unit, qualifier, scope and date, as one source gives it.
/// If `stated` is `an urban area of 137 km2`, `value` is 137 and `unit` is `SQUARE_KILOMETRE`.
#[Object(crate = "ordered")]
impl Measurement {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// What is measured.
    async fn metric(&self) -> Metric {
        self.0.row.metric.into()
    }

    /// What is measured in words, such as `Population` or `人口`, in the first of these languages that has them, else in English.
    async fn metric_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(METRICS, Metric::from(self.0.row.metric), &lang)
    }

    /// What is counted or measured, such as islands or residents under 35, in the first of these languages that has it,
    /// else in English; the metric in words if it has no label of its own.
    async fn label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let Sourced { fact, row } = &self.0;
        match &row.label {
            Some(label) => text_in(&lang, label, fact.translations.as_deref(), "label"),
            None => Ok(label_in(METRICS, Metric::from(row.metric), &lang)?.to_lowercase()),
        }
    }

    /// The number in `unit`, such as 120000; comparable and sortable. Null if the source gives only a range or words.
    async fn value(&self) -> Option<f64> {
        self.0.row.value
    }

    /// The lower end of a range, in `unit`, such as 14 in '14 to 19 °C'; null if there is no range.
    async fn low(&self) -> Option<f64> {
        self.0.row.low
    }

    /// The upper end of a range, in `unit`, such as 19 in '14 to 19 °C'; null if there is no range.
    async fn high(&self) -> Option<f64> {
        self.0.row.high
    }

    /// The figure as people write it, with unit, qualifier and scope: `about 250,000`, `14–19 °C`, `137 km² (urban area)`,
    /// `约250,000人`; `many` if the source has only words.
    /// In the first of these languages that figures can be written in, else in English: those of `PartialDate.display`.
    async fn display(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        let row = &self.0.row;
        let amount = match (row.value, row.low, row.high) {
            (Some(value), ..) => Amount::Exactly(value),
            (None, Some(low), Some(high)) => Amount::Between(low, high),
            _ => Amount::Many,
        };
        let figure = Figure {
            amount,
            unit: row.metric.unit(),
            qualifier: row.qualifier.as_str(),
            scope: row.scope.as_str(),
        };
        Ok(display::figure(figure, &tags(&lang)?))
    }

    /// The one unit of the metric, whatever the source uses: miles are converted to `KILOMETRE`.
    async fn unit(&self) -> Unit {
        self.0.row.metric.unit().into()
    }

    /// How the source qualifies the figure; `NONE` means that it does not, not that the figure is exact.
    async fn qualifier(&self) -> Qualifier {
        self.0.row.qualifier.into()
    }

    /// Which part of the subject it covers; `UNSTATED` if the source does not say.
    async fn scope(&self) -> MeasurementScope {
        self.0.row.scope.into()
    }

    /// The date of the figure, such as `2019`; null if it is undated.
    async fn as_of(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("measurement.as_of", self.0.row.as_of.as_deref())
    }
}

/// The figures of a subject, filtered.
pub(crate) async fn measurements(
    ctx: &Context<'_>,
    city: i64,
    subject: Subject,
    metric: Option<Vec<Metric>>,
    source: Option<Vec<String>>,
    reading: Reading,
) -> Result<Vec<Measurement>> {
    let sources = match source {
        None => None,
        Some(slugs) => {
            let found = slugs.into_iter().map(|slug| find_or_none(ctx, slug));
            Some(futures_util::future::try_join_all(found).await?)
        }
    };
    let wanted = |row: &Sourced<measurement::Model>| {
        subject.has(&row.fact)
            && metric
                .as_ref()
                .is_none_or(|metrics| metrics.iter().any(|&m| Stored::from(m) == row.row.metric))
            && sources.as_ref().is_none_or(|ids| ids.contains(&Some(row.fact.source_id)))
    };
    let all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city).await?;
    Ok(reading.of(all).into_iter().filter(wanted).map(Measurement).collect())
}

async fn find_or_none(ctx: &Context<'_>, slug: String) -> Result<Option<i64>> {
    Ok(find(ctx, SourceBySlug, slug).await?.map(|source| source.id))
}

/// The figure of the city itself that stands for all, of the layer that owns the city.
///
/// So an import shows the figures of its own cities and displaces none of the data set's, not even a missing one.
pub(crate) async fn headline(
    ctx: &Context<'_>,
    city: &City,
    metric: Stored,
    reading: Reading,
) -> Result<Option<Measurement>> {
    let own_source = dataset(ctx).await?.source_id;
    let all = find_or_default(ctx, OfCity::<measurement::Entity>::new(), city.id).await?;
    let own = all.iter().filter(|m| m.fact.layer == city.layer && m.fact.feature_id.is_none());
    let stated = headline::headline(own.filter(|m| m.row.metric == metric), |m| headline::Figure {
        is_target: m.row.qualifier == measurement::Qualifier::Target,
        is_better: m.fact.corrects_id.is_some(),
        from_own_source: m.fact.source_id == own_source,
        as_of_last: m.row.as_of_last,
    });
    let figure = match reading {
        Reading::Best => stated.map(|stated| best(&all, stated.clone())),
        Reading::Stated => stated.cloned(),
    };
    Ok(figure.map(Measurement))
}
