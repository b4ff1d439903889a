// The rows from SQLite. What takes many keys gives one answer for each of them, in their order.

import Database from "better-sqlite3";
import { found, grouped } from "./batches.mjs";

const db = new Database(process.env.DATABASE, { readonly: true });
const keys = "(SELECT value FROM json_each(?))";

const country = db.prepare("SELECT * FROM country WHERE code = ?");
const countries = db.prepare("SELECT * FROM country ORDER BY id LIMIT ?");
const city = db.prepare("SELECT * FROM city WHERE slug = ?");
const relations = db.prepare(
  `SELECT * FROM relation WHERE kind = ? AND year > ? ORDER BY year, month, id LIMIT ?`,
);
const countriesById = db.prepare(`SELECT * FROM country WHERE id IN ${keys}`);
const citiesById = db.prepare(`SELECT * FROM city WHERE id IN ${keys}`);
const citiesOfCountry = db.prepare("SELECT * FROM city WHERE country_id = ? ORDER BY id LIMIT ?");
const partners = db.prepare(
  `SELECT city_a_id AS of, city_b_id AS city_id, kind, year, month FROM relation WHERE city_a_id IN ${keys}
   UNION ALL
   SELECT city_b_id, city_a_id, kind, year, month FROM relation WHERE city_b_id IN ${keys}`,
);

export const store = {
  country: (code) => country.get(code),
  countries: (first) => countries.all(first),
  city: (slug) => city.get(slug),
  relations: (kind, after, first) => relations.all(kind, after, first),
  countriesById: (ids) => found(countriesById.all(JSON.stringify(ids)), ids),
  citiesById: (ids) => found(citiesById.all(JSON.stringify(ids)), ids),
  // Without a trip to a server, one statement for each country is the quickest way to a page of each.
  citiesOfCountries: (ids, first) => ids.map((id) => citiesOfCountry.all(id, first)),
  partners: (ids) => {
    const text = JSON.stringify(ids);
    return grouped(partners.all(text, text), ids);
  },
};
