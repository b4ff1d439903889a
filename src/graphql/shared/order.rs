//! The inputs that orders of all nouns are made of, and how an order names its cursors.

use async_graphql::{Enum, Result};

use super::error::bad_input;
use crate::store::order::KeyKind;

/// The most keys of one order.
const MAX_KEYS: usize = 4;

/// The direction to sort in; missing values come last in both.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OrderDirection {
    /// Ascending: the smallest, the earliest or the first in the alphabet comes first.
    #[default]
    Asc,
    /// Descending: the largest, the latest or the last in the alphabet comes first.
    Desc,
}

impl OrderDirection {
    pub(crate) fn descends(self) -> bool {
        self == Self::Desc
    }
}

/// One key of an order as it was read.
pub(crate) struct OrderKey<F> {
    /// What cursors know it by.
    pub(crate) name: String,
    /// What the store compares.
    pub(crate) field: F,
    pub(crate) kind: KeyKind,
    pub(crate) direction: OrderDirection,
}

/// Reads the order of a noun's list, the usual one where none is given: as the store takes it, and as cursors know it.
pub(crate) fn read<K, F>(
    noun: &str,
    order: Option<Vec<K>>,
    usual: K,
    key: impl Fn(&K) -> Result<OrderKey<F>>,
) -> Result<(Vec<(F, bool)>, OrderedList)> {
    let order = order.filter(|keys| !keys.is_empty()).unwrap_or_else(|| vec![usual]);
    let mut keys = Vec::with_capacity(order.len());
    let mut names = Vec::with_capacity(order.len());
    for asked in &order {
        let OrderKey { name, field, kind, direction } = key(asked)?;
        names.push((name, kind, direction.descends()));
        keys.push((field, direction.descends()));
    }
    Ok((keys, OrderedList::new(noun, &names)?))
}

/// An ordered list as its cursors know it: what they are named after, and what kinds of keys they hold.
#[derive(Clone, Debug)]
pub(crate) struct OrderedList {
    pub(crate) name: String,
    pub(crate) kinds: Vec<KeyKind>,
}

impl OrderedList {
    /// The list of a noun; each key has a name that no other key has.
    pub(crate) fn new(noun: &str, keys: &[(String, KeyKind, bool)]) -> Result<Self> {
        if keys.len() > MAX_KEYS {
            return Err(bad_input(format!(
                "'orderBy' has {} keys; at most {MAX_KEYS} are accepted",
                keys.len()
            )));
        }
        let mut name = noun.to_owned();
        for (position, (key, _, descends)) in keys.iter().enumerate() {
            if keys[..position].iter().any(|(before, _, _)| before == key) {
                return Err(bad_input(format!("'orderBy' has {key} twice; give each key once")));
            }
            name.push_str(if *descends { ">" } else { "<" });
            name.push_str(key);
        }
        Ok(Self { name, kinds: keys.iter().map(|(_, kind, _)| *kind).collect() })
    }
}
