//! How numbers of several digits are written.

/// Which mark stands before the fraction of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    #[default]
    Unsaid,
    PointDecimal,
    CommaDecimal,
}
