//! A figure in words: `about 250,000`, `14–19 °C`, `137 km² (urban area)`.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::{LanguageIdentifier, Locale};

use super::phrases;
use super::phrases::{Phrases, Units};
use crate::vocabulary::Unit;

/// How much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Exactly(f64),
    Between(f64, f64),
    /// The source has only words.
    Many,
}

/// A figure to be written; qualifier and scope are keys of their vocabularies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure<'a> {
    pub amount: Amount,
    pub unit: Unit,
    pub qualifier: &'a str,
    pub scope: &'a str,
}

/// The figure in the first of these languages that it can be written in, else in English.
pub fn figure(figure: Figure<'_>, wanted: &[String]) -> String {
    let phrases = phrases(wanted);
    let number = match figure.amount {
        Amount::Exactly(value) => number(value, phrases),
        Amount::Between(low, high) => {
            // A minus sign and a dash side by side are hard to read.
            let dash = if low < 0.0 || high < 0.0 { " – " } else { "–" };
            format!("{}{dash}{}", number(low, phrases), number(high, phrases))
        }
        Amount::Many => return phrases.many.to_owned(),
    };
    let quantity = unit(&phrases.units, figure.unit).replace("{}", &number);
    let quantity =
        if phrases.lang == "en" && figure.unit == Unit::Year && figure.amount == Amount::Exactly(1.0) {
            "1 year".to_owned()
        } else {
            quantity
        };
    let qualified = qualifier(phrases, figure.qualifier).replace("{}", &quantity);
    match scope(phrases, figure.scope) {
        Some(scope) => phrases.scope.replace("{scope}", scope).replace("{}", &qualified),
        None => qualified,
    }
}

/// The number with the language's separators.
fn number(value: f64, phrases: &Phrases) -> String {
    let plain = value.to_string();
    let by_cldr = || {
        let locale = Locale::from(LanguageIdentifier::try_from_str(phrases.lang).ok()?);
        let decimal: Decimal = plain.parse().ok()?;
        Some(
            DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
                .ok()?
                .format(&decimal)
                .to_string(),
        )
    };
    by_cldr().unwrap_or_else(|| plain.clone())
}

fn unit(units: &Units, unit: Unit) -> &'static str {
    match unit {
        Unit::Person => units.people,
        Unit::SquareKilometre => units.square_kilometres,
        Unit::Kilometre => units.kilometres,
        Unit::Celsius => units.celsius,
        Unit::Percent => units.percent,
        Unit::Minute => units.minutes,
        Unit::Tonne => units.tonnes,
        Unit::TonnePerYear => units.tonnes_a_year,
        Unit::Year => units.years,
        Unit::Count => "{}",
    }
}

fn qualifier(phrases: &Phrases, key: &str) -> &'static str {
    match key {
        "ABOUT" => phrases.about,
        "NEARLY" => phrases.nearly,
        "OVER" => phrases.over,
        "UNDER" => phrases.under,
        "UP_TO" => phrases.up_to,
        "TARGET" => phrases.target,
        _ => "{}",
    }
}

/// A part of the whole; the whole itself needs no word.
fn scope(phrases: &Phrases, key: &str) -> Option<&'static str> {
    let scopes = &phrases.scopes;
    Some(match key {
        "URBAN" => scopes.urban,
        "CENTRAL" => scopes.central,
        "LAND" => scopes.land,
        "WATER" => scopes.water,
        "PERMANENT" => scopes.permanent,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::languages;
    use super::*;
    use crate::vocabulary::{MEASUREMENT_SCOPES, QUALIFIERS};

    fn written(amount: Amount, unit: Unit, qualifier: &str, scope: &str, lang: &str) -> String {
        figure(Figure { amount, unit, qualifier, scope }, &[lang.to_owned()])
    }

    #[test]
    fn english_and_chinese_figures_read_as_people_write_them() {
        use Amount::{Between, Exactly, Many};
        for (amount, unit, qualifier, scope, english, chinese) in [
            (Exactly(250_000.0), Unit::Person, "ABOUT", "UNSTATED", "about 250,000", "约250,000人"),
            (
                Exactly(137.0),
                Unit::SquareKilometre,
                "NONE",
                "URBAN",
                "137 km² (urban area)",
                "137平方公里（城区）",
            ),
            (Between(14.0, 19.0), Unit::Celsius, "RANGE", "UNSTATED", "14–19 °C", "14–19℃"),
            (Between(-3.0, 5.0), Unit::Celsius, "RANGE", "UNSTATED", "-3 – 5 °C", "-3 – 5℃"),
            (Exactly(72.42), Unit::Kilometre, "NONE", "UNSTATED", "72.42 km", "72.42公里"),
            (Exactly(60.0), Unit::Minute, "UNDER", "UNSTATED", "under 60 min", "不足60分钟"),
            (Exactly(43.0), Unit::Percent, "NONE", "UNSTATED", "43%", "43%"),
            (Exactly(1.0), Unit::Year, "NONE", "UNSTATED", "1 year", "1年"),
            (Exactly(500.0), Unit::Count, "OVER", "UNSTATED", "over 500", "超过500"),
            (Exactly(120_000.0), Unit::Person, "TARGET", "UNSTATED", "target: 120,000", "目标：120,000人"),
            (Many, Unit::Count, "MANY", "UNSTATED", "many", "众多"),
        ] {
            assert_eq!(written(amount, unit, qualifier, scope, "en"), english);
            assert_eq!(written(amount, unit, qualifier, scope, "zh-Hans"), chinese);
        }
    }

    #[test]
    fn other_languages_have_their_own_separators_units_and_words() {
        for (lang, expected) in [
            ("da", "omkring 1.234,5 km² (land)"),
            ("de", "etwa 1.234,5 km² (Land)"),
            ("es", "alrededor de 1234,5 km² (tierra)"),
            ("fi", "noin 1\u{a0}234,5 km² (maa)"),
            ("fr", "environ 1\u{202f}234,5 km² (terre)"),
            ("it", "circa 1234,5 km² (terra)"),
            ("ja", "約1,234.5 km²（陸地）"),
            ("ko", "약 1,234.5 km²(육지)"),
            ("nl", "ongeveer 1.234,5 km² (land)"),
            ("ru", "около 1\u{a0}234,5 км² (суша)"),
            ("zh-Hant", "約1,234.5平方公里（陸地）"),
        ] {
            let amount = Amount::Exactly(1234.5);
            assert_eq!(written(amount, Unit::SquareKilometre, "ABOUT", "LAND", lang), expected, "{lang}");
        }
    }

    #[test]
    fn every_qualifier_and_scope_has_words_in_every_language() {
        let says_nothing = ["NONE", "RANGE", "MANY", "UNSTATED", "TOTAL"];
        for phrases in super::super::PHRASES {
            for word in QUALIFIERS.words {
                let bare = qualifier(phrases, word.key) == "{}";
                assert_eq!(bare, says_nothing.contains(&word.key), "{} {}", phrases.lang, word.key);
            }
            for word in MEASUREMENT_SCOPES.words {
                let bare = scope(phrases, word.key).is_none();
                assert_eq!(bare, says_nothing.contains(&word.key), "{} {}", phrases.lang, word.key);
            }
        }
    }

    #[test]
    fn there_are_ten_languages_besides_english_and_chinese() {
        let tags: Vec<&str> = languages().collect();
        assert_eq!(
            tags,
            ["en", "zh-Hans", "zh-Hant", "da", "de", "es", "fi", "fr", "it", "ja", "ko", "nl", "ru"]
        );
    }
}
