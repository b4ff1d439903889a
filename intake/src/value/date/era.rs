//! Years of Japan and China: eras (`昭和59年`, `S59`), and numbers in their own script (`一九八四年`).

use super::miss::Miss;
use super::words::era;

/// The text with the years of our reckoning for those of eras; `1984(昭和59)年` is said twice and loses one of them.
pub(super) fn in_our_years(text: &str) -> Result<String, Miss> {
    let text = plain_numbers(text);
    if text.is_ascii() && !text.starts_with(['m', 't', 's', 'h', 'r']) {
        return Ok(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let starts_word = !read.ends_with(|c: char| c.is_ascii_alphabetic());
        if starts_word && let Some((year, behind)) = era_year(rest)? {
            read.push_str(&year);
            rest = behind;
        } else {
            read.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    without_gloss(read)
}

/// The year of an era that the text begins with, and the text behind its number.
fn era_year(text: &str) -> Result<Option<(String, &str)>, Miss> {
    let Some((first, years, behind)) = era(text) else { return Ok(None) };
    let behind = if text.is_char_boundary(1) {
        behind.strip_prefix('.').unwrap_or(behind)
    } else {
        behind.trim_start()
    };
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let (number, rest) = match behind.strip_prefix('元') {
        Some(rest) => (1, rest),
        None if (1..=3).contains(&end) => (behind[..end].parse().unwrap_or_default(), &behind[end..]),
        None => return Ok(None),
    };
    if text.starts_with(|c: char| c.is_ascii()) && rest.starts_with(|c: char| c.is_alphabetic() && c != '年')
    {
        return Ok(None);
    }
    if !(1..=years).contains(&number) {
        return Err(Miss::Wrong(format!("names year {number} of an era that has {years} years")));
    }
    Ok(Some((format!("{:04}", first + number - 1), rest)))
}

/// Without a year in brackets behind the same year.
fn without_gloss(text: String) -> Result<String, Miss> {
    let Some((before, inside, after)) = text.split_once(['(', '（']).and_then(|(before, rest)| {
        rest.split_once([')', '）']).map(|(inside, after)| (before, inside, after))
    }) else {
        return Ok(text);
    };
    let (outer, inner) = (before.trim_end().trim_end_matches('年'), inside.trim().trim_end_matches('年'));
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year(outer) || !is_year(inner) || !(before.ends_with('年') || after.starts_with('年')) {
        return Ok(text);
    }
    if outer != inner {
        return Err(Miss::Wrong(format!("names two years, {outer} and {inner}")));
    }
    Ok(format!("{}{}", before.trim_end(), after.trim_start()))
}

/// Numbers before 年, 月 and 日 in figures.
fn plain_numbers(text: &str) -> String {
    let is_numeral = |c: char| digit(c).is_some() || c == '十';
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_numeral) {
        let (before, from) = rest.split_at(start);
        let (numeral, behind) = from.split_at(from.find(|c| !is_numeral(c)).unwrap_or(from.len()));
        plain.push_str(before);
        match figures(numeral).filter(|_| behind.starts_with(['年', '月', '日'])) {
            Some(figures) => plain.push_str(&figures),
            None => plain.push_str(numeral),
        }
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// `一九八四` by its digits, `二十三` by its tens.
fn figures(numeral: &str) -> Option<String> {
    let Some((tens, ones)) = numeral.split_once('十') else {
        return Some(numeral.chars().filter_map(digit).map(|digit| digit.to_string()).collect());
    };
    let one = |text: &str, none: u8| {
        let mut digits = text.chars();
        match (digits.next(), digits.next()) {
            (None, _) => Some(none),
            (Some(c), None) => digit(c),
            _ => None,
        }
    };
    Some((one(tens, 1)? * 10 + one(ones, 0)?).to_string())
}

fn digit(c: char) -> Option<u8> {
    let at =
        "〇一二三四五六七八九".chars().position(|numeral| numeral == c || (c == '零' && numeral == '〇'))?;
    u8::try_from(at).ok()
}
