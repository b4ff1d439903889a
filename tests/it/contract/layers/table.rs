//! Who may use whom: one row a layer. What a row does not list is forbidden.

/// A folder or file whose sources may use the same things.
pub(super) struct Layer {
    pub(super) name: &'static str,
    /// What its files' paths begin with; the longest one counts.
    pub(super) path: &'static str,
    /// The layers that it uses beside itself.
    pub(super) layers: &'static [&'static str],
    /// What it uses of `FRAMEWORKS`: a whole package or one name of it.
    pub(super) frameworks: &'static [&'static str],
}

/// The packages that give a layer its character; each is used only where a row says so.
pub(super) const FRAMEWORKS: &[&str] = &[
    "async_graphql",
    "async_graphql_axum",
    "axum",
    "clap",
    "hyper",
    "hyper_util",
    "rusqlite",
    "sea_orm",
    "sea_orm_migration",
    "tower_http",
];

const fn layer(
    name: &'static str,
    path: &'static str,
    layers: &'static [&'static str],
    frameworks: &'static [&'static str],
) -> Layer {
    Layer { name, path, layers, frameworks }
}

/// From the bottom up.
pub(super) const LAYERS: &[Layer] = &[
    // The packages below the server.
    layer("domain", "domain/src/", &[], &[]),
    layer("entity", "entity/src/", &["domain"], &["sea_orm"]),
    layer("migration", "migration/src/", &[], &["sea_orm", "sea_orm_migration"]),
    layer("seed", "seed/src/", &["domain", "entity"], &["sea_orm"]),
    layer("intake", "intake/src/", &["domain"], &[]),
    layer("ordered", "ordered/src/", &[], &["async_graphql"]),
    // The server: the settings are plain data, and so are the limits that they share with the engine.
    layer("limits", "src/limits.rs", &[], &[]),
    layer("config", "src/config/", &[], &["clap"]),
    // The way of a request.
    layer("store", "src/store/", &["domain", "entity"], &["rusqlite", "sea_orm"]),
    layer("shared", "src/graphql/shared/", &["domain", "entity", "store"], &["async_graphql"]),
    layer(
        "rooms",
        "src/graphql/rooms/",
        &["domain", "entity", "store", "shared"],
        // Tables as type parameters; statements are built in the store.
        &["async_graphql", "sea_orm::EntityTrait", "sea_orm::Related"],
    ),
    layer("schema", "src/graphql/schema.rs", &["rooms"], &["async_graphql"]),
    layer(
        "engine",
        "src/graphql/engine/",
        &["domain", "ordered", "store", "shared", "schema"],
        &["async_graphql", "sea_orm::DatabaseConnection"],
    ),
    // Files of other formats, by documents that the engine executes.
    layer("export", "src/transfer/export/", &["domain", "shared", "engine"], &["async_graphql"]),
    layer("compare", "src/graphql/compare/", &[], &["async_graphql", "apollo_compiler"]),
    layer("graphql", "src/graphql/mod.rs", &[], &[]),
    // Pages for people, by documents that the engine executes; what HTTP makes of them is in its own folder.
    layer("atlas", "src/atlas/", &["domain", "engine", "export"], &[]),
    layer(
        "http",
        "src/http/",
        &["domain", "config", "shared", "engine", "export", "atlas"],
        &["async_graphql", "async_graphql_axum", "axum", "hyper", "hyper_util", "tower_http"],
    ),
    // What is built from settings.
    layer("transfer", "src/transfer/", &["domain", "entity", "intake", "seed"], &[]),
    layer("db", "src/db/", &["config", "migration", "store"], &["sea_orm"]),
    layer("telemetry", "src/telemetry.rs", &["config"], &[]),
    layer("app", "src/app/", &["config", "store", "db", "seed", "engine", "http"], &["axum", "sea_orm"]),
    layer(
        "cli",
        "src/cli/",
        &[
            "domain",
            "config",
            "store",
            "app",
            "db",
            "telemetry",
            "intake",
            "seed",
            "transfer",
            "export",
            "http",
            "schema",
            "compare",
        ],
        &["clap", "sea_orm"],
    ),
    layer("server", "src/", &["cli"], &[]),
    // Beside it.
    layer(
        "testkit",
        "tests/kit/src/",
        &["domain", "entity", "migration", "seed"],
        &["sea_orm", "sea_orm_migration"],
    ),
];

/// The files that may use each other: two tables that point at each other, and objects of different rooms, since the
/// graph that clients walk has rings.
pub(super) fn may_use_each_other(one: &str, other: &str) -> bool {
    let room = |path: &str| {
        path.strip_prefix("src/graphql/rooms/").and_then(|path| path.split('/').next().map(str::to_owned))
    };
    let rooms = room(one).zip(room(other)).is_some_and(|(one, other)| one != other);
    let tables = ["entity/src/fact.rs", "entity/src/feature.rs"];
    rooms || (tables.contains(&one) && tables.contains(&other))
}
