// Dates as the data have them, in EDTF, and what they say of a relation at a day; the same rules as the server's.

/** The days that a date can mean, as `1984-10-01`, which is compared as text. */
export interface Span {
  first: string;
  last: string;
}

/** When a relation began and ended; null where that is not known. */
export interface Dated {
  begun: Span | null;
  over: Span | null;
  status: string;
}

type StatusAt = "NOT_YET" | "ACTIVE" | "ENDED" | "UNKNOWN";

/** `1984`, `1984-10`, `1984-10-05`, `193X`, `14XX`, `1370~` or an interval of two of these; null for anything else. */
export function span(edtf: string): Span | null {
  const [from = "", to, more] = edtf.split("/");
  if (more !== undefined) return null;
  if (to === undefined) return single(from);
  const first = single(from)?.first;
  const last = single(to)?.last;
  return first && last && first <= last ? { first, last } : null;
}

function single(edtf: string): Span | null {
  const [, digits = "", xs = "", month, day] = /^(\d{2,4})(X{0,2})(?:-(\d\d))?(?:-(\d\d))?~?$/.exec(edtf) ?? [];
  if (digits.length + xs.length !== 4 || (xs && month)) return null;
  const [year, lastYear] = [digits.padEnd(4, "0"), digits.padEnd(4, "9")];
  if (!month) return { first: `${year}-01-01`, last: `${lastYear}-12-31` };
  const days = daysIn(Number(year), Number(month));
  if (day) return Number(day) >= 1 && Number(day) <= days ? { first: edtf.slice(0, 10), last: edtf.slice(0, 10) } : null;
  return days > 0 ? { first: `${year}-${month}-01`, last: `${year}-${month}-${days}` } : null;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** What was certainly true at the end of a day, as `Relation.status(asOf:)` has it. */
export function statusAt({ begun, over, status }: Dated, day: string): StatusAt {
  if (!begun) return "UNKNOWN";
  if (begun.first > day) return "NOT_YET";
  if (over && over.last <= day) return "ENDED";
  if (begun.last > day || (over && over.first <= day)) return "UNKNOWN";
  return !over && status === "ENDED" ? "UNKNOWN" : "ACTIVE";
}
