// What a cache must know of each type, found in the schema by its form and never by a name.
import { getNamedType, getNullableType, isAbstractType, isListType, isObjectType } from "graphql";

const PAGING = ["first", "after", "last", "before"];

export function rulesOf(schema) {
  const composite = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const possibleTypes = {};
  for (const type of composite.filter(isAbstractType)) {
    possibleTypes[type.name] = schema.getPossibleTypes(type).map(({ name }) => name).sort();
  }
  const types = composite.filter(isObjectType).map((type) => ({
    name: type.name,
    kind: kindOf(type, schema),
    fields: Object.values(type.getFields()).flatMap((field) => fieldRule(field, schema)),
  }));
  return { possibleTypes, types: types.filter(({ kind, fields }) => kind !== "root" || fields.length > 0) };
}

/** An entity has an id that finds it again; a value belongs to the object that it hangs on. */
function kindOf(type, schema) {
  if ([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type)) return "root";
  const isNode = type.getInterfaces().some(({ name }) => name === "Node");
  if (isNode !== "id" in type.getFields()) {
    throw new Error(`${type.name}: a type has an id if it implements Node, and only then`);
  }
  return isNode ? "entity" : "value";
}

function fieldRule(field, schema) {
  const named = getNamedType(field.type);
  if (isConnection(named, field)) {
    const keyArgs = field.args.map(({ name }) => name).filter((name) => !PAGING.includes(name));
    return [{ name: field.name, rule: "pages", keyArgs }];
  }
  if (isListType(getNullableType(field.type)) && holdsValues(named, schema)) {
    return [{ name: field.name, rule: "values" }];
  }
  return [];
}

function isConnection(type, field) {
  return isObjectType(type) && "pageInfo" in type.getFields() && field.args.some(({ name }) => PAGING.includes(name));
}

function holdsValues(type, schema) {
  if (!isObjectType(type) && !isAbstractType(type)) return false;
  const kinds = new Set(
    (isObjectType(type) ? [type] : schema.getPossibleTypes(type)).map((member) => kindOf(member, schema)),
  );
  if (kinds.size > 1) throw new Error(`${type.name}: has members with an id and members without`);
  return kinds.has("value");
}
