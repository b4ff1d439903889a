//! What styles say of dates and of hidden sheets.

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
    pub(super) table: Option<String>,
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
                match element.get("style:family") {
                    Some("table") => self.table = Some(name),
                    Some("table-cell") => {
                        let follows = element.trimmed("style:parent-style-name");
                        self.cells.insert(name, (element.trimmed("style:data-style-name"), follows));
                    }
                    _ => {}
                }
            }
            "style:table-properties" if element.get("table:display") == Some("false") => {
                self.hidden.extend(self.table.take());
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

    pub(super) fn shown(&self, style: &str) -> Shown {
        let mut style = style;
        // A style follows another, and that one a third; a circle must end.
        for _ in 0..8 {
            let Some((format, follows)) = self.cells.get(style) else {
                break;
            };
            if let Some(&(has_day, has_month, has_year)) = self.formats.get(format) {
                return Shown::of_parts(has_day, has_month, has_year);
            }
            style = follows;
        }
        Shown::Day
    }
}
