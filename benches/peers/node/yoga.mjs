// GraphQL Yoga on node's server: queries compiled by graphql-jit, rows by DataLoader; KEEP=1 keeps responses.

import { createServer } from "node:http";
import { useGraphQlJit } from "@envelop/graphql-jit";
import { useResponseCache } from "@graphql-yoga/plugin-response-cache";
import DataLoader from "dataloader";
import { createSchema, createYoga } from "graphql-yoga";
import { typeDefs } from "./schema.mjs";
import { store } from "./store.mjs";

// All requests may share responses, as there are no users.
const kept = process.env.KEEP === "1" ? [useResponseCache({ session: () => null })] : [];

function loader(batch) {
  return new DataLoader(async (ids) => batch(ids));
}

// Cities come in pages, so there is one loader for each size of page that a request asks for.
function pages() {
  const loaders = new Map();
  return (first) => {
    if (!loaders.has(first)) loaders.set(first, loader((ids) => store.citiesOfCountries(ids, first)));
    return loaders.get(first);
  };
}

const resolvers = {
  Query: {
    country: (_, { code }) => store.country(code),
    countries: (_, { first }) => store.countries(first),
    city: (_, { slug }) => store.city(slug),
    relations: (_, { kind, after, first }) => store.relations(kind, after, first),
  },
  Country: { cities: (country, { first }, { citiesOfCountry }) => citiesOfCountry(first).load(country.id) },
  City: {
    country: (city, _, { countries }) => countries.load(city.country_id),
    partners: (city, _, { partners }) => partners.load(city.id),
  },
  Partner: { city: (partner, _, { cities }) => cities.load(partner.city_id) },
  Relation: {
    one: (relation, _, { cities }) => cities.load(relation.city_a_id),
    other: (relation, _, { cities }) => cities.load(relation.city_b_id),
  },
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  plugins: [useGraphQlJit(), ...kept],
  context: () => ({
    citiesOfCountry: pages(),
    countries: loader(store.countriesById),
    cities: loader(store.citiesById),
    partners: loader(store.partners),
  }),
  cors: false,
  graphiql: false,
  landingPage: false,
  logging: false,
});

createServer(yoga).listen(Number(process.env.PORT), "127.0.0.1");
