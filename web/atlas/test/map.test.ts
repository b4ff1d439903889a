import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { labels } from "../src/map/labels";
import { nearest, neighbour } from "../src/map/near";
import { city } from "./relation";

const at = (slug: string, x: number, y: number) => city({ slug, at: [x, y] });
const PLACES = [at("west", 10, 50), at("middle", 50, 50), at("east", 90, 52), at("north", 52, 10), at("far-east", 99, 50)] as const;
const onScreen = ({ at: point }: { at: readonly [number, number] | null }) => ({ x: point?.[0] ?? 0, y: point?.[1] ?? 0 });

test("the pointer means the nearest city, if one is near", () => {
  assert.equal(nearest(PLACES, null, onScreen, 48, 51, 14)?.slug, "middle");
  assert.equal(nearest(PLACES, null, onScreen, 30, 30, 14), null);
  const home = at("home", 50, 50);
  assert.equal(nearest(PLACES, home, onScreen, 50, 50, 14), home);
});

test("an arrow leads to the next city in its direction", () => {
  const [west, middle, east] = PLACES;
  assert.equal(neighbour(PLACES, middle, onScreen, "ArrowRight"), east);
  assert.equal(neighbour(PLACES, middle, onScreen, "ArrowLeft"), west);
  assert.equal(neighbour(PLACES, middle, onScreen, "ArrowUp")?.slug, "north");
  assert.equal(neighbour(PLACES, west, onScreen, "ArrowLeft"), null);
  assert.equal(neighbour(PLACES, west, onScreen, "Enter"), null);
});

test("no name lies on another, nor outside of the map", () => {
  const size = { width: 900, height: 400 };
  const named = fc.array(
    fc.record({
      name: fc.constant("name"),
      at: fc.record({ x: fc.double({ min: 0, max: 900, noNaN: true }), y: fc.double({ min: 0, max: 400, noNaN: true }) }),
      width: fc.integer({ min: 10, max: 120 }),
    }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(named, (all) => {
      const placed = labels(all, size, 12);
      placed.forEach(({ at: a, width }, index) => {
        assert.ok(a.x >= 0 && a.x + width <= size.width);
        for (const { at: b, width: other } of placed.slice(index + 1)) {
          const meet = a.x < b.x + other && b.x < a.x + width && Math.abs(a.y - b.y) < 12;
          assert.ok(!meet, JSON.stringify([a, b]));
        }
      });
    }),
  );
});
