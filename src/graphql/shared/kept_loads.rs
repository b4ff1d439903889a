//! What loads gave, kept for other requests while the data have the same version.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::data_version::DataVersion;

use super::load::{Load, Weight};

/// Bytes that a key takes beside its value: its place in a table that is partly empty.
const BYTES_A_KEY: usize = 100;
/// Bytes that the arguments of a load take, with their table.
const BYTES_A_TABLE: usize = 1_000;
/// There are two generations, and each has half of the memory.
const GENERATIONS: usize = 2;

/// Keys with their values, none for what is known not to be there.
type Values<L> = HashMap<<L as Load>::Key, Option<<L as Load>::Value>>;

/// The values of one version of the data, within a number of bytes.
///
/// What is asked for goes to the younger of two generations. Once that is full the older one is dropped, so what was
/// not asked for in the meantime goes.
pub struct KeptLoads {
    max_bytes: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    version: Option<DataVersion>,
    young: Generation,
    old: Generation,
}

#[derive(Default)]
struct Generation {
    bytes: usize,
    /// Under the type of a load its `Table`.
    tables: HashMap<TypeId, Box<dyn Any + Send>>,
}

/// By the arguments of the load.
type Table<L> = HashMap<L, HashMap<<L as Load>::Key, Entry<L>>>;

struct Entry<L: Load> {
    value: Option<L::Value>,
    bytes: usize,
}

impl KeptLoads {
    pub fn new(max_bytes: u64) -> Self {
        Self { max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX), kept: Mutex::default() }
    }

    /// The bytes that are taken.
    pub fn bytes(&self) -> usize {
        let kept = self.lock();
        kept.young.bytes + kept.old.bytes
    }

    /// Those of the keys that are known in this version of the data.
    pub(super) fn find<L: Load>(&self, version: &DataVersion, load: &L, keys: &[L::Key]) -> Values<L> {
        let mut kept = self.lock();
        if kept.version.as_ref() != Some(version) {
            return HashMap::new();
        }
        let mut found = HashMap::with_capacity(keys.len());
        for key in keys {
            if let Some(entry) = kept.young.get(load, key) {
                found.insert(key.clone(), entry.value.clone());
            } else if let Some(entry) = kept.old.take(load, key) {
                found.insert(key.clone(), entry.value.clone());
                self.insert(&mut kept, load, key.clone(), entry);
            }
        }
        found
    }

    /// Keeps values that were read in this version of the data; those of another one go.
    pub(super) fn keep<L: Load>(
        &self,
        version: &DataVersion,
        load: &L,
        weight: Weight<L>,
        values: impl Iterator<Item = (L::Key, Option<L::Value>)>,
    ) {
        let mut kept = self.lock();
        for (key, value) in values {
            // A view of older data may still be read; it starts anew, as the next one does after it.
            if kept.version.as_ref() != Some(version) {
                *kept = Kept { version: Some(version.clone()), ..Kept::default() };
            }
            let own = BYTES_A_KEY + size_of::<(L::Key, Entry<L>)>();
            let bytes = own + weight(&key, value.as_ref());
            self.insert(&mut kept, load, key, Entry { value, bytes });
        }
    }

    fn insert<L: Load>(&self, kept: &mut Kept, load: &L, key: L::Key, entry: Entry<L>) {
        let room = self.max_bytes / GENERATIONS;
        let bytes = entry.bytes + if kept.young.has(load) { 0 } else { BYTES_A_TABLE };
        if kept.young.bytes + bytes > room {
            kept.old = std::mem::take(&mut kept.young);
        }
        if entry.bytes + BYTES_A_TABLE <= room {
            kept.young.insert(load, key, entry);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generation {
    fn table<L: Load>(&self) -> Option<&Table<L>> {
        self.tables.get(&TypeId::of::<L>())?.downcast_ref()
    }

    fn has<L: Load>(&self, load: &L) -> bool {
        self.table::<L>().is_some_and(|table| table.contains_key(load))
    }

    fn get<L: Load>(&self, load: &L, key: &L::Key) -> Option<&Entry<L>> {
        self.table::<L>()?.get(load)?.get(key)
    }

    fn take<L: Load>(&mut self, load: &L, key: &L::Key) -> Option<Entry<L>> {
        let table: &mut Table<L> = self.tables.get_mut(&TypeId::of::<L>())?.downcast_mut()?;
        let entry = table.get_mut(load)?.remove(key)?;
        self.bytes -= entry.bytes;
        Some(entry)
    }

    fn insert<L: Load>(&mut self, load: &L, key: L::Key, entry: Entry<L>) {
        let table = self.tables.entry(TypeId::of::<L>()).or_insert_with(|| Box::new(Table::<L>::new()));
        let table: &mut Table<L> = table.downcast_mut().expect("a table stands under the type of its load");
        if !table.contains_key(load) {
            table.insert(load.clone(), HashMap::new());
            self.bytes += BYTES_A_TABLE;
        }
        self.bytes += entry.bytes;
        let replaced = table.get_mut(load).and_then(|values| values.insert(key, entry));
        self.bytes -= replaced.map_or(0, |entry| entry.bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::shared::load::Loaded;
    use crate::store::View;

    /// Gives each number a text.
    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Text {
        lang: &'static str,
    }

    impl Load for Text {
        type Key = u32;
        type Value = String;

        async fn load(&self, _: &View, _: &[u32]) -> Loaded<Self> {
            Ok(HashMap::new())
        }
    }

    const EN: Text = Text { lang: "en" };
    const ZH: Text = Text { lang: "zh" };
    const ROOM: u64 = 1_000_000;
    const VERSION: i64 = 1;

    fn version(revision: i64) -> DataVersion {
        DataVersion::new("a", revision)
    }

    fn keep(kept: &KeptLoads, revision: i64, load: &Text, keys: &[u32]) {
        let values = keys.iter().map(|key| (*key, Some(format!("{} {key}", load.lang))));
        kept.keep(&version(revision), load, |_, text| text.map_or(0, String::capacity), values);
    }

    fn known(kept: &KeptLoads, revision: i64, load: &Text, keys: &[u32]) -> Vec<u32> {
        let mut known: Vec<_> = kept.find(&version(revision), load, keys).into_keys().collect();
        known.sort_unstable();
        known
    }

    #[test]
    fn what_was_read_is_known_by_its_arguments_and_its_key() {
        let kept = KeptLoads::new(ROOM);
        keep(&kept, VERSION, &EN, &[1, 2]);
        keep(&kept, VERSION, &ZH, &[2, 3]);
        assert_eq!(known(&kept, VERSION, &EN, &[1, 2, 3]), [1, 2]);
        assert_eq!(known(&kept, VERSION, &ZH, &[1, 2, 3]), [2, 3]);
        assert_eq!(kept.find(&version(VERSION), &ZH, &[2])[&2].as_deref(), Some("zh 2"));
    }

    #[test]
    fn that_there_is_no_value_is_known_too() {
        let kept = KeptLoads::new(ROOM);
        kept.keep(&version(VERSION), &EN, |_, _| 0, [(1, None)].into_iter());
        assert_eq!(kept.find(&version(VERSION), &EN, &[1, 2]), HashMap::from([(1, None)]));
    }

    #[test]
    fn another_version_of_the_data_knows_nothing_and_takes_the_place() {
        let kept = KeptLoads::new(ROOM);
        keep(&kept, 1, &EN, &[1]);
        assert!(known(&kept, 2, &EN, &[1]).is_empty());
        assert_eq!(known(&kept, 1, &EN, &[1]), [1]);
        keep(&kept, 2, &EN, &[2]);
        assert!(known(&kept, 1, &EN, &[1, 2]).is_empty());
        assert_eq!(known(&kept, 2, &EN, &[1, 2]), [2]);
    }

    #[test]
    fn a_flood_stays_within_its_bytes_and_leaves_what_is_asked_all_the_time() {
        let room = 20_000;
        let kept = KeptLoads::new(room);
        keep(&kept, VERSION, &EN, &[0]);
        for key in 1..2_000 {
            keep(&kept, VERSION, &EN, &[key]);
            assert!(kept.bytes() <= 20_000, "{}", kept.bytes());
            assert_eq!(known(&kept, VERSION, &EN, &[0]), [0], "{key}");
        }
        assert!(kept.bytes() > 10_000);
        assert!(known(&kept, VERSION, &EN, &[1]).is_empty());
    }

    #[test]
    fn tables_count_and_what_is_too_large_is_not_kept() {
        let kept = KeptLoads::new(8 * BYTES_A_TABLE as u64);
        let langs = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        for lang in langs {
            keep(&kept, VERSION, &Text { lang }, &[1]);
            assert!(kept.bytes() <= 8 * BYTES_A_TABLE, "{}", kept.bytes());
        }
        let kept_langs =
            langs.into_iter().filter(|lang| !known(&kept, VERSION, &Text { lang }, &[1]).is_empty());
        assert!((1..8).contains(&kept_langs.count()));
        let kept = KeptLoads::new(8 * BYTES_A_TABLE as u64);
        kept.keep(&version(VERSION), &EN, |_, _| 4 * BYTES_A_TABLE, [(1, None)].into_iter());
        assert_eq!(kept.bytes(), 0);
    }
}
