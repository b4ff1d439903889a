//! The state of a view, and its address.

use domain::partial_date::PartialDate;
use form_urlencoded::Serializer;

use super::sort::Sort;
use crate::atlas::texts::Lang;

/// What the parameters of an address say; what is not given is none, or the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub(crate) scope: Option<Scope>,
    pub(crate) q: Option<String>,
    /// A key of `RelationKind`.
    pub(crate) kind: Option<&'static str>,
    pub(crate) region: Option<Region>,
    /// A code of two capital letters; whether there is such a country is for the schema to say.
    pub(crate) country: Option<String>,
    pub(crate) since: Option<u16>,
    pub(crate) until: Option<u16>,
    pub(crate) as_of: Option<PartialDate>,
    pub(crate) sort: Sort,
    pub(crate) after: Option<String>,
    /// The ends of a path.
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) embed: bool,
}

/// Whose relations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Home,
    All,
}

impl Scope {
    pub(crate) const ALL: [Self; 2] = [Self::Home, Self::All];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::All => "all",
        }
    }
}

/// A region: its code in UN M49, as it stands in addresses, and its key in the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) m49: &'static str,
    pub(crate) key: &'static str,
}

/// The form of the vocabulary that is used here.
macro_rules! with_m49 {
    ([, $list:ident] $(#[$about:meta])+ $name:ident {
        $($(#[$meaning:meta])+ $value:ident = $key:literal, $english:literal, $chinese:literal, $m49:literal;)+
    }) => {
        const $list: &[Region] = &[$(Region { m49: $m49, key: $key }),+];
    };
}
domain::region_code!(with_m49, REGIONS);

impl Region {
    pub(crate) const ALL: &[Self] = REGIONS;
}

impl State {
    /// The address of this state below a path: the parameters in a fixed order, without what is not given.
    pub fn at(&self, path: &str) -> String {
        let query = self.query();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The parameters.
    pub fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in self.pairs() {
            query.append_pair(name, &value);
        }
        if self.embed {
            query.append_key_only("embed");
        }
        query.finish()
    }

    /// All that is given, without whether it is embedded.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let text = |text: &str| Some(text.to_owned());
        [
            ("scope", self.scope.and_then(|scope| text(scope.key()))),
            ("q", self.q.clone()),
            ("kind", self.kind.and_then(text)),
            ("region", self.region.and_then(|region| text(region.m49))),
            ("country", self.country.clone()),
            ("since", self.since.map(|year| year.to_string())),
            ("until", self.until.map(|year| year.to_string())),
            ("asOf", self.as_of.as_ref().and_then(|date| text(date.edtf()))),
            ("sort", (self.sort != Sort::default()).then(|| self.sort.key())),
            ("after", self.after.clone()),
            ("from", self.from.clone()),
            ("to", self.to.clone()),
            ("lang", self.lang.and_then(|lang| text(lang.key()))),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The default view in a language.
    pub(crate) fn in_language(lang: Lang) -> Self {
        Self { lang: Some(lang), ..Self::default() }
    }

    /// What leads on to other views: the language.
    pub(crate) fn elsewhere(&self) -> Self {
        Self { lang: self.lang, ..Self::default() }
    }

    /// The year in which the date of the view ends.
    pub(crate) fn as_of_year(&self) -> Option<i32> {
        self.as_of.as_ref().map(|date| date.last().number() / 10_000)
    }

    /// Whether it is for a page of someone else.
    pub fn is_embedded(&self) -> bool {
        self.embed
    }

    /// Whether it is the view itself, and no search, choice or later page of it.
    pub(crate) fn is_whole(&self) -> bool {
        self.q.is_none() && !self.filters() && self.after.is_none()
    }

    /// Whether something is left out by kind, place or date.
    pub(crate) fn filters(&self) -> bool {
        self.kind.is_some()
            || self.region.is_some()
            || self.country.is_some()
            || self.since.is_some()
            || self.until.is_some()
            || self.as_of.is_some()
    }
}

/// Pairs as the parameters of an address.
pub(crate) fn encoded(pairs: &[(&str, &str)]) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(pairs);
    query.finish()
}
