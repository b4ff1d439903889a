//! Words beside numbers, folded: hedges, scales, people, and units of area.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::search;

/// How a number is hedged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    #[default]
    None,
    About,
    /// It is a little less than that.
    Nearly,
    /// It is that or more.
    Over,
    /// It is less than that.
    Under,
    /// It is that or less.
    UpTo,
}

impl Hedge {
    /// A bound says more than "about", as in `over c. 5000`.
    pub(super) fn or(self, other: Self) -> Self {
        if matches!(self, Self::None | Self::About) { other } else { self }
    }

    pub(super) fn or_about(self, is_about: bool) -> Self {
        if is_about && self == Self::None { Self::About } else { self }
    }
}

const HEDGES: [(Hedge, &str); 5] = [
    (
        Hedge::About,
        "circa; zirka; ca; cca; c; approximately; approx; about; around; est; etwa; rund; \
         ungefahr; environ; env; unos; aproximadamente; ongeveer; ruim; okolo; ok; \
         около; ок; 約; 약; 约; 大约; ~; ≈; ±",
    ),
    (
        Hedge::Nearly,
        "nearly; almost; close to; knapp; fast; nahezu; pres de; presque; casi; quasi; bijna; prawie",
    ),
    (
        Hedge::Over,
        "over; more than; at least; uber; mehr als; mindestens; plus de; mas de; oltre; meer dan; ponad; \
         более; >=; >; ≥",
    ),
    (
        Hedge::Under,
        "under; less than; unter; weniger als; moins de; menos de; meno di; minder dan; mniej niz; менее; <",
    ),
    (Hedge::UpTo, "up to; at most; bis zu; hochstens; maximal; jusqu'a; au plus; hasta; fino a; <=; ≤"),
];

const SCALES: &[(f64, &str)] = &[
    (
        1e6,
        "millionen; million; millions; millones; millon; milioni; milione; milhoes; milhao; miljoen; \
         milionow; mill; mio; mln; mn; m; млн; миллионов; миллиона; 백만; 百万",
    ),
    (1e3, "tausend; tsd; thousand; k; mille; mila; mil; duizend; tys; тыс; тысяч; 千; 천"),
    (1e4, "万; 萬; 만"),
    (1e8, "億; 亿; 억"),
];

const PEOPLE: &str = "inhabitants; inhabitant; inh; people; residents; population; pop; einwohnerinnen und einwohner; \
     einwohner; einw; ew; personen; habitants; habitant; hab; habitantes; abitanti; ab; inwoners; \
     mieszkancow; mieszk; жителей; чел; человек; 人; 人口; 口; 명; de; d";

/// Units of area, and how many square kilometres one has.
const AREAS: &[(f64, &str)] = &[
    (
        1.0,
        "km2; km^2; km²; sq km; sq. km; sqkm; qkm; quadratkilometer; square kilometres; square kilometers; \
         км2; км²; кв. км; кв км; ㎢; 平方公里; 平方千米; 平方キロメートル; 제곱킬로미터",
    ),
    (2.589_988_110_336, "sq mi; sq. mi; sq. mi.; mi2; mi²; square miles"),
    (0.01, "ha; hektar; hectares; hectare; 公顷; га"),
    (1e-6, "m2; m²; ㎡; 平方米"),
];

fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split("; ")
}

pub(super) fn hedges() -> impl Iterator<Item = (&'static str, Hedge)> {
    HEDGES.iter().flat_map(|&(hedge, words)| listed(words).map(move |word| (word, hedge)))
}

pub(super) fn people() -> impl Iterator<Item = &'static str> {
    listed(PEOPLE)
}

/// The factor that a word such as `mio` stands for.
pub(super) fn scale(word: &str) -> Option<f64> {
    SCALES.iter().find(|(_, names)| listed(names).any(|name| name == word)).map(|&(scale, _)| scale)
}

/// Each unit of area with its size in square kilometres.
pub(super) fn areas() -> impl Iterator<Item = (f64, &'static str)> {
    AREAS.iter().flat_map(|&(size, names)| listed(names).map(move |name| (size, name)))
}

/// What the figures of a column are counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    People,
    /// So many to one.
    Scale(f64),
    /// So many square kilometres.
    Area(f64),
}

impl Unit {
    /// How many people or square kilometres one has.
    pub fn size(self) -> f64 {
        match self {
            Self::People => 1.0,
            Self::Scale(size) | Self::Area(size) => size,
        }
    }
}

/// Scales and units that only names of columns have.
const OF_COLUMNS: &[(Unit, &str)] = &[
    (
        Unit::Scale(1e3),
        "1000; 000; 1000s; 000s; x1000; thousands; thousand people; milliers; millier; miles; migliaia; tausende; thsd; \
         duizenden; tysiace; тысячи; 千人; 천명",
    ),
    (Unit::Scale(1e4), "10000; 万人; 萬人; 만명"),
    (Unit::Area(100.0), "万公顷"),
    (Unit::Area(0.01), "hectareas; ettari; hektary"),
    (
        Unit::Area(1e-6),
        "qm; quadratmeter; square metres; square meters; metres carres; metros cuadrados; sqm; 平方メートル",
    ),
    (Unit::Area(2.589_988_110_336), "sqmi; sq miles; sq mile; square mile; quadratmeilen"),
    (
        Unit::Area(1.0),
        "kilometres carres; kilometros cuadrados; chilometri quadrati; km carres; km cuadrados; km",
    ),
];

static UNITS: LazyLock<HashMap<String, Unit>> = LazyLock::new(|| {
    let key = |name: &str| search::fold(name).replace(' ', "");
    let scales = SCALES.iter().map(|&(scale, names)| (Unit::Scale(scale), names));
    let areas = AREAS.iter().map(|&(size, names)| (Unit::Area(size), names));
    let all = OF_COLUMNS.iter().copied().chain(scales).chain(areas).chain([(Unit::People, PEOPLE)]);
    let mut units = HashMap::new();
    for (unit, names) in all {
        for name in listed(names) {
            units.entry(key(name)).or_insert(unit);
        }
    }
    units
});

/// The unit that a word stands for which is folded for searches and has no blanks.
pub fn unit_of(word: &str) -> Option<Unit> {
    UNITS.get(word).copied()
}
