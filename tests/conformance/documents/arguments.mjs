// Mutations of the values that a document gives: other ones, none, or variables.
import { isInputObjectType, Kind, parseValue, visit } from "graphql17";
import { literals } from "../values.mjs";
import { namedType } from "../world.mjs";
import { change, declare, freshName, name, variable } from "./nodes.mjs";

/** @type {Record<string, (mutated: import("./nodes.mjs").Mutated) => void>} */
export const ARGUMENT_MUTATIONS = {
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
      const type = namedType(types.getInputType());
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
