//! The words that data files may use are listed in docs/data-format.md as the vocabulary has them.

use std::fmt::Write as _;

use domain::vocabulary::{self, Vocabulary};

use super::tables;
use sister_cities::transfer::import::ledger::WarningKind;

fn table(vocabulary: &Vocabulary) -> String {
    let mut table = "| word | meaning |\n|---|---|\n".to_owned();
    for word in vocabulary.words {
        let _ = writeln!(table, "| `{}` | {} |", word.key, word.description);
    }
    table
}

#[test]
fn documentation_lists_every_word_that_data_files_may_use() {
    let listed = [
        vocabulary::CITY_LEVELS,
        vocabulary::RELATION_KINDS,
        vocabulary::RELATION_STATUSES,
        vocabulary::NAME_KINDS,
        vocabulary::METRICS,
        vocabulary::QUALIFIERS,
        vocabulary::MEASUREMENT_SCOPES,
        vocabulary::INDUSTRY_ROLES,
        vocabulary::FEATURE_KINDS,
        vocabulary::FEATURE_ROLES,
        vocabulary::EVENT_KINDS,
        vocabulary::NOTE_KINDS,
        vocabulary::CERTAINTIES,
        vocabulary::REGION_CODES,
        vocabulary::SECTORS,
    ];
    let warnings = WarningKind::meanings()
        .iter()
        .fold("| kind | meaning |\n|---|---|\n".to_owned(), |table, (code, meaning)| {
            table + &format!("| `{code}` |{meaning} |\n")
        });
    tables::check("docs/import.md", &[("WarningKind", warnings)]);
    tables::check("docs/data-format.md", &listed.map(|vocabulary| (vocabulary.name, table(vocabulary))));
}
