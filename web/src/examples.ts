// The example queries. They stand as plain files in web/examples, where the server's tests run them too.

export interface Example {
  /** The name of the operation, which is also the title of its tab. */
  name: string;
  /** The comment that opens the file. */
  about: string;
  query: string;
}

const files = import.meta.glob<string>("../examples/*.graphql", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** In the order of the file names. */
export const EXAMPLES: Example[] = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([file, query]) => ({
    name: /^query (\w+)/m.exec(query)?.[1] ?? file,
    about: (/^(?:#.*\n)+/.exec(query)?.[0] ?? "").replaceAll(/^# ?/gm, "").replaceAll("\n", " ").trim(),
    query,
  }));
