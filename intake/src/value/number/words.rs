//! Words beside numbers, folded: hedges, scales, people, and units of area.

const HEDGES: &str = "circa; zirka; ca; cca; c; approximately; approx; about; around; over; more than; less than; \
     nearly; almost; under; est; etwa; rund; ungefahr; uber; mehr als; knapp; fast; environ; env; \
     plus de; pres de; mas de; unos; aproximadamente; oltre; ongeveer; ruim; meer dan; okolo; ponad; \
     ok; около; ок; более; 約; 约; 약; 大约; >=; <=; >; <; ~; ≈; ≥; ≤; ±";

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

pub(super) fn hedges() -> impl Iterator<Item = &'static str> {
    listed(HEDGES)
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
