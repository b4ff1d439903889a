// The schema of Yoga and Mercurius, as one would write it by hand for these three tables.

export const typeDefs = /* GraphQL */ `
  type Query {
    country(code: String!): Country
    countries(first: Int!): [Country!]!
    city(slug: String!): City
    "By date, from the year after on."
    relations(kind: Kind!, after: Int!, first: Int!): [Relation!]!
  }

  type Country {
    code: String!
    name: String!
    "The largest first."
    cities(first: Int!): [City!]!
  }

  type City {
    slug: String!
    name: String!
    population: Int!
    latitude: Float!
    longitude: Float!
    country: Country!
    partners: [Partner!]!
  }

  "What a city has with another one."
  type Partner {
    city: City!
    kind: Kind!
    year: Int!
    month: Int!
  }

  type Relation {
    one: City!
    other: City!
    kind: Kind!
    year: Int!
    month: Int!
  }

  enum Kind {
    FRIENDLY_EXCHANGE
    SISTER_CITY
  }
`;
