//! A schema as it is compared: definitions by name, extensions merged into them.

use std::collections::BTreeMap;
use std::fmt;

use apollo_compiler::ast::Type;
use async_graphql::Value;

/// Items by their names, so that their order does not matter.
pub(super) type Named<T> = BTreeMap<String, T>;

#[derive(Default)]
pub(super) struct Schema {
    pub(super) types: Named<TypeDef>,
    pub(super) directives: Named<Directive>,
    /// The root types by `query`, `mutation` and `subscription`.
    pub(super) roots: Named<Member>,
}

/// What every item has.
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) description: Option<String>,
    /// The reason of its deprecation.
    pub(super) deprecated: Option<String>,
}

pub(super) struct TypeDef {
    pub(super) item: Item,
    pub(super) body: Body,
}

pub(super) enum Body {
    Scalar { specified_by: Option<String> },
    Object(Composite),
    Interface(Composite),
    Union(Named<Member>),
    Enum(Named<Item>),
    Input { one_of: bool, fields: Named<Input> },
}

/// An object or an interface.
pub(super) struct Composite {
    pub(super) implements: Named<Member>,
    pub(super) fields: Named<Field>,
}

/// The mention of a type, or of a place where a directive may stand.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) line: usize,
}

pub(super) struct Field {
    pub(super) item: Item,
    pub(super) ty: Type,
    pub(super) arguments: Named<Input>,
}

/// An argument or an input field.
pub(super) struct Input {
    pub(super) item: Item,
    pub(super) ty: Type,
    pub(super) default: Option<Value>,
}

pub(super) struct Directive {
    pub(super) item: Item,
    pub(super) arguments: Named<Input>,
    pub(super) repeatable: bool,
    pub(super) locations: Named<Member>,
}

impl Body {
    /// The word that such a definition begins with.
    pub(super) fn keyword(&self) -> &'static str {
        match self {
            Self::Scalar { .. } => "scalar",
            Self::Object(_) => "type",
            Self::Interface(_) => "interface",
            Self::Union(_) => "union",
            Self::Enum(_) => "enum",
            Self::Input { .. } => "input",
        }
    }
}

impl Input {
    /// Who leaves it out is refused.
    pub(super) fn is_required(&self) -> bool {
        self.ty.is_non_null() && self.default.is_none()
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.ty)?;
        self.default.as_ref().map_or(Ok(()), |default| write!(f, " = {default}"))
    }
}
