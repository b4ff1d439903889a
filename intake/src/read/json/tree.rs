//! A JSON text as a tree that keeps members in order and numbers as short text.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number(f64, String),
    Text(String),
    List(Vec<Node>),
    Object(Members),
}

pub(super) type Members = Vec<(String, Node)>;

/// The member of an object by its name.
pub(super) fn member<'a>(members: &'a Members, name: &str) -> Option<&'a Node> {
    members.iter().find(|(other, _)| other == name).map(|(_, node)| node)
}

impl Node {
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.members().and_then(|members| member(members, name))
    }

    pub(super) fn members(&self) -> Option<&Members> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number, _) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn is_scalar(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Object(_))
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// What a cell shows of a scalar; empty of null, and of what is no scalar.
    pub(super) fn cell(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(_, text) => text.clone(),
            Self::Text(text) => trimmed(text),
            Self::Null | Self::List(_) | Self::Object(_) => String::new(),
        }
    }
}

/// Trimmed, and without blank lines.
pub(super) fn trimmed(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\n', '\r', '\t']) {
        let lines = text.split(['\n', '\r']);
        let lines = lines.map(|line| {
            line.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        return lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }
    text.to_owned()
}

impl fmt::Display for Node {
    /// As JSON, for parts of a file that are no values of cells.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(_, text) => f.write_str(text),
            Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
            Self::List(items) => {
                f.write_str("[")?;
                for (place, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if place == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (place, (name, node)) in members.iter().enumerate() {
                    let name = serde_json::Value::from(name.as_str());
                    write!(f, "{}{name}:{node}", if place == 0 { "" } else { "," })?;
                }
                f.write_str("}")
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "the text of the number is exact")]
    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value as f64, value.to_string()))
    }

    #[expect(clippy::cast_precision_loss, reason = "the text of the number is exact")]
    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value as f64, value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(value, value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    /// Two members of one name are a mistake: readers disagree which of them stands.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut names = HashSet::new();
        let mut members = Vec::new();
        while let Some((name, node)) = map.next_entry::<String, Node>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format!("the name '{name}' stands twice in one object")));
            }
            members.push((name, node));
        }
        Ok(Node::Object(members))
    }
}
