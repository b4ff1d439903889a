/** @jsxImportSource preact */
// The map: a canvas with land, lines and points, over it links to the cities in sight, and a card for the chosen one.
// The element that takes the keys is no button: what it does is more than one thing, and the help that describes it says what.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role */
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { arcPath, HEIGHT, WIDTH } from "../projection";
import type { Place, Relation } from "../network";
import type { Texts } from "../texts";
import { Buttons } from "./buttons";
import { Card } from "./card";
import { Gestures } from "./gestures";
import { nearest, neighbour } from "./near";
import { Painter, type Shift } from "./painter";

/** More links than these help nobody who goes from one to the next; enlarge the map to have the others. */
const MOST_LINKS = 120;
/** How near the pointer must come to a city, in pixels of the page. */
const NEAR = 14;

interface MapProps {
  land: string;
  relations: readonly Relation[];
  home: Place | null;
  /** What the map shows, in a sentence; it is spoken when it changes. */
  summary: string;
  text: Texts;
  addressOf: (place: Place) => string;
}

interface Size {
  width: number;
  height: number;
}

export function WorldMap({ land, relations, home, summary, text, addressOf }: MapProps) {
  const surfaceRef = useRef<HTMLDivElement>(null);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const painterRef = useRef<Painter>(null);
  const gesturesRef = useRef<Gestures>(null);
  const latestRef = useRef<Shift>({ k: 1, x: 0, y: 0 });
  const [shift, setShift] = useState<Shift>({ k: 1, x: 0, y: 0 });
  const [size, setSize] = useState<Size>({ width: WIDTH, height: HEIGHT });
  const [chosen, setChosen] = useState<Place | null>(null);
  const places = useMemo(() => placesOf(relations, home), [relations, home]);

  useEffect(() => {
    if (!surfaceRef.current || !canvasRef.current) return undefined;
    const element = surfaceRef.current;
    const painting = new Painter(canvasRef.current, land, () => setShift(latestRef.current));
    const moving = new Gestures(element, (moved) => {
      latestRef.current = moved;
      painting.move(moved);
      setChosen(null);
    });
    painterRef.current = painting;
    gesturesRef.current = moving;
    const resized = new ResizeObserver(() => {
      const now = { width: element.clientWidth, height: element.clientHeight };
      painting.resize(now.width, now.height, devicePixelRatio);
      moving.resize(now.width, now.height);
      setSize(now);
    });
    resized.observe(element);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const repaint = () => painting.repaint();
    dark.addEventListener("change", repaint);
    return () => {
      resized.disconnect();
      dark.removeEventListener("change", repaint);
      painting.stop();
    };
  }, [land]);

  useEffect(() => {
    painterRef.current?.show({ relations, places, home });
    setChosen((place) => (place && (places.includes(place) || place === home) ? place : null));
  }, [relations, places, home]);

  /** Pixels of the page for a unit of the map of 960 × 500. */
  const scale = (size.width / WIDTH) * shift.k;
  const onScreen = useCallback(
    (place: Place) => {
      const [x, y] = place.at ?? [0, 0];
      return { x: x * scale + shift.x, y: y * scale + shift.y };
    },
    [scale, shift],
  );
  const linked = useMemo(() => {
    const isInSight = (place: Place) => {
      const { x, y } = onScreen(place);
      return place.at !== null && x >= 0 && y >= 0 && x <= size.width && y <= size.height;
    };
    return (home ? [home, ...places] : places).filter(isInSight).slice(0, MOST_LINKS);
  }, [places, home, onScreen, size]);
  const isChosenLinked = chosen !== null && linked.includes(chosen);

  const pointed = (event: PointerEvent) => {
    if (event.pointerType !== "mouse" || event.buttons > 0) return;
    if (event.target instanceof Element && event.target.closest(".card")) return;
    const box = surfaceRef.current?.getBoundingClientRect();
    const found = box && nearest(places, home, onScreen, event.clientX - box.left, event.clientY - box.top, NEAR);
    if (found !== chosen) setChosen(found ?? null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const link = event.target instanceof HTMLAnchorElement && event.target.closest(".places") ? event.target : null;
    if (event.key === "Escape" && (chosen || link)) {
      setChosen(null);
      surfaceRef.current?.focus();
    } else if (link && event.key.startsWith("Arrow")) {
      const from = linked.find(({ slug }) => slug === link.dataset.slug);
      const next = from && neighbour(linked, from, onScreen, event.key);
      if (next) surfaceRef.current?.querySelector<HTMLElement>(`.places a[data-slug="${next.slug}"]`)?.focus();
    } else if (!gesturesRef.current?.hears(event)) return;
    event.preventDefault();
  };
  /** A first touch of a city shows its card, a second one follows the link. */
  const followed = (event: MouseEvent, place: Place) => {
    const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTouch && chosen !== place) {
      event.preventDefault();
      setChosen(place);
    }
  };

  return (
    <>
      <div
        class={shift.k > 1 ? "surface enlarged" : "surface"}
        ref={surfaceRef}
        tabIndex={0}
        role="group"
        aria-label={text("script.map-label")}
        aria-describedby="map-help"
        onPointerMove={pointed}
        onPointerLeave={() => setChosen(null)}
        onKeyDown={pressed}
      >
        <canvas ref={canvasRef} aria-hidden="true" />
        {chosen && (
          <svg class="marks" aria-hidden="true" width={size.width} height={size.height}>
            <g transform={`translate(${shift.x} ${shift.y}) scale(${scale})`}>
              <path d={linesOf(chosen, relations)} vector-effect="non-scaling-stroke" />
              {chosen.at && <circle cx={chosen.at[0]} cy={chosen.at[1]} r={7 / scale} vector-effect="non-scaling-stroke" />}
            </g>
          </svg>
        )}
        <ul class="places" aria-label={text("script.map-cities")}>
          {linked.map((place, index) => {
            const { x, y } = onScreen(place);
            return (
              <li key={place.slug} style={{ left: `${x}px`, top: `${y}px` }}>
                <a
                  href={addressOf(place)}
                  data-slug={place.slug}
                  draggable={false}
                  // One stop for the tab key; arrows lead on from there.
                  tabIndex={(isChosenLinked ? chosen === place : index === 0) ? 0 : -1}
                  onFocus={() => setChosen(place)}
                  onClick={(event) => followed(event, place)}
                >
                  <span class="visually-hidden">{`${place.displayName}, ${place.country.name}`}</span>
                </a>
              </li>
            );
          })}
        </ul>
        {chosen && (
          <Card
            place={chosen}
            home={home}
            relations={relations}
            at={onScreen(chosen)}
            width={size.width}
            text={text}
            address={addressOf(chosen)}
          />
        )}
      </div>
      <Buttons gestures={() => gesturesRef.current} whole={text("script.map-reset")} text={text} />
      <p id="map-help" class="visually-hidden">
        {text("script.map-help")}
      </p>
      <output class="visually-hidden">{summary}</output>
    </>
  );
}

/** The cities of relations, those with the most of them first. */
function placesOf(relations: readonly Relation[], home: Place | null): Place[] {
  const counts = new Map<Place, number>();
  for (const { ends } of relations) {
    for (const place of ends) {
      if (place.slug !== home?.slug) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([place]) => place);
}

function linesOf(place: Place, relations: readonly Relation[]): string {
  return relations
    .filter(({ ends }) => ends.some(({ slug }) => slug === place.slug))
    .map(({ ends: [from, to] }) => (from.location && to.location ? arcPath(from.location, to.location) : ""))
    .join("");
}
