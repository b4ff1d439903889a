//! Tables of numbers: what is read, and what is refused.

use proptest::prelude::*;

use super::*;

fn population(text: &str, style: NumberStyle) -> String {
    match read_population(text, style) {
        Ok(None) => "unknown".to_owned(),
        Ok(Some(figure)) => match figure.hedge {
            Hedge::None => figure.value.to_string(),
            hedge => format!("{} {}", format!("{hedge:?}").to_lowercase(), figure.value),
        },
        Err(error) => error.to_string(),
    }
}

#[test]
fn populations_are_read_with_separators_of_either_kind() {
    for (text, expected) in [
        ("574147", "574147"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1 234 567", "1234567"),
        ("1'234'567", "1234567"),
        ("1’234’567", "1234567"),
        ("1\u{a0}234\u{202f}567", "1234567"),
        ("12,34,567", "1234567"),
        ("1.911.191", "1911191"),
        ("1,234,567.0", "1234567"),
        ("1.234.567,0", "1234567"),
        ("345 325", "345325"),
        ("１２３４５", "12345"),
        ("٣٤٥٦٧", "34567"),
        ("1234567.0", "1234567"),
        ("1e6", "1000000"),
        ("+5", "5"),
        ("0", "0"),
        ("12345[1]", "12345"),
        ("12345*", "12345"),
        ("52000 (2020)", "52000"),
        ("52000 inhabitants", "52000"),
        ("52000 Einw.", "52000"),
        ("52000人", "52000"),
    ] {
        assert_eq!(population(text, NumberStyle::Unsaid), expected, "{text}");
    }
}

#[test]
fn hedged_and_rounded_populations_are_about() {
    for (text, expected) in [
        ("ca. 1 Mio.", "about 1000000"),
        ("1.2 million", "about 1200000"),
        ("3,5 Mio", "about 3500000"),
        ("1,234 million", "about 1234000"),
        ("850 tsd.", "about 850000"),
        ("120万", "about 1200000"),
        ("12万人", "about 120000"),
        ("3万2千人", "about 32000"),
        ("약 12만 명", "about 120000"),
        ("0.15億", "about 15000000"),
        ("≈ 100000", "about 100000"),
        ("> 5000", "over 5000"),
        ("over 1 million", "over 1000000"),
        ("mehr als ca. 5000", "over 5000"),
        ("at least 5000", "over 5000"),
        ("< 5000", "under 5000"),
        ("≤5000", "upto 5000"),
        ("<= 5000", "upto 5000"),
        ("fast 5000", "nearly 5000"),
        ("weniger als 1 Mio.", "under 1000000"),
        ("5000+", "over 5000"),
        ("rund 5000 Einwohner", "about 5000"),
        ("5000 (est. 2019)", "about 5000"),
    ] {
        assert_eq!(population(text, NumberStyle::Unsaid), expected, "{text}");
    }
}

#[test]
fn one_mark_before_three_digits_is_one_of_thousands_unless_the_column_says_otherwise() {
    let ambiguous = "can be 522000 or 522; write it without marks of thousands";
    let parts = "is no whole number of people; it may be counted in thousands, write it in full";
    for (text, style, expected) in [
        ("15.762", NumberStyle::Unsaid, "15762".to_owned()),
        ("15,762", NumberStyle::Unsaid, "15762".to_owned()),
        ("522,000", NumberStyle::CommaDecimal, format!("'522,000' {ambiguous}")),
        ("522,000", NumberStyle::PointDecimal, "522000".to_owned()),
        ("1.234.567,0", NumberStyle::CommaDecimal, "1234567".to_owned()),
        ("15.762", NumberStyle::CommaDecimal, "15762".to_owned()),
        ("15,762", NumberStyle::PointDecimal, "15762".to_owned()),
        ("15.762", NumberStyle::PointDecimal, format!("'15.762' {parts}")),
        ("411.5", NumberStyle::Unsaid, format!("'411.5' {parts}")),
    ] {
        assert_eq!(population(text, style), expected, "{text} {style:?}");
    }
}

#[test]
fn what_is_no_population_is_refused_with_a_reason() {
    let most = "is more than 40000000, the most people that a city can have here";
    let below = "is below zero; leave the cell empty where the number of people is not known";
    let none = "is not a number of people; write it in figures, such as 1234567";
    for (text, reason) in [
        ("99999999999", most),
        ("1e400", most),
        ("1.5億", most),
        ("-999", below),
        ("many", none),
        ("1,23,4", none),
        ("1.234.56", none),
        ("12 34", none),
        ("5000-6000", none),
        ("1 2 million", none),
    ] {
        assert_eq!(population(text, NumberStyle::Unsaid), format!("'{text}' {reason}"), "{text}");
    }
    for text in ["", "n/a", "—", "unknown", "nan", "null", "unbekannt"] {
        assert_eq!(population(text, NumberStyle::Unsaid), "unknown", "{text}");
    }
}

#[test]
fn style_of_a_column_is_that_of_its_plain_cells() {
    for (cells, expected) in [
        (&["48,2083", "16,373"][..], NumberStyle::CommaDecimal),
        (&["1.911.191", "345.325"], NumberStyle::CommaDecimal),
        (&["411.5", "15.762", "853"], NumberStyle::PointDecimal),
        (&["1,234,567", "n/a", "345,325"], NumberStyle::PointDecimal),
        (&["15.762", "345.325"], NumberStyle::Unsaid),
        (&["1,5", "1.5"], NumberStyle::Unsaid),
        (&["1 234 567,5"], NumberStyle::CommaDecimal),
        (&[], NumberStyle::Unsaid),
    ] {
        assert_eq!(style_of(cells.iter().copied()), expected, "{cells:?}");
    }
}

#[test]
fn parts_of_people_show_that_a_column_counts_otherwise() {
    for (cells, expected) in [
        (&["411.5", "15.762", "853"][..], true),
        (&["15.762", "853", "1,5 Mio", "many"], false),
        (&["1.234.567,0", ""], false),
    ] {
        assert_eq!(has_parts_of_people(cells.iter().copied()), expected, "{cells:?}");
    }
}

#[test]
fn areas_are_read_in_square_kilometres() {
    for (text, style, expected) in [
        ("755.1 km²", NumberStyle::Unsaid, Some(755.1)),
        ("755,1 qkm", NumberStyle::Unsaid, Some(755.1)),
        ("1.234,5 km2", NumberStyle::Unsaid, Some(1234.5)),
        ("501.24㎢", NumberStyle::Unsaid, Some(501.24)),
        ("101.234", NumberStyle::PointDecimal, Some(101.234)),
        ("250 ha", NumberStyle::Unsaid, Some(2.5)),
        ("1 sq mi", NumberStyle::Unsaid, Some(2.589_988_110_336)),
        ("n/a", NumberStyle::Unsaid, None),
    ] {
        let read = read_area(text, style).map(|figure| figure.map(|figure| figure.value));
        assert_eq!(read, Ok(expected), "{text}");
    }
    for text in ["0", "-5", "99999999", "large", "5 acres", "101.234"] {
        assert!(read_area(text, NumberStyle::Unsaid).is_err(), "{text}");
    }
}

#[test]
fn figures_of_a_column_have_its_unit() {
    for (text, value, hedge) in [
        ("247", 247_000.0, Hedge::About),
        ("246.6", 246_600.0, Hedge::About),
        ("1.2 Mio.", 1_200_000.0, Hedge::About),
    ] {
        let read = read_population_in(Some(1000.0), text, NumberStyle::Unsaid).map(Option::unwrap);
        assert_eq!(read.map(|figure| (figure.value, figure.hedge)), Ok((value, hedge)), "{text}");
    }
    assert!(read_population_in(Some(1000.0), "247000", NumberStyle::Unsaid).is_err());
    for (text, value) in [("11865", 118.65), ("24567", 245.67), ("118.65 km²", 118.65)] {
        let read = read_area_in(Some(0.01), text, NumberStyle::Unsaid).map(Option::unwrap);
        assert_eq!(read.map(|figure| figure.value), Ok(value), "{text}");
    }
}

#[test]
fn what_was_stated_is_kept() {
    let figure = Figure { value: 1_000_000.0, hedge: Hedge::About, stated: "ca. 1 Mio.".to_owned() };
    assert_eq!(read_population(" ca. 1 Mio.", NumberStyle::Unsaid), Ok(Some(figure)));
}

proptest! {
    #[test]
    fn number_is_the_same_with_every_separator(number in 1_000_000..40_000_000_u32, separator in "[,.' ]") {
        let grouped = format!("{}{separator}{:03}{separator}{:03}", number / 1_000_000, number / 1000 % 1000, number % 1000);
        for text in [number.to_string(), grouped] {
            prop_assert_eq!(population(&text, NumberStyle::Unsaid), number.to_string(), "{}", text);
        }
    }
}
