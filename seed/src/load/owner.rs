//! Owners: whose rows are whose. The database calls the owner of a row its `layer`.
//!
//! The keys of facts and notes of an import begin with its owner and a dot, which no key of a data file has.
//! So two owners never meet in one city, and a public id says who states the fact.

/// The owner of what the data files say.
pub use entity::city::SEED;

/// The places of an import's facts in a city's entry come after those of the entry itself.
const AFTER_THE_ENTRY: i32 = 1_000_000;

/// Whose rows are loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Owner<'a>(pub(super) &'a str);

impl Owner<'_> {
    pub(super) const fn seed() -> Owner<'static> {
        Owner(SEED)
    }

    pub(super) fn is_seed(self) -> bool {
        self.0 == SEED
    }

    /// The key as it is stored.
    pub(super) fn key(self, key: &str) -> String {
        if self.is_seed() { key.to_owned() } else { format!("{}.{key}", self.0) }
    }

    /// The key as the record has it.
    pub(super) fn record_key(self, stored: &str) -> &str {
        if self.is_seed() {
            return stored;
        }
        stored.strip_prefix(self.0).and_then(|key| key.strip_prefix('.')).unwrap_or(stored)
    }

    /// The first place of an import's citation among those of another owner's fact.
    pub(super) const FIRST_CITATION: i32 = AFTER_THE_ENTRY + 1;

    /// The place in the order of the entry.
    pub(super) fn position(self, position: i32) -> i32 {
        if self.is_seed() { position } else { AFTER_THE_ENTRY + position }
    }
}

/// The slug told apart from an equal one in the same country by its Wikidata id: `springfield-q28515-us`.
pub fn apart(slug: &str, wikidata_id: &str) -> String {
    let id = wikidata_id.to_ascii_lowercase();
    match slug.rsplit_once('-') {
        Some((name, country)) => format!("{name}-{id}-{country}"),
        None => format!("{slug}-{id}"),
    }
}
