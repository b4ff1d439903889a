// Which city the pointer or an arrow means.
import type { Place } from "../network";

export interface Pixel {
  x: number;
  y: number;
}

type OnScreen = (place: Place) => Pixel;

/** The nearest city within a distance of a point; the home city wins where several are as near. */
export function nearest(
  places: readonly Place[],
  home: Place | null,
  onScreen: OnScreen,
  x: number,
  y: number,
  within: number,
): Place | null {
  let found: Place | null = null;
  let least = within;
  for (const place of home ? [home, ...places] : places) {
    if (!place.at) continue;
    const at = onScreen(place);
    const distance = Math.hypot(at.x - x, at.y - y);
    if (distance < least) [found, least] = [place, distance];
  }
  return found;
}

const DIRECTIONS: Record<string, Pixel> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The city next to another in the direction of an arrow: what lies aside counts double, what lies behind not at all. */
export function neighbour(places: readonly Place[], from: Place, onScreen: OnScreen, key: string): Place | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const start = onScreen(from);
  let found: Place | null = null;
  let least = Infinity;
  for (const place of places) {
    const { x, y } = onScreen(place);
    const along = (x - start.x) * direction.x + (y - start.y) * direction.y;
    const aside = Math.abs((x - start.x) * direction.y) + Math.abs((y - start.y) * direction.x);
    const distance = along + 2 * aside;
    if (place !== from && along > 0 && distance < least) [found, least] = [place, distance];
  }
  return found;
}
