//! Answers as text, over a small schema.

mod abstract_types;
mod nulls;
mod order;

use async_graphql::{
    EmptyMutation, EmptySubscription, Error, Interface, Object, Result, Schema, SimpleObject, Union,
};

struct Query;

#[Object(crate = "crate")]
impl Query {
    async fn city(&self) -> Option<City> {
        Some(City("Kure"))
    }

    async fn home(&self) -> City {
        City("Wenzhou")
    }

    async fn found(&self, port: bool) -> Option<Found> {
        Some(if port { Found::Port(Port { name: "Moji" }) } else { Found::City(City("Kure")) })
    }

    async fn node(&self) -> Option<Node> {
        Some(Node::City(City("Kure")))
    }

    async fn wonders(&self) -> Vec<Option<Found>> {
        vec![Some(Found::City(City("Kure"))), None, Some(Found::Port(Port { name: "Moji" }))]
    }
}

/// A city; Bath fails wherever it is asked.
struct City(&'static str);

#[Object(crate = "crate")]
impl City {
    async fn id(&self) -> &str {
        self.0
    }

    async fn name(&self) -> Result<&str> {
        if self.0 == "Bath" { Err(Error::new("no name")) } else { Ok(self.0) }
    }

    async fn slow_name(&self) -> Result<&str> {
        tokio::task::yield_now().await;
        if self.0 == "Bath" { Err(Error::new("no slow name")) } else { Ok(self.0) }
    }

    async fn nickname(&self) -> Result<Option<&str>> {
        if self.0 == "Bath" { Err(Error::new("no nickname")) } else { Ok(None) }
    }

    async fn bath(&self) -> City {
        City("Bath")
    }

    async fn bath_or_null(&self) -> Option<City> {
        Some(City("Bath"))
    }

    /// `[City!]!`
    async fn partners(&self) -> Vec<City> {
        vec![City("Kure"), City("Bath"), City("Bath")]
    }

    /// `[City!]`
    async fn partners_or_null(&self) -> Option<Vec<City>> {
        Some(vec![City("Kure"), City("Bath"), City("Bath")])
    }

    /// `[City]!`
    async fn twins(&self) -> Vec<Option<City>> {
        vec![Some(City("Kure")), Some(City("Bath")), None, Some(City("Bath"))]
    }

    /// `[String!]`
    async fn tags(&self) -> Option<Vec<Result<&str>>> {
        Some(vec![Ok("port"), Err(Error::new("no tag")), Ok("sea")])
    }

    /// `[City!]!`, more than the framework polls as one.
    async fn many(&self) -> Vec<City> {
        (0..40).map(|_| City("Kure")).collect()
    }
}

#[derive(SimpleObject)]
#[graphql(crate = "crate", complex)]
struct Port {
    name: &'static str,
}

#[async_graphql::ComplexObject(crate = "crate")]
impl Port {
    async fn id(&self) -> Result<&str> {
        Err(Error::new("no id"))
    }

    /// Nullable here; a city's may not be null.
    async fn bath(&self) -> Option<City> {
        Some(City("Bath"))
    }
}

#[derive(Union)]
#[graphql(crate = "crate")]
enum Found {
    City(City),
    Port(Port),
}

#[derive(Interface)]
#[graphql(crate = "crate", field(name = "id", ty = "&str"))]
enum Node {
    City(City),
    Port(Port),
}

/// Executes a normalised operation; gives the response as text.
async fn answer(operation: &str) -> String {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let mut response = schema.execute(operation).await;
    crate::retain_causes(&mut response.errors);
    serde_json::to_string(&response).expect("a response is JSON")
}
