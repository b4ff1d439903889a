//! The fields that the objects of all facts share.

use std::borrow::Cow;
use std::marker::PhantomData;

use async_graphql::{Context, ID, Object, OutputType, Result, TypeName};
use domain::vocabulary;
use entity::fact;

use super::citation::{Citation, citations};
use super::loader::FactById;
use crate::graphql::rooms::city;
use crate::graphql::rooms::note::{self, Note, OtherFact};
use crate::graphql::shared::context::get;
use crate::graphql::shared::enums::Standing;
use crate::graphql::shared::global_id;
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::scalars::LanguageTag;

/// A GraphQL object that is a fact.
pub(crate) trait FactObject: OutputType + Sized {
    /// What it shares with all facts; its object flattens them.
    fn fact_fields(&self) -> FactFields<'_, Self>;

    // The interfaces ask these of each of their objects.

    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        self.fact_fields().id(ctx).await
    }

    async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        self.fact_fields().resource_path(ctx).await
    }

    async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        self.fact_fields().citations(ctx).await
    }

    async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        self.fact_fields().notes(ctx).await
    }

    async fn standing(&self, ctx: &Context<'_>) -> Result<Standing> {
        self.fact_fields().standing(ctx).await
    }

    async fn better(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        self.fact_fields().better(ctx).await
    }

    async fn corrects(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        self.fact_fields().corrects(ctx).await
    }

    async fn and_more(&self, ctx: &Context<'_>) -> Result<bool> {
        self.fact_fields().and_more(ctx).await
    }
}

/// What the object `T` of a fact has in common with all others: an id, citations, notes, and what these make of it.
pub(crate) struct FactFields<'a, T> {
    fact: Stored<'a>,
    /// What the id has after the key of the fact.
    part: &'static str,
    object: PhantomData<fn() -> T>,
}

/// The row of a fact, or what it is loaded by.
enum Stored<'a> {
    Row(&'a fact::Model),
    Id(i64),
}

impl<'a, T> FactFields<'a, T> {
    /// Of an object that holds its fact.
    pub(crate) fn of(fact: &'a fact::Model) -> Self {
        Self { fact: Stored::Row(fact), part: "", object: PhantomData }
    }

    /// Of an object that knows the id of its fact.
    pub(crate) fn by_id(id: i64) -> Self {
        Self { fact: Stored::Id(id), part: "", object: PhantomData }
    }

    /// Of an object that is a part of its fact.
    pub(crate) fn with_part(self, part: &'static str) -> Self {
        Self { part, ..self }
    }
}

impl<T> FactFields<'_, T> {
    async fn fact(&self, ctx: &Context<'_>) -> Result<Cow<'_, fact::Model>> {
        Ok(match self.fact {
            Stored::Row(fact) => Cow::Borrowed(fact),
            Stored::Id(id) => Cow::Owned(get(ctx, FactById, id).await?),
        })
    }
}

// A name for each object, though no schema shows it: a type that is being registered has no fields yet, and notes lead
// from the fields of one object to another's.
impl<T: OutputType> TypeName for FactFields<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("FactFieldsOf{}", T::type_name()).into()
    }
}

#[Object(crate = "ordered", name_type)]
impl<T: OutputType> FactFields<'_, T> {
    /// An opaque id, the same on every database and stable when the data is reloaded.
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        let fact = self.fact(ctx).await?;
        let city = get(ctx, city::ById, fact.city_id).await?;
        Ok(global_id::of_entry::<T>(&city.slug, &format!("{}{}", fact.key, self.part)))
    }

    /// Its address on this server, such as `/nodes/UmVsYXRpb246a3VyZS1qcC9yZWxhdGlvbg`: it leads a browser to the playground, and a program to the data.
    pub(crate) async fn resource_path(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(global_id::path_of(&self.id(ctx).await?))
    }

    /// The sources it comes from; at least one.
    pub(crate) async fn citations(&self, ctx: &Context<'_>) -> Result<Vec<Citation>> {
        citations(ctx, &*self.fact(ctx).await?).await
    }

    /// Editors' notes on it.
    pub(crate) async fn notes(&self, ctx: &Context<'_>) -> Result<Vec<Note>> {
        note::of_fact(ctx, &*self.fact(ctx).await?).await
    }

    /// Whether you can rely on it, by the editors' notes: `UNCHALLENGED`, or why not.
    pub(crate) async fn standing(&self, ctx: &Context<'_>) -> Result<Standing> {
        Ok(self.fact(ctx).await?.standing.into())
    }

    /// The standing in words, such as `Outdated` or `已过时`, in the first of these languages that has them, else in English.
    async fn standing_label(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::STANDINGS, Standing::from(self.fact(ctx).await?.standing), &lang)
    }

    /// The fact that a note gives instead; null if there is none.
    /// It has the same type; for a feature with a wrong name it can be a `CityName`.
    /// Always null for relations, attributes and climates.
    pub(crate) async fn better(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        note::better_than(ctx, &*self.fact(ctx).await?).await
    }

    /// The stated fact that this one corrects; null if there is none.
    pub(crate) async fn corrects(&self, ctx: &Context<'_>) -> Result<OtherFact> {
        note::corrected_by(ctx, &*self.fact(ctx).await?).await
    }

    /// Whether the source's list goes on after this item ('etc.', 'such as'), so that there are more than are listed here.
    pub(crate) async fn and_more(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.fact(ctx).await?.and_more)
    }
}

/// The fields of a fact that may quote its source.
pub(crate) struct QuotedFactFields<'a, T>(pub(crate) FactFields<'a, T>);

impl<T: OutputType> TypeName for QuotedFactFields<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("QuotedFactFieldsOf{}", T::type_name()).into()
    }
}

#[Object(crate = "ordered", name_type)]
impl<T: OutputType> QuotedFactFields<'_, T> {
    #[graphql(flatten)]
    async fn fact_fields(&self) -> &FactFields<'_, T> {
        &self.0
    }

    /// A few words quoted from the source, such as `45 miles`; null if none are kept, as for most better figures.
    async fn stated(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.0.fact(ctx).await?.into_owned().stated)
    }
}
