// What mutations of trees are made of: new nodes, and a way to change one at random.
import { Kind, parseType, TypeInfo, visit, visitWithTypeInfo } from "graphql17";

export const name = (value) => ({ kind: Kind.NAME, value });
export const namedType = (value) => ({ kind: Kind.NAMED_TYPE, name: name(value) });
export const variable = (value) => ({ kind: Kind.VARIABLE, name: name(value) });
export const field = (value, alias) => ({ kind: Kind.FIELD, name: name(value), alias: alias && name(alias) });
export const selectionSet = (selections) => ({ kind: Kind.SELECTION_SET, selections });
export const inline = (typeCondition, selections) => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: typeCondition && namedType(typeCondition),
  selectionSet: selectionSet(selections),
});

/**
 * What a mutation works on: the random numbers, the world, the document, and values for new variables.
 * @typedef {{ random: import("../../random.mjs").Random, world: import("../world.mjs").World, document: any, variables: object }} Mutated
 */

/** Changes one node of a kind, chosen at random. */
export function change(mutated, kind, work) {
  const types = new TypeInfo(mutated.world.schema);
  let nodes = 0;
  visit(mutated.document, { [kind]: () => void nodes++ });
  let left = mutated.random.below(Math.max(1, nodes));
  const leave = (node) => (left-- === 0 ? work(node, types) : undefined);
  mutated.document = visit(mutated.document, visitWithTypeInfo(types, { [kind]: { leave } }));
}

export function freshName({ random }, letter) {
  return `${letter}${random.below(1000)}`;
}

/** Declares a variable in every operation. */
export function declare(mutated, declared, type, defaultValue) {
  const definition = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variable(declared),
    type: parseType(type),
    defaultValue,
  };
  const leave = (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), definition] });
  mutated.document = visit(mutated.document, { OperationDefinition: { leave } });
}
