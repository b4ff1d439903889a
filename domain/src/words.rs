//! Words for people, in English and in simplified Chinese; here those of dates, in `vocabulary` all others.

use std::borrow::Cow;

/// One thing in the languages that it has words in, by language tag.
pub type Words = [(&'static str, Cow<'static, str>); 2];

/// The months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words for a year, a month or a decade in EDTF: `2012`, `2012-04`, `198X`.
pub fn of_date(edtf: &str) -> Words {
    if let Some(decade) = edtf.strip_suffix('X').and_then(|decade| decade.parse::<u32>().ok()) {
        let (century, tens) = (decade / 10 + 1, decade % 10 * 10);
        return both(format!("{decade}0s"), format!("{century}世纪{tens:02}年代"));
    }
    let (year, month) = edtf.split_once('-').unwrap_or((edtf, ""));
    let number = month.parse::<usize>().ok();
    match number.and_then(|number| MONTHS.get(number.wrapping_sub(1)).map(|name| (number, name))) {
        Some((number, name)) => both(format!("{name} {year}"), format!("{year}年{number}月")),
        None => both(year.to_owned(), format!("{year}年")),
    }
}

/// The words of one thing.
pub(crate) fn both(english: impl Into<Cow<'static, str>>, chinese: impl Into<Cow<'static, str>>) -> Words {
    [("en", english.into()), ("zh-Hans", chinese.into())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, english, chinese) in [
            ("2012", "2012", "2012年"),
            ("1984-10", "October 1984", "1984年10月"),
            ("2012-04", "April 2012", "2012年4月"),
            ("198X", "1980s", "20世纪80年代"),
            ("200X", "2000s", "21世纪00年代"),
            ("137X", "1370s", "14世纪70年代"),
        ] {
            assert_eq!(of_date(edtf), both(english, chinese), "{edtf}");
        }
    }
}
