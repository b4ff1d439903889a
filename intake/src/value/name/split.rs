//! Several names in one cell: those of before and of today, in two languages, of several places, and of a region.

use super::lines::joined_lines;
use super::parts::NameRead;
use super::words::{Relation, is_article, relation};
use crate::value::cell::{fold, plain};
use crate::value::kind::read_kind;

/// The names of several places: parted by semicolons, or on lines of their own.
pub(super) fn several(lines: &[String]) -> Option<Vec<String>> {
    let is_wrapped = |line: &String| line.starts_with(|c: char| c.is_lowercase() || c == '(');
    let is_list = lines.len() > 1
        && !lines.iter().skip(1).any(is_wrapped)
        && !lines.iter().any(|line| line.ends_with(['-', ',', '/']));
    let lines = if is_list { lines.to_vec() } else { vec![joined_lines(lines)] };
    let names = lines.iter().flat_map(|line| line.split([';', '；']));
    let names: Vec<_> = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    (names.len() > 1).then_some(names)
}

/// Takes what stands in brackets, or behind a comma, and says which name it is: `Karl-Marx-Stadt (heute Chemnitz)`.
pub(super) fn former_and_present(whole: &str, read: &mut NameRead) -> String {
    let Some((outside, inside)) = bracketed(whole) else {
        let Some((name, rest)) = whole.split_once(", ") else { return whole.to_owned() };
        return related(name, rest, read).unwrap_or_else(|| whole.to_owned());
    };
    if let Some(name) = related(&outside, inside, read) {
        return name;
    }
    if read_kind(inside).says_nothing() {
        return whole.to_owned();
    }
    read.notes.push(inside.to_owned());
    outside
}

/// The text around the last brackets, and what stands in them.
fn bracketed(text: &str) -> Option<(String, &str)> {
    let (before, rest) = text.rsplit_once(['(', '（'])?;
    let (inside, after) = rest.split_once([')', '）'])?;
    let outside = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
    (!outside.is_empty() && !inside.trim().is_empty()).then_some((outside, inside.trim()))
}

fn related(name: &str, words: &str, read: &mut NameRead) -> Option<String> {
    let (relation, other) = relation(words, &fold(words))?;
    let other = without_years(other, read);
    if other.is_empty() {
        return None;
    }
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

/// `until 1990 Karl-Marx-Stadt`: the years become a note.
fn without_years(text: &str, read: &mut NameRead) -> String {
    let is_year = |word: &str| {
        word.len() >= 4
            && plain(word).chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ':' | ','))
    };
    let (years, name): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| is_year(word));
    if !years.is_empty() {
        read.notes.push(years.join(" "));
    }
    name.join(" ")
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
    let Some((place, behind)) = name.split_once([',', '，']) else { return name.to_owned() };
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
