// Paints the map on a canvas. Thousands of lines are more than a frame has time for, so they are drawn a few at a time
// behind what is seen; while the map is moved, the last picture is moved along.
import { drawArc, drawGraticule, drawSphere, type Point, WIDTH } from "../projection";
import type { Place, Relation } from "../network";
import { labels } from "./labels";

/** How far the map is moved and enlarged; `k` is 1 when the world fills the width. */
export interface Shift {
  k: number;
  x: number;
  y: number;
}

export interface Scene {
  relations: readonly Relation[];
  places: readonly Place[];
  home: Place | null;
}

/** So few are drawn in one frame, whatever happens. */
const AT_ONCE = 300;
const FEWEST = 60;
const MOST = 3000;
/** Longer than a frame may take: two of sixty a second. */
const LATE_MS = 34;
/** So long the map must lie still before it is drawn anew. */
const STILL_MS = 90;

/** Of the names of cities, in pixels of the page. */
const NAME_SIZE = 12;

/** Colours by their names in the style sheet. */
type Colours = (name: string) => string;

const lines = new WeakMap<Relation, Path2D>();
const sphere = path(drawSphere);
const graticule = path(drawGraticule);

export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #front: CanvasRenderingContext2D;
  /** Where a picture is made; what is seen is a copy of the last one that is complete. */
  readonly #back: CanvasRenderingContext2D;
  readonly #land: Path2D;
  readonly #done: () => void;
  #scene: Scene = { relations: [], places: [], home: null };
  /** What is shown as soon as the picture that is being made is complete, so that one is seen now and then. */
  #waiting: Scene | null = null;
  #shift: Shift = { k: 1, x: 0, y: 0 };
  #width = WIDTH;
  #ratio = 1;
  /** The shift of the picture that is seen; null if there is none of this size. */
  #painted: Shift | null = null;
  /** How many lines of the next picture are drawn; null if the picture is up to date. */
  #next: number | null = null;
  #movedAt = 0;
  #budget = AT_ONCE;
  #frameAt = 0;
  #frame = 0;

  /** `done` is told whenever a picture is complete. */
  constructor(canvas: HTMLCanvasElement, land: string, done: () => void) {
    this.#canvas = canvas;
    this.#front = context(canvas);
    this.#back = context(document.createElement("canvas"));
    this.#land = new Path2D(land);
    this.#done = done;
  }

  /** Pixels of the page, and pixels of the screen for each of them. */
  resize(width: number, height: number, ratio: number): void {
    [this.#width, this.#ratio] = [width, Math.min(ratio, 2)];
    for (const canvas of [this.#canvas, this.#back.canvas]) {
      canvas.width = Math.round(width * this.#ratio);
      canvas.height = Math.round(height * this.#ratio);
    }
    this.#painted = null;
    this.#restart();
  }

  show(scene: Scene): void {
    if (this.#next) this.#waiting = scene;
    else {
      this.#scene = scene;
      this.#waiting = null;
      this.#restart();
    }
  }

  move(shift: Shift): void {
    this.#shift = shift;
    this.#movedAt = performance.now();
    this.#restart();
  }

  /** After a change of colours. */
  repaint(): void {
    this.#restart();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #restart(): void {
    this.#next = 0;
    this.#request();
  }

  #request(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => this.#paint(now));
  }

  #paint(now: number): void {
    if (this.#next === null) return;
    const isLarge = this.#isCrowded;
    if (isLarge && this.#painted && now - this.#movedAt < STILL_MS) {
      this.#moveAlong(this.#painted);
      this.#request();
      return;
    }
    const colours = coloursOf(this.#canvas);
    if (this.#next === 0) {
      this.#budget = isLarge ? Math.min(this.#budget, AT_ONCE) : AT_ONCE;
      this.#paintGround(colours);
    } else {
      // What a frame before took shows how much this one can do.
      const isLate = now - this.#frameAt > LATE_MS;
      this.#budget = Math.round(Math.min(MOST, Math.max(FEWEST, this.#budget * (isLate ? 0.6 : 1.3))));
    }
    this.#frameAt = now;
    const end = Math.min(this.#scene.relations.length, this.#next + this.#budget);
    this.#paintLines(this.#scene.relations.slice(this.#next, end), colours);
    this.#next = end;
    if (end < this.#scene.relations.length) {
      // Before the first picture an unfinished one is better than none.
      if (!this.#painted) this.#show({ k: 1, x: 0, y: 0 });
      this.#request();
      return;
    }
    this.#paintPlaces(colours);
    this.#next = null;
    this.#painted = this.#shift;
    this.#show({ k: 1, x: 0, y: 0 });
    this.#done();
    if (this.#waiting) {
      this.#scene = this.#waiting;
      this.#waiting = null;
      this.#restart();
    }
  }

  /** The last picture where the map is now, so that it follows the hand. */
  #moveAlong(painted: Shift): void {
    const k = this.#shift.k / painted.k;
    this.#show({ k, x: this.#shift.x - painted.x * k, y: this.#shift.y - painted.y * k });
  }

  #show({ k, x, y }: Shift): void {
    const { width, height } = this.#canvas;
    this.#front.setTransform(1, 0, 0, 1, 0, 0);
    this.#front.clearRect(0, 0, width, height);
    this.#front.setTransform(k, 0, 0, k, x * this.#ratio, y * this.#ratio);
    this.#front.drawImage(this.#back.canvas, 0, 0);
  }

  #paintGround(colours: Colours): void {
    const { width, height } = this.#canvas;
    const context = this.#back;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const pixel = this.#transform(context);
    context.fillStyle = colours("--sea");
    context.fill(sphere, "nonzero");
    context.strokeStyle = colours("--grid");
    context.lineWidth = 0.5 * pixel;
    context.stroke(graticule);
    context.fillStyle = colours("--land");
    context.fill(this.#land, "nonzero");
  }

  #paintLines(relations: readonly Relation[], colours: Colours): void {
    const context = this.#back;
    const pixel = this.#transform(context);
    context.lineWidth = (this.#isCrowded ? 0.5 : 1.4) * pixel;
    for (const relation of relations) {
      const { kind } = relation;
      context.globalAlpha = (this.#isCrowded ? 0.12 : 0.75) * (isOver(relation) ? 0.5 : 1);
      context.strokeStyle = colours(colourOf(kind));
      // Many short dashes take long to draw, and nobody can tell them apart.
      context.setLineDash(this.#isCrowded ? [] : dashOf(kind).map((length) => length * pixel));
      context.stroke(line(relation));
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  #paintPlaces(colours: Colours): void {
    const context = this.#back;
    const pixel = this.#transform(context);
    const { relations, places, home } = this.#scene;
    if (this.#isCrowded) {
      const dots = path((pen) => places.forEach(({ at }) => at && dot(pen, at, 1.2 * pixel)));
      context.fillStyle = colours("--many");
      context.fill(dots, "nonzero");
    }
    // Of several relations of a partner the first one counts.
    const own = new Map(relations.map((relation) => [relation.ends[1], relation] as const).reverse());
    context.strokeStyle = colours("--halo");
    context.lineWidth = 1.2 * pixel;
    for (const place of this.#isCrowded ? [] : [...places, ...(home ? [home] : [])]) {
      const { at } = place;
      const point = path((pen) => at && dot(pen, at, (place === home ? 5.5 : 4) * pixel));
      const relation = home && own.get(place);
      context.fillStyle = colours(place === home ? "--ink" : relation ? colourOf(relation.kind) : "--many");
      context.globalAlpha = relation && isOver(relation) ? 0.45 : 1;
      context.fill(point, "nonzero");
      context.globalAlpha = 1;
      context.stroke(point);
    }
    this.#paintNames(colours);
  }

  /** The names that have room, of the home city first. */
  #paintNames(colours: Colours): void {
    const context = this.#back;
    const { places, home } = this.#scene;
    const { k, x, y } = this.#shift;
    const scale = (this.#width / WIDTH) * k;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.font = `${NAME_SIZE}px ${colours("--sans") || "sans-serif"}`;
    const named = (home ? [home, ...places] : places).flatMap((place) => {
      if (!place.at) return [];
      const at = { x: place.at[0] * scale + x, y: place.at[1] * scale + y };
      return [{ name: place.name, at, width: context.measureText(place.name).width }];
    });
    context.fillStyle = colours("--ink");
    context.strokeStyle = colours("--halo");
    context.lineJoin = "round";
    context.lineWidth = 3;
    const size = { width: this.#width, height: this.#canvas.height / this.#ratio };
    for (const { name, at } of labels(named, size, NAME_SIZE)) {
      context.strokeText(name, at.x, at.y);
      context.fillText(name, at.x, at.y);
    }
  }

  get #isCrowded(): boolean {
    return this.#scene.relations.length > AT_ONCE;
  }

  /** Coordinates are those of the world on 960 × 500; returns how large a pixel of the page is in them. */
  #transform(context: CanvasRenderingContext2D): number {
    const { k, x, y } = this.#shift;
    const scale = (this.#width / WIDTH) * k;
    context.setTransform(scale * this.#ratio, 0, 0, scale * this.#ratio, x * this.#ratio, y * this.#ratio);
    return 1 / scale;
  }
}

function isOver({ status }: Relation): boolean {
  return status === "ENDED";
}

function colourOf(kind: string): string {
  return { SISTER_CITY: "--sister", FRIENDLY_EXCHANGE: "--exchange" }[kind] ?? "--other";
}

/** Colours alone tell nothing to some; sister cities have a whole line. */
function dashOf(kind: string): number[] {
  return { SISTER_CITY: [], FRIENDLY_EXCHANGE: [5, 3] }[kind] ?? [1.5, 2.5];
}

/** Made once for each relation: the way of a great circle on the map takes a while to find. */
function line(relation: Relation): Path2D {
  const known = lines.get(relation);
  if (known) return known;
  const [from, to] = relation.ends;
  const made = path((context) => {
    if (from.location && to.location) drawArc(context, from.location, to.location);
  });
  lines.set(relation, made);
  return made;
}

function dot(to: Path2D, [x, y]: Point, radius: number): void {
  to.moveTo(x + radius, y);
  to.arc(x, y, radius, 0, 2 * Math.PI);
}

function path(draw: (pen: Path2D) => unknown): Path2D {
  const made = new Path2D();
  draw(made);
  return made;
}

function context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const found = canvas.getContext("2d");
  if (!found) throw new Error("this browser draws no canvas");
  return found;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = new Map<string, string>();
  return (name) => {
    const known = read.get(name) ?? style.getPropertyValue(name).trim();
    read.set(name, known);
    return known;
  };
}
