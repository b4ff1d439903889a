//! The container: resolves the fields of an object.

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::resolver_utils::{self, ContainerType};
use async_graphql::{ContextSelectionSet, Name, Positioned, ServerResult, Value};
use futures_util::future::BoxFuture;

use crate::complete::{complete, fields_of};
use crate::failure::{may_be_null, propagated, report};
use crate::side_by_side::side_by_side;

const TYPE_NAME: &str = "__typename";

/// Resolves the fields of an object side by side; in the answer they stand in their order.
///
/// All are waited for, so that each that fails has its error. Then the object fails if one of them may not be null.
pub fn resolve_container<'a, T: ContainerType + ?Sized>(
    ctx: &'a ContextSelectionSet<'a>,
    object: &'a T,
) -> BoxFuture<'a, ServerResult<Value>> {
    Box::pin(async move {
        match keys(&ctx.item.node, object) {
            Some(keys) => resolve_fields(ctx, object, keys).await,
            None => resolve_fragments(ctx, object).await,
        }
    })
}

/// The keys of a set, each with what is known without a resolver; none unless the set has only fields, each key once.
fn keys<T: ContainerType + ?Sized>(set: &SelectionSet, object: &T) -> Option<IndexMap<Name, Value>> {
    let mut keys = IndexMap::with_capacity(set.items.len());
    for selection in &set.items {
        let Selection::Field(field) = &selection.node else { return None };
        let value = if field.node.name.node == TYPE_NAME {
            Value::String(object.introspection_type_name().into_owned())
        } else {
            Value::Null
        };
        if keys.insert(field.node.response_key().node.clone(), value).is_some() {
            return None;
        }
    }
    Some(keys)
}

async fn resolve_fields<'a, T: ContainerType + ?Sized>(
    ctx: &'a ContextSelectionSet<'a>,
    object: &'a T,
    mut values: IndexMap<Name, Value>,
) -> ServerResult<Value> {
    let fields = ctx.item.node.items.iter().enumerate().filter_map(|(place, selection)| {
        let Selection::Field(field) = &selection.node else { return None };
        (field.node.name.node != TYPE_NAME).then_some((place, field))
    });
    let mut fails = false;
    let start = |(_, field)| resolve_field(ctx, object, field);
    side_by_side(fields, start, |(place, field), result| match result {
        Ok(value) => values[place] = value.unwrap_or_default(),
        Err(error) => {
            report(&ctx.with_field(field), error);
            let ty = object.introspection_type_name();
            fails |= !may_be_null(&ctx.schema_env.registry, &ty, &field.node.name.node);
        }
    })
    .await;
    if fails { Err(propagated()) } else { Ok(Value::Object(values)) }
}

async fn resolve_field<'a, T: ContainerType + ?Sized>(
    ctx: &'a ContextSelectionSet<'a>,
    object: &'a T,
    field: &'a Positioned<Field>,
) -> ServerResult<Option<Value>> {
    object.resolve_field(&ctx.with_field(field)).await
}

/// Resolves an object behind an interface or a union, which only the framework's own container sees through.
async fn resolve_fragments<'a, T: ContainerType + ?Sized>(
    ctx: &'a ContextSelectionSet<'a>,
    object: &'a T,
) -> ServerResult<Value> {
    let answered = resolver_utils::resolve_container(ctx, object).await?;
    let ty = object.introspection_type_name();
    let may_be_null = |field: &str| may_be_null(&ctx.schema_env.registry, &ty, field);
    complete(answered, fields_of(&ctx.item.node, &ty), may_be_null).ok_or_else(propagated)
}
