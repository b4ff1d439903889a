//! What is told once of a table, however often it stands there: cells that are read in a way that only a person can judge.

use intake::table::in_one_line;
use intake::value::name::NameRead;

use crate::transfer::import::ledger::{At, Effect, Ledger, Warning, WarningKind};

/// Whoever means several places parts them so.
const SEVERAL: &str = "if these are several places, part them by a semicolon and say --split";

/// The cells of one kind.
#[derive(Default)]
struct Seen {
    count: usize,
    /// The first of them, and what is to be said of it.
    first: Option<(At, String, String)>,
}

impl Seen {
    fn note(&mut self, at: At, cell: &str, text: String) {
        self.count += 1;
        self.first.get_or_insert_with(|| (at, in_one_line(cell).into_owned(), text));
    }

    /// `'Kiel¹' is` or `12 cells such as 'Kiel¹' are`.
    fn cells(&self, cell: &str) -> String {
        if self.count == 1 {
            format!("'{cell}' is")
        } else {
            format!("{} cells such as '{cell}' are", self.count)
        }
    }
}

#[derive(Default)]
pub(super) struct Asides {
    /// Names with a region behind a comma, which may be another place.
    comma: Seen,
    /// Names with a stroke or a dash in them, which may be two.
    stroke: Seen,
    /// Names beside which something stands that is no part of them.
    beside: Seen,
    /// Words that are longer than what is kept of them.
    cut: Seen,
}

impl Asides {
    /// Of a name in no doubt; `region` is what stands behind its comma, and `within` where it lies by another column.
    pub(super) fn name(
        &mut self,
        at: At,
        written: &str,
        read: &NameRead,
        region: Option<&str>,
        within: Option<&str>,
    ) {
        match (region, within) {
            (Some(region), None) => self.comma.note(at, written, region.to_owned()),
            (Some(region), Some(within)) if domain::search::fold(region) != domain::search::fold(within) => {
                self.beside.note(at, written, read.name.clone());
            }
            _ if !read.notes.is_empty() => self.beside.note(at, written, read.name.clone()),
            _ => {}
        }
        if read.name.contains(['/', '／'])
            || [" - ", " – ", " — "].iter().any(|dash| read.name.contains(dash))
        {
            self.stroke.note(at, written, String::new());
        }
    }

    /// Of words of which the beginning is kept.
    pub(super) fn cut(&mut self, at: At, kept: &str) {
        self.cut.note(at, kept, String::new());
    }

    /// Warns of what may be several places; notes say what is read without a part of it.
    pub(super) fn tell(self, ledger: &mut Ledger) -> Vec<String> {
        if let Some((at, cell, region)) = &self.comma.first {
            let cells = self.comma.cells(cell);
            let message =
                format!("{cells} read as a place and the region that it lies in, such as '{region}'");
            warn(ledger, *at, cell, message);
        }
        if let Some((at, cell, _)) = &self.stroke.first {
            let message = format!("{} read as one place", self.stroke.cells(cell));
            warn(ledger, *at, cell, message);
        }
        let beside = self.beside.first.as_ref().map(|(at, cell, name)| {
            let cells = self.beside.cells(cell);
            format!("line {}: {cells} read without what stands beside the name: '{name}'", at.line)
        });
        let cut = self.cut.first.as_ref().map(|(at, kept, _)| {
            let count = self.cut.count;
            let what =
                if count == 1 { "words are".to_owned() } else { format!("the words of {count} rows are") };
            format!("line {}: {what} cut, since they are too long to be kept: '{kept}'", at.line)
        });
        beside.into_iter().chain(cut).collect()
    }
}

fn warn(ledger: &mut Ledger, at: At, cell: &str, message: String) {
    ledger.warn(Warning {
        at,
        kind: WarningKind::SeveralNames,
        effect: Effect::None,
        value: cell.to_owned(),
        message,
        proposal: Some(SEVERAL.to_owned()),
    });
}
