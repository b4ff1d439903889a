// Seeded mutations of the queries of the repository, as trees and as tokens, with values for their variables.
import { getNamedType, isInputType, parse, print, typeFromAST } from "graphql17";
import { exampleOf } from "../values.mjs";
import { ARGUMENT_MUTATIONS } from "./arguments.mjs";
import { SELECTION_MUTATIONS } from "./selections.mjs";
import { mutateTokens } from "./tokens.mjs";

const TREE = [...Object.values(SELECTION_MUTATIONS), ...Object.values(ARGUMENT_MUTATIONS)];
/** How many of the documents are changed as text at last. */
const AS_TEXT = 0.25;

/** As many different documents as asked for. */
export function* mutations(random, world, sources, number) {
  const parsed = sources.flatMap((source) => {
    try {
      return [{ ...source, document: parse(source.query, { noLocation: true }) }];
    } catch {
      return [];
    }
  });
  const names = [...new Set(world.places.flatMap(({ type, field }) => [type.name, field.name]))];
  const seen = new Set();
  while (seen.size < number) {
    const mutated = mutate(random, world, random.pick(parsed), names);
    if (seen.has(mutated.query)) continue;
    seen.add(mutated.query);
    yield mutated;
  }
}

function mutate(random, world, source, names) {
  const mutated = { random, world, document: source.document, variables: { ...source.variables } };
  for (let rounds = 1 + random.below(4); rounds > 0; rounds--) random.pick(TREE)(mutated);
  const text = print(mutated.document);
  return {
    query: random.chance(AS_TEXT) ? mutateTokens(random, text, names) : text,
    variables: withValues(random, world, mutated),
    operationName: source.operationName,
    origin: `mutation of ${source.origin}`,
  };
}

/** Values for the variables that have none; now and then those with a default, and those that are optional, are left out. */
function withValues(random, world, { document, variables }) {
  const values = { ...variables };
  for (const { variableDefinitions } of document.definitions) {
    for (const { variable, type, defaultValue } of variableDefinitions ?? []) {
      const name = variable.name.value;
      const leftOut = random.chance(defaultValue || type.kind !== "NonNullType" ? 0.5 : 0.05);
      if (name in values || leftOut) continue;
      const known = getNamedType(typeFromAST(world.schema, type));
      if (known && isInputType(known)) values[name] = known.name === "Boolean" ? random.chance(0.5) : exampleOf(known);
    }
  }
  return values;
}
