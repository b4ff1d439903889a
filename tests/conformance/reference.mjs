// graphql-js: what it makes of a request, and what it would answer with the values of an answer of ours.
import * as graphql16 from "graphql16";
import * as graphql17 from "graphql17";
import { keepToEdition, takeIntrospectionFromAnswers } from "./introspection.mjs";
import { teachScalars } from "./scalars.mjs";

/** The alias under which an answer says the type of an object that an interface or a union stands for. */
const TYPE_KEY = "typeForConformance";

/** A rule of graphql-js alone, which the specification does not have. */
const NOT_SPECIFIED = ["MaxIntrospectionDepthRule"];

/** 17 takes empty selection sets, which the grammar of the specification does not have. */
const GRAMMAR = { allowEmptySelectionSets: false };

/**
 * @typedef {{ query: string, variables?: object, operationName?: string, variablesText?: string }} Request
 * @typedef {{ refused: boolean, stage?: string, messages: string[], document?: any, operation?: any }} Judgement
 */

export class Reference {
  /**
   * @param {any} graphql the module of either major
   * @param {string} sdl
   */
  constructor(graphql, sdl) {
    this.graphql = graphql;
    this.schema = graphql.buildSchema(sdl);
    this.rules = graphql.specifiedRules.filter(({ name }) => !NOT_SPECIFIED.includes(name));
    teachScalars(graphql, this.schema);
    keepToEdition(graphql);
    takeIntrospectionFromAnswers(graphql);
  }

  /**
   * Whether a request is refused before it is executed, and why.
   * @param {Request} request
   * @returns {Judgement}
   */
  judge({ query, variables, operationName }) {
    const { getVariableValues, parse } = this.graphql;
    let document;
    try {
      document = parse(query, GRAMMAR);
    } catch (error) {
      return { refused: true, stage: "parse", messages: [String(error)] };
    }
    const found = this.#validate(document);
    if (found.length > 0) return refused("validate", found.slice(0, 1), document);
    const operation = this.#operation(document, operationName);
    if (typeof operation === "string") return refused("operation", [{ message: operation }], document);
    const { errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {});
    if (errors) return { ...refused("variables", errors, document), operation };
    return { refused: false, messages: [], document, operation };
  }

  /** For the verdict one error is enough; 16 throws some of a subscription's. */
  #validate(document) {
    try {
      return this.graphql.validate(this.schema, document, this.rules, { maxErrors: 1 });
    } catch (error) {
      return [error];
    }
  }

  #operation(document, name) {
    const operations = document.definitions.filter(({ kind }) => kind === "OperationDefinition");
    const found = name === undefined ? operations : operations.filter((one) => one.name?.value === name);
    if (found.length !== 1) return `${found.length} operations of ${operations.length} fit`;
    return this.schema.getRootType(found[0].operation) ? found[0] : `no ${found[0].operation}s`;
  }

  /** The rules that a document breaks, by name. */
  rulesBroken(document) {
    const broken = this.rules.filter((rule) => this.graphql.validate(this.schema, document, [rule]).length > 0);
    return broken.map(({ name }) => name.replace(/Rule$/, ""));
  }

  /** The places of all mistakes in a document, as `line:column`. */
  placesOfErrors(query) {
    const document = this.graphql.parse(query, GRAMMAR);
    const errors = this.graphql.validate(this.schema, document, this.rules);
    return new Set(errors.flatMap(({ locations = [] }) => locations.map(asText)));
  }

  /** The document with the type of each object asked for, where an interface or a union leaves it open. */
  withTypes(document) {
    const { isAbstractType, Kind, print, TypeInfo, visit, visitWithTypeInfo } = this.graphql;
    const name = (value) => ({ kind: Kind.NAME, value });
    const asked = { kind: Kind.FIELD, alias: name(TYPE_KEY), name: name("__typename") };
    const types = new TypeInfo(this.schema);
    const SelectionSet = {
      leave: (node) =>
        isAbstractType(types.getParentType()) ? { ...node, selections: [...node.selections, asked] } : undefined,
    };
    const changed = visit(document, visitWithTypeInfo(types, { SelectionSet }));
    return changed === document ? undefined : print(changed);
  }

  /** The answer by CollectFields and CompleteValue, with the values of the data that are given. */
  execute({ document, operation }, variables, data) {
    const { data: answer } = this.graphql.executeSync({
      schema: this.schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      rootValue: data,
      contextValue: { fromAnswer: true },
      fieldResolver: (source, _arguments, _context, { path }) => source[path.key],
      typeResolver: (source) => source[TYPE_KEY],
    });
    return answer;
  }
}

export const asText = ({ line, column }) => `${line}:${column}`;

/** @returns {Judgement} */
function refused(stage, errors, document) {
  return { refused: true, stage, messages: errors.map(({ message }) => message), document };
}

/** The references by the number of their major; 17 is the one that counts. */
export const references = (sdl) => ({ 16: new Reference(graphql16, sdl), 17: new Reference(graphql17, sdl) });
