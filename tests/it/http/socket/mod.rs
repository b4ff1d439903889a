//! WebSockets by `graphql-transport-ws`.

mod limits;
mod opening;
mod protocol;
mod stop;
