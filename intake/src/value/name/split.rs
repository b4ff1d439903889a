//! Several names in one cell: those of before and of today, in two languages, of several places, and of a region.

use super::lines::{joined_lines, wrapped};
use super::parts::NameRead;
use super::postcode::is_postcode;
use super::scripts::in_two_scripts;
use super::words::{Relation, has_joint_of_its_own, is_article, is_joint, relation};
use crate::country::is_country;
use crate::value::cell::{fold, plain};
use crate::value::date::{DayMonth, read_date};
use crate::value::kind::read_kind;

/// The doubt where a cell has more than a name.
pub(super) const ABOUT_THE_RELATION: &str =
    "the cell also says something about the relation, which belongs into a column of its own";

/// The names of several places: parted by semicolons, or on lines of their own.
pub(super) fn several(lines: &[String]) -> Option<Vec<String>> {
    let mut lines = wrapped(lines);
    if lines.len() == 2 && in_two_scripts(&lines.join(" ")).is_some() {
        lines = vec![joined_lines(&lines)];
    }
    let names = lines.iter().flat_map(|line| line.split([';', '；', '、']));
    let names: Vec<_> = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    match names.as_slice() {
        [whole] => each_with_its_country(whole),
        names => (names.len() > 1).then(|| names.to_vec()),
    }
}

/// `Oxford (UK), Mirecourt (France)`: where each has its country in brackets, a comma parts places.
fn each_with_its_country(whole: &str) -> Option<Vec<String>> {
    let has_country = |name: &&str| {
        let inside = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
        inside.is_some_and(|(before, inside)| !before.trim().is_empty() && is_country(inside.trim()))
    };
    let names: Vec<&str> = whole.split(", ").map(str::trim).collect();
    let are_several = names.len() > 1 && names.iter().all(has_country);
    are_several.then(|| names.into_iter().map(str::to_owned).collect())
}

/// The names of `Jena, Weimar und Erfurt`: a word or a sign that joins stands between them. A single name may have one too.
pub(super) fn joined(whole: &str) -> Option<Vec<String>> {
    let has_joint = whole.contains(['&', '+']) || whole.split_whitespace().any(is_joint);
    if !has_joint || whole.contains(['(', '（']) {
        return None;
    }
    let whole = whole.replace('&', " & ").replace('+', " + ");
    let parts: Vec<&str> = whole.split([',', '，']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let last = parts.iter().rposition(|part| unjoined(part).len() > 1)?;
    let names = parts[..=last].iter().flat_map(|part| unjoined(part));
    // What comes behind them all is their region.
    let region = &parts[last + 1..];
    Some(names.map(|name| [&[name.as_str()], region].concat().join(", ")).collect())
}

/// The names on both sides of each joint, if they look like names and the whole is none.
fn unjoined(part: &str) -> Vec<String> {
    let whole = domain::name::tidy(part);
    let words: Vec<&str> = whole.split(' ').collect();
    let names: Vec<String> = words.split(|word| is_joint(word)).map(|words| words.join(" ")).collect();
    let looks_like_a_name =
        |name: &String| name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_one = has_joint_of_its_own(&whole) || is_country(&whole);
    if is_one || !names.iter().all(looks_like_a_name) { vec![whole] } else { names }
}

/// Takes what stands in brackets, or behind a comma, and says which name it is: `Karl-Marx-Stadt (heute Chemnitz)`. What is
/// about the relation, or no name at all, becomes a note and a doubt.
pub(super) fn former_and_present(whole: &str, read: &mut NameRead, doubts: &mut Vec<String>) -> String {
    let mut name = whole.to_owned();
    if let Some((outside, inside)) = bracketed(whole) {
        let says_kind = !read_kind(inside).says_nothing();
        name = without(&outside, inside, says_kind, read, doubts).unwrap_or(name);
    }
    let Some((place, behind)) = at_comma(&name) else { return name };
    let (place, behind) = (place.trim().to_owned(), behind.trim().to_owned());
    if place.is_empty() || behind.is_empty() {
        return name;
    }
    without(&place, &behind, says_state_or_kind(&behind), read, doubts).unwrap_or(name)
}

/// The name without what stands beside it, if that is understood to be no part of it.
fn without(
    name: &str,
    beside: &str,
    is_about_the_relation: bool,
    read: &mut NameRead,
    doubts: &mut Vec<String>,
) -> Option<String> {
    let is_date = is_date(beside);
    if !is_date && let Some(name) = related(name, beside, read, doubts) {
        return Some(name);
    }
    if is_postcode(beside) {
        // Plainly no part of the name, and nothing else.
    } else if is_date || is_about_the_relation {
        doubts.push(ABOUT_THE_RELATION.to_owned());
    } else if has_long_number(beside) {
        doubts.push(format!("'{beside}' belongs to no name"));
    } else {
        return None;
    }
    read.notes.push(beside.to_owned());
    Some(name.to_owned())
}

/// The text before and behind the first comma that stands in no brackets.
fn at_comma(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    let at = text.char_indices().find(|&(_, c)| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | '，')
    });
    at.map(|(at, comma)| (&text[..at], &text[at + comma.len_utf8()..]))
}

fn is_date(text: &str) -> bool {
    let dated = read_date(text, None, DayMonth::DayFirst);
    dated.is_ok_and(|dated| dated.established.is_some() || dated.ended.is_some() || dated.has_ended)
}

/// Whether the words are of a relation: a state, or a kind and nothing else; `Inland Empire` is a region.
fn says_state_or_kind(text: &str) -> bool {
    let read = read_kind(text);
    let is_all = !read.rest.is_some_and(|rest| rest.contains(char::is_alphabetic));
    read.state.is_some() || read.kind.is_some() && is_all
}

/// A postcode or a year; a district such as `15e` is none.
fn has_long_number(text: &str) -> bool {
    let only_figures = text.chars().all(|c| !c.is_alphabetic()) && text.contains(|c: char| c.is_numeric());
    only_figures || text.split(|c: char| !c.is_numeric()).any(|figures| figures.chars().count() > 2)
}

/// The text around the last brackets, and what stands in them.
fn bracketed(text: &str) -> Option<(String, &str)> {
    let (before, rest) = text.rsplit_once(['(', '（'])?;
    let (inside, after) = rest.split_once([')', '）'])?;
    let outside = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
    (!outside.is_empty() && !inside.trim().is_empty()).then_some((outside, inside.trim()))
}

fn related(name: &str, words: &str, read: &mut NameRead, doubts: &mut Vec<String>) -> Option<String> {
    let (relation, other) = relation(words, &fold(words))?;
    let (other, years) = without_years(other);
    if other.is_empty() {
        return None;
    }
    if is_country(&other) {
        doubts.push(format!("'{other}' is the name of a state, which belongs into a column of its own"));
        read.notes.push(words.to_owned());
        return Some(name.to_owned());
    }
    read.notes.extend(years);
    match relation {
        Relation::Now => {
            read.former = Some(name.to_owned());
            return Some(other);
        }
        Relation::Formerly => read.former = Some(other),
        Relation::Also => read.also.push(other),
    }
    Some(name.to_owned())
}

/// `until 1990 Karl-Marx-Stadt`: the name, and the years for a note.
fn without_years(text: &str) -> (String, Option<String>) {
    let is_year = |word: &str| {
        word.len() >= 4
            && plain(word).chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ':' | ','))
    };
    let (years, name): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| is_year(word));
    (name.join(" "), (!years.is_empty()).then(|| years.join(" ")))
}

/// `Dunkirk / Dunkerque`: a slash between blanks parts names of one place.
pub(super) fn other_names(name: &str, read: &mut NameRead) -> String {
    let mut names = name.split(" / ").map(str::trim).filter(|name| !name.is_empty());
    let first = names.next().unwrap_or_default().to_owned();
    read.also.extend(names.map(str::to_owned));
    first
}

/// `Gering, Nebraska`: what stands behind the comma is a region, unless it is an article.
pub(super) fn region(name: &str, read: &mut NameRead) -> String {
    let Some((place, behind)) = at_comma(name) else { return name.to_owned() };
    let (place, behind) = (place.trim(), behind.trim());
    if place.is_empty() || behind.is_empty() {
        return name.trim_matches([',', '，', ' ']).to_owned();
    }
    if is_article(behind) {
        read.notes.push(format!("written as {name}"));
        let blank = if behind.ends_with('\'') { "" } else { " " };
        return format!("{behind}{blank}{place}");
    }
    read.region = Some(behind.to_owned());
    place.to_owned()
}
