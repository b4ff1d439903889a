//! Populations and areas as people write them: separators of either kind, hedges, words such as `Mio.` and `万`.

mod figures;
mod style;
mod words;

#[cfg(test)]
mod tests;

use self::figures::{NoNumber, figures, shown_style};
pub use self::style::NumberStyle;
pub use self::words::{Hedge, Unit, unit_of};
use self::words::{areas, hedges, people, scale};
use super::cell::{fold, is_unknown, plain, quoted};
use super::not_understood::NotUnderstood;
use super::{entities, markup};

/// More people than any city has.
const MOST_PEOPLE: f64 = 40_000_000.0;
/// More square kilometres than any province has.
const MOST_SQUARE_KM: f64 = 4_000_000.0;
/// More square kilometres than any municipality has.
pub const MOST_SQUARE_KM_OF_CITY: f64 = 600_000.0;

/// A number and how it was stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub value: f64,
    /// How it is hedged; what is rounded to millions or ten thousands is about that.
    pub hedge: Hedge,
    pub stated: String,
}

/// The style of a column, by those of its numbers that show it; unsaid if none does, or if they differ.
pub fn style_of<'a>(cells: impl Iterator<Item = &'a str>) -> NumberStyle {
    let mut seen = NumberStyle::Unsaid;
    for cell in cells {
        let shown = shown_style(&core(cell).0);
        match (seen, shown) {
            (_, NumberStyle::Unsaid) => {}
            (NumberStyle::Unsaid, _) => seen = shown,
            _ if seen == shown => {}
            _ => return NumberStyle::Unsaid,
        }
    }
    seen
}

/// Whether a column has numbers of people that are not whole, as where they are counted in thousands.
pub fn has_parts_of_people<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut cells = cells.map(|cell| scaled(&core(cell).0, NumberStyle::Unsaid));
    cells.any(|read| read.is_ok_and(|(value, scaled)| value.fract() != 0.0 && !scaled))
}

/// Reads a number of people; `style` is that of their column.
pub fn read_population(text: &str, style: NumberStyle) -> Result<Option<Figure>, NotUnderstood> {
    read_population_in(None, text, style)
}

/// Reads a number of people; `unit` is how many people the figures of the column count as one.
pub fn read_population_in(
    unit: Option<f64>,
    text: &str,
    style: NumberStyle,
) -> Result<Option<Figure>, NotUnderstood> {
    let (core, hedge) = core(text);
    if is_unknown(&core) {
        return Ok(None);
    }
    let (value, scaled) = match unit {
        Some(_) => scaled(&core, style),
        None => whole_people(&core, style),
    }
    .map_err(|no| explain(text, no, "a number of people"))?;
    // A cell that has a word such as `Mio.` says it itself.
    let (value, scaled) = match unit {
        Some(unit) if !scaled => (value * unit, true),
        _ => (value, scaled),
    };
    let stated = quoted(text.trim());
    let problem = if !value.is_finite() || value > MOST_PEOPLE {
        Some(format!("{stated} is more than {MOST_PEOPLE:.0}, the most people that a city can have here"))
    } else if value.is_sign_negative() && value != 0.0 {
        Some(format!("{stated} is below zero; leave the cell empty where the number of people is not known"))
    } else if value.fract() != 0.0 && !scaled {
        Some(format!(
            "{stated} is no whole number of people; it may be counted in thousands, write it in full"
        ))
    } else {
        None
    };
    match problem {
        Some(message) => Err(NotUnderstood::new(message)),
        None => Ok(Some(Figure {
            value: value.round(),
            hedge: hedge.or_about(scaled),
            stated: text.trim().to_owned(),
        })),
    }
}

/// People are whole, so one mark before three digits is one of thousands, unless the column has it as the decimal mark.
fn whole_people(core: &str, style: NumberStyle) -> Result<(f64, bool), NoNumber> {
    let is_open = matches!(figures(core, NumberStyle::Unsaid), Err(NoNumber::Ambiguous { .. }));
    let decimal = if style == NumberStyle::CommaDecimal { ',' } else { '.' };
    match scaled(core, style) {
        Err(NoNumber::Ambiguous { thousands, .. }) => Ok((thousands, false)),
        // `522,000` where another cell has `290.000,00`.
        Ok((value, false)) if is_open && core.contains(decimal) && value.fract() == 0.0 => {
            Err(NoNumber::Ambiguous { thousands: value * 1000.0, decimal: value })
        }
        read => read,
    }
}

/// Reads an area in square kilometres; hectares, square miles and square metres are converted.
pub fn read_area(text: &str, style: NumberStyle) -> Result<Option<Figure>, NotUnderstood> {
    read_area_in(None, text, style)
}

/// Reads an area; `unit` is how many square kilometres those figures of the column are that have no unit of their own.
pub fn read_area_in(
    unit: Option<f64>,
    text: &str,
    style: NumberStyle,
) -> Result<Option<Figure>, NotUnderstood> {
    let plain = fold(&plain(&entities::decode(text)));
    let found = areas()
        .filter_map(|(size, name)| plain.strip_suffix(name).map(|rest| (size, name, rest)))
        .filter(|(_, name, rest)| {
            name.starts_with(['㎢', '平', '제', '公', '㎡']) || !rest.ends_with(char::is_alphabetic)
        })
        .max_by_key(|(_, name, _)| name.len());
    let (size, bare) = found.map_or((unit.unwrap_or(1.0), plain.as_str()), |(size, _, rest)| (size, rest));
    let (core, hedge) = core(bare);
    if is_unknown(&core) {
        return Ok(None);
    }
    let (value, scaled) =
        scaled(&core, style).map_err(|no| explain(text, no, "an area in square kilometres"))?;
    let value = converted(value, size);
    if value.is_finite() && value > 0.0 && value <= MOST_SQUARE_KM {
        return Ok(Some(Figure { value, hedge: hedge.or_about(scaled), stated: text.trim().to_owned() }));
    }
    Err(NotUnderstood::new(format!(
        "{} is no area of a place; accepted is what is above 0 and up to {MOST_SQUARE_KM:.0} square kilometres",
        quoted(text.trim())
    )))
}

/// The figure in square kilometres, without what binary fractions add: 24,567 ha are 245.67 and not 245.67000000000002.
fn converted(value: f64, size: f64) -> f64 {
    const DECIMALS: f64 = 1e12;
    let converted = value * size;
    let rounded = (converted * DECIMALS).round() / DECIMALS;
    if rounded.is_finite() { rounded } else { converted }
}

fn explain(text: &str, no: NoNumber, what: &str) -> NotUnderstood {
    let text = quoted(text.trim());
    NotUnderstood::new(match no {
        NoNumber::Ambiguous { thousands, decimal } => {
            format!("{text} can be {thousands} or {decimal}; write it without marks of thousands")
        }
        NoNumber::NotFigures => format!("{text} is not {what}; write it in figures, such as 1234567"),
    })
}

/// The folded number without notes, hedges and the word for people, and how it is hedged.
fn core(text: &str) -> (String, Hedge) {
    let cleaned = markup::take_footnotes(&plain(&entities::decode(text)));
    let folded = fold(&cleaned.text);
    // In brackets stands the year of the count, or where it comes from.
    let bare = match folded.split_once('(') {
        Some((number, _)) if !number.trim().is_empty() => number,
        _ => &folded,
    };
    let mut core = bare.trim();
    let mut hedge = Hedge::None.or_about(folded.contains("(est"));
    if let Some(rest) = core.strip_suffix('+') {
        (core, hedge) = (rest.trim_end(), Hedge::Over);
    }
    let first_hedge =
        |core| hedges().filter_map(move |(word, hedge)| Some((without_word(core, word)?, hedge)));
    // What the longest of them leaves: `<=` is more than `<`.
    while let Some((rest, said)) = first_hedge(core).min_by_key(|(rest, _)| rest.len()) {
        (core, hedge) = (rest, hedge.or(said));
    }
    while let Some(rest) = people().find_map(|people| without_last_word(core, people)) {
        core = rest;
    }
    (core.to_owned(), hedge)
}

fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    (!rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start_matches(['.', ':']).trim_start())
}

fn without_last_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.trim_end_matches(['.', '\'']).trim_end().strip_suffix(word)?;
    let is_apart = word.chars().any(super::cell::is_unspaced) || !rest.ends_with(char::is_alphabetic);
    (is_apart && !rest.is_empty()).then(|| rest.trim_end())
}

/// The value of `1.2 mio` or `3万2千`, and whether it has such a word.
fn scaled(core: &str, style: NumberStyle) -> Result<(f64, bool), NoNumber> {
    if !core.contains(char::is_alphabetic)
        || core.ends_with(|c: char| c.is_ascii_digit()) && core.contains(['e', 'E'])
    {
        return figures(core, style).map(|value| (value, false));
    }
    let (mut sum, mut rest) = (0.0, core.trim_end_matches('.'));
    while !rest.is_empty() {
        let end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (word, behind) = behind.split_at(end);
        let scale = if word.is_empty() { 1.0 } else { scale(word).ok_or(NoNumber::NotFigures)? };
        // Behind a word of scale, `1.234` has no thousands of its own.
        let style = if scale > 1.0 && style == NumberStyle::Unsaid { decimal_of(number) } else { style };
        sum += figures(number.trim(), style)? * scale;
        rest = behind.trim_start_matches('.').trim_start();
    }
    Ok((sum, true))
}

fn decimal_of(number: &str) -> NumberStyle {
    if number.contains(',') { NumberStyle::CommaDecimal } else { NumberStyle::PointDecimal }
}
