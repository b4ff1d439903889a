// Mutations of a document as a tree, most of which leave it valid.
import {
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isUnionType,
  Kind,
  parseType,
  parseValue,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql17";
import { isLeaf } from "../world.mjs";
import { literals } from "../values.mjs";

const ALIASES = ["a", "b", "name", "x"];
const name = (value) => ({ kind: Kind.NAME, value });
const namedType = (value) => ({ kind: Kind.NAMED_TYPE, name: name(value) });
const variable = (value) => ({ kind: Kind.VARIABLE, name: name(value) });
const field = (value, alias) => ({ kind: Kind.FIELD, name: name(value), alias: alias && name(alias) });
const selectionSet = (selections) => ({ kind: Kind.SELECTION_SET, selections });
const inline = (typeCondition, selections) => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: typeCondition && namedType(typeCondition),
  selectionSet: selectionSet(selections),
});

/**
 * What a mutation works on: the random numbers, the world, the document, and values for new variables.
 * @typedef {{ random: import("../random.mjs").Random, world: import("../world.mjs").World, document: any, variables: object }} Mutated
 */

/** Changes one node of a kind, chosen at random. */
function change(mutated, kind, work) {
  const types = new TypeInfo(mutated.world.schema);
  let nodes = 0;
  visit(mutated.document, { [kind]: () => void nodes++ });
  let left = mutated.random.below(Math.max(1, nodes));
  const leave = (node) => (left-- === 0 ? work(node, types) : undefined);
  mutated.document = visit(mutated.document, visitWithTypeInfo(types, { [kind]: { leave } }));
}

/** A type for a condition: mostly one that can apply. */
function condition({ random, world }, type) {
  if (random.chance(0.15) || !type) return random.pick(world.composites).name;
  if (random.chance(0.2)) return undefined;
  const above = world.abstracts.filter(
    (one) => one === type || (!isAbstractType(type) && world.schema.isSubType(one, type)),
  );
  const below = isAbstractType(type) ? world.schema.getPossibleTypes(type) : [];
  return random.pick([type, ...above, ...above, ...below]).name;
}

/** A number of selections that stand side by side are put below something else. */
function gathered({ random }, { selections }, wrap) {
  const from = random.below(selections.length);
  const to = from + 1 + random.below(selections.length - from);
  return selectionSet([...selections.slice(0, from), wrap(selections.slice(from, to)), ...selections.slice(to)]);
}

function freshName({ random }, letter) {
  return `${letter}${random.below(1000)}`;
}

/** Declares a variable in every operation. */
function declare(mutated, declared, type, defaultValue) {
  const definition = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: variable(declared),
    type: parseType(type),
    defaultValue,
  };
  const leave = (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), definition] });
  mutated.document = visit(mutated.document, { OperationDefinition: { leave } });
}

const fieldsOf = (type) => (type && !isUnionType(type) ? Object.values(type.getFields()) : []);

/** @type {Record<string, (mutated: Mutated) => void>} */
export const TREE_MUTATIONS = {
  wrap: (mutated) =>
    change(mutated, Kind.SELECTION_SET, (node, types) =>
      gathered(mutated, node, (some) => inline(condition(mutated, types.getParentType()), some)),
    ),

  extract: (mutated) => {
    const fragment = freshName(mutated, "F");
    let definition;
    change(mutated, Kind.SELECTION_SET, (node, types) =>
      gathered(mutated, node, (some) => {
        const on = condition(mutated, types.getParentType()) ?? String(types.getParentType());
        definition = {
          kind: Kind.FRAGMENT_DEFINITION,
          name: name(fragment),
          typeCondition: namedType(on),
          selectionSet: selectionSet(some),
        };
        return { kind: Kind.FRAGMENT_SPREAD, name: name(fragment) };
      }),
    );
    if (definition)
      mutated.document = { ...mutated.document, definitions: [...mutated.document.definitions, definition] };
  },

  skip: (mutated) => {
    const { random } = mutated;
    const declared = random.chance(0.6) ? freshName(mutated, "if") : undefined;
    const truth = { kind: Kind.BOOLEAN, value: random.chance(0.5) };
    const argument = { kind: Kind.ARGUMENT, name: name("if"), value: declared ? variable(declared) : truth };
    const directive = { kind: Kind.DIRECTIVE, name: name(random.pick(["skip", "include"])), arguments: [argument] };
    const kind = random.pick([Kind.FIELD, Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD]);
    change(mutated, kind, (node) => ({ ...node, directives: [...(node.directives ?? []), directive] }));
    if (declared)
      declare(
        mutated,
        declared,
        random.pick(["Boolean!", "Boolean!", "Boolean"]),
        random.chance(0.5) ? truth : undefined,
      );
  },

  alias: (mutated) => change(mutated, Kind.FIELD, (node) => ({ ...node, alias: name(mutated.random.pick(ALIASES)) })),

  repeat: (mutated) =>
    change(mutated, Kind.SELECTION_SET, (node) =>
      selectionSet([...node.selections, mutated.random.pick(node.selections)]),
    ),

  reorder: (mutated) =>
    change(mutated, Kind.SELECTION_SET, (node) => selectionSet([...node.selections.slice(1), node.selections[0]])),

  select: (mutated) =>
    change(mutated, Kind.SELECTION_SET, (node, types) => {
      const leaves = fieldsOf(types.getParentType()).filter((one) => isLeaf(one.type) && one.args.length === 0);
      const added = field(mutated.random.pick([...leaves.map((one) => one.name), "__typename"]));
      const alias = mutated.random.chance(0.3) ? name(mutated.random.pick(ALIASES)) : undefined;
      return selectionSet(
        mutated.random.chance(0.5)
          ? [...node.selections, { ...added, alias }]
          : [{ ...added, alias }, ...node.selections],
      );
    }),

  rename: (mutated) =>
    change(mutated, Kind.FIELD, (node, types) => {
      const others = fieldsOf(types.getParentType()).filter((one) => isLeaf(one.type) === !node.selectionSet);
      return others.length > 0 ? { ...node, name: name(mutated.random.pick(others).name) } : undefined;
    }),

  leave: (mutated) =>
    change(mutated, Kind.SELECTION_SET, ({ selections }) =>
      selections.length > 1 ? selectionSet(selections.filter((_, index) => index !== 0)) : undefined,
    ),

  argument: (mutated) =>
    change(mutated, Kind.FIELD, (node, types) => {
      const args = types.getFieldDef()?.args ?? [];
      if (args.length === 0) return undefined;
      const arg = mutated.random.pick(args);
      const value = parseValue(
        mutated.random.chance(0.5) ? mutated.random.pick(literals(arg.type)) : mutated.world.literal(arg.type, ""),
      );
      const others = (node.arguments ?? []).filter((one) => one.name.value !== arg.name || mutated.random.chance(0.05));
      return { ...node, arguments: [...others, { kind: Kind.ARGUMENT, name: name(arg.name), value }] };
    }),

  forget: (mutated) => change(mutated, Kind.ARGUMENT, () => (mutated.random.chance(0.8) ? null : undefined)),

  variable: (mutated) => {
    const { random } = mutated;
    const declared = freshName(mutated, "v");
    let taken;
    const take = (node, types) => {
      const type = types.getInputType();
      if (!type || hasVariable(node.value)) return undefined;
      taken = { type, value: node.value };
      return { ...node, value: variable(declared) };
    };
    change(mutated, random.pick([Kind.ARGUMENT, Kind.OBJECT_FIELD]), take);
    if (!taken) return;
    const type = random.chance(0.8)
      ? `${taken.type}`
      : random.pick([`${taken.type}`.replace(/!$/, ""), "String", `[${taken.type}]`]);
    const defaulted = random.chance(0.5);
    declare(mutated, declared, type, defaulted ? taken.value : undefined);
    if (!defaulted && random.chance(0.8)) mutated.variables[declared] = plain(taken.value);
  },

  object: (mutated) =>
    change(mutated, Kind.OBJECT, (node, types) => {
      const type = getNamedType(types.getInputType());
      if (!isInputObjectType(type)) return undefined;
      const added = mutated.random.pick(Object.values(type.getFields()));
      const value = parseValue(mutated.world.literal(added.type));
      return { ...node, fields: [...node.fields, { kind: Kind.OBJECT_FIELD, name: name(added.name), value }] };
    }),
};

function hasVariable(value) {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}

/** A literal as JSON. */
function plain(value) {
  if (value.kind === Kind.LIST) return value.values.map(plain);
  if (value.kind === Kind.OBJECT)
    return Object.fromEntries(value.fields.map((one) => [one.name.value, plain(one.value)]));
  if (value.kind === Kind.INT || value.kind === Kind.FLOAT) return Number(value.value);
  return value.kind === Kind.NULL ? null : value.value;
}
