// Moving and enlarging the map: by d3-zoom with mouse and fingers, by keys, and by buttons.
import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, zoomTransform } from "d3-zoom";
import type { Shift } from "./painter";

const LARGEST = 24;
const STEP = 1.6;
/** Of the width of the map, by one press of an arrow. */
const PAN = 0.12;

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class Gestures {
  readonly #element: HTMLElement;
  readonly #zoom: ZoomBehavior<HTMLElement, unknown>;

  constructor(element: HTMLElement, moved: (shift: Shift) => void) {
    this.#element = element;
    this.#zoom = zoom<HTMLElement, unknown>()
      .scaleExtent([1, LARGEST])
      .duration(matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250)
      // One finger scrolls the page, and so does the wheel by itself.
      .filter((event: MouseEvent | WheelEvent | TouchEvent) => {
        if (event.type === "wheel") return event.ctrlKey || event.metaKey;
        if ("touches" in event) return event.touches.length > 1 || zoomTransform(element).k > 1;
        return !event.button;
      })
      .on("zoom", ({ transform: { k, x, y } }: D3ZoomEvent<HTMLElement, unknown>) => moved({ k, x, y }));
    select(element).call(this.#zoom);
  }

  resize(width: number, height: number): void {
    this.#zoom.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    this.#zoom.translateBy(select(this.#element), 0, 0);
  }

  in(): void {
    this.#zoom.scaleBy(select(this.#element), STEP);
  }

  out(): void {
    this.#zoom.scaleBy(select(this.#element), 1 / STEP);
  }

  reset(): void {
    this.#zoom.transform(select(this.#element), zoomIdentity);
  }

  /** Whether the key is one of the map's; then it is done. */
  hears({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    const arrow = ARROWS[key];
    if (arrow) {
      const by = (this.#element.clientWidth * PAN) / zoomTransform(this.#element).k;
      this.#zoom.translateBy(select(this.#element), arrow[0] * by, arrow[1] * by);
    } else if (key === "+" || key === "=") this.in();
    else if (key === "-") this.out();
    else if (key === "0") this.reset();
    else return false;
    return true;
  }
}
