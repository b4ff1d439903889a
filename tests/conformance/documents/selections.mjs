// Mutations of what a document selects, most of which leave it valid.
import { isAbstractType, isUnionType, Kind } from "graphql17";
import { isLeaf } from "../world.mjs";
import { change, declare, field, freshName, inline, name, namedType, selectionSet, variable } from "./nodes.mjs";

const ALIASES = ["a", "b", "name", "x"];

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

const fieldsOf = (type) => (type && !isUnionType(type) ? Object.values(type.getFields()) : []);

/** @type {Record<string, (mutated: import("./nodes.mjs").Mutated) => void>} */
export const SELECTION_MUTATIONS = {
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
};
