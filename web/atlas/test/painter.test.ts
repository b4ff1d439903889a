import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Scene } from "../src/map/painter";
import { city, relation } from "./relation";

const nothing = () => {};

/** What a canvas is told, of which nothing is drawn; it remembers the names of cities. */
const names: string[] = [];
const frames: FrameRequestCallback[] = [];

class Context {
  canvas = { width: 0, height: 0, getContext: () => this };
  measureText = () => ({ width: 10 });
  fillText = (name: string) => names.push(name);
  setTransform = nothing;
  clearRect = nothing;
  drawImage = nothing;
  fill = nothing;
  stroke = nothing;
  setLineDash = nothing;
  strokeText = nothing;
}
class Path {
  moveTo = nothing;
  lineTo = nothing;
  arc = nothing;
  closePath = nothing;
}

before(() => {
  const given = {
    Path2D: Path,
    requestAnimationFrame: (frame: FrameRequestCallback) => frames.push(frame),
    cancelAnimationFrame: (id: number) => frames.splice(id - 1, 1),
    getComputedStyle: () => ({ getPropertyValue: () => "" }),
    document: { createElement: () => new Context().canvas },
  };
  for (const [name, value] of Object.entries(given)) Reflect.set(globalThis, name, value);
});

/** As many relations as need several frames, of a city of this name. */
function scene(name: string): Scene {
  const partner = city({ name, at: [100, 100] });
  const relations = Array.from({ length: 1000 }, () => relation({ partner }));
  return { relations, places: [partner], home: null };
}

function paintFrame(now: number): void {
  const [frame] = frames.splice(0, Infinity);
  frame?.(now);
}

test("what was shown last is painted last, also if the map was moved meanwhile", async () => {
  const { Painter } = await import("../src/map/painter");
  const painter = new Painter(new Context().canvas as unknown as HTMLCanvasElement, "", () => {});
  painter.resize(960, 500, 1);
  painter.show(scene("first"));
  paintFrame(1);
  painter.show(scene("second"));
  painter.move({ k: 1, x: 0, y: 0 });
  painter.show(scene("third"));
  for (let now = 1000; frames.length > 0 && now < 100_000; now += 16) paintFrame(performance.now() + now);
  assert.equal(frames.length, 0);
  assert.equal(names.at(-1), "third");
});
