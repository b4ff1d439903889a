// The rows from PostgreSQL, by named statements, which each connection prepares once; otherwise like sqlite.mjs.

import pg from "pg";
import { found, grouped } from "./batches.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE, max: 10 });

async function rows(name, text, values) {
  return (await pool.query({ name, text, values })).rows;
}

export const store = {
  country: async (code) => (await rows("country", "SELECT * FROM country WHERE code = $1", [code]))[0],
  countries: (first) => rows("countries", "SELECT * FROM country ORDER BY id LIMIT $1", [first]),
  city: async (slug) => (await rows("city", "SELECT * FROM city WHERE slug = $1", [slug]))[0],
  relations: (kind, after, first) =>
    rows(
      "relations",
      "SELECT * FROM relation WHERE kind = $1 AND year > $2 ORDER BY year, month, id LIMIT $3",
      [kind, after, first],
    ),
  countriesById: async (ids) =>
    found(await rows("countriesById", "SELECT * FROM country WHERE id = ANY ($1::int[])", [ids]), ids),
  citiesById: async (ids) =>
    found(await rows("citiesById", "SELECT * FROM city WHERE id = ANY ($1::int[])", [ids]), ids),
  citiesOfCountries: async (ids, first) =>
    grouped(
      await rows(
        "citiesOfCountries",
        `SELECT page.*, page.country_id AS of FROM unnest($1::int[]) AS wanted (id),
         LATERAL (SELECT * FROM city WHERE country_id = wanted.id ORDER BY id LIMIT $2) AS page`,
        [ids, first],
      ),
      ids,
    ),
  partners: async (ids) =>
    grouped(
      await rows(
        "partners",
        `SELECT city_a_id AS of, city_b_id AS city_id, kind, year, month FROM relation WHERE city_a_id = ANY ($1::int[])
         UNION ALL
         SELECT city_b_id, city_a_id, kind, year, month FROM relation WHERE city_b_id = ANY ($1::int[])`,
        [ids],
      ),
      ids,
    ),
};
