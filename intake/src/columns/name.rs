//! What the name of a column says.

use super::brackets::{self, Rest};
use super::field::{End, Field};
use super::mapping::meaning_of;
use super::tokens::tokens;
use super::units::{self, Counted};
use super::words::{Word, said, said_whole};

/// A name as it is read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub(super) said: Said,
    pub(super) mark: Option<Mark>,
    /// The tag of the language that the values are in, of `name_zh`.
    pub(super) language: Option<String>,
    /// How many people or square kilometres its figures count as one, if it says so and it is not one.
    pub(super) unit: Option<f64>,
    /// It says that it is about a city: `city_slug`, but not `id`.
    pub(super) is_of_city: bool,
    /// It says how two cities are linked, or which is the partner: `twinned`.
    pub(super) may_be_partner: bool,
    /// What its words say, where it is not understood as a whole.
    pub(super) hint: Hint,
    /// Its words say the partner, and its number which of several: `partner2`.
    pub(super) counts_partners: bool,
    /// Its folded words without the number.
    pub(super) stem: String,
}

impl Named {
    /// Whether it says the partner, or a number that may be that of one.
    pub(super) fn may_be_of_partner(&self) -> bool {
        matches!(self.mark, Some(Mark::Other | Mark::To | Mark::Number(_)))
    }
}

/// What some words of a name say that is not understood as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// One says the partner: `Sister Gemeinschaft`.
    Partner,
    /// One is of something that is not used: `Contact in Kiel`.
    NotUsed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Field(Field),
    /// The content decides.
    Open(Open),
    NotUsed(&'static str),
    Nothing,
}

impl Said {
    /// Whether it says which place a row is about.
    pub(super) fn names_a_place(self) -> bool {
        match self {
            Self::Field(field) => field.names_a_place(),
            Self::Open(open) => open == Open::Place,
            Self::NotUsed(_) | Self::Nothing => false,
        }
    }
}

/// What a name leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// A place, by its name or by its id.
    Place,
    /// An end of a link, or a date.
    Bound,
    /// An end of a link, or where it is written.
    Source,
    Location,
    Type,
    State,
}

/// Which end a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    One,
    Other,
    From,
    To,
    /// `city2`, `lat_b`
    Number(u8),
}

pub(super) const TWO_THINGS: &str = "it holds two things in one cell";

/// What a figure with an unknown unit is not used for.
pub(super) const UNKNOWN_UNIT: &str = "its name may say a unit that is not known; map it to population or area if it has people or square kilometres";

/// What figures of a country say nothing of.
const OF_COUNTRY: &str = "it is about the country or the region, not about the place";

pub(super) fn read(name: &str) -> Named {
    if let Some(named) = as_mapped(name) {
        return named;
    }
    let brackets::Parts { outer, inside } = brackets::parts(without_container(name));
    let tokens = tokens(&outer);
    if said_whole(&tokens.concat()).is_none()
        && let Some((before, counted)) = units::behind(&tokens)
    {
        let words = before.to_vec();
        return spoken(words, &outer).with(&inside).counted(counted).named();
    }
    spoken(tokens, &outer).with(&inside).named()
}

/// The words of a name, and what stands beside them.
struct Spoken<'a> {
    /// None if one of them is not known.
    words: Option<Vec<Word>>,
    hint: Hint,
    number: Option<Mark>,
    language: Option<String>,
    counted: Option<Counted>,
    stem: String,
    name: &'a str,
}

fn spoken(mut tokens: Vec<String>, name: &str) -> Spoken<'_> {
    let whole = tokens.concat();
    if let Some(words) = said_whole(&whole) {
        let words = Some(words.to_vec());
        let hint = Hint::None;
        return Spoken { words, hint, number: None, language: None, counted: None, stem: whole, name };
    }
    let number = number(&mut tokens);
    let stem = tokens.concat();
    let language = language(&mut tokens);
    let words = match said_whole(&tokens.concat()) {
        Some(words) => Some(words.to_vec()),
        None => {
            tokens.iter().map(|token| said(token)).collect::<Option<Vec<_>>>().map(|words| words.concat())
        }
    };
    let hint = if words.is_none() { hint(&tokens) } else { Hint::None };
    Spoken { words, hint, number, language, counted: None, stem, name }
}

impl Spoken<'_> {
    fn counted(self, counted: Counted) -> Self {
        Self { counted: Some(counted), ..self }
    }

    /// Takes in what stands in brackets.
    fn with(mut self, inside: &[String]) -> Self {
        for inside in inside {
            let Some(words) = &mut self.words else { break };
            let is_area = words.contains(&Word::Area);
            let is_figure = is_area || words.contains(&Word::Population);
            match brackets::rest(words, inside) {
                Some(Rest::Words(more)) if words.contains(&Word::City) && more.contains(&Word::Country) => {
                    words.extend([Word::And, Word::Country]);
                }
                Some(Rest::Words(more)) => words.extend(more),
                Some(Rest::Language(language)) => self.language = Some(language.to_owned()),
                None if is_figure => self.counted = units::of_brackets(inside, is_area).or(self.counted),
                None => {}
            }
        }
        self
    }

    fn named(self) -> Named {
        let Self { words, hint, number, language, counted, stem, name } = self;
        let Some(words) = words else {
            return Named { mark: number, hint, stem, ..named(&[], None, None, name) };
        };
        let named = Named { stem, ..named(&words, number, language, name) };
        let is_one = |size: f64| (size - 1.0).abs() < f64::EPSILON;
        match counted {
            Some(Counted::Unknown) if matches!(named.said, Said::Field(_)) => {
                Named { said: Said::NotUsed(UNKNOWN_UNIT), ..named }
            }
            Some(Counted::In(size)) if !is_one(size) => Named { unit: Some(size), ..named },
            _ => named,
        }
    }
}

fn named(words: &[Word], number: Option<Mark>, language: Option<String>, name: &str) -> Named {
    let has = |word: Word| words.contains(&word);
    let marks =
        [(Word::One, Mark::One), (Word::Other, Mark::Other), (Word::From, Mark::From), (Word::To, Mark::To)];
    let by_word = || marks.iter().find(|(word, _)| has(*word)).map(|(_, mark)| *mark);
    // 결연도시, twinned town
    let by_relation = || (has(Word::Relation) && has(Word::City)).then_some(Mark::Other);
    let said_mark = by_word().or_else(by_relation);
    let mark = number.or(said_mark);
    let is_joined = has(Word::And) || name.contains(['/', ',', '&', '+']);
    let said = if has(Word::City) && has(Word::Country) && is_joined {
        Said::NotUsed(TWO_THINGS)
    } else {
        meaning(words)
    };
    let may_be_partner =
        said == Said::Field(Field::Kind) && has(Word::Twinning) && !has(Word::Kind) && !has(Word::Type);
    Named {
        said,
        mark,
        language,
        unit: None,
        is_of_city: has(Word::City),
        may_be_partner,
        hint: Hint::None,
        counts_partners: number.is_some() && said_mark == Some(Mark::Other),
        stem: String::new(),
    }
}

fn hint(tokens: &[String]) -> Hint {
    let known = || tokens.iter().filter_map(|token| said(token)).flatten();
    if known().any(|word| matches!(word, Word::Unused(_))) {
        Hint::NotUsed
    } else if known().any(|word| matches!(word, Word::Other | Word::Twinning)) {
        Hint::Partner
    } else {
        Hint::None
    }
}

/// A name that is a target of a mapping, with the language of its values and a number behind it: `partner.name`,
/// `city.alias@la 2`.
fn as_mapped(name: &str) -> Option<Named> {
    let name = name.split_once(' ').map_or(name, |(name, _)| name);
    let (target, language) = name.split_once('@').map_or((name, None), |(target, tag)| (target, Some(tag)));
    let meaning = meaning_of(target)?;
    let mark = if meaning.end == End::One { Mark::One } else { Mark::Other };
    let language = language.and_then(domain::language::canonical);
    let said = Said::Field(meaning.field);
    Some(Named {
        said,
        mark: Some(mark),
        language,
        unit: None,
        is_of_city: true,
        may_be_partner: false,
        hint: Hint::None,
        counts_partners: false,
        stem: String::new(),
    })
}

/// What the words of a name mean together; the more special ones come first.
fn meaning(words: &[Word]) -> Said {
    use Word as W;
    let has = |word: Word| words.contains(&word);
    let is_of_link = has(W::Relation) || has(W::Other);
    if let Some(reason) =
        words.iter().find_map(|word| if let W::Unused(reason) = word { Some(*reason) } else { None })
    {
        return Said::NotUsed(reason);
    }
    let field = match () {
        () if has(W::Language) => Field::Language,
        () if has(W::Precision) && has(W::End) => Field::EndedPrecision,
        () if has(W::Precision) => Field::EstablishedPrecision,
        () if has(W::Latitude) && has(W::Longitude) => Field::Point,
        () if has(W::Latitude) => Field::Latitude,
        () if has(W::Longitude) => Field::Longitude,
        () if has(W::Point) => Field::Point,
        () if has(W::PopulationQualifier) => Field::PopulationQualifier,
        () if (has(W::Population) || has(W::Area))
            && (has(W::Country) || has(W::Region))
            && !has(W::City) =>
        {
            return Said::NotUsed(OF_COUNTRY);
        }
        () if has(W::Population) && has(W::Date) => return Said::NotUsed("it dates another column"),
        () if has(W::Population) => Field::Population,
        () if has(W::Area) => Field::Area,
        () if has(W::CountryCode)
            || (has(W::Country) && (has(W::Code) || has(W::Id) || has(W::Wikidata))) =>
        {
            Field::CountryCode
        }
        () if has(W::Country) && (has(W::Alias) || has(W::Former)) => {
            return Said::NotUsed("one name of a country is enough");
        }
        () if has(W::Country) => Field::Country,
        () if has(W::Web) => Field::Source,
        () if has(W::Region) && (has(W::Code) || has(W::Id)) => {
            return Said::NotUsed("a larger place is told by its name");
        }
        () if has(W::Region) => Field::Within,
        () if has(W::Span) => Field::Span,
        () if has(W::End) && (has(W::Start) || has(W::From)) => Field::Established,
        () if has(W::End) && has(W::City) && !is_of_link => {
            return Said::NotUsed("it is about the end of the place itself, and not of a relation");
        }
        () if has(W::End) => Field::Ended,
        () if has(W::Start) || has(W::Date) => Field::Established,
        () if has(W::Remark) => Field::Remark,
        () if has(W::Status) || (has(W::State) && has(W::Relation)) => Field::Status,
        () if has(W::Level) || (has(W::City) && has(W::Type) && !is_of_link) => Field::Level,
        () if has(W::Kind) || (has(W::Type) && is_of_link) => Field::Kind,
        () if has(W::Type) => return Said::Open(Open::Type),
        () if has(W::State) => return Said::Open(Open::State),
        () if has(W::Role) => Field::Home,
        () if has(W::Relation) && has(W::Id) => return Said::NotUsed("it is the key of the link itself"),
        () if has(W::Relation) && !has(W::City) => Field::Kind,
        () if has(W::Wikidata) => Field::Wikidata,
        () if has(W::Id) => Field::Id,
        () if has(W::Former) => Field::Former,
        () if has(W::Alias) => Field::Alias,
        () if has(W::Label) && has(W::National) && !has(W::City) => {
            return Said::NotUsed("it is a name in another language; map it to alias if it is needed");
        }
        () if has(W::Label) => Field::Name,
        () if has(W::Location) => return Said::Open(Open::Location),
        () if has(W::City) || has(W::One) || has(W::Other) => return Said::Open(Open::Place),
        () if has(W::Source) => return Said::Open(Open::Source),
        () if has(W::From) || has(W::To) => return Said::Open(Open::Bound),
        () => return Said::Nothing,
    };
    Said::Field(field)
}

/// Without an object that only holds the values of a row: `fields.City`.
fn without_container(name: &str) -> &str {
    const CONTAINERS: [&str; 8] =
        ["fields", "properties", "attributes", "attrs", "props", "values", "record", "row"];
    match name.split_once('.') {
        Some((container, rest)) if CONTAINERS.contains(&container) => rest,
        _ => name,
    }
}

/// Letters that count as numbers do: `City A`.
const LETTERS: [&str; 4] = ["a", "b", "c", "d"];

/// Takes the number of an end, or its letter, off the last word; a year says no end.
fn number(tokens: &mut Vec<String>) -> Option<Mark> {
    let last = tokens.last()?.clone();
    let stem = last.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &last[stem.len()..];
    if tokens.len() > 1
        && let Some(number) =
            (1..).zip(LETTERS).find_map(|(number, letter)| (letter == last).then_some(number))
    {
        tokens.pop();
        return Some(Mark::Number(number));
    }
    if digits.is_empty() || said_whole(&last).is_some() {
        return first_number(tokens);
    }
    tokens.pop();
    if !stem.is_empty() {
        tokens.push(stem.to_owned());
    }
    digits.parse::<u8>().ok().filter(|number| *number > 0).map(Mark::Number)
}

/// Takes the number of an end off the first word: `city1_name`, `1_lat`.
fn first_number(tokens: &mut Vec<String>) -> Option<Mark> {
    let one_digit = |token: &str| {
        let digit = token.chars().next_back()?.to_digit(10).filter(|digit| *digit > 0)?;
        let is_alone = !token[..token.len() - 1].ends_with(|letter: char| letter.is_ascii_digit());
        u8::try_from(digit).ok().filter(|_| is_alone && said_whole(token).is_none())
    };
    let (place, digit) =
        tokens.iter().enumerate().find_map(|(place, token)| Some((place, one_digit(token)?)))?;
    tokens[place].pop();
    if tokens[place].is_empty() {
        tokens.remove(place);
    }
    Some(Mark::Number(digit))
}

/// Takes the tag of a language off the end of a name that would be one without it: `name_zh`, `label_de`.
fn language(tokens: &mut Vec<String>) -> Option<String> {
    const SCRIPTS: [(&str, &str); 2] = [("hans", "Hans"), ("hant", "Hant")];
    const TAGS: [&str; 41] = [
        "ar", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
        "he", "hi", "hr", "hu", "hy", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "pl", "pt", "ro",
        "ru", "sk", "sl", "sr", "sv", "uk", "zh",
    ];
    let place = tokens.len().checked_sub(1)?;
    let script = SCRIPTS.iter().find(|(form, _)| *form == tokens[place]).filter(|_| place > 1);
    let place = if script.is_some() { place - 1 } else { place };
    let tag = TAGS.iter().find(|tag| **tag == tokens[place])?;
    let names =
        |word: &Word| matches!(word, Word::Label | Word::Alias | Word::Former | Word::City | Word::Country);
    let before = said(tokens.get(place.checked_sub(1)?)?)?;
    before.iter().any(names).then(|| {
        tokens.truncate(place);
        script.map_or_else(|| (*tag).to_owned(), |(_, script)| format!("{tag}-{script}"))
    })
}
