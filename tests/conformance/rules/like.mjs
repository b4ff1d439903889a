// Fields of one key whose arguments are the same, or only look so.

/** Values of an argument that differ in a length, a key, a kind or a spelling. */
const UNLIKE = [
  ['["en"]', "[]"],
  ['["en"]', '["en", "zh"]'],
  ['["en", "zh"]', '["zh", "en"]'],
  ['["en"]', '"en"'],
  ['["en"]', "$lang"],
  ["[$tag]", '["en"]'],
  ["[$tag]", "$lang"],
  ["[]", "$lang"],
  ['["en"]', '["EN"]'],
];
const UNLIKE_FILTERS = [
  ["{}", "{level: {eq: CITY}}"],
  ["{level: {eq: CITY}}", "{level: {ne: CITY}}"],
  ["{level: {eq: CITY}}", "{level: {eq: CITY}, hasNamesake: true}"],
  ["{level: {}}", "{level: {eq: CITY}}"],
  ["{level: {in: [CITY]}}", "{level: {in: [CITY, COUNTY]}}"],
  ["{level: {in: []}}", "{level: {in: [CITY]}}"],
  ["{level: {in: [CITY]}}", "{level: {in: CITY}}"],
  ["{level: null}", "{}"],
  ["{or: [{level: {eq: CITY}}]}", "{or: [{level: {eq: CITY}}, {}]}"],
  ["{population: {gt: 1}}", "{population: {gt: 1.0}}"],
  ["{hasNamesake: true}", "{hasNamesake: false}"],
  ["null", "{}"],
];

/**
 * Two fields of one key with these arguments, side by side, the other way round, and across fragments.
 * @param {(value: string) => string} write
 * @param {string[]} values
 */
const both = (write, [one, other]) => [
  `${write(one)} ${write(other)}`,
  `${write(other)} ${write(one)}`,
  `${write(one)} ... { ${write(other)} }`,
];

const LANG_HEAD = 'query ($lang: [LanguageTag!]! = ["en"], $tag: LanguageTag! = "en") ';
const USES = 'unused: country(code: "JP") { name(lang: $lang) subregion(lang: [$tag]) }';

export const unlikeArguments = () => [
  ...UNLIKE.flatMap((values) => both((value) => `name(lang: ${value})`, values)).map(
    (text) => `${LANG_HEAD}{ home { ${text} } ${USES} }`,
  ),
  ...UNLIKE_FILTERS.flatMap((values) => both((value) => `cities(filter: ${value}) { totalCount }`, values)).map(
    (text) => `{ ${text} }`,
  ),
];

/** The same values, in another spelling or in another order of keys. */
export const likeArguments = () => [
  '{ home { name(lang: ["en"]) name(lang: ["en"]) ... { name(lang: [ "en", ]) } } }',
  '{ home { names(lang: ["en"], kind: [LOCAL]) { text } names(kind: [LOCAL], lang: ["en"]) { lang } } }',
  "{ cities(filter: {level: {eq: CITY}, hasNamesake: true}) { totalCount } cities(filter: {hasNamesake: true, level: {eq: CITY}}) { totalCount } }",
  `${LANG_HEAD}{ home { name(lang: $lang) name(lang: $lang) x: name(lang: [$tag]) x: name(lang: [$tag]) } }`,
];
