// The rules of our own scalars, told to graphql-js, which knows only their names.
const NUMBER = /^\d+$/;

/** Which texts each scalar takes; anything but a string is refused by all of them. */
const ACCEPTED = {
  CountryCode: (text) => /^[A-Za-z]{2}$/.test(text),
  // For output only.
  Date: () => false,
  EdtfDate: isDate,
  LanguageTag: isLanguageTag,
};

/** Gives the scalars of a schema of either major their rules. */
export function teachScalars(graphql, schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!graphql.isScalarType(type) || graphql.isSpecifiedScalarType(type)) continue;
    const accepted = ACCEPTED[type.name];
    if (!accepted) throw new Error(`tests/conformance/scalars.mjs has no rule for the scalar ${type.name}`);
    const value = (given) => {
      if (typeof given === "string" && accepted(given)) return given;
      // A plain error: graphql-js adds what was found, and where.
      throw new Error("not accepted by the scalar");
    };
    const literal = (node) => value(node.kind === graphql.Kind.STRING ? node.value : undefined);
    // The names of 16, and those that 17 prefers.
    Object.assign(type, { parseValue: value, parseLiteral: literal });
    Object.assign(type, { coerceInputValue: value, coerceInputLiteral: literal });
  }
}

/** A tag of BCP 47 as Unicode's locales have it, which is what ECMA-402 reads too; its language has two or three letters. */
function isLanguageTag(text) {
  try {
    return /^[a-z]{2,3}(-|$)/i.test(text) && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isDate(text) {
  const [from, to, ...more] = text.split("/");
  if (more.length > 0) return false;
  const first = days(from);
  if (to === undefined) return first !== undefined;
  const last = days(to);
  return first !== undefined && last !== undefined && first[0] <= last[1];
}

/** The first and the last day of a date as numbers, or nothing for what is no date. */
function days(text) {
  const [year, month, day, ...more] = text.replace(/~$/, "").split("-");
  if (more.length > 0 || year.length !== 4) return undefined;
  if (/^\d{2}XX$|^\d{3}X$/.test(year)) {
    const span = [year.replaceAll("X", "0"), year.replaceAll("X", "9")];
    return month === undefined ? [Number(`${span[0]}0101`), Number(`${span[1]}1231`)] : undefined;
  }
  if (![year, month ?? "01", day ?? "01"].every((part) => NUMBER.test(part))) return undefined;
  if (month !== undefined && (month.length !== 2 || month < "01" || month > "12")) return undefined;
  const length = lengthOfMonth(Number(year), Number(month ?? 12));
  if (day !== undefined && (day.length !== 2 || day < "01" || Number(day) > length)) return undefined;
  return [Number(year + (month ?? "01") + (day ?? "01")), Number(year + (month ?? "12") + (day ?? length))];
}

function lengthOfMonth(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? 28 + Number(leap) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
