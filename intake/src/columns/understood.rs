//! A table as it is understood: what its rows are, and what each of its columns means.

use super::ends::Shape;
use super::field::{End, Field, Meaning};

/// How a table is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    pub shape: Shape,
    /// One for each column of the table, in its order.
    pub columns: Vec<Column>,
    /// The column that has both the ids and the names of places, whichever of them its meaning is.
    pub id_and_name: Option<usize>,
    /// Why rows of one end may be links all the same: a column that is not understood may have the other. It matters where
    /// they become partners of one place, and tells what to type.
    pub unread: Option<String>,
    /// What a user should look at.
    pub doubts: Vec<String>,
}

/// How a column is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As the file writes it.
    pub name: String,
    pub meaning: Option<Meaning>,
    /// The tag of the language of its values, if the name says it: `zh` of `name_zh`.
    pub language: Option<String>,
    /// How many people or square kilometres its figures count as one, if the name says it: 1,000 of `Einwohner (Tsd.)`.
    pub unit: Option<f64>,
    pub why: Why,
}

/// Why a column is understood so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    ByName,
    ByMapping,
    ByContent,
    /// With the reason.
    NotUsed(String),
}

impl Understood {
    /// The column with this meaning; the first where several may have it.
    pub fn column(&self, end: End, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.meaning == Some(Meaning { end, field }))
    }

    /// Rows that are places become partners of one place, which the caller knows.
    #[must_use]
    pub fn as_partners_of_one(mut self) -> Self {
        if self.shape == Shape::Places {
            self.shape = Shape::PartnersOfOne;
        }
        self
    }
}
