//! Documents that are nearly valid, and such that never were.

use serde_json::Map;

use super::generate::Generated;
use super::model::Model;
use super::random::Random;
use super::values;

const PIECES: [&str; 32] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "...",
    "... on ",
    "@skip(if: true)",
    "@include",
    "$v1",
    "$x",
    "!",
    ":",
    "=",
    "|",
    "&",
    "null",
    "-1",
    "1e400",
    "99999999999",
    "0.5",
    "\"\"",
    "\"\"\"",
    "\"\\u0000\"",
    "\"\\u{1F600}\"",
    "fragment F on City ",
    "query Q ",
    "mutation ",
    "subscription ",
    "# ",
    "é",
];

/// Changes a valid document in one to three places, or its variables.
pub(super) fn mutated(mut document: Generated, model: &Model, random: &mut Random) -> Generated {
    for _ in 0..=random.below(3) {
        if random.percent(20) && !document.variables.is_empty() {
            let names: Vec<_> = document.variables.keys().cloned().collect();
            let name = random.pick(&names);
            if random.percent(20) {
                document.variables.remove(name);
            } else {
                document.variables.insert(name.clone(), values::junk(random, 3));
            }
        } else {
            document.query = change(&document.query, model, random);
        }
    }
    document
}

/// Pieces and names in no order.
pub(super) fn junk(model: &Model, random: &mut Random) -> Generated {
    let count = 1 + random.below(60);
    let piece = |_| if random.percent(60) { *random.pick(&PIECES) } else { random.pick(&model.names) };
    let query = (0..count).map(piece).collect::<Vec<_>>().join(" ");
    Generated { query, variables: Map::new() }
}

fn change(query: &str, model: &Model, random: &mut Random) -> String {
    let tokens: Vec<&str> = query.split_inclusive([' ', '(', ')', '{', '}', ':', ',']).collect();
    let mut tokens: Vec<String> = tokens.into_iter().map(str::to_owned).collect();
    if tokens.is_empty() {
        return (*random.pick(&PIECES)).to_owned();
    }
    let at = random.below(tokens.len());
    // Another name is tried most, since little else passes the parser.
    match random.below(10) {
        0 => {
            tokens.remove(at);
        }
        1 => tokens.insert(at, tokens[at].clone()),
        2 => tokens.insert(at, (*random.pick(&PIECES)).to_owned()),
        3 => (*random.pick(&PIECES)).clone_into(&mut tokens[at]),
        4 => tokens.truncate(at + 1),
        5 => {
            let other = random.below(tokens.len());
            tokens.swap(at, other);
        }
        _ => {
            let end = tokens[at].pop().map(String::from).unwrap_or_default();
            tokens[at] = random.pick(&model.names).clone() + &end;
        }
    }
    tokens.concat()
}
