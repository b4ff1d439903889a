//! What every reader does with a cell first: plain digits, plain blanks, and whether it says that nothing is known.

use domain::name::tidy;

/// Words for "nothing is known here", folded.
const UNKNOWN: &[&str] = &[
    "",
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    "???",
    ".",
    "..",
    "...",
    "…",
    "/",
    "\\n",
    "#n/a",
    "#na",
    "#nv",
    "n/a",
    "n.a.",
    "n. a.",
    "na",
    "nan",
    "nd",
    "n.d.",
    "nil",
    "none",
    "null",
    "tbd",
    "tba",
    "unknown",
    "not known",
    "undated",
    "unbekannt",
    "k.a.",
    "k. a.",
    "keine angabe",
    "keine angaben",
    "o. j.",
    "o.j.",
    "inconnu",
    "inconnue",
    "desconocido",
    "desconocida",
    "desconhecido",
    "desconhecida",
    "sin fecha",
    "sconosciuto",
    "sconosciuta",
    "onbekend",
    "nieznany",
    "nieznana",
    "brak",
    "неизвестно",
    "нет данных",
    "不明",
    "未知",
    "不详",
    "未详",
    "없음",
    "미상",
];

/// Whether the cell says that there is no value. A blank node of SPARQL is a value that nobody knows.
pub(super) fn is_unknown(text: &str) -> bool {
    let folded = fold(text.trim());
    UNKNOWN.contains(&folded.as_str()) || is_blank_node(text.trim())
}

fn is_blank_node(text: &str) -> bool {
    let numbered = |rest: &str| rest.len() >= 4 && rest.bytes().all(|byte| byte.is_ascii_digit());
    text.starts_with("_:")
        || text.contains("/.well-known/genid/")
        || text.strip_prefix('t').is_some_and(numbered)
}

/// The text with ASCII digits and signs, plain single blanks, and nothing that does not show.
pub(super) fn plain(text: &str) -> String {
    tidy(&text.chars().map(plain_char).collect::<String>())
}

fn plain_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => offset(c, 0xff01, '!'),
        '\u{660}'..='\u{669}' => offset(c, 0x660, '0'),
        '\u{6f0}'..='\u{6f9}' => offset(c, 0x6f0, '0'),
        '\u{966}'..='\u{96f}' => offset(c, 0x966, '0'),
        '\u{9e6}'..='\u{9ef}' => offset(c, 0x9e6, '0'),
        '\u{e50}'..='\u{e59}' => offset(c, 0xe50, '0'),
        '\u{66b}' => '.',
        '\u{66c}' | '’' | 'ʼ' | '‘' => '\'',
        '、' | '،' => ',',
        '‐' | '‑' | '−' => '-',
        '〜' => '~',
        '―' => '—',
        _ => c,
    }
}

/// The character that stands as far behind `to` as `c` behind the code point `from`.
fn offset(c: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(c) - from + u32::from(to)).unwrap_or(c)
}

/// The text in small letters without accents, one character for each.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

pub(super) fn fold_char(c: char) -> char {
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ś' | 'š' => 's',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        _ => small,
    }
}

/// The text in quotes for a message, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("'{}…'", &text[..end]),
        None => format!("'{text}'"),
    }
}

/// Whether the character stands for a word of its own, in scripts that put no blanks between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_are_plain() {
        assert_eq!(plain("１２３\u{3000}４\u{a0}٥۶\u{202f}७−1’"), "123 4 56 7-1'");
    }

    #[test]
    fn nothing_known_is_recognised() {
        for text in ["", " ? ", "N/A", "NULL", "—", "unbekannt", "t430222130", "_:t1", "неизвестно"]
        {
            assert!(is_unknown(text), "{text:?}");
        }
        assert!(is_unknown("http://www.wikidata.org/.well-known/genid/96ab"));
        assert!(!is_unknown("t1"));
    }
}
