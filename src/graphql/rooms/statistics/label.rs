//! Labels of groups in the languages that a client wants.

use async_graphql::{Context, Result};

use crate::graphql::rooms::country;
use crate::graphql::rooms::industry;
use crate::graphql::rooms::region::{self, Region};
use crate::graphql::shared::naming::word_in;
use crate::graphql::shared::scalars::{LanguageTag, tags};
use crate::store::grouping::{Group, Grouping, Named};
use domain::{display, vocabulary};

/// The label of a group: names of rows are loaded, all others are words of ours.
pub(crate) async fn group_label(
    ctx: &Context<'_>,
    grouping: Grouping,
    group: &Group,
    lang: &[LanguageTag],
) -> Result<String> {
    match (&group.named, grouping) {
        (Some(Named { id, name }), Grouping::Country) => country::name_of(ctx, *id, name, lang).await,
        (Some(Named { id, name }), _) => industry::name_of(ctx, *id, name, lang).await,
        (None, Grouping::Subregion) => Ok(region::group_name(&group.key, lang)?.to_owned()),
        (None, Grouping::Region) => match Region::by_key(&group.key) {
            Some(region) => Ok(region.name_in(lang)?.to_owned()),
            None => Ok(group.key.clone()),
        },
        (None, _) => word(grouping, &group.key, lang),
    }
}

/// The label of a key whose words are ours.
fn word(grouping: Grouping, key: &str, lang: &[LanguageTag]) -> Result<String> {
    match grouping {
        Grouping::Kind => word_in(vocabulary::RELATION_KINDS, key, lang),
        Grouping::Status => word_in(vocabulary::RELATION_STATUSES, key, lang),
        Grouping::Level => word_in(vocabulary::CITY_LEVELS, key, lang),
        Grouping::Feature => word_in(vocabulary::FEATURE_KINDS, key, lang),
        Grouping::Month | Grouping::Year | Grouping::Decade => {
            let wanted = tags(lang)?;
            Ok(key.parse().map_or_else(|_| key.to_owned(), |date| display::date(&date, &wanted)))
        }
        Grouping::Region | Grouping::Subregion | Grouping::Country | Grouping::Industry => Ok(key.to_owned()),
    }
}
