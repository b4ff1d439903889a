//! A folded part of a text of the search.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What part of its text a term is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TermKind {
    /// The whole name without spaces.
    Name,
    /// The pinyin of the whole Chinese name.
    Sound,
    /// The whole code.
    Code,
    /// A word.
    Word,
    /// Two ideographs side by side, or the last one.
    Pair,
    /// Three letters side by side.
    Gram,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: TermKind,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub term: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub text_id: i64,
    #[sea_orm(belongs_to, from = "text_id", to = "id")]
    pub text: BelongsTo<super::search_text::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
