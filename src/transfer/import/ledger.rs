//! What became of each row of the files, and what users should look at.

use std::collections::BTreeMap;

use intake::table::in_one_line;
use serde::{Serialize, Serializer};

/// A row of one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct At {
    /// The number of the file, from 0.
    pub file: u32,
    /// As its format counts: a line, a row of a sheet, or an item.
    pub line: u64,
    /// Apart from others of the same line.
    #[serde(skip)]
    pub row: u32,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", content = "reason", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    Imported,
    /// It says what another row says already.
    Merged(String),
    /// It is no row of data.
    PassedOver(String),
    /// It cannot be imported, or is held back until it is accepted.
    Refused(String),
}

impl Outcome {
    /// As reports say it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Merged(_) => "merged",
            Self::PassedOver(_) => "passed over",
            Self::Refused(_) => "refused",
        }
    }

    /// Why the row is not simply imported.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Imported => None,
            Self::Merged(reason) | Self::PassedOver(reason) | Self::Refused(reason) => Some(reason),
        }
    }
}

/// Declares the kinds of warnings with their codes.
macro_rules! warning_kinds {
    ($(#[doc = $doc:literal] $kind:ident = $code:literal,)+) => {
        /// What a warning is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum WarningKind {
            $(#[doc = $doc] $kind,)+
        }

        impl WarningKind {
            /// The word by which reports and `--accept` name it; it never changes.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                }
            }

            pub const fn codes() -> &'static [&'static str] {
                &[$($code),+]
            }

            /// The codes with what each means, for the documentation.
            pub const fn meanings() -> &'static [(&'static str, &'static str)] {
                &[$(($code, $doc)),+]
            }

            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }
    };
}

warning_kinds! {
    /// No country of that name or code is known.
    CountryUnknown = "COUNTRY_UNKNOWN",
    /// The file does not say in which country the place lies.
    CountryMissing = "COUNTRY_MISSING",
    /// A state that is no more; which one of today is meant, only a person can say.
    CountryFormer = "COUNTRY_FORMER",
    /// Code and label, or two rows, name different countries.
    CountryContradiction = "COUNTRY_CONTRADICTION",
    /// The point lies outside the country.
    PointElsewhere = "POINT_ELSEWHERE",
    /// The point is 0, 0.
    PointZero = "POINT_ZERO",
    /// Two places have one point.
    PointShared = "POINT_SHARED",
    /// Rows give points that are far apart.
    PointsDiffer = "POINTS_DIFFER",
    /// The city of the database with this id has another name, country or place.
    IdContradiction = "ID_CONTRADICTION",
    /// Several places have this name: in the file, or a city of the database that lies elsewhere or is a province or county.
    Namesake = "NAMESAKE",
    /// The database has this relation with another kind, date, end or status.
    RelationDiffers = "RELATION_DIFFERS",
    /// The database has another figure, level or place of this city, and keeps its own.
    CityDiffers = "CITY_DIFFERS",
    /// A link with a place beside one with the region that it lies in.
    BesideItsRegion = "BESIDE_ITS_REGION",
    /// Two spellings may be one city.
    TwoSpellings = "TWO_SPELLINGS",
    /// The name is missing, or is no name.
    NameMissing = "NAME_MISSING",
    /// Several names stand in one cell.
    SeveralNames = "SEVERAL_NAMES",
    /// Names are in a script that their language is not written in.
    LanguageDoubtful = "LANGUAGE_DOUBTFUL",
    /// A value cannot be understood.
    NotUnderstood = "NOT_UNDERSTOOD",
    /// A date that the file cannot tell exactly.
    DateDoubtful = "DATE_DOUBTFUL",
    /// A date after the day on which the data set of the database was published, or after today.
    DateInFuture = "DATE_IN_FUTURE",
    /// The file gives different values for one place or one link.
    ValuesDiffer = "VALUES_DIFFER",
    /// The words for the kind of relation are not known.
    KindUnknown = "KIND_UNKNOWN",
    /// Cells of the row are struck through in the workbook.
    StruckThrough = "STRUCK_THROUGH",
    /// A link to a place that no row describes.
    PlaceUnknown = "PLACE_UNKNOWN",
}

impl WarningKind {
    /// Whether a user may accept it: what is not understood cannot be imported, whatever anybody accepts.
    pub const fn is_acceptable(self) -> bool {
        !matches!(self, Self::NotUnderstood)
    }
}

impl Serialize for WarningKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// What a warning does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Effect {
    /// Nothing is held back.
    #[default]
    None,
    /// The value is left out, the rest of the row is imported.
    ValueLeftOut,
    /// The row is held back.
    RowHeldBack,
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    #[serde(flatten)]
    pub at: At,
    pub kind: WarningKind,
    pub effect: Effect,
    /// The value as the file has it.
    pub value: String,
    pub message: String,
    /// What may be meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// Which warnings do not hold anything back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Accept {
    #[default]
    Nothing,
    Everything,
    Kinds(Vec<WarningKind>),
}

impl Accept {
    fn has(&self, kind: WarningKind) -> bool {
        match self {
            _ if !kind.is_acceptable() => false,
            Self::Nothing => false,
            Self::Everything => true,
            Self::Kinds(kinds) => kinds.contains(&kind),
        }
    }
}

/// So many warnings of a kind are kept with all that they say; the others are counted only.
pub const MOST_WARNINGS: usize = 10_000;

/// How many warnings of a kind there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Warned {
    pub warnings: usize,
    /// How many of them held something back.
    pub held_back: usize,
    /// The gravest of what they did.
    #[serde(skip)]
    pub effect: Effect,
}

/// The outcomes of all rows, and the warnings.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub accept: Accept,
    outcomes: BTreeMap<At, Outcome>,
    /// The first of each kind.
    pub warnings: Vec<Warning>,
    /// How many there were of each kind.
    pub warned: BTreeMap<WarningKind, Warned>,
}

/// How many rows came to what; the four add up to the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub rows: usize,
    pub imported: usize,
    pub merged: usize,
    pub passed_over: usize,
    pub refused: usize,
}

impl Ledger {
    pub fn new(accept: Accept) -> Self {
        Self { accept, ..Self::default() }
    }

    /// Says what became of a row; a refusal stays, and being imported outweighs being merged.
    pub fn settle(&mut self, at: At, outcome: Outcome) {
        let weight = |outcome: &Outcome| match outcome {
            Outcome::PassedOver(_) => 0,
            Outcome::Merged(_) => 1,
            Outcome::Imported => 2,
            Outcome::Refused(_) => 3,
        };
        let known = self.outcomes.get(&at);
        if known.is_none_or(|known| weight(known) < weight(&outcome)) {
            self.outcomes.insert(at, outcome);
        }
    }

    /// Says of a row that another says it already, and where now, if that was said of another place before.
    pub fn merge(&mut self, at: At, reason: String) {
        match self.outcomes.get_mut(&at) {
            Some(Outcome::Merged(known)) => *known = reason,
            _ => self.settle(at, Outcome::Merged(reason)),
        }
    }

    /// Adds a warning. Whether it holds back what it is about: not where its kind is accepted.
    pub fn warn(&mut self, warning: Warning) -> bool {
        let holds = warning.effect != Effect::None && !self.accept.has(warning.kind);
        let effect = if holds { warning.effect } else { Effect::None };
        if holds && effect == Effect::RowHeldBack {
            let message = in_one_line(&warning.message).into_owned();
            self.settle(warning.at, Outcome::Refused(message));
        }
        let warned = self.warned.entry(warning.kind).or_default();
        warned.warnings += 1;
        warned.held_back += usize::from(effect != Effect::None);
        warned.effect = warned.effect.max(effect);
        if warned.warnings <= MOST_WARNINGS {
            // A cell may have several lines, and a report has one for each warning.
            let value = in_one_line(&warning.value).into_owned();
            let message = in_one_line(&warning.message).into_owned();
            self.warnings.push(Warning { effect, value, message, ..warning });
        }
        holds
    }

    pub fn outcome(&self, at: At) -> Option<&Outcome> {
        self.outcomes.get(&at)
    }

    pub fn outcomes(&self) -> impl Iterator<Item = (&At, &Outcome)> {
        self.outcomes.iter()
    }

    pub fn is_refused(&self, at: At) -> bool {
        matches!(self.outcomes.get(&at), Some(Outcome::Refused(_)))
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts { rows: self.outcomes.len(), ..Counts::default() };
        for outcome in self.outcomes.values() {
            *match outcome {
                Outcome::Imported => &mut counts.imported,
                Outcome::Merged(_) => &mut counts.merged,
                Outcome::PassedOver(_) => &mut counts.passed_over,
                Outcome::Refused(_) => &mut counts.refused,
            } += 1;
        }
        counts
    }
}
