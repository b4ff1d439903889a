// Errors of an executed request: each is there once, and leads to a null in the right place.

/** What is wrong with the errors of an answer that has data; nothing if all is right. */
export function problemOfErrors({ data, errors = [] }, judged, reference) {
  if (data === null && errors.length === 0) return "without data there is an error";
  const seen = new Set();
  for (const { message, path } of errors) {
    if (!Array.isArray(path)) return `an error of a field has a path: ${message}`;
    const text = JSON.stringify([path, message]);
    if (seen.has(text)) return `an error stands once: ${text}`;
    seen.add(text);
    const problem = problemOfPath(data, path, judged, reference);
    if (problem) return `${problem}: ${text}`;
  }
  return undefined;
}

/** The path goes through the data and ends there, or at a null before: at the last place that may be null. */
function problemOfPath(data, path, { document, operation }, reference) {
  const types = typesAlong(reference, document, operation, path);
  let value = data;
  let at = 0;
  while (value !== null && at < path.length) {
    if (typeof value !== "object" || !(path[at] in value)) return "the path of an error leads nowhere";
    value = value[path[at++]];
  }
  if (value !== null) return "where an error is, there is a null";
  // `at` fields and indexes were passed, so the null stands at the type before.
  if (types[at - 1] && reference.graphql.isNonNullType(types[at - 1])) return "a null stands where none may be";
  const below = types.slice(at).filter((type) => type && !reference.graphql.isNonNullType(type));
  return below.length > 0 ? "a null goes no higher than it must" : undefined;
}

/** The type of the value at each step of a path; nothing where an interface or a union leaves it open. */
function typesAlong({ graphql, schema }, document, operation, path) {
  const fragments = new Map(
    document.definitions.filter(({ kind }) => kind === "FragmentDefinition").map((one) => [one.name.value, one]),
  );
  let parents = [{ type: schema.getRootType(operation.operation), sets: [operation.selectionSet] }];
  let type;
  return path.map((step) => {
    if (typeof step === "number") {
      type = type && graphql.getNullableType(type).ofType;
      return type;
    }
    const found = parents.flatMap(({ type: of, sets }) =>
      sets.flatMap((set) => fieldsOf(schema, fragments, of, set, step)),
    );
    type =
      found.length > 0 && found.every((one) => String(one.type) === String(found[0].type)) ? found[0].type : undefined;
    parents = found
      .filter(({ node }) => node.selectionSet)
      .map(({ node, type: of }) => ({ type: graphql.getNamedType(of), sets: [node.selectionSet] }));
    return type;
  });
}

/** The fields of a selection set with a response key, those in fragments included. */
function fieldsOf(schema, fragments, parent, set, key) {
  return set.selections.flatMap((node) => {
    if (node.kind === "Field") {
      if ((node.alias ?? node.name).value !== key) return [];
      const type = schema.getField(parent, node.name.value)?.type;
      return type ? [{ node, type }] : [];
    }
    const fragment = node.kind === "FragmentSpread" ? fragments.get(node.name.value) : node;
    const type = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
    return fieldsOf(schema, fragments, type, fragment.selectionSet, key);
  });
}
