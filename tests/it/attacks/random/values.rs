//! Values for arguments: real slugs, ids, cursors and dates, and a few that nobody has.

use apollo_compiler::ast::Type;
use async_graphql::{Name, Value};
use serde_json::{Value as Json, json};

use super::model::{Kind, Model};
use super::random::Random;

const LANGUAGES: [&str; 6] = ["en", "zh", "ja", "zh-Hans", "de", "tlh"];
const DATES: [&str; 9] =
    ["2012", "1984-10", "198X", "19XX", "2020-04-30", "2000/2010", "2006-10", "1900", "1370~"];
const CODES: [&str; 6] = ["JP", "DE", "CN", "US", "ZZ", "QQ"];
const WORDS: [&str; 8] = ["温州", "wenzhou", "Ishinomakki", "port", "leather", "Q270814", "a b", "Kure"];
const NUMBERS: [f64; 8] = [0.0, 1.0, 10.5, 300.0, 250_000.0, 1e9, -5.0, 1e300];

/// Ids, cursors and slugs that the server gave.
#[derive(Default)]
pub(super) struct Pools {
    ids: Vec<String>,
    cursors: Vec<String>,
    slugs: Vec<String>,
}

impl Pools {
    /// Collects what an answer holds.
    pub(super) fn collect(&mut self, answer: &Json) {
        match answer {
            Json::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Json::Object(fields) => {
                for (key, value) in fields {
                    match (key.as_str(), value.as_str()) {
                        ("id", Some(id)) => self.ids.push(id.to_owned()),
                        ("cursor", Some(cursor)) => self.cursors.push(cursor.to_owned()),
                        ("slug", Some(slug)) => self.slugs.push(slug.to_owned()),
                        _ => self.collect(value),
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn is_rich(&self) -> bool {
        self.ids.len() > 20 && self.cursors.len() > 10 && self.slugs.len() > 20
    }

    /// A value of the type for the argument or field of the name; input objects go so deep.
    pub(super) fn value(
        &self,
        model: &Model,
        random: &mut Random,
        name: &str,
        ty: &Type,
        depth: usize,
    ) -> Value {
        if ty.is_list() {
            let item = ty.item_type();
            let items = (0..random.below(4)).map(|_| self.value(model, random, name, item, depth));
            return Value::List(items.collect());
        }
        let type_name = ty.inner_named_type().as_str();
        match model.kind(type_name) {
            Some(Kind::Enum(values)) => Value::Enum(Name::new(random.pick(values))),
            Some(Kind::Input { fields, one_of }) => {
                let only = one_of.then(|| random.below(fields.len()));
                let mut object = async_graphql::indexmap::IndexMap::new();
                for (index, field) in fields.iter().enumerate() {
                    let wanted = match only {
                        Some(only) => index == only,
                        None => field.required || random.percent(25),
                    };
                    let deeper = matches!(model.kind(field.ty.inner_named_type()), Some(Kind::Input { .. }));
                    if wanted && (depth > 0 || !deeper || field.required || *one_of) {
                        let value =
                            self.value(model, random, &field.name, &field.ty, depth.saturating_sub(1));
                        object.insert(Name::new(&field.name), value);
                    }
                }
                Value::Object(object)
            }
            _ => scalar(self, random, name, type_name),
        }
    }
}

fn scalar(pools: &Pools, random: &mut Random, name: &str, type_name: &str) -> Value {
    match (type_name, name) {
        ("Boolean", _) => random.percent(50).into(),
        ("Float", _) => (*random.pick(&NUMBERS)).into(),
        ("Int", _) => match random.below(20) {
            0 => 0.into(),
            1 => 100.into(),
            2 => (-1).into(),
            _ => Value::from(1 + i32::try_from(random.below(4)).expect("a small number")),
        },
        ("ID", _) => random.pick(&pools.ids).as_str().into(),
        ("LanguageTag", _) => (*random.pick(&LANGUAGES)).into(),
        ("EdtfDate", _) => (*random.pick(&DATES)).into(),
        ("CountryCode", _) => (*random.pick(&CODES)).into(),
        (_, "after" | "before") => random.pick(&pools.cursors).as_str().into(),
        (_, "text" | "subregion" | "name") => (*random.pick(&WORDS)).into(),
        _ if random.percent(85) => random.pick(&pools.slugs).as_str().into(),
        _ => (*random.pick(&WORDS)).into(),
    }
}

/// Any JSON, seldom what was asked for.
pub(super) fn junk(random: &mut Random, depth: usize) -> Json {
    match random.below(if depth == 0 { 8 } else { 10 }) {
        0 => Json::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1e300),
        4 => json!(u64::MAX),
        5 => json!(""),
        6 => json!("\0\u{202e}é"),
        7 => json!(random.pick(&DATES)),
        8 => (0..random.below(4)).map(|_| junk(random, depth - 1)).collect(),
        _ => json!({ "eq": junk(random, depth - 1), "not": junk(random, depth - 1) }),
    }
}
