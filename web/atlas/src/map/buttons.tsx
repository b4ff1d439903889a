/** @jsxImportSource preact */
// What gestures do, for whoever has no wheel and only one finger.
import type { Texts } from "../texts";
import type { Gestures } from "./gestures";

interface ButtonsProps {
  gestures: () => Gestures | null;
  /** What the last button leads back to. */
  whole: string;
  text: Texts;
}

export function Buttons({ gestures, whole, text }: ButtonsProps) {
  return (
    <div class="map-buttons">
      <button type="button" onClick={() => gestures()?.in()} title={text("script.map-in")} aria-label={text("script.map-in")}>
        +
      </button>
      <button type="button" onClick={() => gestures()?.out()} title={text("script.map-out")} aria-label={text("script.map-out")}>
        −
      </button>
      <button type="button" onClick={() => gestures()?.reset()}>
        {whole}
      </button>
    </div>
  );
}
