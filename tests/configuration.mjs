// Configurations that stand in the repository, with ports and folders of a test's own.

/**
 * The text with each of the old words replaced; one that is missing is a mistake of who asks.
 * @param {string} text
 * @param {Iterable<readonly [string, string]>} replacements
 */
export function replace(text, replacements) {
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`the file has no '${from}':\n${text}`);
    text = text.replaceAll(from, to);
  }
  return text;
}
