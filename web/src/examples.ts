// The examples, a tour in chapters. They stand as plain files in web/examples, a folder a chapter,
// where the server's tests run them too; a .json file beside a query has its variables.

export interface Example {
  /** The name of the operation, which is also the title of its tab. */
  name: string;
  /** The comment that opens the file. */
  about: string;
  query: string;
  /** JSON, or nothing. */
  variables: string;
}

export interface Chapter {
  title: string;
  examples: Example[];
}

const queries = import.meta.glob<string>("../examples/*/*.graphql", { eager: true, import: "default", query: "?raw" });
const variables = import.meta.glob<string>("../examples/*/*.json", { eager: true, import: "default", query: "?raw" });

/** In the order of the names of their folders and files. */
export const CHAPTERS: Chapter[] = chapters();

/** The steps of the tour: all examples, chapter by chapter. */
export const TOUR: Example[] = CHAPTERS.flatMap(({ examples }) => examples);

function chapters(): Chapter[] {
  const found = new Map<string, Chapter>();
  for (const [file, query] of Object.entries(queries).toSorted(([one], [other]) => one.localeCompare(other, "en"))) {
    const folder = file.split("/").at(-2) ?? "";
    const chapter = found.get(folder) ?? { title: titleOf(folder), examples: [] };
    chapter.examples.push({
      name: /^(?:query|subscription) (\w+)/m.exec(query)?.[1] ?? file,
      about: (/^(?:#.*\n)+/.exec(query)?.[0] ?? "").replaceAll(/^# ?/gm, "").replaceAll("\n", " ").trim(),
      query,
      variables: (variables[file.replace(/\.graphql$/, ".json")] ?? "").trimEnd(),
    });
    found.set(folder, chapter);
  }
  return [...found.values()];
}

/** `3-dates-and-time` is "Dates and time", as web/build/examples.rs has it for the plain page. */
function titleOf(folder: string): string {
  const words = folder.replace(/^\d+-/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
