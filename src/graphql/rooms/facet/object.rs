//! Facets as clients see them.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};

use super::loader::FacetCounts;
use crate::graphql::rooms::statistics::group_label;
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::scalars::LanguageTag;
use crate::store::facet::{Count, FacetList};
use crate::store::grouping::Grouping;

/// What the items of a list can be counted by.
///
/// In a list of partners, cities are the far ends; in the list of all relations, they are both ends but the home city.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FacetField {
    /// The city's country; keys are codes such as `JP`.
    Country,
    /// The city's UN M49 region; keys are those of `RegionCode`.
    Region,
    /// The city's finest UN M49 group; keys are English names such as `Southern Europe`.
    Subregion,
    /// The city's level; keys are those of `CityLevel`.
    Level,
    /// The kind of the relation; keys are those of `RelationKind`.
    /// A city's relation is the one with the home city, as `City.relation` gives it; cities without one are left out.
    Kind,
    /// The recorded status of the relation; keys are those of `RelationStatus`.
    /// A city's relation is the one with the home city, as `City.relation` gives it; cities without one are left out.
    Status,
    /// The decade in which the relation was established; keys are EDTF such as `198X`.
    /// What is undated or dated less exactly is left out.
    /// A city's relation is the one with the home city, as `City.relation` gives it; cities without one are left out.
    Decade,
    /// The city's industries; keys are slugs such as `textiles`.
    /// A city with an industry counts for what that is part of too, as it does in filters; those of features do not count.
    Industry,
    /// The kinds of features that are the city's own (role `OWN`); keys are those of `FeatureKind`.
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

/// How the items of a whole list, over all its pages, are spread over one field.
#[derive(SimpleObject)]
pub(crate) struct Facet {
    /// The field.
    field: FacetField,
    /// The largest first, then by key; at most 100. Keys without an item are not listed.
    buckets: Vec<FacetBucket>,
}

pub(crate) struct FacetBucket {
    grouping: Grouping,
    count: Count,
}

/// The items of a list that share a key.
#[Object]
impl FacetBucket {
    /// What they share: an enum name, a country's code, the name of an M49 group, an industry's slug, or a decade in EDTF.
    async fn key(&self) -> &str {
        &self.count.group.key
    }

    /// The key for people, such as `Spain` or `西班牙`, in the first of these languages that is known, else in English.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags, the most wanted first; at most 20, such as `[\"zh\", \"en\"]`.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        group_label(ctx, self.grouping, &self.count.group, &lang).await
    }

    /// How many items; one item may be in several buckets of industries and features.
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
