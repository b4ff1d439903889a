//! What a user says of a file.

/// What a user may say of a file where its content does not.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The label of an encoding, such as `windows-1252` or `gb18030`.
    pub encoding: Option<String>,
    pub separator: Option<char>,
    /// The name of a sheet of a workbook; all sheets that have a table by default.
    pub sheet: Option<String>,
}
