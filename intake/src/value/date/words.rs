//! The words of dates, folded: months, hedges, beginnings and ends, eras of Japan.

/// The names of the months and their short forms, in English, German, French, Spanish, Italian, Portuguese, Dutch,
/// Polish, Russian and Scandinavian languages.
const MONTHS: [&str; 12] = [
    "january jan januar janner januari janvier janv enero ene gennaio gen janeiro styczen stycznia sty январь января янв",
    "february feb febr februar feber februari fevrier fevr fev febrero febbraio fevereiro luty lutego lut февраль \
     февраля фев февр",
    "march mar marz maerz mrz maart mrt mars marzo marco marzec marca marts март марта мар",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi апрель апреля апр",
    "may mai mei mayo maggio mag maio maj maja май мая",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл",
    "august aug augustus augusti aout agosto ago sierpien sierpnia sie август августа авг",
    "september sep sept septembre septiembre settembre set setembro wrzesien wrzesnia wrz сентябрь сентября сен сент",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz октябрь октября окт",
    "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember grudzien grudnia gru декабрь декабря дек",
];

/// Words that say no more than "on", "of", or that something began then.
const FILLERS: &[&str] = &[
    "the",
    "of",
    "on",
    "in",
    "at",
    "since",
    "from",
    "year",
    "signed",
    "established",
    "founded",
    "as",
    "am",
    "im",
    "an",
    "den",
    "dem",
    "der",
    "des",
    "vom",
    "von",
    "seit",
    "ab",
    "jahr",
    "jahre",
    "jahren",
    "unterzeichnet",
    "gegrundet",
    "geschlossen",
    "le",
    "la",
    "les",
    "en",
    "de",
    "du",
    "depuis",
    "des",
    "annee",
    "signe",
    "signee",
    "desde",
    "el",
    "del",
    "ano",
    "firmado",
    "il",
    "di",
    "dal",
    "dall",
    "dalla",
    "dell",
    "anno",
    "siglato",
    "op",
    "sinds",
    "vanaf",
    "jaar",
    "od",
    "w",
    "z",
    "dnia",
    "roku",
    "rok",
    "r",
    "с",
    "в",
    "от",
    "год",
    "года",
    "году",
    "г",
    "より",
    "に",
    "起",
    "签订",
    "締結",
    "提携",
];

/// Endings of the number of a day.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "ere", "e", "o", "a", "º", "ª", "го"];

const ABOUT: &[&str] = &[
    "c",
    "ca",
    "cca",
    "circa",
    "about",
    "around",
    "approximately",
    "approx",
    "um",
    "etwa",
    "ungefahr",
    "gegen",
    "zirka",
    "vers",
    "environ",
    "env",
    "hacia",
    "alrededor",
    "aproximadamente",
    "aprox",
    "intorno",
    "verso",
    "cerca",
    "rond",
    "omstreeks",
    "ongeveer",
    "okolo",
    "około",
    "ok",
    "около",
    "ок",
    "примерно",
    "约",
    "約",
    "大约",
    "约于",
    "약",
    "경",
    "頃",
    "ごろ",
    "ころ",
    "左右",
];

/// Words between two dates, or before the second of them.
const UNTIL: &[&str] = &[
    "to", "until", "till", "through", "bis", "zum", "jusqu", "jusque", "a", "au", "hasta", "al", "fino",
    "ate", "tot", "do", "до", "по", "至", "到", "から", "まで", "부터", "까지",
];

/// Words that say that what began still goes on.
const OPEN: &[&str] = &[
    "present",
    "today",
    "now",
    "ongoing",
    "current",
    "date",
    "heute",
    "jetzt",
    "laufend",
    "aujourd",
    "hui",
    "present",
    "actualidad",
    "hoy",
    "oggi",
    "hoje",
    "atual",
    "heden",
    "nu",
    "dzis",
    "obecnie",
    "настоящее",
    "время",
    "今",
    "至今",
    "現在",
    "现在",
    "현재",
    "infinity",
];

/// Behind the year of a decade: `1980s`.
const DECADE_BEHIND: &[&str] =
    &["s", "er", "ern", "代", "대", "annees", "anni", "anos", "jaren", "lata", "годы", "е", "х"];

/// Before it: `années 1980`.
const DECADE_BEFORE: &[&str] = &["annees", "anni", "anos", "jaren", "lata", "годы"];

const CENTURY: &[&str] =
    &["century", "jahrhundert", "jh", "jhdt", "siecle", "世紀", "世纪", "세기", "век", "века"];

/// Eras: names, the first year in our reckoning, and how many years they have.
const ERAS: &[(&[&str], i32, i32)] = &[
    (&["明治", "m"], 1868, 45),
    (&["大正", "t"], 1912, 15),
    (&["昭和", "昭", "s"], 1926, 64),
    (&["平成", "h"], 1989, 31),
    (&["令和", "r"], 2019, 80),
    (&["中華民國", "中華民国", "民國", "民国"], 1912, 200),
];

pub(super) fn month(word: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|names| names.split_whitespace().any(|name| name == word))?;
    u8::try_from(at + 1).ok()
}

pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

pub(super) fn is_ordinal(word: &str) -> bool {
    ORDINALS.contains(&word)
}

pub(super) fn is_about(word: &str) -> bool {
    ABOUT.contains(&word)
}

pub(super) fn is_until(word: &str) -> bool {
    UNTIL.contains(&word)
}

pub(super) fn is_open(word: &str) -> bool {
    OPEN.contains(&word)
}

/// Whether it stands before the year of a decade.
pub(super) fn is_decade_before(word: &str) -> bool {
    DECADE_BEFORE.contains(&word)
}

/// Whether it stands behind the year of a decade.
pub(super) fn is_decade_behind(word: &str) -> bool {
    DECADE_BEHIND.contains(&word)
}

pub(super) fn is_century(word: &str) -> bool {
    CENTURY.contains(&word)
}

/// An era that the text begins with: its first year, how many years it has, and the text behind its name.
pub(super) fn era(text: &str) -> Option<(i32, i32, &str)> {
    ERAS.iter().find_map(|&(names, first, years)| {
        let rest = names.iter().find_map(|name| text.strip_prefix(name))?;
        Some((first, years, rest))
    })
}
