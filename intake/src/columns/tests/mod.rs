use proptest::prelude::*;

use super::{Mapping, Shape, Understood, Why, understand};
use crate::table::{Role, Row, Table};

mod brackets;
mod doubts;
mod headers;
mod links;
mod names;
mod nested;
mod numbered;
mod partners;
mod unread;
mod years;

fn table(role: Role, lines: &[&str]) -> Table {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = lines
        .iter()
        .skip(1)
        .zip(2..)
        .map(|(line, number)| Row { line: number, cells: cells(line) })
        .collect();
    Table { role, columns: cells(lines[0]), rows, ..Table::default() }
}

fn mapped(lines: &[&str], mapping: &str) -> Understood {
    understand(&table(Role::Any, lines), &Mapping::parse(mapping).expect("a mapping"))
}

/// The meanings, and `-` for what is not used.
fn meanings(understood: &Understood) -> String {
    let meaning =
        |column: &super::Column| column.meaning.map_or_else(|| "-".to_owned(), |meaning| meaning.to_string());
    understood.columns.iter().map(meaning).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(lines: &[&str], shape: &Shape, expected: &str) -> Understood {
    let understood = mapped(lines, "");
    assert_eq!(meanings(&understood), expected, "{}", lines[0]);
    assert_eq!(&understood.shape, shape, "{}", lines[0]);
    understood
}

#[track_caller]
fn check_sure(lines: &[&str], shape: &Shape, expected: &str) {
    let understood = check(lines, shape, expected);
    assert_eq!(understood.doubts, Vec::<String>::new(), "{}", lines[0]);
}

fn reason(understood: &Understood, column: &str) -> String {
    let column = understood.columns.iter().find(|known| known.name == column).expect("a column");
    match &column.why {
        Why::NotUsed(reason) => reason.clone(),
        why => panic!("{why:?}"),
    }
}

const Q1: &str = "http://www.wikidata.org/entity/Q216";

proptest! {
    #[test]
    fn no_table_makes_it_panic(columns in prop::collection::vec("(city|sister|name|país|[a-zA-Z0-9 ._/()@é度市-]{0,8}){0,3}", 0..6), cell in ".{0,12}") {
        let row = Row { line: 1, cells: vec![cell; columns.len()] };
        for role in [Role::Any, Role::Places, Role::Links] {
            let table = Table { role, columns: columns.clone(), rows: vec![row.clone()], ..Table::default() };
            let understood = understand(&table, &Mapping::default());
            prop_assert_eq!(understood.columns.len(), table.columns.len());
        }
    }
}
