/** @jsxImportSource preact */
// The time line: bars of signings and endings, and a slider with the year as of which all else is shown.
import { useEffect, useState } from "preact/hooks";
import { counted, type Texts } from "./texts";
import { bars, ticks, type Year } from "./years";

const WIDTH = 960;
const HEIGHT = 150;
/** Below the bars, for the years. */
const FOOT = 22;
const STEP_MS = 700;

interface TimelineProps {
  years: readonly Year[];
  /** How many relations are not in it, since no source says when they were signed. */
  undated: number;
  /** The chosen year; null for all relations, whatever their dates. */
  year: number | null;
  /** How many relations are in force then. */
  count: number;
  text: Texts;
  /** `isDone` says whether the choice stands, or goes on as long as the slider is held. */
  choose: (year: number | null, isDone: boolean) => void;
}

export function Timeline({ years, undated, year, count, text, choose }: TimelineProps) {
  const [isPlaying, setPlaying] = useState(false);
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  const note = undated > 0 && <p class="note">{counted(text, "timeline.undated", undated)}</p>;
  if (first === undefined || last === undefined) {
    return (
      <>
        <p>{text("timeline.nothing")}</p>
        {note}
      </>
    );
  }
  const shown = year === null ? last : Math.max(first, Math.min(last, year));
  const words =
    year === null
      ? text("script.all-years")
      : text("script.as-of", { year: String(shown), relations: counted(text, "figures.relations", count) });
  return (
    <>
      <Bars years={years} year={year} text={text} />
      <div class="scrub">
        <label for="as-of">{text("script.as-of-label")}</label>
        <input
          id="as-of"
          type="range"
          name="asOf"
          min={first}
          max={last}
          step={1}
          value={shown}
          aria-valuetext={words}
          onInput={(event) => choose(event.currentTarget.valueAsNumber, false)}
          onChange={(event) => choose(event.currentTarget.valueAsNumber, true)}
        />
        <output for="as-of">{words}</output>
        <Play {...{ first, last, year, text, choose, isPlaying, setPlaying }} />
        <button
          type="button"
          disabled={year === null}
          onClick={() => {
            setPlaying(false);
            choose(null, true);
          }}
        >
          {text("script.as-of-reset")}
        </button>
      </div>
      <details>
        <summary>{text("timeline.as-table")}</summary>
        <Numbers years={years} text={text} />
      </details>
      {note}
    </>
  );
}

interface PlayProps {
  first: number;
  last: number;
  year: number | null;
  text: Texts;
  choose: TimelineProps["choose"];
  isPlaying: boolean;
  setPlaying: (isPlaying: boolean) => void;
}

/** Goes on year by year, from the first one if the last is shown. Whoever wants less motion gets a step for each press. */
function Play({ first, last, year, text, choose, isPlaying, setPlaying }: PlayProps) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const next = year === null || year >= last ? first : year + 1;

  useEffect(() => {
    if (!isPlaying) return undefined;
    if (year !== null && year >= last) {
      setPlaying(false);
      choose(year, true);
      return undefined;
    }
    const timer = setTimeout(() => choose(next, false), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, setPlaying, year, next, last, choose]);

  if (isCalm) {
    return (
      <button type="button" onClick={() => choose(next, true)}>
        {text("script.step")}
      </button>
    );
  }
  return (
    <button
      type="button"
      onClick={() => {
        if (!isPlaying) choose(next, false);
        else if (year !== null) choose(year, true);
        setPlaying(!isPlaying);
      }}
    >
      {text(isPlaying ? "script.pause" : "script.play")}
    </button>
  );
}

function Numbers({ years, text }: Pick<TimelineProps, "years" | "text">) {
  return (
    <table class="years">
      <caption>{text("timeline.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("timeline.year")}</th>
          <th class="number" scope="col">
            {text("timeline.signings")}
          </th>
          <th class="number" scope="col">
            {text("timeline.endings")}
          </th>
        </tr>
      </thead>
      <tbody>
        {years
          .filter(({ signed, ended }) => signed + ended > 0)
          .map(({ year, signed, ended }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td class="number">{signed}</td>
              <td class="number">{ended}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Bars({ years, year, text }: Pick<TimelineProps, "years" | "year" | "text">) {
  const all = bars(years);
  const width = WIDTH / Math.max(1, all.length);
  const most = (key: "signed" | "ended") => all.reduce((found, bar) => Math.max(found, bar[key]), 0);
  const unit = (HEIGHT - FOOT) / Math.max(1, most("signed") + most("ended"));
  const base = unit * most("signed");
  const written = ticks(all);
  const sum = (key: "signed" | "ended") => years.reduce((found, one) => found + one[key], 0);
  const summary = text("timeline.summary", {
    signed: counted(text, "timeline.signed", sum("signed")),
    ended: counted(text, "timeline.ended", sum("ended")),
    first: String(years[0]?.year),
    last: String(years.at(-1)?.year),
  });
  return (
    <svg class="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary}>
      {all.map((bar, index) => {
        const left = index * width;
        const later = year !== null && bar.year > year ? " later" : "";
        const middle = left + width / 2;
        const anchor = middle < 20 ? "start" : middle > WIDTH - 20 ? "end" : "middle";
        return (
          <g key={bar.year}>
            {(["signed", "ended"] as const).map(
              (key) =>
                bar[key] > 0 && (
                  <rect
                    key={key}
                    class={key + later}
                    data-year={bar.year}
                    x={left + width * 0.12}
                    width={width * 0.76}
                    y={key === "signed" ? base - unit * bar.signed : base}
                    height={unit * bar[key]}
                  >
                    <title>{`${bar.year}: ${counted(text, `timeline.${key}`, bar[key])}`}</title>
                  </rect>
                ),
            )}
            {written.includes(bar.year) && (
              <text x={middle} y={HEIGHT - 5} text-anchor={anchor}>
                {bar.year}
              </text>
            )}
          </g>
        );
      })}
      <line class="axis" x1={0} x2={WIDTH} y1={base} y2={base} />
    </svg>
  );
}
