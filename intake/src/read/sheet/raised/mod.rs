//! Raised parts of texts, without which `Kiel¹` would be `Kiel1`: calamine tells only the letters.

use std::borrow::Cow;
use std::collections::HashMap;

use calamine::DataRef;

use crate::read::xml::{Part, Xml, local};
use crate::table::Unreadable;

mod xls;
mod xlsb;

/// Texts with raised parts by their plain letters.
#[derive(Clone, Default)]
pub(super) struct Raised(HashMap<String, String>);

/// Where a part of a text begins, in units of UTF-16, and the number of its font.
struct Run {
    start: usize,
    font: usize,
}

impl Raised {
    /// Those of a part with texts, be they shared or of the cells of a sheet.
    pub(super) fn read(part: &str) -> Result<Self, Unreadable> {
        let mut raised = HashMap::new();
        if !part.contains("superscript") {
            return Ok(Self(raised));
        }
        let mut runs: Vec<(String, bool)> = Vec::new();
        let (mut is_text, mut is_phonetic) = (false, false);
        let mut xml = Xml::new(part);
        loop {
            match xml.next()? {
                Part::Open(element) => match element.local() {
                    "si" | "is" => runs.clear(),
                    "r" => runs.push((String::new(), false)),
                    "rPh" => is_phonetic = true,
                    "t" => is_text = !is_phonetic,
                    "vertAlign" if element.get("val") == Some("superscript") => {
                        if let Some((_, is_raised)) = runs.last_mut() {
                            *is_raised = true;
                        }
                    }
                    _ => {}
                },
                Part::Text(text) if is_text => {
                    if let Some((run, _)) = runs.last_mut() {
                        run.push_str(&text);
                    }
                }
                Part::Close(name) => match local(&name) {
                    "t" => is_text = false,
                    "rPh" => is_phonetic = false,
                    "si" | "is" if runs.iter().any(|(_, is_raised)| *is_raised) => {
                        let plain = runs.iter().map(|(run, _)| run.as_str()).collect();
                        raised.insert(plain, marked(&runs));
                    }
                    _ => {}
                },
                Part::End => return Ok(Self(raised)),
                Part::Text(_) => {}
            }
        }
    }

    /// Adds a text in units of UTF-16 if one of its runs has a font that is raised.
    fn add(&mut self, text: &[u16], runs: &[Run], fonts: &[bool]) {
        let is_raised = |run: &Run| fonts.get(run.font) == Some(&true);
        if !runs.iter().any(is_raised) {
            return;
        }
        let mut parts = Vec::new();
        let mut rest = text;
        for run in runs.iter().rev() {
            let (before, part) = rest.split_at(run.start.min(rest.len()));
            parts.push((String::from_utf16_lossy(part), is_raised(run)));
            rest = before;
        }
        parts.push((String::from_utf16_lossy(rest), false));
        parts.reverse();
        self.0.insert(String::from_utf16_lossy(text), marked(&parts));
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The value, with marks for what is raised in it.
    pub(super) fn marked<'a>(&self, value: &'a DataRef<'a>) -> Cow<'a, DataRef<'a>> {
        let text = match value {
            DataRef::SharedString(text) => *text,
            DataRef::String(text) => text.as_str(),
            _ => return Cow::Borrowed(value),
        };
        match self.0.get(text) {
            Some(marked) => Cow::Owned(DataRef::String(marked.clone())),
            None => Cow::Borrowed(value),
        }
    }
}

/// The text of the runs: raised figures stay so, and a raised letter or sign at the end is a mark of a footnote. Others, as in
/// `5th`, are part of the text.
pub(super) fn marked(runs: &[(String, bool)]) -> String {
    let mut text = String::new();
    let last = runs.iter().rposition(|(run, _)| !run.trim().is_empty());
    for (place, (run, is_raised)) in runs.iter().enumerate() {
        let is_last = Some(place) >= last;
        let mark = run.trim().trim_matches(['(', ')']);
        let is_number = !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        let is_sign = is_last && mark.chars().count() == 1 && text.ends_with(char::is_alphabetic);
        if *is_raised && is_number {
            text.extend(mark.chars().map(raised_figure));
        } else if *is_raised && is_sign {
            text.extend(["[", mark, "]"]);
        } else {
            text.push_str(run);
        }
    }
    text
}

fn raised_figure(figure: char) -> char {
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    figure
        .to_digit(10)
        .and_then(|figure| raised.get(usize::try_from(figure).ok()?).copied())
        .unwrap_or(figure)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn raised_parts_are_marks_or_stay() {
        let text = |runs: &[(&str, bool)]| {
            marked(&runs.iter().map(|&(run, is_raised)| (run.to_owned(), is_raised)).collect::<Vec<_>>())
        };
        for (runs, expected) in [
            (&[("Kiel", false), ("1", true)][..], "Kiel¹"),
            (&[("Kiel", false), ("1)", true)], "Kiel¹"),
            (&[("km", false), ("2", true)], "km²"),
            (&[("Bonn", false), ("a", true)], "Bonn[a]"),
            (&[("1990", false), ("12", true)], "1990¹²"),
            (&[("5", false), ("th", true), (" May 1990", false)], "5th May 1990"),
            (&[("S", false), ("t", true), ("-Denis", false)], "St-Denis"),
        ] {
            assert_eq!(text(runs), expected);
        }
    }
}
