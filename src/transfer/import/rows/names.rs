//! The names in columns of other names, of which a cell may have several.

use domain::search::fold;
use entity::city_name::NameKind;
use intake::columns::{End, Field};
use intake::value::kind::read_kind;
use intake::value::name::{NameRead, read_name};

use super::cells::{Cells, OfColumn};
use super::{Reader, key};
use crate::transfer::import::ledger::{At, Effect, WarningKind};
use crate::transfer::import::stated::OtherName;

/// The columns of other names, and how they are used.
const FIELDS: [(Field, Option<NameKind>); 6] = [
    (Field::Alias, None),
    (Field::Former, Some(NameKind::Former)),
    (Field::Official, Some(NameKind::Official)),
    (Field::Local, Some(NameKind::Local)),
    (Field::Nickname, Some(NameKind::Nickname)),
    (Field::AsWritten, Some(NameKind::AsWritten)),
];

/// A column of other names.
#[derive(Clone, Copy)]
struct OfNames<'a> {
    kind: Option<NameKind>,
    column: OfColumn<'a>,
}

impl OfNames<'_> {
    fn name(self, text: String) -> OtherName {
        OtherName { text, lang: self.column.language.map(ToOwned::to_owned), kind: self.kind }
    }
}

impl Reader<'_> {
    /// The names in the columns of other names. What else the row says of the place tells a region behind a comma.
    pub(super) fn other_names(
        &mut self,
        at: At,
        cells: Cells<'_>,
        end: End,
        said: &[&str],
    ) -> Vec<OtherName> {
        let mut names = Vec::new();
        for (field, kind) in FIELDS {
            for (text, column) in cells.all(end, field) {
                let kind = kind.or(column.says_kind.then_some(NameKind::Alias));
                for part in parts(text) {
                    self.other_name(at, &part, OfNames { kind, column }, said, &mut names);
                }
            }
        }
        names
    }

    fn other_name(&mut self, at: At, text: &str, of: OfNames<'_>, said: &[&str], names: &mut Vec<OtherName>) {
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
        match region {
            None => names.push(of.name(name)),
            Some(region) => {
                let apart = self.with_comma(at, name, &region, of.column, said);
                names.extend(apart.into_iter().map(|name| of.name(name)));
            }
        }
        names.extend(also.into_iter().map(|name| of.name(name)));
        let before = OfNames { kind: Some(NameKind::Former), ..of };
        names.extend(former.map(|name| before.name(name)));
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
        if column.has_one_name {
            return vec![whole];
        }
        let is_said = |text: &str| said.iter().any(|said| !said.is_empty() && fold(said) == fold(text));
        if said.first().is_some_and(|usual| fold(usual) == fold(behind)) {
            // The place itself in another spelling.
            return vec![name, behind.to_owned()];
        }
        if is_said(behind) {
            return vec![name];
        }
        if is_said(&whole) {
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
