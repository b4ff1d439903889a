// Every place of the schema that takes a value: arguments, and fields of input objects.
import { isInputObjectType, isRequiredInputField } from "graphql17";
import { namedType } from "./world.mjs";

/**
 * @typedef {object} Slot a place for a value
 * @property {any} type the type of the place
 * @property {any} element the argument or input field
 * @property {string} name such as `City.name(lang:)` or `CityFilter.slug`
 * @property {(value: string | undefined, head?: string) => string} write a document with the value there, or with none
 * @property {boolean} oneOf whether it is a field of a oneOf input object
 */

/** @returns {Slot[]} */
export function slots(world) {
  return [
    ...argumentSlots(world),
    ...inputFields(world).map(({ type, field, name, write }) => ({
      type: field.type,
      element: field,
      name,
      write,
      oneOf: type.isOneOf,
    })),
  ];
}

/** @returns {Slot[]} */
function argumentSlots(world) {
  return world.arguments.map(({ type, field, arg }) => ({
    type: arg.type,
    element: arg,
    name: `${type.name}.${field.name}(${arg.name}:)`,
    write: (value, head = "") => world.ask({ type, field }, { [arg.name]: value }, head),
    oneOf: false,
  }));
}

/** Each field of each input object, `inside` writing any text between the braces of that object. */
export function inputFields(world) {
  return inputObjects(world).flatMap(({ type, wrap }) =>
    Object.values(type.getFields()).map((field) => {
      const rest = required(world, type, field);
      const inside = (text, head = "") =>
        wrap(`{${[text, ...rest].filter((part) => part !== undefined).join(", ")}}`, head);
      const write = (value, head = "") => inside(value === undefined ? undefined : `${field.name}: ${value}`, head);
      return { type, field, name: `${type.name}.${field.name}`, inside, write };
    }),
  );
}

/** The shortest way to each input object; where a list is due, one object will do. */
function inputObjects(world) {
  const ways = new Map();
  const reach = (of, wrap) => {
    const type = namedType(of);
    if (isInputObjectType(type) && !ways.has(type.name)) ways.set(type.name, { type, wrap });
  };
  for (const { type, write } of argumentSlots(world)) reach(type, write);
  for (const { type, wrap } of ways.values()) {
    for (const field of Object.values(type.getFields())) {
      const rest = required(world, type, field);
      reach(field.type, (value, head = "") => wrap(`{${[`${field.name}: ${value}`, ...rest].join(", ")}}`, head));
    }
  }
  return [...ways.values()];
}

/** What an input object requires besides one of its fields. */
function required(world, type, field) {
  const others = Object.values(type.getFields()).filter((other) => other !== field && isRequiredInputField(other));
  return others.map((other) => `${other.name}: ${world.literal(other.type)}`);
}
