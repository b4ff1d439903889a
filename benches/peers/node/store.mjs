// The store that DATABASE names: a file, or a URL of PostgreSQL.

const name = process.env.DATABASE.startsWith("postgres:") ? "./postgres.mjs" : "./sqlite.mjs";

export const { store } = await import(name);
