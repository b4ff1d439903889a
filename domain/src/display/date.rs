//! A partial date in words: `October 1984`, `1930s`, `15th century`, `about 1370`.

use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_locale::{LanguageIdentifier, Locale};

use super::phrases;
use super::phrases::{Counting, Phrases};
use crate::partial_date::{PartialDate, Precision};

/// The date in the first of these languages that it can be written in, else in English.
pub fn date(date: &PartialDate, wanted: &[String]) -> String {
    let phrases = phrases(wanted);
    match date.edtf().split_once('/') {
        Some((from, to)) => format!("{} – {}", single(from, phrases), single(to, phrases)),
        None => single(date.edtf(), phrases),
    }
}

/// A date that is no interval; what cannot be read stays as it is.
fn single(edtf: &str, phrases: &Phrases) -> String {
    let (exact, about) = edtf.strip_suffix('~').map_or((edtf, false), |exact| (exact, true));
    let Ok(date) = exact.parse::<PartialDate>() else { return edtf.to_owned() };
    let first = date.first().number();
    let (year, month, day) = (first / 10_000, first / 100 % 100, first % 100);
    let written = match date.precision() {
        Precision::Day => by_cldr(year, month, day, true, phrases),
        Precision::Month => by_cldr(year, month, 1, false, phrases),
        Precision::Year => Some(phrases.year.replace("{}", &year.to_string())),
        Precision::Decade => Some(decade(year, phrases)),
        Precision::Century => Some(century(year, phrases)),
        Precision::Interval => None,
    };
    let written = written.unwrap_or_else(|| exact.to_owned());
    if about { phrases.about.replace("{}", &written) } else { written }
}

/// A day or a month as CLDR has it for the language.
fn by_cldr(year: i32, month: i32, day: i32, with_day: bool, phrases: &Phrases) -> Option<String> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date: Date<Gregorian> = Date::try_new_gregorian(year, month, day).ok()?;
    let locale = Locale::from(LanguageIdentifier::try_from_str(phrases.lang).ok()?);
    Some(if with_day {
        let formatter =
            FixedCalendarDateTimeFormatter::<Gregorian, YMD>::try_new(locale.into(), YMD::long()).ok()?;
        formatter.format(&date).to_string()
    } else {
        let formatter =
            FixedCalendarDateTimeFormatter::<Gregorian, YM>::try_new(locale.into(), YM::long()).ok()?;
        formatter.format(&date).to_string()
    })
}

/// In Chinese a decade is one of a century.
fn decade(first: i32, phrases: &Phrases) -> String {
    if phrases.lang.starts_with("zh") {
        let century = phrases.century.replace("{}", &(first / 100 + 1).to_string());
        return format!("{century}{}", phrases.decade.replace("{}", &format!("{:02}", first % 100)));
    }
    phrases.decade.replace("{}", &first.to_string())
}

fn century(first: i32, phrases: &Phrases) -> String {
    let number = first / 100 + 1;
    let counted = match phrases.centuries {
        Counting::Number => number.to_string(),
        Counting::EnglishOrdinal => format!("{number}{}", english_ordinal(number)),
        Counting::Roman => roman(number),
        Counting::FrenchOrdinal => format!("{}{}", roman(number), if number == 1 { "er" } else { "e" }),
        Counting::FirstYear => first.to_string(),
    };
    phrases.century.replace("{}", &counted)
}

fn english_ordinal(number: i32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// A number below a hundred in Roman digits.
fn roman(number: i32) -> String {
    let mut rest = number;
    let mut digits = String::new();
    for (value, digit) in
        [(90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {
        while rest >= value {
            digits.push_str(digit);
            rest -= value;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(edtf: &str, lang: &str) -> String {
        date(&edtf.parse().expect("the test writes dates"), &[lang.to_owned()])
    }

    #[test]
    fn english_dates_are_as_precise_as_their_source() {
        for (edtf, expected) in [
            ("1984-10-05", "October 5, 1984"),
            ("1984-10", "October 1984"),
            ("1984", "1984"),
            ("193X", "1930s"),
            ("14XX", "15th century"),
            ("11XX", "12th century"),
            ("20XX", "21st century"),
            ("1370~", "about 1370"),
            ("05XX/06XX", "6th century – 7th century"),
            ("1970/1973-06", "1970 – June 1973"),
            ("1870~/188X", "about 1870 – 1880s"),
        ] {
            assert_eq!(written(edtf, "en"), expected, "{edtf}");
        }
    }

    #[test]
    fn chinese_dates_read_as_people_write_them() {
        for (edtf, expected) in [
            ("1984-10-05", "1984年10月5日"),
            ("1984-10", "1984年10月"),
            ("1984", "1984年"),
            ("193X", "20世纪30年代"),
            ("200X", "21世纪00年代"),
            ("14XX", "15世纪"),
            ("1370~", "约1370年"),
            ("05XX/06XX", "6世纪 – 7世纪"),
        ] {
            assert_eq!(written(edtf, "zh"), expected, "{edtf}");
        }
    }

    #[test]
    fn other_languages_have_their_own_months_decades_and_centuries() {
        for (lang, day, month, decade, century) in [
            ("da", "5. oktober 1984", "oktober 1984", "1930'erne", "15. århundrede"),
            ("de", "5. Oktober 1984", "Oktober 1984", "1930er Jahre", "15. Jahrhundert"),
            ("es", "5 de octubre de 1984", "octubre de 1984", "década de 1930", "siglo XV"),
            ("fi", "5. lokakuuta 1984", "lokakuu 1984", "1930-luku", "1400-luku"),
            ("fr", "5 octobre 1984", "octobre 1984", "années 1930", "XVe siècle"),
            ("it", "5 ottobre 1984", "ottobre 1984", "anni 1930", "XV secolo"),
            ("ja", "1984年10月5日", "1984年10月", "1930年代", "15世紀"),
            ("ko", "1984년 10월 5일", "1984년 10월", "1930년대", "15세기"),
            ("nl", "5 oktober 1984", "oktober 1984", "jaren 1930", "15e eeuw"),
            ("ru", "5 октября 1984\u{202f}г.", "октябрь 1984\u{202f}г.", "1930-е годы", "XV век"),
            ("zh-TW", "1984年10月5日", "1984年10月", "20世紀30年代", "15世紀"),
        ] {
            assert_eq!(written("1984-10-05", lang), day, "{lang}");
            assert_eq!(written("1984-10", lang), month, "{lang}");
            assert_eq!(written("193X", lang), decade, "{lang}");
            assert_eq!(written("14XX", lang), century, "{lang}");
        }
    }

    #[test]
    fn an_unknown_language_falls_back_to_the_next_wish_and_then_to_english() {
        let date_in = |wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|tag| (*tag).to_owned()).collect();
            date(&"1984-10".parse().expect("a month"), &wanted)
        };
        assert_eq!(date_in(&["eo", "fr"]), "octobre 1984");
        assert_eq!(date_in(&["eo"]), "October 1984");
        assert_eq!(date_in(&[]), "October 1984");
    }

    #[test]
    fn roman_numbers_are_right_up_to_the_last_century() {
        let numbers = [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (19, "XIX"), (40, "XL"), (99, "XCIX")];
        for (number, digits) in numbers {
            assert_eq!(roman(number), digits);
        }
    }
}
