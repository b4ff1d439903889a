//! What a search finds, and where it matched.

use async_graphql::{Context, Enum, Result, SimpleObject, Union};
use entity::search_text::TargetKind;

use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::country::{self, Country};
use crate::graphql::rooms::industry::{Industry, IndustryById};
use crate::graphql::rooms::profile::{Feature, FeatureById};
use crate::graphql::shared::context::get;
use crate::store::search::{Hit, MatchedField};

/// What a search can find.
#[derive(Union)]
#[graphql(crate = "ordered")]
pub(crate) enum SearchResult {
    City(City),
    Country(Country),
    Feature(Feature),
    Industry(Industry),
}

impl SearchResult {
    /// The object of a hit.
    pub(super) async fn of(ctx: &Context<'_>, hit: &Hit) -> Result<Self> {
        Ok(match hit.kind {
            TargetKind::City => Self::City(City(get(ctx, city::ById, hit.id).await?)),
            TargetKind::Country => Self::Country(Country(get(ctx, country::ById, hit.id).await?)),
            TargetKind::Feature => Self::Feature(Feature(get(ctx, FeatureById, hit.id).await?)),
            TargetKind::Industry => Self::Industry(Industry(get(ctx, IndustryById, hit.id).await?)),
        })
    }
}

/// The types that a search can find.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "TargetKind")]
pub(crate) enum SearchType {
    /// Cities, including the home city and imported ones.
    City,
    /// Countries, including those without partners.
    Country,
    /// Ports, universities, companies and other features of cities.
    Feature,
    /// Industries.
    Industry,
}

/// Where a search matched.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "MatchedField")]
pub(crate) enum SearchField {
    /// A name of the result itself in any language and script, its slug, its Wikidata id or its country code.
    Name,
    /// A nickname of the result itself.
    Nickname,
    /// A name of a feature of the city, such as its port or university.
    Feature,
    /// An industry of the city.
    Industry,
    /// A sentence of the city's summary.
    Summary,
}

/// What belongs to the search and not to what it found.
#[derive(SimpleObject)]
#[graphql(crate = "ordered")]
pub(crate) struct SearchMatch {
    /// The fields that matched, the most relevant first; at most five.
    matched_in: Vec<SearchField>,
    /// The text that matched best, as the data has it: a name, a code or a sentence of a summary.
    matched_text: String,
}

impl From<Hit> for SearchMatch {
    fn from(hit: Hit) -> Self {
        Self {
            matched_in: hit.matched_in.into_iter().map(Into::into).collect(),
            matched_text: hit.matched_text,
        }
    }
}
