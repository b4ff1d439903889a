//! Facets as clients see them.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};

use super::loader::FacetCounts;
use crate::graphql::rooms::statistics::group_label;
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::scalars::LanguageTag;
use crate::store::facet::{Count, FacetList};
use crate::store::grouping::Grouping;

/// The fields that the items of a list can be counted by.
///
/// In a list of partners, the city is the partner; in the list of all relations, both cities count, but not the home city.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FacetField {
    /// The city's country; keys are codes such as `JP`.
    Country,
    /// The city's UN M49 region; keys are the values of `RegionCode`.
    Region,
    /// The city's most specific UN M49 group; keys are English names such as `Southern Europe`.
    Subregion,
    /// The city's level; keys are the values of `CityLevel`.
    Level,
    /// The kind of the relation; keys are the values of `RelationKind`.
    /// In a list of cities, it is the relation with the home city as given by `City.relation`; cities without one are left out.
    Kind,
    /// The recorded status of the relation; keys are the values of `RelationStatus`.
    /// In a list of cities, it is the relation with the home city as given by `City.relation`; cities without one are left out.
    Status,
    /// The decade in which the relation was established; keys are EDTF such as `198X`.
    /// Undated relations and those dated less precisely are left out.
    /// In a list of cities, it is the relation with the home city as given by `City.relation`; cities without one are left out.
    Decade,
    /// The city's industries; keys are slugs such as `textiles`.
    /// A city also counts for the wider industries of its own, as in filters; the industries of features do not count.
    Industry,
    /// The kinds of features that are the city's own (role `OWN`); keys are the values of `FeatureKind`.
    Feature,
}

impl From<FacetField> for Grouping {
    fn from(field: FacetField) -> Self {
        match field {
            FacetField::Country => Self::Country,
            FacetField::Region => Self::Region,
            FacetField::Subregion => Self::Subregion,
            FacetField::Level => Self::Level,
            FacetField::Kind => Self::Kind,
            FacetField::Status => Self::Status,
            FacetField::Decade => Self::Decade,
            FacetField::Industry => Self::Industry,
            FacetField::Feature => Self::Feature,
        }
    }
}

/// Counts of the items of a whole list, over all its pages, by one field.
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct Facet {
    /// The field.
    field: FacetField,
    /// The largest first, then by key; at most 100. Keys without items are not listed.
    buckets: Vec<FacetBucket>,
}

pub(crate) struct FacetBucket {
    grouping: Grouping,
    count: Count,
}

/// The items of a list that share a key.
#[Object(crate = "ordered")]
impl FacetBucket {
    /// What they have in common: an enum value, a country code, the name of an M49 group, the slug of an industry, or a decade in EDTF.
    async fn key(&self) -> &str {
        &self.count.group.key
    }

    /// The key for display, such as `Spain` or `西班牙`, in the first of these languages that has one, else in English.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        group_label(ctx, self.grouping, &self.count.group, &lang).await
    }

    /// The number of items; one item may be in several buckets of industries and features.
    async fn count(&self) -> i64 {
        self.count.count
    }
}

/// The facets of a list: one for each field that was asked for, in the order asked, each once.
pub(crate) async fn facets(
    ctx: &Context<'_>,
    list: FacetList,
    parent: Option<i64>,
    of: Vec<FacetField>,
) -> Result<Vec<Facet>> {
    let mut fields: Vec<FacetField> = Vec::new();
    for field in of {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let facets = fields.into_iter().map(async |field| {
        let grouping = Grouping::from(field);
        let load = FacetCounts { list: list.clone(), grouping };
        let counts = find_or_default(ctx, load, parent).await?;
        let buckets = counts.into_iter().map(|count| FacetBucket { grouping, count }).collect();
        Ok(Facet { field, buckets })
    });
    futures_util::future::try_join_all(facets).await
}
