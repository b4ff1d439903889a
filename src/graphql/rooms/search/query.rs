//! The root field of the search.

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use super::loader::{SearchCount, SearchPage};
use super::object::{SearchMatch, SearchResult, SearchType};
use crate::graphql::shared::connection::{
    Connection, MAX_PAGE, PageArgs, connect, connection_names, load_page,
};
use crate::graphql::shared::context::find_or_default;
use crate::graphql::shared::error::bad_input;
use crate::graphql::shared::order::OrderedList;
use crate::store::{self, search::Search};

connection_names!(SearchNames, "SearchResultConnection", "SearchResultEdge");

type SearchResultConnection = Connection<SearchResult, SearchTotal, SearchMatch, SearchNames>;

/// The longest text in characters.
const MAX_TEXT: usize = 100;
/// How many digits of a search's fingerprint its cursors carry.
const FINGERPRINT_DIGITS: usize = 12;

pub(crate) struct SearchTotal {
    search: Search,
}

/// What a search can count.
#[Object(crate = "ordered")]
impl SearchTotal {
    /// The number of results on all pages; counted only if you select it.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        find_or_default(ctx, SearchCount { search: self.search.clone() }, ()).await
    }
}

#[derive(Default)]
pub(crate) struct SearchQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl SearchQuery {
    /// Finds cities, countries, features and industries by text, the best match first.
    /// Names match in every language and script, ignoring case and accents, and by prefix: `ishi`, `石卷`, `shijuan` and `Shíjuǎn` find Ishinomaki.
    /// If you give several words, all must match, in any of the names, features, industries and summaries of one result; the country of a city counts too.
    /// If nothing matches, similar names are found: `Ishinomakki` finds Ishinomaki.
    /// Pages have 20 results by default and at most 100.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "What to look for, such as `Kitakami` or `温州`; at most 100 characters, including a letter or a number."
        )]
        text: String,
        #[graphql(desc = "Only results of these types; all by default, or if empty.")] types: Option<
            Vec<SearchType>,
        >,
        #[graphql(desc = "Returns the first n items, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Returns items after this cursor, which must come from the same search.")]
        after: Option<String>,
    ) -> Result<SearchResultConnection> {
        let search = parse(&text, types.unwrap_or_default())?;
        let name = format!("search-{}", &search.fingerprint()[..FINGERPRINT_DIGITS]);
        let list = OrderedList { name, kinds: store::search::ORDER.to_vec() };
        let window = PageArgs { first, after, last: None, before: None }.window(&list, MAX_PAGE)?;
        let load = |window| SearchPage { search: search.clone(), window };
        let page = load_page(ctx, (), window, load).await?;
        let nodes = page.rows.iter().map(|placed| SearchResult::of(ctx, &placed.row));
        let nodes = try_join_all(nodes).await?;
        let page = page.with(nodes);
        Ok(connect(&list, page, SearchTotal { search }, |(hit, node)| (node, SearchMatch::from(hit))))
    }
}

fn parse(text: &str, types: Vec<SearchType>) -> Result<Search> {
    let text = text.trim();
    let letters = text.chars().count();
    if letters > MAX_TEXT {
        return Err(bad_input(format!("'text' has {letters} characters; at most {MAX_TEXT} are accepted")));
    }
    Search::new(text, types.into_iter().map(Into::into).collect()).ok_or_else(|| {
        let found = if text.is_empty() { "is empty".to_owned() } else { format!("is '{text}'") };
        bad_input(format!("'text' {found}; it must have at least one letter or number"))
    })
}
