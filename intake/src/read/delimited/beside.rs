//! Lines beside the rows: totals, comments and notes below a table.

use super::records::Record;
use crate::table::{Remark, RemarkKind};

/// Words that begin a line of totals.
#[rustfmt::skip]
const TOTALS: [&str; 36] = [
    "summe", "gesamt", "gesamtzahl", "gesamtsumme", "insgesamt", "zusammen", "anzahl",
    "total", "totals", "sum", "grand total", "subtotal", "totaal", "totale", "totali", "somma", "suma", "łącznie", "razem",
    "totaux", "somme", "soma", "celkem", "összesen", "toplam", "итого", "всего", "разом", "сума", "σύνολο",
    "summa", "yhteensä", "i alt", "totalt", "ukupno", "skupaj",
];

/// The same in scripts that put no blank after them.
const TOTALS_WITHOUT_BLANK: [&str; 12] =
    ["合计", "总计", "小计", "总数", "共计", "合計", "総計", "小計", "總計", "合 计", "합계", "총계"];

/// Words that begin a note, with a colon after them.
#[rustfmt::skip]
const NOTES: [&str; 22] = [
    "quelle", "quellen", "stand", "anmerkung", "anmerkungen", "hinweis", "legende", "source", "sources", "note", "notes",
    "fuente", "fonte", "bron", "źródło", "zdroj", "источник", "примечание", "来源", "備考", "注", "출처",
];

/// Above the header or below the rows: `# ...`, unless it is a column of that name.
pub(super) fn is_comment(record: &Record) -> bool {
    let first = record.cells.first().map_or("", String::as_str);
    first.len() > 1 && first.starts_with('#') && (first.starts_with("# ") || record.filled().count() == 1)
}

/// Strokes alone, as `|---|:--|` below the header of a table in Markdown.
pub(super) fn is_rule(record: &Record) -> bool {
    let is_stroke =
        |cell: &str| cell.contains("--") && cell.bytes().all(|byte| matches!(byte, b'-' | b':' | b' '));
    !record.is_blank() && record.filled().all(is_stroke)
}

/// One or two filled cells of which the first says that it is a total.
pub(super) fn is_total(record: &Record) -> bool {
    if record.filled().take(3).count() > 2 {
        return false;
    }
    let first = record.filled().next().unwrap_or_default().to_lowercase();
    let begins_with = |word: &&str| {
        first.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
    };
    TOTALS.iter().any(begins_with) || TOTALS_WITHOUT_BLANK.iter().any(|word| first.starts_with(word))
}

/// A sentence alone in its line: a source, a legend, a remark below the table.
pub(super) fn is_note(record: &Record) -> bool {
    let mut filled = record.filled();
    let (Some(only), None) = (filled.next(), filled.next()) else { return false };
    let is_named = only
        .split_once([':', '：'])
        .is_some_and(|(word, _)| NOTES.contains(&word.trim().to_lowercase().as_str()));
    is_named || only.starts_with(['*', '†', '‡', '※', '©']) && only.chars().count() > 12 || is_sentence(only)
}

/// Longer than names are.
pub(super) fn is_sentence(cell: &str) -> bool {
    cell.chars().count() > 80 || cell.split_whitespace().count() > 8
}

/// The remark on a line that is none of the rows.
pub(super) fn passed_over(line: u64, text: impl Into<String>) -> Remark {
    Remark { line, kind: RemarkKind::PassedOver, text: text.into() }
}
