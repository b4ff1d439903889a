//! Questions that were asked once, as hashes in a table of fixed size.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Hashes that are remembered; 8 bytes each.
const SLOTS: usize = 65_536;
/// Slots in which a hash may stand.
const WAYS: usize = 4;
/// No hash; about no question has it.
const EMPTY: u64 = 0;

/// Remembers the latest questions. It may forget one early, and takes one for another about never.
pub(super) struct Sights {
    slots: Box<[AtomicU64]>,
    hasher: RandomState,
    /// Says which slot is written over where none is empty.
    next: AtomicUsize,
}

impl Default for Sights {
    fn default() -> Self {
        let slots = (0..SLOTS).map(|_| AtomicU64::new(EMPTY)).collect();
        Self { slots, hasher: RandomState::new(), next: AtomicUsize::new(0) }
    }
}

impl Sights {
    /// Whether a question was asked before; from now on it was.
    pub(super) fn is_second(&self, question: &impl Hash) -> bool {
        let hash = self.hasher.hash_one(question);
        let first = usize::try_from(hash % (SLOTS / WAYS) as u64).expect("less than the slots") * WAYS;
        let ways = &self.slots[first..first + WAYS];
        if ways.iter().any(|slot| slot.load(Ordering::Relaxed) == hash) {
            return true;
        }
        let empty = ways.iter().find(|slot| slot.load(Ordering::Relaxed) == EMPTY);
        let slot = empty.unwrap_or_else(|| &ways[self.next.fetch_add(1, Ordering::Relaxed) % WAYS]);
        slot.store(hash, Ordering::Relaxed);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_remembered_from_its_first_time_on() {
        let sights = Sights::default();
        // Few enough that no five of them share four slots.
        for number in 0..200 {
            assert!(!sights.is_second(&number), "{number}");
        }
        for number in 0..200 {
            assert!(sights.is_second(&number), "{number}");
        }
    }

    #[test]
    fn a_flood_makes_it_forget_and_takes_no_more_room() {
        let sights = Sights::default();
        assert!(!sights.is_second(&"first"));
        for number in 0..SLOTS * 20 {
            sights.is_second(&number);
        }
        assert!(!sights.is_second(&"first"));
        assert_eq!(sights.slots.len(), SLOTS);
    }
}
