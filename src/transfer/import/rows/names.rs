//! The names in columns of other names, of which a cell may have several.

use domain::search::fold;
use intake::columns::{End, Field};
use intake::value::kind::read_kind;
use intake::value::name::{NameRead, read_name};

use super::cells::{Cells, OfColumn};
use super::{Reader, key};
use crate::transfer::import::ledger::{At, Effect, WarningKind};

/// Other names of a place, each with the language of its column.
#[derive(Default)]
pub(super) struct Names {
    pub(super) also: Vec<(String, Option<String>)>,
    pub(super) former: Vec<(String, Option<String>)>,
}

impl Names {
    fn add(&mut self, field: Field, text: String, lang: Option<&str>) {
        let to = if field == Field::Former { &mut self.former } else { &mut self.also };
        to.push((text, lang.map(ToOwned::to_owned)));
    }
}

impl Reader<'_> {
    /// The names in the columns of other names. What else the row says of the place tells a region behind a comma.
    pub(super) fn other_names(&mut self, at: At, cells: Cells<'_>, end: End, said: &[&str]) -> Names {
        let mut names = Names::default();
        for field in [Field::Alias, Field::Former] {
            for (text, column) in cells.all(end, field) {
                for part in parts(text) {
                    self.other_name(at, &part, field, column, said, &mut names);
                }
            }
        }
        names
    }

    fn other_name(
        &mut self,
        at: At,
        text: &str,
        field: Field,
        column: OfColumn<'_>,
        said: &[&str],
        names: &mut Names,
    ) {
        let NameRead { name, former, also, region, doubt, .. } = read_name(text);
        if name.is_empty() && key::item(text).is_none() && (doubt.is_none() || says_nothing(text)) {
            // A word that says that there is none.
            return;
        }
        if let Some(doubt) = doubt {
            let message = format!("'{text}' as another name: {doubt}");
            let held = self.warn(at, WarningKind::NameMissing, Effect::ValueLeftOut, text, message, None);
            if held || name.is_empty() {
                return;
            }
        }
        let lang = column.language;
        match region {
            None => names.add(field, name, lang),
            Some(region) => {
                for name in self.with_comma(at, name, &region, column, said) {
                    names.add(field, name, lang);
                }
            }
        }
        for name in also {
            names.add(field, name, lang);
        }
        if let Some(name) = former {
            names.add(Field::Former, name, lang);
        }
    }

    /// What a comma parts may be two names, or a name and where it lies; of what is said the usual name comes first.
    fn with_comma(
        &mut self,
        at: At,
        name: String,
        behind: &str,
        column: OfColumn<'_>,
        said: &[&str],
    ) -> Vec<String> {
        let whole = format!("{name}, {behind}");
        let is_said = |text: &str| said.iter().any(|said| !said.is_empty() && fold(said) == fold(text));
        if said.first().is_some_and(|usual| fold(usual) == fold(behind)) {
            // The place itself in another spelling.
            return vec![name, behind.to_owned()];
        }
        if is_said(behind) {
            return vec![name];
        }
        if column.has_one_name || is_said(&whole) {
            return vec![whole];
        }
        let behind = behind.split([',', '，']).map(|name| name.trim().to_owned());
        let apart: Vec<String> =
            std::iter::once(name).chain(behind).filter(|name| !name.is_empty()).collect();
        if self.options.split {
            return apart;
        }
        let message = format!("'{whole}' may be {} other names, or one with its region", apart.len());
        let proposal = Some("part names by | or ;, or --split takes them apart".to_owned());
        let held = self.warn(at, WarningKind::SeveralNames, Effect::ValueLeftOut, &whole, message, proposal);
        if held { Vec::new() } else { vec![whole] }
    }
}

fn says_nothing(text: &str) -> bool {
    let read = read_kind(text);
    read.says_nothing() && read.rest.is_none()
}

/// The names of a cell: parted by strokes, as results of queries are joined, by semicolons, or on lines of their own.
fn parts(text: &str) -> Vec<String> {
    let has_markup = text.contains("[[") || text.contains("{{");
    let is_border = |letter: char| !has_markup && matches!(letter, '|' | '｜' | '、');
    let pieces = text.split(is_border).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.flat_map(|piece| read_name(piece).several.unwrap_or_else(|| vec![piece.to_owned()])).collect()
}
