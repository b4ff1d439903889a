// Values of every kind, as JSON and as literals, right and wrong, for any input type.
import { isEnumType, isInputObjectType, isRequiredInputField } from "graphql17";
import { linesOf } from "./lines.mjs";
import { namedType } from "./world.mjs";

const JSON_VALUES = linesOf("json.txt");
const LITERALS = linesOf("literals.txt");

/** Values for variables of a type: those of all types, and those that are made for it. */
export const jsonValues = (type) => [...new Set([...JSON_VALUES, ...own(type, json)])];

/** The same as literals. */
export const literals = (type) => [...new Set([...LITERALS, ...own(type, literal)])];

/** A right value for a variable of a named type. */
export const exampleOf = (type) => JSON.parse(sample(type, json));

/** A right value of a type in one of the two notations. */
function sample(type, notation) {
  const named = namedType(type);
  if (isEnumType(named)) return notation.name(named.getValues()[0].name);
  if (isInputObjectType(named)) return notation.object(filled(named, notation));
  return (
    { Boolean: "true", Int: "1", Float: "1.5", CountryCode: '"JP"', EdtfDate: '"2012-04"', LanguageTag: '"zh"' }[
      named.name
    ] ?? '"x"'
  );
}

/** The fields that an input object needs. */
function filled(type, notation) {
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return needed.map((field) => [field.name, sample(field.type, notation)]);
}

function own(type, notation) {
  const named = namedType(type);
  const right = sample(type, notation);
  const lists = [`[${right}]`, `[${right}, ${right}]`, `[[${right}]]`, `[${right}, null]`];
  if (isEnumType(named)) return [right, ...enumValues(named, notation), ...lists];
  return isInputObjectType(named) ? [right, ...objects(named, notation), ...lists] : [right, ...lists];
}

function enumValues(type, notation) {
  const [{ name }] = type.getValues();
  return [notation.name(name.toLowerCase()), notation.name(`${name}S`), `"${name}"`, notation.object([[name, "1"]])];
}

/** For each field: a right value, none, null, one of a wrong type, all beside an unknown one; for oneOf two at once. */
function objects(type, notation) {
  const needed = filled(type, notation);
  const without = (name) => needed.filter(([other]) => other !== name);
  const fields = Object.values(type.getFields());
  return [
    notation.object([...needed, ["nothing", "1"]]),
    ...fields.flatMap(({ name, type: of }) => [
      notation.object([...without(name), [name, sample(of, notation)]]),
      notation.object(without(name)),
      notation.object([...without(name), [name, "null"]]),
      notation.object([...without(name), [name, "[[{}]]"]]),
    ]),
    notation.object(fields.slice(0, 2).map((field) => [field.name, sample(field.type, notation)])),
    notation.object(fields.slice(0, 2).map((field) => [field.name, "null"])),
  ];
}

const json = {
  name: (name) => `"${name}"`,
  object: (fields) => `{${fields.map(([name, value]) => `"${name}":${value}`).join(",")}}`,
};
const literal = {
  name: (name) => name,
  object: (fields) => `{${fields.map(([name, value]) => `${name}: ${value}`).join(", ")}}`,
};
