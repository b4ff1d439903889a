//! The root fields of vocabularies.

use async_graphql::Object;
use domain::vocabulary;

use super::object::Vocabulary;

#[derive(Default)]
pub(crate) struct VocabularyQuery;

#[Object(crate = "ordered", cache_control(max_age = 300))]
impl VocabularyQuery {
    /// The labels of the enums that describe the data, one vocabulary for each enum.
    /// Example: `{ vocabularies(name: ["RelationKind"]) { words { key label(lang: ["zh"]) } } }`.
    async fn vocabularies(
        &self,
        #[graphql(
            desc = "Only of enums with these names, such as `[\"RelationKind\"]`; all by default. An unknown name matches nothing."
        )]
        name: Option<Vec<String>>,
    ) -> Vec<Vocabulary> {
        let wanted = |listed: &str| name.as_ref().is_none_or(|names| names.iter().any(|name| name == listed));
        vocabulary::ALL.iter().filter(|listed| wanted(listed.name)).map(|listed| Vocabulary(listed)).collect()
    }
}
