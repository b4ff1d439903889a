// Every line after a comment below is wrong: tsc fails if it accepts one of them.
import { ask } from "./ask.js";
import { readFragment } from "./gql/index.js";
import { PARTNERS, partnersIn, SIGNING } from "./partners.js";

export async function mistakes(endpoint: string) {
  const { home } = await ask(endpoint, PARTNERS, { region: "ASIA" });
  const [edge] = home.partners.edges;
  const { kind, established } = readFragment(SIGNING, edge.relation);

  // @ts-expect-error: the document does not select `name`.
  edge.node.name;
  // @ts-expect-error: the fragment's fields are only to be had through the fragment.
  edge.relation.kind;
  // @ts-expect-error: a relation may be without a date.
  established.edtf;
  // @ts-expect-error: a date may be without a year.
  const year: number = established!.year;
  // @ts-expect-error: no relation is of this kind.
  const isTwin = kind === "TWIN_TOWN";
  // @ts-expect-error: dates are texts.
  const since: Date = established!.edtf;
  // @ts-expect-error: regions are written in capitals.
  partnersIn(endpoint, "Asia");
  // @ts-expect-error: the region is missing.
  ask(endpoint, PARTNERS, { before: "2010" });
  // @ts-expect-error: the document has no such variable.
  ask(endpoint, PARTNERS, { region: "ASIA", since: "2010" });

  return [year, isTwin, since];
}
