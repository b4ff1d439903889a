//! Notes at the root.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, Object, Result};
use domain::vocabulary;

use super::filter::NoteFilter;
use super::loader::{NoteCount, NotePage, NotesByKind};
use super::object::Note;
use crate::graphql::rooms::city::read_filter;
use crate::graphql::shared::connection::{
    Connection, MAX_PAGE, PageArgs, connect, connection_names, load_page, plain,
};
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::enums::NoteKind;
use crate::graphql::shared::naming::label_in;
use crate::graphql::shared::order::OrderedList;
use crate::graphql::shared::scalars::LanguageTag;
use crate::store;
use crate::store::order::KeyKind;

connection_names!(NoteNames, "NoteConnection", "NoteEdge");

type NoteConnection = Connection<Note, NoteTotal, EmptyFields, NoteNames>;

pub(crate) struct NoteTotal {
    filter: store::note::Filter,
}

/// What a connection of notes can count.
#[Object(crate = "ordered")]
impl NoteTotal {
    /// The number of notes on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, NoteCount { filter: self.filter.clone() }, ()).await
    }

    /// The number of notes of each kind on all pages, in the order of the kinds; kinds without notes are left out.
    async fn by_kind(&self, ctx: &Context<'_>) -> Result<Vec<NoteKindCount>> {
        let counts = find_or_default(ctx, NotesByKind { filter: self.filter.clone() }, ()).await?;
        Ok(counts.into_iter().map(|(kind, count)| NoteKindCount { kind: kind.into(), count }).collect())
    }
}

pub(crate) struct NoteKindCount {
    kind: NoteKind,
    count: i64,
}

/// How many notes there are of a kind.
#[Object(crate = "ordered")]
impl NoteKindCount {
    /// The kind.
    async fn kind(&self) -> NoteKind {
        self.kind
    }

    /// The kind in words, such as `Outdated` or `已过时`, in the first of these languages that has them, else in English.
    async fn label(
        &self,
        #[graphql(
            desc = "Language tags in order of preference, such as `[\"zh\", \"en\"]`; at most 20.",
            default_with = "crate::graphql::shared::scalars::english()"
        )]
        lang: Vec<LanguageTag>,
    ) -> Result<String> {
        label_in(vocabulary::NOTE_KINDS, self.kind, &lang)
    }

    /// How many there are, at least one.
    async fn count(&self) -> i64 {
        self.count
    }
}

#[derive(Default)]
pub(crate) struct NoteQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl NoteQuery {
    /// All editors' notes: what the sources say that is wrong, outdated or doubtful, and what is right.
    /// They are grouped by city and, within a city, in the order of its entry.
    /// Pages have 20 notes by default and at most 100.
    /// Example: `{ notes(filter: {kind: {eq: WRONG}, certainty: {eq: SURE}}) { totalCount nodes { sourceSays correction } } }`.
    async fn notes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which notes to return; all by default.")] filter: Option<NoteFilter>,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Returns the last n items, at most 100; not together with `first`.")] last: Option<
            i32,
        >,
        #[graphql(desc = "Returns items before this cursor.")] before: Option<String>,
    ) -> Result<NoteConnection> {
        let filter = read_filter(ctx, filter).await?;
        let keys =
            [("CITY".to_owned(), KeyKind::Number, false), ("ENTRY".to_owned(), KeyKind::Number, false)];
        let list = OrderedList::new("note", &keys)?;
        let window = PageArgs { first, after, last, before }.window(&list, MAX_PAGE)?;
        let load = |window| NotePage { filter: filter.clone(), window };
        let page = load_page(ctx, (), window, load).await?;
        Ok(connect(&list, page, NoteTotal { filter }, |row| plain(Note(row))))
    }
}
