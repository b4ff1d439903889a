//! Valid documents: every name, argument and value fits the schema. Limits may still be passed.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json};

use super::model::{Field, Kind, Model};
use super::random::Random;
use super::values::Pools;

/// A document with its variables.
#[derive(Clone)]
pub(super) struct Generated {
    pub(super) query: String,
    pub(super) variables: Map<String, Json>,
}

struct Writer<'a> {
    model: &'a Model,
    pools: &'a Pools,
    random: &'a mut Random,
    declared: String,
    variables: Map<String, Json>,
    fragments: String,
    /// How many fields may still be written.
    budget: usize,
    names: usize,
}

pub(super) fn document(model: &Model, pools: &Pools, random: &mut Random) -> Generated {
    let budget = 3 + random.below(30);
    let depth = 2 + random.below(6);
    let (declared, fragments, variables) = (String::new(), String::new(), Map::new());
    let mut writer = Writer { model, pools, random, declared, variables, fragments, budget, names: 0 };
    let selections = writer.selection_set("Query", depth);
    let Writer { declared, fragments, variables, .. } = writer;
    let head = if declared.is_empty() { String::new() } else { format!("query ({declared}) ") };
    Generated { query: format!("{head}{selections}{fragments}"), variables }
}

impl Writer<'_> {
    fn selection_set(&mut self, ty: &str, depth: usize) -> String {
        let (fields, members): (&[Field], &[String]) = match self.model.kind(ty) {
            Some(Kind::Object(fields)) => (fields, &[]),
            Some(Kind::Abstract(fields, members)) => (fields, members),
            _ => unreachable!("{ty} has fields"),
        };
        let mut left: Vec<&Field> = fields.iter().collect();
        let mut text = String::from("{ ");
        for _ in 0..=self.random.below(4) {
            if left.is_empty() || self.budget == 0 {
                break;
            }
            let field = left.swap_remove(self.random.below(left.len()));
            let written = self.field(field, depth, "");
            text += &self.wrapped(ty, &written);
        }
        if !members.is_empty() && self.budget > 0 {
            let member = self.random.pick(members).clone();
            text += &self.member(&member, depth);
        }
        // At least one selection, and the type of what an interface or union is.
        if text.len() == 2 || self.random.percent(20) {
            text += "__typename ";
        }
        text + "} "
    }

    /// A fragment on one of the objects that an interface or union may be, with keys of its own: fields of
    /// one name may have other types in other objects.
    fn member(&mut self, member: &str, depth: usize) -> String {
        let fields = self.model.fields(member);
        let prefix = format!("{}_", member.to_lowercase());
        let field = self.random.pick(fields);
        let written = self.field(field, depth, &prefix);
        if written.is_empty() { String::new() } else { format!("... on {member} {{ {written} }} ") }
    }

    /// The field as it is, or in a fragment, or under a condition.
    fn wrapped(&mut self, ty: &str, field: &str) -> String {
        if field.is_empty() {
            return String::new();
        }
        match self.random.below(12) {
            0 => format!("... on {ty} {{ {field}}} "),
            1 => format!("... {{ {field}}} "),
            2 => {
                self.names += 1;
                let name = format!("F{}", self.names);
                let _ = write!(self.fragments, "fragment {name} on {ty} {{ {field}}} ");
                format!("...{name} ")
            }
            3 => {
                let (directive, value) = *self.random.pick(&[
                    ("include", "true"),
                    ("include", "false"),
                    ("skip", "true"),
                    ("skip", "false"),
                ]);
                format!("... @{directive}(if: {value}) {{ {field}}} ")
            }
            _ => field.to_owned(),
        }
    }

    /// Empty where the field has fields and it is deep enough.
    fn field(&mut self, field: &Field, depth: usize, prefix: &str) -> String {
        let leaf = self.model.is_leaf(&field.ty);
        if !leaf && depth == 0 {
            return String::new();
        }
        self.budget = self.budget.saturating_sub(1);
        let mut text = String::new();
        if !prefix.is_empty() || self.random.percent(10) {
            let _ = write!(text, "{prefix}{}: ", field.name);
        }
        text += &field.name;
        text += &self.arguments(field);
        text.push(' ');
        if !leaf {
            text += &self.selection_set(field.ty.inner_named_type(), depth - 1);
        }
        text
    }

    fn arguments(&mut self, field: &Field) -> String {
        let mut given = Vec::new();
        let backward = self.random.percent(10);
        for argument in &field.arguments {
            let chance = match (argument.name.as_str(), backward) {
                ("first" | "after", true) | ("last" | "before", false) => 1,
                ("first", false) | ("last", true) => 85,
                ("after" | "before", _) => 10,
                _ => 30,
            };
            if !argument.required && !self.random.percent(chance) {
                continue;
            }
            let depth = self.random.below(3);
            let value = self.pools.value(self.model, self.random, &argument.name, &argument.ty, depth);
            let text = if self.random.percent(20) {
                self.names += 1;
                let name = format!("v{}", self.names);
                let _ = write!(self.declared, "${name}: {} ", argument.ty);
                self.variables.insert(name.clone(), value.into_json().expect("values are JSON"));
                format!("${name}")
            } else {
                value.to_string()
            };
            given.push(format!("{}: {text}", argument.name));
        }
        if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
    }
}
