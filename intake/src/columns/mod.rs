//! Columns by their meaning: by the words of their names in the usual languages, by what a user says, and by their content.

mod brackets;
mod content;
mod ends;
mod field;
mod mapping;
mod name;
mod nested;
mod numbered;
mod partners;
mod points;
mod settle;
mod side_by_side;
mod states;
mod tokens;
mod twice;
mod understood;
mod units;
mod unread;
mod words;
mod years;

pub use content::says_home;
pub use ends::Shape;
pub use field::{End, Field, Meaning};
pub use mapping::Mapping;
pub use numbered::unfold;
pub use states::state_said_by;
pub use understood::{Column, Understood, Why};

use content::Content;
use ends::Placed;
use mapping::Target;
use name::{Mark, Named, Open, Said};
use settle::Around;
use unread::{Unread, Unsure};

use crate::table::{Role, Table};

/// Whether a name is one of those that columns have, such as `Land` or `Nr.`.
pub fn names_something(name: &str) -> bool {
    name::read(name).said != Said::Nothing
}

/// What the columns of a table mean. `Mapping::check` says which mapped columns there are not.
pub fn understand(table: &Table, mapping: &Mapping) -> Understood {
    let mut named: Vec<Named> = table.columns.iter().map(|column| name::read(column)).collect();
    let mut contents: Vec<Content> =
        (0..table.columns.len()).map(|place| Content::of(table, place)).collect();
    for (place, _) in named.iter().enumerate().filter(|(_, named)| named.said == Said::Open(Open::State)) {
        contents[place].look_for_states(table, place);
    }
    partners::tell(table, &mut named, &contents, mapping);
    numbered::tell(table, &mut named);
    nested::tell(table, &mut named, &contents, mapping);
    let mut doubts = years::behind_figures(table, &mut named, mapping);
    let around = Around::of(table, &named, &contents);
    let mut columns: Vec<Column> = table
        .columns
        .iter()
        .zip(named.iter().zip(&contents))
        .map(|(name, (named, content))| column(name, &table.columns, named, *content, mapping, &around))
        .collect();
    doubts.extend(place(&mut columns, &named, table, mapping));
    languages(&mut columns);
    partners::regions(&mut columns, &named);
    let two_names = twice::two_names(&columns, table);
    doubts.extend(twice::resolve(&mut columns, table));
    doubts.extend(points::doubts(&columns, table, &contents));
    doubts.extend(columns.iter().filter_map(other_unit));
    let id_and_name = id_and_name(&columns, &contents, table.role);
    let ids = id_and_name.map(|place| &columns[place]).filter(|column| column.why != Why::ByMapping);
    doubts.extend(ids.map(|Column { name, .. }| {
        format!("no column has names, so those in '{name}' are taken for names too; if they are none, map '{name}=id'")
    }));
    let meanings: Vec<Meaning> = columns.iter().filter_map(|column| column.meaning).collect();
    let mut shape = ends::shape(&meanings, table.role);
    let mut unread = None;
    if table.role == Role::Any {
        let unsure = Unsure { columns: &columns, table, named: &named, contents: &contents, mapping };
        let (surely, perhaps) = match unsure.other_end() {
            Some(Unread::Surely(text)) => (Some(text), None),
            Some(Unread::Perhaps(text)) => (None, Some(text)),
            None => (None, None),
        };
        unread = perhaps.or_else(|| nested::of_the_table(table));
        let doubt = side_by_side::doubt(table, &named, &contents, mapping)
            .or_else(|| nested::doubt(table, &named, &contents, mapping))
            .or_else(|| partners::doubt(&columns, table, &named, &contents))
            .or_else(|| numbered::doubt(&columns, table, &named, &contents, mapping))
            .or(two_names)
            .or(surely);
        if let Some(doubt) = doubt {
            shape = Shape::Unclear(doubt);
        }
    }
    Understood { shape, columns, id_and_name, unread, doubts }
}

/// A column with its field at the first end.
fn column(
    name: &str,
    columns: &[String],
    named: &Named,
    content: Content,
    mapping: &Mapping,
    around: &Around,
) -> Column {
    let (field, why) = match mapping.of(name) {
        Some(Target::Field(_, field)) => (Some(field), Why::ByMapping),
        Some(Target::NotUsed) => (None, Why::NotUsed("the mapping leaves it out".to_owned())),
        // A column `x@lang` or `x_lang` waits for its `x`.
        None if base(name, columns).is_some() => (Some(Field::Language), Why::ByName),
        None => around.settle(named, content),
    };
    let meaning = field.map(|field| Meaning { end: End::One, field });
    Column { name: name.to_owned(), meaning, language: named.language.clone(), unit: named.unit, why }
}

/// Gives each column its end, and says where only the order of the columns tells it.
fn place(columns: &mut [Column], named: &[Named], table: &Table, mapping: &Mapping) -> Vec<String> {
    let is_plural = |said: Said| matches!(said, Said::Field(field) if field.is_plural());
    let has_second = named.iter().any(|named| named.mark == Some(Mark::Number(2)) && !is_plural(named.said));
    let placed: Vec<Option<Placed>> = columns
        .iter()
        .zip(named)
        .map(|(column, named)| {
            let end = match mapping.of(&column.name) {
                Some(Target::Field(end, _)) => end,
                _ => None,
            };
            // The numbers of a single end, and of columns without names, say nothing.
            let is_number = matches!(named.mark, Some(Mark::Number(_)));
            let mark =
                named.mark.filter(|_| !is_number || (has_second && !is_place_in_row(&column.name, columns)));
            column.meaning.map(|meaning| Placed { field: meaning.field, mark, end })
        })
        .collect();
    let ends::Ends { ends, guessed } = ends::of(&placed, table.role);
    for (column, end) in columns.iter_mut().zip(ends) {
        match (column.meaning, end) {
            (Some(meaning), Some(end)) => column.meaning = Some(Meaning { end, ..meaning }),
            (Some(_), None) => {
                column.meaning = None;
                column.why = Why::NotUsed("a link has two ends only".to_owned());
            }
            (None, _) => {}
        }
    }
    guessed.into_iter().filter_map(|place| guess(&columns[place])).collect()
}

/// Whether the number of a column without a name is its place in the row and no end: fewer than two such columns have keys.
fn is_place_in_row(name: &str, columns: &[Column]) -> bool {
    let is_nameless = |name: &str| name.starts_with("column ");
    let has_key = |column: &&Column| {
        is_nameless(&column.name) && column.meaning.is_some_and(|meaning| meaning.field == Field::Id)
    };
    is_nameless(name) && columns.iter().filter(has_key).count() < 2
}

fn guess(column: &Column) -> Option<String> {
    let meaning = column.meaning?;
    let other = Meaning { end: if meaning.end == End::One { End::Other } else { End::One }, ..meaning };
    let name = &column.name;
    Some(format!(
        "the column '{name}' does not say whose it is, and by its place it is {meaning}; if not, map '{name}={other}'"
    ))
}

/// Says that figures are left out whose unit is not known.
fn other_unit(column: &Column) -> Option<String> {
    let name = &column.name;
    let is_unknown = matches!(&column.why, Why::NotUsed(why) if why == name::UNKNOWN_UNIT);
    is_unknown.then(|| {
        format!("the figures of '{name}' may be in a unit that is not known, and are not used; if they are people or square kilometres, map '{name}=population' or '{name}=area'")
    })
}

/// The column whose values a column `x@lang`, or `x_lang` beside an `x`, has the languages of.
fn base<'a>(name: &'a str, columns: &[String]) -> Option<&'a str> {
    let base = name.strip_suffix("@lang").filter(|base| !base.is_empty());
    base.or_else(|| name.strip_suffix("_lang").filter(|base| columns.iter().any(|column| column == base)))
}

/// Columns of languages go with their column where it is a name.
fn languages(columns: &mut [Column]) {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    for place in 0..columns.len() {
        let Some(base) = base(&names[place], &names) else { continue };
        if columns[place].why != Why::ByName {
            continue;
        }
        let of = columns.iter().find(|column| column.name == base).and_then(|column| column.meaning);
        let is_name = of.filter(|meaning| meaning.field == Field::Name);
        columns[place].meaning = is_name.map(|meaning| Meaning { field: Field::Language, ..meaning });
        if is_name.is_none() {
            columns[place].why = Why::NotUsed(format!("'{base}' is no name whose language matters"));
        }
    }
}

/// The column that has both the ids and the names of places: no other has names, though countries stand beside them, or a user
/// says that the ids of a graph are names.
fn id_and_name(columns: &[Column], contents: &[Content], role: Role) -> Option<usize> {
    let has = |field| {
        let meaning = Some(Meaning { end: End::One, field });
        columns.iter().zip(contents).any(|(column, content)| column.meaning == meaning && !content.is_empty())
    };
    let place = |field, is_it: fn(&Column, Content) -> bool| {
        let meaning = Some(Meaning { end: End::One, field });
        columns
            .iter()
            .zip(contents)
            .position(|(column, content)| column.meaning == meaning && is_it(column, *content))
    };
    match (has(Field::Id), has(Field::Name)) {
        (true, false) if role != Role::Links && (has(Field::Country) || has(Field::CountryCode)) => {
            place(Field::Id, |column, content| column.why != Why::ByMapping && content.has_names())
        }
        (false, true) if role == Role::Places => place(Field::Name, |column, _| {
            column.why == Why::ByMapping && column.name.eq_ignore_ascii_case("id")
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
