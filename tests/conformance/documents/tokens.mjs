// Mutations of a document as text: its tokens are left out, doubled, exchanged, replaced, or joined by other ones.
import { Lexer, Source } from "graphql17";
import { linesOf } from "../lines.mjs";

const INSERTED = linesOf("tokens.txt");
const BETWEEN = [" ", " ", " ", " ", "\n", "\r\n", ",", "\t", " # x\n"];

/** The document with one to three of its tokens treated like that. */
export function mutateTokens(random, query, names) {
  const tokens = tokensOf(query);
  for (let rounds = 1 + random.below(3); rounds > 0 && tokens.length > 0; rounds--) mutate(random, tokens, names);
  const between = random.chance(0.2) ? () => random.pick(BETWEEN) : () => " ";
  return tokens.map((token) => token + between()).join("");
}

function mutate(random, tokens, names) {
  const at = random.below(tokens.length);
  const other = random.below(tokens.length);
  const chosen = random.below(8);
  if (chosen === 0) tokens.splice(at, 1);
  else if (chosen === 1) tokens.splice(at, 0, tokens[at]);
  else if (chosen === 2) [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
  else if (chosen === 3) tokens.splice(at, 0, random.pick(INSERTED));
  else if (chosen === 4) tokens[at] = random.pick(INSERTED);
  else if (chosen === 5) tokens.splice(at, 0, tokens[other]);
  else rename(random, tokens, names, at);
}

/** Names become other names of the schema, all else becomes another token of the document. */
function rename(random, tokens, names, at) {
  tokens[at] = /^\w+$/.test(tokens[at]) ? random.pick(names) : random.pick(tokens);
}

function tokensOf(query) {
  const lexer = new Lexer(new Source(query));
  const tokens = [];
  for (let token = lexer.advance(); token.kind !== "<EOF>"; token = lexer.advance()) {
    tokens.push(query.slice(token.start, token.end));
  }
  return tokens;
}
