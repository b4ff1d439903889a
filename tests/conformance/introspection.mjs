// The introspection of graphql-js: as the edition of September 2025 has it, and with values from our answers where wanted.

/** Takes away what graphql-js has before the specification: directives that are deprecated, and variables of fragments. */
export function keepToEdition({ __Directive, __DirectiveLocation, __Schema, GraphQLDeprecatedDirective }) {
  const { directives } = __Schema.getFields();
  directives.args = directives.args.filter(({ name }) => name !== "includeDeprecated");
  const fields = __Directive.getFields();
  delete fields.isDeprecated;
  delete fields.deprecationReason;
  const specified = (location) => !["DIRECTIVE_DEFINITION", "FRAGMENT_VARIABLE_DEFINITION"].includes(location);
  __DirectiveLocation._values = __DirectiveLocation.getValues().filter(({ name }) => specified(name));
  GraphQLDeprecatedDirective.locations = GraphQLDeprecatedDirective.locations.filter(specified);
}

/** Lets fields of introspection take their values from an answer of ours, where that is asked for. */
export function takeIntrospectionFromAnswers(graphql) {
  const { introspectionTypes, SchemaMetaFieldDef, TypeMetaFieldDef } = graphql;
  const fields = introspectionTypes.filter(graphql.isObjectType).flatMap((type) => Object.values(type.getFields()));
  for (const field of [SchemaMetaFieldDef, TypeMetaFieldDef, ...fields]) {
    const own = field.resolve;
    if (own.knowsAnswers) continue;
    field.resolve = (source, given, context, info) =>
      context?.fromAnswer ? source[info.path.key] : own(source, given, context, info);
    field.resolve.knowsAnswers = true;
  }
}
