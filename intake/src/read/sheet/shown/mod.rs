//! What a workbook shows of a date, and what it strikes through: a cell with the format `mmm-yy` has a first of a month that
//! nobody wrote.

use std::collections::HashMap;

mod xls;
pub(super) mod xlsb;

use super::grid::cell_place;
use super::package::Package;
use super::raised::Raised;
use crate::read::xml::{Element, Part, Xml, local};
use crate::table::Unreadable;

/// How much of a date a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Day,
    Month,
    Year,
}

impl Shown {
    pub(super) fn of_day(self, year: i32, month: u8, day: u8) -> String {
        match self {
            Self::Day => format!("{year:04}-{month:02}-{day:02}"),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Year => format!("{year:04}"),
        }
    }

    /// The shown part of an ISO date or time.
    pub(super) fn of_iso(self, text: &str) -> String {
        let day = text.split('T').next().unwrap_or(text);
        let length = match self {
            Self::Day => 10,
            Self::Month => 7,
            Self::Year => 4,
        };
        day.get(..length).unwrap_or(day).to_owned()
    }

    /// By what a format has: a day or a time of it, a month, a year.
    pub(super) fn of_parts(has_day: bool, has_month: bool, has_year: bool) -> Self {
        match (has_day, has_month, has_year) {
            (false, true, true) => Self::Month,
            (false, false, true) => Self::Year,
            _ => Self::Day,
        }
    }

    /// By a number format of Excel, without what it has in quotes and brackets.
    fn of_format(code: &str) -> Self {
        let mut letters = String::new();
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => skip_to(&mut characters, '"'),
                '[' => skip_to(&mut characters, ']'),
                '\\' | '_' | '*' => {
                    characters.next();
                }
                ';' => break,
                _ => letters.extend(character.to_lowercase()),
            }
        }
        if letters.contains("general") {
            return Self::Day;
        }
        Self::of_parts(letters.contains(['d', 'h', 's']), letters.contains('m'), letters.contains(['y', 'e']))
    }
}

fn skip_to(characters: &mut std::str::Chars<'_>, end: char) {
    characters.find(|&character| character == end);
}

/// The number of the format `mmm-yy`, which Excel gives to `Oct 84` by itself.
const MONTH_AND_YEAR: usize = 17;

/// What a style says of the cells that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) shown: Shown,
    pub(super) is_struck: bool,
}

impl Style {
    /// By the number of a format that is built in, or by one of the workbook's own.
    pub(super) fn of_format(number: usize, own: Option<&str>, is_struck: bool) -> Self {
        let built_in = if number == MONTH_AND_YEAR { Shown::Month } else { Shown::Day };
        Self { shown: own.map_or(built_in, Shown::of_format), is_struck }
    }

    /// As most cells have it.
    fn is_plain(self) -> bool {
        self.shown == Shown::Day && !self.is_struck
    }
}

/// Styles of a sheet that are not plain, by row and column.
#[derive(Default)]
pub(super) struct Styled(HashMap<(u32, u32), Style>);

impl Styled {
    pub(super) fn put(&mut self, place: (u32, u32), style: Option<&Style>) {
        if let Some(style) = style.filter(|style| !style.is_plain()) {
            self.0.insert(place, *style);
        }
    }

    pub(super) fn shown(&self, place: (u32, u32)) -> Shown {
        self.0.get(&place).map_or(Shown::Day, |style| style.shown)
    }

    pub(super) fn is_struck(&self, place: (u32, u32)) -> bool {
        self.0.get(&place).is_some_and(|style| style.is_struck)
    }
}

/// The styles of a workbook of Excel.
pub(super) struct Styles {
    /// By the number of the style.
    styles: Vec<Style>,
    /// Texts with raised parts that sheets share.
    raised: Raised,
}

/// What calamine does not tell of a sheet.
#[derive(Default)]
pub(super) struct Details {
    /// Cells that show less of a date than the day, or are struck through.
    pub(super) styled: Styled,
    /// Ranges that are merged over more rows than one, with their first row.
    pub(super) merged: Vec<(u32, String)>,
    /// Cells with a formula whose value nobody computed.
    pub(super) unvalued: Vec<(u32, u32)>,
    /// Its own texts with raised parts.
    pub(super) raised: Raised,
    /// The open cell with its place, and whether it has a formula without a value.
    cell: Option<(u32, u32)>,
    is_unvalued: bool,
    is_in_value: bool,
}

impl Styles {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Unreadable> {
        let styles = match package.text("xl/styles.xml") {
            Ok(text) => styles(&text)?,
            Err(_) => Vec::new(),
        };
        let strings = package.text("xl/sharedStrings.xml").unwrap_or_default();
        Ok(Self { styles, raised: Raised::read(&strings)? })
    }

    pub(super) fn of_sheet(&self, package: &mut Package<'_>, part: &str) -> Result<Details, Unreadable> {
        let mut details = Details { raised: self.raised.clone(), ..Details::default() };
        let Ok(text) = package.text(part) else {
            return Ok(details);
        };
        details.raised.extend(Raised::read(&text)?);
        let has_styles = self.styles.iter().any(|style| !style.is_plain());
        let has_formulas = text.contains("<f>") || text.contains("<f ");
        // Only for these the cells need to be looked through.
        let text = if has_styles || has_formulas { Some(text.as_str()) } else { merged_part(&text) };
        let mut xml = Xml::new(text.unwrap_or_default());
        loop {
            match xml.next()? {
                Part::Open(element) => self.note(&element, &mut details),
                Part::Close(name) if local(&name) == "mergeCells" => return Ok(details),
                Part::Close(name) if local(&name) == "c" => details.close_cell(),
                Part::Close(name) if local(&name) == "v" => details.is_in_value = false,
                Part::Text(_) if details.is_in_value => details.is_unvalued = false,
                Part::End => return Ok(details),
                Part::Close(_) | Part::Text(_) => {}
            }
        }
    }

    fn note(&self, element: &Element, details: &mut Details) {
        match element.local() {
            "c" => {
                let style = element.get("s").and_then(|style| style.parse::<usize>().ok());
                let place = element.get("r").and_then(cell_place);
                // An empty text is a value too.
                details.cell = place.filter(|_| element.get("t") != Some("str"));
                details.is_unvalued = false;
                if let (Some(style), Some(place)) = (style, place) {
                    details.styled.put(place, self.styles.get(style));
                }
            }
            "f" => details.is_unvalued = true,
            "v" => details.is_in_value = true,
            "mergeCell" => {
                let range = element.trimmed("ref");
                if let Some((Some((top, _)), Some((bottom, _)))) =
                    range.split_once(':').map(|(one, other)| (cell_place(one), cell_place(other)))
                    && bottom > top
                {
                    details.merged.push((top, range));
                }
            }
            _ => {}
        }
    }
}

impl Details {
    fn close_cell(&mut self) {
        if let (Some(place), true) = (self.cell.take(), self.is_unvalued) {
            self.unvalued.push(place);
        }
    }
}

/// The element with the merged cells, which stands behind all cells.
fn merged_part(text: &str) -> Option<&str> {
    let start = text.rfind("<mergeCells")?;
    let end = text[start..].find("</mergeCells>")?;
    Some(&text[start..start + end + "</mergeCells>".len()])
}

/// What each style of cells says.
fn styles(text: &str) -> Result<Vec<Style>, Unreadable> {
    let mut formats = HashMap::new();
    let mut fonts = Vec::new();
    let mut styles = Vec::new();
    let (mut is_in_cells, mut is_in_fonts) = (false, false);
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Part::Open(element) => match element.local() {
                "numFmt" => {
                    formats.insert(element.trimmed("numFmtId"), element.trimmed("formatCode"));
                }
                "fonts" => is_in_fonts = true,
                "font" if is_in_fonts => fonts.push(false),
                "strike" if is_in_fonts => {
                    let is_struck = !matches!(element.get("val"), Some("0" | "false"));
                    fonts.last_mut().into_iter().for_each(|font| *font = is_struck);
                }
                "cellXfs" => is_in_cells = true,
                "xf" if is_in_cells => {
                    let number = element.trimmed("numFmtId");
                    let font = element.trimmed("fontId").parse().ok().and_then(|font: usize| fonts.get(font));
                    let own = formats.get(&number).map(String::as_str);
                    styles.push(Style::of_format(number.parse().unwrap_or(0), own, font == Some(&true)));
                }
                _ => {}
            },
            Part::Close(name) if local(&name) == "cellXfs" => is_in_cells = false,
            Part::Close(name) if local(&name) == "fonts" => is_in_fonts = false,
            Part::End => return Ok(styles),
            Part::Close(_) | Part::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_what_they_show() {
        for (code, shown) in [
            ("mmm-yy", Shown::Month),
            ("MM/YYYY", Shown::Month),
            ("yyyy\"年\"m\"月\"", Shown::Month),
            ("[$-411]ggge\"年\"m\"月\"", Shown::Month),
            ("[$-407]mmmm\\ yyyy;@", Shown::Month),
            ("yyyy", Shown::Year),
            ("dd.mm.yyyy", Shown::Day),
            ("yyyy\"d\"", Shown::Year),
            ("m/d/yy h:mm", Shown::Day),
            ("General", Shown::Day),
            ("0.00E+00", Shown::Year),
        ] {
            assert_eq!(Shown::of_format(code), shown, "{code}");
        }
    }
}
