//! The event as clients see it.

use async_graphql::{Context, Object, Result};
use entity::fact;
use entity::relation::RelationKind;
use entity::timeline;

use super::loader::{ById, OfCity, Told};
use crate::graphql::rooms::city::{self, City};
use crate::graphql::rooms::profile::{
    self, FactById, FactByKey, FactFields, FactObject, Feature, QuotedFactFields,
};
use crate::graphql::rooms::relation::{self, Relation};
use crate::graphql::shared::context::{find, find_or_default, get};
use crate::graphql::shared::enums::EventKind;
use crate::graphql::shared::global_id::{GlobalId, Identified};
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::reading::Reading;
use crate::graphql::shared::scalars::{EdtfDate, LanguageTag, PartialDate, tags};
use crate::graphql::shared::texts::{is_english, text_in};
use domain::{language, vocabulary};

pub(crate) struct Event(pub(crate) timeline::Model);

/// What the ids of signings and endings have after the key of their relation.
pub(super) const ESTABLISHED: &str = "@established";
pub(super) const ENDED: &str = "@ended";

/// An event that a source reports, or the signing or the end of a relation.
#[Object(crate = "ordered")]
impl Event {
    #[graphql(flatten)]
    async fn shared_fields(&self) -> QuotedFactFields<'_, Self> {
        QuotedFactFields(self.fact_fields())
    }

    /// When it happened; null if the source gives no date.
    async fn date(&self) -> Result<Option<PartialDate>> {
        PartialDate::read("timeline.date", self.0.date.as_deref())
    }

    /// The kind of event.
    async fn kind(&self) -> EventKind {
        self.0.kind.into()
    }

    /// The kind in words, such as `Founded` or `创建`, in the first of these languages that has them, else in English.
    async fn kind_label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::EVENT_KINDS, EventKind::from(self.0.kind), &lang)
    }

    /// What happened, in the editors' words, in the first of these languages that has them, else in English.
    async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        if self.is_of_relation() {
            return self.title_of_relation(ctx, &lang).await;
        }
        let told = get(ctx, Told, self.0.fact_id).await?;
        if is_english(&tags(&lang)?) {
            return Ok(told.title);
        }
        text_in(&lang, &told.title, self.fact(ctx).await?.translations.as_deref(), "title")
    }

    /// The city whose entry reports it; for a signing, the partner and not the home city.
    async fn city(&self, ctx: &Context<'_>) -> Result<City> {
        Ok(City(get(ctx, city::ById, self.0.city_id).await?))
    }

    /// The feature it is about; null if it is about the city itself.
    async fn feature(&self, ctx: &Context<'_>) -> Result<Option<Feature>> {
        let fact = self.fact(ctx).await?;
        profile::feature_of(ctx, fact.city_id, fact.feature_id).await
    }

    /// The relation that was signed or ended; null for all other events.
    async fn relation(&self, ctx: &Context<'_>) -> Result<Option<Relation>> {
        if !self.is_of_relation() {
            return Ok(None);
        }
        Ok(Some(Relation(get(ctx, relation::ById, self.0.fact_id).await?)))
    }
}

impl FactObject for Event {
    fn fact_fields(&self) -> FactFields<'_, Self> {
        FactFields::by_id(self.0.fact_id).with_part(match self.0.kind {
            timeline::EventKind::RelationEstablished => ESTABLISHED,
            timeline::EventKind::RelationEnded => ENDED,
            _ => "",
        })
    }
}

impl Identified for Event {
    async fn find(ctx: &Context<'_>, id: &GlobalId<'_>) -> Result<Option<Self>> {
        let (city, key) = id.entry()?;
        let (fact_key, part) = split(&key);
        let Some(fact) = find(ctx, FactByKey, (city, fact_key.to_owned())).await? else { return Ok(None) };
        let event = find(ctx, ById, 2 * fact.id + part).await?.map(Self);
        // A signing is found by its whole key only, so that no event has two ids.
        Ok(event.filter(|event| event.is_of_relation() == (fact_key != key)))
    }
}

impl Event {
    async fn fact(&self, ctx: &Context<'_>) -> Result<fact::Model> {
        get(ctx, FactById, self.0.fact_id).await
    }

    fn is_of_relation(&self) -> bool {
        matches!(self.0.kind, timeline::EventKind::RelationEstablished | timeline::EventKind::RelationEnded)
    }

    async fn title_of_relation(&self, ctx: &Context<'_>, lang: &[LanguageTag]) -> Result<String> {
        let relation = get(ctx, relation::ById, self.0.fact_id).await?;
        let other = relation.low_city_id + relation.high_city_id - self.0.city_id;
        let here = get(ctx, city::ById, self.0.city_id);
        let (here, other) = futures_util::future::try_join(here, get(ctx, city::ById, other)).await?;
        let ended = self.0.kind == timeline::EventKind::RelationEnded;
        let chosen = language::choose(&TITLES, |(tag, _)| Some(tag), &tags(lang)?);
        let (tag, title) = chosen.unwrap_or(&TITLES[0]);
        // Names of a language go with a title in it, where the cities have one.
        let wanted = [LanguageTag((*tag).to_owned())];
        let (here, other) = (City(here), City(other));
        let names = futures_util::future::try_join(here.name_in(ctx, &wanted), other.name_in(ctx, &wanted));
        let (here, other) = names.await?;
        Ok(title(&here, &other, relation.kind, ended))
    }
}

/// The title of a signing or an ending for the names of the two cities.
type Title = fn(&str, &str, RelationKind, bool) -> String;

const TITLES: [(&str, Title); 2] = [("en", english_title), ("zh-Hans", chinese_title)];

fn english_title(here: &str, other: &str, kind: RelationKind, ended: bool) -> String {
    let done = match (kind, ended) {
        (RelationKind::SisterCity, false) => "become sister cities",
        (RelationKind::FriendlyExchange, false) => "establish friendly exchange relations",
        (RelationKind::Memorandum, false) => "sign a memorandum of understanding",
        (RelationKind::Cooperation, false) => "agree on cooperation",
        (RelationKind::Project, false) => "become partners in a project",
        (RelationKind::Contact, false) => "take up contacts",
        (RelationKind::Domestic | RelationKind::Unknown, false) => "become partners",
        (RelationKind::SisterCity, true) => "end their sister-city relation",
        (RelationKind::FriendlyExchange, true) => "end their friendly exchange relations",
        (RelationKind::Memorandum, true) => "end their memorandum of understanding",
        (RelationKind::Cooperation, true) => "end their cooperation",
        (RelationKind::Project, true) => "end their project partnership",
        (RelationKind::Contact, true) => "end their contacts",
        (RelationKind::Domestic | RelationKind::Unknown, true) => "end their partnership",
    };
    format!("{here} and {other} {done}")
}

fn chinese_title(here: &str, other: &str, kind: RelationKind, ended: bool) -> String {
    let what = match kind {
        RelationKind::SisterCity => "友好城市关系",
        RelationKind::FriendlyExchange => "友好交流关系",
        RelationKind::Memorandum => "谅解备忘录",
        RelationKind::Cooperation => "合作关系",
        RelationKind::Project => "项目合作关系",
        RelationKind::Contact => "联络关系",
        RelationKind::Domestic => "国内结对关系",
        RelationKind::Unknown => "伙伴关系",
    };
    let done = if ended { "终止" } else { "建立" };
    format!("{here}与{other}{done}{what}")
}

/// What a city's entry tells; with a date, what certainly lies in it.
pub(crate) async fn of_city(
    ctx: &Context<'_>,
    city: i64,
    during: Option<EdtfDate>,
    reading: Reading,
) -> Result<Vec<Event>> {
    let is_read = |entry: &timeline::Model| match reading {
        Reading::Best => !entry.corrected,
        Reading::Stated => !entry.corrects,
    };
    let wanted = |entry: &timeline::Model| {
        let Some(EdtfDate(date)) = &during else { return true };
        let (first, last) = (date.first().number(), date.last().number());
        entry.date_first.is_some_and(|day| day >= first) && entry.date_last.is_some_and(|day| day <= last)
    };
    let all = find_or_default(ctx, OfCity, city).await?;
    Ok(all.into_iter().filter(is_read).filter(wanted).map(Event).collect())
}

/// The event that a fact which is no relation tells.
pub(crate) async fn of_fact(ctx: &Context<'_>, fact: &fact::Model) -> Result<Option<Event>> {
    Ok(find(ctx, ById, 2 * fact.id).await?.map(Event))
}

/// The key of a fact without what stands for a part of it, and which entry of the time line is meant.
fn split(key: &str) -> (&str, i64) {
    match (key.strip_suffix(ESTABLISHED), key.strip_suffix(ENDED)) {
        (Some(key), _) => (key, 0),
        (_, Some(key)) => (key, 1),
        _ => (key, 0),
    }
}
