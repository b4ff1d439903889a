//! Names, and the attributes that say where a city's own columns come from.

use async_graphql::{Context, Object, Result};
use entity::city_name::NameKind as Kind;
use entity::{city_attribute, city_name};

use super::fact_fields::{FactFields, FactObject as _, QuotedFactFields};
use super::fact_row::fact_row;
use super::loader::OfCity;
use super::subject::Subject;
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::enums::{CityField, NameKind};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::{LanguageTag, tags};
use crate::store::fact::Sourced;
use domain::{language, vocabulary};

pub(crate) struct CityName(pub(crate) Sourced<city_name::Model>);

fact_row!(CityName, city_name);

/// A name of a city, or of a feature, with its language, such as `石巻市` in `ja`.
#[Object(crate = "ordered")]
impl CityName {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// The name.
    async fn text(&self) -> &str {
        &self.0.row.text
    }

    /// Its language and script, such as `zh-Hans`, or `ja-Latn` for Japanese in Latin letters; null if unknown.
    async fn lang(&self) -> Option<LanguageTag> {
        self.0.row.lang.clone().map(LanguageTag)
    }

    /// How it is used, such as `NICKNAME`.
    async fn kind(&self) -> NameKind {
        self.0.row.kind.into()
    }

    /// How it is used in words, such as `Nickname` or `别称`, in the first of these languages that has them, else in English.
    async fn kind_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::NAME_KINDS, NameKind::from(self.0.row.kind), &lang)
    }
}

pub(crate) struct CityAttribute(pub(crate) Sourced<city_attribute::Model>);

fact_row!(CityAttribute, city_attribute);

/// The source of a field of a city; the value is in the field itself.
#[Object(crate = "ordered")]
impl CityAttribute {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> FactFields<'_, Self> {
        self.fact_fields()
    }

    /// The field.
    async fn field(&self) -> CityField {
        self.0.row.field.into()
    }
}

/// The names of a subject, filtered.
pub(crate) async fn names(
    ctx: &Context<'_>,
    city: i64,
    subject: Subject,
    lang: Option<Vec<LanguageTag>>,
    kind: Option<Vec<NameKind>>,
    reading: Reading,
) -> Result<Vec<CityName>> {
    let wanted = lang.as_deref().map(tags).transpose()?;
    let in_language = |row: &city_name::Model| {
        let have = row.lang.as_deref().unwrap_or_default();
        wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|want| language::matches(have, want)))
    };
    let of_kind = |row: &city_name::Model| {
        kind.as_ref().is_none_or(|kinds| kinds.iter().any(|&kind| Kind::from(kind) == row.kind))
    };
    let all = find_or_default(ctx, OfCity::<city_name::Entity>::new(), city).await?;
    Ok(reading
        .of(all)
        .into_iter()
        .filter(|name| subject.has(&name.fact) && in_language(&name.row) && of_kind(&name.row))
        .map(CityName)
        .collect())
}

/// The usual names of a subject by language: official ones before local ones, no nicknames or spellings.
pub(crate) async fn usual_names(
    ctx: &Context<'_>,
    city: i64,
    subject: Subject,
    reading: Reading,
) -> Result<Vec<Sourced<city_name::Model>>> {
    let all = find_or_default(ctx, OfCity::<city_name::Entity>::new(), city).await?;
    let mut names = reading.of(all);
    names.retain(|name| subject.has(&name.fact) && matches!(name.row.kind, Kind::Official | Kind::Local));
    names.sort_by_key(|name| name.row.kind);
    Ok(names)
}

/// The sourced fields of a city.
pub(crate) async fn attributes(ctx: &Context<'_>, city: i64) -> Result<Vec<CityAttribute>> {
    let all = find_or_default(ctx, OfCity::<city_attribute::Entity>::new(), city).await?;
    Ok(all.into_iter().map(CityAttribute).collect())
}
