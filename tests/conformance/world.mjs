// The schema as a place to write documents for: how to get to a type, and what to give an argument.
import * as graphql from "graphql17";

/** Values with something behind them; `home` is the id of the city of Wenzhou. */
const CITY = '"ishinomaki-jp"';
const HOME = '"Q2l0eTp3ZW56aG91LWNu"';
const BY_PLACE = {
  "City.partnersInCommon(with:)": '"wenzhou-cn"',
  "Network.shortestPath(from:)": '"wenzhou-cn"',
  "Query.search(text:)": '"port"',
};
const BY_TYPE = {
  Boolean: "true",
  CountryCode: '"JP"',
  Date: '"2012-04-01"',
  EdtfDate: '"2012"',
  Float: "1.5",
  ID: HOME,
  Int: "2",
  LanguageTag: '"zh"',
  String: CITY,
};

/** @typedef {{ type: any, field: any }} Place a field of a type */

export class World {
  /** @type {Map<string, (inner: string) => string>} */
  #paths;

  constructor(schema) {
    this.schema = schema;
    this.types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
    this.#paths = this.#findPaths();
    // What only a subscription leads to is no matter of a POST.
    this.composites = this.types.filter((type) => graphql.isCompositeType(type) && this.#paths.has(type.name));
    this.abstracts = this.composites.filter(graphql.isAbstractType);
    this.inputObjects = this.types.filter(graphql.isInputObjectType);
    /** @type {Place[]} every field that can be selected, below its type */
    this.places = this.composites
      .filter((type) => !graphql.isUnionType(type))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
    this.leaves = this.places.filter(({ field }) => isLeaf(field.type));
    this.branches = this.places.filter(({ field }) => !isLeaf(field.type));
    /** Every argument of every field. */
    this.arguments = this.places.flatMap(({ type, field }) => field.args.map((arg) => ({ type, field, arg })));
  }

  /** A sample of an input type as a literal. */
  literal(type, place) {
    if (place in BY_PLACE) return BY_PLACE[place];
    if (graphql.isNonNullType(type)) return this.literal(type.ofType, place);
    if (graphql.isListType(type)) return `[${this.literal(type.ofType, place)}]`;
    if (graphql.isEnumType(type)) return type.getValues()[0].name;
    if (!graphql.isInputObjectType(type)) return BY_TYPE[type.name] ?? "1";
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(graphql.isRequiredInputField);
    return `{${needed.map((field) => `${field.name}: ${this.literal(field.type)}`).join(", ")}}`;
  }

  /** A field with what it requires; `given` are arguments as text, or undefined for one that is left out. */
  call({ type, field }, given = {}, selection = "__typename") {
    const needed = field.args.filter(graphql.isRequiredArgument).filter(({ name }) => !(name in given));
    const values = needed.map(
      ({ name, type: of }) => `${name}: ${this.literal(of, `${type.name}.${field.name}(${name}:)`)}`,
    );
    for (const [name, value] of Object.entries(given)) if (value !== undefined) values.push(`${name}: ${value}`);
    const called = values.length > 0 ? `${field.name}(${values.join(", ")})` : field.name;
    return isLeaf(field.type) ? called : `${called} { ${selection} }`;
  }

  /** An operation's selection set in which the selection stands in an object of the type. */
  on(type, selection) {
    const path = this.#paths.get(typeof type === "string" ? type : type.name);
    if (!path) throw new Error(`no way leads to ${type}`);
    return path(selection);
  }

  /** A whole document with one field of a type. */
  ask(place, given = {}, head = "") {
    return `${head}${this.on(place.type, this.call(place, given))}`;
  }

  /** The shortest way to each type, by pages of two. */
  #findPaths() {
    const root = this.schema.getQueryType();
    const paths = new Map([[root.name, (inner) => `{ ${inner} }`]]);
    const queue = [root];
    for (const type of queue) {
      const reach = (other, wrap) => {
        if (paths.has(other.name)) return;
        paths.set(other.name, (inner) => paths.get(type.name)?.(wrap(inner)) ?? "");
        queue.push(other);
      };
      for (const field of graphql.isUnionType(type) ? [] : Object.values(type.getFields())) {
        const named = graphql.getNamedType(field.type);
        if (graphql.isLeafType(named)) continue;
        const page = field.args.some(({ name }) => name === "first") ? { first: "2" } : {};
        reach(named, (inner) => this.call({ type, field }, page, inner));
      }
      if (!graphql.isAbstractType(type)) continue;
      for (const member of this.schema.getPossibleTypes(type)) {
        reach(member, (inner) => `... on ${member.name} { ${inner} }`);
      }
    }
    return paths;
  }
}

export const isLeaf = (type) => graphql.isLeafType(graphql.getNamedType(type));

/**
 * What is left of a type without lists and non-null.
 * @returns {any}
 */
export const namedType = (type) => graphql.getNamedType(type);

/** Every so many of a list, so that few stand for all. */
export const some = (list, number) => {
  const step = Math.max(1, list.length / number);
  return Array.from({ length: Math.min(number, list.length) }, (_, index) => list[Math.floor(index * step)]);
};
