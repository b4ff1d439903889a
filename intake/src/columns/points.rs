//! Coordinates that are there in part, or not as degrees.

use super::content::Content;
use super::field::{End, Field, Meaning};
use super::understood::Column;
use crate::table::{Role, Table};

/// What is to be said of the columns of coordinates.
pub(super) fn doubts(columns: &[Column], table: &Table, contents: &[Content]) -> Vec<String> {
    let mut doubts = halves(columns);
    let has_points = columns.iter().any(|column| {
        let field = column.meaning.map(|meaning| meaning.field);
        matches!(field, Some(Field::Latitude | Field::Longitude | Field::Point))
    });
    // The x and the y of a graph's nodes are those of a drawing.
    if table.role == Role::Any && !has_points {
        doubts.extend(axes(columns, table, contents));
    }
    doubts
}

/// A latitude without a longitude, and the reverse.
fn halves(columns: &[Column]) -> Vec<String> {
    let has = |end, field| columns.iter().any(|column| column.meaning == Some(Meaning { end, field }));
    let mut doubts = Vec::new();
    for end in [End::One, End::Other] {
        for (there, missing) in [(Field::Latitude, Field::Longitude), (Field::Longitude, Field::Latitude)] {
            if has(end, there) && !has(end, missing) {
                let (there, missing) = (Meaning { end, field: there }, Meaning { end, field: missing });
                doubts.push(format!("there is {there} without {missing}, so no place has a point"));
            }
        }
    }
    doubts
}

/// Columns `X` and `Y` with numbers, as programs for maps write them.
fn axes(columns: &[Column], table: &Table, contents: &[Content]) -> Option<String> {
    let axis = |name: &str| {
        let is_axis = |(column, content): (&Column, &Content)| {
            column.meaning.is_none() && column.name.eq_ignore_ascii_case(name) && content.has_numbers()
        };
        columns.iter().zip(contents).position(is_axis)
    };
    let (x, y) = (axis("x")?, axis("y")?);
    let is_within = |place: usize, most: f64| {
        let cells = table.rows.iter().map(|row| row.cells[place].parse::<f64>());
        cells.filter_map(Result::ok).all(|number| number.abs() <= most)
    };
    let (x_name, y_name) = (&columns[x].name, &columns[y].name);
    Some(if is_within(x, 180.0) && is_within(y, 90.0) {
        format!(
            "'{x_name}' and '{y_name}' may be coordinates; if so, map \"{x_name}=longitude,{y_name}=latitude\""
        )
    } else {
        format!(
            "'{x_name}' and '{y_name}' are no degrees, but perhaps metres, as of EPSG:3857; so no place has a point: save the file with coordinates in degrees, EPSG:4326"
        )
    })
}
