// Which names have room on a map, and where.
import type { Pixel } from "./near";

export interface Named {
  name: string;
  at: Pixel;
  width: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** More names than these make a map harder to read. */
const MOST = 60;
/** Between a point and its name. */
const GAP = 8;
/** Half of a point. */
const POINT = 4;

/** The names that have room beside their point, with where their text begins; those that come first have the first choice. */
export function labels(named: readonly Named[], size: { width: number; height: number }, height: number): Named[] {
  const inSight = named.filter(({ at }) => at.x >= 0 && at.y >= 0 && at.x <= size.width && at.y <= size.height);
  const taken: Box[] = inSight.slice(0, 2 * MOST).map(({ at }) => {
    return { left: at.x - POINT, top: at.y - POINT, right: at.x + POINT, bottom: at.y + POINT };
  });
  const placed: Named[] = [];
  // On a small map only the first one is named.
  for (const one of inSight.slice(0, size.width < 640 ? 1 : 2 * MOST)) {
    if (placed.length >= MOST) break;
    const found = [one.at.x + GAP, one.at.x - GAP - one.width]
      .map((left) => ({ left, top: one.at.y - height / 2, right: left + one.width, bottom: one.at.y + height / 2 }))
      .find((box) => box.left >= 0 && box.right <= size.width && !taken.some((other) => overlap(box, other)));
    if (!found) continue;
    taken.push(found);
    placed.push({ ...one, at: { x: found.left, y: one.at.y + height / 3 } });
  }
  return placed;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
