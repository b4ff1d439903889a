//! What a cell with a name has: the name itself, and what stands beside it.

/// What a cell with a name says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameRead {
    /// Empty where the cell has none.
    pub name: String,
    /// What the place was called before.
    pub former: Option<String>,
    /// Its other names.
    pub also: Vec<String>,
    /// The region that stands behind the name, such as `Nebraska`.
    pub region: Option<String>,
    /// What was taken out: marks of footnotes, remarks, templates.
    pub notes: Vec<String>,
    /// The names, if the cell seems to have those of several places; it is read as one until somebody asks to split it.
    pub several: Option<Vec<String>>,
    /// The same where a joint such as `und` or `&` stands between them, which a single name may have as well.
    pub joined: Option<Vec<String>>,
    /// Why it may not be a name, or not this one.
    pub doubt: Option<String>,
}
