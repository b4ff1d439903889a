// The words of the page: the server has one table of them for both, and gives the script its part.

/** A text by its name, with values in the place of `{names}`. */
export type Texts = (name: string, values?: Record<string, string | number>) => string;

/** Numbers are written as the language does it. */
export function texts(table: Record<string, string>, lang: string): Texts {
  const { format } = new Intl.NumberFormat(lang);
  return (name, values = {}) => {
    const text = table[name];
    if (text === undefined) throw new Error(`no text ${name} in web/atlas/texts.toml`);
    return Object.entries(values).reduce(
      (filled, [key, value]) => filled.replaceAll(`{${key}}`, typeof value === "number" ? format(value) : value),
      text,
    );
  };
}

/** A text about so many things; the one about one of them has `-one` behind its name. */
export function counted(text: Texts, name: string, n: number): string {
  return text(n === 1 ? `${name}-one` : name, { n });
}
