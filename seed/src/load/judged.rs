//! What the notes of an entry make of its facts, by their keys.

use std::collections::HashMap;

use entity::fact::Standing;
use entity::note::{Certainty, NoteKind};

use crate::record::NoteRecord;

#[derive(Debug, Default)]
pub(super) struct Judged<'a> {
    standings: HashMap<&'a str, Standing>,
    better: HashMap<&'a str, &'a str>,
    corrected: HashMap<&'a str, &'a str>,
}

impl<'a> Judged<'a> {
    pub(super) fn by(notes: &'a [NoteRecord]) -> Self {
        let mut judged = Self::default();
        for note in notes {
            let Some(on) = note.on.as_deref() else { continue };
            let standing = judged.standings.entry(on).or_insert(Standing::Unchallenged);
            // The gravest of several counts.
            *standing = (*standing).max(standing_by(note.kind, note.certainty));
            if let Some(better) = note.better.as_deref() {
                judged.better.insert(on, better);
                judged.corrected.insert(better, on);
            }
        }
        judged
    }

    /// The fact that a note gives instead of this one.
    pub(super) fn better_than(&self, key: &str) -> Option<&'a str> {
        self.better.get(key).copied()
    }

    /// The fact that a note gives this one instead of.
    pub(super) fn corrected_by(&self, key: &str) -> Option<&'a str> {
        self.corrected.get(key).copied()
    }

    pub(super) fn standing(&self, key: &str) -> Standing {
        self.standings.get(key).copied().unwrap_or(Standing::Unchallenged)
    }
}

/// What a note makes of the fact that it is on.
fn standing_by(kind: NoteKind, certainty: Certainty) -> Standing {
    match (kind, certainty) {
        (NoteKind::Remark, _) => Standing::Unchallenged,
        (NoteKind::Wrong | NoteKind::Misspelling, Certainty::Sure) => Standing::Wrong,
        (NoteKind::Outdated, Certainty::Sure | Certainty::Likely) => Standing::Outdated,
        _ => Standing::Doubtful,
    }
}
