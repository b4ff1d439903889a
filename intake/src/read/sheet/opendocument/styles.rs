//! What styles say of dates, of hidden sheets and of raised letters.

use std::collections::{HashMap, HashSet};

use super::super::shown::Shown;
use crate::read::xml::Element;

#[derive(Default)]
pub(super) struct Styles {
    /// The parts that each format of dates has: day or time, month, year.
    formats: HashMap<String, (bool, bool, bool)>,
    format: String,
    /// The format of each style of cells, or the style that it follows.
    cells: HashMap<String, (String, String)>,
    /// Whether each style of cells strikes them through, if it says so, and the style that it follows.
    strikes: HashMap<String, (Option<bool>, String)>,
    cell: Option<String>,
    table: Option<String>,
    /// Whether each style of letters raises them, if it says so, and the style that it follows.
    letters: HashMap<String, (Option<bool>, String)>,
    letter: Option<String>,
    pub(super) hidden: HashSet<String>,
}

impl Styles {
    pub(super) fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            "number:date-style" => {
                self.format = element.trimmed("style:name");
                self.formats.insert(self.format.clone(), (false, false, false));
            }
            "number:number-style" | "number:time-style" | "number:text-style" => self.format.clear(),
            "style:style" => {
                let name = element.trimmed("style:name");
                let follows = element.trimmed("style:parent-style-name");
                match element.get("style:family") {
                    Some("table") => self.table = Some(name),
                    Some("text") => {
                        self.letters.insert(name.clone(), (None, follows));
                        self.letter = Some(name);
                    }
                    Some("table-cell") => {
                        self.strikes.insert(name.clone(), (None, follows.clone()));
                        self.cell = Some(name.clone());
                        self.cells.insert(name, (element.trimmed("style:data-style-name"), follows));
                    }
                    _ => {}
                }
            }
            "style:table-properties" if element.get("table:display") == Some("false") => {
                self.hidden.extend(self.table.take());
            }
            "style:text-properties" => {
                let letter = self.letter.as_ref().and_then(|name| self.letters.get_mut(name));
                if let (Some((raises, _)), Some(position)) = (letter, element.get("style:text-position")) {
                    *raises = Some(is_raised(position));
                }
                let cell = self.cell.as_ref().and_then(|name| self.strikes.get_mut(name));
                if let (Some((strikes, _)), Some(is_struck)) = (cell, is_struck(element)) {
                    *strikes = Some(is_struck);
                }
            }
            part => {
                if let Some((has_day, has_month, has_year)) = self.formats.get_mut(&self.format) {
                    *has_day |= matches!(
                        part,
                        "number:day" | "number:hours" | "number:minutes" | "number:week-of-year"
                    );
                    *has_month |= part == "number:month";
                    *has_year |= part == "number:year";
                }
            }
        }
    }

    /// The end of a style.
    pub(super) fn close(&mut self) {
        (self.table, self.letter, self.cell) = (None, None, None);
    }

    pub(super) fn strikes(&self, style: &str) -> bool {
        followed(&self.strikes, style, |strikes| *strikes).unwrap_or(false)
    }

    /// Whether a style of letters raises them; none if neither it nor what it follows says so.
    pub(super) fn raises(&self, style: &str) -> Option<bool> {
        followed(&self.letters, style, |raises| *raises)
    }

    pub(super) fn shown(&self, style: &str) -> Shown {
        let parts = followed(&self.cells, style, |format| self.formats.get(format).copied());
        parts.map_or(Shown::Day, |(has_day, has_month, has_year)| {
            Shown::of_parts(has_day, has_month, has_year)
        })
    }
}

/// What a style or one that it follows says.
fn followed<T, S>(
    styles: &HashMap<String, (S, String)>,
    style: &str,
    said: impl Fn(&S) -> Option<T>,
) -> Option<T> {
    let mut style = style;
    // A style follows another, and that one a third; a circle must end.
    for _ in 0..8 {
        let (own, follows) = styles.get(style)?;
        if let Some(said) = said(own) {
            return Some(said);
        }
        style = follows;
    }
    None
}

/// Whether letters are struck through, if the properties say so.
fn is_struck(element: &Element) -> Option<bool> {
    let line = |name: &str| element.get(name).map(|line| line != "none");
    line("style:text-line-through-style").or_else(|| line("style:text-line-through-type"))
}

/// Whether a position such as `super 58%` or `33% 58%` is above the line; the second number is the size.
fn is_raised(position: &str) -> bool {
    let height = position.split_whitespace().next().unwrap_or_default();
    let percent = height.strip_suffix('%').and_then(|number| number.parse::<f64>().ok());
    height == "super" || percent.is_some_and(|percent| percent > 0.0)
}

#[cfg(test)]
mod tests {
    use super::is_raised;

    #[test]
    fn positions_are_raised_or_not() {
        for (position, expected) in [
            ("super 58%", true),
            ("super", true),
            ("33% 58%", true),
            ("33.5%", true),
            ("sub 58%", false),
            ("-33% 58%", false),
            ("0% 100%", false),
            ("", false),
            ("58", false),
        ] {
            assert_eq!(is_raised(position), expected, "{position}");
        }
    }
}
