//! Tables of dates: what is read, and what is refused.

use domain::partial_date::PartialDate;
use proptest::prelude::*;

use super::*;
use crate::value::cell::quoted;

/// Established, ended, has ended, note and doubt in one line; `-` for what is not there.
fn shown(dated: &Dated) -> String {
    let date = |date: &Option<PartialDate>| date.as_ref().map_or("-".to_owned(), ToString::to_string);
    let mut shown = date(&dated.established);
    if dated.has_ended {
        shown = format!("{shown} to {}", date(&dated.ended));
    }
    for (sign, text) in [("note", &dated.note), ("doubt", &dated.doubt)] {
        if let Some(text) = text {
            shown = format!("{shown} | {sign}: {text}");
        }
    }
    shown
}

fn read(text: &str) -> String {
    read_date(text, None, DayMonth::Unsaid).map_or_else(|error| error.to_string(), |dated| shown(&dated))
}

#[test]
fn dates_are_as_exact_as_they_are_written() {
    for (text, expected) in [
        ("1984", "1984"),
        ("1984.0", "1984"),
        (" 1984\u{a0}", "1984"),
        ("１９８４", "1984"),
        ("1984-10", "1984-10"),
        ("1984-10-05", "1984-10-05"),
        ("1984-10-00", "1984-10"),
        ("1984-00-00", "1984"),
        ("19841005", "1984-10-05"),
        ("193X", "193X"),
        ("1970/1973", "1970/1973"),
        ("1984/10/23", "1984-10-23"),
        ("1984/10", "1984-10"),
        ("23.10.1984", "1984-10-23"),
        ("5.6.1984", "1984-06-05"),
        ("23. 10. 1984", "1984-10-23"),
        ("10.1984", "1984-10"),
        ("10/1959", "1959-10"),
        ("23/10/1984", "1984-10-23"),
        ("10/23/1984", "1984-10-23"),
        ("10/10/1984", "1984-10-10"),
        ("October 1984", "1984-10"),
        ("23 October 1984", "1984-10-23"),
        ("23rd of October, 1984", "1984-10-23"),
        ("Oct. 23, 1984", "1984-10-23"),
        ("23-Oct-1984", "1984-10-23"),
        ("1984 October 23", "1984-10-23"),
        ("Mai 2007", "2007-05"),
        ("23. Oktober 1984", "1984-10-23"),
        ("März 1990", "1990-03"),
        ("Jänner 1990", "1990-01"),
        ("octobre 1984", "1984-10"),
        ("1er août 1984", "1984-08-01"),
        ("23 de octubre de 1984", "1984-10-23"),
        ("23 ottobre 1984", "1984-10-23"),
        ("23 de março de 1984", "1984-03-23"),
        ("maart 1984", "1984-03"),
        ("23 października 1984 r.", "1984-10-23"),
        ("23 октября 1984 г.", "1984-10-23"),
        ("1980s", "198X"),
        ("1980er Jahre", "198X"),
        ("années 1980", "198X"),
        ("1980年代", "198X"),
        ("15th century", "14XX"),
        ("19. Jahrhundert", "18XX"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn calendars_of_east_asia_are_read() {
    for (text, expected) in [
        ("1984年10月23日", "1984-10-23"),
        ("1984年10月", "1984-10"),
        ("1984년 10월", "1984-10"),
        ("1984년 10월 23일", "1984-10-23"),
        ("1984. 10. 23.", "1984-10-23"),
        ("一九八四年十月二十三日", "1984-10-23"),
        ("昭和59年10月", "1984-10"),
        ("昭和59年10月23日", "1984-10-23"),
        ("S59", "1984"),
        ("S59.10.23", "1984-10-23"),
        ("H5/4/1", "1993-04-01"),
        ("平成5年", "1993"),
        ("令和元年", "2019"),
        ("令和元年5月", "2019-05"),
        ("1984（昭和59）年10月23日", "1984-10-23"),
        ("昭和59年（1984年）10月", "1984-10"),
        ("民國73年", "1984"),
        ("約1984年", "1984~"),
        ("1984年頃", "1984~"),
        ("1984년부터", "1984"),
        ("1962年から2022年まで", "1962 to 2022"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn hedges_are_kept() {
    for (text, expected) in [
        ("c. 1985", "1985~"),
        ("ca. 2015", "2015~"),
        ("circa October 1985", "1985-10~"),
        ("um 1980", "1980~"),
        ("about 1980", "1980~"),
        ("vers 1980", "1980~"),
        ("~1985", "1985~"),
        ("1985~", "1985~"),
        ("1985?", "1985~"),
        ("1985 (?)", "1985~"),
        ("1985 (approx.)", "1985~"),
        ("seit ca. 1985", "1985~"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn beginnings_and_ends_are_told_apart() {
    for (text, expected) in [
        ("seit dem 23.10.1993", "1993-10-23"),
        ("since 1984", "1984"),
        ("depuis 1969", "1969"),
        ("gegründet 1984", "1984"),
        ("1962–2022", "1962 to 2022"),
        ("1962-2022", "1962 to 2022"),
        ("1962 bis 2022", "1962 to 2022"),
        ("von 1962 bis Mai 2022", "1962 to 2022-05"),
        ("from 1962 to 2022", "1962 to 2022"),
        ("1962 à 2022", "1962 to 2022"),
        ("dal 1962 al 2022", "1962 to 2022"),
        ("23.10.1984 - 5.6.1990", "1984-10-23 to 1990-06-05"),
        ("~1962–~2022", "1962~ to 2022~"),
        ("bis 2022", "- to 2022"),
        ("until 2022", "- to 2022"),
        ("–2022", "- to 2022"),
        ("1984–", "1984"),
        ("1984 – heute", "1984"),
        ("1984 to present", "1984"),
        ("1980 (rompu en 2010)", "1980 to 2010"),
        ("1988, ended 1990", "1988 to 1990"),
        ("1980 (terminated 2010)", "1980 to 2010"),
        ("1980; beendet seit 03/2010", "1980 to 2010-03"),
        ("beendet 1990", "- to 1990"),
        ("beendet", "- to -"),
        ("1988 (terminated)", "1988 to -"),
        ("1990–92", "1990 to 1992"),
        ("1990 bis 92", "1990 to 1992"),
        ("Mai 1990–95", "1990-05 to 1995"),
        ("1990–1992 (Vertrag)", "1990 to 1992 | note: Vertrag"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_else_the_cell_says_is_a_note() {
    for (text, expected) in [
        ("1969[2]", "1969 | note: [2]"),
        ("1984*", "1984 | note: *"),
        ("1969, renewed 1999", "1969 | note: renewed 1999"),
        ("1984 (Vertrag)", "1984 | note: Vertrag"),
        ("1984 (ruht seit 2022)", "1984 | note: ruht seit 2022"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn nothing_known_is_no_mistake() {
    for text in ["", "?", "n/a", "unknown", "unbekannt", "-", "—", "NULL", "t430222130", "_:t1", "0000-00-00"]
    {
        assert_eq!(read_date(text, Some("9"), DayMonth::Unsaid), Ok(Dated::default()), "{text}");
    }
}

#[test]
fn doubtful_dates_say_why() {
    for (text, expected) in [
        (
            "1984-10-01T00:00:00Z",
            "1984-10-01 | doubt: the file cannot tell whether 1984-10-01 is a day or stands for the month",
        ),
        (
            "1990-01-01 00:00:00",
            "1990-01-01 | doubt: the file cannot tell whether 1990-01-01 is a day or stands for the year",
        ),
        ("1990-01-02T00:00:00Z", "1990-01-02"),
        ("Oct-84", "1984-10 | doubt: 'Oct-84' is how a spreadsheet shows a month, and is read as 1984-10"),
        (
            "OCT. - 84",
            "1984-10 | doubt: 'OCT. - 84' is how a spreadsheet shows a month, and is read as 1984-10",
        ),
        ("März-84", "1984-03 | doubt: 'März-84' is how a spreadsheet shows a month, and is read as 1984-03"),
        (
            "Oct-84 – Oct-90",
            "1984-10 to 1990-10 | doubt: 'Oct-84' is how a spreadsheet shows a month, and is read as 1984-10; \
             'Oct-90' is how a spreadsheet shows a month, and is read as 1990-10",
        ),
        ("Okt-05", "2005-10 | doubt: 'Okt-05' is how a spreadsheet shows a month, and is read as 2005-10"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn precision_beside_the_date_is_kept() {
    for (text, precision, expected) in [
        ("1990-01-01T00:00:00Z", "9", "1990"),
        ("+1984-10-00T00:00:00Z", "10", "1984-10"),
        ("1900-01-00", "10", "1900-01"),
        ("+1984-00-00T00:00:00Z", "11", "1984"),
        ("2001-04-27T00:00:00Z", "11", "2001-04-27"),
        ("2001-04-27T22:00:00+02:00", "11.0", "2001-04-27"),
        ("1990-01-01", "9", "1990"),
        ("1935-01-01T00:00:00Z", "8", "193X"),
        ("+1500-01-01T00:00:00Z", "7", "14XX"),
        ("+00000001984-10-05T00:00:00Z", "11", "1984-10-05"),
        ("23.10.1984", "10", "1984-10"),
        ("1984", "11", "1984"),
        ("1990-01-01T00:00:00Z", "month", "1990-01"),
    ] {
        let read = read_date(text, Some(precision), DayMonth::Unsaid).map(|dated| shown(&dated));
        assert_eq!(read, Ok(expected.to_owned()), "{text} {precision}");
    }
}

#[test]
fn order_of_day_and_month_is_said_and_never_guessed() {
    for (text, order, expected) in [
        ("10/11/1984", DayMonth::DayFirst, "1984-11-10"),
        ("10/11/1984", DayMonth::MonthFirst, "1984-10-11"),
        ("10-11-1984", DayMonth::MonthFirst, "1984-10-11"),
        ("10.11.1984", DayMonth::MonthFirst, "1984-11-10"),
        (
            "10/11/1984",
            DayMonth::Unsaid,
            "'10/11/1984' can be 1984-11-10 or 1984-10-11; say whether the day or the month comes first",
        ),
        (
            "10/23/1984",
            DayMonth::DayFirst,
            "'10/23/1984' has no month where it is said to be; it would be 1984-10-23",
        ),
    ] {
        let read = read_date(text, None, order).map_or_else(|error| error.to_string(), |dated| shown(&dated));
        assert_eq!(read, expected, "{text} {order:?}");
    }
}

#[test]
fn what_is_no_date_is_refused_with_a_reason() {
    let unknown =
        "is not understood as a date; write 1984, 1984-10, 23.10.1984, October 1984, c. 1985 or 1962–2022";
    let short = "has a year of two digits; write the year with four";
    let nought = "is what a spreadsheet makes of a nought; leave the cell empty where the date is not known";
    for (text, reason) in [
        ("soon", unknown),
        ("84", unknown),
        ("spring 1984", unknown),
        ("1984-10-05-01", unknown),
        ("昭和59年度", unknown),
        ("1990–Ende 1992", unknown),
        ("1990–ca. Mitte 2001", unknown),
        ("1990–1995 und 2000", unknown),
        ("1990 – Vertrag", unknown),
        ("s. 1990", unknown),
        ("1990–05", "ends with a year of two digits; write the year with four"),
        ("1990–85", "ends with a year of two digits; write the year with four"),
        ("1900-01-00", nought),
        ("1899-12-30 00:00:00", nought),
        ("5.6.84", short),
        ("23-Oct-84", short),
        ("Oct 84", short),
        ("1984-02-30", "would be 1984-02-30, which the calendar does not have"),
        ("31.11.1984", "would be 1984-11-31, which the calendar does not have"),
        ("1984-13", "would be 1984-13, which the calendar does not have"),
        ("1969; 1980", "has two dates where one is expected; give each link a row of its own"),
        ("1969 / 1980", "has two dates where one is expected; give each link a row of its own"),
        (
            "30978",
            "is a day as spreadsheets count them; give the column the format of a date there and save it again",
        ),
        ("1990 beendet", "does not say whether it began or ended then; write '1984, ended' or 'ended 1990'"),
        ("1990–1980", "ends (1980) before it begins (1990)"),
        ("1984-10-1990", "can be split into two dates in more than one way; put ' – ' between them"),
        ("1900s", "can be a decade or a century; write 190X or 19XX"),
        ("昭和99年", "names year 99 of an era that has 64 years"),
        ("1985（昭和59）年", "names two years, 1985 and 1984"),
        ("-0044-03-15T00:00:00Z", "is before our era; such dates cannot be kept"),
    ] {
        let shown = quoted(&plain(text));
        assert_eq!(read(text), format!("{shown} {reason}"), "{text}");
    }
}

#[test]
fn spans_of_gephi_are_read() {
    for (text, expected) in [
        ("<[1988.0, Infinity]>", "1988"),
        ("<[1991.0, 2022.0]>", "1991 to 2022"),
        ("<[-Infinity, 2022.0]>", "- to 2022"),
        ("<[1991-05-01, 2022-03-31]>", "1991-05-01 to 2022-03-31"),
    ] {
        assert_eq!(read_span(text).map(|dated| shown(&dated)), Ok(expected.to_owned()), "{text}");
        assert_eq!(read(text), expected, "{text}");
    }
    for text in ["", "<>", "<1988>", "<[1988.5, 1990.0]>", "<[1988.0, 1990.0]; [1995.0, 1999.0]>"] {
        assert!(read_span(text).is_err(), "{text}");
    }
}

/// Dates of every form that EDTF has here.
fn edtf() -> impl Strategy<Value = String> {
    let year = "1[0-9]{3}|20[0-9]{2}";
    let single = prop_oneof![
        year,
        "1[0-9]{2}X",
        "1[0-9]XX",
        (year, 1..=12_u8).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
    ];
    (single, prop::option::of(Just("~"))).prop_map(|(date, about)| date + about.unwrap_or_default())
}

proptest! {
    #[test]
    fn edtf_reads_back_to_itself(date in edtf(), other in edtf()) {
        for text in [date.clone(), format!("{date}/{other}")] {
            if let Ok(parsed) = text.parse::<PartialDate>() {
                let expected = Dated { established: Some(parsed), ..Dated::default() };
                prop_assert_eq!(read_date(&text, None, DayMonth::Unsaid), Ok(expected));
            }
        }
    }

    #[test]
    fn day_is_read_the_same_in_every_form(year in 1000..2100_i32, month in 1..=12_u8, day in 13..=28_u8) {
        let expected = format!("{year}-{month:02}-{day:02}");
        for text in [
            format!("{day}.{month}.{year}"),
            format!("{day}/{month}/{year}"),
            format!("{month}/{day}/{year}"),
            format!("{year}年{month}月{day}日"),
            format!("+{expected}T00:00:00Z"),
        ] {
            prop_assert_eq!(read(&text), expected.clone(), "{}", text);
        }
    }
}

#[test]
fn school_years_are_no_months() {
    assert_eq!(read("1984/85"), "1984/1985");
    assert_eq!(read("1999/00"), "1999/2000");
    assert_eq!(read("2010/11"), "2010-11");
    let years = |text| school_years(text).map(|years| (years.edtf, years.is_no_month));
    assert_eq!(years("2010/11"), Some(("2010/2011".to_owned(), false)));
    assert_eq!(years("1984 / 85").map(|(edtf, _)| edtf), Some("1984/1985".to_owned()));
    assert_eq!(years("1984/85"), Some(("1984/1985".to_owned(), true)));
    for text in ["1984/11", "1984", "10/1984", "1984/1985"] {
        assert_eq!(years(text), None, "{text}");
    }
}

#[test]
fn daggers_before_a_date_and_decimals_behind_it_are_doubtful() {
    assert_eq!(
        read("†1992"),
        "1992 | note: † | doubt: '†1992' may be the date of an end; write 'ended 1990' if it is"
    );
    assert_eq!(read("1992†"), "1992 | note: †");
    assert!(read("1984,5").contains("is not understood as a date"));
    assert_eq!(read("1984, renewed 1999"), "1984 | note: renewed 1999");
}

#[test]
fn what_lasts_has_no_date_and_is_no_mistake() {
    for text in ["ongoing", "present", "bis heute", "in force", "aktiv", "∞", "Infinity", "to date"] {
        assert_eq!(read_date(text, None, DayMonth::Unsaid), Ok(Dated::default()), "{text}");
    }
    for text in ["some day", "in force, see minutes", "no longer in force", "soon"] {
        assert!(read_date(text, None, DayMonth::Unsaid) != Ok(Dated::default()), "{text}");
    }
}
