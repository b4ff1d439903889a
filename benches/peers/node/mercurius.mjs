// Mercurius on Fastify: queries compiled by graphql-jit from the first request on, rows by its loaders.

import Fastify from "fastify";
import mercurius from "mercurius";
import { typeDefs } from "./schema.mjs";
import { store } from "./store.mjs";

// Its own cache of a request writes each key as JSON; without it, and with keys made unique here, it is faster.
function loader(batch, key) {
  return {
    loader: async (queries) => {
      const ids = [...new Set(queries.map(({ obj }) => obj[key]))];
      const answers = await batch(ids, queries[0].params.first);
      const byId = new Map(ids.map((id, place) => [id, answers[place]]));
      return queries.map(({ obj }) => byId.get(obj[key]));
    },
    opts: { cache: false },
  };
}

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  jit: 1,
  graphiql: false,
  resolvers: {
    Query: {
      country: (_, { code }) => store.country(code),
      countries: (_, { first }) => store.countries(first),
      city: (_, { slug }) => store.city(slug),
      relations: (_, { kind, after, first }) => store.relations(kind, after, first),
    },
  },
  loaders: {
    Country: { cities: loader(store.citiesOfCountries, "id") },
    City: { country: loader(store.countriesById, "country_id"), partners: loader(store.partners, "id") },
    Partner: { city: loader(store.citiesById, "city_id") },
    Relation: { one: loader(store.citiesById, "city_a_id"), other: loader(store.citiesById, "city_b_id") },
  },
});

await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
